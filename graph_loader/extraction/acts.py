"""Items of minutes without numbers: paragraphs and clauses that begin with an act of the meeting (会议听取…, 会议审议…)."""

from __future__ import annotations

import re
from itertools import pairwise

from graph_loader.extraction.act_chains import names_new_matter, split_acts
from graph_loader.extraction.act_summaries import drop_summary
from graph_loader.extraction.blocks import HEADING
from graph_loader.extraction.folding import masked
from graph_loader.extraction.items import (
    ACT,
    ACT_VERB,
    AFTER_ACT,
    ATTENDEES,
    VERDICT,
    Body,
    Item,
    add_sub_item,
    find_title,
    is_sub_item,
    item_kind,
)
from graph_loader.extraction.text import Range, Text
from graph_loader.lexicon import words

_OTHER_MATTERS = re.compile(
    rf"(?:会议|会上)?(?:还|并)?{ACT_VERB}(?:并{ACT_VERB})?了?(?:[^，。；《》]{{2,14}}等)?(?:有关|一些|部分)?(?:其他|其它|其余|别的)(?:有关|相关)?(?:事项|事宜|问题|议题|工作|内容|事情)"
)
_REPORTS = re.compile(
    r"[^，。；：《》]{2,20}?(?:局|委|办|部|院|处|中心|公司|集团|银行|分局|大队)(?:等单位|等部门)?(?:所)?(?:汇报|报告|通报|提交|送审)了?《"
)
# …主持召开常务会议，审议《…》: the lead names the only items there are.
_IN_LEAD = re.compile(f"(?:会议|主持|召开|参加|出席|列席)[^。]{{0,30}}?，(?P<act>(?:专题|认真|集体)?{ACT_VERB})")
_OPENER = re.compile(f"会议|会上|本次会议|随后|{AFTER_ACT}|{ATTENDEES}")
# 研究…等工作, 研究了十余项议题: a lead that sums up what the paragraphs below tell.
_TITLE = re.compile("《[^《》]+》")
_SUMMARY = re.compile("等[^，。；]{0,12}(?<!汇报)(?<!报告)$|[\\d一二三四五六七八九十余多几]+(?:项|个)[^，。；]{0,8}$")
# 按程序报批, 由市财政局…: what is to be done, no object of a verdict.
_WHAT_NEXT = re.compile("按|由|请|后|经|根据|组织|修改|完善|印发|报|提|上述|以上|该|此|其")
# 原则同意县财政局的意见: what was said on the item before.
_WHAT_WAS_SAID = re.compile("(?:意见|建议|汇报|说明|请示|报告|做法)$")
_NOT_A_TITLE = re.compile("(?:会议)?(?:指出|强调|要求|认为|议定|决定|明确|确定|号召|希望)")


def find_acts(text: Text, paragraphs: list[Range]) -> Body:
    """The items of a body whose items have no numbers; where no paragraph begins with an act, those the lead names."""
    result = Body([], [])
    for paragraph in paragraphs:
        under_heading = bool(result.items) and not result.items[-1].run_in and not result.items[-1].content
        says = _OPENER.match(text.folded, *paragraph)
        reports = _REPORTS.match(text.folded, *paragraph)
        if not under_heading and (says or reports) and _begins_item(text, paragraph, _said(text, result.items)):
            _add_acts(text, paragraph, result.items)
        elif result.items:
            if _is_sub_paragraph(text, paragraph, result.items):
                continue
            result.items[-1].content.append(paragraph)
        else:
            result.lead.append(paragraph)
    drop_summary(text, result)
    if result.items:
        _add_acts_of_lead(text, result)
    else:
        _items_of_lead(text, result)
    for n, item in enumerate((i for i in result.items if i.parent is None), 1):
        item.no = str(n)
    for item in result.items:
        if item.parent is not None and item.number:
            item.no = f"{result.items[item.parent].no}{text.flat[slice(*item.number)]}"
    return result


def _said(text: Text, items: list[Item]) -> str:
    """The text of the last item, which a result may be about."""
    return "".join(text.folded[slice(*part)] for part in items[-1].own()) if items else ""


def _begins_item(text: Text, paragraph: Range, before: str) -> bool:
    """Whether a paragraph or clause begins with an act of the meeting that makes an item. before: the text of the item before it."""
    body = text.folded[slice(*paragraph)]
    if _OTHER_MATTERS.match(body) or _NOT_A_TITLE.match(body):
        return False
    act = ACT.match(body)
    if not act:
        return bool(_REPORTS.match(body))
    if act["verb"] not in words("item_verbs") and re.fullmatch(VERDICT, act["verb"]) and before:
        # 会议原则同意《…》 after 会议审议《…》: the result of that item, unless it names something else.
        return _names_other_matter(body[act.end() :].split("。")[0], before)
    return True


def _names_other_matter(about: str, before: str) -> bool:
    """Whether a verdict is about something that the item before it does not name."""
    if "《" in about:
        return names_new_matter(about, before)
    about = re.split("[，；]", about)[0]
    return (
        len(about) >= 8
        and not _WHAT_NEXT.match(about)
        and not _WHAT_WAS_SAID.search(about)
        and names_new_matter(about, before)
    )


