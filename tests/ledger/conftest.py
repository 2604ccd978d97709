"""The ledger of one meeting, exported as people get it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from neo4j import Driver

from graph_loader.cli import cli
from graph_loader.errors import GraphLoaderError
from tests.conftest import ROOT, RunCli

MINUTES = ROOT / "examples" / "minutes" / "wangxi-2018-06-05.txt"


@pytest.fixture
def run_cli(cli_env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RunCli:
    """Runs a command in this process, which is ten times as fast; what it prints and its exit status are those of the script."""
    monkeypatch.chdir(tmp_path)

    def run(
        *arguments: str | Path,
        stdin: str | bytes | None = None,
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        done = CliRunner().invoke(cli, [str(one) for one in arguments], input=stdin, env=cli_env | (env or {}))
        error, code = done.exception, done.exit_code
        if isinstance(error, GraphLoaderError):
            return subprocess.CompletedProcess(
                arguments, error.exit_code, done.stdout, f"{done.stderr}graph-loader: {error}\n"
            )
        if error is not None and not isinstance(error, SystemExit):
            raise error
        return subprocess.CompletedProcess(arguments, code, done.stdout, done.stderr)

    return run


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A file of minutes of 2018-06-05 that may be changed, in a folder with a Chinese name and blanks."""
    folder = tmp_path / "会议 纪要"
    folder.mkdir()
    return Path(shutil.copy(MINUTES, folder / "第28次 会议.txt"))


@pytest.fixture
def loaded(driver: Driver, run_cli: RunCli, minutes: Path) -> Driver:
    """The database with these minutes and nothing else."""
    done = run_cli("load", minutes, "-j", "1")
    assert done.returncode == 0, done.stderr
    return driver


@pytest.fixture
def exported(loaded: Driver, run_cli: RunCli, minutes: Path) -> Path:
    """The ledger of the meeting on 2018-06-20."""
    path = minutes.parent / "督办 台账.xlsx"
    done = run_cli("ledger", "export", "-o", path, "--today", "2018-06-20")
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture
def dump(run_cli: RunCli, tmp_path: Path) -> Callable[[], str]:
    """Gives the graph of the database as text."""

    def read() -> str:
        done = run_cli("dump", "-o", tmp_path / "dump.jsonl")
        assert done.returncode == 0, done.stderr
        return (tmp_path / "dump.jsonl").read_text(encoding="utf-8")

    return read
