"""What the lexicons know of the names of bodies: full names, short forms, kinds, what a body is part of."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from graph_loader.lexicon import table, words

#: The word for a level of government in front of the name of one of its bodies: 县财政局.
LEVEL = "[省市县区旗州盟地]"
#: Endings that add nothing to a name the lexicon knows: 市场监管部门, 财政局等部门.
_PLAIN_ENDING = re.compile("(?:等)?(?:部门|单位)$")
#: How long before and after the day set by a reform's plan places carried it out.
_EARLY, _LATE = timedelta(days=183), timedelta(days=275)


class Known(NamedTuple):
    """The bodies a name may stand for. only_if_named: those it means only where the document names them (教育 for a 教育体育局)."""

    name: str = ""
    usual: tuple[str, ...] = ()
    only_if_named: tuple[str, ...] = ()

    def choose(self, named: frozenset[str] = frozenset(), day: date | None = None) -> str | None:
        """The one body meant, None when that is not certain. named: the bodies the document names in a way that means no other."""
        for found in (
            [one for one in self.usual if one in named],
            [one for one in self.only_if_named if one in named],
        ):
            if len(found) == 1:
                return found[0]
            if found:
                return None
        left = [one for one in self.usual if self._is_of_its_time(one, day)]
        return left[0] if len(left) == 1 else None

    @property
    def is_unmistakable(self) -> bool:
        """Whether it is the name of one body, and not only a word for what that does (工商)."""
        return len(self.usual) == 1 and not self.only_if_named and kind_of(self.name) is not None

    @property
    def shared_kind(self) -> str | None:
        """The kind of all bodies a name may stand for; None when it stands for one, or for several kinds."""
        bodies = {*self.usual, *self.only_if_named}
        found = {kinds()[body] for body in bodies}
        return found.pop() if len(bodies) > 1 and len(found) == 1 else None

    def _is_of_its_time(self, body: str, day: date | None) -> bool:
        """Whether a word for what bodies do (环保) can mean a body on a day; a name (环保局) is what it is at any time."""
        if day is None or self.is_unmistakable:
            return True
        return _first_day(body) <= day <= _last_day(body)


def find_known(name: str) -> Known:
    """The known bodies that a name (without place) may stand for."""
    generic = generic_committee(name)
    return _aliases().get(generic) or _aliases().get(_PLAIN_ENDING.sub("", generic), Known())


def generic_committee(name: str) -> str:
    """区委办 -> 市委办: the lexicon writes 市委 for the committee of any level."""
    return re.sub(rf"^{LEVEL}委(?!员)", "市委", name)


@cache
def _last_day(body: str) -> date:
    """The last day on which minutes may name a body that a reform ended; some places were late."""
    ends = [when for before, _, when, everywhere in reforms() if before == body and everywhere]
    return max(ends) + _LATE if ends else date.max


@cache
def _first_day(body: str) -> date:
    """The first day on which minutes may name a body that a reform made; some places were early."""
    begins = [when for _, after, when, everywhere in reforms() if after == body and everywhere]
    return min(begins) - _EARLY if begins else date.min


@cache
def reforms() -> tuple[tuple[str, str, date, bool], ...]:
    """Body before, body after, the day by which the reform was to be done, and whether it was so everywhere."""
    return tuple(
        (before, after, date.fromisoformat(when), how == "all") for before, after, when, how, _ in table("reforms")
    )


@cache
def kinds() -> dict[str, str]:
    """Known name -> kind."""
    return {row[0]: row[1] for row in table("organizations")}


@cache
def wholes() -> dict[str, str]:
    """Known name -> the known body it is a part of."""
    return {row[0]: row[3] for row in table("organizations") if len(row) > 3 and row[3]}


def kind_of(name: str) -> str | None:
    """The kind the ending of a name tells; the longest ending decides."""
    for length in range(min(len(name), 8), 0, -1):
        if kind := _endings().get(name[-length:]):
            return kind
    return None


def ends_as_zone(name: str) -> bool:
    return kind_of(name) == "Zone"


def is_word(name: str) -> bool:
    """Whether 市 begins a word: 市场监管局, but not 市民政局."""
    return name[:2] in words("not_a_level") and not find_known(name[1:]).usual


@cache
def _aliases() -> dict[str, Known]:
    """Any name -> the known names it may stand for."""
    usual: dict[str, list[str]] = {name: [name] for name in kinds()}
    only: dict[str, list[str]] = {}
    for name, _, *others in table("organizations"):
        for other in others[0].split() if others else ():
            if other.rstrip("?") not in kinds():
                (only if other.endswith("?") else usual).setdefault(other.rstrip("?"), []).append(name)
    return {
        alias: Known(alias, tuple(usual.get(alias, ())), tuple(only.get(alias, ())))
        for alias in sorted({*usual, *only})
    }


@cache
def bodies_of_short_forms() -> dict[str, tuple[str, ...]]:
    """A name that several bodies have -> those bodies."""
    found = {alias: (*known.usual, *known.only_if_named) for alias, known in _aliases().items()}
    return {alias: bodies for alias, bodies in found.items() if len(bodies) > 1}


@cache
def short_forms_of_bodies() -> dict[str, tuple[str, ...]]:
    """A body -> the names it shares with other bodies."""
    found: dict[str, list[str]] = {}
    for short, bodies in bodies_of_short_forms().items():
        for body in bodies:
            found.setdefault(body, []).append(short)
    return {body: tuple(shorts) for body, shorts in found.items()}


@cache
def _endings() -> dict[str, str]:
    return {row[0]: row[1] for row in table("organization_kinds")}
