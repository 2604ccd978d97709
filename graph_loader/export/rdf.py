"""The graph as RDF in a file or in rdflib: same graph, same bytes, at constant memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat

from graph_loader.elements import Edge, Node
from graph_loader.export import iri
from graph_loader.export.description import About, Describer, noting
from graph_loader.export.jsonld import write_jsonld
from graph_loader.export.prefixes import data_prefixes, vocabulary_prefixes
from graph_loader.export.statements import FULL, Statements, Style, Writer
from graph_loader.export.texts import TextStore
from graph_loader.export.triples import as_quads, as_triples, triples
from graph_loader.graph import ontology
from graph_loader.graph.split import Part
from graph_loader.ledger.change import is_of_ledger

if TYPE_CHECKING:
    from rdflib import Graph

#: The formats by name.
FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
}

#: Those that can hold named graphs; of these JSON-LD is written without them unless asked, since most of its readers know none.
WITH_GRAPHS = frozenset({"nquads", "trig", "jsonld"})
GRAPHS_BY_DEFAULT = frozenset({"nquads", "trig"})


def write(
    elements: Iterable[Node | Edge],
    out: BinaryIO,
    format: str = "turtle",  # noqa: A002  # the field's word
    *,
    style: Style = FULL,
    about: About | None = None,
    context_by_iri: bool = False,
) -> None:
    """Write nodes, then edges, in one of FORMATS as one graph; their order is kept. Raises OntologyError on what is not declared.

    about: with a description of the data set. context_by_iri: JSON-LD names the published context instead of including it.
    """
    _serialize(_described(elements, style, about), out, format, style, context_by_iri)


def write_parts(
    parts: Iterable[Part],
    out: BinaryIO,
    format: str,  # noqa: A002
    *,
    style: Style = FULL,
    about: About | None = None,
    context_by_iri: bool = False,
) -> None:
    """Write what each document states as a named graph, what follows from several as another, and what people reported of tasks as
    a third; the description stays outside.

    parts: those of documents first.
    """
    _serialize(_by_graph(parts, style, about), out, format, style, context_by_iri)


def to_rdflib(elements: Iterable[Node | Edge]) -> Graph:
    """The graph for rdflib, in memory. Raises OntologyError on what is not declared."""
    import rdflib

    graph = rdflib.Graph()
    for prefix, namespace in _prefixes(FULL).items():
        graph.bind(prefix, namespace)
    graph.addN((*(_rdflib_term(term) for term in triple), graph) for triple in triples(elements))
    return graph


def _serialize(statements: Iterable[Statements], out: BinaryIO, name: str, style: Style, by_iri: bool) -> None:
    if name == "jsonld":
        write_jsonld(statements, out, ontology.load(), style.base, by_iri=by_iri)
        return
    terms: Iterable[Any] = as_quads(statements) if name in WITH_GRAPHS else as_triples(statements)
    pyoxigraph.serialize(terms, out, FORMATS[name], prefixes=_prefixes(style))


def _described(elements: Iterable[Node | Edge], style: Style, about: About | None) -> Iterator[Statements]:
    describer = Describer(about, style.base) if about else None
    with TextStore() as texts:
        writer = Writer(ontology.load(), texts, style)
        if describer is None:
            yield from writer.statements(elements)
            return
        ids: list[str] = []

        def noted() -> Iterator[Node | Edge]:
            for element in noting(describer.coverage, elements):
                if isinstance(element, Node) and element.labels[0] == "Minutes":
                    ids.append(element.id)
                yield element

        for one in writer.statements(noted()):
            yield one
            while ids:
                yield describer.minutes(ids.pop())
    if describer.coverage.minutes:
        yield from describer.dataset()


def _by_graph(parts: Iterable[Part], style: Style, about: About | None) -> Iterator[Statements]:
    describer = Describer(about, style.base) if about else None
    written: list[tuple[str, str]] = []
    with TextStore() as texts:
        writer = Writer(ontology.load(), texts, style)
        for part in parts:
            elements: Iterable[Node | Edge] = [*part.elements.nodes, *part.elements.edges]
            otherwise = iri.LEDGER if any(map(is_of_ledger, elements)) else iri.DERIVED
            name = iri.graph_iri(part.minutes_id or otherwise, style.base)
            writer.start_graph(name)
            if describer:
                elements = noting(describer.coverage, elements)
            yield from writer.statements(elements)
            if part.minutes_id:
                written.append((part.minutes_id, name))
    if describer and written:
        for minutes_id, name in written:
            yield describer.minutes(minutes_id)
            yield describer.graph(minutes_id, name)
        yield from describer.dataset()


def _prefixes(style: Style) -> dict[str, str]:
    declared = ontology.load()
    return {**vocabulary_prefixes(declared), **data_prefixes(declared, style.base)}


def _rdflib_term(term: Any) -> Any:
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    string = term.datatype.value == iri.XSD + "string"
    return rdflib.Literal(term.value, datatype=None if string else rdflib.URIRef(term.datatype.value))
