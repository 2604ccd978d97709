"""A body that took over from another in a reform succeeds it: SUCCEEDED_BY."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache

from graph_loader.elements import Edge, Node
from graph_loader.graph.links.kind import Graph, Group, LinkKind, Member
from graph_loader.lexicon import table

_RULE = "reform"


@cache
def reforms() -> dict[str, tuple[tuple[str, date], ...]]:
    """Name of a body before a reform -> the bodies that took over from it, with the date."""
    found: dict[str, list[tuple[str, date]]] = defaultdict(list)
    for before, after, when, _ in table("reforms"):
        found[before].append((after, date.fromisoformat(when)))
    return {before: tuple(after) for before, after in found.items()}


@cache
def _reformed() -> dict[str, frozenset[str]]:
    """The name of a body -> the names of the bodies at the start of the reforms that made or ended it."""
    found: dict[str, set[str]] = defaultdict(set)
    for before, afters in reforms().items():
        found[before].add(before)
        for after, _ in afters:
            found[after].add(before)
    return {name: frozenset(befores) for name, befores in found.items()}


def _find_bodies(graph: Graph) -> Iterator[tuple[Group, Node]]:
    for ref, node in graph.nodes.items():
        if node is not None and ref.label == "Organization":
            for before in _reformed().get(str(node.properties["name"]), ()):
                afters = (after for after, _ in reforms()[before])
                yield (str(node.properties["government"]), before, *afters), node


def _derive(members: list[Member]) -> Iterator[Edge]:
    named = {str(member.properties["name"]): member for member in members}
    for before in sorted(named.keys() & reforms().keys()):
        for after, when in reforms()[before]:
            if after in named:
                yield named[before].link_to(named[after], "SUCCEEDED_BY", _RULE, date=when)


SUCCESSION = LinkKind(
    edge_type="SUCCEEDED_BY",
    label="Organization",
    rule=_RULE,
    find_members=_find_bodies,
    derive=_derive,
    query="""
        UNWIND $groups AS group
        UNWIND group[1..] AS name
        MATCH (n:Organization {government: group[0], name: name})<-[mention:MENTIONS]-(:Minutes)
        RETURN group, n.id AS id, properties(n) AS properties, min(mention.evidence[0]) AS evidence
        """,
)
