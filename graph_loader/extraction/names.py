"""Names of persons: how well a string can be one.

A name is a surname and one or two characters (a compound surname or two surnames: up to four), a name with · between its parts, or parts of
Tibetan, Mongolian and other names as they are written with Chinese characters. Surnames and parts are lexicons.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from graph_loader.lexicon import mapping, pattern, words

#: Longest name without ·, in characters.
LONGEST_PLAIN = 7
#: Longest part of a name with ·.
LONGEST_PART = 8
#: What a string costs that cannot be a name.
IMPOSSIBLE = 100.0
# What a name costs whose parts are all listed: the least of any foreign name.
_LISTED_PARTS = 0.3
# What one costs that has a Chinese surname before them.
_SURNAME_AND_PARTS = 0.5

_HAN = "\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0002ebef"
#: A name with · between its parts (提力克·哈力克).
DOTTED = re.compile(f"[{_HAN}]{{1,{LONGEST_PART}}}(?:·[{_HAN}]{{1,{LONGEST_PART}}}){{1,3}}")
_HAN_ONLY = re.compile(f"[{_HAN}]+")
# Characters that stand in no given name, but in the words around names; and those that do so rarely.
_NEVER = re.compile("[的了在是与及等市县区局委厅街处部办副你他她它们这那不对并被把给请各别着过由室]")
_SELDOM = re.compile("[院社会议长席员记兼代就要为以从其将第上下左右前后分级直州省镇乡盟旗任受让使和]")


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(f"(?:{pattern('name_parts')})+")


@cache
def transliterated() -> re.Pattern[str]:
    """Names whose parts are listed or written with the characters that such names are written with."""
    return re.compile(f"(?:{pattern('name_parts')}|{pattern('transliteration_characters')})+")


def is_name(name: str) -> bool:
    """Whether the whole string can be a person's name."""
    return name_cost(name) < 1.5


@lru_cache(maxsize=1 << 14)
def name_cost(name: str) -> float:
    """0 for the commonest shape (common surname + two characters), more for rarer ones, IMPOSSIBLE when it is no name."""
    if "·" in name:
        return _dotted_cost(name)
    if not 2 <= len(name) <= LONGEST_PLAIN or not _HAN_ONLY.fullmatch(name) or name in words("not_names"):
        return IMPOSSIBLE
    if "苏木" in name[2:] or "嘎查" in name:
        return IMPOSSIBLE  # 达来苏木孟和: a place and a person
    cost = _chinese_cost(name)
    return cost if cost <= _LISTED_PARTS else min(cost, _foreign_cost(name))


def _foreign_cost(name: str) -> float:
    """Of a name in the characters of another language: its parts are listed, or its characters are those of such names."""
    if _parts().fullmatch(name):
        return _LISTED_PARTS
    if len(name) > 2 and mapping("surnames").get(name[0]) == "common" and _parts().fullmatch(name, 1):
        return _SURNAME_AND_PARTS  # 赵那顺, 李斯琴高娃
    return 0.55 if len(name) > 2 and transliterated().fullmatch(name) else IMPOSSIBLE


def _dotted_cost(name: str) -> float:
    """Of a name with ·. A character such names are not written with rather belongs to what follows."""
    if not DOTTED.fullmatch(name):
        return IMPOSSIBLE
    strange = 0
    for part in name.split("·"):
        match = transliterated().match(part)
        strange += len(part) - (match.end() if match else 0)
    short = 0.6 if name[-2] == "·" else 0.0
    return 0.2 + short + 0.4 * strange


def _chinese_cost(name: str) -> float:
    surnames = mapping("surnames")
    if len(name) > 4:
        return IMPOSSIBLE
    unlikely = _unlikely(name[1:]) + (2.0 if len(name) > 2 and name[:2] in words("not_names") else 0.0)
    if surnames.get(name) == "compound":
        return 2.0  # 欧阳 alone is no name where another word could be one
    if len(name) >= 3 and surnames.get(name[:2]) == "compound":
        return unlikely + (0.2 if len(name) == 4 else 0.3)
    use = surnames.get(name[0])
    if use is None:
        return IMPOSSIBLE
    cost = unlikely + (0.6 if use == "rare" else 0.0) + (0.15 if len(name) == 2 else 0.0)
    cost += 1.0 if _NEVER.match(name) else 0.0  # 区 and 任 are surnames, but rather the end of a place and a word
    if len(name) == 4:
        # Two surnames (欧阳 apart): 张王某某 is rare but real.
        cost += 1.5 if name[1] in surnames and surnames[name[1]] == "common" else IMPOSSIBLE
    return cost


def _unlikely(given: str) -> float:
    return (7.0 if _NEVER.search(given) else 0.0) + (0.8 if _SELDOM.search(given) else 0.0)


def is_unlisted_name(name: str) -> bool:
    """Whether a string between separators of a list of names can be one with a surname the lexicon lacks."""
    return (
        2 <= len(name) <= 3
        and _HAN_ONLY.fullmatch(name) is not None
        and not _NEVER.search(name)
        and name not in words("not_names")
        and name not in words("unit_functions")
    )


def is_padded_name(name: str) -> bool:
    """Whether two characters with white space between them are a name, even when they are a word too (高 铁)."""
    return len(name) == 2 and name[0] in words("surnames") and not _NEVER.search(name)


@cache
def surname_characters() -> frozenset[str]:
    """Every character a name may begin with."""
    return frozenset(word[0] for word in words("surnames") | words("name_parts") | words("transliteration_characters"))
