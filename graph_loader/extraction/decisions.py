"""Decisions: what the meeting resolved on each item, with the exact verb and what it is about."""

from __future__ import annotations

import re

from graph_loader.extraction.decision_objects import find_object, named_before
from graph_loader.extraction.documents import Document, Documents
from graph_loader.extraction.folding import masked
from graph_loader.extraction.item_acts import item_acts
from graph_loader.extraction.items import Body, Item
from graph_loader.extraction.text import Range, Text
from graph_loader.lexicon import alternatives, mapping, words
from graph_loader.record import Decision

_VERDICTS = mapping("verdicts")
_STRONG = alternatives(word for word in _VERDICTS if word not in words("weak_verdicts"))
_WEAK = alternatives(words("weak_verdicts"))
# 同意, 通过 and 批准 are everyday words as well (通过整治…, 经县政府同意后): they count only where the meeting says them.
_VERDICT = re.compile(
    # What any of them begins with comes first: most characters are passed over at once.
    rf"(?=[并后，{''.join(sorted({word[0] for word in _VERDICTS}))}])(?:(?P<strong>{_STRONG})"
    r"|(?:^|(?<=[，。；：、])|(?<=会议)|(?<=一致)|(?<=予以)|(?<=研究)|(?:(?<=听取)|(?<=审阅)|(?<=传阅)|(?<=汇报)|(?<=通报)|(?<=说明))(?=并)|(?<=审议)|(?<=讨论)|(?<=研究后)|(?<=上)|(?<=[）、])|(?<=[0-9]\.))"
    rf"(?:并|后|，)?(?P<weak>{_WEAK})(?!后|的|票|率|(?:以下|如下|下列)[^，。；]{{0,6}}：))"
)
# 12票赞成，1票反对，通过: what the votes say themselves is no verdict, what follows from them is.
_COUNT = "[0-9〇一二三四五六七八九十]+(?:票|人)"
_VOTES = re.compile(f"{_COUNT}(?:赞成|同意|反对|弃权)|(?:赞成|同意|反对|弃权){_COUNT}")
_RESULT_OF_VOTES = re.compile(f"(?P<strong>{_STRONG})|(?P<weak>(?<!不)通过)(?!后|的|率)")
_NOT_THE_MEETING = re.compile("(?:经|报|征得|未经|须经|待|请|提请|提交|由|获得?|需)[^，。；]{0,24}$")

#: Characters of the shortest matter that a second result of a sentence is about.
_SHORTEST_MATTER = 6
_NEXT_STEP = re.compile(
    "提请|提交|报请|上报|呈报|印发|下发|发布|公布|颁布|实施|^按|^由|^以[^，。；]{0,16}(?:名义|文件|形式[印公发颁])|报[^，。；]*(?:审|批|备案)"
)
_COMES_BACK = re.compile(
    "(?:提交|提请|报请?|留待|放到|待)(?:下一?次|下期|下回|下一?周)[^，。；]{0,6}会议?(?:进行)?(?:研究|审议|审定|讨论|决策)|"
    "(?:再次|再行|另行|重新|再)(?:提交|提请|报请?|上)(?:(?![^，。；]{0,12}(?:常委|人大|党组|党工委))[^，。；]{0,12}?(?:常务会议?|办公会议?|下次会议|本会议|会议))?"
    "(?:进行)?(?:研究|审议|审定|讨论|决策)"
    "|另行(?:按程序)?(?:报批|报审|呈报|请示)"
    "|(?:待|成熟|具备)[^，。；]{0,14}后，?(?:提交|提请|报)[^，。；]{0,8}(?:常务会议?|办公会议?)(?:研究|审议|审定|讨论|决定)"
)
# 前者…印发，后者再议; 《…》暂缓审议; 其余事项另行研究: what is put off stands in front of the words that say so.
_PUT_OFF = re.compile("□|前者|后者|^(?:关于|对|就|其余|其他|其中)")


def extract_decisions(text: Text, body: Body, documents: Documents) -> list[Decision]:
    """Every verdict of every item; an item without one gets what was done with it (heard, conveyed, studied, reviewed)."""
    parents = {item.parent for item in body.items if item.parent is not None}
    found: list[Decision] = []
    for item in body.items:
        results = [d for part in item.own() for d in _verdicts(text, part, item, documents)]
        if not results and item.index not in parents:
            results = _deferral(text, item, documents) or _acts(text, item, documents)
        found += _without_repetition(results)
    return found


def _verdicts(text: Text, part: Range, item: Item, documents: Documents) -> list[Decision]:
    found: list[Decision] = []
    for sentence in text.sentences(*part):
        body = masked(text.folded[slice(*sentence)], brackets=False)
        if _VOTES.search(body):
            matches = list(_RESULT_OF_VOTES.finditer(body))[:1]
        else:
            matches = [m for m in _VERDICT.finditer(body) if _is_the_meetings(body, m)]
        if len(matches) > 1 and _is_reason(matches[0]) and _is_deferral(matches[1]):
            matches = matches[1:]
        for n, match in enumerate(matches):
            if n and not (
                _is_another_result(text, sentence, body, match) or _puts_off(body, matches[n - 1].end(), match)
            ):
                continue
            group = "strong" if match["strong"] else "weak"
            verb = Range(sentence.start + match.start(group), sentence.start + match.end(group))
            found.append(_decision(text, item, verb, sentence, documents))
    return found


