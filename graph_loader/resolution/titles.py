"""One form for the many ways a document's title is written."""

from __future__ import annotations

import re
import unicodedata

_BRACKETS = str.maketrans("[【〔{", "((((") | str.maketrans("]】〕}", "))))")
_QUOTES = {ord(mark): '"' for mark in "“”„‟「」『』\"'‘’＂＇"}
_ANGLES = {ord(mark): "〈" for mark in "《<〈"} | {ord(mark): "〉" for mark in "》>〉"}
#: （送审稿）, （征求意见稿）, （修订草案）: marks of a draft. （试行） and （修订） belong to the title.
_DRAFT = re.compile(r"[(（][^()（）]*(?:稿|草案)[^()（）]*[)）]$")
_INNER_DRAFT = re.compile(r"[(][^()]*(?:稿|草案)[^()]*[)](?=〉)")


def without_draft_marks(title: str) -> str:
    """The title as written, less the draft marks at its end: 安澜市河道管理办法（草案）（送审稿） -> 安澜市河道管理办法."""
    title = title.strip()
    while (shorter := _DRAFT.sub("", title).rstrip()) != title and shorter:
        title = shorter
    return title


def normalise_title(title: str) -> str:
    """The title as it identifies the document: NFKC, no white space, one kind of brackets and quotes, no draft marks, no outer 《》."""
    folded = _fold(title)
    while (plain := without_draft_marks(_without_outer_angles(folded))) != folded:
        folded = plain
    return folded


def normalise_heading(heading: str) -> str:
    """The heading of an item as it identifies the item: as titles are, also without the draft marks of the titles in it."""
    return _INNER_DRAFT.sub("", _fold(heading))


def _fold(title: str) -> str:
    folded = unicodedata.normalize("NFKC", title)
    return "".join(folded.split()).translate(_BRACKETS).translate(_QUOTES).translate(_ANGLES)


def _without_outer_angles(title: str) -> str:
    outer = len(title) > 2 and title[0] == "〈" and title.index("〉") == len(title) - 1 if "〉" in title else False
    return title[1:-1] if outer else title
