"""Tasks with what was reported of them, read from the graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from graph_loader.graph.order import sort_list
from graph_loader.ledger.change import LABEL, StatusChange, in_order, read_change
from graph_loader.ledger.task import LedgerTask
from graph_loader.store.values import read_node, read_properties

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

_TASKS = """
MATCH (task:Task)-[:ARISES_FROM]->(place:AgendaItem|Meeting)<-[:HAS_ITEM*0..1]-(meeting:Meeting)
WHERE ($ids IS NULL OR task.id IN $ids)
  AND ($government = '' OR meeting.government CONTAINS $government)
  AND ($meeting IN ['', meeting.id, meeting.number] OR meeting.title CONTAINS $meeting
       OR toString(meeting.date) STARTS WITH $meeting)
  AND ($organization = '' OR EXISTS {
    MATCH (task)-[:ASSIGNED_TO]->(wanted:Organization|Group|Official)
    WHERE wanted.name CONTAINS $organization
       OR any(name IN wanted.names_as_written WHERE name CONTAINS $organization)
  })
RETURN task, place.title AS item, place:AgendaItem AS has_item, coalesce(place.position, 0) AS position, meeting,
       COLLECT { MATCH (task)-[given:ASSIGNED_TO]->(body) RETURN [given.role, body.name] } AS given,
       COLLECT { MATCH (task)<-[mention:MENTIONS]-(minutes:Minutes)
                 RETURN [minutes.id, minutes.title, minutes.sources, mention.sentence, mention.evidence]
                 ORDER BY minutes.id } AS minutes,
       COLLECT { MATCH (task)<-[:STATUS_OF]-(change:StatusChange) RETURN properties(change) } AS changes
"""


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks. government, organization: a part of the name. meeting: id, number (第8次), date, or a part of the title."""

    government: str = ""
    meeting: str = ""
    organization: str = ""


def read_tasks(driver: Driver, wanted: TaskFilter, database: str | None = None) -> list[LedgerTask]:
    """The tasks by the day of their meeting, in the order of the minutes. Raises the driver's errors."""
    with driver.session(database=database, default_access_mode="READ") as session:
        return session.execute_read(find_tasks, wanted)


def find_tasks(
    tx: ManagedTransaction, wanted: TaskFilter | None = None, ids: Sequence[str] | None = None
) -> list[LedgerTask]:
    """The same within a transaction. ids: only these tasks."""
    wanted = wanted or TaskFilter()
    rows = tx.run(
        _TASKS,
        ids=list(ids) if ids is not None else None,
        government=wanted.government,
        meeting=wanted.meeting,
        organization=wanted.organization,
    )
    found = sorted(map(_read_row, rows), key=lambda pair: pair[0])
    return [task for _, task in found]


def read_orphans(tx: ManagedTransaction) -> list[StatusChange]:
    """The changes whose task is not in the graph, by task and day."""
    rows = tx.run(f"MATCH (s:{LABEL}) WHERE NOT EXISTS {{ (s)-[:STATUS_OF]->() }} RETURN properties(s) AS change")
    changes = in_order(_read_changes(row["change"] for row in rows))
    return sorted(changes, key=lambda change: change.task)


def find_changes(driver: Driver, words: str, database: str | None = None) -> list[StatusChange]:
    """The changes of the task with this id, or of those with these words in their action. Raises the driver's errors."""
    records, _, _ = driver.execute_query(
        f"MATCH (s:{LABEL}) WHERE s.task = $words OR s.action CONTAINS $words RETURN properties(s) AS change",
        words=words,
        database_=database,
        routing_="r",
    )
    return list(_read_changes(row["change"] for row in records))


def _read_changes(rows: Any) -> Iterator[StatusChange]:
    return (read_change(read_node((LABEL,), row)) for row in rows)


def _read_row(row: Any) -> tuple[tuple[Any, ...], LedgerTask]:
    task, meeting = read_properties(dict(row["task"])), read_properties(dict(row["meeting"]))
    held = meeting.get("date")
    names: dict[str, set[str]] = {"lead": set(), "support": set(), "responsible": set()}
    for role, name in row["given"]:
        names[role].add(name)
    minutes = row["minutes"]
    fragments = [fragment for *_, evidence in minutes for fragment in evidence]
    start = min((_start(fragment) for fragment in fragments), default=0)
    found = LedgerTask(
        id=str(task["id"]),
        government=str(meeting.get("government", "")),
        meeting=str(meeting.get("title", "")),
        meeting_date=held,  # type: ignore[arg-type]  # a date, as declared
        item=(row["item"] or "") if row["has_item"] else "",
        action=str(task["action"]),
        kind=str(task["kind"]),
        lead=tuple(sorted(names["lead"])),
        support=tuple(sorted(names["support"])),
        responsible=tuple(sorted(names["responsible"])),
        deadline=str(task.get("deadline", "")),
        first_day=task.get("deadline_start"),  # type: ignore[arg-type]
        last_day=task.get("deadline_end"),  # type: ignore[arg-type]
        urgency=str(task.get("urgency", "")),
        recurrence=str(task.get("recurrence", "")),
        sentences=tuple(dict.fromkeys(sentence for *_, sentence, _ in minutes if sentence)),
        documents=tuple(
            dict.fromkeys(
                name for number, title, sources, *_ in minutes for name in _file_names(sources, title or number)
            )
        ),
        positions=tuple(
            ";".join(fragment.partition("#")[2] for fragment in sort_list("evidence", evidence))
            for *_, evidence in minutes
        ),
        changes=tuple(in_order(_read_changes(row["changes"]))),
    )
    order = (held is None, held, found.meeting, row["position"], start, found.id)
    return (order if held else (True, *order[2:])), found


def _start(fragment: str) -> int:
    return int(fragment.partition("#char=")[2].partition(",")[0])


def _file_names(sources: list[str] | None, otherwise: str) -> Iterator[str]:
    """The names of the files that minutes came from, without their folders; else what the minutes are called."""
    names = [
        PurePosixPath(unquote(urlsplit(source).path)).name
        for source in sources or ()
        if source.startswith(("file:", "http:", "https:"))
    ]
    yield from names or [otherwise]
