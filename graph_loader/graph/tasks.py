"""What has to be done: the next steps of a document (revise, issue, submit) and what somebody was told to carry out."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import pairwise

from graph_loader.elements import NodeRef, Value
from graph_loader.graph.agenda import item_of
from graph_loader.graph.builder import Builder, spans_of
from graph_loader.graph.identifiers import digest
from graph_loader.graph.names import Names
from graph_loader.lexicon import table
from graph_loader.record import Assignment, FollowUp, Record, Timed
from graph_loader.resolution.place import narrow


def add_follow_ups(builder: Builder, names: Names, record: Record, meeting_ref: NodeRef, items: list[NodeRef]) -> None:
    """Task -ASSIGNED_TO-> actor, -SUBMITTED_TO-> body, -IN_NAME_OF-> organization, -CONCERNS-> document, -THEN-> next step."""
    chains: dict[tuple[int | None, int], list[tuple[NodeRef, FollowUp]]] = {}
    for step in record.follow_ups:
        index = item_of(record, step)
        start = meeting_ref if index is None else items[index]
        task = _add_task(builder, start, step, {"kind": step.action, "action": step.phrase, **_times(step)})
        chains.setdefault((index, step.chain), []).append((task, step))
        if step.actor:
            spans = step.evidence.get("actor", ())
            if names.is_attendee(step.actor):
                ends = [(names.add_person(step.actor, spans, step.rule), spans)]
            else:
                ends = [(ref, place) for ref, _, place in names.add_bodies(step.actor, spans, step.rule)]
            for ref, place in ends:
                spans = (*place, *spans_of(step, "phrase"))
                builder.add_edge("ASSIGNED_TO", task, ref, spans, step.rule, {"role": "responsible"})
        for kind, field in (("SUBMITTED_TO", "body"), ("IN_NAME_OF", "in_name_of")):
            phrase = getattr(step, field)
            for ref, body, place in names.add_bodies(phrase, step.evidence.get(field, ()), step.rule) if phrase else ():
                if not body.collective:
                    builder.add_edge(kind, task, ref, (*place, *spans_of(step, "phrase")), step.rule)
        for position, title in enumerate(step.policies):
            spans = spans_of(step, f"policies.{position}")
            document = names.add_document(title, step.evidence.get(f"policies.{position}", ()) or spans, step.rule)
            builder.add_edge("CONCERNS", task, document, spans, step.rule)
    for chain in chains.values():
        for (one, first), (other, second) in pairwise(chain):
            if one != other:
                spans = (*spans_of(first, "phrase"), *spans_of(second, "phrase"))
                builder.add_edge("THEN", one, other, spans, second.rule)


def add_assignments(builder: Builder, names: Names, record: Record, meeting_ref: NodeRef, items: list[NodeRef]) -> None:
    """(Task)-[:ASSIGNED_TO {role}]->(Organization|Group|Official); a document named in the action by title or alias: CONCERNS."""
    for assignment in record.assignments:
        index = item_of(record, assignment)
        start = meeting_ref if index is None else items[index]
        task = _add_task(
            builder,
            start,
            assignment,
            {"kind": "carry_out", "action": assignment.action, **_times(assignment)},
        )
        action = spans_of(assignment, "action")
        rule = assignment.rule
        role: dict[str, Value | None] = {"role": assignment.role}
        for position, phrase in enumerate(assignment.organizations):
            spans = assignment.evidence.get(f"organizations.{position}", ())
            for ref, _, place in names.add_bodies(phrase, spans, rule, collective=assignment.collective):
                builder.add_edge("ASSIGNED_TO", task, ref, (*place, *action), rule, role)
        for position, name in enumerate(assignment.persons):
            spans = assignment.evidence.get(f"persons.{position}", ())
            person = names.add_person(name, spans, rule)
            builder.add_edge("ASSIGNED_TO", task, person, (*spans, *action), rule, role)
        for match in re.finditer("《([^《》]+)》", assignment.action):
            if names.find_title(match[1]):
                words = assignment.evidence.get("action", ())
                place = narrow(builder.text, words, match.start(), match.end())
                document = names.add_document(match[1], place, "title in action")
                builder.add_edge("CONCERNS", task, document, place, "title in action")


def _times(assignment: Timed) -> dict[str, Value | None]:
    """When it has to be done, as written and as understood."""
    start, end = assignment.deadline_start, assignment.deadline_end
    return {
        "deadline": assignment.deadline,
        "deadline_kind": assignment.deadline_kind,
        "deadline_start": date.fromisoformat(start) if start else None,
        "deadline_end": date.fromisoformat(end) if end else None,
        "urgency": assignment.urgency,
        "urgency_level": _urgency_levels().get(assignment.urgency or ""),
        "recurrence": assignment.recurrence,
        "recurrence_period": assignment.recurrence_period,
    }


@cache
def _urgency_levels() -> dict[str, str]:
    """Words of urgency and the code of how soon; a user's own words may have none."""
    return {row[0]: row[1] for row in table("urgency") if len(row) > 1}


def _add_task(
    builder: Builder, start: NodeRef, entry: Assignment | FollowUp, properties: dict[str, Value | None]
) -> NodeRef:
    """A task and (Task)-[:ARISES_FROM]->(AgendaItem|Meeting); the same words in the same item are the same task."""
    words = "action" if isinstance(entry, Assignment) else "phrase"
    spans = spans_of(entry, words, "deadline", "urgency", "recurrence")
    properties = {**properties, "sentence": entry.sentence}
    ref = builder.add_node(
        ("Task",),
        f"{start.id}/task-{digest(str(properties['kind']), str(properties['action']))}",
        properties,
        spans,
        entry.rule,
    )
    builder.add_edge("ARISES_FROM", ref, start, spans, entry.rule)
    return ref
