"""The demo answers its questions from the examples, and again the same when it is run again."""

from __future__ import annotations

import subprocess
import sys

from neo4j import Driver

from tests.conftest import ROOT


def run_demo(env: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, str(ROOT / "examples" / "demo.py")],
        capture_output=True, text=True, env=env | {"COLUMNS": "120"}, cwd=ROOT, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def answers(output: str) -> str:
    return output[output.index("1. ") :]


def test_the_demo_answers_from_the_examples(driver: Driver, cli_env: dict[str, str]) -> None:
    first = run_demo(cli_env)
    for words in (
        "原则同意",
        "9月底前",
        "李明@安澜市白鹭区人民政府",
        "赴外地招商",
        "望溪县国有林场改革方案",
        "graph-loader browse",
    ):
        assert words in first
    assert answers(run_demo(cli_env)) == answers(first)


def test_the_demo_says_what_is_wrong_without_a_traceback(cli_env: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "examples" / "demo.py")],
        capture_output=True, text=True, env=cli_env | {"NEO4J_URI": "bolt://127.0.0.1:1"}, cwd=ROOT, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "127.0.0.1:1" in done.stderr
    assert "Traceback" not in done.stderr
