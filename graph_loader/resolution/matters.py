"""What the title of a document is about, without what its editions, years and wrappers differ in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from graph_loader.extraction.numerals import NUMERAL, to_int
from graph_loader.lexicon import alternatives, table, words
from graph_loader.resolution.titles import normalise_title

#: Fewer characters (总结, 规划) tell no matter.
_SHORTEST = 4
_FOUR_DIGITS = r"(?:(?:19|20)\d\d|[一二][〇零一二三四五六七八九]{3})"
_YEAR = rf"(?:{_FOUR_DIGITS}年?(?:[-—–~至到]{{1,2}}))?{_FOUR_DIGITS}年度?|(?<=\(){_FOUR_DIGITS}[-—–~]{{1,2}}{_FOUR_DIGITS}(?=\))"
#: 2024年, 2021—2025年, "十四五", 上半年, 第三季度, 3月份, 第二批.
_PERIOD = re.compile(
    rf"(?P<year>{_YEAR})|\"?十[一二三四五六七八九]五\"?|[上下]半年|第?[一二三四1-4]季度|(?<!\d)(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})月份?"
    rf"|第{NUMERAL}{{1,4}}(?:个五年|阶段|[次批期届号轮])"
)
_NO_WORD = re.compile(r"[^\w]|的")


class Matter(NamedTuple):
    """A title taken apart.

    words: what it is about, "" when too little is left to tell. placed: the same with the place it may begin with. passed_on: whether it
    is that of a document that passes on another (关于印发…的通知). periods: the years and ordinals in it; years: whether all are years.
    editions: marks such as 修订 and 试行.
    """

    words: str
    placed: str
    passed_on: bool
    periods: tuple[str, ...]
    years: bool
    editions: tuple[str, ...]


def find_matter(title: str, places: Sequence[str] = ()) -> Matter:
    """Take a title apart. places: how the place of the government is written, the longest first."""
    inner = normalise_title(title)
    passed_on = False
    while match := _wrapped().fullmatch(inner):
        inner, passed_on = normalise_title(match["quoted"] or match["bare"]), True
    editions = tuple(found.group().strip("()") for found in _edition().finditer(inner))
    inner = _edition().sub("", inner)
    periods = [(_plain(found), bool(found["year"])) for found in _PERIOD.finditer(inner)]
    inner = _PERIOD.sub("", inner)
    placed = _NO_WORD.sub("", inner.removeprefix("关于"))
    rest = next((placed.removeprefix(place) for place in places if placed.startswith(place)), placed)
    return Matter(
        rest if _tells(rest) else placed if _tells(placed) else "",
        placed,
        passed_on,
        tuple(period for period, _ in periods),
        all(is_year for _, is_year in periods),
        editions,
    )


def compare_matters(one: Matter, other: Matter) -> str:
    """What two titles of one matter differ in; only in how it is written when nothing else."""
    found = []
    if one.periods != other.periods:
        kind = "a year" if one.years and other.years else "a period or number"
        both = ["、".join(matter.periods) for matter in (one, other)]
        found.append(f"differs in {kind} ({both[0]}, {both[1]})" if all(both) else f"one without {both[0] or both[1]}")
    if one.passed_on != other.passed_on:
        found.append("one passes the other on (关于印发…的通知)")
    if one.editions != other.editions:
        found.append(f"one is marked {'、'.join(sorted({*one.editions} ^ {*other.editions}))}")
    if one.placed != other.placed:
        found.append("one without the place")
    return ", ".join(found) or "written with other marks or particles"


def differ_in_one_character(one: str, other: str) -> str | None:
    """The character in which two texts differ ("管, 治", "新" where only one has it); None when they are equal or differ in more."""
    if one == other or abs(len(one) - len(other)) > 1:
        return None
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        return f"{one[start]}, {other[start]}" if one[start + 1 :] == other[start + 1 :] else None
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start] if longer[start + 1 :] == shorter[start:] else None


def _tells(text: str) -> bool:
    return len(text) >= _SHORTEST and text not in words("generic_titles")


def _plain(found: re.Match[str]) -> str:
    """A period in one form: 2024年度 and 二〇二四年 are 2024年."""
    text = re.sub("[-—–~至到]{1,2}", "—", found.group().strip('"')).replace("年度", "年").replace("年—", "—")
    if found["year"]:
        text = re.sub("[一二][〇零一二三四五六七八九]{3}", lambda year: str(to_int(year.group())), text)
        return text if text.endswith("年") else f"{text}年"
    return text


@cache
def _wrapped() -> re.Pattern[str]:
    front, back = (
        alternatives(word for word, where in table("title_wrappers") if where == place) for place in ("front", "back")
    )
    return re.compile(
        rf"(?:[^〈〉]{{0,30}}?关于)?(?:{front})〈(?P<quoted>.+)〉(?:\(.*\))?的?(?:{back})"
        rf"|(?:[^〈〉]{{0,30}}?关于)(?:{front})(?P<bare>[^〈〉]+)的(?:{back})"
    )


@cache
def _edition() -> re.Pattern[str]:
    marks = alternatives(words("title_marks"))
    trial = alternatives(mark for mark, edition in table("title_marks") if edition == "trial")
    return re.compile(
        rf"\((?:(?:19|20)\d\d年)?(?:{marks})\)|(?:{trial})(?=(?:{alternatives(words('generic_titles'))})$)"
    )
