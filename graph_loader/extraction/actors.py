"""Who is told to do something: the subjects of a sentence, as units, collectives or persons, and the role they are given.

A subject is a noun phrase at the beginning of a clause, all of whose members are known for a body, a collective or a person, and
which a word of obligation (要, 须, 应), a role (牵头, 配合, 负责) or an action follows; or one that 由, 责成 or 要求 introduces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from functools import lru_cache

from graph_loader.extraction import units
from graph_loader.extraction.people import find_persons
from graph_loader.extraction.text import Range, Text
from graph_loader.lexicon import alternatives, pattern, words

_MODAL = (
    r"(?:也|都|均|还|既|并|则|又|再|更|仍|都|就|只)?(?:务必|必须|要|应当|应该|应(?!邀)|须|需要|需)"
    r"(?!求|点|素|件|闻|害|塞|案|领|道)(?:要)?"
)
_NOUN = "(?!部门|单位|领导|人|同志|企业|机构|部委)"  # 牵头部门, 负责人 are nouns
_ROLE = f"(?:牵头|具体负责|共同负责|负责|配合|协助|会同){_NOUN}|履行牵头"
_STRONG_ACTION = alternatives(words("action_words") - words("weak_action_words"))
_WEAK_ACTION = pattern("weak_action_words")
_ACTION = pattern("action_words")
_FOLLOW = re.compile(
    rf"(?P<modal>{_MODAL})|(?P<role>{_ROLE})|(?P<action>{_STRONG_ACTION}){_NOUN}|(?P<weak>{_WEAK_ACTION})"
)
_FOLLOW_INTRODUCED = re.compile(rf"(?P<modal>{_MODAL})|(?P<role>{_ROLE})|(?P<action>{_ACTION})|(?P<end>$)")
_ORDINAL = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.]?(?:是|要(?=[一-龥]{2,}要)))[，：]?|（[一二三四五六七八九十\d]{1,2}）|[一二三四五六七八九十]{1,2}、"
)
_LEAD_IN = re.compile(rf"(?:{pattern('lead_ins')})[，：]?")
_INTRODUCES = re.compile(r"(?:责成|责令|要求|请|授权|指定|委托|(?<![自理缘事经])由(?!于|此|来))(?:$)")
_BY = re.compile(r"(?<![自理缘事经])由(?!于|此|来|衷)|责成|责令|要求")
_ADVERB = "尽快|加快|抓紧|切实|认真|积极|主动|严格|进一步|全力|持续|继续|深入|扎实|坚决|大力|着力|充分|及时|立即|成立|组建|筹建|建立|制定|完善|要"
_NO_SUBJECT = re.compile(
    "(?:为(?!民)|对|向|将|把|以|从|使|让|督促|引导|推动|帮助|支持|指导|鼓励|动员|协调|加强|确保|做好)(?!口)|(?:{_ADVERB})|.*(?:要求|通过|会议|□)"
)
_LEAD_ROLE = re.compile("牵头(?!部门|单位|领导|责任|人|部委)")
_SUPPORT_ROLE = re.compile(rf"(?:{_MODAL})?(?:积极|密切|主动|全力|做好|予以|共同|协同)*(?:配合|协助)")
_QUANTIFIER = re.compile(
    "(?:各|有关|相关|全体|全[省市县区旗州镇]|所有|其他|其它|每|上述|以上|牵头|配合|责任|承办|承担|成员|主管|行业|属地|分管|涉及|参会|与会|主办|协办|建设|施工|审批)"
)
_COLLECTIVE_END = re.compile(rf"(?:{pattern('collective_nouns')})$")
_TAIL = re.compile(
    r"等(?:[^，。；、]{0,12}?(?:部门|单位|乡镇|街道|地|企业|人员|同志|领导|方面)|\d*家?单位|[一二三四五六七八九十两]{1,2}(?:个|家|位)?[^，。；、]{0,6})?(?:的?(?:主要)?负责(?:同志|人))?$|[一二三四五六七八九十两]{1,2}位?(?:副?[市县区州]长|同志|领导)$"
)
_SEPARATOR = re.compile("[、]|以及|和|及|与|(?<=.)(?=各)")
_MASKS = re.compile("《[^》]*》|“[^”]*”|（[^）]*）")
_QUOTED = re.compile("《[^》]*》|“[^”]*”")
_NP_LENGTH = 90


@dataclass(slots=True)
class Subject:
    """A subject in a sentence.

    start, end: the noun phrase. action: where the words of what to do begin. modal: stated with 要 and the like.
    organizations and persons: ranges of the members; collective: no body is named.
    """

    start: int
    end: int
    action: int
    role: str = "responsible"
    modal: bool = False
    gatekeeper: bool = False
    collective: bool = False
    organizations: list[Range] = field(default_factory=list)
    persons: list[Range] = field(default_factory=list)


def clauses(text: Text, sentence: Range) -> list[Range]:
    """A sentence cut at ，；： outside 《》, quotations and brackets."""
    body = masked(text.folded[slice(*sentence)])
    found, begin = [], 0
    for mark in re.finditer("[，；：。！？]", body):
        found.append(Range(sentence.start + begin, sentence.start + mark.end()))
        begin = mark.end()
    if begin < len(body):
        found.append(Range(sentence.start + begin, sentence.end))
    return found


def masked(body: str) -> str:
    """Titles, quotations and brackets made neutral, so that punctuation and 要 inside them count for nothing."""
    return _MASKS.sub(lambda inner: "□" * len(inner.group()), body)


def find_subjects(text: Text, sentence: Range, people: Set[str]) -> list[Subject]:
    """The subjects of a sentence in order. people: names known from the attendance."""
    found: list[Subject] = []
    parts = clauses(text, sentence)
    for n, clause in enumerate(parts):
        found += _in_clause(text, clause, parts[n + 1] if n + 1 < len(parts) else None, people)
    gates = list(_gatekeepers(text, sentence, people))
    found = [s for s in found if not any(gate.start <= s.start < gate.end for gate in gates)] + gates
    return sorted(found, key=lambda subject: (subject.start, subject.gatekeeper))


def _in_clause(text: Text, clause: Range, following: Range | None, people: Set[str]) -> Iterator[Subject]:
    begin, introduced = _after_lead_ins(text, clause)
    subject = _at(text, begin, clause.end, following, introduced, people)
    if subject:
        yield subject
    body = masked(text.folded[begin : clause.end])
    for by in _BY.finditer(body):
        later = _at(text, begin + by.end(), clause.end, following, True, people)
        if later and (subject is None or later.start > subject.end):
            yield later
            return


def _after_lead_ins(text: Text, clause: Range) -> tuple[int, bool]:
    """Where the clause proper begins, and whether 由, 责成 or 要求 stands in front of it."""
    position, introduced = clause.start, False
    while position < clause.end:
        found = _ORDINAL.match(text.folded, position, clause.end) or _LEAD_IN.match(text.folded, position, clause.end)
        if not found or found.end() == position:
            break
        introduced = bool(re.search("(?:由|责成|责令|要求|请|授权|指定|委托)$", found.group()))
        position = found.end()
    return position, introduced


def _at(
    text: Text, begin: int, end: int, following: Range | None, introduced: bool, people: Set[str]
) -> Subject | None:
    """The subject whose noun phrase begins at `begin`, None when what stands there is none."""
    stop = min(end, begin + _NP_LENGTH)
    body = masked(text.folded[begin:stop])
    if body and body[-1] in "，；：。！？":
        ended, body = body[-1], body[:-1]
    else:
        ended = ""
    for match in (_FOLLOW_INTRODUCED if introduced else _FOLLOW).finditer(body):
        if match.start() < 1 or (match.lastgroup == "weak" and not _obliges(text, following)):
            continue
        phrase = Range(begin, begin + match.start())
        subject = _noun_phrase(text, phrase, people)
        if subject is None:
            continue
        if match.lastgroup == "action" and not introduced and not _can_act(subject, body[match.start() :]):
            return None
        return _with_role(text, subject, match, begin, end, people)
    if ended == "，" and following is not None and _obliges(text, following):
        subject = _noun_phrase(text, Range(begin, begin + len(body)), people)  # 各部门负责人，要切实…
        if subject:
            opening = re.match(_MODAL, text.folded[following.start : following.start + 4])
            subject.action = following.start + (opening.end() if opening else 0)
            subject.modal = True
            return subject
    return None


def _obliges(text: Text, clause: Range | None) -> bool:
    """Whether a clause begins with 要: its subject stands in the clause before (各部门在工作中…，要…)."""
    return clause is not None and bool(re.match(_MODAL, text.folded[clause.start : clause.start + 4]))


def _can_act(subject: Subject, rest: str) -> bool:
    """Whether a verb without 要 can be an order: not what has been done (…了, 取得), and of a collective only with an adverb."""
    done = re.match("[^，。；]{0,8}[了过]|(?:明确|提出|确定|研究|安排|部署|制定|组织)[^，。；]{0,5}的", rest)
    return not done and "取得" not in rest[:20]


def _with_role(text: Text, subject: Subject, match: re.Match[str], begin: int, end: int, people: Set[str]) -> Subject:
    subject.modal = match.lastgroup == "modal"
    subject.action = begin + (match.end() if subject.modal else match.start())
    rest = masked(text.folded[begin + match.start() : end])
    first = re.split("[，；。]", rest)[0]
    if _LEAD_ROLE.search(first[:24]):
        subject.role = "lead"
    elif _SUPPORT_ROLE.match(rest):
        subject.role = "support"
    role = re.match(rf"(?:{_MODAL})?(?:{_ROLE}|履行|抓总|和|具体|共同)+", rest)
    if role and not role.group().endswith("会同") and begin + match.start() + role.end() >= end - 1:
        subject.action = end  # 县财政局牵头，… : what to do stands in the next clause
    return subject


def supporters(text: Text, subject: Subject, end: int, people: Set[str]) -> Subject | None:
    """The unit named after 会同 or 商 right behind a subject (由A会同B…), as a subject of its own with role support."""
    opening = re.compile(rf"(?:{_MODAL})?(?:牵头|负责)?，?(?:会同|商)").match(text.folded, subject.end, end)
    if not opening:
        return None
    comma = re.compile("[，；。]").search(text.folded, opening.end(), end)
    whole = _noun_phrase(text, Range(opening.end(), comma.start()), people) if comma else None
    if whole:
        whole.role = "support"
        return whole
    found = units.find_units(text.folded, opening.end(), min(end, opening.end() + _NP_LENGTH))
    members: list[Range] = []
    for unit in found:
        between = text.folded[members[-1].end if members else opening.end() : unit.start]
        if bool(between) != bool(members) or (between and not _SEPARATOR.fullmatch(between)):
            break
        members.append(unit)
    if not members:
        return None
    return Subject(members[0].start, members[-1].end, members[-1].end, role="support", organizations=members)


def _gatekeepers(text: Text, sentence: Range, people: Set[str]) -> Iterator[Subject]:
    """经常务副县长甲某审核把关后, 报甲某、乙某两位副区长审核: persons who check before the next step."""
    body = masked(text.folded[slice(*sentence)])
    for match in re.finditer(
        "(?:经|报|送|由)(?P<who>(?:(?!经(?![济信贸开营])|报|送|由)[^。；]){2,48}?)(?P<act>审核把关|审核同意|审核|审签|签批|把关|审定)",
        body,
    ):
        start, end = sentence.start + match.start("who"), sentence.start + match.end("who")
        persons = find_persons(text, start, end, people)
        if persons:
            yield Subject(start, end, sentence.start + match.start("act"), gatekeeper=True, persons=persons)


def _noun_phrase(text: Text, phrase: Range, people: Set[str]) -> Subject | None:
    """A subject of the members of a phrase, None when one of them is neither body, collective nor person."""
    body = text.folded[slice(*phrase)]
    if (
        not 1 < len(body) <= _NP_LENGTH
        or re.search("[，。；：]", masked(body))
        or _NO_SUBJECT.match(_QUOTED.sub("□", body))
    ):
        return None
    if body.endswith(("、", "和", "及", "与", "各", "的")):
        return None
    persons = find_persons(text, phrase.start, phrase.end, people)
    subject = Subject(phrase.start, phrase.end, phrase.end)
    if persons:
        subject.persons = persons
        rest = _organizations_beside(text, phrase, persons)
        subject.organizations = rest
        return subject
    members = _members(text, phrase)
    if members is None:
        return None
    subject.organizations = [member for member, _ in members]
    subject.collective = all(kind == "collective" for _, kind in members)
    return subject


def _members(text: Text, phrase: Range) -> list[tuple[Range, str]] | None:
    """The members of a list and what each is: unit, function (财政 in 财政、审计等部门) or collective."""
    folded = text.folded
    whole = folded[slice(*phrase)]
    if units.is_unit(whole):
        return [(phrase, "unit")]
    tail = _TAIL.search(whole)
    end = phrase.start + tail.start() if tail else phrase.end
    if tail and not tail.start():
        return None
    shared = bool(tail) or bool(re.search("、.*(?:部门|单位)$", whole))
    members: list[tuple[Range, str]] = []
    for piece in _pieces(folded, phrase.start, end):
        kind = _kind(folded[slice(*piece)], shared)
        if kind is None:
            return None
        if kind == "function" and folded.endswith(("部门", "单位"), piece.start, piece.end) and shared:
            piece = Range(piece.start, piece.end - 2)  # noqa: PLW2901
        members.append((piece, kind))
    return members or None


def _pieces(folded: str, start: int, end: int) -> Iterator[Range]:
    """The members of a list: cut at 、 and 和 and before 各, but not inside a name (发展和改革局, 住房和城乡建设局)."""
    position = start
    cuts = [Range(m.start() + start, m.end() + start) for m in _SEPARATOR.finditer(folded[start:end])]
    for n, cut in enumerate(cuts):
        if cut.start < position:
            continue
        piece = folded[position : cut.start]
        if folded[slice(*cut)] in ("和", "及", "与") and not _kind(piece, True):
            following = cuts[n + 1].start if n + 1 < len(cuts) else end
            if _kind(folded[position:following], True):
                continue
        if piece:
            yield Range(position, cut.start)
        position = cut.end
    if position < end:
        yield Range(position, end)


@lru_cache(maxsize=100_000)
def _kind(name: str, shared: bool) -> str | None:
    """unit, function or collective; None for anything else."""
    if not 1 < len(name) <= 40:
        return "function" if shared and units.is_function(name) else None
    name = re.sub("（[^）]*）$", "", name)  # 各村（社区）
    collective = bool(_COLLECTIVE_END.search(name))
    if collective and _QUANTIFIER.match(name):
        return "collective"
    if units.is_unit(name):
        return "unit"
    bare = re.sub("(?:主管|职能|行政)?(?:部门|单位)$", "", name)
    level = bare[:1] in tuple("市县区省旗州镇乡")
    if bare != name and (units.is_function(bare[level:]) or units.is_unit(bare)):
        return "function"
    if shared and (units.is_function(name) or units.is_function(name[1:])):
        return "function"
    ends = re.search("(?:部门|单位|人员|领导|同志|成员|负责人|干部|职工)$", name)
    if collective and (_QUANTIFIER.search(name) or "的" in name or ends or re.match("[县市区省旗州]直|机关", name)):
        return "collective" if not re.search("[□《“0-9]|工作|情况|建设$|问题|会议", name) else None
    return None


def _organizations_beside(text: Text, phrase: Range, persons: list[Range]) -> list[Range]:
    """Bodies that stand in a list behind the last person (由甲某和县财政局…)."""
    begin = persons[-1].end
    rest = re.match("(?:同志)?(?:、|和|及|与)", text.folded[begin : phrase.end])
    if not rest:
        return []
    members = _members(text, Range(begin + rest.end(), phrase.end))
    return [member for member, _ in members or []]
