"""Where the parts of a page stand: the head above the minutes, the lead paragraph, the colophon and the page below."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from graph_loader.extraction.blocks import HEADING, starts_block
from graph_loader.extraction.text import Range, Text, kept
from graph_loader.lexicon import pattern

_NAVIGATION = re.compile(f"(?:{pattern('navigation')})")
_ADDRESS = re.compile(r"https?：//[^\s，。；（）]+")
_LEAD = re.compile("主持|召开|举行")
_MARKS = re.compile("[。；：，]")
_BEGINS_WITH_DAY = re.compile(
    r"(?:\d{4}年|[〇零一二三四五六七八九]{4}年)?[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
_PAGE_DATE = re.compile(
    r"(?:(?:发布|更新|发文)?(?:时间|日期)：)?\d{4}[-年]\d{1,2}[-月]\d{1,2}日?(?:\d\d：\d\d|来源|作者|浏览|编辑|$)"
)
# 一、审议…: behind the first item nothing tells any more that this meeting was held.
_ITEM = re.compile(f"(?:{HEADING.pattern})(?:会议)?(?:{pattern('item_verbs')}|关于|《)")
#: Characters of the longest printed line.
_LONGEST_LINE = 60
#: How many lines may stand between a headline and the lead.
_HEADLINE_REACH = 12


@dataclass(slots=True)
class Frame:
    """Where the parts of a page stand: lines before the lead paragraph, the lead itself, fields with a label, and the lines of the tail."""

    head: list[Range] = field(default_factory=list)
    lead: Range | None = None
    tail: list[Range] = field(default_factory=list)
    address: Range | None = None


@kept
def find_frame(text: Text) -> Frame:
    """Cuts the head and the tail off. The lead is the first sentence-like paragraph that tells of a meeting being held."""
    frame = Frame()
    if text.lines and (match := _ADDRESS.match(text.folded, *text.lines[0])):
        frame.address = Range(*match.span())
    paragraphs = text.paragraphs
    lead = _find_lead(text)
    if lead is None:
        lead = next(
            (n for n, p in enumerate(paragraphs) if p.end - p.start > 60 or HEADING.match(text.folded, p.start)),
            len(paragraphs),
        )
    elif lead < len(paragraphs):
        frame.lead = _without_fields(text, _whole(text, lead))
    limit = frame.lead.start if frame.lead else paragraphs[lead].start if lead < len(paragraphs) else len(text)
    frame.head = [
        line for line in text.lines if line.end <= limit and (frame.address is None or line.start > frame.address.start)
    ]
    frame.tail = [p for p in paragraphs[lead + 1 :] if p.end - p.start <= 400][-30:]
    return frame


def _find_lead(text: Text) -> int | None:
    """The number of the first paragraph that tells of a meeting being held, a headline passed over when a sentence follows soon."""
    paragraphs = text.paragraphs
    last = next(
        (n for n, paragraph in enumerate(paragraphs) if _ITEM.match(text.folded, *paragraph)), len(paragraphs) - 1
    )
    first = next((n for n in range(last + 1) if _is_lead(text, _whole(text, n))), None)
    if first is None or not _is_headline(text.folded[slice(*_whole(text, first))]):
        return first
    for n in range(first + 1, min(first + _HEADLINE_REACH, len(paragraphs))):
        if HEADING.match(text.folded, paragraphs[n].start):
            break
        if _is_lead(text, _whole(text, n)) and not _is_headline(text.folded[slice(*_whole(text, n))]):
            return n
    return first


def _whole(text: Text, n: int) -> Range:
    """Paragraph n, with the next one when it begins with a day and ends within a sentence (…召开县政府 / 第18次常务会议。)."""
    paragraph, following = text.paragraphs[n], text.paragraphs[n + 1 : n + 2]
    cut = text.folded[paragraph.end - 1] not in "。；：！？" and _BEGINS_WITH_DAY.match(text.folded, *paragraph)
    if (
        cut
        and following
        and paragraph.end - paragraph.start <= _LONGEST_LINE
        and not starts_block(text.folded, following[0])
    ):
        return Range(paragraph.start, following[0].end)
    return paragraph


def _without_fields(text: Text, lead: Range) -> Range:
    """The lead without lines of the page in front of it that were taken for its beginning (2031-05-08 来源：…)."""
    lines = text.lines[bisect_left(text.lines, Range(lead.start, 0)) :][:4]
    for line, following in pairwise(lines):
        if line.end < lead.end and _PAGE_DATE.match(text.folded, *line):
            return Range(following.start, lead.end)
    return lead


def _is_lead(text: Text, paragraph: Range) -> bool:
    body = text.folded[slice(*paragraph)]
    return bool(_LEAD.search(body) and _MARKS.search(body) and ("会" in body)) and not _NAVIGATION.match(body)


def _is_headline(body: str) -> bool:
    """Whether a line with marks is rather a headline than a sentence (安澜市：市政府第18次常务会议召开)."""
    return len(body) <= 60 and re.search("[。；：]$|[。；].", body) is None
