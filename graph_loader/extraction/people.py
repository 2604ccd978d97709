"""Persons in running text: known names, and names behind a post or before 同志."""

from __future__ import annotations

import re
from collections.abc import Set

from graph_loader.extraction.text import Range, Text

_POST_END = re.compile(r"(?:长|书记|主任|主席|委员|常委|局长|秘书长|同志|成员|调研员|经理|董事长|总监|组长|司令|政委)$")


def find_persons(text: Text, start: int, end: int, people: Set[str]) -> list[Range]:
    """The persons in a phrase that consists of posts and names only, in order; [] when anything else stands in it.

    people: names known from the attendance of the same document.
    """
    folded = text.folded
    phrase = folded[start:end]
    found: list[Range] = []
    for name in sorted(people, key=len, reverse=True):
        for match in re.finditer(re.escape(name), phrase):
            where = Range(start + match.start(), start + match.end())
            if not any(where.start < other.end and other.start < where.end for other in found):
                found.append(where)
    found.sort()
    if not found:
        return []
    first = folded[start : found[0].start]
    if first and not _POST_END.search(first):
        return []
    rest = folded[found[-1].end : end]
    return (
        found
        if re.fullmatch(
            r"(?:、|和|，|等|同志|[一二三四五六两]位.{0,5}|(?:[市县区旗州镇乡]|局|主)?(?:副)?(?:长|主任|书记|县长|市长|区长)|.{0,8}(?:局|部门|单位))*",
            rest,
        )
        else []
    )
