"""A short form of several bodies (教育) that its minutes name nowhere in full may be any of them: POSSIBLY_SAME_AS."""

from __future__ import annotations

from collections.abc import Iterator

from graph_loader.elements import Edge, Node
from graph_loader.graph.links.kind import CANDIDATE, Graph, Group, LinkKind, Member
from graph_loader.resolution.known_names import bodies_of_short_forms, short_forms_of_bodies

_RULE = "short-form"
_REASON = "short form of several bodies"


def _find_bodies(graph: Graph) -> Iterator[tuple[Group, Node]]:
    for ref, node in graph.nodes.items():
        if node is not None and ref.label == "Organization":
            name, government = str(node.properties["name"]), str(node.properties["government"])
            for short in (*short_forms_of_bodies().get(name, ()), *([name] if name in bodies_of_short_forms() else [])):
                yield (government, short, *bodies_of_short_forms()[short]), node


def _derive(members: list[Member]) -> Iterator[Edge]:
    for member in members:
        bodies = bodies_of_short_forms().get(str(member.properties["name"]), ())
        for other in members:
            if other.properties["name"] in bodies:
                one, two = sorted((member, other))
                yield one.link_to(two, CANDIDATE, _RULE, reason=_REASON)


SHORT_FORM = LinkKind(
    CANDIDATE,
    "Organization",
    _RULE,
    _find_bodies,
    _derive,
    """
    UNWIND $groups AS group
    MATCH (:Organization {government: group[0], name: group[1]})
    UNWIND group[1..] AS name
    MATCH (n:Organization {government: group[0], name: name})<-[mention:MENTIONS]-(:Minutes)
    RETURN group, n.id AS id, properties(n) AS properties, min(mention.evidence[0]) AS evidence
    """,
)
