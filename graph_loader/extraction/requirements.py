"""Orders to nobody: 要加强值守, 一要细化方案, 会议强调，细化标准, 6月底前要完成…. Where in a sentence they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_loader.extraction.clauses import after_lead_ins, find_clauses
from graph_loader.extraction.deadlines import find_deadline
from graph_loader.extraction.predicates import FOLLOW, NO_ORDER, OBLIGES
from graph_loader.extraction.text import Range, Text

#: Characters of the longest deadline in front of a word of obligation.
_LONGEST_DEADLINE = 24
#: 一要, 二要: what begins a point and obliges at once.
POINT_OBLIGES = re.compile("[一二三四五六七八九十]要$")
_SAYS = re.compile("(?:会议|同志)?(?P<what>要求|强调|指出)[，：]$")
_IS_SAID = re.compile("(?<![特尤别其凡还但就])是(?!否)")
#: Characters of the shortest order behind 会议要求，.
_SHORTEST = 4


def clause_starts(text: Text, sentence: Range) -> Iterator[tuple[int, int]]:
    """Where each clause of a sentence begins, and where it begins behind 会议强调, 一是, 同时 and the like."""
    return ((clause.start, after_lead_ins(text, clause)[0]) for clause in find_clauses(text, sentence))


def obliges_until(text: Text, start: int, end: int) -> bool:
    """Whether a deadline that a word of obligation follows begins at a position: 6月底前要完成…, 在年底前必须…."""
    deadline = find_deadline(text.folded, start, min(end, start + _LONGEST_DEADLINE))
    if deadline is None or not OBLIGES.match(text.folded, deadline.end):
        return False
    return text.folded[start : deadline.start] in ("", "在", "于")


def ordered_clauses(text: Text, sentence: Range) -> Iterator[int]:
    """Where clauses begin that are orders to nobody without 要 in front: 一要细化方案, 会议强调，细化标准, 会议要求，对…登记造册."""
    demanded = stressed = False
    for clause in find_clauses(text, sentence):
        start, _ = after_lead_ins(text, clause)
        lead, told = text.folded[clause.start : start], text.folded[start : clause.end]
        does = FOLLOW.match(told) is not None and not NO_ORDER.match(told)
        if (
            POINT_OBLIGES.search(lead)
            or (demanded and len(told) > _SHORTEST and not NO_ORDER.match(told))
            or (does and (lead.endswith("要求") or (stressed and not _IS_SAID.search(told))))
        ):
            yield start
        said = _SAYS.search(text.folded, clause.start, clause.end)
        demanded = said is not None and said["what"] == "要求"
        stressed = said is not None
