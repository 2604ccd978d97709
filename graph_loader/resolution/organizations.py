"""From the name of a body as written to the one name it is known by within its government. Certain steps only.

A name no rule knows keeps its written form and so stays a body of its own: a missed merge can be mended, a wrong one misleads.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from graph_loader.extraction.text import fold
from graph_loader.resolution.divisions import choose_division, find_divisions, starts_with_place
from graph_loader.resolution.government import (
    GOVERNMENT_WORD,
    Government,
    government_above,
    government_name,
    level_of,
    of_division,
)
from graph_loader.resolution.known_names import (
    LEVEL,
    ends_as_zone,
    find_known,
    is_word,
    kind_of,
    kinds,
)
from graph_loader.resolution.phrases import is_collective, split
from graph_loader.resolution.zones import COMMITTEE, Zones

_GOVERNMENT = re.compile(GOVERNMENT_WORD)
_LOCALITY = re.compile(rf"[\u4e00-\u9fff]{{1,7}}(?:{LEVEL}|镇|乡|街道)")
#: Words in front of 镇 and 乡 that make them places of no name: 属地乡镇.
_NO_LOCALITY = re.compile("属地|所在|所属|乡镇$|城镇$|村镇$|^[市县区城集]镇$|^(?:地区|城区|郊区|辖区|县区|市区|园区)$")
#: A part of a government that is no body: 县政府班子成员.
_PEOPLE = re.compile("(?:成员|人员|领导|负责人|负责同志|干部)$")

#: The rule of a body that belongs to another government than the document's; which one is not known.
OTHER_PLACE = "other place"


class _Resolved(NamedTuple):
    """name, kind and rule as in Body. government: whose body it is, or what it is itself."""

    name: str
    kind: str | None
    government: Government
    rule: str
    itself: bool = False


class Body(NamedTuple):
    """One addressee of a phrase: an organization or a collective.

    name: the name it is known by. kind: its second label, None when unknown. government: whose body it is, "" for a government.
    written: the words; start, end: where they stand in the phrase. owner: the government whose body it is, or that it is itself.
    """

    name: str
    kind: str | None
    government: str
    written: str
    start: int
    end: int
    owner: Government
    collective: bool = False
    rule: str = ""

    @property
    def itself(self) -> Government | None:
        """The government that the body is, None when it is another body."""
        return None if self.government else self.owner


class Bodies:
    """Resolves the names of bodies in one document."""

    def __init__(self, government: Government, day: date | None = None) -> None:
        self.government = government
        self._day = day
        self._named: frozenset[str] = frozenset()
        self._zones = Zones()
        self._resolve = lru_cache(maxsize=None)(self._resolve_name)

    def note(self, written: list[str]) -> None:
        """Tell which names the document uses: a short form of two bodies (发展改革) means the one it names in full."""
        parts = [fold(part) for phrase in written for part, _ in split(phrase, self._is_body)]
        known = [find_known(self._without_place(part)) for part in parts]
        self._named = frozenset(one.usual[0] for one in known if len(one.usual) == 1 and not one.only_if_named)
        self._zones = Zones(self._without_place(part) for part in parts)
        self._resolve.cache_clear()

    def resolve(self, phrase: str, *, collective: bool = False) -> list[Body]:
        """The bodies a phrase names: 县政府办、县财政局 are two, 各部门 is a collective (all of it, when `collective` says so)."""
        found: list[Body] = []
        for part, start in split(phrase, self._is_body):
            if collective or is_collective(part):
                end = start + len(part)
                found.append(
                    Body(part, None, self.government.name, part, start, end, self.government, True, "collective")
                )
            else:
                found.append(self.whole(part, start))
        return found

    def whole(self, phrase: str, start: int = 0) -> Body:
        """The one body that the whole phrase names. start: where it stands in a longer one."""
        found = self._resolve(phrase)
        government = "" if found.itself else found.government.name
        end = start + len(phrase)
        return Body(found.name, found.kind, government, phrase, start, end, found.government, False, found.rule)

    def _resolve_name(self, written: str) -> _Resolved:
        plain = fold(unicodedata.normalize("NFKC", written))
        return (
            self._as_government(plain)
            or self._as_body_above(plain)
            or self._as_listed_place(plain)
            or self._as_own_body(plain)
        )

    def _as_government(self, name: str) -> _Resolved | None:
        """The government of the document: 市政府, 安澜市人民政府, 安澜市."""
        government = self.government
        bare = _GOVERNMENT.fullmatch(self._without_place(name)) is not None and self._is_own_level(name)
        if not government.known:
            # A body of its own under the id of the minutes: no two places whose name is not known become one.
            level = government.level
            name = government_name(level if level not in {"地区", "盟"} else "")
            return _Resolved(name, "LocalGovernment", government, "government") if bare else None
        if government.is_zone:
            # 管委会, 区管委会, 开发区管委会 in the minutes of the zone's own committee
            short = re.fullmatch(f"(.*){COMMITTEE}", name)
            bare = short is not None and government.own.endswith(short[1])
        if bare or name in (government.name, *government.forms):
            return _government_itself(government, "government")
        return None

    def _as_body_above(self, name: str) -> _Resolved | None:
        """A body of a government above, or its local office here (市生态环境局白鹭区分局)."""
        above = government_above(self.government) if self.government.known else None
        while above:
            if rest := self._behind_place_above(name, above):
                return self._of_above(rest, above)
            above = government_above(above)
        return None

    def _behind_place_above(self, name: str, above: Government) -> str:
        """What stands behind the place or level above in a name (安澜市白鹭区: 市财政局), "" when it does not begin so."""
        if name.startswith(self.government.forms):
            return ""
        for form in above.forms:
            if name.startswith(form) and len(name) > len(form) + 1:
                return name[len(form) :]
        if above.level == self.government.level:
            return ""  # 市财政局 in the minutes of 昆山市 is its own, not that of 苏州市
        # 区财政局 is never the bureau of an autonomous region.
        words = above.level_words[:1] if above.level == "自治区" else above.level_words
        return next((rest for word in words if (rest := _behind_level(name, word))), "")

    def _of_above(self, rest: str, above: Government) -> _Resolved:
        stem = self.government.own.removesuffix(self.government.level)
        if len(stem) > 1 and stem in rest:
            return _Resolved(above.own + rest, kind_of(rest), self.government, "local office")
        if _GOVERNMENT.fullmatch(rest):
            return _government_itself(above, "government above")
        level = above.own[-1]
        found, kind, rule = _look_up(level + rest if rest.startswith("委") else rest, level)
        return _Resolved(found, kind, above, f"{rule}, government above")

    def _as_listed_place(self, name: str) -> _Resolved | None:
        """Another place that the data knows, which stands for its government, or one of its bodies: 昆山市, 昆山市财政局."""
        if name.startswith(self.government.forms or "\n"):
            return None
        place = starts_with_place(name)
        rest = name[len(place) :]
        if not level_of(place) or re.fullmatch(".区", place):
            return None
        division = choose_division(
            find_divisions(place, self._day.year if self._day else None),
            (self.government.place, *self.government.above),
        )
        if not division:
            return None
        other = of_division(division)
        if not rest or _GOVERNMENT.fullmatch(rest):
            return _government_itself(other, "listed place")
        level = other.own[-1]
        found, kind, rule = _look_up(level + rest if rest.startswith("委") else rest, level)
        # 吴中区公安分局 may be the city's; only names that every government has one of are surely the place's own.
        return _Resolved(found, kind, other, "lexicon, listed place") if rule == "lexicon" else None

    def _as_own_body(self, name: str) -> _Resolved:
        government = self.government
        if self._is_of_other_place(name):
            # Kept as written; whose body it is, the text does not say.
            return _Resolved(name, kind_of(name), government, OTHER_PLACE)
        stripped = self._without_place(name)
        found, kind, rule = _look_up(stripped, stripped[0], self._named, self._day, self._zones)
        if rule == "as written":
            return _Resolved(name, None, government, rule)
        return _Resolved(found, kind, government, rule)

    def _without_place(self, name: str) -> str:
        """The name less the place or level of the document's government: 苏州市发改委, 市发改委 -> 发改委."""
        name = re.sub("^中共", "", name)
        if re.match(f"团{LEVEL}委", name):
            return "团市委"
        for front in (*self.government.forms, *(word for word in self.government.level_words if len(word) > 1)):
            if name.startswith(front) and len(name) > len(front):
                rest = name[len(front) :]
                return self.government.level[-1:] + rest if rest.startswith("委") else rest
        for word in self.government.level_words:
            if name.startswith(word) and not re.match(f"{word}委(?!员)", name):
                return _behind_level(name, word) or name
        return name

    def _is_own_level(self, name: str) -> bool:
        """市… in a city's minutes names the city's own body."""
        return not re.match(LEVEL, name) or name.startswith(self.government.level_words or "\n")

    def _is_of_other_place(self, name: str) -> bool:
        """省财政厅 in a city's minutes, 青禾市财政局 in 安澜市's: no body of this government."""
        if name.startswith(self.government.forms or "\n"):
            return False
        if re.match(LEVEL, name) and not self._is_own_level(name):
            return bool(_behind_level(name, name[0]))
        return bool(re.match("[\u4e00-\u9fff]{1,6}(?:省|自治区|[市县旗州盟])(?!委)[\u4e00-\u9fff]{2,}", name[1:])) and (
            kind_of(name) == "Department" and not find_known(self._without_place(name)).usual
        )

    def _is_body(self, name: str) -> bool:
        """Whether a piece is surely the whole name of a body."""
        if is_collective(name) or _GOVERNMENT.fullmatch(self._without_place(name)):
            return True
        stripped = self._without_place(name)
        return bool(find_known(stripped).usual) or (
            stripped != name and kind_of(stripped) is not None and len(stripped) > 2
        )


