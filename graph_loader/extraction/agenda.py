"""The items a meeting dealt with: where each begins, its title, and the text that belongs to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph_loader.extraction.text import HEADING, Range, Text, is_frame
from graph_loader.lexicon import mapping, pattern
from graph_loader.record import AgendaItem

_VERBS = mapping("item_verbs")
_VERB = f"(?:{pattern('item_verbs')})"
_VERDICT = f"(?:{pattern('verdicts')})"
# 会议听取…, 会上传达…, 会议还审议…: a paragraph or clause that begins an item in minutes without numbers.
_ACT = re.compile(
    r"(?:会议|会上|本次会议|随后|最后)?，?(?:还|又|并|随后|专题|首先|分别|集体|认真|逐项|重点)*"
    rf"(?P<verb>{_VERB}(?:(?:并|和|、|，并)?(?:{_VERB}|{_VERDICT}))*|{_VERDICT})了?"
)
_OTHER_MATTERS = re.compile(
    rf"(?:会议|会上)?(?:还|并)?{_VERB}(?:并{_VERB})?了?(?:有关|一些|部分)?(?:其他|其它|其余|别的)(?:有关|相关)?(?:事项|事宜|问题|议题|工作|内容|事情)"
)
_REPORTS = re.compile(
    r"[^，。；：《》]{2,20}?(?:局|委|办|部|院|处|中心|公司|集团|银行|分局|大队)(?:等单位|等部门)?(?:所)?(?:汇报|报告|通报|提交|送审)了?《"
)
# Where the title of a run-in heading ends: before what the meeting made of it.
_OUTCOME = re.compile(
    rf"，(?:会议|经|并)?(?:予以|一致|研究|讨论|审议|认为|决定)*(?:{_VERDICT}|要求|指出|强调|责成|明确|议定|决定|认为|由|责令)"
)
_OPENING = re.compile("(?:会议(?!室)|会上)?还?")
# …主持召开常务会议，审议《…》: the lead names the only items there are.
_IN_LEAD = re.compile(f"(?:会议|主持|召开|参加|出席|列席)[^。]{{0,30}}?，(?P<act>(?:专题|认真|集体)?{_VERB})")
_NOT_A_TITLE = re.compile("(?:会议)?(?:指出|强调|要求|认为|议定|决定|明确|确定|号召|希望)")


@dataclass(slots=True)
class Item:
    """An item of the agenda in the text.

    index: its place in the agenda. number: the range of its printed number, None when none is printed. heading: the title.
    content: the ranges of text that belong to it, in order; a run-in heading is part of the content, a heading line is not.
    """

    no: str
    number: Range | None
    heading: Range
    kind: str | None
    run_in: bool
    content: list[Range] = field(default_factory=list)
    parent: int | None = None
    index: int = 0

    @property
    def place(self) -> Range:
        """What stands for the item's number in evidence: the printed number, else the title."""
        return self.number or self.heading

    def own(self) -> list[Range]:
        """Heading and content."""
        return self.content if self.run_in else [self.heading, *self.content]


@dataclass(slots=True)
class Body:
    """The text by what it is about: what stands before the first item, and the items."""

    lead: list[Range]
    items: list[Item]


def find_items(text: Text) -> Body:
    """The items of a text: numbered ones when there are any, else paragraphs that begin with an act (会议听取…)."""
    body = _body(text)
    numbered = _numbered(text, body)
    result = numbered if numbered.items else _unnumbered(text, body)
    for index, item in enumerate(result.items):
        item.index = index
    return result


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


def _numbered(text: Text, paragraphs: list[Range]) -> Body:
    folded = text.folded
    level = _top_level(text, paragraphs)
    if level is None:
        return _bare_numbered(text, paragraphs)
    result = Body([], [])
    top: int | None = None
    for paragraph in paragraphs:
        heading = HEADING.match(folded, *paragraph)
        if heading and heading.lastgroup == level:
            result.items.append(_item(text, Range(heading.end(), paragraph.end), Range(*heading.span(level))))
            top = len(result.items) - 1
        elif top is not None and heading and _is_sub_item(folded, paragraph, heading.end()):
            _add_sub_item(text, result.items, top, paragraph, heading)
        elif result.items:
            result.items[-1].content.append(paragraph)
        else:
            result.lead.append(paragraph)
    return result


def _top_level(text: Text, paragraphs: list[Range]) -> str | None:
    """The kind of numbers that count the items: 议题一 before 一、 before 1., whichever heads something that looks like an item."""
    for level in ("topic", "chinese", "digits"):
        heads = [
            text.folded[match.end() : match.end() + 40]
            for paragraph in paragraphs
            if (match := HEADING.match(text.folded, *paragraph)) and match.lastgroup == level
        ]
        if any(_ACT.match(head) or head.startswith(("关于", "会议", "《")) for head in heads):
            return level
    return None


def _is_sub_item(folded: str, paragraph: Range, start: int) -> bool:
    """（一）研究审议《…》 on a line of its own is an item; （一）原则同意… and （二）各部门要… are what was decided."""
    body = folded[start : paragraph.end]
    act = re.compile(rf"(?:会议)?{_VERB}").match(body)
    return bool(act) and not re.search("[。；]", body.rstrip("。"))


