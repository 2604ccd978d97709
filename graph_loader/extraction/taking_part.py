"""Those who take part beside the subject of a sentence: supporters named after 会同, and who checks before the next step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from graph_loader.extraction.folding import masked
from graph_loader.extraction.noun_phrases import NounPhrase, parse_noun_phrase
from graph_loader.extraction.people import find_persons
from graph_loader.extraction.phrases_ahead import phrase_ahead
from graph_loader.extraction.predicates import MODAL
from graph_loader.extraction.subject import Subject
from graph_loader.extraction.text import Range, Text

_TOGETHER = re.compile(rf"(?:{MODAL})?(?:牵头|负责)?，?(?:会同|会商|商请?)")
_STOP = re.compile("[，；。]")
_GATE = re.compile(
    "(?:经|报|送|由)(?P<who>(?:(?!经(?![济信贸开营])|报|送|由)[^。；]){2,48}?)(?P<act>审核把关|审核同意|审核|审签|签批|把关|审定)"
)
# A sentence without any of these words has no gatekeeper: most sentences are passed over at once.
_CHECKS = re.compile("审核|审签|签批|把关|审定")


def find_supporters(text: Text, subject: Subject, end: int, people: Set[str]) -> Subject | None:
    """The unit named after 会同 or 商 right behind a subject (由A会同B…), as a subject of its own with role support."""
    opening = _TOGETHER.match(text.folded, subject.end, end)
    if not opening:
        return None
    begin = opening.end()
    comma = _STOP.search(text.folded, begin, end)
    who = parse_noun_phrase(text, Range(begin, comma.start()), people) if comma else None
    if who is None:
        ahead = phrase_ahead(text, begin, end)
        who = parse_noun_phrase(text, ahead, people) if ahead else None
        if who is None:
            return None
    stop = max(r.end for r in [*who.organizations, *who.persons])
    return Subject(begin, stop, stop, who, role="support")


def find_gatekeepers(text: Text, sentence: Range, people: Set[str]) -> Iterator[Subject]:
    """经常务副县长甲某审核把关后, 报甲某、乙某两位副区长审核: persons who check before the next step."""
    if not _CHECKS.search(text.folded, *sentence):
        return
    body = masked(text.folded[slice(*sentence)])
    for match in _GATE.finditer(body):
        start, end = sentence.start + match.start("who"), sentence.start + match.end("who")
        persons = find_persons(text, start, end, people)
        if persons:
            yield Subject(start, end, sentence.start + match.start("act"), NounPhrase([], persons), gatekeeper=True)
