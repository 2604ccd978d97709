"""Zones and their administrative committees: which of several a general word (开发区管委会) means, and one name for 高新区."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph_loader.resolution.known_names import ends_as_zone

COMMITTEE = "(?:管理委员会|管委会|管委)"
#: 高新技术产业开发区, 高新技术开发区 and 高新区 of one place are one zone; 经济开发区 and 经济技术开发区 may be two.
_HIGH_TECH = re.compile("高新(?:技术)?(?:产业)?(?:开发区|园区|区)$")
#: Words that name a kind of zone; which zone they mean the document tells when it names one of that kind.
_GENERAL = {
    "": "", "开发区": "开发区", "园区": "园区", "新区": "新区", "高新区": "高新区", "工业园区": "工业园区",
    "经开区": "经济(?:技术)?开发区", "经济开发区": "经济开发区", "经济技术开发区": "经济技术开发区",
}  # fmt: skip


class Zones:
    """The zones that one document names."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """names: of bodies, without the place or level of the document's government."""
        stems = {_stem(name) for name in names if ends_as_zone(name)}
        self._named = sorted(stem for stem in stems if stem not in _GENERAL)

    def find(self, name: str) -> str:
        """The name of the committee of a zone: of the one zone a general word can mean, else of the words themselves."""
        stem = _stem(name)
        if stem in _GENERAL:
            meant = [one for one in self._named if re.search(f"{_GENERAL[stem]}$", one)]
            stem = meant[0] if len(meant) == 1 else stem
        return stem + "管理委员会"


def _stem(name: str) -> str:
    return _HIGH_TECH.sub("高新区", re.sub(f"{COMMITTEE}$", "", name))
