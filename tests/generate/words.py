"""The word lists: files in words/, one entry a line; in a .tsv the columns are parted by a tab."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "words"


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of words/NAME.txt."""
    return tuple((FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines())


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of words/NAME.tsv."""
    return tuple(tuple(line.split("\t")) for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines())


@cache
def by_topic(name: str) -> dict[str, tuple[str, ...]]:
    """The second column of words/NAME.tsv, grouped by the first, a topic."""
    found: dict[str, tuple[str, ...]] = {}
    for topic, phrase in rows(name):
        found[topic] = (*found.get(topic, ()), phrase)
    return found
