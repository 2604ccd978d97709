"""Who is told to do something: the subjects of a sentence and the role they are given.

A subject is a noun phrase at the beginning of a clause, all of whose members are known for a body, a collective or a person, and
which a word of obligation (要, 须, 应), a role (牵头, 配合, 负责) or an action follows; or one that 由, 责成 or 要求 introduces.
"""

from __future__ import annotations

import re
from collections.abc import Set

from graph_loader.extraction.clauses import INTRODUCER, after_lead_ins, find_clauses
from graph_loader.extraction.deadlines import find_deadline
from graph_loader.extraction.folding import masked
from graph_loader.extraction.noun_phrases import (
    LONGEST,
    NounPhrase,
    is_bare,
    parse_noun_phrase,
)
from graph_loader.extraction.phrases_ahead import AND_OTHERS, phrase_ahead
from graph_loader.extraction.posts import is_leading_body
from graph_loader.extraction.predicates import (
    FOLLOW,
    IS,
    MODAL,
    NO_ORDER,
    OBLIGES,
    ROLE,
    find_following,
    is_done_about,
)
from graph_loader.extraction.requirements import POINT_OBLIGES
from graph_loader.extraction.roles import settle_roles
from graph_loader.extraction.subject import Subject
from graph_loader.extraction.taking_part import find_gatekeepers
from graph_loader.extraction.text import Range, Text
from graph_loader.extraction.told_bodies import find_listed_bodies, find_told_bodies

# 由 anywhere in a clause brings in who does it (资产由学院接收), but for 理由, 自由, 由于 and the like.
_BY = re.compile(r"由(?<![自理缘事经]由)(?!于|此|来|衷)|责成|责令|要求|[退发]回(?!来|到)")
_LEADS = re.compile("牵头(?!部门|单位|领导|责任|人|部委)")
_IS_LEADING = re.compile("(?:为|作为|是)(?:总?牵头|主办)(?:单位|部门|人)")
_IS_SUPPORTING = re.compile("(?:为|作为|是)(?:配合|协办|协助)(?:单位|部门)")
_SUPPORTS = re.compile(rf"(?:{MODAL})?(?:积极|密切|主动|全力|做好|予以|共同|协同)*(?:配合|协助)")
_TAKES_PART = re.compile("(?:共同|积极|全程)?(?:参与|参加|跟进|协同)，")
_ROLE_ONLY = re.compile(rf"(?:{MODAL})?(?:{ROLE}|履行|抓总|和|具体|共同)+")
# Words that say of a whole sentence that it gives orders.
_TOLD = re.compile("(?:要求|强调|决定|议定|明确|确定|商定|责成)[，：]|(?:意见|要求|建议|任务|安排|分工|如下)：")
# A sentence that is a point of a list (（二）, 3., ②) says what is ordered.
_NUMBERED = re.compile(r"(?:（[一二三四五六七八九十\d]{1,2}）|\d{1,2}[.、](?!\d)|[①-⑳])(?![^，。；]{0,12}：)")
_ORDERS = re.compile("会议(?:要求|强调|指出|明确)[，：]$")
_LEVEL = re.compile("[镇乡街县旗盟州]|区县")
# How names of offices go on behind 县政府: 督查室, 重点项目办.
_OFFICE = re.compile("[^，。；、提报印将对]{1,5}(?:室|办公室|办(?![理法事结好])|处(?![理置])|部(?![署门分位落]))")
# 由市政府|法律顾问, 由县政府|常务会议: what makes another name of the name of a government.
_OFFICE_OF = re.compile(
    "法律|副|常务|党组|班子|秘书|办|领导|主要|分管|名义|文件|令|网|采购|债|投资|性|工作|出资|督查|研究室|参事"
)
# 由区财政与各镇|按比例分担, 县审计局与县财政局|联合开展: whom 与 joins are told the same; with 县财政局|与银行对接 only one is.
_JOINED = re.compile(
    "与[^，。；]{2,24}?(?:共同|联合|分别|合力|一同|一起|各(?=承担|负担|出资|分担|自)"
    "|按[^，。；]{0,16}?(?:比例|分担|承担|负担|分摊|出资|体制|职责|分工))"
)
# Words of time between a subject and its verb.
_WHEN = re.compile(
    "(?:每年|每半年|每季度?|每月|每周|今年|明年|近期|届时|会后|随后|同步|同时|逐年|分年度|按月|按季度?|按年度?)$"
)
_CLAUSE_ENDS = tuple("，；：。！？")
_STOP = re.compile("[，；。]")


