"""Decisions: what the meeting resolved on each item, with the exact verb and what it is about."""

from __future__ import annotations

import re

from graph_loader.extraction.documents import Document, Documents
from graph_loader.extraction.item_acts import item_acts
from graph_loader.extraction.items import Body, Item
from graph_loader.extraction.text import Range, Text, fold, masked
from graph_loader.lexicon import alternatives, mapping, words
from graph_loader.record import Decision

_VERDICTS = mapping("verdicts")
_STRONG = alternatives(word for word in _VERDICTS if word not in words("weak_verdicts"))
_WEAK = alternatives(words("weak_verdicts"))
# 同意, 通过 and 批准 are everyday words as well (通过整治…, 经县政府同意后): they count only where the meeting says them.
_VERDICT = re.compile(
    # What any of them begins with comes first: most characters are passed over at once.
    rf"(?=[并后，{''.join(sorted({word[0] for word in _VERDICTS}))}])(?:(?P<strong>{_STRONG})"
    r"|(?:^|(?<=[，。；：、])|(?<=会议)|(?<=一致)|(?<=予以)|(?<=研究)|(?<=审议)|(?<=讨论)|(?<=研究后)|(?<=上)|(?<=[）、])|(?<=[0-9]\.))"
    rf"(?:并|后|，)?(?P<weak>{_WEAK})(?!后|的|票|率))"
)
# 12票赞成，1票反对，通过: what the votes say themselves is no verdict, what follows from them is.
_COUNT = "[0-9〇一二三四五六七八九十]+(?:票|人)"
_VOTES = re.compile(f"{_COUNT}(?:赞成|同意|反对|弃权)|(?:赞成|同意|反对|弃权){_COUNT}")
_RESULT_OF_VOTES = re.compile(f"(?P<strong>{_STRONG})|(?P<weak>(?<!不)通过)(?!后|的|率)")
_NOT_THE_MEETING = re.compile("(?:经|报|征得|未经|须经|待|请|提请|提交|由|获得?|需)[^，。；]{0,24}$")
# 原则同意该方案, 同意上述两个文件的主要内容: what the item named before.
_NAMED_BEFORE = re.compile(
    "(?:(?:该|此|上述|以上|本|这)(?:[一二两三四五六七八九十几]?[个项份件])?[^，。；的将由]{0,6}?|[一二两三四五六七八九十几]?[个项份件])?"
    "(?:议题|文件|方案|办法|规定|意见|计划|规划|草案|细则|条例|请示|报告|清单|制度|措施|预案|标准|决定|通知|纲要|协议|建议|要点|名单|指标|预算|决算|议案|目录|政策|稿)"
    "(?:的(?:基本|总体|主要)?(?:框架|内容|思路|意见|修订|起草)(?:[和及、](?:基本|总体|主要)?(?:框架|内容|思路))*)?"
)
_REMARKS = re.compile("（[^（）]*）$")
#: Characters of the shortest end of a title that is told from any other document (调整规划).
_SHORTEST_SHORT_FORM = 4
_OPENERS = re.compile("(?:了|对|并|会议|，|：|以上|上述|该|这)*")
# What follows a verdict that has no object of its own: 原则同意，修改完善后由…
_NO_OBJECT = re.compile(
    "[^，。；]{2,16}?(?:要(?![求点素])|负责|牵头)|后|按|待|由|请|会议|会后|要求|经|根据|责成|修改|完善|进一步|并(?:要求|由)|[^，。；]{0,12}后(?=[，。]|$)"
)
# 同意由县城管局采取购买服务方式实施: who does it is part of what was agreed to.
_DONE_BY = re.compile("由(?!.*(?:修改|完善|印发|下发))")

#: Characters of the shortest matter that a second result of a sentence is about.
_SHORTEST_MATTER = 6
_NEXT_STEP = re.compile("提请|提交|报请|上报|呈报|印发|下发|发布|公布|颁布|实施|^按|^由|^以|报[^，。；]*(?:审|批|备案)")
_COMES_BACK = re.compile(
    "(?:提交|提请|报请?|留待|放到|待)(?:下一?次|下期|下回|下一?周)[^，。；]{0,6}会议?(?:进行)?(?:研究|审议|审定|讨论|决策)|"
    "(?:再次|再行|另行|重新|再)(?:提交|提请|报请?|上)(?:(?![^，。；]{0,12}(?:常委|人大|党组|党工委))[^，。；]{0,12}?(?:常务会议?|办公会议?|下次会议|本会议|会议))?"
    "(?:进行)?(?:研究|审议|审定|讨论|决策)"
)


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
            if n and not _is_another_result(body, match):
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


