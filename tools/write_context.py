"""Write ontology/context.jsonld, the JSON-LD context, from the ontology.

Run: .venv/bin/python tools/write_context.py
"""

from __future__ import annotations

from pathlib import Path

from graph_loader.export.context import write_context
from graph_loader.graph import ontology

CONTEXT = Path(__file__).resolve().parent.parent / "ontology" / "context.jsonld"

if __name__ == "__main__":
    CONTEXT.write_text(write_context(ontology.load()), encoding="utf-8")
