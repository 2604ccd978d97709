"""Nodes and edges as triples and quads of pyoxigraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph_loader.elements import Edge, Node
from graph_loader.export.iri import XSD
from graph_loader.export.statements import FULL, Predicate, Statements, Style, Writer, damaged
from graph_loader.export.texts import TextStore
from graph_loader.graph import ontology

#: So many terms of IRIs are remembered: those of one subject follow each other.
_REMEMBERED = 1024


def triples(elements: Iterable[Node | Edge], style: Style = FULL) -> Iterator[Triple]:
    """The triples of the graph. Minutes have to come before the edges whose evidence lies in them, else these have no quotes."""
    with TextStore() as texts:
        yield from as_triples(Writer(ontology.load(), texts, style).statements(elements))


def as_triples(statements: Iterable[Statements]) -> Iterator[Triple]:
    """Statements as triples, whatever their graph. Raises OntologyError on what cannot be written."""
    terms = _Terms()
    for subject, said, _ in statements:
        try:
            about = terms.named(subject)
            for predicate, value in said:
                name, term = terms[predicate]
                yield Triple(about, name, term(value))
        except (UnicodeEncodeError, ValueError) as error:
            raise damaged(subject, error) from error


def as_quads(statements: Iterable[Statements]) -> Iterator[Quad]:
    """Statements as quads of their graphs. Raises OntologyError on what cannot be written."""
    terms = _Terms()
    for subject, said, graph in statements:
        try:
            about = terms.named(subject)
            where = () if graph is None else (terms.named(graph),)
            for predicate, value in said:
                name, term = terms[predicate]
                yield Quad(about, name, term(value), *where)
        except (UnicodeEncodeError, ValueError) as error:
            raise damaged(subject, error) from error


class _Terms(dict[Predicate, tuple[NamedNode, Callable[[Any], Any]]]):
    """A predicate -> its term, and what makes the terms of its values."""

    def __init__(self) -> None:
        self.named: Callable[[str], NamedNode] = lru_cache(_REMEMBERED)(NamedNode)

    def __missing__(self, predicate: Predicate) -> tuple[NamedNode, Callable[[Any], Any]]:
        made = self[predicate] = NamedNode(predicate.iri), self._maker(predicate)
        return made

    def _maker(self, predicate: Predicate) -> Callable[[Any], Any]:
        kind = predicate.datatype
        if kind == "iri":
            return self.named
        if kind == "code":
            return {code: NamedNode(concept) for code, concept in predicate.codes.items()}.__getitem__
        if kind in {"string", "integer", "boolean", "double"}:  # pyoxigraph gives them their datatype
            return Literal
        datatype = NamedNode(XSD + kind)
        if kind in {"date", "dateTime"}:
            return lambda value: Literal(value.isoformat(), datatype=datatype)
        return lambda value: Literal(str(value), datatype=datatype)
