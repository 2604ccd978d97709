"""What each document states by itself, before any judgement: kept compressed beside the graph, so that judgements can be applied
and undone without the files."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.graph.dump import dump_lines, parse_lines
from graph_loader.graph.merge import Elements
from graph_loader.store.state import read_nodes

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

#: The label of the nodes that hold them: one for each Minutes, with its id, without edges. stale: the graph does not show it yet as
#: the judgements in force want it.
STATED_LABEL = "StatedElements"


def pack(elements: Elements) -> bytes:
    """The graph of one document less the Minutes themselves, whose text the graph holds anyway."""
    nodes = (node for node in elements.nodes if node.labels[0] != "Minutes")
    return zlib.compress("".join(dump_lines([*nodes, *elements.edges])).encode())


def unpack(data: bytes, minutes: Node) -> Elements:
    """What `pack` was given, with the Minutes."""
    nodes, edges = [minutes], []
    for element in parse_lines(zlib.decompress(data).decode().splitlines()):
        if isinstance(element, Edge):
            edges.append(element)
        else:
            nodes.append(element)
    return Elements(nodes, edges)


def write_stated(tx: ManagedTransaction, packed: Mapping[str, bytes]) -> None:
    """Keep what some minutes (by id) state."""
    rows = [[minutes_id, data] for minutes_id, data in sorted(packed.items())]
    query = f"UNWIND $rows AS row MERGE (s:{STATED_LABEL} {{id: row[0]}}) SET s.elements = row[1], s.stale = null"
    tx.run(query, rows=rows).consume()


def remove_stated(tx: ManagedTransaction, minutes_ids: Sequence[str]) -> None:
    """Forget what some minutes state."""
    tx.run(f"UNWIND $ids AS id MATCH (s:{STATED_LABEL} {{id: id}}) DELETE s", ids=list(minutes_ids)).consume()


def mark_stale(tx: ManagedTransaction, minutes_ids: Sequence[str]) -> list[str]:
    """Note that some minutes have to be written anew. Returns those of which nothing is kept."""
    query = f"""
        UNWIND $ids AS id
        OPTIONAL MATCH (s:{STATED_LABEL} {{id: id}})
        SET s.stale = true
        WITH id, s WHERE s IS NULL
        RETURN id
        """
    return [row["id"] for row in tx.run(query, ids=list(minutes_ids))]


def take_stale(tx: ManagedTransaction, count: int) -> dict[str, Elements]:
    """What the next of the minutes to be written anew state, by id; they count as written from now on."""
    query = f"""
        MATCH (s:{STATED_LABEL} {{stale: true}})
        WITH s ORDER BY s.id LIMIT $count
        SET s.stale = null
        RETURN s.id AS id, s.elements AS elements
        """
    packed = {row["id"]: row["elements"] for row in tx.run(query, count=count)}
    found = read_nodes(tx, [NodeRef("Minutes", minutes_id) for minutes_id in packed])
    return {ref.id: unpack(packed[ref.id], minutes) for ref, minutes in found.items() if minutes}


def states(tx: ManagedTransaction, ref: NodeRef) -> bool:
    """Whether any of the minutes that mention a node state it by this id, before any judgement."""
    query = (
        f"MATCH (:{ref.label} {{id: $id}})<-[:MENTIONS]-(m:Minutes) MATCH (s:{STATED_LABEL} {{id: m.id}}) "
        "RETURN s.elements AS elements"
    )
    for row in tx.run(query, id=ref.id):
        elements = parse_lines(zlib.decompress(row["elements"]).decode().splitlines())
        if any(not isinstance(element, Edge) and element.ref == ref for element in elements):
            return True
    return False


def count_stale(tx: ManagedTransaction) -> int:
    """How many minutes have to be written anew."""
    row = tx.run(f"MATCH (s:{STATED_LABEL} {{stale: true}}) RETURN count(s) AS count").single(strict=True)
    return int(row["count"])
