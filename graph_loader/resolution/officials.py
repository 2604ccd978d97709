"""The unit of someone of whom only the post is written, when the post itself tells it: 副县长 serves in the county's government."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph_loader.extraction.folding import fold
from graph_loader.resolution.government import Government

_DEPUTY = "(?:第一|常务)?(?:副|代理|代)?"
#: Posts of the government itself, behind the word for its level: 县长, 代县长, 常务副县长, 县长助理, 自治区副主席.
_HEAD = rf"{_DEPUTY}(?P<level>[省市县区旗州盟镇乡])长(?:助理|候选人)?|{_DEPUTY}(?:行署)?专员|自治区(?:人民政府|政府)?{_DEPUTY}主席"
_OFFICE = re.compile(rf"(?P<place>[\u4e00-\u9fff]{{0,16}}?)(?:人民政府|政府|行署)?(?:{_HEAD})")
#: 县政府党组成员, 市政府秘书长.
_GROUP = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{0,16}?)(?:人民政府|政府|行署)(?:党组(?:副书记|书记|成员)|(?:副)?秘书长)"
)
#: Posts of the committee of a zone: 管委会主任, 副主任.
_ZONE = re.compile(rf"(?P<place>[\u4e00-\u9fff]{{0,12}}?)(?:管理委员会|管委会|管委)?{_DEPUTY}主任")
#: 县委书记, 区委常委.
_PARTY = re.compile(r"(?:中共)?(?P<place>[\u4e00-\u9fff]{0,16}?)(?P<level>[省市县区旗州盟地])委(?:副书记|书记|常委)")


class PostUnit(NamedTuple):
    """The name of a unit, as `Bodies` resolves it, and where in the post stands what tells it."""

    name: str
    start: int
    end: int


def unit_of_post(post: str, government: Government) -> PostUnit | None:
    """The unit that a post tells by itself, within the government of the document; None for 局长 and other posts of any unit.

    A post in the government counts before one in the committee of the Party: 县委常委、副县长 is the deputy head of the county.
    """
    folded = fold(post)
    pieces = [(match.group(), match.start(), match.end()) for match in re.finditer("[^、，,；]+", folded)]
    own = "管委会" if government.is_zone else "人民政府"
    shapes = (_ZONE,) if government.is_zone else (_OFFICE, _GROUP)
    for shape in shapes:
        for piece, start, end in pieces:
            match = shape.fullmatch(piece)
            if match and _is_own(match, government):
                return PostUnit(own, start, end)
    for piece, start, end in pieces:
        match = _PARTY.fullmatch(piece)
        if match and _is_own(match, government):
            return PostUnit(f"{match['level']}委", start, end)
    return None


def _is_own(match: re.Match[str], government: Government) -> bool:
    """Whether a post is one of the document's own government: neither of another level nor of another place."""
    level = match.groupdict().get("level") or ""
    if level and government.level_words and level not in government.level_words:
        return False
    place = match["place"]
    if government.is_zone and government.own.endswith(place):
        return True  # 开发区管委会主任
    return not place or not {place, place + level}.isdisjoint((*government.forms, *government.level_words))
