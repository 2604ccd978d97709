"""Keep the links that follow from nodes standing together (possibly the same person, successor in a reform) up to date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.graph.links import Linked, find_links, reformed_names
from graph_loader.graph.merge import EdgeKey, edge_key
from graph_loader.store.apply import remove_edges, write_edges
from graph_loader.store.values import read_edge, read_properties

if TYPE_CHECKING:
    from neo4j import ManagedTransaction


class Groups(NamedTuple):
    """The groups of nodes whose links may have changed: officials by government and name, governments with reformed bodies."""

    officials: list[list[str]]
    governments: list[str]


def find_groups(*states: Mapping[NodeRef, Node | None]) -> Groups:
    """The groups that the nodes of some states belong to."""
    officials: set[tuple[str, str]] = set()
    governments: set[str] = set()
    for state in states:
        for ref, node in state.items():
            if node is None or ref.label not in {"Official", "Organization"}:
                continue
            government, name = str(node.properties["government"]), str(node.properties["name"])
            if ref.label == "Official":
                officials.add((government, name))
            elif name in reformed_names():
                governments.add(government)
    return Groups([list(pair) for pair in sorted(officials)], sorted(governments))


def read_links(tx: ManagedTransaction, groups: Groups) -> dict[EdgeKey, Edge]:
    """The links between the nodes of some groups as the database holds them."""
    found: dict[EdgeKey, Edge] = {}
    officials = """
        UNWIND $pairs AS pair
        MATCH (a:Official {government: pair[0], name: pair[1]})-[e:POSSIBLY_SAME_AS]->(b:Official)
        RETURN a.id AS start, b.id AS end, properties(e) AS properties
        """
    for row in tx.run(officials, pairs=groups.officials):
        ends = NodeRef("Official", row["start"]), NodeRef("Official", row["end"])
        edge = read_edge("POSSIBLY_SAME_AS", *ends, row["properties"])
        found[edge_key(edge)] = edge
    bodies = """
        UNWIND $governments AS government
        MATCH (a:Organization {government: government})-[e:SUCCEEDED_BY]->(b:Organization)
        RETURN a.id AS start, b.id AS end, properties(e) AS properties
        """
    for row in tx.run(bodies, governments=groups.governments):
        ends = NodeRef("Organization", row["start"]), NodeRef("Organization", row["end"])
        edge = read_edge("SUCCEEDED_BY", *ends, row["properties"])
        found[edge_key(edge)] = edge
    return found


def update_links(tx: ManagedTransaction, groups: Groups, before: Mapping[EdgeKey, Edge]) -> dict[str, int]:
    """Derive the links of some groups from the nodes now there. before: their links at first. Returns the counts of `Changes`."""
    target = {edge_key(edge): edge for edge in find_links(_read_linked(tx, groups))}
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


def _read_linked(tx: ManagedTransaction, groups: Groups) -> list[Linked]:
    # Most names are borne by one official: only the others are looked at closer.
    officials = """
        UNWIND $pairs AS pair
        MATCH (o:Official {government: pair[0], name: pair[1]})
        WITH pair, collect(o) AS same WHERE size(same) > 1
        UNWIND same AS n
        MATCH (n)<-[mention:MENTIONS]-(:Minutes)
        RETURN n.id AS id, properties(n) AS properties, min(mention.evidence[0]) AS evidence
        """
    bodies = """
        UNWIND $governments AS government
        MATCH (n:Organization {government: government}) WHERE n.name IN $names
        MATCH (n)<-[mention:MENTIONS]-(:Minutes)
        RETURN n.id AS id, properties(n) AS properties, min(mention.evidence[0]) AS evidence
        """
    found = [
        Linked(NodeRef("Official", row["id"]), read_properties(row["properties"]), row["evidence"])
        for row in tx.run(officials, pairs=groups.officials)
    ]
    if groups.governments:
        names = sorted(reformed_names())
        found += [
            Linked(NodeRef("Organization", row["id"]), read_properties(row["properties"]), row["evidence"])
            for row in tx.run(bodies, governments=groups.governments, names=names)
        ]
    return found
