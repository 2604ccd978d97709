"""Every value of every record stands where its evidence says: 100 %, on all texts there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_loader.extraction import extract
from graph_loader.reading import read
from tests.conftest import ROOT
from tests.extraction.evidence import evidence_problems


def test_examples() -> None:
    paths = sorted((ROOT / "examples" / "minutes").rglob("*.txt"))
    assert paths
    assert _problems(paths) == []


@pytest.mark.parametrize("folder", ["texts", "unlabelled"])
def test_corpus(corpus: Path, folder: str) -> None:
    paths = sorted((corpus / folder).glob("*.txt"))
    assert paths
    assert _problems(paths) == []


def _problems(paths: list[Path]) -> list[str]:
    found = []
    for path in paths:
        document = read(path)
        found += [f"{path.name}: {problem}" for problem in evidence_problems(extract(document), document.text)]
    return found
