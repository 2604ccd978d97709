"""The ledger from end to end, with the command line as installed, on a real Neo4j."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from neo4j import Driver

from tests.conftest import RunCli
from tests.ledger.filled import SHEET, fill, headings, read, report, row_of

RESERVOIR = "加强水库和山塘巡查"  # due on 2018-06-15
FUNDS = "测算养护资金需求"  # due on 2018-07-31

Dump = Callable[[], str]


def shown(run_cli: RunCli, *arguments: str) -> dict[str, dict[str, Any]]:
    """What `ledger show` tells, by the words of the task."""
    done = run_cli("ledger", "show", "--format", "json", *arguments)
    assert done.returncode == 0, done.stderr
    return {row["task"]: row for row in json.loads(done.stdout)}


def one(rows: dict[str, dict[str, Any]], words: str) -> dict[str, Any]:
    (found,) = [row for task, row in rows.items() if words in task]
    return found


def history(run_cli: RunCli, words: str) -> list[tuple[str, str]]:
    done = run_cli("ledger", "history", words, "--format", "json")
    assert done.returncode == 0, done.stderr
    return [(row["date"], row["stage"]) for row in json.loads(done.stdout)]


def test_the_table_shows_what_the_minutes_state(exported: Path) -> None:
    row = row_of(exported, RESERVOIR)
    cells = {name: read(exported, row, name) for name in headings(exported)}
    days = {name: cells[name].date().isoformat() for name in ("会议日期", "时限起日", "时限止日", "现时限")}
    assert days == {
        "会议日期": "2018-06-05",
        "时限起日": "2018-06-05",
        "时限止日": "2018-06-15",
        "现时限": "2018-06-15",
    }
    assert cells["会议"] == "望溪县人民政府十七届第28次常务会议"
    assert cells["任务"] == "加强水库和山塘巡查，6月15日前完成一轮隐患排查"
    assert (cells["类型"], cells["牵头单位"], cells["责任单位"]) == ("办理", "崔永刚", "水务局")
    assert (cells["时限（原文）"], cells["剩余天数"], cells["灯"], cells["当前环节"]) == ("6月15日前", -5, "红灯", None)
    assert cells["原文依据"].startswith("副县长崔永刚牵头，县水务局要加强水库和山塘巡查")
    assert cells["纪要文件"] == "第28次 会议.txt"
    text = exported.with_name("第28次 会议.txt").read_text(encoding="utf-8")
    start, end = map(int, re.fullmatch(r"char=(\d+),(\d+)", cells["原文位置"]).groups())  # type: ignore[union-attr]
    assert RESERVOIR in text[start:end]
    assert read(exported, row_of(exported, FUNDS), "灯") == "绿灯"


def test_the_workbook_is_made_for_people(exported: Path) -> None:
    book = openpyxl.load_workbook(exported)
    sheet = book[SHEET]
    columns = headings(exported)
    assert book.sheetnames == [SHEET, "说明"]
    assert sheet.freeze_panes == "E2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    fits = sheet.sheet_properties.pageSetUpPr
    assert fits is not None
    assert (sheet.page_setup.fitToWidth, fits.fitToPage) == (1, True)
    assert sheet.auto_filter.ref.startswith("A1:AA")
    assert sheet.protection.sheet
    assert sheet.cell(2, columns["任务"]).protection.locked
    assert not sheet.cell(2, columns["本次环节"]).protection.locked
    assert sheet.cell(2, columns["原文依据"]).alignment.wrap_text
    lists = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
    assert [one.formula1 for one in lists] == ['"立项,交办,办理,办结,延期,撤销"']
    light = sheet.cell(row_of(exported, RESERVOIR), columns["灯"])
    assert light.fill.fgColor.rgb == "00FFC7CE"
    notes = "\n".join(str(row[0].value or "") for row in book["说明"].iter_rows())
    assert "填写说明" in notes
    assert "How to fill it in" in notes


def test_what_people_fill_in_is_stored_and_derives_the_state(exported: Path, run_cli: RunCli, loaded: Driver) -> None:
    rows = {
        row_of(exported, RESERVOIR): report("办结", "2018-06-18", 备注="已完成排查"),
        row_of(exported, FUNDS): report("延期", "2018-06-19", 延至="2018-08-31"),
    }
    done = run_cli(
        "ledger", "import", fill(exported, exported.with_name("填好 的.xlsx"), rows), "--today", "2018-06-20"
    )
    assert done.returncode == 0, done.stderr
    assert "2 status changes stored" in done.stderr
    states = shown(run_cli, "--today", "2018-08-25")
    reservoir, funds = one(states, RESERVOIR), one(states, FUNDS)
    assert (reservoir["stage"], reservoir["light"], reservoir["days_left"]) == ("办结", None, None)
    assert (funds["stage"], funds["light"], funds["days_left"], funds["due"]) == ("延期", "yellow", 6, "2018-08-31")
    assert one(shown(run_cli, "--today", "2018-06-18"), FUNDS)["stage"] is None  # not reported yet on that day
    (node,) = loaded.execute_query(
        "MATCH (r:LoadRun)-[:LOADED]->(s:StatusChange {stage: 'completed'})-[:STATUS_OF]->(t:Task) "
        "RETURN s.reported_by AS who, s.remarks AS remarks, s.reported_in AS places, t.action = s.action AS same"
    ).records
    assert (node["who"], node["remarks"], node["same"]) == ("督查室", "已完成排查", True)
    assert node["places"] == [f"填好 的.xlsx#督办台账!{row_of(exported, RESERVOIR)}"]


def test_the_same_ledger_twice_changes_nothing(exported: Path, run_cli: RunCli, dump: Dump) -> None:
    filled = fill(exported, exported.with_name("一.xlsx"), {3: report(), 4: report("交办", "2018-06-06")})
    assert run_cli("ledger", "import", filled).returncode == 0
    before = dump()
    again = run_cli("ledger", "import", filled)
    assert again.returncode == 0
    assert "0 status changes stored, 2 reports known before" in again.stderr
    assert dump() == before


def test_an_import_undone_leaves_the_graph_as_it_was(exported: Path, run_cli: RunCli, dump: Dump) -> None:
    before = dump()
    first = fill(exported, exported.with_name("一.xlsx"), {3: report("交办", "2018-06-06"), 4: report()})
    assert run_cli("ledger", "import", first).returncode == 0
    between = dump()
    second = fill(exported, exported.with_name("二.xlsx"), {4: report(), 5: report()})  # row 4 says the same
    assert run_cli("ledger", "import", second).returncode == 0
    listed = json.loads(run_cli("ledger", "imports", "--format", "json").stdout)
    assert [entry["changes"] for entry in listed] == [2, 2]
    assert run_cli("ledger", "undo", listed[1]["id"]).returncode == 0
    assert dump() == between
    assert run_cli("ledger", "undo", listed[0]["id"][-8:]).returncode == 0
    assert dump() == before
    gone = run_cli("ledger", "undo", listed[0]["id"])
    assert gone.returncode == 1
    assert "no import that holds has this id" in gone.stderr


def test_a_corrected_ledger_stands_instead_of_the_wrong_one(exported: Path, run_cli: RunCli, dump: Dump) -> None:
    row = row_of(exported, FUNDS)
    right = fill(exported, exported.with_name("更正.xlsx"), {3: report(), row: report("办结", "2018-07-30")})
    assert run_cli("ledger", "import", right).returncode == 0
    expected = dump()
    (entry,) = json.loads(run_cli("ledger", "imports", "--format", "json").stdout)
    assert run_cli("ledger", "undo", entry["id"]).returncode == 0
    wrong = fill(exported, exported.with_name("更 错.xlsx"), {3: report(), row: report("办结", "2018-07-03")})
    assert run_cli("ledger", "import", wrong).returncode == 0
    (entry,) = json.loads(run_cli("ledger", "imports", "--format", "json").stdout)
    done = run_cli("ledger", "import", right, "--instead-of", entry["id"])
    assert "1 status change stored, 1 change taken back" in done.stderr
    assert history(run_cli, FUNDS) == [("2018-07-30", "办结")]
    # the change of row 3 is the same one, so it keeps its number
    assert [line for line in dump().splitlines() if "更" not in line] == [
        line for line in expected.splitlines() if "更" not in line
    ]


def test_changes_stay_when_minutes_change_go_and_return(
    exported: Path, run_cli: RunCli, minutes: Path, loaded: Driver, dump: Dump
) -> None:
    rows = {row_of(exported, RESERVOIR): report("办结", "2018-06-18"), row_of(exported, FUNDS): report()}
    assert run_cli("ledger", "import", fill(exported, exported.with_name("一.xlsx"), rows)).returncode == 0
    before, text = dump(), minutes.read_text(encoding="utf-8")
    # another sentence in front: all positions change, the tasks are the same
    minutes.write_text(text.replace("会议强调", "会议强调，安全第一", 1), encoding="utf-8")
    assert run_cli("load", minutes, "-j", "1").returncode == 0
    assert one(shown(run_cli), FUNDS)["stage"] == "办理"
    # the task itself is worded otherwise: its report is kept as an orphan
    minutes.write_text(text.replace(RESERVOIR, "加强山塘巡查"), encoding="utf-8")
    done = run_cli("load", minutes, "-j", "1")
    assert done.returncode == 0
    shown_now = run_cli("ledger", "show", "--format", "json")
    assert "1 status change belongs to tasks that are not in the graph now" in shown_now.stderr
    (orphan,) = json.loads(run_cli("ledger", "orphans", "--format", "json").stdout)
    assert RESERVOIR in orphan["task"]
    assert history(run_cli, RESERVOIR) == [("2018-06-18", "办结")]
    # all minutes go: both reports stay
    minutes.unlink()
    other = minutes.with_name("另一次.txt")
    other.write_text("青禾市人民政府第3次常务会议纪要\n2031年5月6日，市长何青主持召开常务会议。\n", encoding="utf-8")
    assert run_cli("load", minutes.parent, "--prune", "-j", "1").returncode == 0
    assert loaded.execute_query("MATCH (t:Task) RETURN count(t)").records[0][0] == 0
    counts = "MATCH (s:StatusChange) RETURN count(s), count { MATCH (:StatusChange)-[e:STATUS_OF]->() RETURN e }"
    assert loaded.execute_query(counts).records[0].values() == [2, 0]
    # and are joined again when these come back
    other.unlink()
    minutes.write_text(text, encoding="utf-8")
    assert run_cli("load", minutes.parent, "--prune", "-j", "1").returncode == 0
    assert dump() == before


def test_rdf_holds_the_reports_and_reads_them_back(exported: Path, run_cli: RunCli, dump: Dump, loaded: Driver) -> None:
    row = row_of(exported, FUNDS)
    for name, cells in (("一.xlsx", report("交办", "2018-06-08")), ("二.xlsx", report("办理", "2018-06-08"))):
        assert run_cli("ledger", "import", fill(exported, exported.with_name(name), {row: cells})).returncode == 0
    before = dump()
    for suffix in ("ttl", "nq", "jsonld"):
        assert run_cli("export", "rdf", "-o", f"图.{suffix}").returncode == 0
        loaded.execute_query("MATCH (n) DETACH DELETE n")
        done = run_cli("import", "rdf", f"图.{suffix}")
        assert done.returncode == 0, done.stderr
        assert "2 status changes of tasks" in done.stderr
        assert dump() == before, suffix
    assert history(run_cli, FUNDS) == [("2018-06-08", "交办"), ("2018-06-08", "办理")]
    for name, scope in (("全部.nt", ()), ("部分.nt", ("--meeting", "第28次"))):
        assert run_cli("export", "rdf", "-o", name, *scope).returncode == 0
        assert len(re.findall("ontology#statusOf>", Path(name).read_text(encoding="utf-8"))) == 2


def test_csv_as_excel_saves_it(loaded: Driver, run_cli: RunCli, tmp_path: Path) -> None:
    assert run_cli("ledger", "export", "-o", "台账.csv", "--today", "2018-06-20").returncode == 0
    lines = (tmp_path / "台账.csv").read_bytes().decode("utf-8-sig").split("\r\n")
    filled = [
        line.replace(",,,,,,望溪县", ",办理,2018/7/2,,督查室,,望溪县") if FUNDS in line else line for line in lines
    ]
    filled = [re.sub(r"\b(\d{4})-0?(\d+)-0?(\d+),", r"\1/\2/\3,", line) for line in filled]
    (tmp_path / "填好.csv").write_bytes("\r\n".join(filled).encode("gb18030"))
    done = run_cli("ledger", "import", "填好.csv")
    assert done.returncode == 0, done.stderr
    assert history(run_cli, FUNDS) == [("2018-07-02", "办理")]


def test_a_short_table_of_another_system_is_a_ledger_too(loaded: Driver, run_cli: RunCli, tmp_path: Path) -> None:
    task = one(shown(run_cli), FUNDS)["id"]
    (tmp_path / "oa.csv").write_text(f"Task id,New stage,Date\n{task},completed,2018-07-30\n", encoding="utf-8")
    refused = run_cli("ledger", "import", "oa.csv")
    assert refused.returncode == 1
    assert "row 2, Reported by: nobody is named who reports" in refused.stderr
    assert run_cli("ledger", "import", "oa.csv", "--by", "OA 系统").returncode == 0
    assert history(run_cli, FUNDS) == [("2018-07-30", "办结")]


def test_filters(exported: Path, run_cli: RunCli) -> None:
    rows = {row_of(exported, RESERVOIR): report("办结", "2018-06-18")}
    assert run_cli("ledger", "import", fill(exported, exported.with_name("一.xlsx"), rows)).returncode == 0
    everything = shown(run_cli)
    assert one(shown(run_cli, "--stage", "办结"), "") == one(shown(run_cli, "--stage", "completed"), RESERVOIR)
    assert len(shown(run_cli, "--open")) == len(shown(run_cli, "--stage", "none")) == len(everything) - 1
    assert list(shown(run_cli, "--light", "green", "--today", "2018-07-01")) == [one(everything, FUNDS)["task"]]
    assert list(shown(run_cli, "--light", "yellow", "--today", "2018-07-24")) == [one(everything, FUNDS)["task"]]
    assert not shown(run_cli, "--light", "yellow", "--today", "2018-07-24", "--warn-days", "6")
    assert len(shown(run_cli, "--due-before", "2018-07-31", "--due-after", "2018-06-16")) == 1
    assert one(shown(run_cli, "--organization", "水务"), RESERVOIR)
    assert not shown(run_cli, "--government", "安澜")
    assert len(shown(run_cli, "--meeting", "第28次")) == len(everything)


def test_a_narrow_terminal_and_no_row(loaded: Driver, run_cli: RunCli, run_installed: RunCli) -> None:
    done = run_installed("ledger", "show", env={"COLUMNS": "60"})
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 60
    empty = run_cli("ledger", "export", "-o", "空.xlsx", "--government", "没有")
    assert empty.returncode == 0
    assert "No task of the graph matches" in empty.stderr
    assert "nothing was stored" in run_cli("ledger", "import", "空.xlsx").stderr
