"""The name of a body freed of its place or level (发改委, 政府办, 柳湾街道): the one name it is known by, and its kind."""

from __future__ import annotations

import re
from datetime import date

from graph_loader.resolution.government import GOVERNMENT_WORD
from graph_loader.resolution.known_names import LEVEL, ends_as_zone, find_known, is_word, kind_of, kinds
from graph_loader.resolution.zones import COMMITTEE, Zones

#: The word for a government, alone.
GOVERNMENT = re.compile(GOVERNMENT_WORD)
_LOCALITY = re.compile(rf"[\u4e00-\u9fff]{{1,7}}(?:{LEVEL}|镇|乡|街道)")
#: Words in front of 镇 and 乡 that make them places of no name: 属地乡镇.
_NO_LOCALITY = re.compile("属地|所在|所属|乡镇$|城镇$|村镇$|^[市县区城集]镇$|^(?:地区|城区|郊区|辖区|县区|市区|园区)$")
#: A part of a government that is no body: 县政府班子成员.
_PEOPLE = re.compile("(?:成员|人员|领导|负责人|负责同志|干部)$")


def look_up(
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


def behind_level(name: str, word: str) -> str:
    """财政局 of 市财政局; "" when the level is only the beginning of a word (市场监管局) or all there is."""
    rest = name.removeprefix(word)
    begins_word = len(word) == 1 and is_word(name) and not GOVERNMENT.match(rest)
    return rest if rest != name and rest and not begins_word else ""
