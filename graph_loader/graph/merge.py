"""Many documents, one graph: the merge that depends on neither their order nor their number.

What a document states of a node stands on its MENTIONS edge; what it states of an edge is the edge itself, or, where documents
differ, an entry of the edge's `statements`. So the share of each document can be taken out again exactly.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from graph_loader.elements import Edge, Node, NodeRef, Value
from graph_loader.graph.evidence import minutes_of
from graph_loader.graph.keys import edge_key_properties
from graph_loader.graph.links import Graph, find_links
from graph_loader.graph.ontology import load
from graph_loader.graph.order import sort_list
from graph_loader.judgements.identities import NO_JUDGEMENTS, Identities

Properties = dict[str, Value]
EdgeKey = tuple[str, NodeRef, NodeRef, tuple[Value, ...]]

#: Properties of a MENTIONS edge that are its own; all others are what the document states of the node.
MENTION_PROPERTIES = frozenset({"evidence", "pages", "rules", "basis"})

#: Lists of places: each member says itself in which minutes it lies.
_PLACES = ("evidence", "pages")

#: Where documents differ the smallest value stands, but for these the largest: the last day, and stated before derived.
_LARGEST = frozenset({"last_seen", "basis"})


class Elements(NamedTuple):
    """The graph of one document."""

    nodes: list[Node]
    edges: list[Edge]


def merge(parts: Iterable[Elements], identities: Identities = NO_JUDGEMENTS) -> Iterator[Node | Edge]:
    """The graph of a set of documents: nodes by label and id, then edges by type, ends and key. Equal to what the database holds.

    identities: the judgements to apply.
    """
    nodes, edges = join(apply_identities(part, identities) for part in parts)
    for edge in list(find_links(Graph(nodes, edges), identities)):
        edges[edge_key(edge)] = edge
    yield from sorted(nodes.values(), key=lambda node: node.ref)
    yield from sorted(edges.values(), key=edge_order)


def apply_identities(part: Elements, identities: Identities) -> Elements:
    """The graph of one document with every node moved to the one that stands for it, and what becomes equal by that made one.

    A moved node and its mention carry `stated_ids`, the ids by the document alone; edges that moved have the rule "judgement". An edge
    that would lead from a node to itself (a body as part of itself) is left out.
    """
    moved = {node.ref: identities.canonical[node.ref] for node in part.nodes if node.ref in identities.canonical}
    if not moved:
        return part
    nodes: dict[NodeRef, Node] = {}
    for node in part.nodes:
        if target := moved.get(node.ref):
            node = Node(node.labels, target.id, {**node.properties, "stated_ids": [node.id]})  # noqa: PLW2901
        known = nodes.get(node.ref)
        nodes[node.ref] = merge_nodes(known, node) if known else node
    edges: dict[EdgeKey, Edge] = {}
    for edge in part.edges:
        edge = _move(edge, moved)  # noqa: PLW2901
        if edge.start == edge.end:
            continue
        other = edges.get(edge_key(edge))
        if other:
            edge = Edge(edge.type, edge.start, edge.end, merge_properties(other.properties, edge.properties))  # noqa: PLW2901
        edges[edge_key(edge)] = edge
    return Elements(sorted(nodes.values(), key=lambda node: node.ref), sorted(edges.values(), key=edge_order))


def _move(edge: Edge, moved: Mapping[NodeRef, NodeRef]) -> Edge:
    start, end = moved.get(edge.start, edge.start), moved.get(edge.end, edge.end)
    if (start, end) == (edge.start, edge.end):
        return edge
    stated: Properties = {"stated_ids": [edge.end.id]} if edge.type == "MENTIONS" else {}
    rules = sort_list("rules", {*_strings(edge, "rules"), "judgement"})
    return Edge(edge.type, start, end, {**edge.properties, **stated, "rules": rules})


def join(parts: Iterable[Elements]) -> tuple[dict[NodeRef, Node], dict[EdgeKey, Edge]]:
    """The nodes and edges of some documents by their keys, each merged once; without the links that follow from all of them."""
    nodes: dict[NodeRef, Node] = {}
    stated: dict[EdgeKey, list[Edge]] = {}
    for part in parts:
        for node in part.nodes:
            known = nodes.get(node.ref)
            nodes[node.ref] = merge_nodes(known, node) if known else node
        for edge in part.edges:
            stated.setdefault(edge_key(edge), []).append(edge)
    return nodes, {key: merge_edges(*edges) for key, edges in stated.items()}


def merge_nodes(one: Node, other: Node) -> Node:
    """One node from what two documents state of it."""
    properties = merge_properties(one.properties, other.properties)
    labels = one.labels if one.labels == other.labels else labels_of(one.labels[0], properties)
    return Node(labels, one.id, properties)


def labels_of(label: str, properties: Mapping[str, Value]) -> tuple[str, ...]:
    """The main label and, where the property kind names one, the label of the kind."""
    kind = properties.get("kind")
    return (label, str(kind)) if kind in load().nodes[label].kinds else (label,)


def merge_properties(one: Mapping[str, Value], other: Mapping[str, Value]) -> Properties:
    """Properties of both; where they differ: of lists the sorted union, else the smallest value (see _LARGEST)."""
    merged: Properties = dict(one)
    for name, value in other.items():
        known = merged.get(name)
        if known is None:
            merged[name] = value
        elif isinstance(value, list) and isinstance(known, list):
            if value != known:
                merged[name] = sort_list(name, {*known, *value})
        elif known != value:
            choose: Callable[..., Value] = max if name in _LARGEST else min
            merged[name] = choose(known, value)
    return merged


def edge_key(edge: Edge) -> EdgeKey:
    """What identifies an edge: type, ends and the key properties of its type."""
    names = edge_key_properties(edge.type)
    return edge.type, edge.start, edge.end, tuple(edge.properties[name] for name in names)


def edge_order(edge: Edge) -> tuple[Any, ...]:
    """Sorts edges by type, ends and key."""
    return edge.type, edge.start, edge.end, [str(value) for value in edge_key(edge)[3]]


def shares(edge: Edge) -> dict[str, Properties]:
    """What each document states of an edge: minutes id -> the edge's properties as they would be by this document alone."""
    own: Properties = {k: v for k, v in edge.properties.items() if k not in {*_PLACES, "statements"}}
    differing = {found.pop("minutes"): found for found in map(json.loads, _strings(edge, "statements"))}
    places: dict[str, Properties] = {}
    for name in _PLACES:
        for fragment in _strings(edge, name):
            found = places.setdefault(minutes_of(fragment), {})
            found[name] = [*_list(found.get(name, [])), fragment]
    return {
        minutes_id: {
            **({k: _revive(v, own[k]) for k, v in differing[minutes_id].items()} if minutes_id in differing else own),
            **own_places,
        }
        for minutes_id, own_places in places.items()
    }