def _is_sub_paragraph(text: Text, paragraph: Range, items: list[Item]) -> bool:
    heading = HEADING.match(text.folded, *paragraph)
    if not heading or not is_sub_item(text.folded, paragraph, heading.end()):
        return False
    top = next((n for n in range(len(items) - 1, -1, -1) if items[n].parent is None), 0)
    add_sub_item(text, items, top, paragraph, heading)
    return True


def _add_acts(text: Text, paragraph: Range, items: list[Item]) -> None:
    """One item, or several when the paragraph strings acts together: 会议听取…；审议…，研究…。会议还传达…。"""
    begins = [paragraph.start]
    for sentence in text.sentences(*paragraph):
        if sentence.start == paragraph.start or _goes_on(text, sentence, text.folded[begins[-1] : sentence.start]):
            begins += [
                piece.start
                for piece in split_acts(text, sentence)
                if piece.start > paragraph.start and not _OTHER_MATTERS.match(text.folded, *piece)
            ]
    for begin, end in pairwise([*begins, paragraph.end]):
        items.append(_unnumbered_item(text, Range(begin, end)))


def _goes_on(text: Text, sentence: Range, before: str) -> bool:
    """Whether a sentence within a paragraph begins another item: ；审议…, 。会议还听取…."""
    body = text.folded[slice(*sentence)]
    if text.folded[sentence.start - 1] == "；" and re.match(ACT_VERB, body):
        return not _NOT_A_TITLE.match(body)
    act = ACT.match(body)
    if act and re.fullmatch(VERDICT, act["verb"]) and "《" not in body and not re.search(VERDICT, masked(before)):
        return False  # 会议研究了招聘事项。会议同意招聘…: the result of that item
    return (
        act is not None
        and (body.startswith(("会议", "会上")) or body.startswith("《", act.end()))
        and names_new_matter(body[act.end() :], before)
        and _begins_item(text, sentence, before)
    )


def _unnumbered_item(text: Text, rest: Range) -> Item:
    heading, _ = find_title(text, rest)
    return Item("", None, heading, item_kind(text.folded[slice(*heading)]), True, [rest])


def _items_of_lead(text: Text, result: Body) -> None:
    """Reports of one paragraph: 会议…主持。会议听取…。会议审议…。"""
    lead, result.lead = result.lead, []
    for paragraph in lead:
        begin = paragraph.start
        for sentence in text.sentences(*paragraph):
            for piece in _acts_in(text, sentence, result.items):
                _close(result, Range(begin, piece.start))
                result.items.append(_unnumbered_item(text, piece))
                result.items[-1].content = []
                begin = piece.start
        _close(result, Range(begin, paragraph.end))


def _acts_in(text: Text, sentence: Range, items: list[Item]) -> list[Range]:
    """The acts of the meeting in a sentence of a lead, each up to the next."""
    body = text.folded[slice(*sentence)]
    says = body.startswith(("会议", "会上"))
    act = _IN_LEAD.search(masked(body))
    if act and not items and not says:
        sentence = Range(sentence.start + act.start("act"), sentence.end)
    if (act or says) and _begins_item(text, sentence, _said(text, items)):
        return split_acts(text, sentence)
    return []


def _add_acts_of_lead(text: Text, result: Body) -> None:
    """What only the lead names, beside items with paragraphs of their own: …主持，审议《A》. 会议传达…. A summary adds nothing."""
    told = "".join(text.folded[slice(*part)] for item in result.items for part in item.own())
    added = Body([], [])
    end = result.lead[-1].end if result.lead else 0
    for paragraph in result.lead:
        begin = paragraph.start
        for piece in (piece for sentence in text.sentences(*paragraph) for piece in _told_in_lead(text, sentence)):
            item = _unnumbered_item(text, piece)
            title = text.folded[slice(*item.heading)]
            verb = ACT.match(title)
            titles = _TITLE.findall(title)
            summary = (
                len(titles) > 1 and all(one in told or text.folded.find(one, piece.end, end) > 0 for one in titles)
                if titles
                else _SUMMARY.search(title) or _sums_up(title, told)
            )
            if verb and not summary and names_new_matter(title[verb.end() :], told):
                _close(added, Range(begin, piece.start))
                item.content = []
                added.items.append(item)
                begin = piece.start
        _close(added, Range(begin, paragraph.end))
    if added.items:
        for item in result.items:
            item.parent = None if item.parent is None else item.parent + len(added.items)
        result.lead, result.items[:0] = added.lead, added.items


def _sums_up(title: str, told: str) -> bool:
    """Whether matters strung together with 、 are told one by one below (研究A、B、C有关工作)."""
    matters = title.split("、")
    return len(matters) > 1 and any(not names_new_matter(matter, told) for matter in matters[1:])


def _told_in_lead(text: Text, sentence: Range) -> list[Range]:
    """The acts in a sentence of a lead: …主持召开会议，听取…，审议…; 会议研究审议….

    What the lead tells of the meeting comes behind who was in the chair, or in a sentence that begins with 会议.
    """
    body = text.folded[slice(*sentence)]
    if body.startswith(("会议", "会上")) and _begins_item(text, sentence, ""):
        return split_acts(text, sentence)
    act = _IN_LEAD.search(masked(body))
    return split_acts(text, Range(sentence.start + act.start("act"), sentence.end)) if act else []


def _close(result: Body, rest: Range) -> None:
    if rest.start < rest.end:
        (result.items[-1].content if result.items else result.lead).append(rest)
