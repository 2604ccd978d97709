"""What all tests share: a real Neo4j, the command line as installed, the corpus. No test sees the developer's own settings or data.

The environment is set when this file is imported, before any test or fixture reads it: an empty variable counts as not set
and wins over a file .env, and the data folder is a temporary one. Only the cache with Neo4j's jars is the user's.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from neo4j import Driver

from graph_loader.settings import Settings, read_settings
from graph_loader.store.connection import connect
from graph_loader.store.local.ports import find_free_port
from graph_loader.store.local.server import LocalServer

ROOT = Path(__file__).resolve().parent.parent

_CACHE_DIR = read_settings().cache_dir
_OWN_DATA_DIR = read_settings().data_dir
_TEMPORARY_DIR = Path(tempfile.mkdtemp(prefix="graph-loader-tests-"))
atexit.register(shutil.rmtree, _TEMPORARY_DIR, ignore_errors=True)

for _name in ("URI", "USER", "USERNAME", "PASSWORD", "DATABASE"):
    os.environ[f"NEO4J_{_name}"] = ""
os.environ["GRAPH_LOADER_JUDGEMENTS"] = ""
for _name in ("JARS", "MAVEN_MIRROR"):
    os.environ.setdefault(f"GRAPH_LOADER_{_name}", "")
os.environ["GRAPH_LOADER_CACHE_DIR"] = str(_CACHE_DIR)
os.environ["GRAPH_LOADER_DATA_DIR"] = str(_TEMPORARY_DIR / "data")
os.environ["XDG_DATA_HOME"] = str(_TEMPORARY_DIR / "share")


class RunCli(Protocol):
    """Runs `graph-loader` with the arguments and returns what it printed and its exit status."""

    def __call__(
        self,
        *arguments: str | Path,
        stdin: str | bytes | None = None,
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
    ) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture(autouse=True, scope="session")
def _developer_data_untouched() -> Iterator[None]:
    """The settings every test sees lead into the temporary folder; a server that a test started there ends with the run."""
    assert read_settings().data_dir == _TEMPORARY_DIR / "data"
    assert read_settings().data_dir != _OWN_DATA_DIR
    assert read_settings().neo4j_uri is None
    yield
    LocalServer(read_settings()).stop()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A running local Neo4j in a temporary folder on free ports, for the whole run."""
    local = LocalServer(Settings(data_dir=tmp_path_factory.mktemp("neo4j")))
    local.start(find_free_port(), find_free_port())
    yield local
    local.stop()


@pytest.fixture(scope="session")
def _session_driver(server: LocalServer) -> Iterator[Driver]:
    with connect(settings=server.settings) as driver:
        yield driver


@pytest.fixture
def driver(_session_driver: Driver) -> Driver:
    """A driver to the server, whose database is empty: no nodes, constraints or indexes."""
    empty_database(_session_driver)
    return _session_driver


def empty_database(driver: Driver) -> None:
    """Removes every node, constraint and index."""
    with driver.session() as session:
        for constraint in session.run("SHOW CONSTRAINTS YIELD name").value():
            session.run(f"DROP CONSTRAINT `{constraint}`").consume()
        for index in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name").value():
            session.run(f"DROP INDEX `{index}`").consume()
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


@pytest.fixture
def cli_env(server: LocalServer) -> dict[str, str]:
    """The environment in which `graph-loader` uses the test server as a named one."""
    running = server.find_running()
    assert running is not None
    return os.environ | {
        "NEO4J_URI": running.ports.uri,
        "NEO4J_USER": "neo4j",
        "NEO4J_PASSWORD": server.read_password(),
    }


@pytest.fixture
def run_cli(run_installed: RunCli) -> RunCli:
    """`run_installed`; folders with many commands may run them in this process instead."""
    return run_installed


@pytest.fixture
def run_installed(cli_env: dict[str, str], tmp_path: Path) -> RunCli:
    """Runs the installed console script in a subprocess, on the test server unless `env` says otherwise, in `tmp_path`."""

    def run(
        *arguments: str | Path,
        stdin: str | bytes | None = None,
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        return run_console_script(*arguments, stdin=stdin, env=cli_env | (env or {}), cwd=cwd or tmp_path)

    return run


def run_console_script(
    *arguments: str | Path, stdin: str | bytes | None = None, env: dict[str, str], cwd: Path
) -> subprocess.CompletedProcess[str]:
    """Runs the console script beside this Python."""
    script = Path(sys.executable).parent / "graph-loader"
    assert script.exists(), f"{script} is missing: pip install -e ."
    done = subprocess.run(
        [str(script), *map(str, arguments)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        timeout=300,
        env=env,
        cwd=cwd,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the development corpus beside the repository: there in CI, perhaps not elsewhere."""
    folder = ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        reason = f"the corpus is not at {folder}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
