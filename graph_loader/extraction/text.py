"""The text as rules see it: freed of white space and page numbers, one kind of punctuation, with the way back to the original.

Printed minutes are wrapped inside words and padded with blanks (郭 强, 202 6 年), so rules match on `folded`, a copy without any
white space. All positions inside extraction count its characters; `Text.spans` turns them into offsets of the original text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from functools import cache, wraps
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from graph_loader.extraction.attendance_labels import BARE
from graph_loader.lexicon import mapping, pattern
from graph_loader.record import Spans

# White space, control, zero-width and private-use characters: never part of a value.
_BLANK = r"\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ue000-\uf8ff"
_INK = re.compile(f"[^{_BLANK}]+")
# A line that holds nothing but a page number: — 3 —, - 3 -, 第3页. A bare number is kept: it may be an item or a table cell.
_PAGE_NUMBER = re.compile(
    rf"[{_BLANK}]*(?:[—–－─-]+[{_BLANK}]*\d{{0,4}}[{_BLANK}]*[—–－─-]+"
    rf"|第[{_BLANK}]*\d+[{_BLANK}]*页(?:[，,{_BLANK}]*共[{_BLANK}]*\d+[{_BLANK}]*页)?)?[{_BLANK}]*"
)

_FOLD = {
    **dict(zip("(),;:!?", "（），；：！？", strict=True)),
    **dict.fromkeys("[［【﹝", "〔"),
    **dict.fromkeys("]］】﹞", "〕"),
    **dict.fromkeys("<＜", "〈"),
    **dict.fromkeys(">＞", "〉"),
    **dict.fromkeys("「『", "“"),
    **dict.fromkeys("」』", "”"),
    **dict.fromkeys("•‧∙・", "·"),
    **dict.fromkeys("○Ｏ", "〇"),
    **{a: str(n) for n, a in enumerate("０１２３４５６７８９")},
    "．": ".",
    **mapping("traditional"),  # half-converted pages: 區長 reads as 区长
}
_FOLDABLE = re.compile(f"[{re.escape(''.join(_FOLD))}]")


# 二O一一年, 二00八年: a letter or a digit for 〇.
_YEAR = re.compile("二[Oo0〇][Oo0〇一二三][Oo0〇一二三四五六七八九]年")
_LETTER_ZERO = re.compile("[Oo0]")


def fold(text: str) -> str:
    """The text with one kind of punctuation and numerals, of the same length."""
    folded = _FOLDABLE.sub(lambda found: _FOLD[found.group()], text)
    return _YEAR.sub(lambda year: _LETTER_ZERO.sub("〇", year.group()), folded)


def ink(raw: str) -> str:
    """The characters that are no white space and no control characters."""
    return "".join(_INK.findall(raw))


SENTENCE_ENDS = "。；！？"
_TERMINAL = frozenset("。；！？：")
_PAUSE = re.compile("[。；，]")
_OPENING, _CLOSING = "《（〔“〈", "》）〕”〉"

_NUMERALS = "一二三四五六七八九十"
# What a title of an item begins with, behind its number.
_OF_ITEM = f"(?:(?:会议)?(?:{pattern('item_verbs')})|关于|《|其[他它]|通报)"
#: How a numbered block begins: 一、 （一） 1. （1） 议题一 第一项.
HEADING = re.compile(
    r"(?P<chinese>[一二三四五六七八九十百]{1,4})(?:[、.]|：(?!\d))"
    r"|（(?P<bracketed>[一二三四五六七八九十百]{1,4})）[、.]?"
    r"|(?P<digits>\d{1,2})[、.](?!\d)"
    r"|（(?P<bracketed_digits>\d{1,2})）[、.]?"
    # 议题一：, 第一项议题：, 议题（一）, 【议题一】, 议题1：, 第1项议题，审议….
    rf"|〔?(?:议题（?(?=[{_NUMERALS}\d])|第(?=[{_NUMERALS}]|\d{{1,2}}[项个]))(?P<topic>[{_NUMERALS}]{{1,3}}|\d{{1,2}})）?(?:(?:项|个)议题|项)?(?:[、：〕]|\.(?!\d)"
    rf"|(?:(?<=[题项])|(?<=议题[{_NUMERALS}\d]))，(?={_OF_ITEM})"
    # 议题一 传达学习…: only white space stands behind the number, which the folded text does not have.
    rf"|(?:(?<=议题[{_NUMERALS}\d])|(?<=议题[{_NUMERALS}\d]{{2}})|(?<=项议题)|(?<=）))(?={_OF_ITEM}))：?"
)
_NUMERAL = re.compile(f"[{_NUMERALS}]{{1,3}}")
_DAY = rf"[\d〇零{_NUMERALS}]{{4}}年[\d{_NUMERALS}]{{1,2}}月[\d{_NUMERALS}]{{1,3}}日"
# Labels that begin a block of their own; a label may be wrapped itself (出 / 席：), so it is matched with its colon.
# Behind a list label the list runs to the next block; behind a field label stands one line.
_RECIPIENTS = "(?:本期)?(?:分送|发|送|报|抄送|抄报|主送)"
_LIST_LABEL = (
    rf"(?:{BARE}|(?:全部|所有|各)议题"
    rf"|第[一二三四五六七八九十\d]+(?:[至到—-]第?[一二三四五六七八九十\d]+|[、，]第?[一二三四五六七八九十\d]+)*(?:项|个)?议题(?!：{_OF_ITEM})"
    rf"|{_RECIPIENTS})"
)
#: The label of a list of attendees with its colon (出席：, 第一至五议题：).
ATTENDANCE_LABEL = re.compile(f"(?!{_RECIPIENTS}：){_LIST_LABEL}：")
_FIELD_LABEL = f"(?:{pattern('field_labels')})"
#: A label of a work plan (责任单位：); it begins a block of its own, which belongs to the body.
WORK_PLAN_LABEL = f"(?:{pattern('work_plan_labels')})"
# 议定意见：, 汇报情况： above what the meeting resolved or heard; it begins a block, and what follows belongs to the body.
_SECTION = re.compile(
    "(?:会议)?(?:议定|议决|审议|审定|研究|讨论|决定|决议|汇报|表决|处理)(?:意见|事项|结果|情况|内容|结论)："
    "|(?:会议|主要|本次会议)?(?:议题|议程)："
)
# 县政协：, the head of a group in a list of attendees.
_GROUP_HEAD = re.compile("[\u4e00-\u9fff]{2,16}：")
_PLAN_LINE = re.compile(f"（?{WORK_PLAN_LABEL}：")
FRAME_LABEL = re.compile(f"{_LIST_LABEL}：|{_FIELD_LABEL}：|〔{BARE}〕|（{BARE}）")
_BARE_LABEL = re.compile(
    f"(?!.$)(?:附件?：?)?(?:{_LIST_LABEL}|{_FIELD_LABEL})"
)  # 报 alone is the end of a wrapped 汇报
_LIST = re.compile(f"{_LIST_LABEL}(?:：|$)|〔{BARE}〕|（{BARE}）")
# Lines of the colophon and of the page around the minutes.
_FRAME_LINE = re.compile(
    rf"[^，。；：、]{{2,24}}(?:办公室|办公厅|党政办)(?:整理|印发|秘书.{{1,4}})?|.{{0,24}}{_DAY}(?:印发|整理)?|（?此件[^，。；]{{2,12}}）?"
    # 望政纪〔2031〕7号 签发人：甲某
    r"|[\u4e00-\u9fff]{0,14}[〔（]\d{4}年?[〕）]第?\d{1,4}号(?:签发人?：?.{0,8})?"
    f"|(?:{pattern('navigation')})[^，。；、《》]*"  # 政务服务和数据管理局、… is a wrapped line of the minutes
    r"|(?:(?:发布|更新|发文)?(?:时间|日期)：?)?\d{4}[-年]\d{1,2}[-月]\d{1,2}日?(?:\d\d：\d\d(?:：\d\d)?)?(?:来源|作者|浏览|编辑).*"
)


#: Shorter lines may be names or headings; fewer full lines than this may be chance.
_SHORTEST_WRAPPED, _FEWEST_WRAPPED = 16, 4

_QUOTED = re.compile("《[^》]*》|“[^”]*”")
_ENCLOSED = re.compile(f"{_QUOTED.pattern}|（[^）]*）")


class Range(NamedTuple):
    """A half-open range of positions in `Text.folded`."""

    start: int
    end: int


class Text:
    """A text and its folded copy.

    raw: the original text. flat: its ink, page numbers left out. folded: flat with one kind of punctuation, same length.
    lines: the printed lines that hold ink. paragraphs: the lines joined where they were only wrapped.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        pieces: list[str] = []
        self._flat_starts: list[int] = []  # of each run of ink, in flat
        self._raw_starts: list[int] = []  # of the same runs, in raw
        self._cuts: list[int] = []  # positions in flat before which ink (a page number) was left out
        self.lines: list[Range] = []
        flat_length = offset = 0
        for line in raw.splitlines(keepends=True):
            if _PAGE_NUMBER.fullmatch(line):
                if _INK.search(line):
                    self._cuts.append(flat_length)
                offset += len(line)
                continue
            begin = flat_length
            for run in _INK.finditer(line):
                self._flat_starts.append(flat_length)
                self._raw_starts.append(offset + run.start())
                pieces.append(run.group())
                flat_length += len(run.group())
            if flat_length > begin:
                self.lines.append(Range(begin, flat_length))
            offset += len(line)
        self.flat = "".join(pieces)
        self.folded = fold(self.flat)
        self.paragraphs = _join(self)
        self._sentences: dict[tuple[int, int, str], list[Range]] = {}  # several rules ask for the same
        self.kept: dict[Callable[[Text], Any], Any] = {}  # see `kept`

    def __len__(self) -> int:
        return len(self.flat)

    def offset(self, position: int) -> int:
        """The offset in `raw` of the character at `position` of `flat`."""
        run = bisect_right(self._flat_starts, position) - 1
        return self._raw_starts[run] + position - self._flat_starts[run]

    def position(self, offset: int) -> int:
        """The first position of `flat` whose character stands at or behind an offset of `raw`; the length of `flat` when none does."""
        run = bisect_right(self._raw_starts, offset) - 1
        if run < 0:
            return 0
        following = self._flat_starts[run + 1] if run + 1 < len(self._flat_starts) else len(self.flat)
        return min(self._flat_starts[run] + offset - self._raw_starts[run], following)

    def spans(self, start: int, end: int) -> Spans:
        """The spans of `raw` that hold flat[start:end]: one, or more where a page number stands in between."""
        if not start < end:
            return ()
        run = bisect_right(self._flat_starts, start) - 1
        if (
            run + 1 < len(self._flat_starts) and end <= self._flat_starts[run + 1]
        ):  # as nearly all are: in one run of ink
            shift = self._raw_starts[run] - self._flat_starts[run]
            return ((start + shift, end + shift),)
        low, high = bisect_right(self._cuts, start), bisect_left(self._cuts, end)
        if low == high:
            return ((self.offset(start), self.offset(end - 1) + 1),)
        inner = self._cuts[low:high]
        bounds = [start, *dict.fromkeys(inner), end]
        return tuple((self.offset(a), self.offset(b - 1) + 1) for a, b in pairwise(bounds))

    def gap(self, position: int) -> str:
        """What was left out (white space) between the characters at position - 1 and position; '' at the beginning and end."""
        if not 0 < position < len(self.flat):
            return ""
        run = bisect_left(self._flat_starts, position)
        if run == len(self._flat_starts) or self._flat_starts[run] != position:
            return ""
        return self.raw[self.offset(position - 1) + 1 : self._raw_starts[run]]

    def gaps(self, start: int, end: int) -> list[int]:
        """The positions in [start, end) that white space stands before."""
        return self._flat_starts[bisect_left(self._flat_starts, start) : bisect_left(self._flat_starts, end)]

    def sentences(self, start: int, end: int, marks: str = SENTENCE_ENDS) -> list[Range]:
        """The sentences of a range, not to be changed: up to and with one of `marks` and a closing quotation mark behind it."""
        if found := self._sentences.get((start, end, marks)):
            return found
        found = self._sentences[start, end, marks] = []
        begin = start
        for mark in _sentence_end(marks).finditer(self.folded, start, end):
            found.append(Range(begin, mark.end()))
            begin = mark.end()
        if begin < end:
            found.append(Range(begin, end))
        return found


