"""A body that took over from another in a reform succeeds it: SUCCEEDED_BY.

Where a reform went differently from place to place, the two are candidates: POSSIBLY_SAME_AS.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import combinations

from graph_loader.elements import Edge, Node
from graph_loader.graph.links.kind import CANDIDATE, Graph, Group, LinkKind, Member
from graph_loader.resolution.known_names import reforms

_RULE = "reform"
_USUAL_RULE = "usual-reform"

#: Name of a body before a reform -> the bodies that took over from it, with the date.
Successors = Mapping[str, tuple[tuple[str, date], ...]]


@cache
def successors(*, everywhere: bool = True) -> Successors:
    """The reforms that went the same way everywhere, or those that did not."""
    found: dict[str, list[tuple[str, date]]] = defaultdict(list)
    for before, after, when, same in reforms():
        if same == everywhere:
            found[before].append((after, when))
    return {before: tuple(after) for before, after in found.items()}


@cache
def _starts(*, everywhere: bool) -> dict[str, frozenset[str]]:
    """The name of a body -> the names of the bodies at the start of the reforms that made or ended it."""
    found: dict[str, set[str]] = defaultdict(set)
    for before, afters in successors(everywhere=everywhere).items():
        found[before].add(before)
        for after, _ in afters:
            found[after].add(before)
    return {name: frozenset(befores) for name, befores in found.items()}


def _finder(*, everywhere: bool) -> Callable[[Graph], Iterator[tuple[Group, Node]]]:
    def find(graph: Graph) -> Iterator[tuple[Group, Node]]:
        for ref, node in graph.nodes.items():
            if node is not None and ref.label == "Organization":
                for before in _starts(everywhere=everywhere).get(str(node.properties["name"]), ()):
                    afters = (after for after, _ in successors(everywhere=everywhere)[before])
                    yield (str(node.properties["government"]), before, *afters), node

    return find


def _derive(members: list[Member]) -> Iterator[Edge]:
    named = {str(member.properties["name"]): member for member in members}
    for before in sorted(named.keys() & successors().keys()):
        for after, when in successors()[before]:
            if after in named:
                yield named[before].link_to(named[after], "SUCCEEDED_BY", _RULE, date=when)


def _derive_candidates(members: list[Member]) -> Iterator[Edge]:
    for one, other in combinations(members, 2):
        names = str(one.properties["name"]), str(other.properties["name"])
        for before, after in (names, names[::-1]):
            for name, when in successors(everywhere=False).get(before, ()):
                if name == after:
                    reason = f"{before} usually became a part of {after} in the reform by {when.isoformat()}"
                    if one.minutes & other.minutes:  # a report on the reform, or two bodies that go on side by side
                        reason += ", but the same minutes name both"
                    yield one.link_to(other, CANDIDATE, _USUAL_RULE, reason=reason)


_QUERY = """
    UNWIND $groups AS group
    UNWIND group[1..] AS name
    MATCH (n:Organization {government: group[0], name: name})<-[mention:MENTIONS]-(minutes:Minutes)
    RETURN group, n.id AS id, properties(n) AS properties, min(mention.evidence[0]) AS evidence, collect(minutes.id) AS minutes
    """

SUCCESSION = LinkKind("SUCCEEDED_BY", "Organization", _RULE, _finder(everywhere=True), _derive, _QUERY)
USUAL_SUCCESSION = LinkKind(
    CANDIDATE, "Organization", _USUAL_RULE, _finder(everywhere=False), _derive_candidates, _QUERY
)
