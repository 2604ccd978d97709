"""The extractor on minutes written by somebody else, with their records: floors that only rise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph_loader.extraction import extract
from tests.extraction.evidence import evidence_problems
from tests.generate import Minutes
from tests.generate.scoring import CATEGORIES, as_document, figure, load_scorer, score

FOLDER = Path(__file__).parent
#: What was reached, rounded down; raise them with the extractor, never lower them.
FLOORS = {
    "meeting": 1.0,
    "attendees": 0.99,
    "attendees_name_role": 0.99,
    "agenda_items": 0.99,
    "policy_documents": 1.0,
    "decisions": 0.99,
    "assignments": 0.99,
    "assignments_named": 0.99,
    "deadlines": 0.98,
    "follow_ups": 0.99,
}


def _documents() -> list[Minutes]:
    return [
        Minutes(
            name=path.stem,
            text=path.read_text(encoding="utf-8"),
            gold=json.loads((FOLDER / "gold" / f"{path.stem}.json").read_text(encoding="utf-8")),
        )
        for path in sorted((FOLDER / "texts").glob("*.txt"))
    ]


@pytest.fixture(scope="module")
def scorer(corpus: Path) -> Any:
    return load_scorer(corpus.parent / "score.py")


@pytest.fixture(scope="module")
def tallies(scorer: Any) -> dict[str, Any]:
    return score(scorer, _documents())


def test_the_answers_stand_in_the_texts(scorer: Any) -> None:
    assert [problem for made in _documents() for problem in scorer.check_gold(made.name, made.gold, made.text)] == []


@pytest.mark.parametrize("category", CATEGORIES)
def test_no_score_falls(tallies: dict[str, Any], category: str) -> None:
    tally = tallies[category]
    assert figure(category, tally) >= FLOORS[category], "\n".join(tally.errors)


@pytest.mark.parametrize("made", _documents(), ids=lambda made: str(made.name))
def test_every_value_is_what_its_spans_say(made: Minutes) -> None:
    assert list(evidence_problems(extract(as_document(made)), made.text)) == []
