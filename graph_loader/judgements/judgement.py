"""One judgement and its line: two nodes, verdict, who, when, why, apart by tabs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from graph_loader.elements import NodeRef
from graph_loader.errors import JudgementError

#: The labels of nodes that may be judged: those that candidates (POSSIBLY_SAME_AS) join.
LABELS = ("Official", "Organization", "PolicyDocument")

#: same: one node. different: no candidates any more. later: noted, without effect on the graph.
VERDICTS = ("same", "different", "later")

_FIELDS = "label, id, label, id, verdict, who, when, why"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody says of two nodes of one label. one is the node with the smaller id. Raises JudgementError for what makes no sense."""

    one: NodeRef
    other: NodeRef
    verdict: str
    who: str
    when: date
    why: str = ""

    def __post_init__(self) -> None:
        for ref in (self.one, self.other):
            if ref.label not in LABELS:
                raise JudgementError(f"nodes with the label {ref.label!r} cannot be judged; only {', '.join(LABELS)}")
            if not ref.id or ref.id != ref.id.strip():
                raise JudgementError(f"the id {ref.id!r} is empty or has blanks around it; copy it whole")
        if self.one.label != self.other.label:
            raise JudgementError(f"{self.one.label} and {self.other.label} are never the same; compare equal labels")
        if self.one.id == self.other.id:
            raise JudgementError("both ids are the same node; name the other one")
        if self.verdict not in VERDICTS:
            raise JudgementError(f"the verdict {self.verdict!r} is unknown; write {', '.join(VERDICTS)}")
        if not self.who.strip():
            raise JudgementError("nobody is named who judged; write a name")
        for text in (self.one.id, self.other.id, self.who, self.why):
            if any(mark in text for mark in "\t\r\n\v\f\x85\u2028\u2029"):
                raise JudgementError(f"{text!r} has a tab or a line break, which part the fields; leave it out")
        if self.other.id < self.one.id:
            one, other = self.one, self.other
            object.__setattr__(self, "one", other)
            object.__setattr__(self, "other", one)

    @property
    def pair(self) -> tuple[NodeRef, NodeRef]:
        """The two nodes, the smaller id first."""
        return self.one, self.other

    def to_line(self) -> str:
        """The line of a judgements file, without its line break."""
        return "\t".join((*self.one, *self.other, self.verdict, self.who, self.when.isoformat(), self.why))


class Entry(NamedTuple):
    """A judgement and the number of its line, counted from 1."""

    line: int
    judgement: Judgement


def parse_line(line: str) -> Judgement:
    """The judgement of a line, less its line break. Raises JudgementError, which tells what is wrong and the mend."""
    fields = line.split("\t")
    if len(fields) == 7:  # editors cut the tab in front of an empty reason
        fields.append("")
    if len(fields) != 8:
        raise JudgementError(f"{len(fields)} fields instead of 8 ({_FIELDS}), apart by tabs")
    label, identifier, other_label, other_identifier, verdict, who, when, why = fields
    return Judgement(
        NodeRef(label, identifier), NodeRef(other_label, other_identifier), verdict, who, parse_date(when), why
    )


def parse_date(text: str) -> date:
    """The day of a judgement, written 2031-05-06. Raises JudgementError."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise JudgementError(f"{text!r} is no date; write it like 2031-05-06")
    return found
