"""Nodes and edges as RDF just as they are, wrong or not: what the ontology does not declare gets a term of its namespace.

The export refuses such elements; here the shapes have to see them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from graph_loader.elements import Edge, Node
from graph_loader.export import iri
from graph_loader.export.iri import MG
from graph_loader.export.statements import Predicate, Statements, Writer
from graph_loader.export.texts import TextStore
from graph_loader.graph.ontology import FRAGMENT, Ontology, Property

#: A value that is not what the ontology expects of the property is written as what it is.
_DATATYPES = {bool: "boolean", int: "integer", float: "double", datetime: "dateTime", date: "date"}

_NO_PLACE = Predicate(MG + "evidence", "string")


class VerbatimWriter(Writer):
    """Makes the statements of elements that nobody has checked, of labels and types that the ontology declares."""

    def __init__(self, declared: Ontology, texts: TextStore) -> None:
        super().__init__(declared, texts)
        self._predicate = cache(Predicate)  # each stands for itself

    def statements(self, elements: Iterable[Node | Edge]) -> Iterator[Statements]:
        for element in elements:
            yield from self.node(element) if isinstance(element, Node) else self.edge(element)

    def node(self, node: Node) -> Iterator[Statements]:
        subject, said = self._node_head(node)
        declared = self._ontology.nodes[node.labels[0]].properties
        yield Statements(subject, [*said, *self._all(node.properties, declared)])

    def edge(self, edge: Edge) -> Iterator[Statements]:
        names = self._ontology.edges[edge.type].key
        key = {name: str(edge.properties.get(name, "")) for name in names}
        digest = iri.edge_hash(Edge(edge.type, edge.start, edge.end, key), names)
        subject, said = self._edge_head(edge, digest)
        said += self._all(edge.properties, self._ontology.edge_properties(edge.type, edge.end.label))
        evidence = [str(one) for one in _members(edge.properties.get("evidence", []))]
        good = [one for one in evidence if (found := FRAGMENT.fullmatch(one)) and self._lies_inside(found)]
        said += [(_NO_PLACE, one) for one in evidence if one not in good]
        if good:
            yield from self._with_evidence(subject, said, digest, good)
        else:
            yield Statements(subject, said)

    def _lies_inside(self, place: Any) -> bool:
        start, end = int(place[2]), int(place[3])
        return start < end and place[1] in self._texts and end <= self._texts.length(place[1])

    def _all(self, properties: Mapping[str, Any], declared: Mapping[str, Property]) -> Iterator[tuple[Predicate, Any]]:
        for name in sorted(properties):
            p = declared.get(name)
            if p is not None and (p.datatype == "evidence" or not p.exported):
                continue
            for value in _members(properties[name]):
                yield self._say(p.iri if p else MG + iri.encode(name), value, p)

    def _say(self, predicate: str, value: Any, declared: Property | None) -> tuple[Predicate, Any]:
        if declared is not None and isinstance(value, str) and value in declared.codes:
            return self._predicate(predicate, "iri"), declared.codes[value]
        datatype = _DATATYPES.get(type(value))
        return self._predicate(predicate, datatype or "string"), value if datatype else str(value)


def _members(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
