"""A ledger is stored whole or not at all: refused rows, killed processes, servers and folders that cannot be written to."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from neo4j import Driver

from tests.conftest import RunCli
from tests.ledger.filled import fill, report

Dump = Callable[[], str]


def count_runs(driver: Driver) -> int:
    return int(driver.execute_query("MATCH (r:LoadRun) RETURN count(r)").records[0][0])


def test_one_wrong_row_refuses_all_of_them(
    exported: Path, run_cli: RunCli, run_installed: RunCli, loaded: Driver, dump: Dump
) -> None:
    before, runs = dump(), count_runs(loaded)
    rows = {
        3: report(),
        4: report("在办", "2018年9月31日"),
        5: report("办结", "2018-06-01"),
        6: report(议题="别的议题"),
    }
    filled = fill(exported, exported.with_name("有 错.xlsx"), rows)
    done = run_installed("ledger", "import", filled)
    assert done.returncode == 1
    assert "3 rows are refused, nothing was stored" in done.stderr
    for told in (
        "row 4, 本次环节 “在办”",
        "row 4, 本次日期 “2018年9月31日”",
        "row 5, 本次日期 “2018-06-01”",
        "row 6, 议题 “别的议题”",
    ):
        assert f"sheet 督办台账, {told}" in done.stderr
    assert "Traceback" not in done.stderr
    assert run_cli("ledger", "import", filled, "--check").stderr == done.stderr
    assert dump() == before
    assert count_runs(loaded) == runs


def test_an_import_that_would_replace_another_leaves_it_when_refused(
    exported: Path, run_cli: RunCli, dump: Dump
) -> None:
    first = fill(exported, exported.with_name("一.xlsx"), {3: report()})
    assert run_cli("ledger", "import", first).returncode == 0
    before = dump()
    wrong = fill(exported, exported.with_name("二.xlsx"), {3: report(day="2018-06-01")})
    imported = run_cli("ledger", "imports", "--format", "csv").stdout.splitlines()[1].split(",")[0]
    assert run_cli("ledger", "import", wrong, "--instead-of", imported).returncode == 1
    assert run_cli("ledger", "import", first, "--instead-of", "ffffffff").returncode == 1
    assert dump() == before


@pytest.mark.parametrize("seconds", [0, 0.05, 0.3])
def test_a_killed_import_has_stored_all_or_nothing(
    seconds: float, exported: Path, run_cli: RunCli, loaded: Driver, cli_env: dict[str, str]
) -> None:
    filled = fill(exported, exported.with_name("一.xlsx"), {row: report() for row in range(2, 12)})
    script = Path(sys.executable).parent / "graph-loader"
    runs = count_runs(loaded)
    process = subprocess.Popen([script, "ledger", "import", str(filled)], env=cli_env, stderr=subprocess.DEVNULL)
    while (
        count_runs(loaded) == runs and process.poll() is None
    ):  # the transaction comes right behind the start of the run
        time.sleep(0.005)
    time.sleep(seconds)
    process.kill()
    process.wait()
    count = "RETURN count { (:StatusChange) }, count { (:StatusChange)-[:STATUS_OF]->(:Task) }"
    for _ in range(100):  # a transaction of a dead client ends a moment later
        found = loaded.execute_query(count).records[0].values()
        if found in ([0, 0], [10, 10]):
            break
        time.sleep(0.1)
    assert found in ([0, 0], [10, 10])
    done = run_cli("ledger", "import", filled)
    assert done.returncode == 0, done.stderr
    assert loaded.execute_query(count).records[0].values() == [10, 10]


def test_places_that_cannot_be_written_to_or_read(loaded: Driver, run_installed: RunCli, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")
    for name, status, told in (
        ("文件/台账.xlsx", 1, "Could not open file"),
        ("没有/台账.csv", 1, "Could not open file"),
        ("台账.ods", 2, "end the name with one of them"),
    ):
        done = run_installed("ledger", "export", "-o", tmp_path / name)
        assert done.returncode == status
        assert told in done.stderr
        assert "Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["会议 纪要", "文件"]
    missing = run_installed("ledger", "import", "没有.xlsx")
    assert (missing.returncode, missing.stderr.strip()) == (1, "graph-loader: 没有.xlsx: there is no such file")


def test_without_a_server_nothing_is_written(tmp_path: Path, run_installed: RunCli) -> None:
    env = {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "x"}
    done = run_installed("ledger", "export", "-o", tmp_path / "台账.xlsx", env=env)
    assert done.returncode == 1
    assert "no Neo4j answers" in done.stderr
    assert not list(tmp_path.iterdir())
