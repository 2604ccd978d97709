"""`graph-loader dump`: equal graphs, equal bytes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from neo4j import Driver

from tests.conftest import RunCli
from tests.graph.examples import EXAMPLES

MINUTES = EXAMPLES / "minutes"


def test_the_dump_of_the_database_is_that_of_the_files(driver: Driver, run_cli: RunCli, tmp_path: Path) -> None:
    paths = sorted(MINUTES.rglob("*.txt"), reverse=True)
    for part in (paths[::2], paths[1::2]):
        assert run_cli("load", *part).returncode == 0
    output = tmp_path / "图 谱.jsonl"
    done = run_cli("dump", "-o", output)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    from_files = run_cli("dump", MINUTES, env={"NEO4J_URI": "bolt://127.0.0.1:9"})
    assert from_files.returncode == 0, from_files.stderr
    assert output.read_text(encoding="utf-8") == from_files.stdout
    assert [path.name for path in tmp_path.iterdir()] == [output.name]


def test_each_line_is_a_node_or_an_edge_without_what_tells_of_the_load(run_cli: RunCli) -> None:
    done = run_cli("dump", MINUTES / "anlan-2019-03-25.txt")
    elements = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(
        {"id", "node", "properties"} == one.keys() or {"edge", "start", "end", "properties"} == one.keys()
        for one in elements
    )
    (minutes,) = (one for one in elements if one.get("node") == ["Minutes"])
    assert "sources" not in minutes["properties"]
    assert minutes["properties"]["issued"] == "2019-04-01"
    assert not any(one.get("edge") == "LOADED" or "LoadRun" in one.get("node", ()) for one in elements)


def test_an_empty_graph_is_an_empty_dump(driver: Driver, run_cli: RunCli) -> None:
    done = run_cli("dump")
    assert (done.returncode, done.stdout) == (0, "")


def test_files_that_fail_are_told_and_left_out(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    good = MINUTES / "anlan-2019-03-25.txt"
    done = run_cli("dump", good, tmp_path / "empty.txt")
    assert done.returncode == 1
    assert "empty.txt: the file is empty" in done.stderr
    assert done.stdout == run_cli("dump", good).stdout


def test_a_folder_that_cannot_be_written_to(run_cli: RunCli, tmp_path: Path) -> None:
    done = run_cli("dump", MINUTES / "anlan-2019-03-25.txt", "-o", tmp_path / "missing" / "a.jsonl")
    assert done.returncode == 1
    assert "missing" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough(cli_env: dict[str, str]) -> None:
    script = Path(sys.executable).parent / "graph-loader"
    with subprocess.Popen(
        [str(script), "dump", str(MINUTES)], env=cli_env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
