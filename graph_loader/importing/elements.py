"""Triples that conform to the shapes as nodes and edges. What shapes cannot rule out is a problem here, nothing is left aside: subjects
without a class, IRIs that are not those of their nodes and edges, edges without their plain triple, quotes that the text does not hold.

The inverse of `graph_loader.export.statements`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, cast

from pyoxigraph import NamedNode

from graph_loader.elements import Edge, Node, NodeRef, Value
from graph_loader.export import iri
from graph_loader.export.description import CLASSES as DESCRIPTION_CLASSES
from graph_loader.export.description import PROV
from graph_loader.export.iri import MG
from graph_loader.graph.merge import edge_order
from graph_loader.graph.ontology import EdgeType, NodeType, Ontology, Property
from graph_loader.graph.order import sort_list
from graph_loader.importing.evidence import CLASSES as EVIDENCE_CLASSES
from graph_loader.importing.evidence import Places
from graph_loader.importing.report import Problems

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

#: subject -> predicate -> objects, in their order.
Facts = Mapping[str, Mapping[str, list[Any]]]


def gather(triples: Iterable[Any]) -> Facts:
    """The triples by subject and predicate, each once."""
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        subject = triple.subject.value if isinstance(triple.subject, NamedNode) else str(triple.subject)
        objects = found[subject][triple.predicate.value]
        if triple.object not in objects:
            objects.append(triple.object)
    return found


def find_base(facts: Facts, declared: Ontology) -> str | None:
    """The namespace of the data: what stands before label and id in the IRI of a node. None when there is no node."""
    keys = {node.iri: (node.label, node.properties[node.key].iri) for node in declared.nodes.values()}
    for subject, found in facts.items():
        for kind in found.get(TYPE, ()):
            label, key = keys.get(getattr(kind, "value", ""), ("", ""))
            for identifier in found.get(key, ()) if label else ():
                end = f"{label}/{iri.encode(identifier.value)}"
                if subject.endswith(end):
                    return subject.removesuffix(end)
    return None


def read_elements(facts: Facts, declared: Ontology, base: str, problems: Problems) -> list[Node | Edge]:
    """Nodes by label and id, then edges by type, ends and key; what cannot be read is added to `problems`."""
    return _Reader(facts, declared, base, problems).read()


class _Reader:
    def __init__(self, facts: Facts, declared: Ontology, base: str, problems: Problems) -> None:
        self._facts, self._declared, self._base, self._problems = facts, declared, base, problems
        self._nodes = {node.iri: node for node in declared.nodes.values() if node.exported}
        self._statements = {edge.statement: edge for edge in declared.edges.values() if edge.exported}
        self._plain = frozenset(edge.iri for edge in self._statements.values())
        self._places = Places(facts, base, problems)

    def read(self) -> list[Node | Edge]:
        nodes: list[Node] = []
        edges: list[Edge] = []
        for subject, found in self._facts.items():
            types = {getattr(kind, "value", "") for kind in found.get(TYPE, ())}
            if node := next((self._nodes[kind] for kind in types if kind in self._nodes), None):
                nodes.append(self._node(subject, found, node, types))
            elif edge := next((self._statements[kind] for kind in types if kind in self._statements), None):
                edges += self._edge(subject, found, edge)
            elif not self._is_known(subject, found, types):
                self._problems.add(subject, "has no class: what it says is not declared by the ontology")
        self._check_plain(edges)
        return [*sorted(nodes, key=lambda one: one.ref), *sorted(edges, key=edge_order)]

    def _is_known(self, subject: str, found: Mapping[str, list[Any]], types: set[str]) -> bool:
        """Whether it is a place, the description of the data set, or the start of edges whose node is not in the graph."""
        if types:
            return types <= EVIDENCE_CLASSES or types <= DESCRIPTION_CLASSES
        return found.keys() <= self._plain or all(predicate.startswith(PROV) for predicate in found)

    def _node(self, subject: str, found: Mapping[str, list[Any]], declared: NodeType, types: set[str]) -> Node:
        kinds = sorted(label for label, kind in declared.kinds.items() if kind in types)
        properties = self._properties(subject, found, declared.properties, {LABEL, *self._plain})
        identifier = str(properties.pop(declared.key, ""))
        if iri.node_iri(NodeRef(declared.label, identifier), self._base) != subject:
            self._problems.add(subject, f"is not the IRI of the {declared.label} {identifier!r}")
        return Node((declared.label, *kinds), identifier, properties)

    def _edge(self, subject: str, found: Mapping[str, list[Any]], declared: EdgeType) -> Iterable[Edge]:
        ends = [self._ref(subject, found.get(MG + name, [])) for name in ("subject", "object")]
        if None in ends:
            return ()
        start, end = cast("list[NodeRef]", ends)
        known = self._declared.edge_properties(declared.type, end.label)
        properties = self._properties(subject, found, known, {MG + "subject", MG + "object"})
        if "evidence" in known:
            properties["evidence"] = self._places.of(subject, found.get(MG + "evidence", []))
            if not properties["evidence"]:
                return ()  # its places are told as problems
        edge = Edge(declared.type, start, end, properties)
        expected = f"{self._base}{iri.local_name(declared.statement)}/{iri.edge_hash(edge, declared.key)}"
        if expected != subject:
            self._problems.add(subject, f"is not the IRI of {declared.type} between its ends; it would be <{expected}>")
        return (edge,)

    def _properties(
        self, subject: str, found: Mapping[str, list[Any]], declared: Mapping[str, Property], others: set[str]
    ) -> dict[str, Value]:
        known = {p.iri: p for p in declared.values() if p.exported}
        properties: dict[str, Value] = {}
        for predicate, terms in found.items():
            p = known.get(predicate)
            if p is None:
                if predicate not in others and predicate != TYPE:
                    self._problems.add(subject, f"the property <{predicate}> is not declared for it")
                continue
            if p.datatype == "evidence":
                continue
            values = [_value(p, term) for term in terms]
            properties[p.name] = sort_list(p.name, values) if p.multiple else values[0]
        return properties

    def _ref(self, subject: str, terms: list[Any]) -> NodeRef | None:
        if len(terms) == 1 and isinstance(terms[0], NamedNode):
            ref = iri.read_node_iri(terms[0].value, self._base)
            if ref and ref.label in self._declared.nodes:
                return ref
        self._problems.add(subject, "its two ends are not nodes of the graph")
        return None

    def _check_plain(self, edges: list[Edge]) -> None:
        """Every edge has its plain triple, and every plain triple its edge."""
        stated: dict[tuple[str, str], set[str]] = defaultdict(set)
        for edge in edges:
            start, end = (iri.node_iri(ref, self._base) for ref in (edge.start, edge.end))
            stated[start, self._declared.edges[edge.type].iri].add(end)
        written = {
            (subject, predicate): {getattr(term, "value", "") for term in terms}
            for subject, found in self._facts.items()
            for predicate, terms in found.items()
            if predicate in self._plain
        }
        for key in sorted({*stated, *written}):
            for end in sorted(stated.get(key, set()) ^ written.get(key, set())):
                lacks = "its statement (class, rules, evidence)" if end in written.get(key, ()) else "its plain triple"
                self._problems.add(key[0], f"<{key[1]}> <{end}> lacks {lacks}")


def _value(declared: Property, term: Any) -> Any:
    """The value of a term that conforms to the shapes."""
    text = term.value
    if declared.datatype == "code":
        return next(code for code, concept in declared.codes.items() if concept == text)
    if declared.datatype == "integer":
        return int(text)
    if declared.datatype == "boolean":
        return text in {"true", "1"}
    if declared.datatype == "date":
        return date.fromisoformat(text)
    return datetime.fromisoformat(text) if declared.datatype == "dateTime" else text
