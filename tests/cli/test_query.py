"""`graph-loader query` as a user types it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, RunCli


@pytest.fixture
def loaded(driver: object, run_cli: RunCli) -> RunCli:
    """The command line on a database that holds one of the example minutes."""
    done = run_cli("load", ROOT / "examples" / "minutes" / "anlan-2019-03-25.txt")
    assert done.returncode == 0, done.stderr
    return run_cli


def test_list_names_every_question_in_both_languages(run_cli: RunCli) -> None:
    rows = json.loads(run_cli("query", "list", "--format", "json").stdout)
    assert {"attendance", "policy-history", "sentence-behind-edge"} <= {row["name"] for row in rows}
    assert all(row["question_zh"] and row["question_en"] for row in rows)


def test_list_by_tag_and_an_unknown_tag(run_cli: RunCli) -> None:
    rows = json.loads(run_cli("query", "list", "--tag", "evidence", "--format", "json").stdout)
    assert [row["name"] for row in rows] == ["identity-candidates", "minutes-facts", "sentence-behind-edge"]
    done = run_cli("query", "list", "--tag", "nothing")
    assert done.returncode == 1
    assert "tags are attendance" in done.stderr


def test_list_and_show_need_no_database(run_cli: RunCli) -> None:
    nowhere = {"NEO4J_URI": "bolt://127.0.0.1:1"}
    assert run_cli("query", "list", env=nowhere).returncode == 0
    shown = run_cli("query", "show", "attendance", env=nowhere).stdout
    assert "meeting  string, required" in shown
    assert "Example: graph-loader query run attendance --param meeting=第8次" in shown
    text = (ROOT / "queries" / "meetings" / "attendance.cypher").read_text(encoding="utf-8")
    assert run_cli("query", "show", "attendance", "--cypher", env=nowhere).stdout == text


def test_the_table_fits_a_narrow_terminal_and_a_wide_one(loaded: RunCli) -> None:
    arguments = ("query", "run", "department-tasks", "-p", "organization=市城管局")
    narrow = loaded(*arguments, env={"COLUMNS": "60"}).stdout
    assert all(len(line.encode("gb18030")) <= 60 for line in narrow.splitlines())
    assert "10月底前建成首批100个示范小区" in narrow.replace("\n", "").replace(" ", "")
    wide = loaded(*arguments, env={"COLUMNS": "300"}).stdout
    assert wide.splitlines()[0].split()[:3] == ["government", "organization", "date"]


def test_csv_for_excel_and_json(loaded: RunCli, tmp_path: Path) -> None:
    file = tmp_path / "出席 名单.csv"
    done = loaded("query", "run", "attendance", "-p", "meeting=第27次", "--format", "csv", "--bom", "-o", file)
    assert done.returncode == 0, done.stderr
    assert "39 rows written" in done.stderr
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0]["name"] == "陆怀民"
    assert {row["organization"] for row in rows if row["name"] == "李明"} == {"市生态环境局", "白鹭区"}
    done = loaded("query", "run", "absences", "--format", "json")
    assert [(row["date"], row["name"], row["reason"]) for row in json.loads(done.stdout)] == [
        ("2019-03-25", "何志远", "赴省参加培训")
    ]


def test_the_row_limit_says_that_it_cut(loaded: RunCli) -> None:
    done = loaded("query", "run", "attendance", "-p", "meeting=第27次", "--format", "json", "--limit", "5")
    assert len(json.loads(done.stdout)) == 5
    assert "Only the first 5 rows" in done.stderr
    done = loaded("query", "run", "attendance", "-p", "meeting=第27次", "--format", "json", "--limit", "0")
    assert len(json.loads(done.stdout)) == 39
    assert not done.stderr


def test_no_rows_is_said_and_is_no_error(loaded: RunCli) -> None:
    done = loaded("query", "run", "attendance", "-p", "meeting=第999次")
    assert (done.returncode, done.stdout) == (0, "")
    assert "No rows" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["attendence"], "did you mean attendance"),
        (["attendance"], "parameter meeting is missing"),
        (["attendance", "-p", "meeting"], "write it as name=value"),
        (["attendance", "-p", "=1"], "write it as name=value"),
        (["attendance", "-p", "meeting=1", "-p", "meeting=2"], "given twice"),
        (["department-tasks", "-p", "organization=甲", "-p", "with_predecessors=maybe"], "'maybe' is not a boolean"),
    ],
)
def test_wrong_use_is_explained_without_asking_the_server(run_cli: RunCli, arguments: list[str], message: str) -> None:
    done = run_cli("query", "run", *arguments, env={"NEO4J_URI": "bolt://127.0.0.1:1"})
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_written_is_named(loaded: RunCli, tmp_path: Path) -> None:
    file = tmp_path / "没有" / "a.csv"
    done = loaded("query", "run", "absences", "--format", "csv", "-o", file)
    assert done.returncode == 1
    assert f"{file} cannot be written" in done.stderr
