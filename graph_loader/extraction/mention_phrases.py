"""Units and posts in front of a name, and which of them are the unit and the post of the person.

Posts of the government that meets stay in one piece; those of other bodies give their unit, of several the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_loader.extraction.own_government import OF_TOWN, OwnGovernment, is_elsewhere, stays_whole
from graph_loader.extraction.text import Range

# Posts of the government itself: beside one of them the others stay in one piece (副区长、公安分局局长).
_HEADS = re.compile("(?:自治区)?(?:常务|代|代理|副)*(?:[省市县区旗州盟镇乡]长(?:助理)?|专员(?:助理)?|常委)")


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
    if first.unit and first.post and is_elsewhere(folded[slice(*first.unit)], own):
        return first.unit, Range(first.post.start, last.post.end)  # 望溪县委副书记、县长 in a meeting of the city
    if len(phrases) > 1 and any(phrase.post and _HEADS.fullmatch(folded[slice(*phrase.post)]) for phrase in phrases):
        return None, whole
    if first.unit and first.post and not _leads(folded, own, first.unit):
        return first.unit, Range(first.post.start, last.post.end)  # of two bodies the first: 县政协副主席、县工商联主席
    units = [phrase.unit for phrase in phrases if phrase.unit]
    if units and first.unit is None and not any(_leads(folded, own, unit) for unit in units):
        return units[0], whole  # 四级调研员、县住建局局长
    return None, whole


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
