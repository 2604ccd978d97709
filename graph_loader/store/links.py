"""Keep the links that follow from nodes standing together (possibly the same person, successor in a reform) up to date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph_loader.elements import Edge, NodeRef
from graph_loader.graph.links import KINDS, Graph, Group, LinkKind, Member, derive_links
from graph_loader.graph.merge import EdgeKey, edge_key
from graph_loader.judgements import Identities
from graph_loader.store.apply import remove_edges, write_edges
from graph_loader.store.state import State, batches
from graph_loader.store.values import read_edge, read_properties

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

#: The groups of each kind (by its place in KINDS) whose links may have changed.
Groups = list[list[Group]]


def find_groups(*states: State) -> Groups:
    """The groups that the nodes of some states belong to."""
    return [
        sorted({group for state in states for group, _ in kind.find_members(Graph(state.nodes, state.edges))})
        for kind in KINDS
    ]


def read_links(tx: ManagedTransaction, groups: Groups) -> dict[EdgeKey, Edge]:
    """The links between the nodes of some groups as the database holds them."""
    found: dict[EdgeKey, Edge] = {}
    for kind, wanted in zip(KINDS, groups, strict=True):
        # Only links within a group: a member may be linked in another group, too, which is not derived anew.
        found_groups = [
            {"name": group[0], "ids": [member.ref.id for member in members]}
            for group, members in _read_members(tx, kind, wanted).items()
        ]
        of_group = f"AND e.{kind.group_property} = group.name " if kind.group_property else ""
        query = (
            "UNWIND $groups AS group UNWIND group.ids AS id "
            f"MATCH (a:{kind.label} {{id: id}})-[e:{kind.edge_type}]->(b:{kind.label}) "
            f"WHERE $rule IN e.rules AND b.id IN group.ids {of_group}"
            "RETURN a.id AS start, b.id AS end, properties(e) AS properties"
        )
        for batch in batches(found_groups):
            for row in tx.run(query, groups=batch, rule=kind.rule):
                ends = NodeRef(kind.label, row["start"]), NodeRef(kind.label, row["end"])
                edge = read_edge(kind.edge_type, *ends, row["properties"])
                found[edge_key(edge)] = edge
    return found


def update_links(
    tx: ManagedTransaction, groups: Groups, before: Mapping[EdgeKey, Edge], identities: Identities
) -> dict[str, int]:
    """Derive the links of some groups from the nodes now there. before: their links at first. Returns the counts of `Changes`."""
    target = {
        edge_key(edge): edge
        for kind, wanted in zip(KINDS, groups, strict=True)
        for members in _read_members(tx, kind, wanted).values()
        for edge in derive_links(kind, members, identities)
    }
    gone = [key for key in before if key not in target]
    created = [edge for key, edge in target.items() if key not in before]
    updated = [edge for key, edge in target.items() if key in before and before[key] != edge]
    remove_edges(tx, gone)  # those of a node that went are gone with it
    write_edges(tx, [*created, *updated])
    return {
        "relationships_created": len(created),
        "relationships_updated": len(updated),
        "relationships_removed": len(gone),
    }


def _read_members(tx: ManagedTransaction, kind: LinkKind, groups: list[Group]) -> dict[Group, list[Member]]:
    found: dict[Group, list[Member]] = defaultdict(list)
    for batch in batches([list(group) for group in groups]):
        for row in tx.run(kind.query, groups=batch):
            ref, minutes = NodeRef(kind.label, row["id"]), frozenset(row.get("minutes") or ())
            member = Member(ref, read_properties(row["properties"]), row["evidence"], minutes)
            found[tuple(row["group"])].append(member)
    return found
