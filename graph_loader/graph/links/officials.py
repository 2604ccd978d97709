"""Two officials of one name in one government may be the same person: POSSIBLY_SAME_AS."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from graph_loader.elements import Edge, Node
from graph_loader.graph.links.kind import CANDIDATE, Graph, Group, LinkKind, Member

_RULE = "same-name"


def _find_officials(graph: Graph) -> Iterator[tuple[Group, Node]]:
    for ref, node in graph.nodes.items():
        if node is not None and ref.label == "Official":
            yield (str(node.properties["government"]), str(node.properties["name"])), node


def _derive(members: list[Member]) -> Iterator[Edge]:
    for one, other in combinations(members, 2):
        both = "unit" in one.properties and "unit" in other.properties
        reason = "same name, units differ" if both else "same name, one without a unit"
        yield one.link_to(other, CANDIDATE, _RULE, reason=reason)


SAME_NAME = LinkKind(
    edge_type=CANDIDATE,
    label="Official",
    rule=_RULE,
    find_members=_find_officials,
    derive=_derive,
    # Most names are borne by one official: only the others are looked at closer.
    query="""
        UNWIND $groups AS group
        MATCH (o:Official {government: group[0], name: group[1]})
        WITH group, collect(o) AS same WHERE size(same) > 1
        UNWIND same AS n
        MATCH (n)<-[mention:MENTIONS]-(:Minutes)
        RETURN group, n.id AS id, properties(n) AS properties, min(mention.evidence[0]) AS evidence
        """,
)
