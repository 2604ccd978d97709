"""`graph-loader export rdf`, as installed, on a real Neo4j and on files."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph
import pytest
from neo4j import Driver

from graph_loader.cli.export_rdf import MEDIA_TYPES
from graph_loader.export import rdf
from graph_loader.export.compression import unpacking
from graph_loader.export.description import About
from graph_loader.graph.merge import merge
from graph_loader.graph.split import split
from graph_loader.loading.fingerprint import loader_version
from graph_loader.store import runs
from graph_loader.store.schema import create_schema
from graph_loader.store.write import Prepared, write_documents
from tests.conftest import RunCli
from tests.graph.examples import EXAMPLES, example_elements, example_names, read_example

FORMATS = {".ttl": "turtle", ".nt": "ntriples", ".nq": "nquads", ".trig": "trig", ".jsonld": "jsonld"}
MINUTES = EXAMPLES / "minutes"

#: No database is there: the command must not try one.
NOWHERE = {"NEO4J_URI": "bolt://127.0.0.1:1"}


def as_bytes(format_: str) -> bytes:
    """What the graph of the examples' records is as RDF."""
    out = io.BytesIO()
    elements = merge(example_elements(name) for name in example_names())
    about = About(loader_version(), MEDIA_TYPES[format_])
    if format_ in rdf.GRAPHS_BY_DEFAULT:
        rdf.write_parts(split(elements), out, format_, about=about)
    else:
        rdf.write(elements, out, format_, about=about)
    return out.getvalue()


@pytest.fixture
def example_database(driver: Driver) -> Driver:
    create_schema(driver)
    run = runs.begin(driver, "0.1.0")
    documents = []
    for name in example_names():
        document, _ = read_example(name)
        documents.append(Prepared(document.uri, document.sha256, "0.1.0", example_elements(name)))
    write_documents(driver, documents, run)
    runs.finish(driver, run, {})
    return driver


