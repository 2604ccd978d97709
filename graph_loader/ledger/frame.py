"""The ledger as a pandas DataFrame: a row for each task, in the order of meetings and minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph_loader.ledger.columns import COLUMNS, describe_state, describe_task
from graph_loader.ledger.state import WARN_DAYS, TaskState, derive_state
from graph_loader.ledger.task import LedgerTask

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class StateFilter:
    """Which tasks, by where they stand. due_before, due_after: the current deadline, both days included.

    stage: a stage, or "none" for tasks of which nothing was reported. only_open: neither completed nor withdrawn.
    """

    due_before: date | None = None
    due_after: date | None = None
    stage: str | None = None
    light: str | None = None
    only_open: bool = False

    def holds(self, state: TaskState) -> bool:
        due = state.deadline
        return (
            (self.due_before is None or (due is not None and due <= self.due_before))
            and (self.due_after is None or (due is not None and due >= self.due_after))
            and (self.stage is None or (state.stage or "none") == self.stage)
            and (self.light is None or state.light == self.light)
            and (not self.only_open or state.is_open)
        )


def with_states(
    tasks: Iterable[LedgerTask], today: date, warn_days: int = WARN_DAYS, wanted: StateFilter | None = None
) -> list[tuple[LedgerTask, TaskState]]:
    """The tasks that a filter wants, each with where it stands on the day `today`."""
    wanted = wanted or StateFilter()
    found = ((task, derive_state(task.last_day, task.changes, today, warn_days)) for task in tasks)
    return [(task, state) for task, state in found if wanted.holds(state)]


def make_frame(tasks: Iterable[tuple[LedgerTask, TaskState]], language: str = "zh") -> pandas.DataFrame:
    """The table under the headings of a language, with empty cells to fill in; missing values are None, days datetime.date."""
    import pandas

    rows = [{**describe_task(task, language), **describe_state(state, language)} for task, state in tasks]
    table = [[row.get(one.name) for one in COLUMNS] for row in rows]
    return pandas.DataFrame(table, columns=[one.heading(language) for one in COLUMNS], dtype=object)
