"""What was seen and not understood: nothing is lost without being said.

Kinds: `attendance` (words of a list of attendees that no rule parsed), `title` (a 《…》 that names no document), `resolution`
(会议决定…, of which neither decision nor task nor next step was made). `timing.py` adds `deadline`: a time no calendar gives a day for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from graph_loader.extraction.blocks import ATTENDANCE_LABEL
from graph_loader.extraction.items import Body
from graph_loader.extraction.text import Range, Text
from graph_loader.extraction.titles import Title
from graph_loader.record import Entry, Record, Spans, Unparsed

# Between the names of a list: nothing that could be a fact.
_FILLER = re.compile(r"[、，；：。（）()·/\s]|等|同志|(?:邀请|特邀|应邀|列席|出席|参加)(?:会议)?|以及|及|和|与")
_RESOLVES = re.compile("会议(?:还)?(?:决定|议定|确定|明确|同意|批准|责成)")


def find_unparsed(text: Text, body: Body, titles: list[Title], record: Record) -> list[Unparsed]:
    """The pieces of the text that a rule looked at and could make nothing of, in the order of the text."""
    found = [*_attendance(text, record), *_titles(text, titles, record), *_resolutions(text, body, record)]
    return sorted(found, key=lambda entry: entry.evidence["text"])


def _entry(text: Text, place: Range, kind: str, reason: str) -> Unparsed:
    spans = text.spans(*place)
    evidence = {"text": spans, "kind": spans}
    return Unparsed(kind=kind, text=text.flat[slice(*place)], reason=reason, evidence=evidence, rule=f"unparsed.{kind}")


def _attendance(text: Text, record: Record) -> Iterator[Unparsed]:
    covered = Covered([*record.attendees, record.document, record.meeting])
    for paragraph in text.paragraphs:
        label = ATTENDANCE_LABEL.match(text.folded, *paragraph)
        if label:
            for rest in _uncovered(text, Range(label.end(), paragraph.end), covered):
                yield _entry(text, rest, "attendance", "no rule understood these words of a list of attendees")


def _uncovered(text: Text, area: Range, covered: Covered) -> Iterator[Range]:
    """The runs of two and more characters of an area that no evidence covers and that are no filler."""
    position = area.start
    while position < area.end:
        offset = text.offset(position)
        if end := covered.end_at(offset):
            position = text.position(end)
            continue
        stop = min(area.end, text.position(covered.next_start(offset, len(text.raw))))
        begin = position
        for filler in _FILLER.finditer(text.folded, position, stop):
            if filler.start() - begin >= 2:
                yield Range(begin, filler.start())
            begin = filler.end()
        if stop - begin >= 2:
            yield Range(begin, stop)
        position = stop


def _titles(text: Text, titles: list[Title], record: Record) -> Iterator[Unparsed]:
    known = {name for document in record.policy_documents for name in (document.title, document.alias) if name}
    covered = Covered(record.policy_documents)
    for title in titles:
        name = text.flat[slice(*title.inner)]
        if name not in known and _is_generic(name) and not covered.holds(text.offset(title.inner.start)):
            yield _entry(text, title.outer, "title", "no document of this text has this short form")


def _is_generic(name: str) -> bool:
    return len(name) <= 4


def _resolutions(text: Text, body: Body, record: Record) -> Iterator[Unparsed]:
    covered = Covered([*record.decisions, *record.assignments, *record.follow_ups, *record.agenda_items])
    for item in body.items:
        for part in item.content:
            for sentence in text.sentences(*part, marks="。！？"):
                said = _RESOLVES.match(text.folded, *sentence)
                if (
                    said
                    and sentence.end - said.end() > 1
                    and not any(covered.overlaps(*span) for span in text.spans(said.end() - 2, sentence.end))
                ):
                    yield _entry(
                        text, sentence, "resolution", "neither a decision nor a task nor a next step was found in it"
                    )


class Covered:
    """The places of the text that the evidence of entries points to; they are put together when first asked for."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        """The starts and ends of the places, overlapping ones joined."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted({span for entry in self._entries for part in _parts(entry) for span in part}):
            if ends and start <= ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)
        return starts, ends

    def holds(self, offset: int) -> bool:
        """Whether the character at an offset of the original is covered."""
        return self.overlaps(offset, offset + 1)

    def end_at(self, offset: int) -> int | None:
        """Where the covered place that holds an offset ends; None when it is not covered."""
        starts, ends = self._bounds
        n = bisect_right(starts, offset) - 1
        return ends[n] if n >= 0 and ends[n] > offset else None

    def next_start(self, offset: int, default: int) -> int:
        """Where the first covered place behind an offset begins, else the default."""
        starts, _ = self._bounds
        n = bisect_right(starts, offset)
        return starts[n] if n < len(starts) else default

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any character of a span of the original is covered."""
        starts, ends = self._bounds
        n = bisect_left(starts, end) - 1
        return n >= 0 and ends[n] > start


def _parts(entry: Entry) -> Iterator[Spans]:
    """The evidence of an entry but for whole sentences, which hold more than was understood."""
    return (spans for field, spans in entry.evidence.items() if field != "sentence")