def _look_up(
    name: str,
    level: str,
    named: frozenset[str] = frozenset(),
    day: date | None = None,
    zones: Zones | None = None,
) -> tuple[str, str | None, str]:
    """Name, kind and rule of a name freed of its place. named, zones: what the document names in full."""
    known = find_known(name)
    if body := known.choose(named, day):
        return (level + body[1:] if body.startswith("市委") else body), kinds()[body], "lexicon"
    if shared := known.shared_kind:
        return known.name, shared, "short form of several bodies"
    if re.match(f"{LEVEL}委(?!员)", name):
        return name, "PartyBody", "party"
    if re.match("政府.", name) and not _PEOPLE.search(name):
        return "人民" + name, kind_of(name) or "Department", "government office"
    if ends_as_zone(name) or re.search(f"区{COMMITTEE}$", name):
        return (zones or Zones()).find(name), "Zone", "zone"
    if _LOCALITY.fullmatch(name) and not _NO_LOCALITY.search(name):
        return name + ("办事处" if name.endswith("街道") else "人民政府"), "LocalGovernment", "place"
    kind = kind_of(name)
    return name, kind, ("ending" if kind else "as written")


def _behind_level(name: str, word: str) -> str:
    """财政局 of 市财政局; "" when the level is only the beginning of a word (市场监管局) or all there is."""
    rest = name.removeprefix(word)
    begins_word = len(word) == 1 and is_word(name) and not _GOVERNMENT.match(rest)
    return rest if rest != name and rest and not begins_word else ""


def _government_itself(government: Government, rule: str) -> _Resolved:
    kind = "Zone" if government.is_zone else "LocalGovernment"
    return _Resolved(government.name, kind, government, rule, True)
