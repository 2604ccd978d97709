"""Parts of the graph as the database holds them, looked up by key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.graph.merge import EdgeKey, edge_key
from graph_loader.store.values import read_edge, read_node

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

T = TypeVar("T")

#: Rows in one statement (measured best for nodes and for relationships).
BATCH = 5000


@dataclass(slots=True)
class State:
    """Some nodes and edges by their keys; None: looked for and not there."""

    nodes: dict[NodeRef, Node | None] = field(default_factory=dict)
    edges: dict[EdgeKey, Edge | None] = field(default_factory=dict)


def read_nodes(tx: ManagedTransaction, refs: Iterable[NodeRef]) -> dict[NodeRef, Node | None]:
    """The nodes with these keys; None where there is none."""
    by_label: dict[str, list[str]] = defaultdict(list)
    for ref in refs:
        by_label[ref.label].append(ref.id)
    found: dict[NodeRef, Node | None] = {}
    for label, ids in by_label.items():
        found.update(dict.fromkeys((NodeRef(label, one) for one in ids), None))
        # Labels and types cannot be parameters; here and below they come from the declared ones, never from documents.
        query = (
            f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN labels(n) AS labels, properties(n) AS properties"
        )
        for batch in batches(ids):
            for row in tx.run(query, ids=batch):
                node = read_node(row["labels"], row["properties"])
                found[NodeRef(label, node.id)] = node
    return found


def read_edges(tx: ManagedTransaction, keys: Iterable[EdgeKey]) -> dict[EdgeKey, Edge]:
    """The edges with these keys that exist. Both ends have to exist."""
    by_pattern: dict[tuple[str, str, str], set[tuple[str, str]]] = defaultdict(set)
    for kind, start, end, _ in keys:
        by_pattern[kind, start.label, end.label].add((start.id, end.id))
    found: dict[EdgeKey, Edge] = {}
    for (kind, start_label, end_label), pairs in by_pattern.items():
        query = (
            f"UNWIND $pairs AS pair MATCH (a:{start_label} {{id: pair[0]}}) MATCH (b:{end_label} {{id: pair[1]}}) "
            f"MATCH (a)-[e:{kind}]->(b) RETURN a.id AS start, b.id AS end, properties(e) AS properties"
        )
        for batch in batches([list(pair) for pair in sorted(pairs)]):
            for row in tx.run(query, pairs=batch):
                ends = NodeRef(start_label, row["start"]), NodeRef(end_label, row["end"])
                edge = read_edge(kind, *ends, row["properties"])
                found[edge_key(edge)] = edge
    return found


def batches(rows: list[T], size: int = BATCH) -> Iterable[list[T]]:
    """The rows in pieces of at most `size`."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
