"""The words of the ledger besides its headings: texts.tsv."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from graph_loader.ledger.columns import LANGUAGES


@cache
def texts(language: str) -> dict[str, str]:
    """Key -> text in a language. Raises ValueError for one that is not among LANGUAGES."""
    place = LANGUAGES.index(language) + 1 if language in LANGUAGES else 0
    if not place:
        raise ValueError(f"no words in the language {language!r}; there are {', '.join(LANGUAGES)}")
    lines = (files(__package__) / "texts.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[place] for row in rows}
