"""Which words of the text are marked in an Akoma Ntoso document, and as what: the evidence of the document, where it shows a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from graph_loader.elements import Edge, NodeRef
from graph_loader.export.akoma_ntoso_profile import profile
from graph_loader.graph import ontology
from graph_loader.graph.merge import Elements

_BRACKETS = "《》〈〉"


class Mark(NamedTuple):
    """Characters start to end of the text, half-open, as an inline element.

    ref: what they name. role: the code of the attendance role of a person. verdict: the code of a decision. day: the last day of a
    deadline.
    """

    start: int
    end: int
    element: str
    ref: NodeRef
    role: str | None = None
    verdict: str | None = None
    day: date | None = None


def find_marks(part: Elements, text: str) -> list[Mark]:
    """The marks in the order of the text; of two that overlap the one that begins first, of these the longer."""
    found = sorted(_all_marks(part, text), key=lambda mark: (mark.start, -mark.end, mark.element, mark.ref))
    kept: list[Mark] = []
    for mark in found:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def places(edge: Edge) -> list[tuple[int, int]]:
    """The characters behind an edge of one document: start and end, half-open."""
    fragments = edge.properties.get("evidence")
    pairs = [str(one).partition("#char=")[2].partition(",") for one in fragments] if isinstance(fragments, list) else []
    return [(int(start), int(end)) for start, _, end in pairs]


def _all_marks(part: Elements, text: str) -> Iterator[Mark]:
    roles: dict[NodeRef, list[tuple[int, int, str]]] = defaultdict(list)
    for edge in part.edges:
        if edge.type == "ATTENDED":
            roles[edge.start] += [(*place, str(edge.properties["role"])) for place in places(edge)]
    for edge in part.edges:
        term = profile().get(edge.end.label) if edge.type == "MENTIONS" else None
        if term is None or term.inline is None:
            continue
        stated = edge.properties
        names = set(_values(edge.end.label, term.marks, stated))
        day = stated.get("deadline_end")
        if term.inline == "date" and not isinstance(day, date):
            continue  # a deadline that names no day is text only
        for start, end in places(edge):
            for begin, finish in _naming(text, start, end, names, within=term.inline == "date"):
                came = [role for first, last, role in roles[edge.end] if first <= begin and finish <= last]
                yield Mark(
                    begin, finish, term.inline, edge.end, came[0] if came else None,
                    str(stated["verdict"]) if "verdict" in stated else None, day if isinstance(day, date) else None,
                )  # fmt: skip


def _naming(text: str, start: int, end: int, names: set[str], *, within: bool) -> Iterator[tuple[int, int]]:
    """Where in a place of evidence one of the names stands: it has to be the whole place; a deadline stands within its task."""
    words = text[start:end]
    if within:
        for name in sorted(names):
            at = words.find(name)
            if at >= 0:
                yield start + at, start + at + len(name)
        return
    bare = words.strip(_BRACKETS)
    begin = start + (len(words) - len(words.lstrip(_BRACKETS)))
    if "".join(bare.split()) in names:
        yield begin, begin + len(bare)


def _values(label: str, marked: list[str], stated: Mapping[str, Any]) -> Iterator[str]:
    for name, declared in ontology.load().nodes[label].properties.items():
        if declared.iri.rpartition("#")[2] in marked and name in stated:
            value = stated[name]
            yield from ("".join(str(one).split()) for one in (value if isinstance(value, list) else [value]))
