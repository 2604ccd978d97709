"""Two governments of places that the data does not list may be one: 白鹭区人民政府 and 安澜市白鹭区人民政府. POSSIBLY_SAME_AS."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from graph_loader.elements import Edge, Node
from graph_loader.graph.links.kind import CANDIDATE, Graph, Group, LinkKind, Member

_RULE = "same-division"


def _find_governments(graph: Graph) -> Iterator[tuple[Group, Node]]:
    for ref, node in graph.nodes.items():
        if node is None or ref.label != "Organization" or "division_code" in node.properties:
            continue
        if division := node.properties.get("division"):
            yield (str(division),), node


def _derive(members: list[Member]) -> Iterator[Edge]:
    for one, other in combinations(members, 2):
        if reason := _reason(one, other):
            yield one.link_to(other, CANDIDATE, _RULE, reason=reason)


def _reason(one: Member, other: Member) -> str | None:
    """Why two governments of places with equal names may be one; None when what they lie in differs."""
    shorter, longer = sorted((one, other), key=lambda member: len(str(member.properties["name"])))
    short_name, long_name = str(shorter.properties["name"]), str(longer.properties["name"])
    if not long_name.endswith(short_name):
        return None
    above = long_name.removesuffix(short_name)
    named_by = str(shorter.properties["government"]), str(longer.properties["government"])
    if named_by[0] == short_name and named_by[1] == long_name:
        return "same place, one without what it lies in"
    if short_name in named_by or long_name in named_by:
        other_government = next(name for name in named_by if name not in (short_name, long_name))
        # 白鹭区 in the minutes of 青禾市 is not 安澜市白鹭区.
        if not above or other_government.startswith(above):
            return "same place, named in the minutes of another government"
    return None


SAME_DIVISION = LinkKind(
    CANDIDATE,
    "Organization",
    _RULE,
    _find_governments,
    _derive,
    # Most places are those of one government: only the others are looked at closer.
    """
    UNWIND $groups AS group
    MATCH (o:Organization {division: group[0]}) WHERE o.division_code IS NULL
    WITH group, collect(o) AS same WHERE size(same) > 1
    UNWIND same AS n
    MATCH (n)<-[mention:MENTIONS]-(:Minutes)
    RETURN group, n.id AS id, properties(n) AS properties, min(mention.evidence[0]) AS evidence
    """,
)
