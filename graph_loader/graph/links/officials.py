"""Two officials of one name in one government may be the same person: POSSIBLY_SAME_AS, with what speaks for and against it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from graph_loader.elements import Edge, Node
from graph_loader.graph.links.kind import CANDIDATE, Graph, Group, LinkKind, Member
from graph_loader.graph.links.reforms import successors

_RULE = "same-name"


def _find_officials(graph: Graph) -> Iterator[tuple[Group, Node]]:
    for ref, node in graph.nodes.items():
        if node is not None and ref.label == "Official":
            yield (str(node.properties["government"]), str(node.properties["name"])), node


def _derive(members: list[Member]) -> Iterator[Edge]:
    for one, other in combinations(members, 2):
        yield one.link_to(other, CANDIDATE, _RULE, reason=f"same name, {_units(one, other)}{_times(one, other)}")


def _units(one: Member, other: Member) -> str:
    units = [str(member.properties["unit"]) for member in (one, other) if "unit" in member.properties]
    if len(units) < 2:
        return "one without a unit" if units else "both without a unit"
    for before, after in (units, units[::-1]):
        if after in (name for name, _ in successors().get(before, ())):
            return "one unit took over from the other in a reform"
    return "units differ"


def _times(one: Member, other: Member) -> str:
    """Whether both were seen together or in the same time; "" when the minutes do not tell. The days are properties of the two."""
    if one.minutes & other.minutes:
        return ", both named in the same minutes"
    spans = [(member.properties.get("first_seen"), member.properties.get("last_seen")) for member in (one, other)]
    (first, last), (other_first, other_last) = spans
    if not all(isinstance(day, date) for span in spans for day in span):
        return ""
    at_once = first <= other_last and other_first <= last  # type: ignore[operator]  # days
    return ", seen in the same time" if at_once else ", seen one after the other"


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
        MATCH (n)<-[mention:MENTIONS]-(minutes:Minutes)
        RETURN group, n.id AS id, properties(n) AS properties, min(mention.evidence[0]) AS evidence, collect(minutes.id) AS minutes
        """,
)
