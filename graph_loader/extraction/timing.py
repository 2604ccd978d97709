"""When a task has to be done: reads the words from the text, then what they mean, counted from the date of the meeting."""

from __future__ import annotations

from datetime import date

from graph_loader.extraction.deadlines import (
    find_deadline,
    find_fronted_deadline,
    find_recurrence,
    find_urgency,
    read_period,
)
from graph_loader.extraction.folding import fold
from graph_loader.extraction.intervals import read_deadline
from graph_loader.extraction.text import Range, Text
from graph_loader.record import Assignment, Record, Timed, Unparsed


def set_times(text: Text, entry: Timed, action: Range, subject: Range, pressed: Range | None = None) -> None:
    """The times stated in the words of an action, or in a clause of its own right before its subject (6月底前，县水务局要…).

    subject: from the beginning of the sentence to the subject. pressed: where words of urgency and recurrence count, when not in all of
    the action.
    """
    deadline = find_deadline(text.folded, *action) or find_fronted_deadline(text.folded, *subject)
    _set(text, entry, "deadline", deadline)
    _set(text, entry, "urgency", find_urgency(text.folded, *(pressed or action)))
    _set(text, entry, "recurrence", find_recurrence(text.folded, *(pressed or action)))


def set_deadline(text: Text, entry: Timed, place: Range) -> None:
    """The deadline whose words stand at `place`."""
    _set(text, entry, "deadline", place)


def set_cell_times(text: Text, entry: Assignment, cell: Range) -> None:
    """The time stated in a cell of a table: a deadline, or nothing but a word of urgency or of recurrence."""
    for field, found in (
        ("urgency", find_urgency(text.folded, *cell)),
        ("recurrence", find_recurrence(text.folded, *cell)),
    ):
        if found == cell:
            _set(text, entry, field, cell)
            return
    _set(text, entry, "deadline", cell if any(map(str.isalnum, text.folded[slice(*cell)])) else None)


def _set(text: Text, entry: Timed, field: str, place: Range | None) -> None:
    if place:
        setattr(entry, field, text.flat[slice(*place)])
        entry.evidence[field] = text.spans(*place)


def read_times(record: Record) -> list[Unparsed]:
    """Sets kind, start, end and period of every task that says when; gives the deadlines that have no day, with the reason."""
    meeting = date.fromisoformat(record.meeting.date) if record.meeting.date else None
    unread: dict[tuple[tuple[int, int], ...], Unparsed] = {}
    for entry in (*record.assignments, *record.follow_ups):
        words = next((word for word in ("deadline", "recurrence", "urgency") if getattr(entry, word)), None)
        if words is None:
            continue
        place = entry.evidence.get(words, ())
        entry.deadline_kind = {"recurrence": "recurring", "urgency": "urgency"}.get(words)
        if entry.deadline:
            interval = read_deadline(fold(entry.deadline), meeting)
            entry.deadline_kind = interval.kind
            for field, day in (("deadline_start", interval.start), ("deadline_end", interval.end)):
                if day:
                    setattr(entry, field, day.isoformat())
                    entry.evidence[field] = place
            if interval.reason:
                unread[place] = Unparsed(
                    kind="deadline",
                    text=entry.deadline,
                    reason=interval.reason,
                    evidence={"text": place, "kind": place},
                    rule="unparsed.deadline",
                )
        entry.evidence["deadline_kind"] = place
        if entry.recurrence:
            entry.recurrence_period = read_period(fold(entry.recurrence))
            if entry.recurrence_period:
                entry.evidence["recurrence_period"] = entry.evidence.get("recurrence", ())
    return list(unread.values())
