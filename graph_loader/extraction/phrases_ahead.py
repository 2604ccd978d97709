"""Noun phrases that begin at a position, whatever follows: 责成|县城管局|拆除…, 由|各乡镇|公示…."""

from __future__ import annotations

import re

from graph_loader.extraction import units
from graph_loader.extraction.noun_phrases import IN_OFFICE
from graph_loader.extraction.posts import is_leading_body
from graph_loader.extraction.text import Range, Text
from graph_loader.extraction.unit_endings import unit_ends
from graph_loader.lexicon import pattern

_LONGEST_UNIT = 24
_JOIN = re.compile("、|以及|和|及|与")
_BRANCH = re.compile(
    "[^，。；、市县区]{0,6}(?:分局|大队|支队|中队|分中心|办公室|分行|中心支行)|[^，。；、]{2,5}[市县区旗州]?(?:分行|支行|分公司)"
)
# 望溪县政府|拟定分成办|法: no name goes on with what the body does.
_DOES = re.compile(f"(?:{pattern('action_words')})(?!.*委员会).*[办处所院台校馆]$")
_ZONE_BODY = re.compile("监委|管委会|管理委员会|党工委|(?:投资|发展|建设|控股)?(?:集团)?(?:有限)?公司|集团")
_COLLECTIVE_AHEAD = re.compile(
    f"(?:{pattern('collective_quantifiers')})[^，。；、的]{{0,10}}?(?:{pattern('collective_nouns')})(?:（[^（）]{{1,8}}）)?(?:、?各[^，。；、的]{{0,6}}?(?:{pattern('collective_nouns')}))*"
    f"|{IN_OFFICE}(?=近期|适时|带队|牵头|负责|协调|分别|专题|亲自|召集|召开|组织)"
)
# 住建部门, 财政、审计等部门 in front of any verb.
_FUNCTIONS_AHEAD = re.compile(
    "(?P<names>(?:[\u4e00-\u9fff]{2,8}(?:、|和|及))*[\u4e00-\u9fff]{2,8}?)(?:等|主管)?(?:部门|单位)"
)


def units_ahead(text: Text, start: int, end: int) -> list[Range]:
    """The list of units that begins exactly at `start` (县教育局、县财政局|测算…), [] when none does."""
    members: list[Range] = []
    position = start
    while position < end:
        stop = _unit_ahead(text.folded, position, min(end, position + _LONGEST_UNIT))
        if stop is None:
            break
        members.append(Range(position, stop))
        separator = _JOIN.match(text.folded, stop, end)
        if not separator:
            break
        position = separator.end()
    return members


def _unit_ahead(folded: str, start: int, end: int) -> int | None:
    """Where the name of a unit that begins at `start` ends: the shortest that is one, and what then belongs to it
    (区环卫中心|优化办事流程, but 市委|宣传部, 发展和改革委|员会, 市生态环境局|望溪分局)."""
    letters = folded[start:end]
    ends = [n for n in unit_ends(letters) if n > 1]
    first = next((n for n in ends if units.is_unit(letters[:n])), None)
    if first is None:
        return None
    stop = start + first
    branch = _BRANCH.match(folded, stop, end)
    longer = [start + n for n in ends if n > first and units.is_unit(letters[:n])]
    if folded.startswith("管委会", stop - 2):
        return stop + 1
    if folded.startswith("员会", stop):
        return stop + 2
    if is_leading_body(folded[start:stop]) and longer:
        return next((n for n in reversed(longer) if not _DOES.search(folded[stop:n])), stop)
    if zone := _ZONE_BODY.match(folded, stop, end):
        return zone.end()
    return branch.end() if branch and branch.end() in longer else stop


#: What closes a list of units in front of a verb: 等部门, 等有关单位.
AND_OTHERS = re.compile("等(?:[^，。；、]{0,8}?(?:部门|单位|乡镇|街道|企业|地))")
# 由市财政分两年安排: the purse of a level of government, not 财政资金 and the like.
_PURSE_AHEAD = re.compile(
    "(?:[省市县区旗州盟](?:级|本级)?|本级|同级)财政(?![局厅部所性]|资金|预算|投资|补助|收|支|专|体制|供养|资源|国库|承受|困难|压力|状况|拨款|奖补|配套|经费|核算)"
)


def phrase_ahead(text: Text, start: int, end: int) -> Range | None:
    """The units or the collective that begin exactly at `start`, whatever follows; None when neither does."""
    members = units_ahead(text, start, end)
    if members:
        return Range(start, members[-1].end)
    collective = _COLLECTIVE_AHEAD.match(text.folded, start, end) or _PURSE_AHEAD.match(text.folded, start, end)
    if collective:
        return Range(*collective.span())
    functions = _FUNCTIONS_AHEAD.match(text.folded, start, end)
    named = functions and all(
        units.is_function(name.lstrip("省市县区旗州")) for name in re.split("[、和及]", functions["names"])
    )
    return Range(*functions.span()) if functions and named else None
