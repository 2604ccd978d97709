"""A government by the name of its place: one name, whatever of 昆山市, 江苏省昆山市人民政府 or 苏州市昆山市政府 is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from graph_loader.errors import GovernmentError
from graph_loader.record import Spans
from graph_loader.resolution.divisions import (
    Division,
    above_of,
    choose_division,
    find_divisions,
    short_name,
)

#: The words that make the name of a place that of its government.
GOVERNMENT_WORD = "(?:人民政府|政府|行政公署|行署)"
_ZONE = re.compile("(?:管委会|管理委员会)$")
_SPLIT = re.compile(
    r"(?P<parent>[\u4e00-\u9fff]{2,9}?(?:省|自治区|市|自治州|州|盟|地区))?"
    r"(?P<own>[\u4e00-\u9fff]{1,9}(?:自治县|自治旗|自治区|[市县区旗州盟镇乡省]))"
)
#: The last word of a place's name -> the words that stand for it in its own minutes (县财政局, 自治区党委, 地委).
_LEVELS = {
    "自治区": ("自治区", "区"),
    "自治州": ("自治州", "州"),
    "自治县": ("自治县", "县"),
    "自治旗": ("自治旗", "旗"),
    "地区": ("地区", "地"),
    **{level: (level,) for level in "省市县区旗州盟镇乡"},
}
#: The level that a name alone tells; 市 may be a prefecture or a county.
_LEVEL_CODES = {
    "省": "province", "自治区": "province", "自治州": "prefecture", "州": "prefecture", "盟": "prefecture",
    "地区": "prefecture", "县": "county", "自治县": "county", "旗": "county", "自治旗": "county", "区": "county",
    "镇": "township", "乡": "township", "街道": "township",
}  # fmt: skip


class Government(NamedTuple):
    """A government, mostly that of a document.

    name: 昆山市人民政府, 徐州市鼓楼区人民政府: the shortest that no other listed place shares, else as written; `?<minutes id>` when it is
    not known. place: the name less 人民政府; own: 鼓楼区, the last part of it (the level alone, 区, when only that is known).
    above: the places it lies in, nearest first, as far as its name or the data tells. code: GB/T 2260, None for a place not listed.
    spans: where the document names it. rule: how it was found (given, title, issuer, text, chair, metadata, folder), or unknown.
    choices: when it is not known because its name is that of several places, those.
    """

    name: str
    place: str = ""
    own: str = ""
    above: tuple[str, ...] = ()
    code: str | None = None
    spans: Spans = ()
    rule: str = "unknown"
    choices: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        return not self.name.startswith("?")

    @property
    def parent(self) -> str:
        """The place it lies in, "" when not known."""
        return self.above[0] if self.above else ""

    @property
    def is_zone(self) -> bool:
        return _ZONE.search(self.name) is not None

    @property
    def level(self) -> str:
        """市, 县, 区, 地区, 自治区 …; "" when unknown."""
        return level_of(self.own)

    @property
    def level_words(self) -> tuple[str, ...]:
        """What stands for the place in front of the names of its bodies: 县 in 县财政局."""
        return _LEVELS.get(self.level, ())

    @property
    def level_code(self) -> str | None:
        """province, prefecture, county, township or zone (code of the ontology); None when the name does not tell."""
        if self.is_zone:
            return "zone"
        if self.code:
            return find_divisions(self.place)[0].level
        if self.level == "市" and self.parent and level_of(self.parent) in {"市", "州", "自治州", "地区", "盟"}:
            return "county"
        return _LEVEL_CODES.get(self.level)

    @property
    def forms(self) -> tuple[str, ...]:
        """All the ways to write the place, the longest first."""
        found = {self.place, self.own}
        before = [""]
        for above in self.above:
            before += [above + rest for rest in before]
        found |= {front + self.own for front in before}
        if self.code:
            found |= {name for division in find_divisions(self.place) for name in division.names}
        return tuple(sorted((form for form in found if form), key=lambda form: (-len(form), form)))


def level_of(place: str) -> str:
    """The level that ends the name of a place: 县 of 望溪县, 地区 of 塔城地区; "" when none does."""
    return next((level for level in _LEVELS if place.endswith(level)), "")


def parse_government(
    name: str, *, spans: Spans = (), rule: str, hints: Iterable[str] = (), year: int | None = None
) -> Government:
    """A government from its name: 望溪县人民政府, 望溪县政府 and 望溪县 name the same one.

    hints: places that are named around it, which tell 徐州市鼓楼区 from 南京市鼓楼区. When the name stays that of several places the
    government is not known and `choices` tells them. year: of the document.
    """
    name = re.sub(r"\s", "", unicodedata.normalize("NFKC", name))
    if _ZONE.search(name):
        full = _ZONE.sub("管理委员会", name)
        return Government(full, place=full, own=_ZONE.sub("", full), spans=spans, rule=rule)
    place = re.sub(f"{GOVERNMENT_WORD}$", "", name)
    candidates = find_divisions(place, year) or find_divisions(place)
    if division := choose_division(candidates, hints):
        return of_division(division)._replace(spans=spans, rule=rule)
    if candidates:
        choices = tuple(sorted(short_name(one) for one in candidates))
        return Government("?", own=candidates[0].name, rule="unknown", choices=choices)
    match = _SPLIT.fullmatch(place)
    own, parent = (match["own"], match["parent"] or "") if match else (place, "")
    return Government(government_name(place), place, own, _above(parent), spans=spans, rule=rule)


def parse_given(name: str) -> Government:
    """The government that the user names. Raises GovernmentError when several places have this name."""
    found = parse_government(name, rule="given")
    if found.choices:
        raise GovernmentError(
            f"{name}: {len(found.choices)} places have this name ({', '.join(found.choices)}); "
            f"name one of them: --government {found.choices[0]}"
        )
    return found


def of_division(division: Division) -> Government:
    """The government of a listed place."""
    place = short_name(division)
    above = tuple(short_name(one) for one in above_of(division))
    return Government(government_name(place), place, division.name, above, division.code, rule="division")


def government_name(place: str) -> str:
    """The name of the government of a place: a prefecture without a congress (地区, 盟) has 行政公署."""
    return place + ("行政公署" if level_of(place) in {"地区", "盟"} else "人民政府")


def government_above(government: Government) -> Government | None:
    """The government of the place it lies in, None when that is not known."""
    if not government.above:
        return None
    return parse_government(government_name(government.above[0]), rule="government above")._replace(
        above=government.above[1:]
    )


def _above(parent: str) -> tuple[str, ...]:
    """A place and what it lies in, when the data knows it."""
    if not parent:
        return ()
    divisions = find_divisions(parent)
    if len(divisions) == 1:
        return tuple(short_name(one) for one in (divisions[0], *above_of(divisions[0])))
    return (parent,)
