"""A deadline that closes what several are told: 工程由教育局负责，建设局把质量关，审计局跟踪监督，务必于8月20日前竣工."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from graph_loader.extraction.clauses import find_clauses
from graph_loader.extraction.deadlines import find_deadline
from graph_loader.extraction.subject import Subject
from graph_loader.extraction.text import Range, Text

_SEVERAL = 2
_IN_FRONT = re.compile("(?:务必|确保|必须|力争|争取|保证|全部|统一)+[于在]?")


def find_closing_deadlines(text: Text, sentence: Range, subjects: Sequence[Subject]) -> list[tuple[Range, Range]]:
    """The parts of a sentence between ； that tell several subjects something and end in a clause without a subject that says by when
    it all has to be done (务必于…), each with its deadline.

    With 要 each has an order of its own (县财政局要拨付资金，县住建局要加快施工，10月底前完工), of which only the last is dated; where
    somebody leads and others support, what they share is told by `task_regions`. subjects: those of the sentence, in order.
    """
    acting = [subject for subject in subjects if not subject.gatekeeper]
    if len(acting) < _SEVERAL or all(subject.modal for subject in acting):
        return []
    found = []
    together: list[Subject] = []
    dated: Range | None = None
    begin, n = sentence.start, 0
    for clause in find_clauses(text, sentence):
        while n < len(acting) and acting[n].start < clause.end:
            together.append(acting[n])
            dated = None
            n += 1
        if together and together[-1].end <= clause.start and dated is None:
            dated = _dated(text, clause)
        if text.folded[clause.end - 1] == "；" or clause.end == sentence.end:
            if dated and len(together) >= _SEVERAL and not any(s.modal or s.role != "responsible" for s in together):
                found.append((Range(begin, clause.end), dated))
            begin, together, dated = clause.end, [], None
    return found


def closing_deadline(closings: Sequence[tuple[Range, Range]], subject: Subject) -> Range | None:
    """The deadline of the part that a subject stands in; None when it has none."""
    n = bisect_right(closings, subject.start, key=lambda closing: closing[0].start) - 1
    return closings[n][1] if n >= 0 and subject.start < closings[n][0].end else None


def _dated(text: Text, clause: Range) -> Range | None:
    """The deadline that a clause begins with: 务必于8月20日前全部竣工."""
    opening = _IN_FRONT.match(text.folded, *clause)
    if opening is None:
        return None
    deadline = find_deadline(text.folded, *clause)
    return deadline if deadline and deadline.start == opening.end() else None
