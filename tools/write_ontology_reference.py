"""Writes docs/ontology/*.md but the hand-written page from ontology/*.ttl and the example minutes; a test fails while a page is stale.

.venv/bin/python tools/write_ontology_reference.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "ontology"

if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from graph_loader.graph.ontology import load
    from tools.ontology_reference.pages import write_reference

    PAGES.mkdir(exist_ok=True)
    for name, page in write_reference(load()).items():
        (PAGES / name).write_text(page, encoding="utf-8")
