"""What judgements mean together: `same` is transitive, the node with the smallest id stands for all; `different` bars candidates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graph_loader.elements import NodeRef
from graph_loader.judgements.judgement import Entry

Pair = tuple[NodeRef, NodeRef]


@dataclass(frozen=True, slots=True)
class Identities:
    """The judgements in force. canonical: node -> the node that stands for it, where that is another.

    different: pairs of nodes that stand for themselves, the smaller id first.
    """

    canonical: Mapping[NodeRef, NodeRef] = field(default_factory=dict)
    different: frozenset[Pair] = frozenset()

    def resolve(self, ref: NodeRef) -> NodeRef:
        """The node that stands for this one."""
        return self.canonical.get(ref, ref)

    def are_different(self, one: NodeRef, other: NodeRef) -> bool:
        """Whether somebody said that these nodes, or others they stand for, are different."""
        return _pair(self.resolve(one), self.resolve(other)) in self.different


#: A graph nobody judged.
NO_JUDGEMENTS = Identities()


class Conflict(NamedTuple):
    """Nodes that are said to be the same, over any number of steps, and two of them different: none of these judgements is applied."""

    members: tuple[NodeRef, ...]
    same: tuple[int, ...]
    different: tuple[int, ...]

    def __str__(self) -> str:
        names = ", ".join(ref.id for ref in self.members)
        return (
            f"{names} are the same by {_lines(self.same)} and different by {_lines(self.different)}: "
            "none of them is applied; delete what is wrong"
        )


class Settled(NamedTuple):
    """identities: what can be applied. conflicts: what contradicts itself."""

    identities: Identities
    conflicts: tuple[Conflict, ...]


def settle(entries: Iterable[Entry]) -> Settled:
    """Bring judgements together; their order does not matter."""
    judged = sorted(entries, key=lambda entry: entry.line)
    components = _Components()
    for _, judgement in judged:
        if judgement.verdict == "same":
            components.unite(*judgement.pair)
    apart = [(line, *judgement.pair) for line, judgement in judged if judgement.verdict == "different"]
    torn: dict[NodeRef, list[int]] = defaultdict(list)
    for line, one, other in apart:
        if components.find(one) == components.find(other):
            torn[components.find(one)].append(line)
    canonical = {
        ref: root for ref in components.members() if (root := components.find(ref)) != ref and root not in torn
    }
    different = {
        _pair(canonical.get(one, one), canonical.get(other, other))
        for _, one, other in apart
        if components.find(one) != components.find(other)
    }
    conflicts = []
    for root, lines in sorted(torn.items()):
        members = tuple(sorted(ref for ref in components.members() if components.find(ref) == root))
        same = tuple(line for line, one in judged if one.verdict == "same" and components.find(one.one) == root)
        conflicts.append(Conflict(members, same, tuple(lines)))
    return Settled(Identities(canonical, frozenset(different)), tuple(conflicts))


class _Components:
    """Union-find; the root of a component is its smallest node."""

    def __init__(self) -> None:
        self._parents: dict[NodeRef, NodeRef] = {}

    def members(self) -> list[NodeRef]:
        return sorted(self._parents)

    def find(self, ref: NodeRef) -> NodeRef:
        path = []
        while (parent := self._parents.get(ref, ref)) != ref:
            path.append(ref)
            ref = parent
        for passed in path:
            self._parents[passed] = ref
        return ref

    def unite(self, one: NodeRef, other: NodeRef) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._parents.setdefault(first, first)
        self._parents[second] = first


def _pair(one: NodeRef, other: NodeRef) -> Pair:
    return (one, other) if one <= other else (other, one)


def _lines(numbers: tuple[int, ...]) -> str:
    return f"line{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
