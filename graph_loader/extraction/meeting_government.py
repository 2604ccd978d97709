"""Which government it is that meets, as far as the text names it."""

from __future__ import annotations

import re

from graph_loader.extraction.chair import find_chair
from graph_loader.extraction.local_places import local_places, place_name
from graph_loader.extraction.own_government import OwnGovernment
from graph_loader.extraction.text import Text, kept

_HEAD = re.compile("(?P<level>[省市县区旗州盟])长")
_PLACED = re.compile("[\u4e00-\u9fff]{2,9}?[省市县区旗州盟](?=委|人民政府|政府|长|常务|副|代)")


@kept
def own_government(text: Text) -> OwnGovernment:
    """The places of the title and the colophon and that of the chair, and the level of the chair's post."""
    names = set(local_places(text))
    level = ""
    chair = find_chair(text)
    if chair:
        ranges = [place for place in (chair.person.unit, chair.person.post) if place]
        told = "".join(text.folded[slice(*place)] for place in ranges)
        names |= {place_name(match.group()) for match in _PLACED.finditer(told)}
        heads = _HEAD.findall(told)
        level = heads[-1] if heads else ""
    return OwnGovernment(frozenset(names), level)
