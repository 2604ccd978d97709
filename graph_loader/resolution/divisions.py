"""The administrative divisions of China as data: which places a name may mean, what they lie in, what each is called for short.

The rows are those of `lexicon/divisions.tsv`, codes after GB/T 2260: two digits each for province, prefecture and county.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from graph_loader.lexicon import table

_LONGEST_NAME = 16


class Division(NamedTuple):
    """A place. last: the last year it was listed, None when it still is; other: another name of it (张家川县), "" when it has none."""

    name: str
    code: str
    last: int | None = None
    other: str = ""

    @property
    def level(self) -> str:
        """province, prefecture or county: codes of the ontology."""
        if self.code.endswith("0000"):
            return "province"
        return "prefecture" if self.code.endswith("00") else "county"

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.other) if self.other else (self.name,)


def find_divisions(place: str, year: int | None = None) -> tuple[Division, ...]:
    """The places that a name may mean: one for 昆山市, 江苏省昆山市 and 苏州市昆山市, several for 鼓楼区, none for a name not listed.

    year: leaves out places that were no more by then. What is written in front has to be what the place lies in.
    """
    found = []
    for length in range(min(len(place), _LONGEST_NAME), 1, -1):
        before = place[:-length]
        for division in _by_name().get(place[-length:], ()):
            if not before or before in _prefixes(division):
                found.append(division)
    if year is not None:
        # Minutes of the year after the last one listed may still be of the old place.
        found = [one for one in found if one.last is None or year <= one.last + 1]
    return tuple(found)


def starts_with_place(name: str) -> str:
    """The longest beginning of a name that is a listed place (昆山市 of 昆山市财政局), "" when there is none."""
    return next((name[:n] for n in range(min(len(name), 3 * _LONGEST_NAME), 1, -1) if find_divisions(name[:n])), "")


def ends_with_place(words: str) -> str:
    """The longest end of some words that is a listed place with what it lies in (苏州市昆山市 of 县长来到苏州市昆山市)."""
    return next(
        (words[-n:] for n in range(min(len(words), 3 * _LONGEST_NAME), 1, -1) if find_divisions(words[-n:])), ""
    )


def choose_division(candidates: Iterable[Division], hints: Iterable[str]) -> Division | None:
    """The one of several places that lies in a place the hints name (徐州市, for 鼓楼区); None when that is none or several."""
    left = list(candidates)
    if len(left) == 1:
        return left[0]
    named = {division.code for hint in hints for division in find_divisions(hint)}
    left = [one for one in left if any(above.code in named for above in above_of(one))]
    return left[0] if len(left) == 1 else None


@cache
def above_of(division: Division) -> tuple[Division, ...]:
    """What a place lies in, the nearest first: 苏州市, 江苏省 for 昆山市."""
    codes = [f"{division.code[:4]}00", f"{division.code[:2]}0000"]
    return tuple(_latest(code) for code in dict.fromkeys(codes) if code != division.code and code in _by_code())


@cache
def short_name(division: Division) -> str:
    """The shortest of 鼓楼区, 徐州市鼓楼区, 江苏省徐州市鼓楼区 that means no other place of the list, past or present.

    东区 and 城区 are words, too, and so never stand alone.
    """
    names = [division.name, *(above.name + division.name for above in above_of(division))]
    return next(name for name in names if len(find_divisions(name)) == 1 and not re.fullmatch(".区", name))


@cache
def _rows() -> tuple[Division, ...]:
    rows = (tuple(row) + ("",) * 4 for row in table("divisions"))
    return tuple(
        Division(name, code, int(last) if last else None, other)
        for name, code, last, other in (row[:4] for row in rows)
        if code
    )


@cache
def _by_name() -> dict[str, tuple[Division, ...]]:
    found: dict[str, tuple[Division, ...]] = {}
    for division in _rows():
        for name in division.names:
            found[name] = (*found.get(name, ()), division)
    return found


@cache
def _by_code() -> dict[str, tuple[Division, ...]]:
    found: dict[str, tuple[Division, ...]] = {}
    for division in _rows():
        found[division.code] = (*found.get(division.code, ()), division)
    return found


def _latest(code: str) -> Division:
    """The place that has a code now, or had it last."""
    return max(_by_code()[code], key=lambda one: (one.last is None, one.last or 0))


@cache
def _prefixes(division: Division) -> frozenset[str]:
    """What may stand in front of the name of a place: 徐州市, 江苏省, 江苏省徐州市."""
    found = {""}
    for above in above_of(division):
        found |= {name + rest for name in above.names for rest in found}
    return frozenset(found - {""})
