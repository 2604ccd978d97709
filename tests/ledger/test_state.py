"""Where a task stands follows from its deadline and its changes, whatever order they come in."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from graph_loader.elements import Edge, Node
from graph_loader.ledger.change import STAGES, StatusChange, elements_of, read_change
from graph_loader.ledger.state import TaskState, derive_state

DUE = date(2031, 6, 30)
TODAY = date(2031, 6, 20)


def change(stage: str, day: date, sequence: int = 1, moved: date | None = None) -> StatusChange:
    return StatusChange("甲/task-1", "巡查河道", stage, day, "督查室", moved, "", sequence)


def test_the_light_follows_from_the_day() -> None:
    lights = [
        (DUE + timedelta(days=days), derive_state(DUE, (), DUE + timedelta(days=days))) for days in (-8, -7, 0, 1)
    ]
    assert [(state.light, state.days_left) for _, state in lights] == [
        ("green", 8),
        ("yellow", 7),
        ("yellow", 0),
        ("red", -1),
    ]
    assert derive_state(DUE, (), TODAY, warn_days=10).light == "yellow"
    assert derive_state(None, (), TODAY) == TaskState()


def test_the_last_change_is_the_stage_and_an_extension_moves_the_deadline() -> None:
    moved = date(2031, 7, 31)
    reported = [
        change("assigned", date(2031, 6, 1)),
        change("in_progress", date(2031, 6, 2), 2),
        change("extended", date(2031, 6, 10), 3, moved),
    ]
    for order in permutations(reported):
        assert derive_state(DUE, order, TODAY) == TaskState("extended", date(2031, 6, 10), moved, 41, "green")
    again = [*reported, change("in_progress", date(2031, 6, 11), 4)]
    assert derive_state(DUE, again, TODAY) == TaskState("in_progress", date(2031, 6, 11), moved, 41, "green")
    assert derive_state(None, reported, TODAY).light == "green"


def test_on_one_day_the_later_report_counts() -> None:
    day = date(2031, 6, 2)
    assert derive_state(DUE, [change("completed", day, 2), change("in_progress", day, 1)], TODAY).stage == "completed"
    assert derive_state(DUE, [change("completed", day, 1), change("in_progress", day, 2)], TODAY).stage == "in_progress"


def test_what_is_closed_has_no_light_and_what_is_to_come_does_not_count() -> None:
    for stage in ("completed", "withdrawn"):
        state = derive_state(DUE, [change(stage, date(2031, 6, 1))], date(2031, 12, 1))
        assert (state.stage, state.light, state.days_left, state.is_open) == (stage, None, None, False)
    assert derive_state(DUE, [change("completed", date(2031, 6, 21))], TODAY).stage is None


DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
CHANGES = st.builds(
    StatusChange,
    task=st.sampled_from(["甲/task-1", "乙/task-2"]),
    action=st.text(),
    stage=st.sampled_from(STAGES),
    day=DAYS,
    reported_by=st.text(min_size=1),
    new_deadline=st.none() | DAYS,
    remarks=st.text(),
    sequence=st.integers(1, 99),
    reported_in=st.lists(st.text(min_size=1), unique=True).map(sorted).map(tuple),
)


@given(CHANGES)
def test_a_change_is_read_back_from_its_node(one: StatusChange) -> None:
    assert read_change(one.to_node()) == one


@given(st.lists(CHANGES, max_size=5))
def test_the_edge_is_there_where_the_task_is(changes: list[StatusChange]) -> None:
    elements = list(elements_of(changes, ["甲/task-1"]))
    edges = [one for one in elements if isinstance(one, Edge)]
    assert {edge.end.id for edge in edges} <= {"甲/task-1"}
    assert len(edges) == sum(one.task == "甲/task-1" for one in changes)
    assert len([one for one in elements if isinstance(one, Node)]) == len(changes)