def combine(edge: Edge, stated: Mapping[str, Properties]) -> Edge:
    """The edge that some documents state together. Raises ValueError when there is none."""
    if not stated:
        raise ValueError(f"no document states {edge.type} {edge.start} {edge.end}")
    if len(stated) == 1:
        return Edge(edge.type, edge.start, edge.end, next(iter(stated.values())))
    own = {
        minutes_id: {k: v for k, v in properties.items() if k not in _PLACES}
        for minutes_id, properties in stated.items()
    }
    merged: Properties = {}
    for properties in own.values():
        merged = merge_properties(merged, properties)
    statements = [
        json.dumps({"minutes": minutes_id, **properties}, ensure_ascii=False, sort_keys=True, default=_as_text)
        for minutes_id, properties in own.items()
        if properties != merged
    ]
    for name in _PLACES:
        if places := {fragment for properties in stated.values() for fragment in _list(properties.get(name, []))}:
            merged[name] = sort_list(name, places)
    if statements:
        merged["statements"] = sorted(statements)
    return Edge(edge.type, edge.start, edge.end, merged)


def merge_edges(*edges: Edge) -> Edge:
    """One edge from some that have the same key."""
    if len(edges) == 1:
        return edges[0]
    return combine(edges[0], {minutes_id: share for edge in edges for minutes_id, share in shares(edge).items()})


def without(edge: Edge, minutes_ids: frozenset[str]) -> Edge | None:
    """The edge less the share of some documents; None when nothing is left."""
    left = {minutes_id: share for minutes_id, share in shares(edge).items() if minutes_id not in minutes_ids}
    return combine(edge, left) if left else None


def stated_properties(mention: Edge) -> Properties:
    """What a document states of the node at the end of a MENTIONS edge."""
    return {name: value for name, value in mention.properties.items() if name not in MENTION_PROPERTIES}


def _strings(edge: Edge, name: str) -> list[str]:
    return _list(edge.properties.get(name, []))


def _list(value: Value) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _as_text(value: date) -> str:
    return value.isoformat()


def _revive(value: Value, example: Value) -> Value:
    """A JSON value in the type the merged property has: dates were written as text."""
    return date.fromisoformat(str(value)) if isinstance(example, date) else value
