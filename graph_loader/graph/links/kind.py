"""What a kind of link declares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graph_loader.elements import Edge, Node, NodeRef, Value
from graph_loader.graph.evidence import fragment_order

if TYPE_CHECKING:
    from graph_loader.graph.merge import EdgeKey

#: The type of the edges between two nodes of one label that may be the same person, body or document: each with a `reason`.
CANDIDATE = "POSSIBLY_SAME_AS"

#: Names a group of nodes within a kind: officials of one name in one government, the bodies of one government.
Group = tuple[str, ...]


class Graph(NamedTuple):
    """A graph, or the part of one that a transaction touches: the whole of what some documents state. None: not there."""

    nodes: Mapping[NodeRef, Node | None]
    edges: Mapping[EdgeKey, Edge | None]


class Member(NamedTuple):
    """A node that links may join, with a place that mentions it: the first one of the document with the smallest id.

    minutes: the ids of all that mention it.
    """

    ref: NodeRef
    properties: Mapping[str, Value]
    evidence: str
    minutes: frozenset[str] = frozenset()

    def link_to(self, other: Member, edge_type: str, rule: str, **properties: Value) -> Edge:
        """An edge to another member, with the evidence of both. Candidates lead from the smaller id to the larger."""
        evidence = sorted({self.evidence, other.evidence}, key=fragment_order)
        return Edge(
            edge_type, self.ref, other.ref, {"evidence": evidence, "rules": [rule], "basis": "derived", **properties}
        )


@dataclass(frozen=True, slots=True)
class LinkKind:
    """A kind of link. Links join only members of one group, so that a change touches only the groups of what changed.

    edge_type, label, rule: several kinds may share a type of edge and a label (candidates found for other reasons); the rule, which
    every edge of the kind has in `rules`, tells whose edge it is.
    find_members: the nodes of a graph that may be linked, with the group of each; a node may be in several groups. What a group tells of
    a node (the day of an item's meeting) may stand among its properties, and as `evidence` the place that makes it a member, where that is
    not the first mention of the node.
    derive: the links between the members of one group, which come sorted. Where a node may be in several groups, whether two nodes
    are linked may depend on these two only: another group that holds both must say the same; unless each edge names its group.
    query: Cypher with the parameter `groups` (a list of lists of strings): rows of `group`, `id`, `properties` and `evidence` for all
    members of these groups, and `minutes`, their ids, where `derive` asks for them (those of one government are not many); what it
    returns is what `find_members` finds in the whole graph, groups without any link may be left out, and members linked to no other.
    group_property: the property of an edge that holds the first part of its group's name, for kinds whose edges name their group.
    """

    edge_type: str
    label: str
    rule: str
    find_members: Callable[[Graph], Iterable[tuple[Group, Node]]]
    derive: Callable[[list[Member]], Iterator[Edge]]
    query: str
    group_property: str | None = None
