"""A graph in which every constraint of every shape is broken once, on a copy of a node that is right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, NamedTuple, cast

import rdflib
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef

from graph_loader.elements import Edge, Node, Value
from graph_loader.export.triples import triples
from graph_loader.graph import ontology
from graph_loader.graph.ontology import Property
from graph_loader.validation.checker import shape_paths
from tests.export import fictional

SH = Namespace("http://www.w3.org/ns/shacl#")
ODD = URIRef("https://example.org/odd")
_COMPONENTS = {name: SH[name[0].upper() + name[1:] + "ConstraintComponent"] for name in (
    "class", "datatype", "nodeKind", "in", "or", "minCount", "maxCount", "minLength", "pattern", "minInclusive", "lessThan",
    "lessThanOrEquals", "disjoint", "equals", "qualifiedMinCount", "qualifiedMaxCount", "closed",
)}  # fmt: skip


class Case(NamedTuple):
    """What has to be found: the copy of a node, the shape, the constraint component."""

    focus: str
    shape: str
    component: str


def shapes_graph() -> Graph:
    """The shapes graph, for rdflib."""
    graph = Graph()
    for path in shape_paths():
        graph.parse(path)
    return graph


def right_elements() -> list[Node | Edge]:
    """Every label, edge type and property, in one document."""
    return [_filled(_of_one_document(element)) for element in fictional.every_kind_of_element()]


#: Values of properties that have a form of their own.
_FORMED = {"pages": f"{fictional.MINUTES_ID}#page=1", "recurrence_period": "P3M", "sha256": "0" * 64}


def _filled(element: Node | Edge) -> Node | Edge:
    """With a value for every property it may have, so that every property shape has a node to look at."""
    declared = ontology.load()
    if isinstance(element, Node):
        kind = declared.nodes[element.labels[0]]
        more = {name: _sample(p) for name, p in kind.properties.items() if name != kind.key}
        return Node(element.labels, element.id, {**more, **element.properties})
    if element.type == "LOADED":
        return element
    more = {name: _sample(p) for name, p in declared.edge_properties(element.type, element.end.label).items()}
    return Edge(element.type, element.start, element.end, {**more, **element.properties})


def _sample(p: Property) -> Value:
    one = _FORMED.get(p.name) or {
        "string": "字", "integer": 1, "boolean": True, "date": date(2031, 5, 6), "dateTime": datetime(2031, 5, 6, tzinfo=UTC),
        "code": next(iter(p.codes), ""), "evidence": "",
    }[p.datatype]  # fmt: skip
    return cast("Value", [one] if p.multiple else one)


def _of_one_document(element: Node | Edge) -> Node | Edge:
    evidence = element.properties.get("evidence")
    if isinstance(element, Node) or not isinstance(evidence, list):
        return element
    own = [str(place) for place in evidence if str(place).startswith(fictional.MINUTES_ID)]
    return Edge(element.type, element.start, element.end, {**element.properties, "evidence": own})


def right_graph() -> Graph:
    """The graph of these elements: it conforms."""
    graph = Graph()
    for t in cast("Iterator[Any]", triples(right_elements())):
        graph.add((URIRef(t.subject.value), URIRef(t.predicate.value), _term(t.object)))
    return graph


def _term(term: Any) -> rdflib.term.Node:
    if type(term).__name__ == "NamedNode":
        return URIRef(term.value)
    datatype = term.datatype.value
    return Literal(term.value, datatype=None if datatype == str(XSD.string) else URIRef(datatype))


def broken_graph() -> tuple[Graph, list[Case]]:
    """The right graph with the copies, and what has to be found."""
    shapes, right = shapes_graph(), right_graph()
    broken = Graph()
    broken += right
    cases: list[Case] = []
    for shape in sorted(shapes.subjects(RDF.type, SH.NodeShape), key=str):
        focuses = sorted(_targets(shapes, right, shape), key=str)
        for constraint in _constraints(shapes, shape):
            focus = focuses[0]
            copy = _copy(right, broken, focus, len(cases))
            _break_node(broken, copy, constraint, shapes.value(shape, SH["class"]))
            cases.append(Case(str(copy), str(shape), str(_COMPONENTS[constraint])))
        for member in sorted(shapes.objects(shape, SH.property), key=str):
            path = shapes.value(member, SH.path)
            inverse = path if isinstance(path, URIRef) else shapes.value(path, SH.inversePath)
            assert isinstance(inverse, URIRef)
            having = [one for one in focuses if path != inverse or (one, path, None) in right]
            for constraint in _constraints(shapes, member):
                copy = _copy(right, broken, (having or focuses)[0], len(cases))
                _break_value(shapes, broken, copy, member, constraint, inverse)
                cases.append(Case(str(copy), str(member), str(_COMPONENTS[constraint])))
    return broken, cases


def _targets(shapes: Graph, right: Graph, shape: rdflib.term.Node) -> Iterator[URIRef]:
    for kind in shapes.objects(shape, SH.targetClass):
        found = list(right.subjects(RDF.type, kind))
        # a kind of organization that the graph does not show: any organization is made one
        yield from (one for one in found if isinstance(one, URIRef))
        if not found:
            yield URIRef(f"new:{kind}")
    for path in shapes.objects(shape, SH.targetSubjectsOf):
        yield from (one for one in right.subjects(path) if isinstance(one, URIRef))


def _constraints(shapes: Graph, shape: rdflib.term.Node) -> list[str]:
    found = [name for name in _COMPONENTS if (shape, SH[name], None) in shapes and name != "nodeKind"]
    # an IRI is asked for: a literal in its place breaks it
    return [
        *found,
        *(["nodeKind"] if (shape, SH.nodeKind, None) in shapes and (shape, SH.path, None) in shapes else []),
    ]


def _copy(right: Graph, broken: Graph, focus: URIRef, number: int) -> URIRef:
    copy = URIRef(f"https://example.org/copy/{number}")
    if str(focus).startswith("new:"):
        broken.add((copy, RDF.type, URIRef(str(focus).removeprefix("new:"))))
    for predicate, term in right.predicate_objects(focus):
        broken.add((copy, predicate, term))
    return copy


def _break_node(broken: Graph, copy: URIRef, constraint: str, kind: rdflib.term.Node | None) -> None:
    if constraint == "closed":
        broken.add((copy, ODD, Literal(1)))
    else:
        assert constraint == "class"
        assert kind is not None
        broken.remove((copy, RDF.type, kind))


def _break_value(
    shapes: Graph, broken: Graph, copy: URIRef, shape: rdflib.term.Node, constraint: str, path: URIRef
) -> None:  # fmt: skip
    value = broken.value(copy, path)
    if constraint in {"minCount", "qualifiedMinCount", "qualifiedMaxCount"}:
        broken.remove((copy, path, None))
    wrong: rdflib.term.Node | None = {
        "class": ODD, "in": ODD, "or": ODD, "nodeKind": Literal("x"), "datatype": Literal("x", lang="en"),
        "minLength": Literal(""), "pattern": Literal("?"), "minInclusive": Literal(-1),
    }.get(constraint)  # fmt: skip
    if constraint == "minInclusive" and getattr(value, "datatype", None) == XSD.date:
        wrong = Literal("1900-01-01", datatype=XSD.date)
    if constraint in {"lessThan", "lessThanOrEquals", "disjoint"}:
        other = broken.value(copy, shapes.value(shape, SH[constraint]))
        wrong = Literal("9999-12-31", datatype=XSD.date) if constraint == "lessThanOrEquals" else other
        if constraint == "lessThanOrEquals":
            compared = shapes.value(shape, SH[constraint])
            assert compared is not None
            broken.set((copy, compared, Literal("2031-01-01", datatype=XSD.date)))
    if wrong is not None:
        if path != RDF.type:
            broken.remove((copy, path, None))
        broken.add((copy, path, wrong))
    elif constraint == "maxCount":
        for more in ("1", "2", "3"):
            broken.add((copy, path, URIRef(f"{ODD}/{more}") if isinstance(value, URIRef) else Literal(more)))
    elif constraint == "equals":
        broken.add((ODD, path, copy))
    elif constraint == "qualifiedMaxCount":
        kind = shapes.value(shapes.value(shape, SH.qualifiedValueShape), SH["class"])
        for one in list(broken.subjects(RDF.type, kind))[:2]:
            broken.add((copy, path, one))
