"""From the name of a body as written to the one name it is known by within its government. Certain steps only.

A name no rule knows keeps its written form and so stays a body of its own: a missed merge can be mended, a wrong one misleads.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from graph_loader.lexicon import table, words
from graph_loader.resolution.government import Government

_LEVEL = "[市县区旗州盟]"
_GOVERNMENT = re.compile("(?:人民)?政府")
_LOCALITY = re.compile(rf"[\u4e00-\u9fff]{{1,7}}(?:{_LEVEL}|镇|乡|街道)")
#: Endings that add nothing to a name the lexicon knows: 市场监管部门, 财政局等部门.
_PLAIN_ENDING = re.compile("(?:等)?(?:部门|单位)$")

#: The rule of a body that belongs to another government than the document's; which one is not known.
OTHER_PLACE = "other place"

#: Name, kind, government ("" for a government itself) and rule.
_Resolved = tuple[str, str | None, str, str]


class Body(NamedTuple):
    """One addressee of a phrase: an organization or a collective.

    name: the name it is known by. kind: its second label, None when unknown. government: whose body it is (its id begins so).
    written: the words; start, end: where they stand in the phrase. is_government: it is the government itself.
    """

    name: str
    kind: str | None
    government: str
    written: str
    start: int
    end: int
    collective: bool = False
    is_government: bool = False
    rule: str = ""


class Bodies:
    """Resolves the names of bodies in one document."""

    def __init__(self, government: Government) -> None:
        self.government = government
        self._named: frozenset[str] = frozenset()
        self._resolve = lru_cache(maxsize=None)(self._resolve_name)

    def note(self, written: list[str]) -> None:
        """Tell which names the document uses: a short form of two bodies (发展改革) means the one it names in full."""
        self._named = frozenset(
            name
            for phrase in written
            for part, _ in split(phrase, self._is_body)
            for candidates in [_candidates(self._without_place(part))]
            if len(candidates) == 1
            for name in candidates
        )
        self._resolve.cache_clear()

    def resolve(self, phrase: str, *, collective: bool = False) -> list[Body]:
        """The bodies a phrase names: 县政府办、县财政局 are two, 各部门 is a collective (all of it, when `collective` says so)."""
        found: list[Body] = []
        for part, start in split(phrase, self._is_body):
            if collective or is_collective(part):
                end = start + len(part)
                found.append(Body(part, None, self.government.name, part, start, end, True, rule="collective"))
            else:
                found.append(self.whole(part, start))
        return found

    def whole(self, phrase: str, start: int = 0) -> Body:
        """The one body that the whole phrase names. start: where it stands in a longer one."""
        name, kind, government, rule = self._resolve(phrase)
        return Body(name, kind, government, phrase, start, start + len(phrase), False, not government, rule)

    def _resolve_name(self, written: str) -> _Resolved:
        plain = unicodedata.normalize("NFKC", written)
        return self._as_government(plain) or self._as_body_above(plain) or self._as_own_body(plain)

    def _as_government(self, name: str) -> _Resolved | None:
        """The government of the document: 市政府, 安澜市人民政府, 安澜市."""
        government = self.government
        bare = _GOVERNMENT.fullmatch(self._without_place(name)) is not None and self._is_own_level(name)
        if not government.known:
            # A body of its own under the id of the minutes: no two places whose name is not known become one.
            return (f"{government.level}人民政府", "LocalGovernment", government.name, "government") if bare else None
        if bare or name in {government.name, government.place, government.own}:
            kind = "Zone" if _ends_as_zone(government.name) else "LocalGovernment"
            return government.name, kind, "", "government"
        return None

    def _as_body_above(self, name: str) -> _Resolved | None:
        """A body of the government above, or its local office here (市生态环境局白鹭区分局)."""
        government, parent = self.government, self.government.parent
        if not parent or not self._is_above(name):
            return None
        rest = name.removeprefix(parent) if name.startswith(parent) else name[1:]
        if government.own[:-1] in rest:
            return parent + rest, _kind_of(rest), government.name, "local office"
        if _GOVERNMENT.fullmatch(rest):
            return f"{parent}人民政府", "LocalGovernment", "", "government above"
        found, kind, rule = self._look_up(parent[-1] + rest if rest.startswith("委") else rest, parent[-1])
        return found, kind, f"{parent}人民政府", f"{rule}, government above"

    def _as_own_body(self, name: str) -> _Resolved:
        government = self.government
        if self._is_of_other_place(name):
            # Kept as written; whose body it is, the text does not say.
            return name, _kind_of(name), government.name, OTHER_PLACE
        stripped = self._without_place(name)
        found, kind, rule = self._look_up(stripped, stripped[0])
        if rule == "as written":
            return name, None, government.name, rule
        return found, kind, government.name, rule

    def _look_up(self, name: str, level: str) -> tuple[str, str | None, str]:
        """Name, kind and rule of a name freed of its place."""
        found = _candidates(name)
        if len(found) > 1:
            found = tuple(one for one in found if one in self._named)
        if len(found) == 1:
            known = found[0]
            return (level + known[1:] if known.startswith("市委") else known), _names()[known], "lexicon"
        if re.match(rf"{_LEVEL}委", name):
            return name, "PartyBody", "party"
        if re.match("政府.", name):
            return "人民" + name, _kind_of(name) or "Department", "government office"
        if _ends_as_zone(name):
            return re.sub("管委会$|管理委员会$", "", name) + "管理委员会", "Zone", "zone"
        if _LOCALITY.fullmatch(name):
            return name + ("办事处" if name.endswith("街道") else "人民政府"), "LocalGovernment", "place"
        kind = _kind_of(name)
        return name, kind, ("ending" if kind else "as written")

    def _without_place(self, name: str) -> str:
        """The name less the place or level of the document's government: 苏州市发改委, 市发改委 -> 发改委."""
        government = self.government
        name = re.sub("^中共", "", name)
        if name.startswith("团") and re.match(rf"团{_LEVEL}委", name):
            return "团市委"
        for place in (government.place, government.own):
            if place and name.startswith(place) and len(name) > len(place):
                rest = name[len(place) :]
                return government.level + rest if rest.startswith("委") else rest
        if not re.match(rf"{_LEVEL}.", name) or self._is_word(name) or not self._is_own_level(name):
            return name
        return name if re.match(rf"{_LEVEL}委(?!员)", name) else name[1:]

    def _is_own_level(self, name: str) -> bool:
        """市… in a city's minutes names the city's own body."""
        level = name[0] if re.match(f"{_LEVEL}|省", name) else ""
        return not level or level == self.government.level

    def _is_above(self, name: str) -> bool:
        """Whether a name begins with the place or level above, which the government's own name tells (安澜市白鹭区: 市财政局)."""
        parent = self.government.parent
        if name.startswith(self.government.place):
            return False
        if name.startswith(parent):
            return len(name) > len(parent) + 1
        return name[0] == parent[-1] and len(name) > 1 and not self._is_word(name)

    def _is_of_other_place(self, name: str) -> bool:
        """省财政厅 in a city's minutes, 青禾市财政局 in 安澜市's: no body of this government."""
        if name.startswith((self.government.place, self.government.own) if self.government.own else "\n"):
            return False
        if re.match(f"{_LEVEL}|省", name) and not self._is_own_level(name):
            return not self._is_word(name)
        return bool(re.match("[\u4e00-\u9fff]{1,6}(?:省|自治区|[市县旗州盟])(?!委)[\u4e00-\u9fff]{2,}", name[1:])) and (
            _kind_of(name) == "Department" and not _candidates(self._without_place(name))
        )

    @staticmethod
    def _is_word(name: str) -> bool:
        """Whether 市 begins a word: 市场监管局, but not 市民政局."""
        return name[:2] in words("not_a_level") and not _candidates(name[1:]) and not _GOVERNMENT.match(name[1:])

    def _is_body(self, name: str) -> bool:
        """Whether a piece is surely the whole name of a body."""
        if is_collective(name) or _GOVERNMENT.fullmatch(self._without_place(name)):
            return True
        stripped = self._without_place(name)
        return bool(_candidates(stripped)) or (
            stripped != name and _kind_of(stripped) is not None and len(stripped) > 2
        )


