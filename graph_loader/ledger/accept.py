"""Which reports of a ledger the graph can take: those about tasks that are there, whose facts nobody changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph_loader.ledger.change import StatusChange
from graph_loader.ledger.columns import FACTS, describe_task
from graph_loader.ledger.reports import FilledLedger, Refusal, Report
from graph_loader.ledger.task import LedgerTask
from graph_loader.tables.cells import as_ink


def accept(ledger: FilledLedger, tasks: Mapping[str, LedgerTask]) -> tuple[list[StatusChange], list[Refusal]]:
    """The changes to store, and all refusals by row: those of the reading and those for which the graph is needed.

    tasks: those of the graph by id. Changes have the sequence 0: what the task has already is for the store to know.
    """
    refusals, changes = list(ledger.refusals), []
    for report in ledger.reports:
        task = tasks.get(report.task)
        wrong = list(_find_wrong(ledger, report, task))
        refusals += wrong
        if task and not wrong:
            changes.append(_make_change(ledger, report, task))
    return changes, sorted(refusals, key=lambda refusal: refusal.row)


def _find_wrong(ledger: FilledLedger, report: Report, task: LedgerTask | None) -> Iterator[Refusal]:
    if task is None:
        reason = "no task of the graph has this id; copy it whole, or fill in a new export"
        yield ledger.refuse(report.row, "task", report.task, reason)
        return
    if report.changed:
        yield from _find_changed(ledger, report, task)
    if task.meeting_date and report.day < task.meeting_date:
        reason = f"lies before the meeting ({task.meeting_date}); correct it"
        yield ledger.refuse(report.row, "new_date", report.day.isoformat(), reason)


def _find_changed(ledger: FilledLedger, report: Report, task: LedgerTask) -> Sequence[Refusal]:
    """The cells that differ from the graph; where none does, the check code itself was changed, or the row belongs to another task."""
    stated = {name: as_ink(value) for name, value in describe_task(task, ledger.language).items()}
    found = [
        ledger.refuse(
            report.row,
            one.name,
            report.facts[one.name],
            f"the minutes say “{stated[one.name]}”: facts are not changed here; restore the cell, or fill in a new export"
            if stated[one.name]
            else "the minutes say nothing here: facts are not changed here; empty the cell, or fill in a new export",
        )
        for one in FACTS
        if report.facts[one.name] != stated[one.name]
    ]
    return found or [ledger.refuse(report.row, "check", "", "does not fit the row; fill in a new export")]


def _make_change(ledger: FilledLedger, report: Report, task: LedgerTask) -> StatusChange:
    table = ledger.table
    place = f"{table.sheet}!{report.row}" if table.sheet else str(report.row)
    return StatusChange(
        task=task.id,
        action=task.action,
        stage=report.stage,
        day=report.day,
        reported_by=report.reported_by,
        new_deadline=report.new_deadline,
        remarks=report.remarks,
        reported_in=(f"{table.path.name}#{place}",),
    )


def refusal_lines(refusals: Sequence[Refusal], shown: int = 50) -> list[str]:
    """The refusals as lines; of very many only the first."""
    more = [f"… and {len(refusals) - shown} more"] if len(refusals) > shown else []
    return [*map(str, refusals[:shown]), *more]