@pytest.mark.usefixtures("example_database")
@pytest.mark.parametrize("suffix", FORMATS)
def test_the_database_gives_the_bytes_that_the_documents_give(run_cli: RunCli, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"图 谱{suffix}"
    done = run_cli("export", "rdf", "-o", file)
    assert done.returncode == 0, done.stderr
    assert file.read_bytes() == as_bytes(FORMATS[suffix])
    assert " nodes and " in done.stderr
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.usefixtures("example_database")
def test_standard_output_and_format(run_cli: RunCli) -> None:
    assert run_cli("export", "rdf").stdout == as_bytes("turtle").decode()
    assert run_cli("export", "rdf", "-o", "-", "--format", "ntriples").stdout == as_bytes("ntriples").decode()


@pytest.mark.usefixtures("example_database")
def test_the_format_given_wins_over_the_suffix(run_cli: RunCli, tmp_path: Path) -> None:
    file = tmp_path / "graph.txt"
    assert run_cli("export", "rdf", "-o", file, "--format", "ntriples").returncode == 0
    assert file.read_bytes() == as_bytes("ntriples")


@pytest.mark.usefixtures("driver")
def test_an_empty_database_is_an_empty_graph(run_cli: RunCli, tmp_path: Path) -> None:
    done = run_cli("export", "rdf", "-o", "graph.nt")
    assert (done.returncode, (tmp_path / "graph.nt").read_bytes()) == (0, b"")
    assert "0 nodes and 0 edges" in done.stderr


@pytest.mark.parametrize("suffix", FORMATS)
def test_files_need_no_database(run_cli: RunCli, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"graph{suffix}"
    done = run_cli("export", "rdf", "-o", file, MINUTES, env=NOWHERE)
    assert done.returncode == 0, done.stderr
    quads = list(pyoxigraph.parse(path=file))
    kind = pyoxigraph.NamedNode("https://w3id.org/minutes-graph/ontology#Minutes")
    assert len({quad.subject for quad in quads if quad.object == kind}) == len(list(MINUTES.rglob("*.txt")))
    again = run_cli("export", "rdf", "-o", tmp_path / f"again{suffix}", MINUTES, "--jobs", "1", env=NOWHERE)
    assert again.returncode == 0
    assert (tmp_path / f"again{suffix}").read_bytes() == file.read_bytes()


def test_a_file_that_fails_is_named_and_the_others_are_written(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    done = run_cli("export", "rdf", "-o", "graph.nt", "空.txt", MINUTES / "anlan-2018-03-12.txt", env=NOWHERE)
    assert done.returncode == 1
    assert "空.txt: " in done.stderr
    assert "empty" in done.stderr
    assert b"ontology#Meeting>" in (tmp_path / "graph.nt").read_bytes()


def test_when_no_file_can_be_read_nothing_is_written(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "graph.nt").write_text("before")
    done = run_cli("export", "rdf", "-o", "graph.nt", "nowhere.txt", env=NOWHERE)
    assert done.returncode == 3
    assert "nowhere.txt" in done.stderr
    assert "nothing was written" in done.stderr
    assert (tmp_path / "graph.nt").read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nt"]


def test_a_suffix_that_means_nothing(run_cli: RunCli) -> None:
    done = run_cli("export", "rdf", "-o", "graph.rdf", MINUTES, env=NOWHERE)
    assert done.returncode == 2
    assert "graph.rdf: no format has this suffix. End it with .ttl, .nt, .nq, .trig or .jsonld" in done.stderr


@pytest.mark.parametrize("output", ["missing/graph.nt", "folder.nt"])
def test_an_output_that_cannot_be_written(run_cli: RunCli, tmp_path: Path, output: str) -> None:
    (tmp_path / "folder.nt").mkdir()
    done = run_cli("export", "rdf", "-o", output, MINUTES, env=NOWHERE)
    assert done.returncode != 0
    assert output in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["folder.nt"]


def test_a_server_that_is_not_there(run_cli: RunCli, tmp_path: Path) -> None:
    done = run_cli("export", "rdf", "-o", "graph.nt", env=NOWHERE)
    assert done.returncode == 1
    assert "bolt://127.0.0.1:1" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("example_database")
def test_a_graph_that_someone_changed_by_hand_is_refused_by_name(
    run_cli: RunCli, tmp_path: Path, driver: Driver
) -> None:
    driver.execute_query("MATCH (m:Meeting) SET m.mood = 'cheerful'")
    done = run_cli("export", "rdf", "-o", "graph.nt")
    assert done.returncode == 1
    assert "the property 'mood' is not declared" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("example_database")
def test_devices_and_links_stay_what_they_are(run_cli: RunCli, tmp_path: Path) -> None:
    assert run_cli("export", "rdf", "-o", "/dev/null", "--format", "turtle").returncode == 0
    assert not Path("/dev/null").is_file()
    target, link = tmp_path / "target.ttl", tmp_path / "link.ttl"
    link.symlink_to(target)
    assert run_cli("export", "rdf", "-o", link).returncode == 0
    assert link.is_symlink()
    assert target.read_bytes() == as_bytes("turtle")


@pytest.mark.usefixtures("example_database")
def test_a_reader_that_has_seen_enough(cli_env: dict[str, str], tmp_path: Path) -> None:
    command = f"'{Path(sys.executable).parent}/graph-loader' export rdf --format ntriples | head -1"
    done = subprocess.run(
        ["/bin/sh", "-c", command], env=cli_env, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.mark.usefixtures("example_database")
def test_a_killed_export_leaves_the_old_file(cli_env: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text("before")
    script = Path(sys.executable).parent / "graph-loader"
    with subprocess.Popen([script, "export", "rdf", "-o", file], env=cli_env, cwd=tmp_path) as process:
        for _ in _until(lambda: any(tmp_path.glob(".graph.ttl.*.part"))):
            pass
        process.send_signal(signal.SIGKILL)
    assert file.read_text() == "before"


def _until(condition: Callable[[], bool], seconds: float = 20) -> Iterator[None]:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.001)
        yield


@pytest.mark.usefixtures("driver")
def test_a_scope_is_the_graph_of_its_documents(run_cli: RunCli, tmp_path: Path) -> None:
    assert run_cli("load", MINUTES).returncode == 0
    wanted = ("--government", "安澜市人民政府", "--since", "2019-01-01", "--until", "2019-12-31")
    assert run_cli("export", "rdf", "-o", "scope.nt", *wanted).returncode == 0
    chosen = [MINUTES / name for name in ("anlan-2019-03-25.txt", "anlan-2019-05-20.txt")]
    assert run_cli("export", "rdf", "-o", "alone.nt", *chosen, env=NOWHERE).returncode == 0
    assert (tmp_path / "scope.nt").read_bytes() == (tmp_path / "alone.nt").read_bytes()
    assert run_cli("export", "rdf", "-o", "scope.nq", *wanted).returncode == 0
    assert run_cli("export", "rdf", "-o", "alone.nq", *chosen, env=NOWHERE).returncode == 0
    assert (tmp_path / "scope.nq").read_bytes() == (tmp_path / "alone.nq").read_bytes()


def test_one_meeting_from_files(run_cli: RunCli, tmp_path: Path) -> None:
    done = run_cli(
        "export", "rdf", "-o", "m.nt", "--since", "2018-03-12", "--until", "2018-03-12", MINUTES, env=NOWHERE
    )
    assert done.returncode == 0, done.stderr
    kind = b"<https://w3id.org/minutes-graph/ontology#Meeting>"
    types = [line for line in (tmp_path / "m.nt").read_bytes().splitlines() if b"rdf-syntax-ns#type> " + kind in line]
    assert len(types) == 1
    none = run_cli("export", "rdf", "-o", "none.nt", "--meeting", "第999次", MINUTES, env=NOWHERE)
    assert none.returncode == 2
    assert "no document is in this scope" in none.stderr
    assert not (tmp_path / "none.nt").exists()


@pytest.mark.usefixtures("example_database")
def test_runs_are_written_when_asked_for(run_cli: RunCli) -> None:
    out = run_cli("export", "rdf", "--format", "ntriples", "--runs").stdout
    assert out.count("http://www.w3.org/ns/prov#startedAtTime") == 1
    assert out.count("http://www.w3.org/ns/prov#used") == len(example_names())
    assert "prov#startedAtTime" not in run_cli("export", "rdf", "--format", "ntriples").stdout
    assert "without PATHs" in run_cli("export", "rdf", "--runs", MINUTES).stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--graphs", "--format", "turtle"), "turtle holds no named graphs"),
        (("--base-iri", "https://data.example.org/minutes#"), "is no namespace for data"),
        (("--base-iri", "data/"), "is no namespace for data"),
        (("--licence", "CC BY"), "is no IRI of a licence"),
    ],
)
def test_options_that_make_no_sense(run_cli: RunCli, arguments: tuple[str, ...], told: str) -> None:
    done = run_cli("export", "rdf", *arguments, MINUTES, env=NOWHERE)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(("suffix", "option"), [(".gz", "gzip"), (".zst", "zstd")])
def test_packed_by_suffix_or_as_asked(run_cli: RunCli, tmp_path: Path, suffix: str, option: str) -> None:
    minutes = MINUTES / "anlan-2018-11-26.txt"
    plain, packed = tmp_path / "graph.nt", tmp_path / f"graph.nt{suffix}"
    asked = tmp_path / "asked.nt"
    for file in (plain, packed):
        assert run_cli("export", "rdf", "-o", file, minutes, env=NOWHERE).returncode == 0
    assert run_cli("export", "rdf", "-o", asked, "--compress", option, minutes, env=NOWHERE).returncode == 0
    assert packed.read_bytes() == asked.read_bytes()
    with packed.open("rb") as stored, unpacking(stored, option) as stream:
        assert stream.read() == plain.read_bytes()


def test_help_shows_an_example(run_cli: RunCli) -> None:
    assert "graph-loader export rdf -o graph.ttl" in run_cli("export", "rdf", "--help").stdout
    assert "rdf" in run_cli("export", "--help").stdout
