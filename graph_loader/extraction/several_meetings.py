"""Whether one text holds the minutes of several meetings, one after the other, as collections of a year do.

Only what is sure is told: two or more titles of meetings, each with a body of its own that says the meeting was held,
and different numbers or dates. A title printed twice, a combined meeting of party group and government, and numbers of other meetings in
the body make no second meeting.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from graph_loader.extraction.blocks import HEADING
from graph_loader.extraction.chair import find_chair
from graph_loader.extraction.frame import find_frame
from graph_loader.extraction.meeting import extract_meeting
from graph_loader.extraction.text import Range, Text
from graph_loader.lexicon import pattern
from graph_loader.record import MeetingFacts

# 安澜市人民政府第18次常务会议纪要（2031年5月6日）; 市政府召开第18次常务会议; 市政府第18次常务会议召开.
_TITLE = re.compile(
    rf"(?:[^，。；：《》、]{{2,8}}：)?[^，。；：《》、]{{0,40}}(?:{pattern('series')})(?:会?议?纪要|召开|举行)?(?:（[^（）]{{2,24}}）|〔\d{{4}}〕第?\d+号)?"
)
_NOT_OURS = re.compile("党组|党委|常委会议|传达|学习|精神|上一|下一|相关|链接|当前位置")
_LONGEST_TITLE = 60
#: A body shorter than this is a list of headlines, not minutes.
_SHORTEST_BODY = 80


class MeetingPart(NamedTuple):
    """Where the minutes of a meeting begin: the number of the line, from 1, and its title."""

    line: int
    title: str


def find_meetings(text: Text) -> list[MeetingPart]:
    """The meetings of a text when there are two or more; else an empty list."""
    titles = [line for line in text.lines if _is_title(text, line)]
    if len(titles) < 2:
        return []
    found: list[tuple[MeetingPart, MeetingFacts]] = []
    for title, following in zip(titles, [*titles[1:], Range(len(text), len(text))], strict=True):
        facts = _meeting_of(text, title.start, following.start)
        if facts and all(_differ(facts, other) for _, other in found):
            line = text.raw.count("\n", 0, text.offset(title.start)) + 1
            found.append((MeetingPart(line, text.flat[slice(*title)]), facts))
    return [part for part, _ in found] if len(found) > 1 else []


def _is_title(text: Text, line: Range) -> bool:
    folded = text.folded
    return (
        line.end - line.start <= _LONGEST_TITLE
        and _TITLE.fullmatch(folded, *line) is not None
        and HEADING.match(folded, line.start) is None
        and _NOT_OURS.search(folded, *line) is None
    )


def _meeting_of(text: Text, start: int, end: int) -> MeetingFacts | None:
    """What the minutes between two titles state of their meeting; None when they do not say that one was held."""
    if end - start < _SHORTEST_BODY:
        return None
    part = Text(text.raw[text.offset(start) : text.offset(end) if end < len(text) else None])
    chair = find_chair(part)
    if chair is None or find_frame(part).lead is None:
        return None
    return extract_meeting(part, chair)


def _differ(one: MeetingFacts, other: MeetingFacts) -> bool:
    """Whether number or date say that these are two meetings: both are known and not the same, and neither is equal."""
    numbers = one.number_value is not None and other.number_value is not None
    dates = one.date is not None and other.date is not None
    if numbers and dates:
        return one.number_value != other.number_value and one.date != other.date
    return (numbers and one.number_value != other.number_value) or (dates and one.date != other.date)
