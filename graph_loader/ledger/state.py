"""Where a task stands on a day: derived from the deadline that the minutes state and from the changes reported, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph_loader.ledger.change import CLOSED, StatusChange, in_order

#: The lights, the most urgent first.
LIGHTS = ("red", "yellow", "green")

#: A light turns yellow so many days before the last day, unless told otherwise.
WARN_DAYS = 7


@dataclass(frozen=True, slots=True)
class TaskState:
    """stage: the last one reported, None when nobody reported anything; since: its day. deadline: the last day, as extended.

    days_left: until that day, negative when it has passed; None without a day or when the task is closed; light likewise.
    """

    stage: str | None = None
    since: date | None = None
    deadline: date | None = None
    days_left: int | None = None
    light: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return self.stage not in CLOSED


def derive_state(
    deadline: date | None, changes: Iterable[StatusChange], today: date, warn_days: int = WARN_DAYS
) -> TaskState:
    """The state of a task on the day `today`. deadline: the last day by the minutes. Changes after `today` do not count yet."""
    known = in_order(change for change in changes if change.day <= today)
    extended = [change.new_deadline for change in known if change.stage == "extended" and change.new_deadline]
    last_day = extended[-1] if extended else deadline
    stage, since = (known[-1].stage, known[-1].day) if known else (None, None)
    if stage in CLOSED or last_day is None:
        return TaskState(stage, since, last_day)
    days_left = (last_day - today).days
    light = "red" if days_left < 0 else "yellow" if days_left <= warn_days else "green"
    return TaskState(stage, since, last_day, days_left, light)
