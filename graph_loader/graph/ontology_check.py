"""The ontology as a whole, and the check of nodes and edges against it: the graph holds nothing that is not declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph_loader.elements import Edge, Node
from graph_loader.errors import OntologyError
from graph_loader.graph.ontology_types import FRAGMENT, PYTHON_TYPES, EdgeType, NodeType, Property
from graph_loader.graph.order import sort_list

#: What is wrong with a value, or None.
_Check = Callable[[Any], "str | None"]

#: The properties of an element by name with their checks, and those it has to have. One plan serves all elements of a shape.
_Plan = tuple[dict[str, _Check], frozenset[str]]


@dataclass(frozen=True)
class Ontology:
    """The declared graph. Made by `load()`."""

    version: str
    nodes: Mapping[str, NodeType]
    edges: Mapping[str, EdgeType]

    def edge_properties(self, edge_type: str, end_label: str) -> Mapping[str, Property]:
        """The properties an edge of this type to a node of this label may have."""
        edge = self.edges[edge_type]
        if not edge.states_end:
            return edge.properties
        end = self.nodes[end_label]
        return {**{name: p for name, p in end.properties.items() if name != end.key}, **edge.properties}

    def check(self, elements: Iterable[Node | Edge]) -> None:
        """Raise OntologyError at the first element the ontology does not allow, naming the element and what is wrong with it."""
        for _ in self.checked(elements):
            pass

    def checked(self, elements: Iterable[Node | Edge]) -> Iterator[Node | Edge]:
        """The same elements, each checked before it is given out. Raises OntologyError as `check` does."""
        return _checked(self, elements)


def _checked(ontology: Ontology, elements: Iterable[Node | Edge]) -> Iterator[Node | Edge]:
    """The same elements, each checked before it is given out.

    Raises OntologyError at the first that uses an undeclared label, type, property or code, has a wrong end or a value of the wrong
    type, lacks a property of its key or its provenance, or holds a list that is empty, out of order or repeats a member.
    """
    plans: dict[tuple[str, ...], _Plan] = {}
    for element in elements:
        if isinstance(element, Node):
            shape: tuple[str, ...] = element.labels
            if not element.id:
                raise OntologyError(f"{_name(element)}: the id is empty")
        else:
            shape = (element.type, element.start.label, element.end.label)
        plan = plans.get(shape)
        if plan is None:
            plan = plans[shape] = _plan_of(ontology, element)
        checks, required = plan
        properties = element.properties
        for name, value in properties.items():
            check = checks.get(name)
            if check is None:
                raise OntologyError(
                    f"{_name(element)}: the property {name!r} is not declared; known: {_listed(checks)}"
                )
            wrong = check(value)
            if wrong is not None:
                raise OntologyError(f"{_name(element)}: {name} {wrong}, not {value!r:.200}")
        if not properties.keys() >= required:
            raise OntologyError(f"{_name(element)}: without {_listed(required - properties.keys())}, which it needs")
        yield element


def _plan_of(ontology: Ontology, element: Node | Edge) -> _Plan:
    """The checks of all elements with the labels, or with the type and the end labels, of this one."""
    if isinstance(element, Node):
        node = _node_type_of(ontology, element)
        return {name: _check_of(p) for name, p in node.properties.items() if name != node.key}, frozenset()
    edge = ontology.edges.get(element.type)
    if edge is None:
        raise OntologyError(f"{_name(element)}: the edge type is not declared; known: {_listed(ontology.edges)}")
    for end, allowed, side in ((element.start, edge.starts, "starts from"), (element.end, edge.ends, "leads to")):
        if end.label not in allowed:
            raise OntologyError(f"{_name(element)}: {edge.type} {side} {_listed(allowed, 'or')}, not {end.label}")
    found = ontology.edge_properties(edge.type, element.end.label)
    checks = {name: _check_of(p, edge.bases if name == "basis" else None) for name, p in found.items()}
    provenance = {"evidence", "rules", "basis"} & edge.properties.keys()
    return checks, frozenset(edge.key) | provenance


def _node_type_of(ontology: Ontology, node: Node) -> NodeType:
    if not node.labels or node.labels[0] not in ontology.nodes:
        raise OntologyError(f"{_name(node)}: the main label is not declared; known: {_listed(ontology.nodes)}")
    found = ontology.nodes[node.labels[0]]
    if len(node.labels) > 2 or any(kind not in found.kinds for kind in node.labels[1:]):
        known = f"at most one of: {_listed(found.kinds)}" if found.kinds else "none"
        raise OntologyError(f"{_name(node)}: second labels of {found.label}: {known}")
    return found


def _check_of(declared: Property, allowed: frozenset[str] | None = None) -> _Check:
    """The check of one property's value. allowed: the codes this edge type may have, when fewer than the scheme's."""
    wanted = PYTHON_TYPES[declared.datatype]
    member: _Check
    if declared.datatype == "code":
        codes = frozenset(declared.codes) if allowed is None else allowed

        def member(value: Any) -> str | None:
            return None if type(value) is str and value in codes else f"has to be {_listed(codes, 'or')}"

    elif declared.datatype == "evidence":
        fullmatch = FRAGMENT.fullmatch

        def member(value: Any) -> str | None:
            found = fullmatch(value) if type(value) is str else None
            if found is None or int(found[2]) >= int(found[3]):
                return "has to be <minutes id>#char=start,end with start before end"
            return None

    else:

        def member(value: Any) -> str | None:
            return None if type(value) is wanted else f"has to be {_article(declared.datatype)}"

    if not declared.multiple:
        return member

    def members(values: Any) -> str | None:
        if type(values) is not list or not values:
            return f"has to be a list of {declared.datatype} that is not empty (leave an empty one out)"
        for value in values:
            wrong = member(value)
            if wrong is not None:
                return f"in its list {wrong}"
        if len(values) > 1 and (len(set(values)) < len(values) or sort_list(declared.name, values) != values):
            return "has to be in order and without repetition"
        return None

    return members


def _article(datatype: str) -> str:
    return f"an {datatype}" if datatype == "integer" else f"a {datatype}"


def _listed(names: Iterable[str], word: str = "and") -> str:
    *first, last = sorted(names)
    return f"{', '.join(first)} {word} {last}" if first else last


def _name(element: Node | Edge) -> str:
    if isinstance(element, Node):
        return f"node ({':'.join(element.labels)} {element.id!r:.120})"
    start, end = element.start, element.end
    return f"edge ({start.label} {start.id!r:.120})-[{element.type}]->({end.label} {end.id!r:.120})"
