"""The items a meeting dealt with: numbered headings when there are any, else the acts that paragraphs begin with."""

from __future__ import annotations

import re

from graph_loader.extraction.acts import find_acts
from graph_loader.extraction.items import ACT, Body, add_sub_item, is_sub_item, item_from
from graph_loader.extraction.text import HEADING, Range, Text, is_frame
from graph_loader.record import AgendaItem

_TOPICS = re.compile("(?:议题|第)[一二三四五六七八九十、至到和及第议题项个]+：")


def find_items(text: Text) -> Body:
    """The items of a text: numbered ones when there are any, else paragraphs that begin with an act (会议听取…)."""
    body = _body(text)
    numbered = _numbered(text, body)
    result = numbered if numbered.items else find_acts(text, body)
    for index, item in enumerate(result.items):
        item.index = index
    return result


def extract_agenda(text: Text, body: Body) -> list[AgendaItem]:
    """The record entries of the items, in the same order."""
    entries = []
    for item in body.items:
        evidence = {"title": text.spans(*item.heading), "kind": text.spans(*item.heading)}
        evidence["no"] = text.spans(*item.place)
        entries.append(
            AgendaItem(
                no=item.no,
                title=text.flat[slice(*item.heading)],
                kind=item.kind,
                evidence=evidence,
                rule="agenda.numbered" if item.number else "agenda.act",
            )
        )
    return entries


def _body(text: Text) -> list[Range]:
    """The paragraphs between head and tail: no frame, and behind the lists of attendance only what still is prose or a heading."""
    kept, seen_item, tail = [], False, False
    for paragraph in text.paragraphs:
        if is_frame(text.folded, paragraph):
            tail = seen_item
            continue
        heading = HEADING.match(text.folded, *paragraph)
        seen_item = seen_item or bool(heading) or text.folded.startswith("会议", paragraph.start)
        if not tail or heading or "。" in text.folded[slice(*paragraph)]:
            kept.append(paragraph)
    return kept


def _numbered(text: Text, paragraphs: list[Range]) -> Body:
    folded = text.folded
    bare = _bare_numbered(text, paragraphs)
    if len(bare.items) > 1 and any(ACT.match(folded, *item.heading) for item in bare.items):
        return bare
    level = _top_level(text, paragraphs)
    if level is None:
        return bare
    result = Body([], [])
    top: int | None = None
    for paragraph in paragraphs:
        heading = HEADING.match(folded, *paragraph)
        if heading and heading.lastgroup == level and not _is_attendance(folded, paragraph, heading):
            result.items.append(item_from(text, Range(heading.end(), paragraph.end), Range(*heading.span(level))))
            top = len(result.items) - 1
        elif top is not None and heading and is_sub_item(folded, paragraph, heading.end()):
            add_sub_item(text, result.items, top, paragraph, heading)
        elif result.items:
            result.items[-1].content.append(paragraph)
        else:
            result.lead.append(paragraph)
    return result


def _is_attendance(folded: str, paragraph: Range, heading: re.Match[str]) -> bool:
    """议题四：县财政局甲某…, 议题五、六：… in a list of those who attended: topics with a colon and no act behind it."""
    topics = _TOPICS.match(folded, heading.start(), paragraph.end)
    return (
        heading.lastgroup == "topic"
        and topics is not None
        and not ACT.match(folded, topics.end(), paragraph.end)
        and not folded.startswith(("关于", "《"), topics.end())
    )


def _top_level(text: Text, paragraphs: list[Range]) -> str | None:
    """The kind of numbers that count the items: 议题一 before 一、 before 1., whichever heads something that looks like an item."""
    for level in ("topic", "chinese", "digits"):
        heads = [
            text.folded[match.end() : match.end() + 40]
            for paragraph in paragraphs
            if (match := HEADING.match(text.folded, *paragraph)) and match.lastgroup == level
        ]
        if any(ACT.match(head) or head.startswith(("关于", "会议", "《")) for head in heads):
            return level
    return None


def _bare_numbered(text: Text, paragraphs: list[Range]) -> Body:
    """Numbers alone on their lines (一 / 会议听取…): the first sentence behind each is the title."""
    result = Body([], [])
    number: Range | None = None
    for paragraph in paragraphs:
        if re.fullmatch("[一二三四五六七八九十]{1,3}", text.folded[slice(*paragraph)]):
            number = paragraph
        elif number is not None:
            item = item_from(text, paragraph, number)
            item.run_in = True
            item.content = [paragraph]
            result.items.append(item)
            number = None
        elif result.items:
            result.items[-1].content.append(paragraph)
        else:
            result.lead.append(paragraph)
    return result