_Result = TypeVar("_Result")


def kept(find: Callable[[Text], _Result]) -> Callable[[Text], _Result]:
    """Decorates a function of a text that several rules ask for the same (its frame, its chair): the result is kept with the text."""

    @wraps(find)
    def known(text: Text) -> _Result:
        if find not in text.kept:
            text.kept[find] = find(text)
        result: _Result = text.kept[find]
        return result

    return known


@cache
def _sentence_end(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{marks}]+”?")


def masked(body: str, *, brackets: bool = True) -> str:
    """Titles, quotations and brackets made neutral, one □ a character, so that punctuation and verbs inside count for nothing."""
    if "（" not in body and "《" not in body and "“" not in body:
        return body
    return (_ENCLOSED if brackets else _QUOTED).sub(lambda inner: "□" * len(inner.group()), body)


def _join(text: Text) -> list[Range]:
    """Lines joined to paragraphs. A line goes on in the next one when it is full (hard-wrapped text) or visibly unfinished."""
    paragraphs: list[Range] = []
    width = _wrap_width(text)
    begin: int | None = None
    for line, following in zip(text.lines, [*text.lines[1:], None], strict=False):
        begin = line.start if begin is None else begin
        if following is None or not _continues(text, begin, line, following, width):
            paragraphs.append(Range(begin, line.end))
            begin = None
    return paragraphs


