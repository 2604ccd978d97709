"""Values as Python has them and as the driver returns them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from graph_loader.elements import Edge, Node, NodeRef, Value
from graph_loader.graph.ontology import load


def read_properties(found: Mapping[str, Any]) -> dict[str, Value]:
    """Properties as the driver gives them, with Python's own dates, without nulls."""
    return {name: _to_python(value) for name, value in found.items() if value is not None}


def read_node(labels: Iterable[str], properties: Mapping[str, Any]) -> Node:
    """A node of the graph from its labels and properties (with its id)."""
    found = read_properties(properties)
    identifier = found.pop("id")
    return Node(_order(frozenset(labels)), str(identifier), found)


def read_ref(labels: Iterable[str], identifier: str) -> NodeRef:
    return NodeRef(_order(frozenset(labels))[0], identifier)


def read_edge(kind: str, start: NodeRef, end: NodeRef, properties: Mapping[str, Any]) -> Edge:
    return Edge(kind, start, end, read_properties(properties))


@cache
def _order(labels: frozenset[str]) -> tuple[str, ...]:
    """Labels with the main one first; labels that are none of ours (set by hand) are left out."""
    nodes = load().nodes
    main = sorted(label for label in labels if label in nodes)[0]
    return (main, *sorted(label for label in labels if label in nodes[main].kinds))


def _to_python(value: Any) -> Value:
    return value.to_native() if hasattr(value, "to_native") else value  # type: ignore[no-any-return]  # the driver's dates
