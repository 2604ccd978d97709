"""`graph-loader import rdf`, as installed, on a real Neo4j."""

from __future__ import annotations

from pathlib import Path

import pytest
from neo4j import Driver

from tests.conftest import RunCli, empty_database
from tests.graph.examples import EXAMPLES

MINUTES = EXAMPLES / "minutes"


@pytest.fixture
def dump_of_examples(run_cli: RunCli) -> str:
    """The dump of the examples, which are in the database."""
    assert run_cli("load", MINUTES).returncode == 0
    return run_cli("dump").stdout


@pytest.mark.parametrize("name", ["图 谱.ttl", "graph.nt.gz", "graph.nq", "graph.trig.zst", "graph.jsonld"])
def test_load_export_import_gives_the_same_dump(
    run_cli: RunCli, driver: Driver, dump_of_examples: str, name: str
) -> None:
    assert run_cli("export", "rdf", "-o", name, "--base-iri", "https://data.example.org/minutes/").returncode == 0
    empty_database(driver)
    done = run_cli("import", "rdf", name)
    assert done.returncode == 0, done.stderr
    assert "11 minutes imported" in done.stderr
    assert run_cli("dump").stdout == dump_of_examples
    again = run_cli("import", "rdf", name)
    assert "0 nodes and 0 relationships created" in again.stderr
    assert run_cli("dump").stdout == dump_of_examples


def test_imports_take_part_in_loading_and_taking_out(run_cli: RunCli, driver: Driver, tmp_path: Path) -> None:
    empty_database(driver)
    names = ["anlan-2018-03-12.txt", "anlan-2018-11-26.txt", "anlan-2019-03-25.txt"]
    first, second, third = (MINUTES / name for name in names)
    alone = {
        n: run_cli("dump", *files).stdout for n, files in enumerate([(first,), (first, second), (first, third)], 1)
    }
    assert run_cli("export", "rdf", "-o", "two.nq", first, second).returncode == 0
    assert run_cli("load", first).returncode == 0
    done = run_cli("import", "rdf", "two.nq")
    assert "1 minutes imported; 1 were there from their own files and stay as they are" in done.stderr
    assert run_cli("dump").stdout == alone[2]
    # the file says something else now: what it brought before goes
    assert run_cli("export", "rdf", "-o", "two.nq", third).returncode == 0
    done = run_cli("import", "rdf", "two.nq")
    assert "1 that the file no longer holds were taken out" in done.stderr
    assert run_cli("dump").stdout == alone[3]
    # a copy in a folder of minutes is not taken for one of them
    folder = tmp_path / "minutes"
    folder.mkdir()
    (folder / "a.txt").write_bytes(third.read_bytes())
    assert run_cli("load", "--prune", folder).returncode == 0
    assert run_cli("dump").stdout == alone[3]


def test_a_damaged_file_leaves_the_database_as_it_was(run_cli: RunCli, dump_of_examples: str, tmp_path: Path) -> None:
    assert run_cli("export", "rdf", "-o", "whole.nt", MINUTES / "wangxi-2018-06-05.txt").returncode == 0
    data = (tmp_path / "whole.nt").read_bytes()
    (tmp_path / "half.nt").write_bytes(data[: len(data) // 2])
    (tmp_path / "foreign.ttl").write_text("<http://a.example/b> a <http://a.example/c> .")
    for name in ("half.nt", "foreign.ttl"):
        done = run_cli("import", "rdf", "whole.nt", name)
        assert done.returncode == 1
        assert name in done.stderr
        assert "Traceback" not in done.stderr
    assert run_cli("dump").stdout == dump_of_examples
    assert run_cli("import", "rdf", "missing.nt").returncode == 2
    assert "no format has this suffix" in run_cli("import", "rdf", "whole.nt", Path(__file__)).stderr


def test_help_shows_an_example(run_cli: RunCli) -> None:
    assert "graph-loader import rdf graph.nq.gz" in run_cli("import", "rdf", "--help").stdout
