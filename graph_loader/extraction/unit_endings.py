"""How names of organisations end: the suffixes and whole names of the lexicons, looked up by their last character.

Most strings of a text are told by their last characters to be no name of one. The words are the lexicons unit_*.tsv,
place_suffixes.tsv and divisions.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from graph_loader.lexicon import mapping, pattern, table, words

#: Longest name of an organisation that is looked for.
LONGEST = 40
#: Characters a name is made of.
NAME_CHARACTERS = "\u4e00-\u9fff\u3400-\u4dbfA-Za-z0-9（）·“”"
#: Levels of government, which stand in front of a name (市教育局) or end a place.
LEVELS = "省市县区旗州盟镇乡"

#: Words of running text that do not belong to the name behind them; a lone character (报, 经) may also be part of a name.
LEFT_WORDS = re.compile(
    rf"第?[一二三四五六七八九十\d]+届|\d+年度?|（[一二三四五六七八九十\d]+）|{pattern('unit_left_words')}"
)


@cache
def suffixes() -> Mapping[str, tuple[str, str, str]]:
    """suffix -> kind, shape (open, level, place), characters that must not follow it."""
    found = {row[0]: (row[1], row[2], row[3] if len(row) > 3 else "") for row in table("unit_suffixes")}
    places = {row[0]: (row[1], "place", row[2] if len(row) > 2 else "") for row in table("place_suffixes")}
    return {**found, **places}


@cache
def _suffix_lengths() -> Mapping[str, tuple[int, ...]]:
    """Last character -> the lengths of the suffixes that end in it, longest first."""
    found: dict[str, set[int]] = {}
    for word in suffixes():
        found.setdefault(word[-1], set()).add(len(word))
    return {last: tuple(sorted(lengths, reverse=True)) for last, lengths in found.items()}


def suffixes_of(name: str) -> list[str]:
    """The suffixes that a name ends in, longest first."""
    known = suffixes()
    return [name[-length:] for length in _suffix_lengths().get(name[-1:], ()) if name[-length:] in known]


@cache
def lookalikes() -> Mapping[str, tuple[str, ...]]:
    """Last character -> words no name ends in (大局)."""
    found: dict[str, tuple[str, ...]] = {}
    for word, use in mapping("unit_lookalikes").items():
        if use in {"word", "town"}:
            found[word[-1]] = (*found.get(word[-1], ()), word)
    return found


@cache
def short_divisions() -> frozenset[str]:
    """Names of divisions without their last character (望溪 for 望溪县): the first part of 望溪公安分局."""
    return frozenset(name[:-1] for name in words("divisions") if len(name) > 2)


def unit_ends(letters: str) -> list[int]:
    """The positions at which the name of an organisation can end: most strings are passed over without being looked at."""
    ends = name_ends()
    return [n for n, last in enumerate(letters, 1) if last in ends and letters.endswith(ends[last], 0, n)]


@cache
def name_ends() -> Mapping[str, tuple[str, ...]]:
    """Last character -> what a name that ends in it ends in: suffixes and listed names, the shortest stand for the longer ones."""
    endings = {*suffixes(), *words("unit_names"), *words("divisions")}
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(endings, key=lambda word: (len(word), word)):
        known = found.get(word[-1], ())
        if not word.endswith(known):
            found[word[-1]] = (*known, word)
    return found


@cache
def last_characters() -> frozenset[str]:
    """The characters that names of organisations end in."""
    return frozenset(name_ends())
