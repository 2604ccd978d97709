"""The graph without some documents: what is left of the nodes and edges they have a share in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_loader.elements import Edge, Node
from graph_loader.graph.links import LINK_TYPES
from graph_loader.graph.merge import MENTION_PROPERTIES, edge_key, labels_of, merge_properties, without
from graph_loader.graph.ontology import load
from graph_loader.store.state import State
from graph_loader.store.values import read_edge, read_node, read_properties, read_ref

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Result, Transaction

#: Edges are looked for from the end that has few of them: a meeting knows its attendees, an official attends for years.
_FOUND_FROM_END = frozenset({"ATTENDED", "EXCUSED_FROM"})


def without_documents(tx: ManagedTransaction, minutes_ids: list[str]) -> tuple[State, State]:
    """All nodes and edges that some documents have a share in: as they are, and without that share (None: they go)."""
    before, left = State(), State()
    if not minutes_ids:
        return before, left
    _read_minutes(tx, minutes_ids, before, left)
    _read_mentioned(tx, minutes_ids, before, left)
    gone = frozenset(minutes_ids)
    for result in _edge_results(tx, minutes_ids):
        for edge in _edges(result):
            key = edge_key(edge)
            before.edges[key] = edge
            left.edges[key] = without(edge, gone)
    return before, left


def _read_minutes(tx: ManagedTransaction, minutes_ids: list[str], before: State, left: State) -> None:
    query = "UNWIND $ids AS id MATCH (m:Minutes {id: id}) RETURN labels(m) AS labels, properties(m) AS properties"
    for row in tx.run(query, ids=minutes_ids):
        node = read_node(row["labels"], row["properties"])
        before.nodes[node.ref] = node
        left.nodes[node.ref] = None


def _read_mentioned(tx: ManagedTransaction, minutes_ids: list[str], before: State, left: State) -> None:
    """The nodes the documents mention, and what the mentions of all other documents state of them, merged."""
    own = ", ".join(f"{name}: null" for name in sorted(MENTION_PROPERTIES))
    query = f"""
        UNWIND $ids AS id
        MATCH (:Minutes {{id: id}})-[:MENTIONS]->(n)
        WITH DISTINCT n
        OPTIONAL MATCH (n)<-[mention:MENTIONS]-(other:Minutes) WHERE NOT other.id IN $ids
        RETURN labels(n) AS labels, properties(n) AS properties, count(other) AS others,
               collect(DISTINCT mention {{.*, {own}}}) AS stated
        """
    for row in tx.run(query, ids=minutes_ids):
        node = read_node(row["labels"], row["properties"])
        before.nodes[node.ref] = node
        left.nodes[node.ref] = _merge_stated(node, row["stated"]) if row["others"] else None


def _merge_stated(node: Node, stated: list[dict[str, Any]]) -> Node:
    merged = read_properties(stated[0])
    for properties in stated[1:]:
        merged = merge_properties(merged, read_properties(properties))
    return Node(labels_of(node.ref.label, merged), node.id, merged)


def _edge_results(tx: Transaction | ManagedTransaction, minutes_ids: list[str]) -> list[Result]:
    edges = {kind: edge for kind, edge in load().edges.items() if edge.exported and kind not in LINK_TYPES}
    from_minutes = "|".join(sorted(kind for kind, edge in edges.items() if edge.starts == {"Minutes"}))
    from_end = "|".join(sorted(_FOUND_FROM_END))
    from_start = "|".join(sorted(edges.keys() - _FOUND_FROM_END - set(from_minutes.split("|"))))
    returned = (
        "RETURN type(e) AS type, labels(a) AS start_labels, a.id AS start, labels(b) AS end_labels, b.id AS end, "
        "properties(e) AS properties"
    )
    shared = "WHERE any(fragment IN e.evidence WHERE split(fragment, '#')[0] IN $ids)"
    mentioned = "UNWIND $ids AS id MATCH (:Minutes {id: id})-[:MENTIONS]->"
    return [
        tx.run(query, ids=minutes_ids)
        for query in (
            f"UNWIND $ids AS id MATCH (a:Minutes {{id: id}})-[e:{from_minutes}]->(b) {returned}",
            f"{mentioned}(a) WITH DISTINCT a MATCH (a)-[e:{from_start}]->(b) {shared} {returned}",
            f"{mentioned}(b:Meeting) WITH DISTINCT b MATCH (a)-[e:{from_end}]->(b) {shared} {returned}",
        )
    ]


def _edges(result: Result) -> list[Edge]:
    return [
        read_edge(
            row["type"],
            read_ref(row["start_labels"], row["start"]),
            read_ref(row["end_labels"], row["end"]),
            row["properties"],
        )
        for row in result
    ]


def read_shares(tx: Transaction | ManagedTransaction, minutes_ids: list[str]) -> list[Node | Edge]:
    """All nodes and edges that some documents have a share in, as they are; links are not among them."""
    nodes = tx.run(
        """
        UNWIND $ids AS id MATCH (m:Minutes {id: id}) RETURN labels(m) AS labels, properties(m) AS properties
        UNION
        UNWIND $ids AS id MATCH (:Minutes {id: id})-[:MENTIONS]->(n) RETURN labels(n) AS labels, properties(n) AS properties
        """,
        ids=minutes_ids,
    )
    found: list[Node | Edge] = [read_node(row["labels"], row["properties"]) for row in nodes]
    for result in _edge_results(tx, minutes_ids):
        found += _edges(result)
    return found
