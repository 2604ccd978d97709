"""The same matter before several meetings: each item leads to those that took up its document at the next meeting. CONTINUED_BY."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.graph.links.kind import Graph, Group, LinkKind, Member

_RULE = "item-thread"


def _find_items(graph: Graph) -> Iterator[tuple[Group, Node]]:
    """The items that are about a document, of meetings whose day is known; the words about the document are the evidence."""
    meetings: dict[NodeRef, NodeRef] = {}
    about: list[Edge] = []
    for edge in graph.edges.values():
        if edge is not None and edge.type == "HAS_ITEM":
            meetings[edge.end] = edge.start
        elif edge is not None and edge.type == "ABOUT":
            about.append(edge)
    for edge in about:
        meeting = graph.nodes.get(meetings[edge.start]) if edge.start in meetings else None
        if meeting is not None and "date" in meeting.properties:
            places = edge.properties["evidence"]
            told = {
                "date": meeting.properties["date"],
                "meeting": meeting.id,
                "document": edge.end.id,
                "evidence": str(places[0]),  # type: ignore[index]  # evidence is a list
            }
            yield (edge.end.id,), Node((edge.start.label,), edge.start.id, told)


def _derive(members: list[Member]) -> Iterator[Edge]:
    ordered = sorted(members, key=_place_in_time)
    meetings = [list(items) for _, items in groupby(ordered, key=_place_in_time)]
    for earlier, later in pairwise(meetings):
        for one in earlier:
            for other in later:
                yield one.link_to(other, "CONTINUED_BY", _RULE, document=one.properties["document"])


def _place_in_time(member: Member) -> tuple[str, str]:
    return str(member.properties["date"]), str(member.properties["meeting"])


ITEM_THREAD = LinkKind(
    edge_type="CONTINUED_BY",
    label="AgendaItem",
    rule=_RULE,
    find_members=_find_items,
    derive=_derive,
    # Most documents are before one meeting only.
    query="""
        UNWIND $groups AS group
        MATCH (d:PolicyDocument {id: group[0]})<-[about:ABOUT]-(n:AgendaItem)<-[:HAS_ITEM]-(meeting:Meeting)
        WHERE meeting.date IS NOT NULL
        WITH group, collect({item: n.id, date: meeting.date, meeting: meeting.id, evidence: about.evidence[0]}) AS found
        WHERE size(found) > 1
        UNWIND found AS one
        RETURN group, one.item AS id, {date: one.date, meeting: one.meeting, document: group[0]} AS properties,
               one.evidence AS evidence
        """,
    group_property="document",
)
