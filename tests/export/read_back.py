"""Reads an export back into nodes and edges, by the ontology alone: the measure of whether anything is lost."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any
from urllib.parse import unquote

import pyoxigraph

from graph_loader.elements import Edge, Node, NodeRef, Value
from graph_loader.graph import ontology
from graph_loader.graph.ontology import Property
from graph_loader.graph.order import sort_list

DATA = "https://w3id.org/minutes-graph/data/"
MG = "https://w3id.org/minutes-graph/ontology#"
OA = "http://www.w3.org/ns/oa#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

Found = dict[str, dict[str, list[Any]]]


def read_back(triples: Any) -> list[Node | Edge]:
    """The nodes and edges of an export, in no order."""
    found: Found = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        literal = isinstance(triple.object, pyoxigraph.Literal)
        found[triple.subject.value][triple.predicate.value].append(triple.object if literal else triple.object.value)
    declared = ontology.load()
    of_class = {node.iri: node for node in declared.nodes.values()}
    of_statement = {edge.statement: edge for edge in declared.edges.values()}
    elements: list[Node | Edge] = []
    for subject, facts in list(found.items()):
        types = facts[TYPE]
        if node := next((of_class[t] for t in types if t in of_class), None):
            kinds = [label for label, iri in node.kinds.items() if iri in types]
            properties = _properties(facts, node.properties)
            identifier = properties.pop(node.key)
            assert unquote(subject.removeprefix(f"{DATA}{node.label}/")) == identifier
            elements.append(Node((node.label, *kinds), str(identifier), properties))
        elif edge := next((of_statement[t] for t in types if t in of_statement), None):
            start, end = (_ref(facts[MG + name][0]) for name in ("subject", "object"))
            assert end_of_plain(found, facts, edge.iri), f"no plain triple for {subject}"
            properties = _properties(facts, declared.edge_properties(edge.type, end.label))
            if "evidence" in edge.properties:
                properties["evidence"] = sort_list("evidence", _evidence(found, facts))
            elements.append(Edge(edge.type, start, end, properties))
    return elements


def end_of_plain(found: Found, facts: dict[str, list[Any]], predicate: str) -> bool:
    return facts[MG + "object"][0] in found[facts[MG + "subject"][0]][predicate]


def _ref(iri: str) -> NodeRef:
    label, _, identifier = iri.removeprefix(DATA).partition("/")
    return NodeRef(label, unquote(identifier))


def _properties(facts: dict[str, list[Any]], declared: Any) -> dict[str, Value]:
    properties: dict[str, Value] = {}
    for p in declared.values():
        values = [_value(term, p) for term in facts.get(p.iri, ())] if p.datatype != "evidence" else []
        if values:
            properties[p.name] = sort_list(p.name, values) if p.multiple else values[0]
            assert p.multiple or len(set(values)) == 1
    return properties


def _value(term: Any, declared: Property) -> Any:
    if declared.datatype == "code":
        return next(code for code, concept in declared.codes.items() if concept == term)
    expected = f"http://www.w3.org/2001/XMLSchema#{declared.datatype}"
    assert term.datatype.value == expected, f"{declared.iri}: {term}"
    if declared.datatype == "integer":
        return int(term.value)
    return date.fromisoformat(term.value) if declared.datatype == "date" else term.value


def _evidence(found: Found, facts: dict[str, list[Any]]) -> list[str]:
    fragments = []
    for annotation in facts[MG + "evidence"]:
        for target in found[annotation][OA + "hasTarget"]:
            (source,) = set(found[target][OA + "hasSource"])
            position = next(
                s for s in found[target][OA + "hasSelector"] if OA + "TextPositionSelector" in found[s][TYPE]
            )
            start, end = (int(found[position][OA + name][0].value) for name in ("start", "end"))
            fragments.append(f"{_ref(source).id}#char={start},{end}")
    return fragments
