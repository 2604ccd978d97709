"""A sentence that tells somebody to do something, with the assignments it states."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.generate.gold import Entry, assignment


@dataclass
class Sentence:
    """A sentence, or two, without a lead-in like 会议要求. cited: titles it names that are not of this meeting."""

    text: str
    assignments: list[Entry] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)


def clauses(
    actions: list[str], organizations: list[str], role: str = "responsible", *,
    persons: list[str] | None = None, collective: bool = False,
) -> list[Entry]:  # fmt: skip
    return [assignment(action, organizations, role, persons=persons, collective=collective) for action in actions]


def split_group(group: str) -> list[str]:
    """各乡镇和各部门 counts as two, as in the conventions of the corpus (各地各部门)."""
    for mark in ("、", "和"):
        if mark in group:
            return group.split(mark)
    head, second = group.rpartition("各")[0], "各" + group.rpartition("各")[2]
    return [head, second] if head and head[0] in "各全" else [group]
