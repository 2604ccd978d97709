"""Attendance as lists behind labels: 出席：…, 列席：…, 请假：…, 记录：…, 固定列席：…, 第一至五议题：…."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_loader.extraction.attendance_labels import BEGINNING, REST, role_of
from graph_loader.extraction.attendance_tables import AttendanceTable, read_table
from graph_loader.extraction.imprint import IMPRINT
from graph_loader.extraction.mentions import Mention, read_mentions
from graph_loader.extraction.numerals import NUMERAL, to_int
from graph_loader.extraction.posts import post
from graph_loader.extraction.roster import Token, read_roster
from graph_loader.extraction.text import ATTENDANCE_LABEL, HEADING, Range, Text, is_frame
from graph_loader.extraction.unit_names import is_unit
from graph_loader.lexicon import pattern

_LABEL = re.compile(
    r"(?:附件?：?)?(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十\d]+[、.])?"
    rf"(?P<label>{BEGINNING})(?:{REST}(?P<colon>：)|{REST})"
)
_INNER = re.compile(f"(?P<label>{BEGINNING}){REST}：")
_ITEMS = re.compile(
    rf"（?(?:列席|参加)?(?P<items>(?:(?:全部|所有|各)议题|议题{NUMERAL}+(?:(?:[至到~—-]|、|，|和|及)(?:议题)?{NUMERAL}+)*|第{NUMERAL}+(?:(?:项|个)?(?:议题)?(?:[至到~—-]|、|，|和|及)第?{NUMERAL}+)*(?:项|个)?议题))(?:列席|参加)?(?:人员|单位)?："
)
_ITEMS_INSIDE = re.compile(f"(?<=[；。，]){_ITEMS.pattern}")
# 议题二, 第四议题, 二、三议题, 列席第1、2项议题 in brackets behind a name.
_ITEMS_NOTE = re.compile(
    rf"(?:仅)?(?:列席|参加|汇报)?(?:议题{NUMERAL}+(?:(?:[至到~—-]|、|，|和|及)(?:议题)?{NUMERAL}+)*"
    rf"|第?{NUMERAL}+(?:(?:项|个)?(?:议题)?(?:[至到~—-]|、|，|和|及)第?{NUMERAL}+)*(?:项|个)?议题)(?:时)?(?:列席|参加|汇报)?"
)
# 汇报人：甲某: somebody who reports; 汇报单位：县财政局 says whose matter it is.
_REPORTING = re.compile("(?:议题)?汇报")
# What ends the list of an item: …列席；
_CLOSING = re.compile("(?:列席|参加|出席)?(?:会议)?[；。，）]*$")
_GROUP = re.compile(
    r"(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十\d]{1,2}[、.])?(?P<name>[\u4e00-\u9fff]{2,20})："
)
_RANGE = re.compile(
    rf"(?:第|议题)?(?P<first>{NUMERAL}+)(?:项|个)?(?:议题)?(?:(?P<to>[至到~—-])(?:第|议题)?(?P<last>{NUMERAL}+))?"
)
# What an item is about rather than who attended for it.
_TITLE = re.compile(f"(?:会议)?(?:{pattern('item_verbs')}|关于|《)")
# 浙ICP备…, （撰稿人：…）, 版权所有：….
_PAGE_LINE = re.compile(f"[（〔]?(?:{pattern('navigation')}|(?:{pattern('field_labels')})：)|.ICP备")
_END = re.compile("(?:本期)?(?:分送|发|送|报|抄送|抄报|主送)：|（此件|附件|主题词")
#: A roster is given up when more of it than this is no name, unit or post.
_MOST_UNKNOWN = 0.25


@dataclass(slots=True)
class Finding:
    """A mention with the role its list or sentence gives it. items: values of the item numbers, None when for the whole meeting."""

    mention: Mention
    role: str
    role_words: Range
    rule: str
    items: list[int] | None = None
    items_words: Range | None = None
    label_note: Range | None = None

    @property
    def reports(self) -> bool:
        """Whether the person is only named as reporting on an item."""
        return self.rule.startswith("attendance.presenter")


def find_lists(text: Text) -> list[Finding]:
    """The attendees of every labelled list, in order."""
    found: list[Finding] = []
    role = ""
    paragraphs = text.paragraphs
    read = 0  # where the last table ends
    for n, paragraph in enumerate(paragraphs):
        if paragraph.start < read:
            continue
        label = _LABEL.match(text.folded, *paragraph)
        items = _ITEMS.match(text.folded, *paragraph)
        group = _GROUP.match(text.folded, *paragraph)
        if label and (table := _table_behind(text, label)):
            label_role, words_ = role_of(label["label"]), Range(*label.span("label"))
            found += [Finding(mention, label_role, words_, "attendance.table") for mention in table.mentions]
            read = table.end
        elif label and (label["colon"] or _is_bare_list(text, Range(label.end(), paragraph.end))):
            role = role_of(label["label"])
            area = Range(label.end(), _end_of_list(text, paragraphs, n, role))
            found += _read_with_inner_labels(text, area, role, Range(*label.span("label")))
        elif label and label.end() == paragraph.end:
            role = role_of(label["label"])  # 列席人员 above 全部议题：…, 议题一：…
        elif items and _is_list_of_items(text, Range(items.end(), paragraph.end), role):
            role = role or "nonvoting"
            found += _of_items(text, items, paragraph, role)
        elif (
            role in {"present", "nonvoting"}
            and group
            and not is_frame(text.folded, paragraph)
            and _is_roster(text, Range(group.end(), paragraph.end))
        ):
            found += _group(text, group, paragraph, role)
        elif role in {"present", "nonvoting"} and (number := HEADING.match(text.folded, *paragraph)):
            rest = Range(number.end(), paragraph.end)  # （三）市财政局甲某、市审计局乙某: a group without a name
            found += _read(text, rest, role, rest) if _is_roster(text, rest, most_unknown=0.0) else []
        elif role and not _is_roster(text, paragraph):
            role = ""
    return found


def _table_behind(text: Text, label: re.Match[str]) -> AttendanceTable | None:
    """The table whose header is the line below that of a label (单位 may be its first cell, not the end of the label)."""
    line = text.lines[bisect_left(text.lines, Range(label.start() + 1, 0)) - 1]
    return read_table(text, line.end) if label.end() >= line.end else None


def _read_with_inner_labels(text: Text, area: Range, role: str, label: Range) -> Iterator[Finding]:
    """A list in which other labels stand on the same line: 主持：甲某  记录：乙某."""
    for inner in _INNER.finditer(text.folded, *area):
        yield from _read(text, Range(area.start, inner.start()), role, label)
        area, label = Range(inner.end(), area.end), Range(*inner.span("label"))
        role = role_of(inner["label"])
    yield from _read(text, area, role, label)


def _of_items(text: Text, items: re.Match[str], paragraph: Range, role: str) -> Iterator[Finding]:
    """第一议题：甲某；第二、三议题：乙某列席。 Each group of items with those who attended for it."""
    following = list(_ITEMS_INSIDE.finditer(text.folded, items.end(), paragraph.end))
    ends = [*(match.start() for match in following), paragraph.end]
    for group, stop in zip([items, *following], ends, strict=True):
        listed = text.folded[group.end() : stop]
        end = group.end() + len(_CLOSING.sub("", listed))
        for finding in _read(text, Range(group.end(), end), role, Range(*group.span("items"))):
            if values := _item_values(group["items"]):  # 全部议题 is the whole meeting
                finding.items, finding.items_words = values, Range(*group.span("items"))
            finding.rule = finding.rule.replace("attendance.list", "attendance.items")
            yield finding


def _is_list_of_items(text: Text, area: Range, role: str) -> bool:
    """Whether those who attended for an item stand behind its number, not its title (议题一：听取市司法局关于…)."""
    if _TITLE.match(text.folded, *area):
        return False
    return _is_roster(text, area, most_unknown=2 * _MOST_UNKNOWN if role else _MOST_UNKNOWN)


def _is_bare_list(text: Text, area: Range) -> bool:
    """Whether a list stands behind a label without a colon: white space follows and all of it is read."""
    return area.start in text.gaps(area.start, area.start + 1) and _is_roster(text, area, most_unknown=0.0)


def _is_roster(text: Text, area: Range, most_unknown: float = _MOST_UNKNOWN) -> bool:
    """Whether the beginning of a range reads as a list of names."""
    end = min(area.end, area.start + 200)
    if area.start >= end:
        return False
    tokens = read_roster(text, area.start, end)
    return any(token.kind == "name" for token in tokens) and _unknown_share(tokens) <= most_unknown


def _is_of_units(text: Text, area: Range, role: str) -> bool:
    """Whether a paragraph that goes on with a list holds units that were represented: 县发改局、县财政局负责人；."""
    if role not in {"present", "nonvoting"}:
        return False
    kinds = [token.kind for token in read_roster(text, *area)]
    return "unknown" not in kinds and kinds.count("unit") > 1 and not {"representative", "post"}.isdisjoint(kinds)


def _unknown_share(tokens: Sequence[Token]) -> float:
    total = sum(token.end - token.start for token in tokens if token.kind not in {"mark", "note"})
    return sum(token.end - token.start for token in tokens if token.kind == "unknown") / max(total, 1)


def _end_of_list(text: Text, paragraphs: Sequence[Range], n: int, role: str) -> int:
    """The end of the list that begins in paragraph n: further paragraphs belong to it while they are nothing but names and units."""
    end = _before_page(text, paragraphs[n])
    if end < paragraphs[n].end:
        return end
    for paragraph in paragraphs[n + 1 :]:
        body = text.folded[slice(*paragraph)]
        if role in {"recorder", "chair"} or _is_of_page(text, paragraph) or _END.match(body) or HEADING.match(body):
            break
        if (
            _LABEL.match(body)
            or _ITEMS.match(body)
            or _GROUP.match(body)
            or not (_is_roster(text, paragraph, most_unknown=0.0) or _is_of_units(text, paragraph, role))
        ):
            break
        end = _before_page(text, paragraph)
        if end < paragraph.end:
            break
    return end


def _before_page(text: Text, paragraph: Range) -> int:
    """Where the first line of the page (责任编辑：…, a colophon) within a paragraph begins, else its end."""
    lines = text.lines[bisect_left(text.lines, Range(paragraph.start, 0)) :]
    for line in lines[1:]:
        if line.start >= paragraph.end:
            break
        if _is_of_page(text, line):
            return line.start
    return paragraph.end


def _is_of_page(text: Text, line: Range) -> bool:
    """Whether a line belongs to the page or the colophon; 政务服务局 甲某 begins like a menu and is none."""
    if ATTENDANCE_LABEL.match(text.folded, *line):
        return False
    if IMPRINT.fullmatch(text.folded, *line):
        return True
    if not (is_frame(text.folded, line) or _PAGE_LINE.match(text.folded, *line)):
        return False
    return "：" in text.folded[slice(*line)] or all(token.kind != "unit" for token in read_roster(text, *line)[:2])


def _read(text: Text, area: Range, role: str, label: Range) -> list[Finding]:
    folded = text.folded
    tokens = read_roster(text, *area, listed=True)
    if role in {"recorder", "chair"}:
        tokens = tokens[: next((n for n, token in enumerate(tokens) if token.kind == "unknown"), len(tokens))]
    if _unknown_share(tokens) > _MOST_UNKNOWN:
        return []
    words_ = folded[slice(*label)]
    note = label if words_.startswith("固定") else None
    reports = _REPORTING.match(words_) is not None
    found = [
        Finding(
            mention, role, label, f"attendance.{'presenter' if reports else 'list'}.{mention.shape}", label_note=note
        )
        for mention in read_mentions(folded, tokens)
        if mention.name or (role in {"present", "nonvoting", "absent"} and not reports)
    ]
    for finding in found:
        _items_of_note(folded, finding)
    return found


def _items_of_note(folded: str, finding: Finding) -> None:
    """甲某（议题二）, 乙某（列席第三至五项议题）: the items somebody attended for are no remark."""
    note = finding.mention.note
    if note and _ITEMS_NOTE.fullmatch(folded, *note) and (values := _item_values(folded[slice(*note)])):
        finding.items, finding.items_words = values, note
        finding.mention.note = None


def _group(text: Text, group: re.Match[str], paragraph: Range, role: str) -> Iterator[Finding]:
    """（二）政府办：甲某、乙某: the heading of the group is the unit of those who have none."""
    head = Range(*group.span("name"))
    label = _LABEL.match(group["name"])
    for finding in _read(text, Range(group.end(), paragraph.end), role, head):
        if finding.mention.name and finding.mention.unit is None and is_unit(group["name"]):
            finding.mention.unit = head
        elif finding.mention.name and finding.mention.post is None and post().fullmatch(group["name"]):
            finding.mention.post = head
        finding.rule = finding.rule.replace("attendance.list", "attendance.group")
        if label:
            finding.role = role_of(label["label"])
        yield finding


def _item_values(words_: str) -> list[int]:
    """The items named by 第一至五议题, 第二、三、七议题: their numbers."""
    found: list[int] = []
    for match in _RANGE.finditer(words_):
        first, last = to_int(match["first"]), to_int(match["last"] or match["first"])
        if first and last and first <= last < first + 100:
            found += range(first, last + 1)
    return list(dict.fromkeys(found))
