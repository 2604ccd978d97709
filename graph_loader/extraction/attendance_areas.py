"""Where a list of attendees ends, and whether words read as one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from graph_loader.extraction.attendance_labels import ITEMS, LABEL, MEMBER_GROUP
from graph_loader.extraction.blocks import ATTENDANCE_LABEL, HEADING, is_frame
from graph_loader.extraction.imprint import IMPRINT
from graph_loader.extraction.roster import Token, read_roster
from graph_loader.extraction.text import Range, Text
from graph_loader.lexicon import pattern

# 浙ICP备…, （撰稿人：…）, 版权所有：….
_PAGE_LINE = re.compile(f"[（〔]?(?:{pattern('navigation')}|(?:{pattern('field_labels')})：)|.ICP备")
_END = re.compile("(?:本期)?(?:分送|发|送|报|抄送|抄报|主送)：|（此件|附件|主题词")
#: A roster is given up when more of it than this is no name, unit or post.
MOST_UNKNOWN = 0.25


def is_bare_list(text: Text, area: Range) -> bool:
    """Whether a list stands behind a label without a colon: white space follows and all of it is read."""
    return area.start in text.gaps(area.start, area.start + 1) and is_roster(text, area, most_unknown=0.0)


def is_roster(text: Text, area: Range, most_unknown: float = MOST_UNKNOWN) -> bool:
    """Whether the beginning of a range reads as a list of names."""
    end = min(area.end, area.start + 200)
    if area.start >= end:
        return False
    tokens = read_roster(text, area.start, end)
    return any(token.kind == "name" for token in tokens) and unknown_share(tokens) <= most_unknown


def is_of_units(text: Text, area: Range, role: str) -> bool:
    """Whether a paragraph that goes on with a list holds units that were represented: 县发改局、县财政局负责人；."""
    if role not in {"present", "nonvoting"}:
        return False
    kinds = [token.kind for token in read_roster(text, *area)]
    return "unknown" not in kinds and kinds.count("unit") > 1 and not {"representative", "post"}.isdisjoint(kinds)


def unknown_share(tokens: Sequence[Token]) -> float:
    total = sum(token.end - token.start for token in tokens if token.kind not in {"mark", "note"})
    return sum(token.end - token.start for token in tokens if token.kind == "unknown") / max(total, 1)


def end_of_list(text: Text, paragraphs: Sequence[Range], n: int, role: str) -> int:
    """The end of the list that begins in paragraph n: further paragraphs belong to it while they are nothing but names and units."""
    end = _before_page(text, paragraphs[n])
    if end < paragraphs[n].end:
        return end
    for paragraph in paragraphs[n + 1 :]:
        body = text.folded[slice(*paragraph)]
        if role in {"recorder", "chair"} or _is_of_page(text, paragraph) or _END.match(body) or HEADING.match(body):
            break
        if (
            LABEL.match(body)
            or ITEMS.match(body)
            or MEMBER_GROUP.match(body)
            or not (is_roster(text, paragraph, most_unknown=0.0) or is_of_units(text, paragraph, role))
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