def find_subjects(text: Text, sentence: Range, people: Set[str]) -> list[Subject]:
    """The subjects of a sentence in order. people: names known from the attendance."""
    found: list[Subject] = []
    clauses = find_clauses(text, sentence)
    orders = _TOLD.search(text.folded, *sentence)
    numbered = _NUMBERED.match(text.folded, *sentence) is not None
    before: Range | None = None  # the clause before, where it tells nobody anything
    for clause, following in zip(clauses, [*clauses[1:], None], strict=True):
        told = bool(found) or numbered or (orders is not None and orders.end() <= clause.start)
        subjects = _in_clause(text, clause, following, people)
        if not subjects and told and (bodies := find_told_bodies(text, clause, people)):
            place, who = bodies
            only = _TAKES_PART.fullmatch(text.folded, place.end, clause.end)  # ，县国土局参与，6月底前拿出方案
            subjects = [Subject(place.start, place.end, clause.end if only else place.end, who)]
        beside = before if subjects and subjects[0].modal and subjects[0].start == clause.start else None
        if beside and (listed := find_listed_bodies(text, beside, people)):
            found.append(Subject(*listed[0], beside.end, listed[1], modal=True))
        before = None if subjects else clause
        found += subjects
    gates = list(find_gatekeepers(text, sentence, people))
    found = [s for s in found if not any(s.start < gate.end and gate.start < s.end for gate in gates)] + gates
    found.sort(key=lambda subject: (subject.start, subject.gatekeeper))
    settle_roles(text, sentence, found)
    return found


def _in_clause(text: Text, clause: Range, following: Range | None, people: Set[str]) -> list[Subject]:
    begin, introduced = after_lead_ins(text, clause)
    subject = _at(text, begin, clause.end, following, introduced, people)
    found = [subject] if subject else []
    if not _BY.search(text.folded, begin, clause.end):
        return found
    for by in _BY.finditer(masked(text.folded[begin : clause.end])):
        later = _at(text, begin + by.end(), clause.end, following, True, people)
        if later and (subject is None or later.start > subject.end):
            return [*found, later]
    return found


def _at(
    text: Text, begin: int, end: int, following: Range | None, introduced: bool, people: Set[str]
) -> Subject | None:
    """The subject whose noun phrase begins at `begin` in a clause that ends at `end`, None when what stands there is none."""
    body = masked(text.folded[begin : min(end, begin + LONGEST)])
    ended = body[-1:] if body.endswith(_CLAUSE_ENDS) else ""
    body = body.removesuffix(ended)
    does = False  # whether it begins with a verb: 做好两个社区居委会|设立
    for match in find_following(body, introduced):
        if match.group() == "与" and match.start() and _JOINED.match(body, match.start()):
            continue
        if match.start() == 0:
            does = match.lastgroup == "action" and not introduced
        elif does and match.lastgroup in {"action", "weak"}:
            continue
        elif found := _before_word(text, begin, end, body, match, following, people):
            return None if match.lastgroup != "modal" and _is_no_order(body, match, found, introduced) else found
    ahead = phrase_ahead(text, begin, begin + len(body)) if introduced else None
    ahead_who = parse_noun_phrase(text, ahead, people) if ahead else None
    if (
        ahead
        and ahead_who
        and not ahead_who.collective
        and is_leading_body(text.folded[slice(*ahead)])
        and (not text.folded.endswith("政府", ahead.start, ahead.end) or _OFFICE_OF.match(text.folded, ahead.end))
    ):
        ahead = None  # 市政府|法律顾问
    if ahead and ahead_who:  # 责成区城管局拆除…: any verb may follow
        others = AND_OTHERS.match(text.folded, ahead.end, begin + len(body))
        return Subject(begin, ahead.end, others.end() if others else ahead.end, ahead_who)
    whole = parse_noun_phrase(text, Range(begin, begin + len(body)), people) if introduced else None
    if whole:
        return Subject(begin, begin + len(body), begin + len(body), whole)
    if following is not None and (
        (ended == "，" and _obliges(text, following)) or (ended == "：" and _points(text, following))
    ):
        who = parse_noun_phrase(text, Range(begin, begin + len(body)), people)  # 各部门负责人，要切实…
        if who:
            return _obliged_in(text, begin, begin + len(body), who, following)
    return None


