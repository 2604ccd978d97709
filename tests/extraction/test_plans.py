"""Work plans inside minutes: tables of tasks in text, web pages and Word, and tasks with labels; fictional text."""

from __future__ import annotations

import pytest

from graph_loader.extraction import extract
from graph_loader.reading import read_bytes
from graph_loader.record import Assignment, Record
from tests.extraction.shapes import body_record

OPENING = "一、听取防汛情况的汇报\n会议明确了重点工作。\n"
Told = tuple[list[str], str, str, str | None]


def told(record: Record) -> list[Told]:
    return [_told(a) for a in record.assignments]


def _told(entry: Assignment) -> Told:
    return entry.organizations + entry.persons, entry.role, entry.action, entry.deadline


TABLES = {
    "cells between tabs, empty cells state nothing": (
        "序号\t重点工作\t时限\t责任人\n1\t清理河道\t本周\t林远\n2\t修复堤防\t\t郑川\n3\t检查泵站\t月底\t\n",
        [(["林远"], "responsible", "清理河道", "本周"), (["郑川"], "responsible", "修复堤防", None), ([], "responsible", "检查泵站", "月底")],
    ),
    "cells between borders": (
        "|序号|重点工作|时限|责任人|\n|1|清理河道|本周|林远、郑川|\n|2|修复堤防||县住建局|\n",
        [(["林远", "郑川"], "responsible", "清理河道", "本周"), (["县住建局"], "responsible", "修复堤防", None)],
    ),
    "cells with blanks inside": (
        "序号  重点工作  时限  责任人\n1  清理 白鹭河 河道  本周  林 远\n",
        [(["林远"], "responsible", "清理白鹭河河道", "本周")],
    ),
    "columns for lead and support": (
        "任务\t牵头单位\t配合单位\t完成时限\n清理河道\t县水务局\t县财政局、各乡镇\t6月底\n",
        [(["县水务局"], "lead", "清理河道", "6月底"), (["县财政局", "各乡镇"], "support", "清理河道", "6月底")],
    ),
    "merged cells state what the cell above does": (
        "重点任务\t责任单位\t完成时限\n清理河道\t县水务局\t6月底\n修复堤防\t\u2060\t\u2060\n检查泵站\t\t\u2060\n",
        [(["县水务局"], "responsible", "清理河道", "6月底"), (["县水务局"], "responsible", "修复堤防", "6月底"), ([], "responsible", "检查泵站", "6月底")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_table_of_tasks_as_text(name: str) -> None:
    table, expected = TABLES[name]
    assert told(body_record(OPENING + table)) == expected


def test_merged_cells_of_a_web_page() -> None:
    page = (
        "<p>2031年5月6日，县长白远山主持召开县政府第18次常务会议。</p><p>一、听取防汛情况的汇报</p>"
        "<table><tr><th>序号<th>重点工作<th>时限<th>责任人<tr><td>1<td>清理河道<td rowspan=2>本周<td rowspan=2>林远"
        "<tr><td>2<td>修复堤防<tr><td>3<td>检查泵站<td><td>郑川</table>"
    )
    record = extract(read_bytes(page.encode(), "计划.html"))
    assert told(record) == [
        (["林远"], "responsible", "清理河道", "本周"),
        (["林远"], "responsible", "修复堤防", "本周"),
        (["郑川"], "responsible", "检查泵站", None),
    ]


LABELS = {
    "below the task": (
        "（一）清理河道。\n责任单位：县水务局、县财政局\n完成时限：6月底前\n（二）修复堤防。\n牵头单位：县住建局\n配合单位：各乡镇\n",
        [(["县水务局", "县财政局"], "responsible", "清理河道", "6月底前"), (["县住建局"], "lead", "修复堤防", None), (["各乡镇"], "support", "修复堤防", None)],
    ),
    "behind the task": (
        "1.清理河道。责任单位：县水务局；完成时限：6月底前。\n2.修复堤防。责任领导：林远；责任单位：县住建局。\n",
        [(["县水务局"], "responsible", "清理河道", "6月底前"), (["林远"], "responsible", "修复堤防", None), (["县住建局"], "responsible", "修复堤防", None)],
    ),
    "in brackets": (
        "清理河道（责任单位：县水务局，完成时限：6月底前）。\n修复堤防。（牵头单位：县住建局；配合单位：县财政局）\n",
        [(["县水务局"], "responsible", "清理河道", "6月底前"), (["县住建局"], "lead", "修复堤防", None), (["县财政局"], "support", "修复堤防", None)],
    ),
    "a time in the words of the task, none behind a label": (
        "1.加快管网改造，一周之内拿出办法。（责任单位：县住建局、县水务局）\n",
        [(["县住建局", "县水务局"], "responsible", "加快管网改造，一周之内拿出办法", "一周之内")],
    ),
    "a time and nobody": ("1.清理河道。完成时限：6月底前。\n", [([], "responsible", "清理河道", "6月底前")]),
}  # fmt: skip


@pytest.mark.parametrize("name", LABELS)
def test_tasks_with_labels(name: str) -> None:
    plan, expected = LABELS[name]
    assert told(body_record(OPENING + plan)) == expected
