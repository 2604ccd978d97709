"""How sure the name of an organisation is when nothing marks its ends, as in a list without separators."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_loader.extraction.names import IMPOSSIBLE, name_cost
from graph_loader.extraction.unit_endings import LEVELS, short_divisions, unit_ends
from graph_loader.extraction.unit_names import (
    is_branch_of_place,
    is_known_name,
    is_national,
    is_place,
    is_unit,
    unit_kind,
    without_place,
)
from graph_loader.lexicon import words

_LOWEST_LEVELS = "镇乡"
#: Levels that given names end in; a banner of the document itself is known by its name.
_GIVEN_NAME_LEVELS = frozenset("旗州盟")
# 县纪委监委派驻县政府办纪检监察组: a group is named with the body it is posted to, whose name is no unit of its own.
_POSTED = re.compile(
    ".{0,8}?(?:纪委|监委|纪检委|纪工委|监察委员会)(?:(?:派[驻出]|驻).{2,18}|.{0,4}派[驻出])(?:纪检监察|纪检|监察)组"
)
_NOT_BY_ITSELF = frozenset({"政府", "人民政府"})


@lru_cache(maxsize=1 << 14)
def unit_cost(name: str) -> float:
    """How little is known about the name of an organisation: 0 for a level or place before a listed name, 1 and more for unlisted ones."""
    part = 0.8 if name in words("unit_lookalikes") or _is_part(name) else 0.0
    if name in words("divisions") or is_known_name(name):
        # 国家统计局 by itself sits in no such meeting: its 安澜调查队 does.
        return 0.1 + part + (1.2 if is_national(name) and unit_kind(name) == "VerticalAgency" else 0.0)
    if _POSTED.fullmatch(name):
        return 0.2
    foreign = 2.0 if "·" in name and "“" not in name else 0.0  # a person between two units
    return _unlisted_cost(name) + foreign + (3.0 if _holds_person(name) else 0.0) + 0.1 * max(0, len(name) - 16) + part


def _is_zone_body(name: str) -> bool:
    """Whether a place of two or three characters stands in front of the body of a zone."""
    return any(len(name) > n + 3 and name[n] not in LEVELS and is_known_name(name[n:]) for n in (2, 3))


def _unlisted_cost(name: str) -> float:
    rest = without_place(name)
    if is_national(name):
        return 0.1 + 0.05 * max(0, len(name) - 14)
    if name[0] in _LOWEST_LEVELS and rest != name:
        return 1.5  # 乡人民政府: the place belongs to it
    if rest != name:
        known_place = name[0] in LEVELS or any(name[:n] in words("divisions") for n in range(2, min(len(name), 9)))
        if not known_place:
            cost = 0.5 + 0.3 * (len(name) - len(rest) - 3)
            return min(cost, 0.5) if _is_zone_body(name) else cost  # 江湾|新区管委会 rather than 江湾新区|管委会
        return 0.0 if is_known_name(rest) else 0.3 + 0.15 * max(0, len(rest) - 8)
    if any(name[:n] in short_divisions() or name[:n] in words("unit_names") for n in (2, 3, 4)):
        return 0.2
    if any(
        len(name) > n + 1 and name[n - 1] not in LEVELS and name[n] not in "团" + LEVELS and is_known_name(name[n:])
        for n in (2, 3)
    ):
        return 0.3 + 0.2 * (
            len(name) > 6 or not is_known_name(name[2:])
        )  # 望溪供电公司, 安澜高新区: a place without its last character
    if is_place(name):
        street = name.endswith(("街道", "苏木"))
        likely_person = 0.6 if len(name) == 3 and name[-1] in _GIVEN_NAME_LEVELS else 0.0  # 卫红旗
        return 0.6 + 0.3 * max(0, len(name) - (5 if street else 3)) + likely_person
    return (1.0 if len(name) > 3 else 1.5) + 0.05 * len(name)


def _holds_person(name: str) -> bool:
    """Whether a long name is rather two units with a person between them (市气象局 祁某 人行安澜中支)."""
    if is_branch_of_place(name):
        return False  # 国网望溪县供电公司
    for end in unit_ends(name[:-4]):
        if end < 3 and name[:end] not in words("unit_names"):
            continue
        for stop in range(end + 2, min(end + 4, len(name) - 1)):
            rest = name[stop:]
            person = rest[0] in LEVELS or name_cost(name[end:stop]) < 1
            if person and _is_sure(name[:end]) and _may_follow_person(rest):
                return True
    return False


def _is_sure(name: str) -> bool:
    return (len(name) == 2 and name in words("unit_names")) or (is_unit(name) and unit_cost(name) <= 0.7)


def _may_follow_person(name: str) -> bool:
    """Whether it is a sure unit, or one that holds a person itself (3 and more)."""
    if len(name) == 2 and name in words("unit_names") and name not in _NOT_BY_ITSELF:  # 人大, 政协
        return True
    cost = unit_cost(name) if is_unit(name) and not _is_part(name) else IMPOSSIBLE
    return cost <= 0.5 or 3.0 <= cost < IMPOSSIBLE


def _is_part(name: str) -> bool:
    """Whether a name lacks what it belongs to: 区分局, 市支行, 人民政府."""
    return name in _NOT_BY_ITSELF or (len(name) <= 3 and without_place(name) in words("unit_lookalikes"))
