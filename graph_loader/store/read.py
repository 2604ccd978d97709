"""Read the graph back as nodes and edges."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.graph.merge import edge_order
from graph_loader.graph.ontology import load
from graph_loader.store.values import read_edge, read_node, read_ref

if TYPE_CHECKING:
    from neo4j import Driver, Transaction


def read_elements(driver: Driver, database: str | None = None) -> Iterator[Node | Edge]:
    """The whole graph without run metadata, streamed in canonical order: nodes by label and id, edges by type, ends and key.

    The order is that of `graph_loader.graph.merge`, so equal graphs give equal sequences. Raises the driver's errors.
    """
    ontology = load()
    with (
        driver.session(database=database, default_access_mode="READ", fetch_size=1000) as session,
        session.begin_transaction(timeout=0) as tx,  # no time limit: a large graph takes long to read
    ):
        for label in sorted(label for label, node in ontology.nodes.items() if node.exported):
            yield from _read_nodes(tx, label)
        for kind, edge in sorted(ontology.edges.items()):
            if edge.exported:
                for start in sorted(edge.starts):
                    yield from read_edges_of_type(tx, kind, start)


def _read_nodes(tx: Transaction, label: str) -> Iterator[Node]:
    # Labels cannot be parameters; these come from the ontology.
    query = f"MATCH (n:{label}) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY n.id"
    for record in tx.run(query):
        yield read_node(record["labels"], record["properties"])


def read_edges_of_type(tx: Transaction, kind: str, start: str) -> Iterator[Edge]:
    """The edges of one type from one label, in canonical order."""
    query = (
        f"MATCH (a:{start})-[e:{kind}]->(b) "
        "RETURN a.id AS start, labels(b) AS labels, b.id AS end, properties(e) AS properties ORDER BY a.id"
    )
    rows: Iterator[Any] = iter(tx.run(query))
    for identifier, same_start in groupby(rows, key=lambda row: row["start"]):
        edges = [
            read_edge(kind, NodeRef(start, identifier), read_ref(row["labels"], row["end"]), row["properties"])
            for row in same_start
        ]
        yield from sorted(edges, key=edge_order)
