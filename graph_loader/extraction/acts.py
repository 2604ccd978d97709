"""Items of minutes without numbers: paragraphs and clauses that begin with an act of the meeting (会议听取…, 会议审议…)."""

from __future__ import annotations

import re

from graph_loader.extraction.items import (
    ACT,
    ACT_VERB,
    VERDICT,
    Body,
    Item,
    add_sub_item,
    find_title,
    is_sub_item,
    item_kind,
)
from graph_loader.extraction.text import HEADING, Range, Text, masked
from graph_loader.lexicon import words

_OTHER_MATTERS = re.compile(
    rf"(?:会议|会上)?(?:还|并)?{ACT_VERB}(?:并{ACT_VERB})?了?(?:有关|一些|部分)?(?:其他|其它|其余|别的)(?:有关|相关)?(?:事项|事宜|问题|议题|工作|内容|事情)"
)
_REPORTS = re.compile(
    r"[^，。；：《》]{2,20}?(?:局|委|办|部|院|处|中心|公司|集团|银行|分局|大队)(?:等单位|等部门)?(?:所)?(?:汇报|报告|通报|提交|送审)了?《"
)
# …主持召开常务会议，审议《…》: the lead names the only items there are.
_IN_LEAD = re.compile(f"(?:会议|主持|召开|参加|出席|列席)[^。]{{0,30}}?，(?P<act>(?:专题|认真|集体)?{ACT_VERB})")
_NOT_A_TITLE = re.compile("(?:会议)?(?:指出|强调|要求|认为|议定|决定|明确|确定|号召|希望)")


def find_acts(text: Text, paragraphs: list[Range]) -> Body:
    """The items of a body whose items have no numbers; where no paragraph begins with an act, those the lead names."""
    result = Body([], [])
    for paragraph in paragraphs:
        under_heading = bool(result.items) and not result.items[-1].run_in and not result.items[-1].content
        says = text.folded.startswith(("会议", "会上", "本次会议", "随后"), paragraph.start)
        reports = _REPORTS.match(text.folded, *paragraph)
        if not under_heading and (says or reports) and _begins_item(text, paragraph, result.items):
            _add_acts(text, paragraph, result.items)
        elif result.items:
            if _is_sub_paragraph(text, paragraph, result.items):
                continue
            result.items[-1].content.append(paragraph)
        else:
            result.lead.append(paragraph)
    if not result.items:
        _items_of_lead(text, result)
    for n, item in enumerate((i for i in result.items if i.parent is None), 1):
        item.no = str(n)
    for item in result.items:
        if item.parent is not None and item.number:
            item.no = f"{result.items[item.parent].no}{text.flat[slice(*item.number)]}"
    return result


def _begins_item(text: Text, paragraph: Range, items: list[Item]) -> bool:
    """Whether a paragraph or clause begins with an act of the meeting that makes an item."""
    body = text.folded[slice(*paragraph)]
    if _OTHER_MATTERS.match(body) or _NOT_A_TITLE.match(body):
        return False
    act = ACT.match(body)
    if not act:
        return bool(_REPORTS.match(body))
    if act["verb"] not in words("item_verbs") and re.fullmatch(VERDICT, act["verb"]) and items:
        # 会议原则同意《…》 after 会议审议《…》: the result of that item, unless it names something else.
        named = re.findall("《([^》]+)》", body.split("。")[0])
        before = "".join(text.folded[slice(*r)] for r in items[-1].own())
        return bool(named) and not any(title[:12] in before for title in named)
    return True


def _is_sub_paragraph(text: Text, paragraph: Range, items: list[Item]) -> bool:
    heading = HEADING.match(text.folded, *paragraph)
    if not heading or not is_sub_item(text.folded, paragraph, heading.end()):
        return False
    top = next((n for n in range(len(items) - 1, -1, -1) if items[n].parent is None), 0)
    add_sub_item(text, items, top, paragraph, heading)
    return True


def _add_acts(text: Text, paragraph: Range, items: list[Item]) -> None:
    """One item, or several when the first sentence strings acts together: 会议听取…；审议…。"""
    begin = paragraph.start
    for sentence in text.sentences(*paragraph)[1:]:
        body = text.folded[slice(*sentence)]
        if text.folded[sentence.start - 1] != "；" or not re.match(ACT_VERB, body) or _NOT_A_TITLE.match(body):
            break
        items.append(_unnumbered_item(text, Range(begin, sentence.start)))
        begin = sentence.start
    items.append(_unnumbered_item(text, Range(begin, paragraph.end)))


def _unnumbered_item(text: Text, rest: Range) -> Item:
    heading, _ = find_title(text, rest)
    return Item("", None, heading, item_kind(text.folded[slice(*heading)]), True, [rest])


def _items_of_lead(text: Text, result: Body) -> None:
    """Reports of one paragraph: 会议…主持。会议听取…。会议审议…。"""
    lead, result.lead = result.lead, []
    for paragraph in lead:
        begin = paragraph.start
        for sentence in text.sentences(*paragraph):
            body = text.folded[slice(*sentence)]
            act = _IN_LEAD.search(masked(body))
            if act and not result.items and not body.startswith(("会议", "会上")):
                sentence = Range(sentence.start + act.start("act"), sentence.end)  # noqa: PLW2901
                body = text.folded[slice(*sentence)]
            if (act or body.startswith(("会议", "会上"))) and _begins_item(text, sentence, result.items):
                _close(result, Range(begin, sentence.start))
                result.items.append(_unnumbered_item(text, sentence))
                result.items[-1].content = []
                begin = sentence.start
        _close(result, Range(begin, paragraph.end))


def _close(result: Body, rest: Range) -> None:
    if rest.start < rest.end:
        (result.items[-1].content if result.items else result.lead).append(rest)
