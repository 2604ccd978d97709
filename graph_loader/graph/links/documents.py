"""Two documents of one government may be one: POSSIBLY_SAME_AS for a shared 文号, for one matter in titles that differ in a year, a wrapper
or a mark, and for titles that differ in one character. Found by keys, never by comparing all titles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, pairwise

from graph_loader.elements import Edge, Node
from graph_loader.graph.links.kind import CANDIDATE, Graph, Group, LinkKind, Member
from graph_loader.resolution.matters import Matter, compare_matters, differ_in_one_character, find_matter

_SAME_NUMBER, _SAME_MATTER, _NEAR_TITLE = "same-document-number", "same-matter", "near-title"
#: In shorter matters (养老办法) one character is too much of the whole.
_SHORTEST = 8


def _find_by(name: str, graph: Graph) -> Iterator[tuple[Group, Node]]:
    for ref, node in graph.nodes.items():
        if node is not None and ref.label == "PolicyDocument" and name in node.properties:
            yield (str(node.properties["government"]), str(node.properties[name])), node


def _find_alike(graph: Graph) -> Iterator[tuple[Group, Node]]:
    """Texts of n characters (or n and n + 1) that differ in one have a start and an end in common that together leave out a quarter."""
    for (government, matter), node in _find_by("matter", graph):
        length = len(matter)
        for shorter in range(max(_SHORTEST, length - 1), length + 1):
            quarter = -(-shorter // 4)
            for start in range(0, shorter, quarter):
                end = length - max(0, shorter - start - quarter)
                yield (government, matter[:start], matter[end:], str(shorter)), node


def _derive_same_number(members: list[Member]) -> Iterator[Edge]:
    for one, other in combinations(members, 2):
        reason = f"same document number {one.properties['document_number']}"
        yield one.link_to(other, CANDIDATE, _SAME_NUMBER, reason=reason)


def _derive_same_matter(members: list[Member]) -> Iterator[Edge]:
    """All of one year; of several years, each only with the next: a plan of 2021 is no candidate for that of 2024 when there are others."""
    by_periods: dict[tuple[str, ...], list[Member]] = defaultdict(list)
    for member in members:
        by_periods[_matter(member).periods].append(member)
    for same in by_periods.values():
        for one, other in combinations(same, 2):
            yield _candidate(one, other)
    first = {periods: min(same, key=_plainness) for periods, same in sorted(by_periods.items())}
    undated = first.pop((), None)
    for one, other in pairwise(first.values()):
        yield _candidate(*sorted((one, other)))
    if undated:
        for other in first.values():
            yield _candidate(*sorted((undated, other)))


def _plainness(member: Member) -> tuple[bool, int, str]:
    """The plan itself comes before the notice that issues it and before its later editions."""
    matter = _matter(member)
    return matter.passed_on, len(matter.editions), member.ref.id


def _candidate(one: Member, other: Member) -> Edge:
    reason = f"same matter, {compare_matters(_matter(one), _matter(other))}"
    return one.link_to(other, CANDIDATE, _SAME_MATTER, reason=reason)


def _derive_near_title(members: list[Member]) -> Iterator[Edge]:
    """Only those are compared that agree in all but one place of their matters."""
    agreeing: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        matter = str(member.properties["matter"])
        for at in range(len(matter)):
            agreeing[f"{matter[:at]}*{matter[at + 1 :]}"].append(member)
        for at in range(len(matter) + 1):
            agreeing[f"{matter[:at]}*{matter[at:]}"].append(member)
    pairs = {(pair[0].ref, pair[1].ref): pair for alike in agreeing.values() for pair in combinations(alike, 2)}
    for one, other in pairs.values():
        character = differ_in_one_character(str(one.properties["matter"]), str(other.properties["matter"]))
        if character and _matter(one).periods == _matter(other).periods:
            yield one.link_to(other, CANDIDATE, _NEAR_TITLE, reason=f"titles differ in one character ({character})")


def _matter(member: Member) -> Matter:
    return _matter_of(member.ref.id.removeprefix(f"{member.properties['government']}/"))


@lru_cache(maxsize=4096)  # each member of a group is asked for several times
def _matter_of(title: str) -> Matter:
    return find_matter(title)


_QUERY = """
    UNWIND $groups AS group
    MATCH (o:PolicyDocument {{government: group[0], {name}: group[1]}})
    WITH group, collect(o) AS same WHERE size(same) > 1
    UNWIND same AS n
    MATCH (n)<-[mention:MENTIONS]-(:Minutes)
    RETURN group, n.id AS id, properties(n) AS properties, min(mention.evidence[0]) AS evidence
    """

SAME_NUMBER = LinkKind(
    CANDIDATE,
    "PolicyDocument",
    _SAME_NUMBER,
    lambda graph: _find_by("document_number", graph),
    _derive_same_number,
    _QUERY.format(name="document_number"),
)
SAME_MATTER = LinkKind(
    CANDIDATE,
    "PolicyDocument",
    _SAME_MATTER,
    lambda graph: _find_by("matter", graph),
    _derive_same_matter,
    _QUERY.format(name="matter"),
)
NEAR_TITLE = LinkKind(
    CANDIDATE,
    "PolicyDocument",
    _NEAR_TITLE,
    _find_alike,
    _derive_near_title,
    """
    UNWIND $groups AS group
    WITH group, size(group[1]) >= size(group[2]) AS by_start
    WITH group, CASE WHEN by_start THEN group[1] END AS start, CASE WHEN NOT by_start THEN reverse(group[2]) END AS end
    CALL (group, start, end) {
      MATCH (d:PolicyDocument) WHERE d.government = group[0] AND d.matter STARTS WITH start
      RETURN d
      UNION ALL
      MATCH (d:PolicyDocument) WHERE d.government = group[0] AND d.matter_reversed STARTS WITH end
      RETURN d
    }
    WITH group, d
    WHERE toInteger(group[3]) <= size(d.matter) <= toInteger(group[3]) + 1
      AND d.matter STARTS WITH group[1] AND d.matter ENDS WITH group[2]
    WITH group, collect(d) AS alike WHERE size(alike) > 1
    UNWIND alike AS n
    CALL (n) { MATCH (n)<-[mention:MENTIONS]-(:Minutes) RETURN min(mention.evidence[0]) AS evidence }
    RETURN group, n.id AS id, {government: n.government, matter: n.matter} AS properties, evidence
    """,
)
