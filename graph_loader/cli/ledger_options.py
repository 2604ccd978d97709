"""Options that the commands of the ledger share: which tasks, and which day it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from graph_loader.cli.options import uri_option

if TYPE_CHECKING:
    from graph_loader.ledger import LedgerTask, TaskState

_DAY = click.DateTime(formats=["%Y-%m-%d"])

today_option = click.option(
    "--today", type=_DAY, metavar="DATE", help="The day on which the states hold (2031-05-06) [default: today]."
)


def _read_stage(context: click.Context, option: click.Parameter, given: str | None) -> str | None:
    """The code of a stage given as a code or as a word of either language; `none` as it is."""
    if given is None or given == "none":
        return given
    from graph_loader.ledger.columns import LANGUAGES, stage_words

    for language in LANGUAGES:
        for code, word in stage_words(language).items():
            if given in {code, word}:
                return code
    raise click.BadParameter(f"{given!r} is no stage; one of {'、'.join(stage_words('zh').values())}, or none")


#: How a listing is shown.
format_option = click.option(
    "--format", "format_", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True,
    help="table for people, csv for spreadsheets, json for programs.",
)  # fmt: skip

_FILTERS = (
    click.option("--government", default="", metavar="NAME", help="Only tasks of this government (name or part of it)."),
    click.option(
        "--meeting", default="", metavar="TEXT",
        help="Only tasks of this meeting: id, number (第8次), date (2018-03), or a part of the title.",
    ),
    click.option(
        "--organization", default="", metavar="NAME", help="Only tasks given to this body (a name as written, or part of it).",
    ),
    click.option("--due-before", type=_DAY, metavar="DATE", help="Only tasks due on or before this day."),
    click.option("--due-after", type=_DAY, metavar="DATE", help="Only tasks due on or after this day."),
    click.option(
        "--stage", metavar="STAGE", callback=_read_stage,
        help="Only tasks at this stage: 立项, 交办, 办理, 办结, 延期, 撤销 (or registered, …); none: nothing was reported.",
    ),
    click.option("--light", type=click.Choice(["red", "yellow", "green"]), help="Only tasks with this light."),
    click.option("--open", "only_open", is_flag=True, help="Only tasks that are neither completed nor withdrawn."),
    today_option,
    click.option(
        "--warn-days", type=click.IntRange(min=0), default=7, show_default=True,
        help="The light is yellow so many days before the last day.",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TaskOptions:
    """Which tasks, seen on which day."""

    government: str
    meeting: str
    organization: str
    due_before: date | None
    due_after: date | None
    stage: str | None
    light: str | None
    only_open: bool
    today: date
    warn_days: int


def task_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the filters to a command, which gets them as its argument `wanted`, and --uri."""

    @wraps(command)
    def with_filters(**values: Any) -> None:
        wanted = TaskOptions(
            **{name: values.pop(name) for name in ("government", "meeting", "organization", "light", "only_open", "warn_days")},
            due_before=_date(values.pop("due_before")),
            due_after=_date(values.pop("due_after")),
            stage=values.pop("stage"),
            today=read_today(values.pop("today")),
        )  # fmt: skip
        command(**values, wanted=wanted)

    decorated: Callable[..., None] = with_filters
    for option in reversed((*_FILTERS, uri_option)):
        decorated = option(decorated)
    return decorated


def read_today(given: datetime | None) -> date:
    """The day that was given, or today."""
    return given.date() if given else datetime.now().astimezone().date()


def find_wanted(wanted: TaskOptions, uri: str | None) -> tuple[list[tuple[LedgerTask, TaskState]], int]:
    """The tasks that are wanted with their states, and how many changes have no task in the graph. Raises StoreError."""
    from graph_loader.ledger.frame import StateFilter, with_states
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect
    from graph_loader.store.explain import explain_failures
    from graph_loader.store.ledger_tasks import TaskFilter, read_orphans, read_tasks

    settings = read_settings()
    which = TaskFilter(wanted.government, wanted.meeting, wanted.organization)
    with (
        connect(uri, settings=settings, read_only=True) as driver,
        explain_failures("the tasks were read", "Try again"),
    ):
        tasks = read_tasks(driver, which, settings.neo4j_database)
        with driver.session(database=settings.neo4j_database, default_access_mode="READ") as session:
            orphans = len(session.execute_read(read_orphans))
    states = StateFilter(wanted.due_before, wanted.due_after, wanted.stage, wanted.light, wanted.only_open)
    return with_states(tasks, wanted.today, wanted.warn_days, states), orphans


def tell_orphans(count: int) -> None:
    """On standard error: reports whose task is not in the graph."""
    if count:
        click.echo(
            f"{count} status {'change belongs' if count == 1 else 'changes belong'} to tasks that are not in the graph now: "
            "graph-loader ledger orphans",
            err=True,
        )


def _date(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
