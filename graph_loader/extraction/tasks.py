"""Assignments: who is told to do what. A subject carries over commas and semicolons, never over a full stop.

A requirement that names nobody (要加强值守) is an assignment without organisations and persons: a task nobody was told to do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from graph_loader.extraction.actors import find_subjects
from graph_loader.extraction.closing_deadlines import closing_deadline, find_closing_deadlines
from graph_loader.extraction.folding import masked
from graph_loader.extraction.items import Body, Item
from graph_loader.extraction.noun_phrases import NounPhrase
from graph_loader.extraction.plans import PlannedTask
from graph_loader.extraction.predicates import OBLIGES
from graph_loader.extraction.requirements import POINT_OBLIGES, find_orders
from graph_loader.extraction.steps import find_steps, is_only_steps
from graph_loader.extraction.subject import Subject
from graph_loader.extraction.task_regions import find_regions, names_somebody, semicolons, trimmed
from graph_loader.extraction.text import Range, Text
from graph_loader.extraction.timing import set_deadline, set_times
from graph_loader.record import Assignment

# What is reported is no order: a verb without 要 counts for nothing in such a sentence.
_REPORTED = re.compile(
    "(?<![务公组委题室席协])会议(?:认为|听取|审议|传达|学习|研究|讨论|集中)(?!意见|精神|要求|情况|结果)"
)

# What was done so far is told: 今年以来，各乡镇扎实推进….
_SO_FAR = re.compile("(?:以来|近年来|近几年|近年|长期以来|前一?阶段|前期|过去[^，]{0,4})，")
# 要以…为契机, 要围绕…, 对照…: by what somebody goes who is told behind it.
_GOES_BY = re.compile(
    "(?:切实|进一步|紧紧|严格|认真|始终)?(?:以(?!上|下)|围绕|按|依|根据|结合|对照|对(?![接标])|针对|通过|在|从|随着|借助|把握|鉴于|本着)"
)
_ON_WHAT = re.compile("对|针对|凡|就|涉及")
# What a meeting says that dealt with no item: 会议强调，要….
_SAID = re.compile("会议(?:强调|要求|指出|明确|议定|决定)[，：]")
# 由县司法局局长甲某领学, 由县水务局作情况说明: who spoke at the meeting was told nothing.
_PRESENTS = re.compile(
    "(?:[^，。；]{0,8}?(?:长|主任|书记)[^，。；]{2,4})?(?:领学|领读|宣读|解读|讲解|汇报|(?:派员)?(?:列席|出席|参会|旁听)(?:会议)?|(?:负责)?(?:会议)?(?:记录|整理)|作[^，。；]{0,12}(?:汇报|说明|辅导|讲解|解读|报告|发言|介绍|讲座))(?:了[^，。；]*)?"
)
# 由县长任指挥长, 县直有关部门主要负责人为成员: who holds which place in a group is no task.
_IN_OFFICE = re.compile(
    "[^，。；]{0,14}?(?:任|担任|兼任|为)(?:常务|副|第一)*(?:组长|指挥长|总指挥|指挥|主任|召集人|组员|成员|主席|会长|理事长|负责人|责任人|总?河长|林长|路长|链长|秘书长)(?:单位)?"
)
# 会议听取…的汇报，决定由…: behind these words it is an order again.
_ORDERED = re.compile(
    "[，；](?:会议|并|现|经研究，?)*(?:研究)?(?:决定|要求|议定|明确|确定|责成|责令|交由|由|请|退回|发回|(?:一致|原则上?|基本)?(?:同意|通过))"
)


def extract_assignments(
    text: Text, body: Body, people: Set[str], plans: Sequence[PlannedTask] = ()
) -> list[Assignment]:
    """The assignments of all items, in the order of the text. people: names known from the attendance. plans: rows of tables and texts
    with labels, which are not read once more as sentences.
    """
    others = sorted(Range(plan.read_from, plan.place.end) for plan in plans)
    found: list[Assignment] = []
    for item, part in _parts(text, body):
        for sentence in text.sentences(*part, marks="。！？"):
            n = bisect_left(others, Range(sentence.end, 0)) - 1
            if n >= 0 and others[n].end > sentence.start:
                continue
            words = text.flat[slice(*sentence)]  # one string for all: a sentence may hold thousands
            for subject, action, closing in _told(text, sentence, people):
                found.append(_assignment(text, item, subject, action, sentence, words))
                if closing and found[-1].deadline is None:
                    set_deadline(text, found[-1], closing)
    return found


def _parts(text: Text, body: Body) -> Iterator[tuple[Item | None, Range]]:
    """Where tasks stand: in the items, and in front of them what the meeting says without an item (会议强调，各部门要…)."""
    for part in body.lead:
        said = _SAID.search(text.folded, *part)
        if said:
            yield None, Range(said.start(), part.end)
    for item in body.items:
        told = _is_told_whole(text, item)
        if told and not item.run_in:
            yield item, item.heading
        for part in item.content:
            inside = item.run_in and not told and part.start <= item.heading.start < part.end
            yield item, Range(item.heading.end if inside else part.start, part.end)


def _is_told_whole(text: Text, item: Item) -> bool:
    """Whether an item has no matter above its orders, so that what stands for its title is one: 一、由县财政局安排专项资金。"""
    return item.kind == "other" and text.folded.startswith(("。", "；"), item.heading.end)


def _told(text: Text, sentence: Range, people: Set[str]) -> Iterator[tuple[Subject, Range, Range | None]]:
    """Each subject of a sentence with the words of what it has to do, and the deadline that closes what several are told.

    A subject holds to the next one, and over ；."""
    subjects = [s for s in find_subjects(text, sentence, people) if _is_told(text, sentence, s)]
    if not subjects:
        yield from ((nobody, action, None) for nobody, action in _requirements(text, sentence))
        return
    if before := [mark for mark in semicolons(text, sentence) if mark < subjects[0].start]:
        # 一要提高站位；二要…，县水务局要…: the points before the first that names somebody.
        points = _requirements(text, Range(sentence.start, before[-1]))
        yield from ((nobody, action, None) for nobody, action in points)
    yield from ((nobody, action, None) for nobody, action in _required_first(text, sentence, before, subjects[0]))
    steps = find_steps(text, sentence)
    closings = find_closing_deadlines(text, sentence, subjects)
    for subject, action in find_regions(text, sentence, subjects, people):
        if not subject.modal and (
            _PRESENTS.fullmatch(text.folded, *action) or _IN_OFFICE.fullmatch(text.folded, *action)
        ):
            continue
        if not is_only_steps(text, action, steps) or subject.gatekeeper:
            yield subject, action, closing_deadline(closings, subject)


def _required_first(
    text: Text, sentence: Range, semicolons_before: list[int], first: Subject
) -> Iterator[tuple[Subject, Range]]:
    """What nobody is told in front of the first who has a 要 of its own: 要加大投入力度，县财政局要足额保障资金.

    要围绕目标任务，县发改局要加强调度 only says by what the bureau goes.
    """
    begin = semicolons_before[-1] + 1 if semicolons_before else sentence.start
    comma = text.folded.rfind("，", begin, first.start)
    if not first.modal or first.gatekeeper or comma < 0:
        return
    if (before := text.folded.rfind("，", begin, comma)) >= 0 and _ON_WHAT.match(text.folded, before + 1, comma):
        comma = before  # 要发挥作用，对发现的问题，县水利局要…: said of what the bureau has to do
    orders = find_orders(text, Range(begin, comma))
    obliged = [
        POINT_OBLIGES.search(text.folded, c, s) or dated or OBLIGES.match(text.folded, s) for c, s, dated in orders
    ]
    if not obliged or not obliged[0]:
        return  # 会议强调，各类会议反复强调纪律，各单位要…: said, not ordered
    for nobody, action in _requirements(text, Range(begin, comma)):
        if not _GOES_BY.match(text.folded, *action) and text.folded[action.end - 1] != "的":
            yield nobody, action


def _requirements(text: Text, sentence: Range) -> Iterator[tuple[Subject, Range]]:
    """要… said of nobody: the commonest sentence of minutes, a task without assignee from its first 要 on, cut at ； and where a
    deadline of its own begins (6月底前要…，7月底前要…)."""
    orders = find_orders(text, sentence)
    if not orders or find_steps(text, sentence):
        return
    begin = orders[0][1]
    dated = {start: clause for clause, start, has_deadline in orders if has_deadline}
    nobody = Subject(begin, begin, begin, NounPhrase(), modal=True)
    cuts = {clause: start for start, clause in dated.items()}  # where a clause ends, and the next begins behind 二是
    cuts = {i: i for i in semicolons(text, sentence) if i + 1 not in cuts} | cuts
    for stop, following in [*sorted(cut for cut in cuts.items() if cut[0] > begin), (sentence.end, sentence.end)]:
        action = trimmed(text, begin, stop)
        if action:
            yield nobody, action
        begin = following


def _is_told(text: Text, sentence: Range, subject: Subject) -> bool:
    if subject.modal or subject.gatekeeper or subject.role != "responsible":
        return True
    before = masked(text.folded[sentence.start : subject.start])
    if _SO_FAR.search(before):
        return False
    reported = _REPORTED.search(before)
    return reported is None or _ORDERED.search(before, reported.end()) is not None


def _rule(subject: Subject) -> str:
    if not names_somebody(subject):
        return "tasks.requirement"
    return "tasks.gatekeeper" if subject.gatekeeper else "tasks.modal" if subject.modal else "tasks.role"


def _assignment(
    text: Text, item: Item | None, subject: Subject, action: Range, sentence: Range, words: str
) -> Assignment:
    entry = Assignment(
        organizations=[text.flat[slice(*o)] for o in subject.who.organizations],
        persons=[text.flat[slice(*p)] for p in subject.who.persons],
        role=subject.role,
        action=text.flat[slice(*action)],
        agenda=item.no if item else None,
        item=item.index if item else None,
        collective=subject.who.collective,
        sentence=words,
        rule=_rule(subject),
    )
    entry.evidence = {
        "role": text.spans(subject.start, max(subject.action, subject.end)) or text.spans(*action),
        "action": text.spans(*action),
        "sentence": text.spans(*sentence),
    }
    if item:
        entry.evidence["agenda"] = text.spans(*item.place)
    for name, places in (("organizations", subject.who.organizations), ("persons", subject.who.persons)):
        entry.evidence |= {f"{name}.{k}": text.spans(*place) for k, place in enumerate(places)}
    set_times(text, entry, action, Range(sentence.start, subject.start))
    return entry
