"""Nodes and edges as triples just as they are, wrong or not: what the ontology does not declare gets a term of its namespace.

The export refuses such elements; here the shapes have to see them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from graph_loader.elements import Edge, Node
from graph_loader.export import iri
from graph_loader.export.iri import MG, XSD
from graph_loader.export.triples import Writer
from graph_loader.graph.ontology import FRAGMENT, Property

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SUBJECT, _OBJECT = NamedNode(MG + "subject"), NamedNode(MG + "object")


class VerbatimWriter(Writer):
    """Makes the triples of elements that nobody has checked, of labels and types that the ontology declares."""

    def triples(self, elements: Iterable[Node | Edge]) -> Iterator[Triple]:
        for element in elements:
            yield from self.node(element) if isinstance(element, Node) else self.edge(element)

    def node(self, node: Node) -> Iterator[Triple]:
        declared = self._ontology.nodes[node.labels[0]]
        subject = self._named(node.ref)
        text = node.properties.get("text")
        if declared.label == "Minutes" and isinstance(text, str):
            self._texts.add(node.id, text)
        yield Triple(subject, _TYPE, NamedNode(declared.iri))
        for kind in node.labels[1:]:
            yield Triple(subject, _TYPE, NamedNode(declared.kinds.get(kind, MG + iri.encode(kind))))
        yield from self._all(subject, node.properties, declared.properties)

    def edge(self, edge: Edge) -> Iterator[Triple]:
        declared = self._ontology.edges[edge.type]
        start, end = self._named(edge.start), self._named(edge.end)
        key = {name: str(edge.properties.get(name, "")) for name in declared.key}
        digest = iri.edge_hash(Edge(edge.type, edge.start, edge.end, key), declared.key)
        statement = NamedNode(f"{self._base}{iri.local_name(declared.statement)}/{digest}")
        yield Triple(statement, _TYPE, NamedNode(declared.statement))
        yield Triple(statement, _SUBJECT, start)
        yield Triple(statement, _OBJECT, end)
        known = self._ontology.edge_properties(edge.type, edge.end.label)
        yield from self._all(statement, edge.properties, known)
        evidence = [str(one) for one in _members(edge.properties.get("evidence", []))]
        good = [one for one in evidence if (found := FRAGMENT.fullmatch(one)) and self._lies_inside(found)]
        if good:
            yield from self._annotation(statement, digest, good)
        for one in evidence:
            if one not in good:  # a place that is none
                yield Triple(statement, NamedNode(MG + "evidence"), Literal(one))

    def _lies_inside(self, place: Any) -> bool:
        start, end = int(place[2]), int(place[3])
        return start < end and place[1] in self._texts and end <= self._texts.length(place[1])

    def _all(
        self, subject: NamedNode, properties: Mapping[str, Any], declared: Mapping[str, Property]
    ) -> Iterator[Triple]:
        for name in sorted(properties):
            p = declared.get(name)
            if p is not None and (p.datatype == "evidence" or not p.exported):
                continue
            predicate = NamedNode(p.iri if p else MG + iri.encode(name))
            for value in _members(properties[name]):
                yield Triple(subject, predicate, _term(value, p))


def _members(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _term(value: Any, declared: Property | None) -> Any:
    if declared is not None and isinstance(value, str) and value in declared.codes:
        return NamedNode(declared.codes[value])
    if isinstance(value, bool | int | float):
        return Literal(value)
    if isinstance(value, date):
        kind = "dateTime" if isinstance(value, datetime) else "date"
        return Literal(value.isoformat(), datatype=NamedNode(XSD + kind))
    return Literal(str(value))