def _wrap_width(text: Text) -> int | None:
    """The width at which the lines were wrapped, None when they were not: counted in ink, or with the blanks inside the lines.

    Only lines that end within a sentence and that no new block follows can have been wrapped; short lines and the ends of paragraphs
    say nothing.
    """
    wrapped = [
        line
        for line, following in pairwise(text.lines)
        if line.end - line.start >= _SHORTEST_WRAPPED
        and text.folded[line.end - 1] not in _TERMINAL
        and not starts_block(text.folded, following)
    ]
    return _common_width([line.end - line.start for line in wrapped], len(text.lines)) or _common_width(
        [text.offset(line.end - 1) - text.offset(line.start) + 1 for line in wrapped], len(text.lines)
    )


def _common_width(lengths: list[int], lines: int) -> int | None:
    """The length that most lines end within 3 of and hardly one exceeds."""
    if len(lengths) < _FEWEST_WRAPPED:
        return None
    counts = Counter(lengths)
    width, near = max(
        ((w, sum(counts[w - n] for n in range(4))) for w in counts), key=lambda found: (found[1], found[0])
    )
    longer = sum(length > width + 1 for length in lengths)
    return width if near >= max(_FEWEST_WRAPPED, 0.55 * len(lengths)) and longer <= 0.1 * lines else None


