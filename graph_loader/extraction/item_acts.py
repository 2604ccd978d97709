"""What was done with an item: conveyed, studied, heard, reviewed. The heading says it, and the first sentence below it more exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph_loader.extraction.folding import masked
from graph_loader.extraction.items import ACT_VERB, Item
from graph_loader.extraction.text import Range, Text
from graph_loader.lexicon import table

_OF_KIND = {"hear": "heard", "convey": "conveyed", "study": "studied", "deliberate": "reviewed"}
_KIND = {row[0]: row[1] for row in table("item_verbs")}
# Acts whose result differs from that of their kind: 研究 is to consider, 学习 to study.
_OWN_RESULTS = {row[0]: row[2] for row in table("item_verbs") if len(row) > 2}
_VERB = re.compile(ACT_VERB)
# A clause of a heading that begins with another act: ，学习…, ；传达….
_CLAUSE = re.compile(f"[，；](?:还|并|随后|专题|集体|集中|分别|认真)*(?P<verb>{ACT_VERB})")
# The sentence below a heading that says what the meeting did: 会议听取了….
_SAID = re.compile(f"会议(?:首先|还|分别|专题|集体|认真|重点)*(?P<verb>{ACT_VERB})(?!认为|决定|后)")


# 县应急局通报了近期事故情况: who reported is told instead of the meeting.
_REPORTED = re.compile(
    "[^，。；：《》]{2,20}?(?:局|委|办|部|院|处|中心|公司|集团|分局|大队|支队|同志|主任|局长)(?:专题|书面|简要)?(?:汇报|通报|介绍|报告)了"
)


class Act(NamedTuple):
    """The verdict an act amounts to and the words that tell of it."""

    verdict: str
    place: Range


def item_acts(text: Text, item: Item) -> list[Act]:
    """The acts on an item, in order.

    A heading that tells no act (关于…) yields to what the text says was done; one without a title only to 会议听取… and to its own
    act told with one.
    """
    heading = masked(text.folded[slice(*item.heading)])
    first = _VERB.search(heading)
    verdict = _OF_KIND.get(item.kind or "") if first is None or item.kind == "deliberate" else _verdict(first.group())
    if item.kind != "deliberate" and (first is None or not item.run_in):
        said = next(_said(text, item), None)
        untold = (
            first is None
            or heading.startswith("关于")
            or (
                said is not None
                and said.verdict in {"heard", verdict}
                and "《" not in text.folded[slice(*item.heading)]
            )
        )
        if said and untold:
            return [said]
    if verdict is None:
        return []
    if verdict in {"reviewed", "heard"} or item.kind == "deliberate":
        return [Act(verdict, item.heading)]
    clauses = [clause for clause in _CLAUSE.finditer(heading) if _verdict(clause["verb"]) in {"conveyed", "studied"}]
    ends = [*(clause.start() for clause in clauses), len(heading)]
    begins = [0, *(clause.start() + 1 for clause in clauses)]
    verdicts = [verdict, *(_verdict(clause["verb"]) or verdict for clause in clauses)]
    start = item.heading.start
    return [Act(v, Range(start + a, start + b)) for v, a, b in zip(verdicts, begins, ends, strict=True)]


def _verdict(verb: str) -> str | None:
    return _OWN_RESULTS.get(verb) or _OF_KIND.get(_KIND.get(verb, ""))


def _said(text: Text, item: Item) -> Iterator[Act]:
    """What the sentences below a heading say the meeting did with the item."""
    for part in item.content:
        for sentence in text.sentences(*part):
            match = _SAID.match(masked(text.folded[slice(*sentence)]))
            verdict = _verdict(match["verb"]) if match else None
            if match is None and _REPORTED.match(text.folded, *sentence):
                verdict = "heard"
            if verdict:
                yield Act(verdict, sentence)
