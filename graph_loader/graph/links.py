"""Edges that no single document states: they follow from nodes that stand in the graph together.

Two officials of one name in one government may be the same person; a body that took over from another in a reform succeeds it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import combinations
from typing import NamedTuple

from graph_loader.elements import Edge, NodeRef, Value
from graph_loader.graph.evidence import fragment_order
from graph_loader.lexicon import table

#: The types of the edges this module makes; they are derived anew whenever one of their ends changes.
LINK_TYPES = frozenset({"POSSIBLY_SAME_AS", "SUCCEEDED_BY"})


class Linked(NamedTuple):
    """A node that links may join, with the first place that mentions it (of the document with the smallest id)."""

    ref: NodeRef
    properties: Mapping[str, Value]
    evidence: str

    @property
    def group(self) -> tuple[str, str]:
        """Links join only nodes of one group: officials of one name, bodies of one reform, each within a government."""
        name, government = str(self.properties["name"]), str(self.properties.get("government", ""))
        return government, name if self.ref.label == "Official" else ""


@cache
def reforms() -> dict[str, tuple[tuple[str, date], ...]]:
    """Name of a body before a reform -> the bodies that took over from it, with the date."""
    found: dict[str, list[tuple[str, date]]] = defaultdict(list)
    for before, after, when, _ in table("reforms"):
        found[before].append((after, date.fromisoformat(when)))
    return {before: tuple(after) for before, after in found.items()}


@cache
def reformed_names() -> frozenset[str]:
    """The names of all bodies that a reform made or ended."""
    return frozenset(reforms()) | {after for found in reforms().values() for after, _ in found}


def find_links(nodes: Iterable[Linked]) -> Iterator[Edge]:
    """The links between nodes; nodes that are no officials and no reformed bodies are left aside."""
    officials: dict[tuple[str, str], list[Linked]] = defaultdict(list)
    bodies: dict[str, dict[str, Linked]] = defaultdict(dict)
    for node in nodes:
        name = str(node.properties["name"])
        if node.ref.label == "Official":
            officials[node.group].append(node)
        elif node.ref.label == "Organization" and name in reformed_names():
            bodies[node.group[0]][name] = node
    for group in officials.values():
        for one, other in combinations(sorted(group), 2):
            yield _possibly_same(one, other)
    for named in bodies.values():
        for before in named.keys() & reforms().keys():
            for after, when in reforms()[before]:
                if after in named:
                    yield _succeeded(named[before], named[after], when)


def _possibly_same(one: Linked, other: Linked) -> Edge:
    both = "unit" in one.properties and "unit" in other.properties
    reason = "same name, units differ" if both else "same name, one without a unit"
    return _link("POSSIBLY_SAME_AS", one, other, "same-name", reason=reason)


def _succeeded(before: Linked, after: Linked, when: date) -> Edge:
    return _link("SUCCEEDED_BY", before, after, "reform", date=when)


def _link(kind: str, one: Linked, other: Linked, rule: str, **properties: Value) -> Edge:
    evidence = sorted({one.evidence, other.evidence}, key=fragment_order)
    return Edge(kind, one.ref, other.ref, {"evidence": evidence, "rules": [rule], "basis": "derived", **properties})
