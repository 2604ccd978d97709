"""Where titles in 《》 stand. Policy documents, items, decisions and follow-ups all look at the same list."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from graph_loader.extraction.text import Range, Text

#: Marks of a draft at the end of a title: （送审稿）, （草案）, （征求意见稿）, （试行）; GB/T 9704-2012 §7.3.6 on marks after titles.
DRAFT_MARK = re.compile(r"（(?:[^（）]{0,8}稿|草案|修订|修改|修正|试行|暂行)[^（）]{0,4}）$")
_DRAFT = re.compile(r"（[^（）]{0,10}稿）")  # 《…》（审议稿）（以下简称…
_LONGEST = 200
_ALIAS = re.compile(r"（(?:以下|下文|下)?(?:统一)?(?:简|合)?称(?:为|：)?《(?P<alias>[^《》]{1,30})》）?")


class Title(NamedTuple):
    """A title: the range of 《…》 with its marks, and the range inside them."""

    outer: Range
    inner: Range


def find_titles(text: Text) -> list[Title]:
    """Every title in 《》, in order; for nested marks the outermost. A 《 without its 》 within 200 characters is no title."""
    found: list[Title] = []
    depth, begin = 0, 0
    for mark in re.finditer("[《》]", text.folded):
        position = mark.start()
        if depth and position - begin > _LONGEST:
            depth = 0
        if mark.group() == "《":
            if depth and not _may_nest(text.folded[begin + 1 : position]):
                depth = 0
            if not depth:
                begin = position
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append(_trimmed(text, begin, position))
    return [title for title in found if title.inner.start < title.inner.end]


def _may_nest(between: str) -> bool:
    """Whether a 《 after these words opens a title inside the title (关于提请审议《…); else the first was never closed."""
    return not between or between[-1] not in "。；，：》" or between.startswith("关于")


def _trimmed(text: Text, begin: int, end: int) -> Title:
    """Doubled marks 《《…》》 belong to no title."""
    start, stop = begin + 1, end
    while text.folded[start : start + 1] == "《" and text.folded[stop - 1 : stop] == "》":
        start, stop = start + 1, stop - 1
    return Title(Range(begin, end + 1), Range(start, stop))


def titles_within(titles: list[Title], start: int, end: int) -> list[Title]:
    """The titles that begin in a range."""
    low = bisect_left(titles, start, key=lambda title: title.outer.start)
    high = bisect_left(titles, end, key=lambda title: title.outer.start)
    return titles[low:high]


def defined_alias(text: Text, title: Title) -> Range | None:
    """The short form that stands in brackets right behind a title: （以下简称《方案》）; None when there is none."""
    position = title.outer.end
    if not text.folded.startswith("（", position):
        return None
    mark = _DRAFT.match(text.folded, position)
    found = _ALIAS.match(text.folded, mark.end() if mark else position)
    return Range(*found.span("alias")) if found else None


def normal_title(title: str) -> str:
    """Compare key of a title (of folded text): without draft marks at the end and quotes."""
    previous = None
    while previous != title:
        previous, title = title, DRAFT_MARK.sub("", title)
    return re.sub("[《》〈〉“”‘’]", "", title)
