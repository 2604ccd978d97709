"""Web Annotations as evidence: the places in minutes that edges name, checked against the text where it is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_loader.export import iri
from graph_loader.export.iri import MG, OA, XSD
from graph_loader.graph.ontology import FRAGMENT
from graph_loader.graph.order import sort_list
from graph_loader.importing.report import Problems

#: The classes that evidence consists of.
CLASSES = frozenset(
    OA + name for name in ("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector")
)


class Places:
    """The places described in a graph."""

    def __init__(self, facts: Mapping[str, Mapping[str, list[Any]]], base: str, problems: Problems) -> None:
        self._facts, self._base, self._problems = facts, base, problems
        self._known: dict[str, str | None] = {}

    def of(self, statement: str, annotations: list[Any]) -> list[str]:
        """The fragments that are the evidence of a statement, in their order."""
        fragments: set[str] = set()
        for annotation in annotations:
            for target in self._values(annotation, "hasTarget"):
                name = getattr(target, "value", "")
                if name not in self._known:
                    self._known[name] = self._read(name)
                if fragment := self._known[name]:
                    fragments.add(fragment)
        return sort_list("evidence", fragments)

    def _read(self, target: str) -> str | None:
        sources = self._values_of(target, "hasSource")
        ref = iri.read_node_iri(getattr(sources[0], "value", ""), self._base) if len(sources) == 1 else None
        selectors = self._values_of(target, "hasSelector")
        numbers = [
            term.value
            for selector in selectors
            for name in ("start", "end")
            for term in self._values(selector, name)
            if getattr(term, "datatype", None) is not None and term.datatype.value == XSD + "nonNegativeInteger"
        ]
        fragment = f"{ref.id}#char={','.join(numbers)}" if ref and ref.label == "Minutes" else ""
        match = FRAGMENT.fullmatch(fragment)
        if ref is None or match is None:
            self._problems.add(
                target, "is no place in minutes: one source and one position selector with start and end"
            )
            return None
        self._compare_quotes(target, selectors, ref.id, int(match[2]), int(match[3]))
        return fragment

    def _compare_quotes(self, target: str, selectors: list[Any], minutes_id: str, start: int, end: int) -> None:
        """A quote says what the text says at its place: else one of the two was changed."""
        texts = self._facts.get(f"{self._base}Minutes/{minutes_id}", {}).get(MG + "text", ())
        for text in texts:
            if end > len(text.value):
                self._problems.add(target, f"lies outside the text of {len(text.value)} characters")
            for selector in selectors:
                for quote in self._values(selector, "exact"):
                    if quote.value != text.value[start:end]:
                        self._problems.add(target, f"quotes {quote.value!r:.80} where the text says otherwise")

    def _values(self, subject: Any, name: str) -> list[Any]:
        return self._values_of(getattr(subject, "value", ""), name)

    def _values_of(self, subject: str, name: str) -> list[Any]:
        found = self._facts.get(subject)
        return found.get(OA + name, []) if found else []