def _continues(text: Text, begin: int, line: Range, following: Range, width: int | None) -> bool:
    folded = text.folded
    last = folded[line.end - 1]
    length = line.end - line.start
    ended = last in _TERMINAL and not (width and length >= width - 1 and last in "；：")
    heading = _ITEM_HEADING.match(folded, begin, line.end) and "。" not in masked(
        folded[begin : min(line.end, begin + _LONGEST_HEADING)]
    )
    if folded.endswith(_NEEDS_OBJECT, begin, line.end) and folded.startswith("会议", following.start):
        return True
    if ended or starts_block(folded, following) or (heading and _RESULT.match(folded, following.start)):
        return False
    if FRAME_LABEL.match(folded, begin) or _BARE_LABEL.fullmatch(folded, begin, line.end):
        goes_on = bool(_LIST.match(folded, begin, line.end)) or _is_wrapped_label(folded, begin, line.end)
        return goes_on and not _BEGINS_PROSE.match(folded, following.start)
    if _NUMERAL.fullmatch(folded, line.start, line.end) or _FRAME_LINE.fullmatch(folded, line.start, line.end):
        return False
    if _unclosed(folded, begin, line.end) or last in "，、":
        return True
    if width:
        return length >= (width - 2 - _indentation(text, line) if heading else 0.75 * width)
    # Unwrapped text broken at the end of a page: an unfinished sentence, longer than a title.
    group = _GROUP_HEAD.match(folded, following.start)
    return not heading and not group and line.end - begin >= 30 and _PAUSE.search(folded, begin, line.end) is not None


