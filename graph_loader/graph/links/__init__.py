"""Edges that no single document states: they follow from nodes that stand in the graph together.

Each kind of link is declared once and derived the same way in memory (`find_links`) and in the database (`store.links`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph_loader.elements import Edge, NodeRef
from graph_loader.graph.links.documents import NEAR_TITLE, SAME_MATTER, SAME_NUMBER
from graph_loader.graph.links.governments import SAME_DIVISION
from graph_loader.graph.links.items import ITEM_THREAD
from graph_loader.graph.links.kind import CANDIDATE, Graph, Group, LinkKind, Member
from graph_loader.graph.links.officials import SAME_NAME
from graph_loader.graph.links.reforms import SUCCESSION, USUAL_SUCCESSION
from graph_loader.graph.links.short_forms import SHORT_FORM
from graph_loader.judgements.identities import NO_JUDGEMENTS, Identities

__all__ = ["CANDIDATE", "KINDS", "LINK_TYPES", "Graph", "Group", "LinkKind", "Member", "derive_links", "find_links"]

#: All kinds of links.
KINDS: tuple[LinkKind, ...] = (
    SAME_NAME, SUCCESSION, USUAL_SUCCESSION, SAME_DIVISION, SHORT_FORM, SAME_NUMBER, SAME_MATTER, NEAR_TITLE, ITEM_THREAD,
)  # fmt: skip

#: The types of the edges made here; they are derived anew whenever a member of their group changes.
LINK_TYPES = frozenset(kind.edge_type for kind in KINDS)


def find_links(graph: Graph, identities: Identities = NO_JUDGEMENTS) -> Iterator[Edge]:
    """All links of a graph to which these judgements were applied."""
    mentions = _find_mentions(graph, {kind.label for kind in KINDS})
    for kind in KINDS:
        groups: dict[Group, list[Member]] = defaultdict(list)
        for group, node in kind.find_members(graph):
            places = mentions[node.ref]
            place = str(node.properties.get("evidence") or places[min(places)])
            groups[group].append(Member(node.ref, node.properties, place, frozenset(places)))
        for members in groups.values():
            yield from derive_links(kind, members, identities)


def derive_links(kind: LinkKind, members: Iterable[Member], identities: Identities) -> Iterator[Edge]:
    """The links of one kind between the members of a group, without candidates that were judged to be different."""
    for edge in kind.derive(sorted(members)):
        if edge.type != CANDIDATE or not identities.are_different(edge.start, edge.end):
            yield edge


def _find_mentions(graph: Graph, labels: set[str]) -> Mapping[NodeRef, dict[str, str]]:
    """Where nodes are mentioned: the id of the minutes -> the first place in them."""
    found: dict[NodeRef, dict[str, str]] = defaultdict(dict)
    for edge in graph.edges.values():
        if edge is not None and edge.type == "MENTIONS" and edge.end.label in labels:
            found[edge.end][edge.start.id] = str(edge.properties["evidence"][0])  # type: ignore[index]  # evidence is a list
    return found
