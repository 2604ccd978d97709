"""From the name of a body as written to the one name it is known by within its government. Certain steps only.

A name no rule knows keeps its written form and so stays a body of its own: a missed merge can be mended, a wrong one misleads.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from graph_loader.extraction.folding import fold
from graph_loader.resolution.divisions import choose_division, find_divisions, starts_with_place
from graph_loader.resolution.government import (
    Government,
    government_above,
    government_name,
    level_of,
    of_division,
    parse_government,
)
from graph_loader.resolution.known_names import (
    LEVEL,
    find_known,
    kind_of,
)
from graph_loader.resolution.phrases import is_collective, split
from graph_loader.resolution.plain_names import GOVERNMENT, behind_level, look_up
from graph_loader.resolution.zones import COMMITTEE, Zones

#: The rule of a body that belongs to another government than the document's; which one is not known.
OTHER_PLACE = "other place"


_PREFECTURES = frozenset({"市", "州", "自治州", "地区", "盟"})


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
        self._named = frozenset(one.usual[0] for one in known if one.is_unmistakable)
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
            or self._as_place_below(plain)
            or self._as_own_body(plain)
        )

    def _as_government(self, name: str) -> _Resolved | None:
        """The government of the document: 市政府, 安澜市人民政府, 安澜市."""
        government = self.government
        bare = GOVERNMENT.fullmatch(self._without_place(name)) is not None and self._is_own_level(name)
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
        return next((rest for word in words if (rest := behind_level(name, word))), "")

    def _of_above(self, rest: str, above: Government) -> _Resolved:
        stem = self.government.own.removesuffix(self.government.level)
        if len(stem) > 1 and stem in rest:
            return _Resolved(above.own + rest, kind_of(rest), self.government, "local office")
        if GOVERNMENT.fullmatch(rest):
            return _government_itself(above, "government above")
        level = above.own[-1]
        found, kind, rule = look_up(level + rest if rest.startswith("委") else rest, level)
        return _Resolved(found, kind, above, f"{rule}, government above")

    def _as_listed_place(self, name: str) -> _Resolved | None:
        """Another place that the data knows, which stands for its government, or one of its bodies: 昆山市, 昆山市财政局."""
        if name.startswith(self.government.forms or "\n"):
            return None
        place = starts_with_place(name)
        rest = name[len(place) :]
        if not level_of(place) or re.fullmatch(".区", place):
            return None
        candidates = find_divisions(place, self._day.year if self._day else None)
        # The nearest tells: 鼓楼区 of 徐州市, not of another city in the province.
        around = (self.government.place, *self.government.above)
        division = next((one for near in around if (one := choose_division(candidates, [near]))), None)
        if not division:
            return None
        other = of_division(division)
        if not rest or GOVERNMENT.fullmatch(rest):
            return _government_itself(other, "listed place")
        level = other.own[-1]
        found, kind, rule = look_up(level + rest if rest.startswith("委") else rest, level)
        # 吴中区公安分局 may be the city's; only names that every government has one of are surely the place's own.
        return _Resolved(found, kind, other, "lexicon, listed place") if rule == "lexicon" else None

    def _as_place_below(self, name: str) -> _Resolved | None:
        """A county, district or banner in the minutes of a prefecture, which stands for its government: 白鹭区, 望溪县政府."""
        government = self.government
        match = re.fullmatch(f"(?P<place>[\u4e00-\u9fff]{{2,6}}[县区旗])(?:{GOVERNMENT.pattern})?", name)
        # A name that is listed elsewhere is not ours, a city within a city is a county itself, and 高新区 is a zone.
        if not match or not government.known or find_divisions(match["place"]):
            return None
        rule = look_up(match["place"], match["place"][0])[2]
        prefecture = government.level_code in {None, "prefecture"} and government.level in _PREFECTURES
        if rule != "place" or not prefecture:
            return None
        below = parse_government(government_name(government.place + match["place"]), rule="place below")
        return _government_itself(below, "place below") if below.known else None

    def _as_own_body(self, name: str) -> _Resolved:
        government = self.government
        if self._is_of_other_place(name):
            # Kept as written; whose body it is, the text does not say.
            return _Resolved(name, kind_of(name), government, OTHER_PLACE)
        stripped = self._without_place(name)
        found, kind, rule = look_up(stripped, stripped[0], self._named, self._day, self._zones)
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
                return behind_level(name, word) or name
        return name

    def _is_own_level(self, name: str) -> bool:
        """市… in a city's minutes names the city's own body."""
        return not re.match(LEVEL, name) or name.startswith(self.government.level_words or "\n")

    def _is_of_other_place(self, name: str) -> bool:
        """省财政厅 in a city's minutes, 青禾市财政局 in 安澜市's: no body of this government."""
        if name.startswith(self.government.forms or "\n"):
            return False
        if re.match(LEVEL, name) and not self._is_own_level(name):
            return bool(behind_level(name, name[0]))
        return bool(re.match("[\u4e00-\u9fff]{1,6}(?:省|自治区|[市县旗州盟])(?!委)[\u4e00-\u9fff]{2,}", name[1:])) and (
            kind_of(name) == "Department" and not find_known(self._without_place(name)).usual
        )

    def _is_body(self, name: str) -> bool:
        """Whether a piece is surely the whole name of a body."""
        if is_collective(name) or GOVERNMENT.fullmatch(self._without_place(name)):
            return True
        stripped = self._without_place(name)
        return bool(find_known(stripped).usual) or (
            stripped != name and kind_of(stripped) is not None and len(stripped) > 2
        )


def _government_itself(government: Government, rule: str) -> _Resolved:
    kind = "Zone" if government.is_zone else "LocalGovernment"
    return _Resolved(government.name, kind, government, rule, True)
