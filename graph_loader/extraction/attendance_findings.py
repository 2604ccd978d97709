"""A mention of an attendee with the role that its list or sentence gives it, and what a note in brackets behind the name changes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_loader.extraction.item_references import REFERENCE, item_values
from graph_loader.extraction.mention import Mention
from graph_loader.extraction.text import Range
from graph_loader.lexicon import pattern

# 议题二, 第四议题, 二、三议题, 列席第1、2项议题 in brackets behind a name.
_ITEMS_NOTE = re.compile(
    f"(?:仅|只)?(?:列席|出席|参加|参与|汇报|旁听)?(?:{REFERENCE})(?:时)?(?:列席|出席|参加|汇报|研究时列席)?"
)
# 甲某（请假）, 乙某（因公出差）, 丙某（病假） in a list of those present: they were not. 丁某（县财政局局长请假，代） was.
_ABSENCE_NOTE = re.compile(
    f"(?:因[^，、；：]{{1,12}}?，?)?(?:{pattern('absence_notes')})|[^，、；：]{{2,16}}，(?:请假|缺席)"
)


@dataclass(slots=True)
class Finding:
    """A mention with the role its list or sentence gives it. items: values of the item numbers, None when for the whole meeting."""

    mention: Mention
    role: str
    role_words: Range
    rule: str
    items: list[int] | None = None
    items_words: Range | None = None
    label_note: Range | None = None

    @property
    def reports(self) -> bool:
        """Whether the person is only named as reporting on an item."""
        return self.rule.startswith("attendance.presenter")


def apply_note(folded: str, finding: Finding) -> None:
    """甲某（议题二） attended for that item, and 乙某（请假） not at all: what such notes say is no remark."""
    note = finding.mention.note
    if note is None:
        return
    words = folded[slice(*note)]
    if _ITEMS_NOTE.fullmatch(words) and (values := item_values(words)):
        finding.items, finding.items_words = values, note
        finding.mention.note = None
    elif finding.role in {"present", "nonvoting"} and _ABSENCE_NOTE.fullmatch(words):
        finding.role, finding.role_words = "absent", note
