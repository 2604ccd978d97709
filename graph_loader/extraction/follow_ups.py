"""Follow-ups: what happens to a document next. Revise, then issue, or submit to a higher body, each with who does it."""

from __future__ import annotations

from collections.abc import Set

from graph_loader.extraction.actors import find_subjects
from graph_loader.extraction.deadlines import find_deadline, find_fronted_deadline
from graph_loader.extraction.documents import Document, Documents
from graph_loader.extraction.items import Body, Item
from graph_loader.extraction.step import Step
from graph_loader.extraction.steps import find_steps
from graph_loader.extraction.subject import Subject
from graph_loader.extraction.text import Range, Text
from graph_loader.extraction.timing import set_times
from graph_loader.record import Decision, FollowUp


def extract_follow_ups(
    text: Text, body: Body, documents: Documents, decisions: list[Decision], people: Set[str]
) -> list[FollowUp]:
    """The follow-ups of all items. Steps of one sentence form a chain."""
    found: list[FollowUp] = []
    chain = 0
    approved = _approved(documents, decisions)
    for item in body.items:
        about = approved.get(item.index, [])
        for part in item.own():
            for sentence in text.sentences(*part, marks="。！？"):
                steps = find_steps(text, sentence)
                if not steps:
                    continue
                subjects = find_subjects(text, sentence, people)
                named = documents.within(*sentence) or about
                begin = sentence.start
                words = text.flat[slice(*sentence)]
                for step in steps:
                    found.append(_follow_up(text, item, step, subjects, sentence, words, chain))
                    _add_policies(found[-1], named)
                    _set_times(text, found[-1], Range(begin, step.place.end), step, subjects)
                    begin = step.place.end
                chain += 1
    return found


def _set_times(text: Text, entry: FollowUp, place: Range, step: Step, subjects: list[Subject]) -> None:
    """The times of a step. place: from the step before, or from the beginning of the sentence, to the end of the step.

    A deadline before its clause is not that of a step with a time or somebody of its own: …三日内报县政府，3月15日前印发;
    …9月10日前报县政府办公室，由县政府办公室印发.
    """
    begin = place.start
    clause = max(begin, 1 + max(text.folded.rfind(mark, begin, step.place.start) for mark in "，；"))
    own = find_deadline(text.folded, clause, step.place.end) is not None or (
        any(clause <= subject.start < step.place.start for subject in subjects if not subject.gatekeeper)
        and find_fronted_deadline(text.folded, begin, clause) is None
    )
    # 抓紧组织编制《…》，报县政府审定: it is the making that is urgent
    pressed = Range(clause, step.place.end)
    set_times(text, entry, pressed if own else place, Range(begin, begin), pressed)


def _approved(documents: Documents, decisions: list[Decision]) -> dict[int, list[Document]]:
    """Index of an item -> the documents that its decisions are about, in the order of the text."""
    titles: dict[str, set[int | None]] = {}
    for decision in decisions:
        for policy in decision.policies:
            titles.setdefault(policy, set()).add(decision.item)
    found: dict[int, list[Document]] = {}
    for document in documents.documents:
        for index in titles.get(document.entry.title, ()):
            if index is not None:
                found.setdefault(index, []).append(document)
    return found


def _follow_up(
    text: Text, item: Item, step: Step, subjects: list[Subject], sentence: Range, words: str, chain: int
) -> FollowUp:
    entry = FollowUp(agenda=item.no, item=item.index, action=step.action, chain=chain, rule=f"follow_ups.{step.action}")
    entry.phrase = text.flat[slice(*step.place)]
    entry.sentence = words
    entry.evidence = {
        "agenda": text.spans(*item.place),
        "action": text.spans(*step.place),
        "phrase": text.spans(*step.place),
        "sentence": text.spans(*sentence),
    }
    actor = _actor(text, step, subjects)
    if step.name and actor and actor.end != step.place.start:
        actor = None  # 由市水务局修改完善后，以市政府名义印发: who prints it is not said; 由市水务局以市政府名义印发 says it
    for field, place in (("body", step.body), ("in_name_of", step.name), ("actor", actor)):
        if place:
            setattr(entry, field, text.flat[slice(*place)])
            entry.evidence[field] = text.spans(*place)
    return entry


def _add_policies(entry: FollowUp, about: list[Document]) -> None:
    entry.policies = [document.entry.title for document in about]
    for n, document in enumerate(about):
        entry.evidence[f"policies.{n}"] = document.entry.evidence["title"]


def _actor(text: Text, step: Step, subjects: list[Subject]) -> Range | None:
    """Who does the step: the last subject before it that is no gatekeeper, or the body right in front of the verb."""
    before = [s for s in subjects if s.end <= step.place.start and not s.gatekeeper and s.role != "support"]
    if not before:
        return None
    last = before[-1]
    members = last.who.organizations or last.who.persons
    return Range(members[0].start, members[-1].end)
