"""What is made from the ontology says what it says now."""

from __future__ import annotations

import runpy
from pathlib import Path

from graph_loader.graph import ontology

ROOT = Path(__file__).resolve().parents[2]


def test_the_reference_page_is_fresh() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "write_ontology_reference.py"))
    page = tool["write_reference"](ontology.load())
    assert (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8") == page, "run tools/write_ontology_reference.py"
    for label in (*ontology.load().nodes, *ontology.load().edges):
        assert f"### {label} · " in page


def test_the_style_of_the_browser_is_fresh() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "write_browser_style.py"))
    assert tool["SHEET"].read_text(encoding="utf-8") == tool["write_style"](ontology.load()), (
        "run tools/write_browser_style.py"
    )


def test_the_words_of_the_codes_are_fresh() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "write_code_words.py"))
    assert tool["FILE"].read_text(encoding="utf-8") == tool["write_words"](), "run tools/write_code_words.py"
