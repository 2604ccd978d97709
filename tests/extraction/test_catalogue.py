"""The catalogue of shapes (catalogue.tsv): every shape that minutes really have is named with a test of its own, and the test exists."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "catalogue.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_every_shape_has_its_test() -> None:
    files = sorted({test.partition("::")[0] for _, _, test in ROWS})
    listed = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-o", "addopts=", "-p", "no:cacheprovider", *files],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    tests = [line.encode("ascii", "backslashreplace").decode() for line in listed.stdout.splitlines() if "::" in line]
    assert tests, listed.stderr
    known = {*tests, *(test.partition("[")[0] for test in tests)}
    wanted = {test.encode("ascii", "backslashreplace").decode(): shape for _, shape, test in ROWS}
    assert {test: shape for test, shape in wanted.items() if test not in known} == {}


def test_no_shape_is_listed_twice() -> None:
    assert len({(part, shape) for part, shape, _ in ROWS}) == len(ROWS)
