"""Nodes and edges as triples.

A node is typed with its labels and has its properties. An edge is a plain triple, and a node of the class the ontology names for its
type (Attendance, Assignment, …) with mg:subject, mg:object and the properties of the edge, and a Web Annotation whose targets are
the places in the text: https://www.w3.org/TR/annotation-model/#selectors. No blank nodes. What the ontology declares as not exported
(records of runs, paths of one machine) is left out; of all else nothing is, unless a Style asks for less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.errors import OntologyError
from graph_loader.export import iri
from graph_loader.export.iri import MG, OA, XSD
from graph_loader.export.texts import TextStore
from graph_loader.graph import ontology
from graph_loader.graph.ontology import Ontology, Property

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_SUBJECT, _OBJECT, _EVIDENCE = (NamedNode(MG + name) for name in ("subject", "object", "evidence"))
_ANNOTATION, _RESOURCE = NamedNode(OA + "Annotation"), NamedNode(OA + "SpecificResource")
_POSITION, _QUOTE = NamedNode(OA + "TextPositionSelector"), NamedNode(OA + "TextQuoteSelector")
_BODY, _TARGET, _SOURCE, _SELECTOR = (NamedNode(OA + n) for n in ("hasBody", "hasTarget", "hasSource", "hasSelector"))
_START, _END, _EXACT, _PREFIX, _SUFFIX = (NamedNode(OA + n) for n in ("start", "end", "exact", "prefix", "suffix"))
_COUNT = NamedNode(XSD + "nonNegativeInteger")

#: Characters before and behind a quote, by which it can be found again in another rendition of the text.
_CONTEXT = 16

#: Properties that hold places in minutes.
_PLACES = frozenset({"evidence", "pages"})

#: So many places are remembered as described already. In a larger graph one may be described twice, which RDF takes as once.
_REMEMBERED = 65_536

_Emit = Callable[[NamedNode, Any], Iterator[Triple]]


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


def triples(elements: Iterable[Node | Edge], style: Style = FULL) -> Iterator[Triple]:
    """The triples of the graph. Minutes have to come before the edges whose evidence lies in them, else these have no quotes."""
    with TextStore() as texts:
        yield from Writer(ontology.load(), texts, style).triples(elements)


class Writer:
    """Makes the triples of one element after the other."""

    def __init__(self, declared: Ontology, texts: TextStore, style: Style = FULL) -> None:
        self._ontology = declared
        self._texts = texts
        self._style, self._base = style, style.base
        self._emitters: dict[tuple[str, ...], dict[str, _Emit]] = {}
        self._named = lru_cache(_REMEMBERED)(self._make_name)
        self.start_graph()

    def start_graph(self) -> None:
        """Begin another graph: each describes its places itself."""
        self._last: Triple | None = None
        self._described: set[str] = set()
        self._described_before: set[str] = set()

    def triples(self, elements: Iterable[Node | Edge]) -> Iterator[Triple]:
        """The triples of some elements. Raises OntologyError on what is not declared or cannot be written."""
        for element in self._ontology.checked(elements):
            try:
                yield from self.node(element) if isinstance(element, Node) else self.edge(element)
            except (UnicodeEncodeError, ValueError) as error:
                named = (
                    element.id if isinstance(element, Node) else f"{element.start.id} {element.type} {element.end.id}"
                )
                raise OntologyError(f"{named!r} cannot be written as RDF: {error}; is its text damaged?") from error

    def node(self, node: Node) -> Iterator[Triple]:
        declared = self._ontology.nodes[node.labels[0]]
        if not declared.exported:
            return
        subject = self._named(node.ref)
        text = node.properties.get("text")
        if declared.label == "Minutes" and isinstance(text, str):
            self._texts.add(node.id, text)
        yield Triple(subject, _TYPE, NamedNode(declared.iri))
        for kind in node.labels[1:]:
            yield Triple(subject, _TYPE, NamedNode(declared.kinds[kind]))
        properties = {declared.key: node.id, **node.properties}
        yield Triple(subject, _LABEL, Literal(str(properties.get(declared.caption, node.id))))
        yield from self._properties(subject, properties, (declared.label,), lambda: declared.properties)

    def edge(self, edge: Edge) -> Iterator[Triple]:
        declared = self._ontology.edges[edge.type]
        if not declared.exported:
            return
        start, end = self._named(edge.start), self._named(edge.end)
        plain = Triple(start, NamedNode(declared.iri), end)
        if plain != self._last:  # edges that differ only in their key follow each other
            yield plain
            self._last = plain
        if self._style.plain:
            return
        digest = iri.edge_hash(edge, declared.key)
        statement = NamedNode(f"{self._base}{iri.local_name(declared.statement)}/{digest}")
        yield Triple(statement, _TYPE, NamedNode(declared.statement))
        yield Triple(statement, _SUBJECT, start)
        yield Triple(statement, _OBJECT, end)
        label = edge.end.label
        yield from self._properties(
            statement, edge.properties, (edge.type, label), lambda: self._ontology.edge_properties(edge.type, label)
        )
        if self._style.evidence and "evidence" in declared.properties:
            yield from self._annotation(statement, digest, edge.properties["evidence"])

    def _properties(
        self,
        subject: NamedNode,
        properties: Mapping[str, Any],
        shape: tuple[str, ...],
        declared: Callable[[], Mapping[str, Property]],
    ) -> Iterator[Triple]:
        emitters = self._emitters.get(shape)
        if emitters is None:
            left_out = frozenset() if self._style.evidence else _PLACES
            emitters = {
                name: _emitter(p)
                for name, p in declared().items()
                if p.exported and p.datatype != "evidence" and name not in left_out
            }
            self._emitters[shape] = emitters
        for name in sorted(properties):
            emit = emitters.get(name)
            if emit is not None:
                yield from emit(subject, properties[name])

    def _annotation(self, statement: NamedNode, digest: str, evidence: Any) -> Iterator[Triple]:
        annotation = NamedNode(f"{self._base}Annotation/{digest}")
        yield Triple(statement, _EVIDENCE, annotation)
        yield Triple(annotation, _TYPE, _ANNOTATION)
        yield Triple(annotation, _BODY, statement)
        places = []
        for fragment in evidence:
            minutes_id, _, place = fragment.partition("#char=")
            start, _, end = place.partition(",")
            target = NamedNode(iri.fragment_iri(minutes_id, start, end, self._base))
            yield Triple(annotation, _TARGET, target)
            places.append((fragment, target, minutes_id, int(start), int(end)))
        for fragment, target, minutes_id, start, end in places:
            if self._is_new(fragment):
                yield from self._place(target, minutes_id, start, end)

    def _place(self, target: NamedNode, minutes_id: str, start: int, end: int) -> Iterator[Triple]:
        position = NamedNode(iri.selector_iri("TextPositionSelector", minutes_id, start, end, self._base))
        yield Triple(target, _TYPE, _RESOURCE)
        yield Triple(target, _SOURCE, self._named(NodeRef("Minutes", minutes_id)))
        yield Triple(target, _SELECTOR, position)
        known = minutes_id in self._texts
        quote = NamedNode(iri.selector_iri("TextQuoteSelector", minutes_id, start, end, self._base))
        if known:
            yield Triple(target, _SELECTOR, quote)
        yield Triple(position, _TYPE, _POSITION)
        yield Triple(position, _START, Literal(str(start), datatype=_COUNT))
        yield Triple(position, _END, Literal(str(end), datatype=_COUNT))
        if known:
            before, exact, behind = self._texts.quote(minutes_id, start, end, _CONTEXT)
            yield Triple(quote, _TYPE, _QUOTE)
            yield Triple(quote, _EXACT, Literal(exact))
            yield Triple(quote, _PREFIX, Literal(before))
            yield Triple(quote, _SUFFIX, Literal(behind))

    def _make_name(self, ref: NodeRef) -> NamedNode:
        return NamedNode(iri.node_iri(ref, self._base))

    def _is_new(self, fragment: str) -> bool:
        """Whether the place is not among the last described; memory stays the same however many there are."""
        if fragment in self._described or fragment in self._described_before:
            return False
        if len(self._described) >= _REMEMBERED:
            self._described_before, self._described = self._described, set()
        self._described.add(fragment)
        return True


def _emitter(declared: Property) -> _Emit:
    """Writes the values of one property."""
    predicate = NamedNode(declared.iri)
    term: Callable[[Any], Any]
    if declared.datatype == "code":
        term = {code: NamedNode(concept) for code, concept in declared.codes.items()}.__getitem__
    elif declared.datatype == "string":
        term = Literal
    elif declared.datatype in {"date", "dateTime"}:
        datatype = NamedNode(XSD + declared.datatype)

        def term(value: Any) -> Literal:
            return Literal(value.isoformat(), datatype=datatype)

    else:  # integer, boolean: pyoxigraph gives them their XSD datatype

        def term(value: Any) -> Literal:
            return Literal(value)

    if declared.multiple:

        def emit(subject: NamedNode, value: Any) -> Iterator[Triple]:
            return (Triple(subject, predicate, term(member)) for member in value)

    else:

        def emit(subject: NamedNode, value: Any) -> Iterator[Triple]:
            yield Triple(subject, predicate, term(value))

    return emit
