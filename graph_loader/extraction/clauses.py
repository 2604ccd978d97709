"""The clauses of a sentence, and where each begins behind what leads in to it: 会议强调，, 一是, 同时, 由."""

from __future__ import annotations

import re

from graph_loader.extraction.folding import masked
from graph_loader.extraction.text import Range, Text, kept
from graph_loader.lexicon import pattern

_ORDINAL = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.]?(?:是|要(?=[一-龥]{2,}要)))[，：]?"
    r"|（[一二三四五六七八九十\d]{1,2}）|[一二三四五六七八九十]{1,2}、|\d{1,2}(?:、|\.(?!\d))|[①-⑳]"
)
# 属地望江街道: where it lies is no part of its name; 属地街道 names nobody.
_LEAD_IN = re.compile(
    rf"(?:{pattern('lead_ins')}|属地(?=[^镇乡街县区市村部门单各有相政，。；、]{{2,3}}(?:街道|镇|乡|苏木)))[，：]?"
)
#: Words that bring in who has to do something, at the end of what leads in.
INTRODUCER = re.compile("(?:由|责成|责令|要求|授权|指定|委托|请|退回|发回)$")
# Not 7：3. 县信访局牵头、县人社局配合: a 、 between two who are told, each with a role.
_CLAUSE_END = re.compile(
    r"[，；。！？：](?!(?<=\d：)\d)"
    r"|、(?<=(?:牵头|负责|配合|协助|协同)、)(?=[^，。；：]{2,40}(?:牵头|负责|配合|协助|协同|参与|参加|监督|支持|兜底|保障|落实|承担|办理|实施|解决))"
)


def find_clauses(text: Text, sentence: Range) -> list[Range]:
    """A sentence cut at ，；： outside 《》, quotations and brackets. Kept for the sentence asked for last: several rules ask for it."""
    known = _last(text)
    if sentence not in known:
        known.clear()
        known[sentence] = _cut(text, sentence)
    return known[sentence]


@kept
def _last(text: Text) -> dict[Range, list[Range]]:
    """The clauses of one sentence; empty at first."""
    return {}


def _cut(text: Text, sentence: Range) -> list[Range]:
    body = masked(text.folded[slice(*sentence)])
    found, begin = [], 0
    for mark in _CLAUSE_END.finditer(body):
        found.append(Range(sentence.start + begin, sentence.start + mark.end()))
        begin = mark.end()
    if begin < len(body):
        found.append(Range(sentence.start + begin, sentence.end))
    return found


def after_lead_ins(text: Text, clause: Range) -> tuple[int, bool]:
    """Where the clause proper begins, and whether 由, 责成 or 要求 stands in front of it. Kept: several rules ask for it."""
    known = _lead_ins(text)
    if clause not in known:
        known[clause] = _pass_lead_ins(text, clause)
    return known[clause]


@kept
def _lead_ins(text: Text) -> dict[Range, tuple[int, bool]]:
    """What `after_lead_ins` found so far; empty at first."""
    return {}


def _pass_lead_ins(text: Text, clause: Range) -> tuple[int, bool]:
    position, introduced = clause.start, False
    while position < clause.end:
        found = _ORDINAL.match(text.folded, position, clause.end) or _LEAD_IN.match(text.folded, position, clause.end)
        if not found or found.end() == position:
            break
        introduced = bool(INTRODUCER.search(found.group()))
        position = found.end()
    return position, introduced
