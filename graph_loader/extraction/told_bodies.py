"""Bodies that a clause begins with where others are told what to do: 由县住建局牵头，县财政局保障资金. Any verb may follow."""

from __future__ import annotations

import re
from collections.abc import Set

from graph_loader.extraction.clauses import after_lead_ins
from graph_loader.extraction.folding import masked
from graph_loader.extraction.noun_phrases import LONGEST, NounPhrase, parse_noun_phrase
from graph_loader.extraction.phrases_ahead import AND_OTHERS, phrase_ahead
from graph_loader.extraction.posts import is_leading_body
from graph_loader.extraction.predicates import FOLLOW_INTRODUCED, NO_ORDER
from graph_loader.extraction.text import Range, Text
from graph_loader.extraction.unit_endings import LEVELS
from graph_loader.extraction.unit_names import is_function, is_unit, without_place
from graph_loader.lexicon import alternatives, words

# What stands behind a body that is not told anything: 县财政局的…, 县水务局已…, 县林草局资金不足的问题.
_STATES = re.compile(
    r"[^，。；]{2,8}的\d|[的等、（/和与及是为已有未没曾]|正在|在(?:建|编|册|[^，]{0,12}(?:汇报|报告|发言|会上?|时)$)|关于|汇报|报告|提出|反映|认为|表示|介绍|通报|存在|目前|前期|.*(?:后|时|的|之间|为止|(?:的|不[足力够]|困难|突出|存在).*(?:问题|情况|原因))$"
)
_SHORTEST_DOING = 4
_SHORT = re.compile(".{2,4}(?:局|支队|大队)|.{2}中心|.{2}公司")
_TOWN = re.compile(".{2,3}(?:镇|乡|街道|苏木)")
# A clause that begins with none of these is passed over at once.
_MAY_NAME = re.compile("[^，；：。]{0,24}?(?:[局委办部院处厅会司团社镇乡区县市旗站所队组库府心]|各|门|位|业)")
_SHORT_DOING = re.compile("[管抓包保查守盯][\u4e00-\u9fff“]|参与|参加|协同|联动|支持|跟进|落实")
# 市国资委、望溪区政府参加，…: beside others a government takes part like a body.
_JOINS_IN = re.compile("(?:共同|积极)?(?:参与|参加|协同|联动)[，。；]")
# Words that no name of a body holds: an open ending (协议须写明学校) is no name then.
_NOT_IN_NAMES = re.compile(
    f"[须要已将把被]|应(?!急)|^(?:[在从对向送报每]|{alternatives(w for w in words('unit_left_words') if len(w) > 1)})"
)


def find_told_bodies(text: Text, clause: Range, people: Set[str]) -> tuple[Range, NounPhrase] | None:
    """The place and the members of the list of bodies or the collective that a clause begins with, when words of doing follow; ask only
    for clauses of a sentence that gives orders. None when the clause says what they are or have done.
    """
    if not _MAY_NAME.match(text.folded, clause.start, clause.end):
        return None
    begin, _ = after_lead_ins(text, clause)
    if FOLLOW_INTRODUCED.match(text.folded, begin):
        return None
    ahead = phrase_ahead(text, begin, min(clause.end, begin + LONGEST))
    if ahead is None or _NOT_IN_NAMES.search(text.folded[slice(*ahead)]):
        return None
    who = parse_noun_phrase(text, ahead, people)
    if who is None or not all(_is_rooted(text.folded[slice(*o)]) for o in who.organizations):
        return None
    behind = text.folded[ahead.end : clause.end]
    if (
        not who.collective
        and is_leading_body(text.folded[slice(*who.organizations[-1])])
        and not _JOINS_IN.match(behind)
    ):
        return None
    tail = AND_OTHERS.match(text.folded, ahead.end, clause.end)
    end = tail.end() if tail else ahead.end
    does = masked(text.folded[end : clause.end]).rstrip("，；：。！？")
    if (len(does) < _SHORTEST_DOING and not _SHORT_DOING.match(does)) or _STATES.match(does) or NO_ORDER.match(does):
        return None
    return Range(begin, end), who


def find_listed_bodies(text: Text, clause: Range, people: Set[str]) -> tuple[Range, NounPhrase] | None:
    """The bodies of a clause that holds nothing else, set apart by a comma from others who are obliged: 县公安局、县交通局，各乡镇要…."""
    begin, _ = after_lead_ins(text, clause)
    if not text.folded.endswith("，", begin, clause.end):
        return None
    place = Range(begin, clause.end - 1)
    who = parse_noun_phrase(text, place, people)
    return (place, who) if who and who.organizations and not who.collective else None


def _is_rooted(name: str) -> bool:
    """Whether a name surely begins where it seems to: with a level, a place, 各 or what a department deals with, not with a verb
    (改造提升|敬老院, 宣传|政府)."""
    if name[0] in LEVELS or name.startswith("地区") or _TOWN.fullmatch(name) or without_place(name) != name:
        return True
    function = name[-1] in "局委办部处" and any(is_function(name[:n]) for n in range(2, min(8, len(name))))
    return function or name in words("unit_names") or _SHORT.fullmatch(name) is not None or not is_unit(name)
