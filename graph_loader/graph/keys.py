"""Which properties of an edge, with its type and ends, identify it: as the ontology declares."""

from __future__ import annotations

from functools import cache

from graph_loader.graph.ontology import load


@cache
def edge_key_properties(edge_type: str) -> tuple[str, ...]:
    """The key properties of a type of edge, () when its ends alone identify it. Raises KeyError for an undeclared type."""
    return load().edges[edge_type].key
