"""Orders to nobody: 要加强值守, 一要细化方案, 会议强调，细化标准, 6月底前要完成…. Where in a sentence they begin."""

from __future__ import annotations

import re

from graph_loader.extraction.clauses import after_lead_ins, find_clauses
from graph_loader.extraction.deadlines import find_deadline
from graph_loader.extraction.predicates import FOLLOW, NO_ORDER, OBLIGES
from graph_loader.extraction.text import Range, Text

# A sentence without any of these words orders nothing: it is passed over at once.
_MAY_ORDER = re.compile("[要须应]|务必|强调|指出")
#: Characters of the longest deadline in front of a word of obligation.
_LONGEST_DEADLINE = 24
#: 一要, 二要: what begins a point and obliges at once.
POINT_OBLIGES = re.compile("[一二三四五六七八九十]要$")
_SAYS = re.compile("(?:会议|同志)?(?P<what>要求|强调|指出)[，：]$")
# What something is or means is said, not ordered.
_IS_SAID = re.compile(
    "(?<![特尤别其凡还但就])是(?!否)|关系(?:到|着)?[^，。；]{0,12}(?:全局|大局|发展|群众|百姓|民生|利益|生活|安全|稳定|福祉)|事关|关乎|有利于|有助于"
    "|势在必行|刻不容缓|意义(?:重大|深远)|至关重要|(?:十分|非常|很有)必要|具有[^，。；]{0,8}意义|没有最好"
)
#: Characters of the shortest order behind 会议要求，.
_SHORTEST = 4


def find_orders(text: Text, sentence: Range) -> list[tuple[int, int, bool]]:
    """The orders of a sentence: where their clause begins, where the order begins behind 会议强调, 一是, 同时 and the like, and whether a
    deadline stands in front of its 要."""
    if not _MAY_ORDER.search(text.folded, *sentence):
        return []
    found = []
    demanded = stressed = False
    for clause in find_clauses(text, sentence):
        start, _ = after_lead_ins(text, clause)
        dated = _obliges_until(text, start, sentence.end)
        if dated or OBLIGES.match(text.folded, start) or _orders(text, clause, start, demanded, stressed):
            found.append((clause.start, start, dated))
        said = _SAYS.search(text.folded, clause.start, clause.end)
        demanded = said is not None and said["what"] == "要求"
        stressed = said is not None
    return found


def _obliges_until(text: Text, start: int, end: int) -> bool:
    """Whether a deadline that a word of obligation follows begins at a position: 6月底前要完成…, 在年底前必须…."""
    deadline = find_deadline(text.folded, start, min(end, start + _LONGEST_DEADLINE))
    if deadline is None or not OBLIGES.match(text.folded, deadline.end):
        return False
    return text.folded[start : deadline.start] in ("", "在", "于")


def _orders(text: Text, clause: Range, start: int, demanded: bool, stressed: bool) -> bool:
    """Whether a clause is an order without 要 in front: 一要细化方案; behind 会议要求， anything, behind 会议强调， a verb."""
    if start > clause.start:
        lead = text.folded[clause.start : start]
        if POINT_OBLIGES.search(lead):
            return True
        demands = lead.endswith("要求")
    else:
        demands = False
    if not (demanded or stressed or demands):
        return False
    told = text.folded[start : clause.end]
    if NO_ORDER.match(told) or (demanded and len(told) <= _SHORTEST):
        return False
    said = _IS_SAID.search(told) or (told.endswith("，") and _IS_SAID.match(text.folded, clause.end))
    return demanded or (FOLLOW.match(told) is not None and (demands or not said))
