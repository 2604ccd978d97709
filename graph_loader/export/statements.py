"""What RDF says of nodes and edges, subject by subject, before it becomes terms of a library or the lines of a format.

A node is typed with its labels and has its properties. An edge is a plain statement, and a subject of the class the ontology names for
its type (Attendance, Assignment, …) with mg:subject, mg:object and the properties of the edge, and a Web Annotation whose targets are
the places in the text: https://www.w3.org/TR/annotation-model/#selectors. No blank nodes. What the ontology declares as not exported
(records of runs, paths of one machine) is left out; of all else nothing is, unless a Style asks for less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.errors import OntologyError
from graph_loader.export import iri
from graph_loader.export.iri import MG, OA
from graph_loader.export.texts import TextStore
from graph_loader.graph.ontology import Ontology, Property

#: Characters before and behind a quote, by which it can be found again in another rendition of the text.
_CONTEXT = 16

#: Properties that hold places in minutes.
_PLACES = frozenset({"evidence", "pages"})

#: So many places are remembered as described already. In a larger graph one may be described twice, which RDF takes as once.
_REMEMBERED = 65_536


@dataclass(frozen=True, slots=True, eq=False)
class Predicate:
    """A predicate and what its values are.

    datatype: "iri" for an IRI as text, "code" for a code whose concept `codes` tells, else the name of the literal's datatype in XML
    Schema, whose value is Python's own: str, int, bool, date, datetime. Each is made once and stands for itself.
    """

    iri: str
    datatype: str
    codes: Mapping[str, str] = field(default_factory=dict)


class Statements(NamedTuple):
    """What is said of one subject, an IRI, at one place of the export. graph: the IRI of the named graph; None outside of all."""

    subject: str
    said: Sequence[tuple[Predicate, Any]]
    graph: str | None = None


TYPE = Predicate("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "iri")
LABEL = Predicate("http://www.w3.org/2000/01/rdf-schema#label", "string")
_SUBJECT, _OBJECT, _EVIDENCE = (Predicate(MG + name, "iri") for name in ("subject", "object", "evidence"))
_BODY, _TARGET, _SOURCE, _SELECTOR = (
    Predicate(OA + n, "iri") for n in ("hasBody", "hasTarget", "hasSource", "hasSelector")
)
_START, _END = (Predicate(OA + name, "nonNegativeInteger") for name in ("start", "end"))
_EXACT, _PREFIX, _SUFFIX = (Predicate(OA + name, "string") for name in ("exact", "prefix", "suffix"))
_IS_ANNOTATION, _IS_RESOURCE, _IS_POSITION, _IS_QUOTE = (
    (TYPE, OA + name) for name in ("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector")
)


@dataclass(frozen=True, slots=True)
class Style:
    """How much is written, and under which namespace.

    base: the namespace of the data. plain: nodes and one triple for an edge, without its properties. evidence: with the places in
    the text of what edges state. Only what is written in full, the default, can be read back.
    """

    base: str = iri.DATA
    plain: bool = False
    evidence: bool = True


#: Everything there is.
FULL = Style()


class Writer:
    """Makes the statements of one element after the other. Minutes have to come before the edges whose evidence lies in them, else
    these have no quotes."""

    def __init__(self, declared: Ontology, texts: TextStore, style: Style = FULL) -> None:
        self._ontology = declared
        self._texts = texts
        self._style, self._base = style, style.base
        self._predicates: dict[tuple[str, ...], dict[str, Predicate]] = {}
        self._chosen: dict[tuple[tuple[str, ...], tuple[str, ...]], list[tuple[str, Predicate, bool]]] = {}
        self._named = lru_cache(_REMEMBERED)(self._make_name)
        self._plain = {edge.type: Predicate(edge.iri, "iri") for edge in declared.edges.values()}
        self.start_graph()

    def start_graph(self, name: str | None = None) -> None:
        """Begin another graph, of that IRI: each describes its places itself."""
        self._graph = name
        self._last: tuple[str, str, str] | None = None
        self._described: set[str] = set()
        self._described_before: set[str] = set()

    def statements(self, elements: Iterable[Node | Edge]) -> Iterator[Statements]:
        """The statements of some elements. Raises OntologyError on what is not declared or cannot be written."""
        for element in self._ontology.checked(elements):
            try:
                yield from self.node(element) if isinstance(element, Node) else self.edge(element)
            except (UnicodeEncodeError, ValueError) as error:
                named = (
                    element.id if isinstance(element, Node) else f"{element.start.id} {element.type} {element.end.id}"
                )
                raise damaged(named, error) from error

    def node(self, node: Node) -> Iterator[Statements]:
        declared = self._ontology.nodes[node.labels[0]]
        if not declared.exported:
            return
        properties = {declared.key: node.id, **node.properties}
        subject, said = self._node_head(node)
        said.append((LABEL, str(properties.get(declared.caption, node.id))))
        self._add(said, properties, (declared.label,))
        yield Statements(subject, said, self._graph)

    def edge(self, edge: Edge) -> Iterator[Statements]:
        declared = self._ontology.edges[edge.type]
        if not declared.exported:
            return
        start, end = self._named(edge.start), self._named(edge.end)
        plain = (start, edge.type, end)
        if plain != self._last:  # edges that differ only in their key follow each other
            yield Statements(start, [(self._plain[edge.type], end)], self._graph)
            self._last = plain
        if self._style.plain:
            return
        digest = iri.edge_hash(edge, declared.key)
        subject, said = self._edge_head(edge, digest)
        self._add(said, edge.properties, (edge.type, edge.end.label))
        if self._style.evidence and "evidence" in declared.properties:
            yield from self._with_evidence(subject, said, digest, edge.properties["evidence"])
        else:
            yield Statements(subject, said, self._graph)

    def _node_head(self, node: Node) -> tuple[str, list[tuple[Predicate, Any]]]:
        """The IRI of a node, and its classes; a text is kept for quotes. A label that is no kind of the node is named by itself."""
        declared = self._ontology.nodes[node.labels[0]]
        text = node.properties.get("text")
        if declared.label == "Minutes" and isinstance(text, str):
            self._texts.add(node.id, text)
        said: list[tuple[Predicate, Any]] = [(TYPE, declared.iri)]
        said += [(TYPE, declared.kinds.get(kind) or MG + iri.encode(kind)) for kind in node.labels[1:]]
        return self._named(node.ref), said

    def _edge_head(self, edge: Edge, digest: str) -> tuple[str, list[tuple[Predicate, Any]]]:
        """The IRI of an edge as a subject, its class and its ends."""
        statement = self._ontology.edges[edge.type].statement
        return f"{self._base}{iri.local_name(statement)}/{digest}", [
            (TYPE, statement),
            (_SUBJECT, self._named(edge.start)),
            (_OBJECT, self._named(edge.end)),
        ]

    def _add(self, said: list[tuple[Predicate, Any]], properties: Mapping[str, Any], shape: tuple[str, ...]) -> None:
        """Add what the properties of an element of that shape say, by their names."""
        names = tuple(properties)
        chosen = self._chosen.get((shape, names))
        if chosen is None:
            chosen = self._choose(shape, names)
        for name, predicate, multiple in chosen:
            value = properties[name]
            if multiple:
                for member in value:
                    said.append((predicate, member))
            else:
                said.append((predicate, value))

    def _choose(self, shape: tuple[str, ...], names: tuple[str, ...]) -> list[tuple[str, Predicate, bool]]:
        """Of these properties those that are written, in their order, with their predicates. Few sets of properties occur in a graph,
        each many times."""
        left_out = frozenset() if self._style.evidence else _PLACES
        declared = self._declared(shape)
        predicates = self._predicates.setdefault(shape, {})
        chosen = []
        for name in sorted(names):
            p = declared.get(name)
            if p is None or not p.exported or p.datatype == "evidence" or name in left_out:
                continue
            predicate = predicates.setdefault(name, Predicate(p.iri, p.datatype, p.codes))
            chosen.append((name, predicate, p.multiple))
        self._chosen[shape, names] = chosen
        return chosen

    def _declared(self, shape: tuple[str, ...]) -> Mapping[str, Property]:
        if len(shape) == 1:
            return self._ontology.nodes[shape[0]].properties
        return self._ontology.edge_properties(*shape)

    def _with_evidence(
        self, subject: str, said: list[tuple[Predicate, Any]], digest: str, evidence: Any
    ) -> Iterator[Statements]:
        """What is said of an edge with its annotation, and of the places that are new."""
        graph = self._graph
        annotation = f"{self._base}Annotation/{digest}"
        yield Statements(subject, [*said, (_EVIDENCE, annotation)], graph)
        targets: list[tuple[Predicate, Any]] = [_IS_ANNOTATION, (_BODY, subject)]
        places = []
        for fragment in evidence:
            minutes_id, _, place = fragment.partition("#char=")
            start, _, end = place.partition(",")
            target = iri.fragment_iri(minutes_id, start, end, self._base)
            targets.append((_TARGET, target))
            if self._is_new(fragment):
                places.append((target, minutes_id, int(start), int(end)))
        yield Statements(annotation, targets, graph)
        for target, minutes_id, first, last in places:
            yield from self._place(target, minutes_id, first, last)

    def _place(self, target: str, minutes_id: str, start: int, end: int) -> Iterator[Statements]:
        graph = self._graph
        position = iri.selector_iri("TextPositionSelector", minutes_id, start, end, self._base)
        source = (_SOURCE, self._named(NodeRef("Minutes", minutes_id)))
        where = (_IS_POSITION, (_START, start), (_END, end))
        if minutes_id not in self._texts:
            yield Statements(target, (_IS_RESOURCE, source, (_SELECTOR, position)), graph)
            yield Statements(position, where, graph)
            return
        quote = iri.selector_iri("TextQuoteSelector", minutes_id, start, end, self._base)
        yield Statements(target, (_IS_RESOURCE, source, (_SELECTOR, position), (_SELECTOR, quote)), graph)
        yield Statements(position, where, graph)
        before, exact, behind = self._texts.quote(minutes_id, start, end, _CONTEXT)
        yield Statements(quote, (_IS_QUOTE, (_EXACT, exact), (_PREFIX, before), (_SUFFIX, behind)), graph)

    def _make_name(self, ref: NodeRef) -> str:
        return iri.node_iri(ref, self._base)

    def _is_new(self, fragment: str) -> bool:
        """Whether the place is not among the last described; memory stays the same however many there are."""
        if fragment in self._described or fragment in self._described_before:
            return False
        if len(self._described) >= _REMEMBERED:
            self._described_before, self._described = self._described, set()
        self._described.add(fragment)
        return True


def damaged(named: str, error: Exception) -> OntologyError:
    """What to raise when something cannot be written. named: the node, the edge or the subject."""
    return OntologyError(f"{named!r} cannot be written as RDF: {error}; is its text damaged?")
