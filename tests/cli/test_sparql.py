"""`graph-loader sparql`, as installed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pyoxigraph
import pytest
from neo4j import Driver

from graph_loader.cli.rdf_files import FORMAT_SUFFIXES
from graph_loader.export.rdf import FORMATS
from tests.conftest import RunCli
from tests.graph.examples import EXAMPLES

ONE = EXAMPLES / "minutes" / "anlan-2018-11-26.txt"
NOWHERE = {"NEO4J_URI": "bolt://127.0.0.1:1"}
MEETINGS = "SELECT ?title ?date { ?m a mg:Meeting ; mg:title ?title ; mg:date ?date }"
ROWS = [{"title": "安澜市人民政府第21次常务会议", "date": "2018-11-26"}]


def test_minutes_exports_and_stores_give_the_same_answer(run_cli: RunCli, tmp_path: Path) -> None:
    assert run_cli("export", "rdf", "-o", "one.nq.gz", ONE, env=NOWHERE).returncode == 0
    assert run_cli("export", "rdf", "-o", "one.jsonld", ONE, env=NOWHERE).returncode == 0
    (tmp_path / "question.rq").write_text(MEETINGS, encoding="utf-8")
    for arguments in (
        (MEETINGS, ONE),
        (MEETINGS, "one.nq.gz"),
        (MEETINGS, "one.jsonld"),
        ("--file", "question.rq", "one.nq.gz"),
        (MEETINGS, "--store", "kept", "one.nq.gz"),
        (MEETINGS, "--store", "kept"),
    ):
        done = run_cli("sparql", *arguments, "--format", "json", env=NOWHERE)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout) == ROWS, arguments


def test_the_named_graph_tells_which_document_states_it(run_cli: RunCli) -> None:
    assert run_cli("export", "rdf", "-o", "one.nq", ONE, env=NOWHERE).returncode == 0
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?m a mg:Meeting } }"
    done = run_cli("sparql", query, "one.nq", "--format", "csv", env=NOWHERE)
    assert "https://w3id.org/minutes-graph/data/graph/" in done.stdout


def test_construct_prints_turtle(run_cli: RunCli) -> None:
    done = run_cli("sparql", "CONSTRUCT { ?m a mg:Meeting } WHERE { ?m a mg:Meeting }", ONE, env=NOWHERE)
    assert done.returncode == 0, done.stderr
    assert "a mg:Meeting ." in done.stdout


GRAPH = "CONSTRUCT { ?m mg:title ?title } WHERE { ?m a mg:Meeting ; mg:title ?title }"
DESCRIBED = "DESCRIBE ?m WHERE { ?m a mg:Meeting }"


@pytest.mark.parametrize("query", [GRAPH, DESCRIBED])
def test_a_graph_is_written_in_every_format(run_cli: RunCli, tmp_path: Path, query: str) -> None:
    assert run_cli("sparql", query, "--store", "kept", ONE, env=NOWHERE).returncode == 0
    found = []
    for suffix, format_ in FORMAT_SUFFIXES.items():
        printed = run_cli("sparql", query, "--store", "kept", "--format", format_, env=NOWHERE)
        assert printed.returncode == 0, printed.stderr
        for name in (f"图 谱{suffix}", f"图 谱{suffix}.gz"):
            assert run_cli("sparql", query, "--store", "kept", "-o", name, env=NOWHERE).returncode == 0
            data = (tmp_path / name).read_bytes()
            data = gzip.decompress(data) if name.endswith(".gz") else data
            assert data.decode() == printed.stdout
            found.append({str(quad.triple) for quad in pyoxigraph.parse(data, format=FORMATS[format_])})
    assert found[0]
    assert all(one == found[0] for one in found)


def test_the_triples_of_a_graph_can_be_rows(run_cli: RunCli) -> None:
    done = run_cli("sparql", GRAPH, ONE, "--format", "json", env=NOWHERE)
    (row,) = json.loads(done.stdout)
    assert row["predicate"] == "https://w3id.org/minutes-graph/ontology#title"
    assert row["object"] == ROWS[0]["title"]
    done = run_cli("sparql", DESCRIBED, ONE, "--format", "csv", "--limit", "2", env=NOWHERE)
    assert done.stdout.splitlines()[0] == "subject,predicate,object"
    assert len(done.stdout.splitlines()) == 3
    assert "there are more" in done.stderr


def test_the_database_is_asked_without_paths(run_cli: RunCli, driver: Driver) -> None:
    assert driver is not None
    assert run_cli("load", ONE).returncode == 0
    assert json.loads(run_cli("sparql", MEETINGS, "--format", "json").stdout) == ROWS


def test_a_question_of_the_library(run_cli: RunCli) -> None:
    minutes = EXAMPLES / "minutes"
    found = run_cli(
        "sparql", "--query", "unassigned-tasks", "-p", "meeting=第41次", minutes, "--format", "json", env=NOWHERE
    )
    assert [row["action"] for row in json.loads(found.stdout)] == ["切实保护农民种粮积极性"]
    shown = run_cli("query", "show", "unassigned-tasks", "--language", "sparql").stdout
    assert "SELECT ?date ?meeting" in shown
    assert "no SPARQL twin" in run_cli("query", "show", "sentence-behind-edge", "--language", "sparql").stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((), 2, "Give a query"),
        (("SELECT {", ONE), 1, "cannot be run"),
        (("DELETE WHERE { ?s ?p ?o }", ONE), 1, "cannot be run"),
        (("ASK {}", "missing.nt"), 1, "missing.nt"),
        (("ASK {}", "missing.txt"), 3, "missing.txt"),
        (("--query", "sentence-behind-edge", ONE), 1, "in Cypher only"),
        (("ASK {}", ONE, "-p", "a=b"), 2, "--query"),
        (("CONSTRUCT WHERE { ?s ?p ?o }", ONE, "-o", "nowhere/x.ttl"), 1, "nowhere/x.ttl"),
        ((MEETINGS, ONE, "--format", "jsonld"), 1, "this query gives rows: take table, csv, json"),
        (("ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", ONE), 1, "another computer"),
    ],
)
def test_what_goes_wrong_is_told(run_cli: RunCli, arguments: tuple[str, ...], code: int, told: str) -> None:
    done = run_cli("sparql", *arguments, env=NOWHERE)
    assert (done.returncode, told in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.stderr


def test_help_shows_an_example(run_cli: RunCli) -> None:
    assert "graph-loader sparql --query unassigned-tasks" in run_cli("sparql", "--help").stdout
