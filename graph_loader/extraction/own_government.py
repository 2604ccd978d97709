"""Posts of the government that meets, which stay in one piece, told from those of other governments, whose place is a unit.

副市长 and 安澜市副市长 serve in the government that meets; 望溪县县长 came to a meeting of the city for 望溪县.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from graph_loader.extraction.local_places import place_name
from graph_loader.extraction.posts import is_leading_body
from graph_loader.lexicon import words

# 望溪县, 望溪县委, 安澜市人民政府; 十九届县政府 is the term of one.
_GOVERNMENT = re.compile(
    "(?!第?[一二三四五六七八九十]+届)(?P<place>[\u4e00-\u9fff]{2,9}?(?P<level>[省市县区旗州盟]))(?:委|(?:人民)?政府(?:党组)?)?"
)


#: 望江镇, 七星乡: a town is a body of its own.
OF_TOWN = re.compile("[\u4e00-\u9fff]{2,}[镇乡](?!委)")


class OwnGovernment(NamedTuple):
    """names: of places the text calls its own, without their level. level: of the government that meets (市), "" when unknown."""

    names: frozenset[str]
    level: str


def stays_whole(name: str, own: OwnGovernment | None) -> bool:
    """Whether posts of this body are written in one piece: it leads here (市委, 安澜市人民政府), and is no government of another place.

    own: the government that meets; None when only the name is asked for, as for the chair.
    """
    town = own is not None and OF_TOWN.match(name) is not None
    return is_leading_body(name) and not town and not is_elsewhere(name, own)


def is_elsewhere(name: str, own: OwnGovernment | None) -> bool:
    """Whether the name is that of another government or its place: 望溪县 in a meeting of the city."""
    if own is None:
        return False
    match = _GOVERNMENT.fullmatch(name)
    if match is None or name in words("leading_bodies") or place_name(match["place"]) in own.names:
        return False
    return bool(own.names) or match["level"] != own.level != ""
