"""Write the difference between two states of the graph in batches: created, updated and removed nodes and edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.graph.keys import edge_key_properties
from graph_loader.graph.merge import EdgeKey
from graph_loader.store.state import State, batches

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

K = TypeVar("K")
V = TypeVar("V")


def apply_difference(tx: ManagedTransaction, before: State, target: State) -> dict[str, int]:
    """Turn `before` into `target`, both by the same keys. Returns the counts of `Changes`."""
    counts = {
        "relationships_removed": _remove_edges(tx, before.edges, target.edges),
        "nodes_removed": _remove_nodes(tx, before.nodes, target.nodes),
    }
    created, updated = _changed(before.nodes, target.nodes)
    _remove_kinds(tx, before.nodes, updated)
    _write_nodes(tx, [*created, *updated])
    counts |= {"nodes_created": len(created), "nodes_updated": len(updated)}
    new_edges, changed_edges = _changed(before.edges, target.edges)
    write_edges(tx, [*new_edges, *changed_edges])
    return counts | {"relationships_created": len(new_edges), "relationships_updated": len(changed_edges)}


def _changed(before: dict[K, V | None], target: dict[K, V | None]) -> tuple[list[V], list[V]]:
    """What has to be created, and what differs from what is there."""
    created = [value for key, value in target.items() if value is not None and before.get(key) is None]
    updated = [
        value
        for key, value in target.items()
        if value is not None and before.get(key) is not None and before[key] != value
    ]
    return created, updated


def _write_nodes(tx: ManagedTransaction, nodes: list[Node]) -> None:
    by_labels: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for node in nodes:
        by_labels[node.labels].append({"id": node.id, "properties": {**node.properties, "id": node.id}})
    for labels, rows in sorted(by_labels.items()):
        kind = "".join(f" SET n:{label}" for label in labels[1:])
        query = f"UNWIND $rows AS row MERGE (n:{labels[0]} {{id: row.id}}) SET n = row.properties{kind}"
        for batch in batches(rows):
            tx.run(query, rows=batch).consume()


def _remove_kinds(tx: ManagedTransaction, before: Mapping[NodeRef, Node | None], updated: list[Node]) -> None:
    """Take away the second labels that nodes no longer have."""
    by_label: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node in updated:
        known = before[node.ref]
        for kind in set(known.labels if known else ()) - set(node.labels):
            by_label[node.ref.label, kind].append(node.id)
    for (label, kind), ids in sorted(by_label.items()):
        for batch in batches(ids):
            tx.run(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) REMOVE n:{kind}", ids=batch).consume()


def write_edges(tx: ManagedTransaction, edges: list[Edge]) -> None:
    """Create or overwrite edges; their ends have to be there."""
    by_pattern: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for edge in edges:
        row = {"start": edge.start.id, "end": edge.end.id, "properties": dict(edge.properties)}
        by_pattern[edge.type, edge.start.label, edge.end.label].append(row)
    for (kind, start, end), rows in sorted(by_pattern.items()):
        key = ", ".join(f"{name}: row.properties.{name}" for name in edge_key_properties(kind))
        query = (
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
            f"MERGE (a)-[e:{kind}{' {' + key + '}' if key else ''}]->(b) SET e = row.properties"
        )
        for batch in batches(rows):
            tx.run(query, rows=batch).consume()


def remove_edges(tx: ManagedTransaction, keys: list[EdgeKey]) -> None:
    """Delete the edges with these keys."""
    by_pattern: dict[tuple[str, str, str], list[list[Any]]] = defaultdict(list)
    for kind, first, last, values in keys:
        by_pattern[kind, first.label, last.label].append([first.id, last.id, *values])
    for (kind, start, end), rows in sorted(by_pattern.items()):
        key = ", ".join(f"{name}: row[{n}]" for n, name in enumerate(edge_key_properties(kind), start=2))
        query = (
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row[0]}})-[e:{kind}{' {' + key + '}' if key else ''}]->"
            f"(b:{end} {{id: row[1]}}) DELETE e"
        )
        for batch in batches(rows):
            tx.run(query, rows=batch).consume()


def _remove_edges(
    tx: ManagedTransaction, before: dict[EdgeKey, Edge | None], target: dict[EdgeKey, Edge | None]
) -> int:
    gone = [key for key, edge in before.items() if edge is not None and target.get(key) is None]
    remove_edges(tx, gone)
    return len(gone)


def _remove_nodes(
    tx: ManagedTransaction, before: dict[NodeRef, Node | None], target: dict[NodeRef, Node | None]
) -> int:
    by_label: dict[str, list[str]] = defaultdict(list)
    for key, node in before.items():
        if node is not None and target.get(key) is None:
            by_label[key.label].append(key.id)
    for main_label, ids in sorted(by_label.items()):
        for batch in batches(ids):
            tx.run(f"UNWIND $ids AS id MATCH (n:{main_label} {{id: id}}) DETACH DELETE n", ids=batch).consume()
    return sum(map(len, by_label.values()))