def _is_another_result(body: str, match: re.Match[str]) -> bool:
    """Whether a sentence goes on with a result of its own (原则通过《…》，同意成立…), not with the next step (同意提请…审议)."""
    about = re.split("[，。；]", body[match.end() :])[0]
    opens = body[: match.start()].endswith(("，", "；", "，并", "；并"))
    return opens and "□" not in about and len(about) >= _SHORTEST_MATTER and not _NEXT_STEP.search(about)


def _is_the_meetings(body: str, match: re.Match[str]) -> bool:
    before = body[: match.start()]
    if match["weak"] == body.rstrip("。"):
        return True  # 赞成12人，反对1人。通过。
    if _is_deferral(match):
        return True  # 由县财政局测算后另行研究, 提交审议的条件还不成熟: what stands in front is no other body's verdict
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
    clause_end = _clause_end(text, verb.end, sentence.end)
    about = documents.within(verb.end, clause_end)
    subject = _subject(text, verb.end, clause_end)
    in_front = re.split("[，：；]", text.folded[sentence.start : verb.start])[-1]
    if decision.verdict == "deferred" and _NAMED_BEFORE.fullmatch(in_front):
        subject = None  # 该方案暂不上会表决: what is put off stands in front
    if not about and (subject is None or _names_before(text, verb.end, subject)):
        about = (
            documents.within(sentence.start, verb.start)
            or documents.within(*item.heading)
            or _before(text, item, verb, documents)
        )
    elif not about and subject is not None:
        named = [*documents.within(*item.heading), *_before(text, item, verb, documents)]
        about = [document for document in named if _is_short_for(text.folded[slice(*subject)], document)][:1]
    for document in about:
        _add_policy(text, decision, document, sentence)
    if not about and subject is not None:
        decision.subject = text.flat[slice(*subject)]
        decision.evidence["subject"] = text.spans(*subject)
    return decision


def _names_before(text: Text, start: int, subject: Range) -> bool:
    """Whether what was agreed to is what the item named before: 该行动计划, with the 该 that the subject leaves out."""
    begin = start + text.folded.startswith("了", start)
    return any(_NAMED_BEFORE.fullmatch(text.folded, at, subject.end) for at in (begin, subject.start))


def _is_short_for(words_: str, document: Document) -> bool:
    """Whether what was agreed to is the end of a title, remarks in brackets left out: 布局调整规划, of 《…学校布局调整规划（2031年）》."""
    title = _REMARKS.sub("", fold(document.entry.title))
    return len(words_) >= _SHORTEST_SHORT_FORM and title != words_ and title.endswith(words_)


def _before(text: Text, item: Item, verb: Range, documents: Documents) -> list[Document]:
    start = min(part.start for part in item.own())
    return documents.within(start, verb.start)


def _clause_end(text: Text, start: int, end: int) -> int:
    """Where the object of a verdict ends: at the first comma outside brackets and 《》 that no title follows."""
    body = masked(text.folded[start:end])
    first = re.match("[，：]", body)
    for mark in re.compile("[，。；：]").finditer(body, first.end() if first else 0):
        if text.folded[start + mark.end() : start + mark.end() + 1] != "《":
            return start + mark.start()
    return end


def _subject(text: Text, start: int, end: int) -> Range | None:
    """What was agreed to when it has no title: 原则同意〔市财政局的汇报〕."""
    opener = _OPENERS.match(text.folded, start, end)
    begin = opener.end() if opener else start
    while end > begin and text.folded[end - 1] in "。；，：":
        end -= 1
    if end - begin < 2:
        return None
    directly = begin == start and _DONE_BY.match(text.folded, begin, end)
    return Range(begin, end) if directly or not _NO_OBJECT.match(text.folded, begin, end) else None


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
                for document in documents.within(*item.heading) or _before(text, item, verb, documents):
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
