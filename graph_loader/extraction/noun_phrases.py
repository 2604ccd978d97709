"""Noun phrases that can be told to do something: lists of bodies, functions (财政 in 财政、审计等部门), collectives and persons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from functools import lru_cache

from graph_loader.extraction import units
from graph_loader.extraction.folding import masked
from graph_loader.extraction.people import find_persons
from graph_loader.extraction.text import Range, Text
from graph_loader.lexicon import pattern, words

#: Longest phrase looked at, in characters: lists of twenty bodies are real.
LONGEST = 90

_QUANTIFIER = re.compile(pattern("collective_quantifiers"))
_NO_COLLECTIVE = re.compile("每(?:两|三|个)?(?:半?年|季|月|周|天|日)|牵头.{5,}")  # 每半年向县政府, 牵头用活工业用地
_COLLECTIVE_END = re.compile(rf"(?:{pattern('collective_nouns')})$")
_COLLECTIVE_NOUN = re.compile(pattern("collective_nouns"))
#: Those in office without names: 市领导, 区分管领导.
IN_OFFICE = "[省市区县旗州盟镇乡](?:级|政府|委)?(?:主要|分管|联系|包联|相关|有关)*领导"
# Who wrote what the meeting dealt with: 《报告》起草组, 方案编制组.
_DRAFTERS = re.compile("(?:《[^》]{1,30}》|[\u4e00-\u9fff]{1,10})(?:起草|编制|编写|修订)(?:小组|专班|组)$")
#: What can stand before 各: 全市各级, 市直各部门, 驻市各单位, 县乡各级.
_SCOPE = re.compile(
    "(?:全?[省市县区旗州盟镇乡村地]{1,4}[直级]?|沿(?:长江|黄河|淮河|运河|[江河湖海线边黄淮渭汉湘赣])|涉[农林水海牧矿企旅]|驻[省市县区旗州盟地]|区内|辖区|相关|有关|其他|所有|[省市县区]直属?|[省市县区旗州盟镇乡]?政府|行署|管委会)(?:及|的)?各"
)
_BODIES_END = re.compile("(?:部门|单位|人员|领导|同志|成员|负责人|干部|职工)$")
_NOT_A_BODY = re.compile(
    "[任为](?:总|副)?(?:组长|指挥长|指挥|召集人|主任)|[□《“0-9了过是]|委托|聘请|邀请|引进|引入|督促|督导|工作|情况|建设$|问题|会议|.[对将把]|.向(?![阳东群导海])|按照|[节日月年]前"
)
# The purse of a level of government or of several: 县财政, 市本级财政, 市、区两级财政, 各县（市、区）财政.
_LEVEL = "(?:[省市县区旗州盟镇乡]|街道|苏木)"
_LEVELS = f"{_LEVEL}(?:（{_LEVEL}(?:、{_LEVEL})*）)?(?:[、和]?{_LEVEL}(?:（{_LEVEL}(?:、{_LEVEL})*）)?){{1,3}}"
_PURSE = re.compile(f"(?:{_LEVEL}(?:级|本级)?|地区|本级|同级|{_LEVELS}[两二三四各]级|{_LEVEL}[、和]{_LEVEL})财政")
_PURSES = re.compile(f"各级财政|各{_LEVEL}(?:、?{_LEVEL})*(?:（{_LEVEL}(?:、{_LEVEL})*）)?财政")
# 市、区两级政府, 县乡两级: the levels of a list that is one whole.
_OF_LEVELS = re.compile(f"{_LEVELS}[两二三四各]级(?:人民政府|政府|党委政府|部门|财政)?")
# What closes a list: 等部门, 等相关职能部门, 等单位主要负责同志, 两位副区长.
_TAIL = re.compile(
    r"等(?:[^，。；、]{0,12}?(?:部门|单位|乡镇|街道|地|企业|人员|同志|领导|方面)|\d*家?单位"
    r"|[一二三四五六七八九十两]{1,2}(?:个|家|位)?[^，。；、]{0,6})?(?:的?(?:主要)?负责(?:同志|人))?$"
)
_SEPARATOR = re.compile("、|以及|和|及|与|(?<=.)(?=各)")
_JOINS = ("和", "及", "与")
_NO_SUBJECT = re.compile(
    f"(?:{pattern('not_a_subject')}|与|[同和](?=[省市县区旗州])|为(?!民)|组织(?![部人])|经(?![济信贸开营管适发合科促投联]))(?!口)|.*(?:要求|通过|会议|□|[年月日底末]前|已(?!.*的[^的]{{2,4}}$)|[局委办院厅部会府队]对(?![口外])|(?<![自理缘])由)"
)
_QUOTED = re.compile("《[^》]*》|“[^”]*”")
_PUNCTUATION = re.compile("[，。；：]")
_SHARES_END = re.compile("、.*(?:部门|单位)$")
_UNFINISHED = ("、", "和", "及", "与", "各", "的")


@dataclass(slots=True)
class NounPhrase:
    """The members of a phrase. collective: it names no single body (各部门, 相关单位)."""

    organizations: list[Range] = field(default_factory=list)
    persons: list[Range] = field(default_factory=list)
    collective: bool = False


def parse_noun_phrase(text: Text, phrase: Range, people: Set[str]) -> NounPhrase | None:
    """The members of a phrase, None when one of them is neither body, collective nor person."""
    body = text.folded[slice(*phrase)]
    if not 1 < len(body) <= LONGEST or not _may_be_subject(body):
        return None
    persons = find_persons(text, phrase.start, phrase.end, people)
    if body.endswith(_UNFINISHED) and not (persons and persons[-1].end == phrase.end):  # 副县长某珍和 is whole
        return None
    if persons:
        return NounPhrase(_beside(text, phrase, persons), persons)
    members = _members(body)
    if members is None:
        return None
    return NounPhrase(
        [Range(phrase.start + begin, phrase.start + end) for begin, end, _ in members],
        [],
        all(kind == "collective" for _, _, kind in members),
    )


@lru_cache(maxsize=1 << 13)
def _may_be_subject(body: str) -> bool:
    """Whether nothing in a phrase says that it cannot be a subject: no word of the meeting, no punctuation."""
    if _DRAFTERS.fullmatch(body):
        return True
    return not (_NO_SUBJECT.match(_QUOTED.sub("□", body)) or _PUNCTUATION.search(masked(body)))


def is_bare(text: Text, who: NounPhrase) -> bool:
    """Whether nothing but collectives without 各 or 有关 (乡镇, 部门) is named, which may as well be part of what is told."""
    return not who.persons and all(text.folded[slice(*o)] in words("bare_collectives") for o in who.organizations)


def _beside(text: Text, phrase: Range, persons: list[Range]) -> list[Range]:
    """Bodies that stand in a list behind the last person (由甲某和县财政局…)."""
    begin = persons[-1].end
    rest = re.match("(?:同志)?(?:、|和|及|与)", text.folded[begin : phrase.end])
    if not rest:
        return []
    begin += rest.end()
    return [Range(begin + start, begin + end) for start, end, _ in _members(text.folded[begin : phrase.end]) or ()]


@lru_cache(maxsize=1 << 13)
def _members(whole: str) -> tuple[tuple[int, int, str], ...] | None:
    """The members (start, end) of a list and what each is (unit, function, collective); None when one is nothing of the kind."""
    if units.is_unit(whole) or _PURSE.fullmatch(whole):
        return ((0, len(whole), "unit"),)
    if _PURSES.fullmatch(whole) or _OF_LEVELS.fullmatch(whole):
        return ((0, len(whole), "collective"),)
    tail = _TAIL.search(whole)
    shared = bool(tail) or bool(_SHARES_END.search(whole))
    members: list[tuple[int, int, str]] = []
    for start, end in _pieces(whole, tail.start() if tail else len(whole)):
        kind = _kind(whole[start:end], shared)
        begin = max(start, whole.rfind("的", start, end) + 1)  # 信访突出的|城关镇
        if kind != "unit" and units.is_unit(whole[begin:end]):
            kind = "unit"
        else:
            begin = start
        if (
            kind is None
            and members
            and members[-1][2] == "collective"
            and _COLLECTIVE_NOUN.fullmatch(whole, start, end)
        ):
            kind = "collective"  # 各区镇、街道: the first 各 is meant for both
        if kind is None:
            return None
        suffixed = kind == "function" and shared and whole.endswith(("部门", "单位"), start, end)
        members.append((begin, end - 2 if suffixed else end, kind))
    return tuple(members) or None


def _pieces(whole: str, end: int) -> Iterator[Range]:
    """The members of a list: cut at 、 and 和 and between 各…各…, but not inside a name (发展和改革局, 住房和城乡建设局)."""
    position = 0
    cuts = [Range(*mark.span()) for mark in _SEPARATOR.finditer(masked(whole), 0, end)]  # 各县（市、区） is one
    for n, cut in enumerate(cuts):
        if cut.start < position:
            continue
        piece = whole[position : cut.start]
        if cut.start == cut.end and "各" not in piece:
            continue  # 市直各部门, 全市各级: what stands before the first 各 belongs to it
        if whole[slice(*cut)] in _JOINS and not _ends_member(whole, position, cut, _next_mark(cuts, n, end)):
            continue
        if piece:
            yield Range(position, cut.start)
        position = cut.end
    if position < end:
        yield Range(position, end)


def _next_mark(cuts: list[Range], n: int, end: int) -> int:
    """Where the member behind the cut ends: at the next 、, at the next 和, or with the list."""
    return next((cut.start for cut in cuts[n + 1 :] if cut.end > cut.start), end)


def _ends_member(whole: str, position: int, cut: Range, following: int) -> bool:
    """Whether 和 stands between two members: not when both sides are one name, nor when only both sides make a name."""
    both, left = whole[position:following], whole[position : cut.start]
    if units.is_unit(both) and not units.is_unit(left):
        return False
    return bool(_kind(left, True)) or not _kind(both, True)


@lru_cache(maxsize=1 << 15)
def _kind(name: str, shared: bool) -> str | None:
    """unit, function (when it stands in a list that shares its suffix) or collective; None for anything else."""
    name = re.sub("（[^）]*）(?=长?$)", "", name)  # 各村（社区）, 各县（市）长
    if not 1 < len(name) <= 40:
        return "function" if shared and units.is_function(name) else None
    collective = bool(_COLLECTIVE_END.search(name))
    listed = name in words("bare_collectives") or re.fullmatch(IN_OFFICE, name)
    if listed or (collective and _QUANTIFIER.match(name) and not _NO_COLLECTIVE.match(name)):
        return "collective"
    if units.is_unit(name) or _DRAFTERS.fullmatch(name) or _PURSE.fullmatch(name):
        return "unit"
    bare = re.sub("(?:主管|职能|行政)?(?:部门|单位)$", "", name)
    level = bare[:1] in tuple("市县区省旗州镇乡")
    if bare != name and (units.is_function(bare[level:]) or units.is_unit(bare)):
        return "function"
    if shared and (units.is_function(name) or units.is_function(name[1:])):
        return "function"
    if ("各" in name and not _SCOPE.match(name)) or _NO_COLLECTIVE.match(name):
        return None  # 增强各镇: what stands in front is no part of a name
    named = (
        _QUANTIFIER.search(name) or "的" in name or _BODIES_END.search(name) or re.match("[县市区省旗州]直|机关", name)
    )
    return "collective" if collective and named and not _NOT_A_BODY.search(name) else None
