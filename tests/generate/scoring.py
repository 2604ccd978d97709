"""Scores of the extractor on generated minutes, counted as on the corpus: by the scorer that stands beside it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph_loader.extraction import extract
from graph_loader.source import SourceDocument
from tests.generate.minutes import Minutes

CATEGORIES = [
    "meeting", "attendees", "attendees_name_role", "agenda_items", "policy_documents",
    "decisions", "assignments", "assignments_named", "deadlines", "follow_ups",
]  # fmt: skip


def load_scorer(path: Path) -> Any:
    """The scorer of the corpus as a module. Raises FileNotFoundError when it is not there."""
    specification = importlib.util.spec_from_file_location("corpus_score", path)
    if specification is None or specification.loader is None or not path.is_file():
        raise FileNotFoundError(f"no scorer at {path}")
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module  # its dataclasses look themselves up there
    specification.loader.exec_module(module)
    return module


def as_document(made: Minutes) -> SourceDocument:
    return SourceDocument(text=made.text, uri=f"{made.name}.txt", sha256="0" * 64)


def score(scorer: Any, documents: Iterable[Minutes]) -> dict[str, Any]:
    """Tallies (hit, missing, spurious, errors) per category over all documents together; errors name their document."""
    totals = {category: scorer.Tally() for category in CATEGORIES}
    for made in documents:
        predicted = extract(as_document(made)).to_dict()
        for category, tally in scorer.score_document(made.gold, predicted, scorer.Text(made.text)).items():
            total = totals[category]
            total.hit += tally.hit
            total.missing += tally.missing
            total.spurious += tally.spurious
            total.errors += [f"{made.name}  {error}" for error in tally.errors]
    return totals


def figure(category: str, tally: Any) -> float:
    """F1; for the fields of the meeting, accuracy."""
    return float(tally.figures()["accuracy" if category == "meeting" else "f1"])
