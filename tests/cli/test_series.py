"""`graph-loader series` on files and on a real Neo4j."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from neo4j import Driver

from graph_loader.api import Graph
from tests.conftest import ROOT, RunCli

EXAMPLES = ROOT / "examples" / "minutes"


def test_files_and_database_give_the_same(driver: Driver, run_cli: RunCli) -> None:
    files = run_cli("series", EXAMPLES, "--format", "json")
    assert files.returncode == 0, files.stderr
    assert run_cli("load", EXAMPLES).returncode == 0
    database = run_cli("series", "--format", "json")
    assert json.loads(database.stdout) == json.loads(files.stdout)
    frame = Graph(driver).series()
    assert list(frame["missing"]) == [row["missing"] for row in json.loads(files.stdout)]
    (city,) = (row for row in json.loads(files.stdout) if row["government"].startswith("安澜市") and row["term"] == "")
    assert (city["first"], city["last"], city["known"]) == (8, 52, 5)
    assert city["missing"] == ["9–20", "22–26", "28–30", "32–51"]


def test_a_duplicate_and_a_gap_in_files_of_ones_own(run_cli: RunCli, tmp_path: Path) -> None:
    folder = tmp_path / "望溪 纪要"
    folder.mkdir()
    for number, day in ((62, "1月8日"), (63, "1月20日"), (63, "1月21日"), (65, "3月4日")):
        (folder / f"{number} {day}.txt").write_text(
            f"望溪县人民政府常务会议纪要\n2024年{day}上午，县长白远山主持召开县政府第{number}次常务会议。\n一、研究防汛工作。\n",
            encoding="utf-8",
        )
    done = run_cli("series", folder, "--format", "csv", "-o", tmp_path / "series.csv")
    assert done.returncode == 0, done.stderr
    (row,) = csv.DictReader(io.StringIO((tmp_path / "series.csv").read_text(encoding="utf-8")))
    assert (row["missing"], row["problems"]) == ("64", "第63次 on 2024-01-20 and 2024-01-21")
    narrow = run_cli("series", folder, env={"COLUMNS": "60"})
    assert "第63次" in narrow.stdout
    assert all(len(line) <= 60 for line in narrow.stdout.splitlines())
    assert "No rows" in run_cli("series", folder, "--only", "青禾").stderr


def test_a_file_that_cannot_be_read_is_named(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    done = run_cli("series", EXAMPLES, tmp_path / "bad.pdf")
    assert done.returncode == 1
    assert "bad.pdf" in done.stderr
    assert "安澜" in done.stdout


def test_options_for_files_need_files(run_cli: RunCli) -> None:
    done = run_cli("series", "--government", "望溪县人民政府")
    assert done.returncode == 2
    assert "--only" in done.stderr
