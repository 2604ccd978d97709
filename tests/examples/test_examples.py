"""The example minutes: each has a hand-checked record, and the extractor finds exactly what it says."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

MINUTES = ROOT / "examples" / "minutes"
EXPECTED = ROOT / "examples" / "expected"
FILES = sorted(MINUTES.rglob("*.txt"))
NAMES = [str(file.relative_to(MINUTES).with_suffix("")) for file in FILES]


def read(name: str) -> str:
    data = (MINUTES / f"{name}.txt").read_bytes()
    return data.decode("gb18030" if name.startswith("gb18030/") else "utf-8")


def expected(name: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
    return record


def strings(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every word a record states, with its place; codes, numbers and dates are not words of the text."""
    computed = {"date", "issued", "no", "role", "kind", "status", "verdict", "agenda"}
    for part, value in record.items():
        for n, entry in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(entry, dict):
                for key, held in entry.items():
                    if key not in computed and not (part == "follow_ups" and key == "action"):
                        words = held if isinstance(held, list) else [held]
                        yield from ((f"{part}.{n}.{key}", word) for word in words if isinstance(word, str))


def test_every_text_has_a_record_and_every_record_a_text() -> None:
    assert len(NAMES) >= 10
    assert {str(file.relative_to(EXPECTED).with_suffix("")) for file in EXPECTED.rglob("*.json")} == set(NAMES)


def test_one_of_the_texts_is_in_gb18030() -> None:
    for name in NAMES:
        if name.startswith("gb18030/"):
            with pytest.raises(UnicodeDecodeError):
                (MINUTES / f"{name}.txt").read_bytes().decode("utf-8")
    assert any(name.startswith("gb18030/") for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_a_record_stands_in_its_text(name: str) -> None:
    lines = [line for line in map(str.strip, read(name).splitlines()) if not re.fullmatch("— [0-9]+ —", line)]
    ink = "".join("".join(lines).split())
    missing = [f"{place}: {word}" for place, word in strings(expected(name)) if word not in ink]
    assert not missing


@pytest.mark.parametrize("name", NAMES)
def test_numbers_of_items_and_titles_of_decisions_exist(name: str) -> None:
    record = expected(name)
    numbers = {item["no"] for item in record["agenda_items"]}
    titles = {document["title"] for document in record["policy_documents"]}
    for part in ("decisions", "assignments", "follow_ups"):
        assert {entry["agenda"] for entry in record[part]} <= numbers
    assert {title for decision in record["decisions"] for title in decision["policies"]} <= titles


@pytest.fixture(scope="module")
def figures(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the scorer beside the corpus says of the extractor on the examples."""
    from graph_loader.extraction import extract
    from graph_loader.source import SourceDocument

    folder = tmp_path_factory.mktemp("score")
    for name in NAMES:
        text = read(name)
        source = SourceDocument(text, f"file:{name}", hashlib.sha256(text.encode()).hexdigest())
        stem = Path(name).name
        for kind, suffix, content in (
            ("texts", "txt", text),
            ("gold", "json", json.dumps(expected(name))),
            ("found", "json", extract(source).to_json()),
        ):
            (folder / kind).mkdir(exist_ok=True)
            (folder / kind / f"{stem}.{suffix}").write_text(content, encoding="utf-8", newline="")
    scorer = [sys.executable, str(corpus.parent / "score.py"), str(folder / "found"), "--json"]
    scorer += ["--gold", str(folder / "gold"), "--texts", str(folder / "texts")]
    done = subprocess.run(scorer, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", [Path(name).name for name in NAMES])
def test_the_extractor_finds_exactly_the_record(figures: dict[str, Any], name: str) -> None:
    wrong = {
        category: figure
        for category, figure in figures[name].items()
        if category != "overall" and (figure["missing"] or figure["spurious"])
    }
    assert not wrong
