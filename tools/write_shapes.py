"""Write ontology/shapes.ttl, the SHACL shapes that follow from the ontology, from ontology/minutes.ttl and codes.ttl.

What the ontology does not say is in ontology/shapes-rules.ttl, by hand. The shapes graph is both files.

Run: .venv/bin/python tools/write_shapes.py
"""

from __future__ import annotations

from pathlib import Path

from graph_loader.graph import ontology
from graph_loader.validation.derive import write_shapes

SHAPES = Path(__file__).resolve().parent.parent / "ontology" / "shapes.ttl"

if __name__ == "__main__":
    SHAPES.write_text(write_shapes(ontology.load()), encoding="utf-8")