def split(phrase: str, is_body: Callable[[str], bool]) -> list[tuple[str, int]]:
    """The names in a phrase with their positions: cut at 、 and ， and at 和, 及, 与 between two bodies (not in 发展和改革局)."""
    pieces: list[tuple[str, int]] = []
    if re.match("各[市县区旗镇乡街道]+、(?!各)", phrase):  # 各市、区人民政府: 各 covers the list
        return [(phrase, 0)]
    start = 0
    for part in re.split("([、，,；;])", phrase):
        if part and part not in "、，,；;":
            pieces.extend((name, start + at) for name, at in _split_conjunction(part, is_body))
        start += len(part)
    return pieces


def _split_conjunction(part: str, is_body: Callable[[str], bool]) -> list[tuple[str, int]]:
    for match in re.finditer("以及|和|及|与", part):
        left, right = part[: match.start()], part[match.end() :]
        shared = is_collective(left) and right in _collectives()[1]  # 各有关部门和单位 is one phrase
        # 县工信和科技局 is one: only a left side that ends like a body is one.
        ended = _kind_of(left) is not None or is_collective(left)
        if right and ended and not shared and is_body(left) and (is_body(right) or _kind_of(right)):
            return [(left, 0), *((name, match.end() + at) for name, at in _split_conjunction(right, is_body))]
    return [(part, 0)]


def is_collective(phrase: str) -> bool:
    """Whether a phrase names no single body: 各部门, 相关单位, 牵头部门."""
    prefixes, whole = _collectives()
    return (
        phrase in whole
        or phrase.startswith(prefixes)
        or re.sub(rf"^{_LEVEL}?(?:人民)?政府", "", phrase).startswith(prefixes)
    )


@cache
def _collectives() -> tuple[tuple[str, ...], frozenset[str]]:
    rows = table("collectives")
    return tuple(word for word, how in rows if how == "prefix"), frozenset(word for word, how in rows if how == "whole")


@cache
def _names() -> dict[str, str]:
    """Known name -> kind."""
    return {row[0]: row[1] for row in table("organizations")}


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    """Any name -> the known names it may stand for."""
    found: dict[str, list[str]] = {name: [name] for name in _names()}
    for name, _, *others in table("organizations"):
        for other in others[0].split() if others else ():
            if other not in _names():
                found.setdefault(other, []).append(name)
    return {alias: tuple(names) for alias, names in found.items()}


def _candidates(name: str) -> tuple[str, ...]:
    """The known names that a name (without place) may stand for."""
    generic = _generic_committee(name)
    return _aliases().get(generic) or _aliases().get(_PLAIN_ENDING.sub("", generic), ())


def _generic_committee(name: str) -> str:
    """区委办 -> 市委办: the lexicon writes 市委 for the committee of any level."""
    return re.sub(rf"^{_LEVEL}委(?!员)", "市委", name)


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in table("organization_kinds")}


def _kind_of(name: str) -> str | None:
    """The kind the ending of a name tells; the longest ending decides."""
    for length in range(min(len(name), 8), 0, -1):
        if kind := _kinds().get(name[-length:]):
            return kind
    return None


def _ends_as_zone(name: str) -> bool:
    return _kind_of(name) == "Zone"
