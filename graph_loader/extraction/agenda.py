"""The items a meeting dealt with: numbered headings when there are any, else the acts that paragraphs begin with."""

from __future__ import annotations

import re
from itertools import pairwise

from graph_loader.extraction.acts import find_acts
from graph_loader.extraction.blocks import HEADING, is_frame
from graph_loader.extraction.folding import masked
from graph_loader.extraction.items import ACT, ACT_VERB, VERDICT, Body, add_sub_item, is_sub_item, item_from
from graph_loader.extraction.text import Range, Text
from graph_loader.record import AgendaItem

#: Characters of a heading that takes up a line or two.
_LONGEST_HEADING = 60
_MARKS = re.compile("[，。；]")
_TELLS = re.compile(f"会议(?!室)|经.{{0,8}}(?:研究|讨论|审议)|{VERDICT}|{ACT_VERB}")
# What a heading without a number begins with; 会议听取… is a sentence.
_BEGINS_MATTER = re.compile(f"(?:{ACT_VERB}|关于)(?!.{{0,3}}(?:如下|[，。；]))")
_LINE_MARK = re.compile("[〔▲△●○■□◆◇★☆※►▶➤·]+")
_ENDS_WITHIN = re.compile("[。；：！？]|，会议")
_FEWEST_HEADED = 2
# 县财政局汇报…, 县司法局提请审议…: who brings a matter before the meeting.
_BROUGHT = re.compile("[^，。；：《》的]{2,16}?(?:局|委|办|部|院|处|中心|公司|集团|办公室)(?:汇报|报告|通报|提请|提交)")
_BARE_NUMBER = re.compile("[一二三四五六七八九十]{1,3}")
_TOPICS = re.compile("(?:议题|第)[一二三四五六七八九十、至到和及第议题项个]+：")

# 议题六：安全生产工作: a matter, not somebody who attended for it.
_MATTER = re.compile("[^，。；、：]{2,40}(?:工作|问题|事宜|事项|情况|汇报|方案|请示|项目|精神|建议|计划)")


def find_items(text: Text) -> Body:
    """The items of a text: numbered ones when there are any, else paragraphs that begin with an act (会议听取…)."""
    body = _body(text)
    result = next((found for find in (_numbered, _headed) if (found := find(text, body)).items), None) or find_acts(
        text, body
    )
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


def _headed(text: Text, paragraphs: list[Range]) -> Body:
    """Headings without a number (审议《…》, 【听取…】, ▲听取…), a line each, below which the meeting speaks; at least two."""
    places = [
        n
        for n, (paragraph, below) in enumerate(pairwise(paragraphs))
        if _is_heading_line(text, paragraph) and _TELLS.match(text.folded, *below)
    ]
    result = Body([], [])
    if len(places) < _FEWEST_HEADED:
        return result
    result.lead = paragraphs[: places[0]]
    for place, following in pairwise([*places, len(paragraphs)]):
        mark = _LINE_MARK.match(text.folded, *paragraphs[place])
        start = mark.end() if mark else paragraphs[place].start
        end = paragraphs[place].end - (text.folded[paragraphs[place].end - 1] == "〕")
        item = item_from(text, Range(start, end), Range(start, start))
        item.no, item.number, item.content = str(len(result.items) + 1), None, paragraphs[place + 1 : following]
        item.run_in = False
        result.items.append(item)
    return result


def _is_heading_line(text: Text, paragraph: Range) -> bool:
    """Whether a paragraph is a line that names a matter and says no more of it."""
    mark = _LINE_MARK.match(text.folded, *paragraph)
    line = text.folded[mark.end() if mark else paragraph.start : paragraph.end]
    return (
        len(line) <= _LONGEST_HEADING
        and not _ENDS_WITHIN.search(masked(line))
        and _BEGINS_MATTER.match(line) is not None
    )


def _is_attendance(folded: str, paragraph: Range, heading: re.Match[str]) -> bool:
    """议题四：县财政局甲某…, 议题五、六：… in a list of those who attended: topics with a colon and no act behind it."""
    topics = _TOPICS.match(folded, heading.start(), paragraph.end)
    return (
        heading.lastgroup == "topic"
        and topics is not None
        and not ACT.match(folded, topics.end(), paragraph.end)
        and not folded.startswith(("关于", "《"), topics.end())
        and not _MATTER.fullmatch(folded, topics.end(), paragraph.end)
    )


def _top_level(text: Text, paragraphs: list[Range]) -> str | None:
    """The kind of numbers that count the items: 议题一, 一、, 1. or （一）, the first that heads something like an item."""
    for level in ("topic", "chinese", "digits", "bracketed", "bracketed_digits"):
        heads = [
            text.folded[match.end() : match.end() + 40]
            for paragraph in paragraphs
            if (match := HEADING.match(text.folded, *paragraph)) and match.lastgroup == level
        ]
        likely = sum(_is_item_head(head) for head in heads)
        if not likely and _told_below(text, paragraphs, level):
            return level
        if likely and (
            not level.startswith("bracketed")
            or (len(heads) > 1 and likely > len(heads) / 2 and _come_first(text, paragraphs))
        ):
            return level
    return None


def _told_below(text: Text, paragraphs: list[Range], level: str) -> bool:
    """Whether what the numbers head are matters without a verb (一、全县防汛工作): a line each, below which 会议… or 同意… tells of it."""
    heads = told = 0
    for paragraph, below in zip(paragraphs, [*paragraphs[1:], None], strict=True):
        heading = HEADING.match(text.folded, *paragraph)
        if heading is None or heading.lastgroup != level:
            continue
        heads += 1
        line = text.folded[heading.end() : paragraph.end]
        names = "：" in line[:-1]  # （二）有关单位：县财政局甲某
        if (
            below
            and len(line) <= _LONGEST_HEADING
            and not names
            and not _MARKS.search(line)
            and _TELLS.match(text.folded, *below)
        ):
            told += 1
    return told > 0 and told > heads / 2


def _come_first(text: Text, paragraphs: list[Range]) -> bool:
    """Whether （一） stands before any act: below 会议听取… it counts what was said on that matter."""
    for paragraph in paragraphs:
        if HEADING.match(text.folded, *paragraph):
            return True
        if ACT.match(text.folded, *paragraph) and text.folded[paragraph.end - 1] != "：":
            return False
    return False


def _is_item_head(head: str) -> bool:
    return ACT.match(head) is not None or head.startswith(("关于", "会议", "《")) or _BROUGHT.match(head) is not None


def _bare_numbered(text: Text, paragraphs: list[Range]) -> Body:
    """Numbers alone on their lines (一 / 会议听取…): the first sentence behind each is the title."""
    result = Body([], [])
    number: Range | None = None
    for paragraph in paragraphs:
        if _BARE_NUMBER.fullmatch(text.folded, *paragraph):
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
