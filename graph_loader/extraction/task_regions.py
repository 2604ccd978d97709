"""The words of what each subject of a sentence has to do: from the subject to the next one, and over ；."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from graph_loader.extraction.folding import masked
from graph_loader.extraction.noun_phrases import NounPhrase
from graph_loader.extraction.predicates import OBLIGES
from graph_loader.extraction.subject import Subject
from graph_loader.extraction.taking_part import find_supporters
from graph_loader.extraction.text import Range, Text
from graph_loader.lexicon import pattern

_JUST_ACTS = re.compile("(?:负责|具体)*(?:组织)?(?:实施|落实|推进|抓好|承办|办理|推动)(?:落实|实施)?")
# What those who support are told says nothing of what those in front of them have to do: 由县房管局负责，县住建局密切配合.
_JUST_SUPPORTS = re.compile(
    "(?:积极|密切|主动|全力|共同|予以|给予)*(?:配合|协助|支持|协同)(?:工作|做好相关工作|实施|落实)?"
)
# What a point of a list begins with: 二要, 三是, ②.
_POINT = re.compile(
    r"[；，：]?(?:同时，)?(?:第?[一二三四五六七八九十]{1,2}(?:是|要|、)|（[一二三四五六七八九十\d]{1,2}）|[①-⑳]|\d{1,2}[.、])"
)
# What stands in front of the words of an action where a subject is carried on: ；同时，要…
_OPENING = re.compile(
    rf"[，；：。！？、]+|[一二三四五六七八九十](?:是|要)|\d{{1,2}}[.、](?!\d)|[①-⑳]|（[一二三四五六七八九十\d]{{1,2}}）|后(?![续期勤备方者台])，?|(?:同时|此外|另外|特别是|尤其是)，?|{OBLIGES.pattern}"
)
# What stands behind the words of an action and belongs to the next subject: ，并由…
_CLOSING = re.compile(
    "(?:[，；：。！？、]|，(?:尤其是?|特别是|其中)|，(?:经|报|送)|，(?:并|再|然后|同时|其中|此外)?(?:由|请|责成|要求|经)?|由|并由|责成)$"
)
# What a sentence speaks of, in front of its subject.
_TOPIC = re.compile("(?:对|对于|针对|关于|围绕|就|在|按照|根据|结合)[^，；]*")
_TOPIC_AT_END = re.compile("，(?:对|对于|针对|就)[^，；]*$")
# ，资金|由县财政局…: what the next subject has to do with, a noun of a few characters.
_NEXT_MATTER = re.compile(
    "，[^，；：]{0,6}(?:资金|经费|费用|手续|方案|选址|建设|运营|管理|维护|工作|事宜|问题|协调|规划|用地|人员)$"
)
_LONGEST_TOPIC = 12
_DECIDES = re.compile(f"(?:会议|一致|并)?(?:{pattern('verdicts')})")


def find_regions(
    text: Text, sentence: Range, subjects: list[Subject], people: Set[str]
) -> Iterator[tuple[Subject, Range]]:
    yield from ((s, _gate(text, s, sentence)) for s in subjects if s.gatekeeper)
    acting = [s for s in subjects if not s.gatekeeper]
    breaks = [i for i in semicolons(text, sentence) if acting and i > acting[0].start]
    events: list[tuple[int, Subject | None]] = [*((s.start, s) for s in subjects), *((i, None) for i in breaks)]
    waiting: list[Subject] = []  # named before it is said what they have to do (县财政局牵头，…)
    current: Subject | None = None
    main: Subject | None = None
    begin, last = sentence.start, None
    for position, subject in [*sorted(events, key=lambda event: event[0]), (sentence.end, None)]:
        action = _words_between(text, begin, position, current, subject)
        later = action and subject and subject.role == "support" and _JUST_ACTS.fullmatch(text.folded, *action)
        if current and action and not later:
            supports = current.role == "support" and _JUST_SUPPORTS.fullmatch(text.folded, *action)
            yield from ((other, _gate(text, other, sentence) if supports else action) for other in waiting)
            yield current, action
            helper = find_supporters(text, current, position, people) if begin == current.action else None
            if helper:
                yield helper, action
            waiting, last = [], action
        elif current and begin == current.action and names_somebody(current) and not (subject and subject.gatekeeper):
            if (
                subject
                and subject.role == "responsible"
                and _has_own_words(subject)
                and (_has_topic(text, current, sentence) or (current.modal and subject.modal))
            ):
                yield current, _gate(text, current, sentence)
            else:
                waiting.append(
                    current
                )  # 县经贸局组织实施，县财政局配合，6月底前完成: what is to be done comes at the end
        if subject is not None and subject.gatekeeper:
            begin = _gate(text, subject, sentence).end  # what is told before the check is told whole
        elif subject is not None:
            current, begin = subject, subject.action
            main = subject if subject.modal or main is None else main
        else:
            current = main if current is None or not current.modal else current
            if main and _begins_point(text, sentence, main, position):
                main = current = Subject(position + 1, position + 1, position + 1, NounPhrase(), modal=True)
            begin = position + 1
    for subject in waiting:  # …，县公安局配合。: they support what was said before; 由县财政局牵头。 says no more
        yield subject, last if last and subject.role == "support" else _gate(text, subject, sentence)


def _words_between(
    text: Text, begin: int, end: int, current: Subject | None, following: Subject | None
) -> Range | None:
    """The words of what the current subject has to do, up to the following one."""
    action = trimmed(text, begin, end)
    if action is None or current is None:
        return action
    goes_on = begin == current.action
    if not goes_on and _DECIDES.match(text.folded, *action):
        return None  # ；同意成立指挥部: what the meeting decides is not told to the subject before
    return _without_topic(text, action, following, goes_on) if following else action


def _has_own_words(subject: Subject) -> bool:
    """Whether more than its role (负责, 牵头) is said behind a subject."""
    return subject.action <= subject.end + len("需要")


def _has_topic(text: Text, subject: Subject, sentence: Range) -> bool:
    """Whether what the subject has to do stands in front of it: 管线迁改由县住建局负责，…."""
    by = subject.start - 1
    return by > sentence.start and text.folded[by] == "由" and text.folded[by - 1] not in "，；：。！？、"


def _begins_point(text: Text, sentence: Range, main: Subject, position: int) -> bool:
    """Whether a point without subject begins behind a ；, the subject so far being that of a point before it: 一是县水务局要…；二要…."""
    if not _POINT.match(text.folded, position):
        return False
    body = masked(text.folded[sentence.start : main.start])
    return any(_POINT.match(body, mark.start()) for mark in re.finditer("^|[；：，]", body))


def _without_topic(text: Text, action: Range, subject: Subject, goes_on: bool) -> Range | None:
    """An action without what its end says of the next subject: ；对发现的隐患，市应急局要…, ，对拒不配合的由市环保局…, ；项目选址由….

    goes_on: the action stands right behind its own subject.
    """
    words_ = text.folded[slice(*action)]
    by = text.folded[subject.start - 1] == "由"
    if not goes_on and (_TOPIC.fullmatch(words_) or (by and "，" not in words_ and len(words_) <= _LONGEST_TOPIC)):
        return None
    tail = (_TOPIC_AT_END.search(words_) or _NEXT_MATTER.search(words_)) if by else None
    return Range(action.start, action.start + tail.start()) if tail and tail.start() >= 2 else action


def semicolons(text: Text, sentence: Range) -> list[int]:
    if text.folded.find("；", *sentence) < 0:
        return []
    return [sentence.start + m.start() for m in re.finditer("；", masked(text.folded[slice(*sentence)]))]


def trimmed(text: Text, begin: int, end: int) -> Range | None:
    """The words between two positions without punctuation and connectives at their ends; None when nothing is left."""
    while begin < end and (found := _OPENING.match(text.folded, begin, end)):
        begin = found.end()
    while end > begin:
        first = max(begin, end - 6)
        tail = _CLOSING.search(text.folded[first:end])
        if not tail or not tail.group():
            break
        end = first + tail.start()
    return Range(begin, end) if end - begin >= 2 else None


def _gate(text: Text, subject: Subject, sentence: Range) -> Range:
    """The words right behind a subject up to the next comma: 审核把关, 牵头."""
    begin = subject.action if subject.gatekeeper else subject.end
    if obliges := OBLIGES.match(text.folded, begin, sentence.end):
        begin = obliges.end()
    found = re.compile("[，；。：！？]|后").search(text.folded, begin, sentence.end)
    return Range(begin, max(found.start() if found else sentence.end, begin + 1))


def names_somebody(subject: Subject) -> bool:
    return bool(subject.who.organizations or subject.who.persons)
