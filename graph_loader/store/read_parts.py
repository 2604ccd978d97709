"""Read the graph back document by document: what each states, at constant memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph_loader.graph.links import LINK_TYPES
from graph_loader.graph.merge import Elements
from graph_loader.graph.ontology import load
from graph_loader.graph.split import Part, split
from graph_loader.ledger.change import EDGE_TYPE, LABEL
from graph_loader.store.read import read_edges_of_type
from graph_loader.store.shares import read_shares
from graph_loader.store.state import batches
from graph_loader.store.values import read_node

if TYPE_CHECKING:
    from neo4j import Driver

_CHANGES = f"MATCH (s:{LABEL}) RETURN labels(s) AS labels, properties(s) AS properties ORDER BY s.id"

#: Documents read at a time.
_AT_ONCE = 100


def read_parts(driver: Driver, database: str | None = None) -> Iterator[Part]:
    """What each document states, by the order of their ids, then what people reported of tasks and the links that follow from all,
    in pieces.

    Sources and runs are left out, as in `read_elements`. Raises the driver's errors.
    """
    edges = load().edges
    with (
        driver.session(database=database, default_access_mode="READ", fetch_size=1000) as session,
        session.begin_transaction(timeout=0) as tx,
    ):
        ids = [row["id"] for row in tx.run("MATCH (m:Minutes) RETURN m.id AS id ORDER BY id")]
        for batch in batches(ids, _AT_ONCE):
            wanted = frozenset(batch)
            for part in split(read_shares(tx, batch)):
                if part.minutes_id in wanted:
                    yield part
        changes = [read_node(row["labels"], row["properties"]) for row in tx.run(_CHANGES)]
        if changes:
            yield Part(None, Elements(changes, []))
        for kind in sorted({*LINK_TYPES, EDGE_TYPE}):
            for start in sorted(edges[kind].starts):
                yield Part(None, Elements([], list(read_edges_of_type(tx, kind, start))))
