"""Write documents into the graph: each whole or not at all, only what differs, and the old version of a file taken out again.

A transaction compares the graph as it is with the graph as it shall be and writes the difference. Loading again therefore changes
nothing, and what a transaction does depends on neither the order nor the number of documents before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from graph_loader.elements import Node, NodeRef
from graph_loader.graph.merge import Elements, join, merge_edges, merge_nodes
from graph_loader.store import apply, links, runs, shares, state

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

#: Seconds a transaction may take; the server's own limit is meant for queries.
_TIMEOUT = 600.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be written. source: its URI, `-` for one that has none. version: what made its elements.

    unparsed: how many pieces of the text were seen and not understood, by kind; they are told, not written.
    places: when the government is not known because its name is that of several places, those.
    """

    source: str
    sha256: str
    version: str
    elements: Elements
    unparsed: Mapping[str, int] = field(default_factory=dict)
    places: tuple[str, ...] = ()

    @property
    def minutes_id(self) -> str:
        return next(node.id for node in self.elements.nodes if node.labels[0] == "Minutes")


@dataclass(slots=True)
class Changes:
    """How many nodes and relationships a write created, updated and removed; run metadata is not counted."""

    nodes_created: int = 0
    nodes_updated: int = 0
    nodes_removed: int = 0
    relationships_created: int = 0
    relationships_updated: int = 0
    relationships_removed: int = 0

    def add(self, other: Changes) -> None:
        for name, count in asdict(other).items():
            setattr(self, name, getattr(self, name) + count)


def write_documents(driver: Driver, documents: Sequence[Prepared], run_id: str, database: str | None = None) -> Changes:
    """Write some documents in one transaction. What came from another version of the same source goes in the same transaction.

    Raises the driver's errors; the graph is then as it was.
    """
    from neo4j import unit_of_work

    with driver.session(database=database) as session:
        return session.execute_write(unit_of_work(timeout=_TIMEOUT)(_write), documents, run_id)


def retract_sources(driver: Driver, sources: Sequence[str], run_id: str, database: str | None = None) -> Changes:
    """Take out what came from some sources (and from no other), in one transaction."""
    from neo4j import unit_of_work

    with driver.session(database=database) as session:
        return session.execute_write(unit_of_work(timeout=_TIMEOUT)(_write), (), run_id, tuple(sources))


def _write(tx: ManagedTransaction, documents: Sequence[Prepared], run_id: str, gone: Sequence[str] = ()) -> Changes:
    runs.lock(tx, run_id)
    sources = runs.plan_sources(tx, [(one.source, one.minutes_id) for one in documents], gone)
    new = {one.minutes_id: one.elements for one in documents}
    retracted = sorted((sources.left_over | new.keys()) & sources.known)
    # Nodes and edges as they were, and as they are without the documents that are written anew or go.
    before, base = shares.without_documents(tx, retracted)
    target = _add(tx, new.values(), before, base)
    for minutes_id, uris in sources.of_minutes.items():
        _set_sources(tx, before, target, NodeRef("Minutes", minutes_id), uris)
    groups = links.find_groups(target, before)
    links_before = links.read_links(tx, groups)
    changes = Changes(**apply.apply_difference(tx, before, target))
    changes.add(Changes(**links.update_links(tx, groups, links_before)))
    runs.record(tx, run_id, [(one.source, one.minutes_id, one.version) for one in documents], gone)
    return changes


def _add(tx: ManagedTransaction, parts: Iterable[Elements], before: state.State, base: state.State) -> state.State:
    """The graph as it shall be: `base`, or what the database holds, and the documents merged into it. Completes `before`."""
    nodes, edges = join(parts)
    found = state.read_nodes(tx, [ref for ref in nodes if ref not in before.nodes])
    before.nodes.update(found)
    wanted = [key for key in edges if key not in before.edges]
    existing = {ref for ref, node in before.nodes.items() if node}
    found_edges = state.read_edges(tx, [key for key in wanted if key[1] in existing and key[2] in existing])
    before.edges.update({key: found_edges.get(key) for key in wanted})
    target = state.State(dict(base.nodes), dict(base.edges))
    for ref, node in nodes.items():
        known = base.nodes[ref] if ref in base.nodes else before.nodes[ref]
        target.nodes[ref] = merge_nodes(known, node) if known else node
    for key, edge in edges.items():
        old = base.edges[key] if key in base.edges else before.edges[key]
        target.edges[key] = merge_edges(old, edge) if old else edge
    return target


def _set_sources(
    tx: ManagedTransaction, before: state.State, target: state.State, ref: NodeRef, uris: Sequence[str]
) -> None:
    if ref not in target.nodes:  # minutes that only lose a source
        before.nodes.update(state.read_nodes(tx, [ref]))
        target.nodes[ref] = before.nodes[ref]
    node = target.nodes[ref]
    if node:
        target.nodes[ref] = Node(node.labels, node.id, {**node.properties, "sources": sorted(uris)})
