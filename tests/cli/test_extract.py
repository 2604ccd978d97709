"""`graph-loader extract` and `coverage` as installed; no database."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, RunCli

EXAMPLES = ROOT / "examples" / "minutes"
ONE = EXAMPLES / "anlan-2018-11-26.txt"
OFFLINE = {"NEO4J_URI": "bolt://127.0.0.1:1"}


def test_one_record(run_cli: RunCli) -> None:
    done = run_cli("extract", ONE, env=OFFLINE)
    record = json.loads(done.stdout)
    assert done.returncode == 0
    assert record["source"].endswith("anlan-2018-11-26.txt")
    assert record["meeting"]["evidence"]["date"]


def test_a_folder_as_lines_and_as_files(run_cli: RunCli, tmp_path: Path) -> None:
    count = len([*EXAMPLES.rglob("*.txt")])
    lines = tmp_path / "记录 一.jsonl"
    assert run_cli("extract", EXAMPLES, "--format", "jsonl", "-o", lines, env=OFFLINE).returncode == 0
    assert len(lines.read_text(encoding="utf-8").splitlines()) == count
    folder = tmp_path / "records"
    folder.mkdir()
    assert run_cli("extract", EXAMPLES, "-o", folder, env=OFFLINE).returncode == 0
    assert len([*folder.glob("*.json")]) == count


def test_standard_input_gives_the_same_record(run_cli: RunCli) -> None:
    piped = json.loads(run_cli("extract", "-", stdin=ONE.read_bytes(), env=OFFLINE).stdout)
    named = json.loads(run_cli("extract", ONE, env=OFFLINE).stdout)
    assert piped | {"source": ""} == named | {"source": ""}


def test_a_bad_file_beside_a_good_one(run_cli: RunCli, tmp_path: Path) -> None:
    bad = tmp_path / "诗.txt"
    bad.write_text("白日依山尽，黄河入海流。\n欲穷千里目，更上一层楼。\n", encoding="utf-8")
    done = run_cli("extract", ONE, bad, "--format", "jsonl", env=OFFLINE)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "诗.txt" in done.stderr
    assert "no minutes" in done.stderr
    assert "Traceback" not in done.stderr


def test_explain_names_rule_words_and_place(run_cli: RunCli, tmp_path: Path) -> None:
    table = tmp_path / "why.csv"
    assert run_cli("extract", ONE, "--explain", "-o", table, env=OFFLINE).returncode == 0
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["rule"] and row["place"].startswith("char=") for row in rows)
    assert any("verdicts:" in row["words"] for row in rows)


def test_own_words(run_cli: RunCli, tmp_path: Path) -> None:
    minutes = tmp_path / "a.txt"
    minutes.write_text("县政府第3次常务会议纪要\n一、听取防汛情况的汇报\n枫桥营造社要加固堤防。\n", encoding="utf-8")
    own = tmp_path / "words"
    own.mkdir()
    (own / "unit_names.tsv").write_text("枫桥营造社\tEnterprise\n", encoding="utf-8")
    without = json.loads(run_cli("extract", minutes, env=OFFLINE).stdout)["assignments"]
    with_own = json.loads(run_cli("extract", minutes, "--lexicon", own, env=OFFLINE).stdout)["assignments"]
    assert [a["organizations"] for a in with_own] == [["枫桥营造社"]]
    assert without != with_own


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        ("surname.tsv", "张\n", "no lexicon of this name"),
        ("verdicts.tsv", "同意照办\n", "lacks a column"),
        ("verdicts.tsv", None, "UTF-8"),
    ],
)
def test_own_words_that_cannot_be_used(run_cli: RunCli, tmp_path: Path, name: str, line: str | None, told: str) -> None:
    (tmp_path / name).write_bytes(line.encode() if line else "同意\tapproved".encode("gb18030"))
    done = run_cli("extract", ONE, "--lexicon", tmp_path, env=OFFLINE)
    assert done.returncode == 1
    assert told in done.stderr
    assert name in done.stderr


def test_coverage(run_cli: RunCli) -> None:
    rows = json.loads(run_cli("coverage", EXAMPLES, "--format", "json", env=OFFLINE).stdout)
    assert len(rows) == len([*EXAMPLES.rglob("*.txt")])
    assert all(row["sentences_understood"] >= 60 for row in rows)
