"""Whether a whole string is the name of an organisation, and of which kind.

A name is recognised by its end (财政局, 供电公司), as a whole (市妇联, 团市委) or as a place that stands for its government (望溪县).
The words are the lexicons unit_*.tsv, place_suffixes.tsv, divisions.tsv and collective_heads.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from graph_loader.extraction.unit_endings import (
    LEVELS,
    LONGEST,
    NAME_CHARACTERS,
    lookalikes,
    name_ends,
    short_divisions,
    suffixes,
    suffixes_of,
    unit_ends,
)
from graph_loader.lexicon import alternatives, mapping, pattern, table, words

_NAME = re.compile(f"[{NAME_CHARACTERS}]{{2,{LONGEST}}}")
# Characters and words that no name holds: verbs, particles and posts.
_SENTENCE = re.compile(
    r"[的了要由被并是]|\d[年月日]|负责|牵头|以及|会同|书记|副[局区县市院部处科乡镇社厅]|副主|主任|长助理|秘书长|等[省市县区旗州]|经理|董事|总监|同志|委员会委员|常委(?!会)|^[）”·与及等]|[（“·]$|主委$|.兼(?!并)"
)
_LEVEL_HEAD = re.compile(f"^[{LEVELS}]直?")
# 县委军民融合办: an office of the committee.
_COMMITTEE_HEAD = re.compile(f"^[{LEVELS}]委(?=..)")
_PLACE = re.compile(
    f"[\u4e00-\u9fff]{{1,6}}(?:[{LEVELS}]|街道|苏木)|[\u4e00-\u9fff]{{1,5}}(?:{pattern('nationalities')}){{1,4}}[乡镇县州旗]"
)
_NEVER_IN_PLACE = re.compile("[及与等于为或在对]|政府|委员会")
# Characters of words in front of 城镇, 家乡, 水乡 and the like: 全国城镇, 推进城镇.
_NEVER_BEGINS_TOWN = frozenset("省市县区国各我本全每进强使让从向把将以于该此促加有无返送到赴")
# 和 within the name of a place stands at its beginning: 和顺镇, 中和镇.
_AND_IN_PLACE = re.compile(f"[^{LEVELS}村局委办部院所队站校行]?和[^和]{{1,3}}")
_AND = re.compile("[和与及]")
_COLLECTIVE = re.compile(pattern("collective_heads"))
_TOWN_LIKE_COLLECTIVE = re.compile(
    "[两无本驻那][^个些各级条有关市县区镇乡村部单]{1,2}(?:镇|乡|街道)(?:人民政府|政府|办事处)?$"
)
_NATIONAL = re.compile(pattern("national_prefixes"))
# Words that no name begins with, not even one that has a suffix of its own (会议听取市财政局).
_NEVER_FIRST = re.compile(alternatives(row[0] for row in table("unit_left_words") if row[1:] == ("never",)))
# Divisions and regiments of the corps, which govern: 第六师, 兵团第十七师, 一二一团.
_NUMBERED = re.compile("(?:(?:新疆)?(?:生产建设)?兵团)?第?[一二三四五六七八九十百〇\\d]{1,5}[师团]")
_COLLECTIVE_END = re.compile(f"(?:{pattern('collective_nouns')})$")
_LONG_LEFT_WORD = re.compile(alternatives(word for word in words("unit_left_words") if len(word) > 1))


def is_national(name: str) -> bool:
    """Whether a name begins as that of a national body or enterprise (国家电网安澜供电公司)."""
    return _NATIONAL.match(name) is not None


def is_branch_of_place(name: str) -> bool:
    """Whether a place or a body stands behind the name of a national enterprise (国网望溪县供电公司), rather than a person."""
    match = _NATIONAL.match(name)
    rest = name[match.end() :] if match else ""
    return is_unit(rest) and not any(rest[:n] in words("unit_names") for n in (2, 3))


def is_function(name: str) -> bool:
    """Whether the string is what a body deals with (财政, 自然资源), which names it in a list."""
    return name in words("unit_functions")


def is_known_stem(stem: str) -> bool:
    """Whether a stem is a function, by itself or behind a level or place (市教育, 望溪县教育)."""
    return is_function(stem) or is_function(without_place(stem))


@lru_cache(maxsize=1 << 14)
def is_known_name(name: str) -> bool:
    """Whether a name is listed, or a listed function with a suffix: 财政局, 妇联, but not 兴东集团."""
    if name in words("unit_names") or _COMMITTEE_HEAD.sub("", name, count=1) in words("unit_names"):
        return True
    return any(is_function(name[: -len(suffix)]) for suffix in suffixes_of(name))


def is_place(name: str) -> bool:
    """Whether the string can be the name of a place: a listed division or up to six characters before 市, 县, 镇 …"""
    if name in words("divisions"):
        return True
    if not _PLACE.fullmatch(name) or _LONG_LEFT_WORD.search(name):
        return False
    if name.endswith(lookalikes().get(name[-1], ())) and not _is_town(name):
        return False
    return (
        len(name) > 2
        and (not _COLLECTIVE.match(name) or _is_town_name(name))
        and not _SENTENCE.search(name)
        and not _NEVER_IN_PLACE.search(name)
        and ("和" not in name or _AND_IN_PLACE.fullmatch(name) is not None)
    )


def _is_town_name(name: str) -> bool:
    """Whether a name that begins like a collective (两个部门, 那些单位) is that of a town: 两河镇, 那劳镇."""
    return _TOWN_LIKE_COLLECTIVE.match(name) is not None


def _is_town(name: str) -> bool:
    """Whether a word has one character in front that makes it the name of a town (古城镇, 望溪县清水乡), as 推进 and 全县 do not."""
    uses = mapping("unit_lookalikes")
    town = name[-3:]
    return (
        uses.get(town[1:]) == "town"
        and town not in uses
        and town[0] not in _NEVER_BEGINS_TOWN
        and (len(name) == 3 or (name[-4] in LEVELS and len(name) > 5))
    )


@lru_cache(maxsize=1 << 14)
def without_place(name: str) -> str:
    """The name without the level (市) or the place (望溪县, or both: 安澜市望溪县) in front; a place by itself stays."""
    divisions = words("divisions")
    for end in _division_lengths().get(name[:2], ()):
        if end < len(name) and name[:end] in divisions:
            return without_place(name[end:])
    if name[:1] not in LEVELS:
        for end in (3, 4):
            if len(name) > end + 1 and name[end - 1] in LEVELS and is_known_name(name[end:]):
                return name[end:]
    rest = _LEVEL_HEAD.sub("", name, count=1)
    return rest if len(rest) > 1 else name


@cache
def _division_lengths() -> Mapping[str, tuple[int, ...]]:
    """The first two characters of divisions -> the lengths of those that begin with them, longest first."""
    found: dict[str, set[int]] = {}
    for name in words("divisions"):
        found.setdefault(name[:2], set()).add(len(name))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in found.items()}


def is_unit(name: str) -> bool:
    """Whether the whole string is the name of one organisation (县妇联, 白鹭区财政局), not a post and not a collective (各部门)."""
    return name.endswith(name_ends().get(name[-1:], ())) and unit_kind(name) is not None


@lru_cache(maxsize=1 << 14)
def unit_kind(name: str) -> str | None:
    """The label of the graph for the organisation named by the whole string, as far as its form tells; None when it is no name of one."""
    if not _NAME.fullmatch(name) or (found := _kind_by_form(name)) is None:
        return None
    if _SENTENCE.search(name) or _is_collective(name) or _NEVER_FIRST.match(name) or _is_broken(name):
        return None
    return found


def _kind_by_form(name: str) -> str | None:
    """The kind by what the name ends in, or of which listed name it is; most strings are told by it to be no name."""
    if not name.endswith(name_ends().get(name[-1], ())):
        return None
    kinds = mapping("unit_names")
    if found := kinds.get(name) or kinds.get(without_place(name)) or kinds.get(_COMMITTEE_HEAD.sub("", name, count=1)):
        return found
    if name in words("divisions"):
        return "LocalGovernment"
    if name in words("unit_lookalikes"):
        return None
    # 望溪军分区 ends in 分区, which is no name: the longer suffix wins.
    alike = () if _is_town(name) else lookalikes().get(name[-1], ())
    longest = max((len(word) for word in alike if name.endswith(word)), default=0)
    ends = (suffix for suffix in suffixes_of(name) if len(suffix) > longest and _fits(name, suffix))
    return next((suffixes()[suffix][0] for suffix in ends), None)


def _fits(name: str, suffix: str) -> bool:
    """Whether a name may end in this suffix: the stem is no bare level, and 委, 办, 处 stand behind a level, place or function."""
    stem = name[: -len(suffix)]
    shape = suffixes()[suffix][1]
    if shape == "place":
        return is_place(name)
    if shape == "numbered":
        return _NUMBERED.fullmatch(name) is not None
    if shape == "level":
        stem = stem.removeprefix("地区")  # 地区发改委: that of a prefecture
        within = stem[:1] == "局" and len(stem) > 2  # 局工程处: what the bureau that meets is made of
        return bool(stem) and (
            stem[0] in LEVELS
            or is_known_stem(stem)
            or within
            or is_place(stem)
            or _begins_with_place(stem)
            or any(is_known_name(without_place(stem[:n])) or stem[:n].endswith("军分区") for n in unit_ends(stem))
        )
    return len(stem) > 1 or (stem != "" and stem in LEVELS) or (len(stem) == 1 and len(suffix) > 1)


def _begins_with_place(stem: str) -> bool:
    """Whether a place with its level stands in front: 望溪县食品药品检验."""
    return any(stem[n - 1] in LEVELS and is_place(stem[:n]) for n in range(3, min(6, len(stem))))


def _is_collective(name: str) -> bool:
    """Whether the name begins as that of a collective (各部门, 社会组织), not as 国家统计局 or 城乡建设局, which are listed."""
    match = None if _is_town_name(name) else _COLLECTIVE.match(name)
    if match and (national := _NATIONAL.match(name)) and national.end() > match.end():
        return False  # 国家电网安澜供电公司
    return match is not None and not any(
        name[:n] in words("unit_names") or is_function(name[:n]) for n in range(match.end() + 1, min(len(name), 12) + 1)
    )


def _is_broken(name: str) -> bool:
    """Whether a bracket or quote is open, the end is doubled (分局局), or two names are joined by 和 (市委督查室和市政府督查室)."""
    if name.count("（") != name.count("）") or name.count("“") != name.count("”") or name[-1] == name[-2]:
        return True
    return any(
        _joins(name[: mark.start()], name[mark.end() :])
        for mark in _AND.finditer(name)
        if not (mark.start() == 0 and is_place(name) and not is_unit(name[1:]))  # 和溪市
        and not any(is_place(name[:end]) for end in range(mark.end() + 1, min(len(name), mark.end() + 4)))
    )


def _joins(left: str, right: str) -> bool:
    """Whether 和 between these stands between two bodies or collectives: what a single body deals with (自然资源和规划局) is none."""
    if not left:
        return right[:1] in LEVELS or not _begins_with_division("和" + right)
    if is_unit(left) or _is_collective(right):
        # 国家统计局和顺调查队: 和 begins the name of a place, of which too little would be left for a name.
        return not (_begins_with_division("和" + right) and _is_single_stem(right))
    collective = _COLLECTIVE_END.search(left) or (len(left) > 1 and left in words("unit_lookalikes"))
    if collective and not is_known_stem(left):
        return True
    return right[:1] in LEVELS and is_unit(right) and not _is_word_with_level(right)


def _is_single_stem(name: str) -> bool:
    return any(len(name) == len(suffix) + 1 and name[0] not in LEVELS for suffix in suffixes_of(name))


def _begins_with_division(name: str) -> bool:
    return any(name[:n] in short_divisions() or name[:n] in words("divisions") for n in (2, 3, 4))


@cache
def _functions_with_level() -> tuple[str, ...]:
    return tuple(sorted(word for word in words("unit_functions") if word[0] in LEVELS))


def _is_word_with_level(name: str) -> bool:
    """Whether the first character is no level of government but part of a word: 市场监管局, 乡村振兴局."""
    return name.startswith(_functions_with_level())
