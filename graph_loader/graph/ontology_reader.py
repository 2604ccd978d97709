"""Reads the ontology from its Turtle files. `minutes.ttl` says at its top how its terms mean labels, edges, keys, lists and codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph

from graph_loader.errors import OntologyError
from graph_loader.graph.ontology_check import Ontology
from graph_loader.graph.ontology_types import PYTHON_TYPES, EdgeType, NodeType, Property

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OA = "http://www.w3.org/ns/oa#"
MG = "https://w3id.org/minutes-graph/ontology#"

#: The class of all edges as nodes: its properties are those of every edge.
STATEMENT = MG + "Statement"


def read(*files: bytes) -> Ontology:
    """The ontology in these Turtle files. Raises OntologyError when it cannot be parsed or contradicts itself."""
    return _Reader(files).ontology()


class _Reader:
    """Walks the triples of the declaration."""

    def __init__(self, files: Iterable[bytes]) -> None:
        #: subject -> predicate IRI -> objects; a node of the graph is its IRI, `_:` and its name when blank, or a literal.
        self.triples: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        try:
            for number, file in enumerate(files):
                for quad in pyoxigraph.parse(file, format=pyoxigraph.RdfFormat.TURTLE):
                    self.triples[_key(quad.subject, number)][quad.predicate.value].append(_key(quad.object, number))
        except SyntaxError as error:
            raise OntologyError(f"the ontology is no valid Turtle: {error}") from error

    def ontology(self) -> Ontology:
        by_owner = self._properties()
        classes = self._instances(OWL + "Class")
        edges = {
            edge.type: edge
            for iri in self._instances(OWL + "ObjectProperty")
            if self._value(iri, MG + "qualifiedBy") is not None
            for edge in (self._edge(iri, by_owner),)
        }
        nodes = {
            node.label: node
            for iri in classes
            if self._value(iri, MG + "graphName") is not None and self._value(iri, OWL + "hasKey") is not None
            for node in (self._node(iri, by_owner, classes),)
        }
        version = self._value(MG.rstrip("#"), OWL + "versionInfo")
        if version is None:
            raise OntologyError(f"the ontology has no owl:versionInfo for {MG.rstrip('#')}")
        return Ontology(_text(version), dict(sorted(nodes.items())), dict(sorted(edges.items())))

    def _node(self, iri: str, by_owner: Mapping[str, list[Property]], classes: list[str]) -> NodeType:
        kinds = {
            self._graph_name(other): other
            for other in classes
            if iri in self._values(other, RDFS + "subClassOf") and self._value(other, MG + "graphName") is not None
        }
        properties = _by_name(iri, by_owner[iri])
        (key,) = (self._graph_name(k) for k in self._list(self._value(iri, OWL + "hasKey")))
        caption = self._value(iri, MG + "caption")
        return NodeType(
            label=self._graph_name(iri),
            iri=iri,
            key=key,
            caption=self._graph_name(caption) if caption else key,
            indexes=self._indexes(iri, properties),
            kinds=dict(sorted(kinds.items())),
            properties=properties,
            exported=self._exported(iri),
            labels=self._by_language(iri, RDFS + "label"),
            definitions=self._by_language(iri, SKOS + "definition"),
        )

    def _edge(self, iri: str, by_owner: Mapping[str, list[Property]]) -> EdgeType:
        statement = self._value(iri, MG + "qualifiedBy")
        of_every_edge = by_owner[STATEMENT] if STATEMENT in self._values(statement, RDFS + "subClassOf") else []
        starts = self._labels_of(iri, RDFS + "domain")
        ends = self._labels_of(iri, RDFS + "range")
        states_end = self._flag(iri, "statesPropertiesOfObject", False)
        own = [] if states_end else by_owner[statement]
        properties = _by_name(statement, of_every_edge + own)
        caption = self._value(iri, MG + "caption")
        key = [
            k for k in self._list(self._value(statement, OWL + "hasKey")) if k not in (MG + "subject", MG + "object")
        ]
        return EdgeType(
            type=self._graph_name(iri),
            iri=iri,
            statement=statement,
            starts=starts,
            ends=ends,
            key=tuple(self._graph_name(k) for k in key),
            properties=properties,
            bases=frozenset(_text(self._value(c, SKOS + "notation")) for c in self._values(iri, MG + "allowedBasis")),
            states_end=states_end,
            caption=self._graph_name(caption) if caption else None,
            indexes=self._indexes(iri, properties),
            exported=self._exported(iri),
            labels=self._by_language(iri, RDFS + "label"),
            definitions=self._by_language(iri, SKOS + "definition"),
        )

    def _properties(self) -> Mapping[str, list[Property]]:
        """Class IRI -> its properties, from the domains."""
        by_owner: dict[str, list[Property]] = defaultdict(list)
        kinds = self._instances(OWL + "DatatypeProperty") + self._instances(OWL + "ObjectProperty")
        for iri in kinds:
            if self._value(iri, MG + "graphName") is None or self._value(iri, MG + "qualifiedBy") is not None:
                continue
            found = self._property(iri)
            for owner in self._classes_of(iri, RDFS + "domain"):
                by_owner[owner].append(found)
        return by_owner

    def _property(self, iri: str) -> Property:
        scheme = self._value(iri, MG + "codeScheme")
        codes = {
            _text(self._value(concept, SKOS + "notation")): concept
            for concept in (self._instances(SKOS + "Concept") if scheme else ())
            if scheme in self._values(concept, SKOS + "inScheme")
        }
        if scheme and not codes:
            raise OntologyError(f"{iri}: the code scheme {scheme} has no concepts")
        values = self._value(iri, RDFS + "range")
        datatype = "code" if scheme else "evidence" if values == OA + "Annotation" else str(values).removeprefix(XSD)
        if datatype not in PYTHON_TYPES:
            raise OntologyError(f"{iri}: the range {values} is not one of {_listed(PYTHON_TYPES)}")
        return Property(
            name=self._graph_name(iri),
            iri=iri,
            datatype=datatype,
            multiple=OWL + "FunctionalProperty" not in self._values(iri, RDF + "type"),
            codes=dict(sorted(codes.items())),
            record_fields=tuple(sorted(_text(field) for field in self._values(iri, MG + "recordField"))),
            exported=self._exported(iri),
            labels=self._by_language(iri, RDFS + "label"),
            definitions=self._by_language(iri, SKOS + "definition"),
        )

    def _values(self, subject: str, predicate: str) -> list[Any]:
        return self.triples[subject][predicate] if subject in self.triples else []

    def _value(self, subject: str, predicate: str) -> Any:
        """The one object, or None. Raises OntologyError when there are several."""
        found = self._values(subject, predicate)
        if len(found) > 1:
            raise OntologyError(f"{subject} has more than one {predicate}")
        return found[0] if found else None

    def _instances(self, of: str) -> list[str]:
        return [subject for subject, found in list(self.triples.items()) if of in found.get(RDF + "type", ())]

    def _list(self, head: Any) -> Iterator[str]:
        while head is not None and head != RDF + "nil":
            yield self._value(head, RDF + "first")
            head = self._value(head, RDF + "rest")

    def _classes_of(self, iri: str, predicate: str) -> list[str]:
        """The class, or the classes of the union, that is the domain or range."""
        found = self._value(iri, predicate)
        union = self._value(found, OWL + "unionOf") if found else None
        return list(self._list(union)) if union else [found] if found else []

    def _labels_of(self, iri: str, predicate: str) -> frozenset[str]:
        labels = frozenset(self._graph_name(c) for c in self._classes_of(iri, predicate))
        if not labels:
            raise OntologyError(f"{iri}: no {predicate}")
        return labels

    def _graph_name(self, iri: str) -> str:
        found = self._value(iri, MG + "graphName")
        if found is None:
            raise OntologyError(f"{iri}: no mg:graphName")
        return _text(found)

    def _indexes(self, iri: str, properties: Mapping[str, Property]) -> tuple[tuple[str, ...], ...]:
        """The property names of each index, from `mg:index "government, name"`."""
        found = sorted(tuple(_text(literal).split(", ")) for literal in self._values(iri, MG + "index"))
        for name in (name for index in found for name in index):
            if name not in properties:
                raise OntologyError(f"{iri}: an index over {name!r}, which is none of its properties")
        return tuple(found)

    def _exported(self, iri: str) -> bool:
        return self._flag(iri, "exported", True)

    def _flag(self, iri: str, name: str, default: bool) -> bool:
        found = self._value(iri, MG + name)
        return default if found is None else _text(found) == "true"

    def _by_language(self, iri: str, predicate: str) -> dict[str, str]:
        return {literal.language or "": literal.value for literal in self._values(iri, predicate)}


def _key(term: Any, file: int) -> Any:
    """A node as text; blank nodes of two files are kept apart; literals as they are."""
    import pyoxigraph

    if isinstance(term, pyoxigraph.NamedNode):
        return term.value
    return f"_:{file}:{term.value}" if isinstance(term, pyoxigraph.BlankNode) else term


def _text(literal: Any) -> str:
    if literal is None:
        raise OntologyError("the ontology lacks a literal: a skos:notation or mg: annotation")
    return str(literal.value)


def _by_name(owner: str, properties: Iterable[Property]) -> dict[str, Property]:
    found: dict[str, Property] = {}
    for p in properties:
        if p.name in found:
            raise OntologyError(f"{owner}: {found[p.name].iri} and {p.iri} are both called {p.name}")
        found[p.name] = p
    return dict(sorted(found.items()))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
