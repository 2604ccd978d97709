"""Nothing is merged on the corpus but what was reviewed line by line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.corpus.merges import SNAPSHOT, find_merges, snapshot

REVIEW = "other merges than reviewed: run `python -m tests.corpus.merges`, look at every line marked new, then --write"


def test_all_merges_were_reviewed(corpus: Path) -> None:
    assert snapshot(find_merges(corpus)) == json.loads(SNAPSHOT.read_text(encoding="utf-8")), REVIEW
