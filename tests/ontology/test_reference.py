"""docs/ontology.md is what the ontology says now."""

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
