"""Marks: which characters of the text hold a value of which kind; and segments, the runs of text that the same kinds cover.

Marks overlap and nest (an action holds a deadline, a sentence holds a title). So the text is cut at every end of a mark, and each
segment knows the kinds that cover it: its size does not grow with the number of marks over it, and the page stays linear in them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph_loader.record import Assignment, Entry, Record, Span

#: The kinds of marks; those before win where lines under the text are few. Their words are in texts.tsv.
KINDS = (
    "unparsed", "decision", "document", "follow_up", "assignment", "requirement", "agenda", "attendance", "meeting", "minutes",
)  # fmt: skip

_KIND_OF_PART = {
    "document": "minutes", "meeting": "meeting", "attendees": "attendance", "agenda_items": "agenda", "policy_documents": "document",
    "decisions": "decision", "assignments": "assignment", "follow_ups": "follow_up", "unparsed": "unparsed",
}  # fmt: skip

#: Kinds that stand in lists: one label a line is enough.
_LISTED = frozenset({KINDS.index("attendance"), KINDS.index("minutes")})

#: Fields that name another entry, which has a mark of its own where they point.
_REFERENCES = frozenset({"agenda", "item", "policies"})
_REFERRING = frozenset({"decisions", "assignments", "follow_ups"})

#: Fields whose words tell what an entry is, not which: its label stands before its other words.
_CLASSIFYING = frozenset({"kind", "role", "status", "agenda"})


class Place(NamedTuple):
    """An entry of the record. kind: index into KINDS; number: its place among those of its kind, from 1; where: attendees.3."""

    kind: int
    number: int
    where: str
    entry: Entry


class Segment(NamedTuple):
    """A run of text, in code points, half-open. covered: bits of the kinds over it; valued: of those that more than the sentence of
    an entry lays over it. labels: kind and number of the entries that begin here."""

    start: int
    end: int
    covered: int
    valued: int
    labels: tuple[tuple[int, int], ...]


def find_places(record: Record) -> list[Place]:
    """The entries of a record in its order, each with its kind."""
    numbers: Counter[int] = Counter()
    places = []
    for where, entry in record.entries():
        name = _KIND_OF_PART[where.partition(".")[0]]
        if isinstance(entry, Assignment) and not entry.organizations and not entry.persons:
            name = "requirement"
        kind = KINDS.index(name)
        numbers[kind] += 1
        places.append(Place(kind, numbers[kind], where, entry))
    return places


def is_reference(where: str, field: str) -> bool:
    """Whether a field of the entry at `where` only names another entry: it is not drawn."""
    return where.partition(".")[0] in _REFERRING and field.partition(".")[0] in _REFERENCES


def drawn_spans(place: Place) -> Iterator[tuple[Span, bool]]:
    """The spans of an entry that are drawn, and whether each is of a value; else it is the sentence around them."""
    for field, spans in place.entry.evidence.items():
        if not is_reference(place.where, field):
            yield from ((span, field != "sentence") for span in spans)


def find_segments(places: Iterable[Place], text: str) -> list[Segment]:
    """The marked segments of the text in its order, cut at every end of a mark."""
    changes: dict[int, list[tuple[int, bool, int]]] = defaultdict(list)
    labels: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for place in places:
        for (start, end), valued in dict.fromkeys(drawn_spans(place)):
            changes[start].append((place.kind, valued, 1))
            changes[end].append((place.kind, valued, -1))
        first = _first(place)
        if first is not None:
            labels[first].append((place.kind, place.number))
    return list(_sweep(changes, _thin(labels, text)))


def _first(place: Place) -> int | None:
    """Where the label of an entry stands; None when it has no place in the text."""
    found: dict[bool, list[int]] = {True: [], False: []}
    for field, spans in place.entry.evidence.items():
        if field != "sentence" and not is_reference(place.where, field):
            found[field.partition(".")[0] in _CLASSIFYING].extend(start for start, _ in spans)
    return min(found[False] or found[True], default=None)


def _sweep(
    changes: dict[int, list[tuple[int, bool, int]]], labels: dict[int, tuple[tuple[int, int], ...]]
) -> Iterator[Segment]:
    open_: dict[bool, list[int]] = {True: [0] * len(KINDS), False: [0] * len(KINDS)}
    bits = {True: 0, False: 0}
    before = 0
    for at in sorted(changes):
        if before < at and (bits[True] or bits[False]):
            yield Segment(before, at, bits[True] | bits[False], bits[True], labels.get(before, ()))
        for kind, valued, step in changes[at]:
            open_[valued][kind] += step
            bit = 1 << kind
            bits[valued] = bits[valued] | bit if open_[valued][kind] else bits[valued] & ~bit
        before = at


def _thin(labels: dict[int, list[tuple[int, int]]], text: str) -> dict[int, tuple[tuple[int, int], ...]]:
    """At most one label of each kind at a place, and of a kind in lists one a line."""
    lines = [at for at, mark in enumerate(text) if mark == "\n"]
    seen: set[tuple[int, int]] = set()
    thinned = {}
    for at in sorted(labels):
        line = bisect_right(lines, at)
        kept: dict[int, tuple[int, int]] = {}
        for kind, number in sorted(labels[at]):
            if kind in _LISTED and (kind, line) in seen:
                continue
            seen.add((kind, line))
            kept.setdefault(kind, (kind, number))
        if kept:
            thinned[at] = tuple(kept.values())
    return thinned
