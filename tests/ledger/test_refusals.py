"""What a ledger must not say: each row is refused with its cell, the value and the mend."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph_loader.errors import LedgerError
from graph_loader.ledger import LedgerTask, StatusChange, TaskState
from graph_loader.ledger.accept import accept
from graph_loader.ledger.columns import COLUMNS
from graph_loader.ledger.frame import make_frame
from graph_loader.ledger.reports import open_ledger, read_ledger
from graph_loader.ledger.workbook import WorkbookStyle, write_workbook
from tests.ledger.filled import SHEET, fill, report

TODAY = date(2031, 6, 20)


def make_task(number: int) -> LedgerTask:
    return LedgerTask(
        id=f"望溪县人民政府/常务会议/2031-05-06/河道管理/task-{number:08x}",
        government="望溪县人民政府",
        meeting="望溪县人民政府第8次常务会议",
        meeting_date=date(2031, 5, 6),
        item="=河道管理",
        action=f"巡查河道{number}",
        kind="carry_out",
        lead=("水务局",),
        support=(),
        responsible=("各乡镇",),
        deadline="6月底前",
        first_day=date(2031, 5, 6),
        last_day=date(2031, 6, 30),
        urgency="",
        recurrence="",
        sentences=("县水务局要牵头巡查河道。",),
        documents=("纪要.docx",),
        positions=("char=12,34",),
    )


TASKS = [make_task(number) for number in range(6)]


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    path = tmp_path / "督办 台账.xlsx"
    frame = make_frame([(task, TaskState()) for task in TASKS])
    with path.open("wb") as out:
        write_workbook(frame, out, WorkbookStyle("zh", TODAY, 7))
    return path


def read(path: Path, tasks: list[LedgerTask] = TASKS) -> tuple[list[StatusChange], list[str]]:
    found = read_ledger(open_ledger(path), TODAY)
    changes, refusals = accept(found, {task.id: task for task in tasks})
    return changes, [str(one) for one in refusals]


def filled(exported: Path, rows: Mapping[int, Mapping[str, Any]]) -> tuple[list[StatusChange], list[str]]:
    return read(fill(exported, exported.with_name("填好 的.xlsx"), rows))


def may(**others: Any) -> dict[str, Any]:
    return report(day="2031-06-01", **others)


def test_an_empty_ledger_reports_nothing(exported: Path) -> None:
    assert read(exported) == ([], [])


@pytest.mark.parametrize(
    ("cells", "refusal"),
    [
        (
            {"本次环节": "在办", "本次日期": "2031-06-01", "填报人": "甲"},
            "本次环节 “在办”: is no stage; choose one of 立项、交办",
        ),
        ({"本次日期": "2031-06-01", "填报人": "甲"}, "本次环节: is empty, but other cells of the row are filled in"),
        ({"备注": "已办"}, "本次环节: is empty"),
        ({"本次环节": "办理", "填报人": "甲"}, "本次日期: is empty; write a day like 2031-05-06"),
        (may() | {"本次日期": "6月1日"}, "本次日期 “6月1日”: the year is missing"),
        (may() | {"本次日期": "2031-02-30"}, "本次日期 “2031-02-30”: the calendar has no such day"),
        (may() | {"本次日期": "2031-06-21"}, "本次日期 “2031-06-21”: lies behind today (2031-06-20)"),
        (may() | {"本次日期": "2031-05-05"}, "本次日期 “2031-05-05”: lies before the meeting (2031-05-06)"),
        (may() | {"填报人": None}, "填报人: nobody is named who reports; write a name, or give --by"),
        (may() | {"备注": "长" * 5000}, "备注 “长长"),
        (may() | {"延至": "2031-07-01"}, "延至 “2031-07-01”: goes only with the stage 延期"),
        (may() | {"本次环节": "延期"}, "延至: is empty"),
        (may() | {"本次环节": "延期", "延至": "2031-05-20"}, "延至 “2031-05-20”: lies before the day of the report"),
        (may() | {"任务标识": "没有/task-1"}, "任务标识 “没有/task-1”: no task of the graph has this id"),
        (may() | {"任务标识": None}, "任务标识: no task is named"),
        (may() | {"时限（原文）": "7月底前"}, "时限（原文） “7月底前”: the minutes say “6月底前”"),
        (may() | {"时限止日": date(2031, 7, 31)}, "时限止日 “2031-07-31”: the minutes say “2031-06-30”"),
        (may() | {"配合单位": "财政局"}, "配合单位 “财政局”: the minutes say nothing here"),
        (may() | {"校验码": "c0"}, "校验码: does not fit the row"),
        (may() | {"本次日期": "=TODAY()"}, "本次日期 “=TODAY()”: is a formula"),
    ],
)
def test_a_wrong_row_is_refused_with_its_cell(exported: Path, cells: dict[str, Any], refusal: str) -> None:
    changes, refusals = filled(exported, {3: cells, 4: may()})
    assert any(line.startswith(f"sheet {SHEET}, row 3, {refusal}") for line in refusals), refusals
    assert all(", row 3, " in line for line in refusals)
    assert [change.task for change in changes] == [TASKS[2].id]


def test_every_wrong_row_is_told(exported: Path) -> None:
    _, refusals = filled(exported, {row: {"本次环节": "办了"} for row in range(2, 8)})
    assert {line.split(", ")[1] for line in refusals} == {f"row {row}" for row in range(2, 8)}
    assert len(refusals) == 18  # stage, day and reporter of each


def test_two_rows_for_one_task_are_both_refused(exported: Path) -> None:
    again = {"任务标识": TASKS[1].id, **may(备注="又一行")}
    changes, refusals = filled(exported, {3: may(), 5: again, 6: may()})
    assert [line.split(",")[1] for line in refusals] == [" row 3", " row 5"]
    assert all("rows 3, 5 report about this one task" in line for line in refusals)
    assert [change.task for change in changes] == [TASKS[4].id]


@pytest.mark.parametrize(
    ("rename", "told"),
    [
        ({"本次环节": "状态"}, "without the column 本次环节; 状态 is no heading of the ledger"),
        ({"时限（原文）": None}, "without the column 时限（原文）"),
        ({"任务标识": "编号"}, "without the column 任务标识"),
    ],
)
def test_changed_headings_refuse_the_file(exported: Path, rename: dict[str, Any], told: str) -> None:
    path = fill(exported, exported.with_name("改.xlsx"), {1: rename, 3: may()})
    with pytest.raises(LedgerError, match=told):
        read(path)


def test_what_people_and_spreadsheets_do_is_no_harm(exported: Path) -> None:
    """Sorted, hidden and moved columns, deleted rows, a title above, days as serial numbers, a merged fact, notes of their own."""
    fill(exported, exported, {3: may(), 4: report(stage=" 办 结 ", day=48002), 6: report(day=date(2031, 6, 2))})
    book = openpyxl.load_workbook(exported)
    sheet = book[SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    order = list(reversed(range(len(COLUMNS))))
    other = openpyxl.Workbook()
    target = other.active
    assert target is not None
    target.title = "Sheet1"
    target.append(["督办台账（第一季度）"])
    for row in (rows[0], rows[5], rows[3], rows[2]):  # rows 6, 4, 3 of the export
        target.append([*(row[n] for n in order), "我的笔记" if row is rows[0] else 1.0])
    target.column_dimensions["A"].hidden = True
    place = order.index([column.name for column in COLUMNS].index("meeting")) + 1
    target.merge_cells(start_row=3, end_row=5, start_column=place, end_column=place)
    path = exported.with_name("整理.xlsx")
    other.save(path)
    changes, refusals = read(path)
    assert not refusals
    assert [(one.task, one.stage, one.day) for one in changes] == [
        (TASKS[4].id, "in_progress", date(2031, 6, 2)),
        (TASKS[2].id, "completed", date(2031, 6, 3)),
        (TASKS[1].id, "in_progress", date(2031, 6, 1)),
    ]


def test_a_merged_entry_is_refused(exported: Path) -> None:
    path = fill(exported, exported.with_name("并.xlsx"), {3: may(), 4: may()})
    book = openpyxl.load_workbook(path)
    column = [cell.value for cell in book[SHEET][1]].index("本次环节") + 1
    book[SHEET].merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    book.save(path)
    _, refusals = read(path)
    assert [line.split(": ")[1].split(" (")[0] for line in refusals] == ["is merged"] * 2


def test_the_english_ledger_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    frame = make_frame([(task, TaskState()) for task in TASKS], "en")
    frame.loc[0, ["New stage", "Date", "Reported by"]] = ["completed", "2031-06-01", "Supervision office"]
    frame.loc[1, ["New stage", "Date", "Reported by"]] = ["延期", "2031-06-01", "Supervision office"]
    frame.loc[1, "New deadline"] = date(2031, 7, 31)
    with path.open("wb") as out:
        write_workbook(frame, out, WorkbookStyle("en", TODAY, 7))
    changes, refusals = read(path)
    assert not refusals
    assert [(one.stage, one.new_deadline) for one in changes] == [("completed", None), ("extended", date(2031, 7, 31))]


def test_minutes_read_otherwise_since_the_export_do_not_refuse_what_nobody_changed(exported: Path) -> None:
    from dataclasses import replace

    path = fill(exported, exported.with_name("填.xlsx"), {3: may()})
    moved = [replace(task, positions=("char=112,134",), support=("财政局",)) for task in TASKS]
    changes, refusals = read(path, moved)
    assert (len(changes), refusals) == (1, [])
