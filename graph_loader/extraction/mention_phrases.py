"""Units and posts in front of a name, and which of them are the unit and the post of the person.

Posts of the government that meets stay in one piece; those of other bodies give their unit, of several the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_loader.extraction.own_government import OF_TOWN, OwnGovernment, is_elsewhere, stays_whole
from graph_loader.extraction.text import Range
from graph_loader.extraction.unit_names import unit_kind

# Posts of the government itself: beside one of them the others stay in one piece (副区长、公安分局局长).
_HEADS = re.compile("(?:自治区)?(?:常务|代|代理|副)*(?:[省市县区旗州盟镇乡]长(?:助理)?|专员(?:助理)?|常委)")


_DEPUTY = re.compile("(?:常务)?副[^副、]{2,4}")
_OF_TOWN_LEADERS = re.compile("副?[镇乡]长|人大主席|(?:办事处|街道)?副?主任|(?:党委|党工委)?副?书记|人大工委主任")
_OF_ZONE_LEADERS = re.compile("(?:管委会|党工委|管委)(?:副?主任|副?书记|委员)")
_STREETS = ("街道", "街道办事处", "街道办")


@dataclass(slots=True)
class Phrase:
    """A unit, a post, or both together: 县财政局, 副县长, 县财政局局长."""

    unit: Range | None = None
    post: Range | None = None


def unit_and_post(folded: str, phrases: list[Phrase], own: OwnGovernment | None) -> tuple[Range | None, Range | None]:
    """Unit and post of the person named next: posts of a leading body stay in one piece (区委常委、副区长), others give their unit."""
    phrases = trailing(phrases)
    if not phrases:
        return None, None
    first, last = phrases[0], phrases[-1]
    if last.post is None:
        return last.unit, None
    start = first.unit.start if first.unit else first.post.start if first.post else last.post.start
    whole = Range(start, last.post.end)
    if first.unit and first.post and _is_other_government(folded[slice(*first.unit)], own):
        return first.unit, Range(first.post.start, last.post.end)  # 望溪县委副书记、县长 in a meeting of the city
    if len(phrases) > 1 and any(phrase.post and _HEADS.fullmatch(folded[slice(*phrase.post)]) for phrase in phrases):
        return None, whole
    if first.unit and first.post and not _leads(folded, own, first.unit):
        return first.unit, Range(first.post.start, last.post.end)  # of two bodies the first: 县政协副主席、县工商联主席
    units = [phrase.unit for phrase in phrases if phrase.unit]
    if units and first.unit is None and not any(_leads(folded, own, unit) for unit in units):
        return units[0], whole  # 四级调研员、县住建局局长
    return None, whole


def _is_other_government(name: str, own: OwnGovernment | None) -> bool:
    """Whether the body is that of a town or of another place, in a meeting of a government that is known."""
    return is_elsewhere(name, own) or (own is not None and OF_TOWN.match(name) is not None)


def _leads(folded: str, own: OwnGovernment | None, unit: Range) -> bool:
    """Whether posts of the body are written in one piece; the head of a town comes from it (望江镇镇长)."""
    name = folded[slice(*unit)]
    return stays_whole(name, own) and OF_TOWN.match(name) is None


def trailing(phrases: list[Phrase]) -> list[Phrase]:
    """The phrases at the end that belong to one person: those with a post, or the last unit."""
    if not phrases or phrases[-1].post is None:
        return phrases[-1:]
    start = len(phrases)
    while start and phrases[start - 1].post:
        start -= 1
    return phrases[start:]


def is_companion(unit: str, head: str, post: str) -> bool:
    """Whether a post without a unit is of the body whose head stands before it: 副局长 behind 局长, 镇长 behind the secretary of a town."""
    if _DEPUTY.fullmatch(post) and head.endswith(post.lstrip("常务副")):
        return True
    if OF_TOWN.match(unit) or unit.endswith(_STREETS):
        return _OF_TOWN_LEADERS.fullmatch(post) is not None
    return _OF_ZONE_LEADERS.fullmatch(post) is not None and unit_kind(unit) == "Zone"
