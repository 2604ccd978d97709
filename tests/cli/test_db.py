"""`graph-loader db`: what the commands print and how they end."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from graph_loader.settings import Settings
from graph_loader.store.local.progress import Silence
from graph_loader.store.local.server import LocalServer
from tests.conftest import run_console_script


def test_life_of_the_local_server(tmp_path: Path) -> None:
    data = tmp_path / "数据 目录"
    env = os.environ | {"GRAPH_LOADER_DATA_DIR": str(data), "LC_ALL": "C", "JAVA_TOOL_OPTIONS": "-Dnonsense"}

    def run(*arguments: str) -> tuple[int, str, str]:
        done = run_console_script("db", *arguments, env=env, cwd=tmp_path)
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout, done.stderr

    try:
        code, out, _ = run("status")
        assert (code, "does not run" in out, "graph-loader db start" in out) == (1, True, True)
        assert not data.exists()
        code, _, error = run("password")
        assert code == 1
        assert "its first start makes one, run `graph-loader db start`" in error
        assert run("stop") == (0, "The local Neo4j does not run.\n", "")
        assert run("reset", "--yes") == (0, f"There was no graph in {data}.\n", "")

        code, out, error = run("start")
        assert code == 0
        assert error == "Starting the local Neo4j ...\n"
        code, again, error = run("start")
        assert (code, again, error) == (0, out, "")

        code, out, _ = run("status", "--format", "json")
        status = json.loads(out)
        assert code == 0
        assert status["running"] is True
        assert status["data_dir"] == str(data)
        assert status["uri"].startswith("bolt://127.0.0.1:")
        assert status["browser"].startswith("http://127.0.0.1:")
        assert status["size"] > 1_000_000
        assert "JAVA_TOOL_OPTIONS" not in Path(status["log"]).read_text()
        code, out, _ = run("status")
        assert code == 0
        for value in (status["uri"], status["browser"], status["data_dir"], str(status["pid"]), status["version"]):
            assert value in out

        assert run("password") == (0, f"{data}/password\n", "")
        code, out, _ = run("password", "--show")
        assert out.strip() == (data / "password").read_text().strip()

        done = run_console_script("db", "reset", stdin="n\n", env=env, cwd=tmp_path)
        assert done.returncode == 1
        assert run("status")[0] == 0
        assert run("reset", "--yes") == (0, f"Removed the graph in {data}.\n", "")
        assert run("status")[0] == 1
        assert not (data / "neo4j").exists()
        assert not (data / "password").exists()
    finally:
        LocalServer(Settings(data_dir=data), Silence()).stop()


@pytest.mark.parametrize(
    "options", [["--bolt-port", "80"], ["--http-port", "70000"], ["--bolt-port", "x"], ["--jars", __file__]]
)
def test_wrong_usage(options: list[str], tmp_path: Path) -> None:
    done = run_console_script("db", "start", *options, env=dict(os.environ), cwd=tmp_path)
    assert done.returncode == 2
    assert options[0] in done.stderr


def test_a_bad_env_file_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("NEO4J_PASSWORD=密码".encode("gb18030"))
    done = run_console_script("db", "status", env=dict(os.environ), cwd=tmp_path)
    assert done.returncode == 2
    assert f"the file .env in {tmp_path} cannot be read as UTF-8" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["start", "stop", "status", "password", "reset"])
def test_help_has_an_example(command: str, tmp_path: Path) -> None:
    done = run_console_script("db", command, "--help", env=dict(os.environ), cwd=tmp_path)
    assert f"Example:\n    graph-loader db {command}" in done.stdout