def _is_deferral(match: re.Match[str]) -> bool:
    return _VERDICTS[match["strong"] or match["weak"]] == "deferred"


def _is_reason(match: re.Match[str]) -> bool:
    """Whether a word says why something is put off, which is the verdict only where no other follows (条件尚不成熟，暂缓审议)."""
    return match.group().endswith("成熟")


def _is_another_result(text: Text, sentence: Range, body: str, match: re.Match[str]) -> bool:
    """Whether a sentence goes on with a result of its own (原则通过《…》，同意成立…), not with the next step (同意提请…审议)."""
    about = re.split("[，。；]", body[match.end() :])[0]
    opens = body[: match.start()].endswith(("，", "；", "，并", "；并"))
    titled = "《" in text.folded[sentence.start + match.end() : sentence.start + match.end() + len(about)]
    return opens and not titled and len(about) >= _SHORTEST_MATTER and not _NEXT_STEP.search(about)


def _puts_off(body: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a sentence that agreed to something puts another thing off: 原则同意《…》，《…》另行研究. begin: behind what it agreed to."""
    clauses = re.split("[，；]", body[begin : match.start()])
    return _is_deferral(match) and any(_PUT_OFF.search(clause) for clause in clauses[1:])


def _is_the_meetings(body: str, match: re.Match[str]) -> bool:
    before = body[: match.start()]
    if match["weak"] == body.rstrip("。"):
        return True  # 赞成12人，反对1人。通过。
    if _is_deferral(match):
        # 由县财政局测算后另行研究: what stands in front is no other body's verdict; 条件不成熟的乡镇 is none at all.
        return not body.startswith("的", match.end())
    if _NOT_THE_MEETING.search(before) and not re.search("会议[^，。；]{0,12}$", before):
        return False
    return not (
        match["weak"] == "通过" and not re.search("(?:会议|审议|讨论|研究|一致|表决|并|均|予以)$", before.rstrip("，"))
    )


def _decision(text: Text, item: Item, verb: Range, sentence: Range, documents: Documents) -> Decision:
    words_ = text.folded[slice(*verb)]
    decision = Decision(
        agenda=item.no,
        item=item.index,
        verdict=_VERDICTS[words_],
        verb=text.flat[slice(*verb)],
        rule="decisions.verdict",
    )
    decision.evidence = {key: text.spans(*verb) for key in ("verdict", "verb")} | {"agenda": text.spans(*item.place)}
    about, subject = find_object(text, item, verb, sentence, documents, decision.verdict == "deferred")
    for document in about:
        _add_policy(text, decision, document, sentence)
    if not about and subject is not None:
        decision.subject = text.flat[slice(*subject)]
        decision.evidence["subject"] = text.spans(*subject)
    return decision


def _add_policy(text: Text, decision: Decision, document: Document, sentence: Range) -> None:
    mention = next((m for m in document.mentions if sentence.start <= m.outer.start < sentence.end), document.first)
    decision.evidence[f"policies.{len(decision.policies)}"] = document.entry.evidence["title"]
    decision.evidence[f"mention.{len(decision.policies)}"] = text.spans(*mention.inner)
    decision.policies.append(document.entry.title)


def _deferral(text: Text, item: Item, documents: Documents) -> list[Decision]:
    """An item without another result that has to come before the same meeting once more: 论证后再提交县政府常务会议审议."""
    for part in item.own():
        for sentence in text.sentences(*part):
            match = _COMES_BACK.search(masked(text.folded[slice(*sentence)]))
            if match:
                verb = Range(sentence.start + match.start(), sentence.start + match.end())
                decision = Decision(
                    agenda=item.no,
                    item=item.index,
                    verdict="deferred",
                    verb=text.flat[slice(*verb)],
                    rule="decisions.deferral",
                )
                decision.evidence = {key: text.spans(*verb) for key in ("verdict", "verb")}
                decision.evidence["agenda"] = text.spans(*item.place)
                for document in documents.within(*item.heading) or named_before(text, item, verb, documents):
                    _add_policy(text, decision, document, sentence)
                return [decision]
    return []


def _acts(text: Text, item: Item, documents: Documents) -> list[Decision]:
    """What was done with an item that has no result: one entry for each kind of act (学习《…》，传达…)."""
    found: list[Decision] = []
    for act in item_acts(text, item):
        if any(decision.verdict == act.verdict for decision in found):
            continue
        decision = Decision(agenda=item.no, item=item.index, verdict=act.verdict, rule="decisions.act")
        decision.evidence = {"verdict": text.spans(*act.place), "agenda": text.spans(*item.place)}
        told_below = act.place.start >= item.heading.end
        about = (documents.within(*item.heading) if told_below else []) or documents.within(*act.place)
        for document in about:
            _add_policy(text, decision, document, act.place)
        found.append(decision)
    return found


def _without_repetition(results: list[Decision]) -> list[Decision]:
    """A verdict in the heading and again in the text is one decision; distinct subjects are distinct decisions."""
    kept: list[Decision] = []
    for decision in results:
        same = [d for d in kept if d.verdict == decision.verdict]
        if any(set(decision.policies) <= set(d.policies) and decision.policies for d in same):
            continue
        if same and not decision.policies and decision.subject is None:
            continue
        kept.append(decision)
    return kept
