"""The printed lines of minutes joined to paragraphs where they were only wrapped."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from graph_loader.extraction.blocks import (
    BARE_LABEL,
    FRAME_LABEL,
    FRAME_LINE,
    GROUP_HEAD,
    HEADING,
    LIST_HEAD,
    LONE_NUMERAL,
    starts_block,
)
from graph_loader.extraction.folding import masked
from graph_loader.extraction.ink import Ink, Range
from graph_loader.lexicon import pattern

#: Shorter lines may be names or headings; fewer full lines than this may be chance.
_SHORTEST_WRAPPED, _FEWEST_WRAPPED = 16, 4
_TERMINAL = frozenset("。；！？：")
_PAUSE = re.compile("[。；，]")
_OPENING, _CLOSING = "《（〔“〈", "》）〕”〉"
# What follows a list of attendees without a number or a label: 本次会议共研究8个议题, 现将会议纪要如下.
_BEGINS_PROSE = re.compile(
    "(?:本次|此次)?会议(?![室纪办记]|代表|人员)|现(?:将|就|纪)|(?:会议)?(?:纪要|议定)(?:内容|事项)?如下"
)
# 根据|会议讨论意见: what needs an object goes on in the next line.
_NEEDS_OBJECT = ("根据", "按照", "依据", "结合", "对照")
# A paragraph that goes on behind so many characters is looked at no further for being a heading: time stays linear.
_LONGEST_HEADING = 300
# What follows a heading that fills its line: the result of the item.
_RESULT = re.compile("(?:原则(?:上|性)?(?:同意|通过)|(?:同意|通过)《|(?:审议|讨论)通过|经(?:研究|讨论|审议))")
# 一、听取…: a heading is a line of its own, whatever its length (一、会议听取… is a sentence).
_ITEM_HEADING = re.compile(f"(?:{HEADING.pattern})(?:研究)?(?:{pattern('item_verbs')})".replace("?P<", "?P<_"))


def join(text: Ink) -> list[Range]:
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


def _wrap_width(text: Ink) -> int | None:
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


def _continues(text: Ink, begin: int, line: Range, following: Range, width: int | None) -> bool:
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
    if FRAME_LABEL.match(folded, begin) or BARE_LABEL.fullmatch(folded, begin, line.end):
        goes_on = bool(LIST_HEAD.match(folded, begin, line.end)) or _is_wrapped_label(folded, begin, line.end)
        return goes_on and not _BEGINS_PROSE.match(folded, following.start)
    if LONE_NUMERAL.fullmatch(folded, line.start, line.end) or FRAME_LINE.fullmatch(folded, line.start, line.end):
        return False
    if _unclosed(folded, begin, line.end) or last in "，、":
        return True
    if width:
        return length >= (width - 2 - _indentation(text, line) if heading else 0.75 * width)
    # Unwrapped text broken at the end of a page: an unfinished sentence, longer than a title.
    group = GROUP_HEAD.match(folded, following.start)
    return not heading and not group and line.end - begin >= 30 and _PAUSE.search(folded, begin, line.end) is not None


def _indentation(text: Ink, line: Range) -> float:
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
