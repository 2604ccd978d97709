"""The words that rules look for, as data: one entry a line, tab-separated columns, `#` begins a comment, sorted.

The first comment line of a file says what it holds, the second names its columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the file `name`.tsv. Raises FileNotFoundError when there is no such lexicon."""
    text = (files("graph_loader.lexicon") / f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].rstrip() for line in text.splitlines())
    return tuple(tuple(line.split("\t")) for line in lines if line)


@cache
def words(name: str) -> frozenset[str]:
    """The first column of a lexicon."""
    return frozenset(row[0] for row in table(name))


@cache
def mapping(name: str) -> dict[str, str]:
    """First column -> second column."""
    return {row[0]: row[1] for row in table(name)}


def alternatives(entries: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first, so that 原则同意 wins over 同意."""
    return "|".join(sorted(map(re.escape, set(entries)), key=lambda word: (-len(word), word)))


@cache
def pattern(name: str) -> str:
    """`alternatives` of a whole lexicon."""
    return alternatives(words(name))
