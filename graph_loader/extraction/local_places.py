"""The places a document itself names with their level (安澜市人民政府): 安澜 in front of another word (安澜海关) is then no person."""

from __future__ import annotations

import re

from graph_loader.extraction.text import Range, Text, kept
from graph_loader.lexicon import pattern, words

#: Lines at the beginning and the end of a text among which the title and the colophon are.
_REACH = 12
# 安澜市望溪县人民政府…, 安澜市：市政府召开…
_NAMED = re.compile(
    "(?P<names>(?:[\u4e00-\u9fff]{2,8}?自治[县旗州]|[\u4e00-\u9fff]{2,4}?[省市县区旗州盟]){1,3})(?:人民政府|政府(?!办)|第|常务(?!副)|：)"
)
_LEVELS = re.compile("(?:自治)?[省市县区旗州盟]")
#: Characters of the name of a person that may stand in front of a unit.
_LONGEST_PERSON = 4
#: Characters of a place without level and nationality: those of other languages are long (塔克布拉克).
_LONGEST = 6
_LEVEL_BEHIND = re.compile(f"(?<=..)(?:{_LEVELS.pattern})$")
# 望溪蒙古自治州 is 望溪.
_NATIONALITIES = re.compile(f"(?<=..)(?:{pattern('nationalities')})+$")


@kept
def local_places(text: Text) -> tuple[str, ...]:
    """The names without their level, sorted."""
    lines = text.lines if len(text.lines) <= 2 * _REACH else [*text.lines[:_REACH], *text.lines[-_REACH:]]
    named = [
        match["names"]
        for line in lines
        if (match := _NAMED.match(text.folded, *line)) and not _is_person_and_unit(text, match.end("names") - 1, line)
    ]
    places = {place_name(place) for names in named for place in _LEVELS.split(names)}
    return tuple(sorted(place for place in places if _is_place_name(place)))


def _is_person_and_unit(text: Text, level: int, line: Range) -> bool:
    """Whether white space sets the level apart from what stands in front (甲某 县人民政府办公室), as in a list of attendees."""
    return bool(text.gap(level)) and level - line.start <= _LONGEST_PERSON and not text.gap(level + 1)


def place_name(place: str) -> str:
    """The name without its level and nationalities: 望溪 for 望溪蒙古自治州."""
    return _NATIONALITIES.sub("", _LEVEL_BEHIND.sub("", place))


def _is_place_name(place: str) -> bool:
    return 2 <= len(place) <= _LONGEST and not any(word in place for word in words("not_in_places"))
