"""Take documents out of the graph and put others in: the difference between the graph as it is and as it shall be is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from graph_loader.elements import Node, NodeRef
from graph_loader.graph.merge import Elements, apply_identities, join, merge_edges, merge_nodes
from graph_loader.judgements import Identities
from graph_loader.store import apply, ledger, links, shares, state

if TYPE_CHECKING:
    from neo4j import ManagedTransaction


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


def replace_documents(
    tx: ManagedTransaction,
    retracted: Sequence[str],
    parts: Iterable[Elements],
    identities: Identities,
    sources: Mapping[str, Sequence[str]],
) -> Changes:
    """Take the minutes with these ids out and put the graphs of some documents in, as the judgements want them.

    sources: minutes id -> the sources it shall have.
    """
    # Nodes and edges as they were, and as they are without the documents that are written anew or go.
    before, base = shares.without_documents(tx, list(retracted))
    target = _add(tx, (apply_identities(part, identities) for part in parts), before, base)
    for minutes_id, uris in sources.items():
        _set_sources(tx, before, target, NodeRef("Minutes", minutes_id), uris)
    groups = links.find_groups(target, before)
    links_before = links.read_links(tx, groups)
    # What people reported of tasks stays when these go, and is joined to them when they come (back).
    detached = ledger.detach(tx, ledger.gone_tasks(before, target))
    changes = Changes(**apply.apply_difference(tx, before, target))
    attached = ledger.attach(tx, ledger.gone_tasks(target, before))
    changes.add(Changes(relationships_created=attached, relationships_removed=detached))
    changes.add(Changes(**links.update_links(tx, groups, links_before, identities)))
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
