"""Where the parts of a page stand: the head above the minutes, the lead paragraph, the colophon and the page below."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph_loader.extraction.text import HEADING, Range, Text
from graph_loader.lexicon import pattern

_NAVIGATION = re.compile(f"(?:{pattern('navigation')})")
_ADDRESS = re.compile(r"https?：//[^\s，。；（）]+")
_LEAD = re.compile("主持|召开|举行")
_MARKS = re.compile("[。；：，]")
#: How many lines may stand between a headline and the lead.
_HEADLINE_REACH = 12


@dataclass(slots=True)
class Frame:
    """Where the parts of a page stand: lines before the lead paragraph, the lead itself, fields with a label, and the lines of the tail."""

    head: list[Range] = field(default_factory=list)
    lead: Range | None = None
    tail: list[Range] = field(default_factory=list)
    address: Range | None = None


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
        frame.lead = paragraphs[lead]
    limit = frame.lead.start if frame.lead else paragraphs[lead].start if lead < len(paragraphs) else len(text)
    frame.head = [
        line for line in text.lines if line.end <= limit and (frame.address is None or line.start > frame.address.start)
    ]
    frame.tail = [p for p in paragraphs[lead + 1 :] if p.end - p.start <= 400][-30:]
    return frame


def _find_lead(text: Text) -> int | None:
    """The number of the first paragraph that tells of a meeting being held, a headline passed over when a sentence follows soon."""
    paragraphs = text.paragraphs
    first = next((n for n, paragraph in enumerate(paragraphs) if _is_lead(text, paragraph)), None)
    if first is None or not _is_headline(text.folded[slice(*paragraphs[first])]):
        return first
    for n in range(first + 1, min(first + _HEADLINE_REACH, len(paragraphs))):
        if HEADING.match(text.folded, paragraphs[n].start):
            break
        if _is_lead(text, paragraphs[n]) and not _is_headline(text.folded[slice(*paragraphs[n])]):
            return n
    return first


def _is_lead(text: Text, paragraph: Range) -> bool:
    body = text.folded[slice(*paragraph)]
    return bool(_LEAD.search(body) and _MARKS.search(body) and ("会" in body)) and not _NAVIGATION.match(body)


def _is_headline(body: str) -> bool:
    """Whether a line with marks is rather a headline than a sentence (安澜市：市政府第18次常务会议召开)."""
    return len(body) <= 60 and re.search("[。；：]$|[。；].", body) is None