def _indentation(text: Text, line: Range) -> float:
    """How many characters a line is indented by, up to four: a blank is half as wide as a character."""
    blanks = text.gap(line.start).rpartition("\n")[2]
    return min(4.0, sum(1.0 if blank == "\u3000" else 0.5 for blank in blanks))


def _is_wrapped_label(folded: str, begin: int, end: int) -> bool:
    """Whether the line ends inside a label (出 / 席：)."""
    label = FRAME_LABEL.match(folded, begin)
    return label is not None and label.end() > end


def _unclosed(folded: str, begin: int, end: int) -> bool:
    """Whether a title or bracket opened in the last 80 characters is not closed yet."""
    tail = folded[max(begin, end - 80) : end]
    return any(tail.rfind(a) > tail.rfind(b) for a, b in zip(_OPENING, _CLOSING, strict=True))


def is_frame(folded: str, paragraph: Range) -> bool:
    """Whether a paragraph belongs to the frame (lists of attendance and recipients, colophon, page), not to the body."""
    start, end = paragraph
    return bool(FRAME_LABEL.match(folded, start, end) or _BARE_LABEL.fullmatch(folded, start, end)) or bool(
        _FRAME_LINE.fullmatch(folded, start, end)
    )


def starts_block(folded: str, line: Range) -> bool:
    """Whether a line begins a block of its own: a numbered heading, 会议指出 …, a label or line of the frame."""
    start, end = line
    return bool(_BLOCK_HEAD.match(folded, start) or _BLOCK_LINE.fullmatch(folded, start, end))


# Running heads of paragraphs in minutes without numbers. (会议室, 会议精神 … are words of a wrapped line, not heads.)
_OPENS = re.compile(
    "会议(?:听取|审议|研究|指出|强调|要求|传达|学习|讨论|议定|决定|认为|明确|确定|还|集中|通报|书面|原则|同意)"
    "(?!意见|的|精神|情况|结果|要求)"
)
# What follows a list of attendees without a number or a label: 本次会议共研究8个议题, 现将会议纪要如下.
_BEGINS_PROSE = re.compile(
    "(?:本次|此次)?会议(?![室纪办记]|代表|人员)|现(?:将|就|纪)|(?:会议)?(?:纪要|议定)(?:内容|事项)?如下"
)
# 根据|会议讨论意见: what needs an object goes on in the next line.
_NEEDS_OBJECT = ("根据", "按照", "依据", "结合", "对照")
# A paragraph that goes on behind so many characters is looked at no further for being a heading: time stays linear.
_LONGEST_HEADING = 300
_BLOCK_HEAD = re.compile(
    "|".join(f"(?:{head.pattern})" for head in (HEADING, FRAME_LABEL, _SECTION, _PLAN_LINE, _OPENS))
)
_BLOCK_LINE = re.compile("|".join(f"(?:{line.pattern})" for line in (_BARE_LABEL, _NUMERAL, _FRAME_LINE)))
# What follows a heading that fills its line: the result of the item.
_RESULT = re.compile("(?:原则(?:上|性)?(?:同意|通过)|(?:同意|通过)《|(?:审议|讨论)通过|经(?:研究|讨论|审议))")
# 一、听取…: a heading is a line of its own, whatever its length (一、会议听取… is a sentence).
_ITEM_HEADING = re.compile(f"(?:{HEADING.pattern})(?:研究)?(?:{pattern('item_verbs')})".replace("?P<", "?P<_"))