def _before_word(
    text: Text, begin: int, end: int, body: str, match: re.Match[str], following: Range | None, people: Set[str]
) -> Subject | None:
    """The subject in front of a word of obligation, role or doing; None when what stands there is none.

    begin, end: the clause, of which body is the text and match the word.
    """
    stop = begin + match.start()
    if match.group().startswith("应") and any(text.folded.startswith(name, stop) for name in people):
        return None  # 市环保局应某某
    if dated := _before_deadline(text, begin, stop, people):
        dated.modal = match.lastgroup == "modal"
        return dated
    obliged = match.lastgroup == "weak" and following is not None and _obliges(text, following)
    if match.lastgroup == "weak" and not obliged and not is_done_about(body, match):
        return None
    if timed := _WHEN.search(text.folded, max(begin, stop - 6), stop):
        stop = timed.start()  # 市财政|每年安排, 县水务局|会后尽快
    who = parse_noun_phrase(text, Range(begin, stop), people)
    by = INTRODUCER.search(text.folded, max(0, begin - 2), begin)
    if who is None or (
        match.lastgroup == "action" and not by and is_bare(text, who) and not _opens_order(text, begin, who)
    ):
        return None
    if match.lastgroup == "action" and _is_office_of_leaders(text, who, stop):
        return None
    if obliged and following and IS.fullmatch(match.group()):
        return _obliged_in(text, begin, stop, who, following)
    return _with_role(text, Subject(begin, stop, begin, who), match, end)


def _opens_order(text: Text, begin: int, who: NounPhrase) -> bool:
    """Whether 镇街 or 区县 stands right behind 会议强调， and the like, where it is nothing but a subject (会议强调，镇街强化责任)."""
    levels = all(_LEVEL.search(text.folded, *o) for o in who.organizations)
    return levels and _ORDERS.search(text.folded, max(0, begin - 6), begin) is not None


def _is_office_of_leaders(text: Text, who: NounPhrase, stop: int) -> bool:
    """Whether the words in front of a verb are only the beginning of a longer name: 县政府|督查室, 市委|统筹办."""
    last = who.organizations[-1] if who.organizations else None
    if last is None or last.end != stop or not is_leading_body(text.folded[slice(*last)]):
        return False
    return _OFFICE.match(text.folded, stop) is not None


def _is_no_order(body: str, match: re.Match[str], subject: Subject, introduced: bool) -> bool:
    """Whether the verb says what has been done or qualifies a noun (完成了, 提出的意见)."""
    told = match.lastgroup == "action" and not introduced
    dated = subject.end - subject.start < match.start()
    return (told or dated) and NO_ORDER.match(body, match.start()) is not None


def _obliged_in(text: Text, begin: int, end: int, who: NounPhrase, following: Range) -> Subject:
    """A subject whose 要 stands at the beginning of the next clause."""
    start, _ = after_lead_ins(text, following)
    opening = OBLIGES.match(text.folded, start)
    return Subject(begin, end, opening.end() if opening else start, who, modal=True)


def _before_deadline(text: Text, begin: int, end: int, people: Set[str]) -> Subject | None:
    """The subject of 县水务局6月底前要…, 县水务局于6月底前将…: in front of a deadline that ends at `end`; what to do begins with it."""
    if text.folded[end - 1] not in "前内末底旬天日":
        return None
    deadline = find_deadline(text.folded, begin, end)
    if deadline is None or deadline.end != end:
        return None
    stop = deadline.start - (text.folded[deadline.start - 1] in "在于")
    who = parse_noun_phrase(text, Range(begin, stop), people)
    return Subject(begin, stop, stop, who, modal=True) if who else None


def _points(text: Text, clause: Range) -> bool:
    """Whether a clause says what those before a colon have to do: 各乡镇：一是要…, 各部门：一要…, 乡镇：做好…."""
    start, _ = after_lead_ins(text, clause)
    doing = FOLLOW.match(text.folded, start)
    return (
        (start > clause.start and POINT_OBLIGES.search(text.folded, clause.start, start) is not None)
        or bool(OBLIGES.match(text.folded, start))
        or (start == clause.start and doing is not None and doing.lastgroup == "action")
    )


def _obliges(text: Text, clause: Range | None) -> bool:
    """Whether a clause begins with 要: its subject stands in the clause before (各部门在工作中…，要…)."""
    return clause is not None and bool(OBLIGES.match(text.folded, clause.start))


def _with_role(text: Text, subject: Subject, match: re.Match[str], end: int) -> Subject:
    subject.modal = match.lastgroup == "modal"
    subject.action = subject.end + (len(match.group()) if subject.modal else 0)
    rest = masked(text.folded[subject.end : end])
    stop = _STOP.search(rest, 0, 24)
    if _LEADS.search(rest, 0, stop.start() if stop else 24) or _IS_LEADING.match(rest):
        subject.role = "lead"
    elif _SUPPORTS.match(rest) or _IS_SUPPORTING.match(rest):
        subject.role = "support"
    role = _ROLE_ONLY.match(rest)
    if role and not role.group().endswith("会同") and subject.end + role.end() >= end - 1:
        subject.action = end  # 县财政局牵头，… : what to do stands in the next clause
    return subject