def _add_sub_item(text: Text, items: list[Item], top: int, paragraph: Range, heading: re.Match[str]) -> None:
    item = _item(text, Range(heading.end(), paragraph.end), Range(heading.start(), _number_end(heading)))
    item.no = f"{items[top].no}{text.flat[slice(*item.number)] if item.number else ''}"
    item.parent = top
    items.append(item)


def _number_end(heading: re.Match[str]) -> int:
    return heading.end() - (heading.group()[-1] in "、.")


def _item(text: Text, rest: Range, number: Range) -> Item:
    """An item whose heading or run-in first sentence is `rest`."""
    heading, run_in = _title(text, rest)
    item = Item(text.flat[slice(*number)], number, heading, _kind(text.folded[slice(*heading)]), run_in)
    if run_in:
        item.content.append(rest)
    return item


def _title(text: Text, rest: Range) -> tuple[Range, bool]:
    """The range of the title at the start of `rest`, and whether it is run in (part of a sentence that goes on or is one)."""
    first = text.sentences(*rest)[0] if rest.start < rest.end else rest
    body = text.folded[slice(*first)]
    is_sentence = (bool(body) and body[-1] in "。；！？：") or first.end < rest.end
    opening = _OPENING.match(body)
    start = first.start + (opening.end() if opening else 0)
    outcome = _OUTCOME.search(_masked(body))
    end = first.start + outcome.start() if outcome else first.end
    colon = _masked(body).find("：")
    if colon > 0:
        end = min(end, first.start + colon)
    while end > start and text.folded[end - 1] in "。；：，、":
        end -= 1
    run_in = bool(outcome) or (
        is_sentence and (body.startswith("会议") or first.end < rest.end or bool(re.search(_VERDICT, body)))
    )
    return Range(start, end), run_in


def _masked(body: str) -> str:
    """The text with everything inside brackets and title marks made neutral, so that punctuation there ends nothing."""
    return re.sub(r"《[^》]*》|（[^）]*）|“[^”]*”", lambda inner: "□" * len(inner.group()), body)


def _kind(title: str) -> str | None:
    """The kind of an item by the strongest act its title names: a matter conveyed and then deliberated is deliberated."""
    if re.search(_VERDICT, _masked(title)):
        return "deliberate"
    kinds = [_VERBS[verb] for verb in re.findall(_VERB, _masked(title))]
    for kind in ("deliberate", "hear", "convey", "report", "study", "other"):
        if kind in kinds[:1] or (kind == "deliberate" and kind in kinds):
            return kind
    return "other" if title else None


def _bare_numbered(text: Text, paragraphs: list[Range]) -> Body:
    """Numbers alone on their lines (一 / 会议听取…): the first sentence behind each is the title."""
    result = Body([], [])
    number: Range | None = None
    for paragraph in paragraphs:
        if re.fullmatch("[一二三四五六七八九十]{1,3}", text.folded[slice(*paragraph)]):
            number = paragraph
        elif number is not None:
            item = _item(text, paragraph, number)
            item.run_in = True
            item.content = [paragraph]
            result.items.append(item)
            number = None
        elif result.items:
            result.items[-1].content.append(paragraph)
        else:
            result.lead.append(paragraph)
    return result


def _unnumbered(text: Text, paragraphs: list[Range]) -> Body:
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
    act = _ACT.match(body)
    if not act:
        return bool(_REPORTS.match(body))
    if act["verb"] not in _VERBS and re.fullmatch(_VERDICT, act["verb"]) and items:
        # 会议原则同意《…》 after 会议审议《…》: the result of that item, unless it names something else.
        named = re.findall("《([^》]+)》", body.split("。")[0])
        before = "".join(text.folded[slice(*r)] for r in items[-1].own())
        return bool(named) and not any(title[:12] in before for title in named)
    return True


def _is_sub_paragraph(text: Text, paragraph: Range, items: list[Item]) -> bool:
    heading = HEADING.match(text.folded, *paragraph)
    if not heading or not _is_sub_item(text.folded, paragraph, heading.end()):
        return False
    top = next((n for n in range(len(items) - 1, -1, -1) if items[n].parent is None), 0)
    _add_sub_item(text, items, top, paragraph, heading)
    return True


def _add_acts(text: Text, paragraph: Range, items: list[Item]) -> None:
    """One item, or several when the first sentence strings acts together: 会议听取…；审议…。"""
    begin = paragraph.start
    for sentence in text.sentences(*paragraph)[1:]:
        body = text.folded[slice(*sentence)]
        if text.folded[sentence.start - 1] != "；" or not re.match(_VERB, body) or _NOT_A_TITLE.match(body):
            break
        items.append(_unnumbered_item(text, Range(begin, sentence.start)))
        begin = sentence.start
    items.append(_unnumbered_item(text, Range(begin, paragraph.end)))


def _unnumbered_item(text: Text, rest: Range) -> Item:
    heading, _ = _title(text, rest)
    return Item("", None, heading, _kind(text.folded[slice(*heading)]), True, [rest])


def _items_of_lead(text: Text, result: Body) -> None:
    """Reports of one paragraph: 会议…主持。会议听取…。会议审议…。"""
    lead, result.lead = result.lead, []
    for paragraph in lead:
        begin = paragraph.start
        for sentence in text.sentences(*paragraph):
            body = text.folded[slice(*sentence)]
            act = _IN_LEAD.search(_masked(body))
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
