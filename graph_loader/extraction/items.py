"""An item of the agenda in the text: its heading, its title and kind, and the text that belongs to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from graph_loader.extraction.folding import masked
from graph_loader.extraction.text import Range, Text
from graph_loader.lexicon import mapping, pattern

_VERBS = mapping("item_verbs")
#: Regular expressions for an act on an item (听取, 审议) and for a result (原则同意).
ACT_VERB = f"(?:{pattern('item_verbs')})"
VERDICT = f"(?:{pattern('verdicts')})"
# Where the title of a run-in heading ends: before what the meeting made of it.
_OUTCOME = re.compile(
    rf"，(?:会议|经|并)?(?:予以|一致|研究|讨论|审议|认为|决定)*(?:{VERDICT}|要求|指出|强调|责成|明确|议定|决定|认为|由|责令|请|根据|按照|修改)"
    rf"|，(?:并|还)?{ACT_VERB}了?(?:[^，。；《》]{{0,14}}等)?(?:有关|一些)?(?:其他|其它)"
    r"|，[^，。；：]{0,6}(?:显示|表明)"
    r"|，[^，。；：]{2,24}?(?:要(?![求点素])|负责|牵头|应当)"
)
#: Who studies a law before the meeting or at its beginning: 与会人员先学习了…, 会前，县司法局组织学习….
ATTENDEES = "(?:会前，?(?:与会(?:人员|同志)|[^，。；：]{2,12}?(?=组织学习|带领学习))?|与会(?:人员|同志))"
# 在听取…的汇报后，会议要求…: the act stands in front of what the meeting said on it.
AFTER_ACT = "(?:会议)?在(?=(?:听取|审议|审阅|讨论|研究|学习|观看)[^，。；]{2,60}后，)"
# 会议听取…, 会上传达…, 会议还审议…: a paragraph or clause that begins an item in minutes without numbers.
ACT = re.compile(
    rf"(?:{AFTER_ACT}|会议|会上|本次会议|随后|最后|{ATTENDEES})?，?(?:还|又|并|随后|最后|接着|其次|专题|首先|先|分别|集体|共同|认真|逐项|重点)*"
    rf"(?P<verb>{ACT_VERB}(?:(?:并|和|、|，并)?(?:{ACT_VERB}|{VERDICT}))*|{VERDICT})了?"
)
_ACTS = re.compile(f"(?:^|[，；、并])(?:还|又|再次|专题|集体|认真)*(?P<act>{ACT_VERB}|{VERDICT})")
_OPENING = re.compile(
    f"(?:{AFTER_ACT}|会议(?!室)|会上|(?:会前，?)?与会(?:人员|同志)|会前(?:，|(?=(?:集体|专题|专门)?(?:学习|传达))))?(?:还|先|并|又)?"
)


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


@dataclass
class Body:
    """The text by what it is about: what stands before the first item, and the items."""

    lead: list[Range]
    items: list[Item]

    def item_at(self, position: int) -> Item | None:
        """The item whose heading or content holds a position; call it only when all items are found."""
        starts, ends, items = self._places
        n = bisect_right(starts, position) - 1
        return items[n] if n >= 0 and position < ends[n] else None

    @cached_property
    def _places(self) -> tuple[list[int], list[int], list[Item]]:
        places = sorted((part.start, part.end, item.index) for item in self.items for part in item.own())
        return [p[0] for p in places], [p[1] for p in places], [self.items[p[2]] for p in places]


def find_title(text: Text, rest: Range) -> tuple[Range, bool]:
    """The range of the title at the start of `rest`, and whether it is run in (part of a sentence that goes on or is one)."""
    first = text.sentences(*rest)[0] if rest.start < rest.end else rest
    body = text.folded[slice(*first)]
    is_sentence = (bool(body) and body[-1] in "。；！？：") or first.end < rest.end
    opening = _OPENING.match(body)
    start = first.start + (opening.end() if opening else 0)
    outcome = _OUTCOME.search(masked(body))
    end = first.start + outcome.start() if outcome else first.end
    short_form = body.find("（以下简称")
    if short_form > 0:
        end = min(end, first.start + short_form)
    colon = masked(body).find("：")
    if colon > 0:
        end = min(end, first.start + colon)
    while end > start and text.folded[end - 1] in "。；：，、":
        end -= 1
    if body.startswith(("在", "会议在")) and text.folded[end - 1] == "后":
        end -= 1
    run_in = bool(outcome) or (
        is_sentence and (body.startswith("会议") or first.end < rest.end or bool(re.search(VERDICT, body)))
    )
    return Range(start, end), run_in


def item_kind(title: str) -> str | None:
    """The kind of an item by what was done with it: a matter conveyed and then deliberated is deliberated.

    Only verbs at the beginning of the title or behind ，, 、 and 并 count: 公平竞争审查 in 听取公平竞争审查情况汇报 is no act.
    """
    acts = [match["act"] for match in _ACTS.finditer(masked(title))] or re.findall(ACT_VERB, masked(title))[:1]
    kinds = [_VERBS.get(act, "deliberate") for act in acts]
    if "deliberate" in kinds:
        return "deliberate"
    return kinds[0] if kinds else ("other" if title else None)


def item_from(text: Text, rest: Range, number: Range) -> Item:
    """An item whose heading or run-in first sentence is `rest`."""
    heading, run_in = find_title(text, rest)
    item = Item(text.flat[slice(*number)], number, heading, item_kind(text.folded[slice(*heading)]), run_in)
    if run_in:
        item.content.append(rest)
    return item


def is_sub_item(folded: str, paragraph: Range, start: int) -> bool:
    """（一）研究审议《…》 on a line of its own is an item; （一）原则同意… and （二）各部门要… are what was decided."""
    body = folded[start : paragraph.end]
    act = re.compile(rf"(?:会议)?{ACT_VERB}").match(body)
    return bool(act) and not re.search("[。；]", body.rstrip("。"))


def add_sub_item(text: Text, items: list[Item], top: int, paragraph: Range, heading: re.Match[str]) -> None:
    item = item_from(text, Range(heading.end(), paragraph.end), Range(heading.start(), _number_end(heading)))
    item.no = f"{items[top].no}{text.flat[slice(*item.number)] if item.number else ''}"
    item.parent = top
    items.append(item)


def _number_end(heading: re.Match[str]) -> int:
    return heading.end() - (heading.group()[-1] in "、.")
