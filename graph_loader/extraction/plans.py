"""Work plans inside minutes, whose tasks, persons in charge and times stand in places of their own: cells of a table or behind labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from graph_loader.extraction import units
from graph_loader.extraction.items import Item
from graph_loader.extraction.names import is_name
from graph_loader.extraction.noun_phrases import NounPhrase, parse_noun_phrase
from graph_loader.extraction.text import Range, Text
from graph_loader.extraction.timing import set_cell_times, set_times
from graph_loader.record import Assignment

_SPLIT = re.compile("[、，；/]")

Actor = tuple[Range, str]  # a place and its role: lead, support, responsible


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A row of a table or a text with labels.

    place: the row, or the text from the task to the last value; other rules leave the part behind `read_from` alone.
    task: None in the header of a table. deadline: where the time stands.
    """

    item: Item
    place: Range
    read_from: int
    task: Range | None = None
    deadline: Range | None = None
    actors: tuple[Actor, ...] = ()
    rule: str = ""


def extract_planned_tasks(text: Text, plans: Sequence[PlannedTask], people: Set[str]) -> list[Assignment]:
    """One assignment for every place with names; a task without any is one without assignee, words that are no names give none.

    people: names known from the attendance.
    """
    found: list[Assignment] = []
    for plan in plans:
        if plan.task is None:
            continue
        for actor in plan.actors or (None,):
            entry = _assignment(text, plan, plan.task, actor, people)
            if entry:
                found.append(entry)
    return found


def _assignment(text: Text, plan: PlannedTask, task: Range, actor: Actor | None, people: Set[str]) -> Assignment | None:
    place, role = actor or (None, "responsible")
    who = _who(text, place, people) if place else NounPhrase()
    if who is None:
        return None
    entry = Assignment(
        organizations=[text.flat[slice(*m)] for m in who.organizations],
        persons=[text.flat[slice(*m)] for m in who.persons],
        role=role,
        action=text.flat[slice(*task)],
        agenda=plan.item.no,
        item=plan.item.index,
        collective=who.collective,
        sentence=text.flat[slice(*plan.place)],
        rule=plan.rule,
    )
    entry.evidence = {
        "agenda": text.spans(*plan.item.place),
        "role": text.spans(*(place or task)),
        "action": text.spans(*task),
        "sentence": text.spans(*plan.place),
    }
    for name, places in (("organizations", who.organizations), ("persons", who.persons)):
        entry.evidence |= {f"{name}.{k}": text.spans(*member) for k, member in enumerate(places)}
    if plan.deadline:
        set_cell_times(text, entry, plan.deadline)
    else:
        set_times(text, entry, task, Range(task.start, task.start))
    return entry


def _who(text: Text, place: Range, people: Set[str]) -> NounPhrase | None:
    """Names, bodies and collectives of a list; None when one of its members is none of these."""
    members = list(_members(text, place))
    persons = [member for member in members if is_name(text.folded[slice(*member)])]
    if len(persons) == len(members):
        return NounPhrase([], persons)
    if not persons and (who := parse_noun_phrase(text, place, people)):
        return who
    bodies = [member for member in members if member not in persons and units.is_unit(text.folded[slice(*member)])]
    return NounPhrase(bodies, persons) if len(persons) + len(bodies) == len(members) else None


def _members(text: Text, place: Range) -> Iterator[Range]:
    begin = place.start
    for mark in [*_SPLIT.finditer(text.folded, *place), None]:
        end = mark.start() if mark else place.end
        if end > begin:
            yield Range(begin, end)
        begin = mark.end() if mark else end
