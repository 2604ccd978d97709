"""`graph-loader ledger show`, `history`, `orphans`: where the tasks stand, in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph_loader.cli.ledger_options import TaskOptions, find_wanted, format_option, task_options, tell_orphans
from graph_loader.cli.options import output_option, uri_option

if TYPE_CHECKING:
    from graph_loader.ledger import StatusChange


@click.command()
@format_option
@output_option
@task_options
def show(*, format_: str, output: Path | None, wanted: TaskOptions, uri: str | None) -> None:
    """Show where the tasks stand: stage, current deadline, days left, light.

    \b
    Example:
      graph-loader ledger show --open --light red
      graph-loader ledger show --organization 市城管局 --today 2018-11-30
    """
    from graph_loader.cli.answer import show_table
    from graph_loader.ledger.columns import stage_words
    from graph_loader.querying.run import Table

    found, orphans = find_wanted(wanted, uri)
    words = stage_words("zh")
    rows: list[tuple[Any, ...]] = [
        (
            state.light,
            state.days_left,
            state.deadline,
            words[state.stage] if state.stage else None,
            task.action,
            list(dict.fromkeys((*task.lead, *task.responsible, *task.support))),
            task.meeting,
            task.id,
        )
        for task, state in found
    ]
    show_table(Table(("light", "days_left", "due", "stage", "task", "bodies", "meeting", "id"), rows), format_, output)
    tell_orphans(orphans)


@click.command()
@click.argument("task", metavar="TASK")
@format_option
@uri_option
def history(*, task: str, format_: str, uri: str | None) -> None:
    """Show what was reported of a task, the oldest first. TASK: its id, or words of it that no other reported task has.

    \b
    Example:
      graph-loader ledger history 农贸市场
    """
    from graph_loader.errors import LedgerError
    from graph_loader.ledger.change import in_order
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect
    from graph_loader.store.explain import explain_failures
    from graph_loader.store.ledger_tasks import find_changes

    settings = read_settings()
    with (
        connect(uri, settings=settings, read_only=True) as driver,
        explain_failures("the changes were read", "Try again"),
    ):
        found = find_changes(driver, task, settings.neo4j_database)
    named = sorted({change.task for change in found})
    if not named:
        raise LedgerError(
            f"nothing was reported of a task with the id or the words {task!r}; see graph-loader ledger show"
        )
    if len(named) > 1 and task not in named:
        listed = "\n  ".join(named)
        raise LedgerError(f"{task!r} is in {len(named)} tasks, give the id of one:\n  {listed}")
    _show_changes(in_order(change for change in found if task not in named or change.task == task), format_)


@click.command()
@format_option
@uri_option
def orphans(*, format_: str, uri: str | None) -> None:
    """Show what was reported of tasks that are not in the graph now: their minutes were taken out, or state them otherwise.

    Nothing is lost: the reports are joined to their tasks again as soon as these come back.

    \b
    Example:
      graph-loader ledger orphans
    """
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect
    from graph_loader.store.explain import explain_failures
    from graph_loader.store.ledger_tasks import read_orphans

    settings = read_settings()
    with (
        connect(uri, settings=settings, read_only=True) as driver,
        explain_failures("the changes were read", "Try again"),
        driver.session(database=settings.neo4j_database, default_access_mode="READ") as session,
    ):
        found = session.execute_read(read_orphans)
    _show_changes(found, format_)


def _show_changes(changes: list[StatusChange], format_: str) -> None:
    from graph_loader.cli.answer import show_table
    from graph_loader.ledger.columns import stage_words
    from graph_loader.querying.run import Table

    words = stage_words("zh")
    rows: list[tuple[Any, ...]] = [
        (
            one.day,
            words[one.stage],
            one.new_deadline,
            one.reported_by,
            one.remarks or None,
            list(one.reported_in),
            one.action,
            one.task,
        )
        for one in changes
    ]
    columns = ("date", "stage", "new_deadline", "reported_by", "remarks", "reported_in", "task", "task_id")
    show_table(Table(columns, rows), format_)
