"""Which minutes, and which words in them, a node of the graph is about."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any
from urllib.parse import unquote

from graph_loader.export.iri import MG, OA
from graph_loader.graph.ontology import FRAGMENT
from graph_loader.validation.unit import Unit
from graph_loader.validation.violation import Place

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

#: Where a sentence ends; a line break ends one too.
_ENDS = re.compile(r"[。！？；\n]+")

#: From a node of the graph to the place it is about: properties, `^` for those that lead to the node.
_WAYS = (
    (MG + "evidence", OA + "hasTarget"),
    (OA + "hasTarget",),
    ("^" + OA + "hasSelector",),
    ("^" + MG + "object", MG + "evidence", OA + "hasTarget"),
)

#: The captions of nodes, in the order they are looked for.
_CAPTIONS = tuple(MG + name for name in ("title", "name", "action", "verb", "id"))


class Locator:
    """Looks through the triples of a graph in which something is wrong."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._ahead: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self._behind: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for triple in unit.triples:
            subject = _text(triple.subject)
            self._ahead[subject][triple.predicate.value].append(triple.object)
            self._behind[_text(triple.object)][triple.predicate.value].append(subject)

    def place(self, focus: str) -> Place | None:
        """The first place that the node is about."""
        found = [self._read(focus)]
        for way in _WAYS:
            reached = [focus]
            for step in way:
                reached = [other for one in reached for other in self._step(one, step)]
            found += map(self._read, reached)
        return min((one for one in found if one), default=None)

    def document(self, place: Place | None) -> str | None:
        """The minutes: the title where the graph tells it, else the id."""
        if place is None:
            return None
        for subject, found in self._ahead.items():
            if subject.endswith(f"/Minutes/{place.minutes_id}"):
                for title in found.get(MG + "title", ()):
                    return str(title.value)
        return place.minutes_id

    def name(self, focus: str) -> str:
        """A node in words: its class and caption, or the class and the ends of an edge."""
        found = self._ahead.get(focus, {})
        kinds = [_local(_text(kind)) for kind in found.get(_TYPE, ())]
        ends = [_readable(_text(end)) for name in ("subject", "object") for end in found.get(MG + name, ())[:1]]
        words = " → ".join(ends) if ends else next((_text(found[c][0]) for c in _CAPTIONS if found.get(c)), "")
        return " ".join(part for part in (kinds[0] if kinds else "", words[:80]) if part) or _readable(focus)

    def _step(self, subject: str, step: str) -> list[str]:
        if step.startswith("^"):
            return self._behind[subject][step[1:]] if subject in self._behind else []
        return [_text(term) for term in self._ahead[subject].get(step, ())] if subject in self._ahead else []

    def _read(self, target: str) -> Place | None:
        match = FRAGMENT.fullmatch(target.rpartition("/Minutes/")[2])
        if match is None:
            return None
        minutes_id, start, end = match[1], int(match[2]), int(match[3])
        text = self._text_of(minutes_id, target)
        if text is None or end > len(text):
            quotes = [q for s in self._step(target, OA + "hasSelector") for q in self._step(s, OA + "exact")]
            return Place(minutes_id, start, end, quotes[0] if quotes else "")
        return Place(minutes_id, start, end, text[start:end], sentence_at(text, start, end))

    def _text_of(self, minutes_id: str, target: str) -> str | None:
        minutes = target.partition("#")[0]
        found = self._ahead[minutes].get(MG + "text") if minutes in self._ahead else None
        return str(found[0].value) if found else self._unit.text(minutes_id)


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence, or sentences, around a place, without blanks at its ends."""
    first, last = 0, len(text)
    for found in _ENDS.finditer(text):
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end - 1:
            last = found.end()
            break
    return text[first:last].strip()


def _text(term: Any) -> str:
    return str(getattr(term, "value", term))


def _local(term: str) -> str:
    return term.replace("#", "/").rpartition("/")[2]


def _readable(term: str) -> str:
    """The last part of an IRI, as people read it."""
    return unquote(term.rstrip("/").rpartition("/")[2])
