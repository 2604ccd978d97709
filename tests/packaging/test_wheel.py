"""A wheel built from the tree and installed in an empty virtual environment elsewhere does the whole job."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the scripts of a virtual environment with the wheel and its pinned dependencies, nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    run(*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    own: list[str | Path] = [python, "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    run(*own, "--require-hashes", "-r", ROOT / "requirements" / "run.lock", cwd=folder)
    run(*own, "--no-deps", wheel, cwd=folder)
    return python.parent


def test_load_ask_and_export(installed: Path, cli_env: dict[str, str], tmp_path: Path) -> None:
    script = installed / "graph-loader"
    env = {name: value for name, value in cli_env.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    env["PATH"] = f"{installed}:{os.environ['PATH']}"
    run(script, "load", ROOT / "examples" / "minutes", cwd=tmp_path, env=env)
    listed = run(script, "query", "list", cwd=tmp_path, env=env)
    assert "assigned" in listed or "attend" in listed
    rows = run(
        script, "cypher", "MATCH (m:Meeting) RETURN count(m) AS meetings", "--format", "csv", cwd=tmp_path, env=env
    )
    assert int(rows.split()[-1]) >= 8
    run(script, "export", "rdf", "-o", tmp_path / "graph.nt", cwd=tmp_path, env=env)
    assert (tmp_path / "graph.nt").stat().st_size > 100_000
    straight = tmp_path / "straight.ttl"
    run(
        script,
        "export",
        "rdf",
        "-o",
        straight,
        ROOT / "examples" / "minutes",
        cwd=tmp_path,
        env=env | {"NEO4J_URI": ""},
    )
    assert b"@prefix" in straight.read_bytes()[:2000]
