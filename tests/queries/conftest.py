"""The example graph: examples/minutes, examples/renditions and what examples/ledger reports of their tasks, loaded by the command line
into the test server, once for each test file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_loader.api import Graph, connect
from graph_loader.store.local.server import LocalServer
from tests.conftest import ROOT, empty_database, run_console_script


@pytest.fixture(scope="module")
def example_graph(server: LocalServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """A read-only connection to a database that holds these examples and nothing else."""
    running = server.find_running()
    assert running is not None
    uri, password = running.ports.uri, server.read_password()
    with connect(settings=server.settings) as graph:
        from graph_loader.store.connection import connect as open_driver

        with open_driver(settings=server.settings) as driver:
            empty_database(driver)
        env = os.environ | {"NEO4J_URI": uri, "NEO4J_USER": "neo4j", "NEO4J_PASSWORD": password}
        folder = tmp_path_factory.mktemp("load")
        ledgers = sorted((ROOT / "examples" / "ledger").glob("*.csv"))
        commands: list[list[str | Path]] = [["load", *(ROOT / "examples" / name for name in ("minutes", "renditions"))]]
        commands += [["ledger", "import", ledger] for ledger in ledgers]
        for command in commands:
            done = run_console_script(*command, env=env, cwd=folder)
            assert done.returncode == 0, done.stderr
        yield graph
