"""The text as rules see it: freed of white space and page numbers, one kind of punctuation, with the way back to the original.

Printed minutes are wrapped inside words and padded with blanks (郭 强, 202 6 年), so rules match on `folded`, a copy without any
white space. All positions inside extraction count its characters; `Text.spans` turns them into offsets of the original text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, wraps
from typing import Any, TypeVar

from graph_loader.extraction.ink import Ink, Range
from graph_loader.extraction.paragraphs import join

__all__ = ["SENTENCE_ENDS", "Range", "Text", "kept"]

SENTENCE_ENDS = "。；！？"


class Text(Ink):
    """A text and its folded copy, its paragraphs and sentences.

    paragraphs: the lines joined where they were only wrapped.
    """

    def __init__(self, raw: str) -> None:
        super().__init__(raw)
        self.paragraphs = join(self)
        self._sentences: dict[tuple[int, int, str], list[Range]] = {}  # several rules ask for the same
        self.kept: dict[Callable[[Text], Any], Any] = {}  # see `kept`

    def sentences(self, start: int, end: int, marks: str = SENTENCE_ENDS) -> list[Range]:
        """The sentences of a range, not to be changed: up to and with one of `marks` and a closing quotation mark behind it."""
        if found := self._sentences.get((start, end, marks)):
            return found
        found = self._sentences[start, end, marks] = []
        begin = start
        for mark in _sentence_end(marks).finditer(self.folded, start, end):
            found.append(Range(begin, mark.end()))
            begin = mark.end()
        if begin < end:
            found.append(Range(begin, end))
        return found


_Result = TypeVar("_Result")


def kept(find: Callable[[Text], _Result]) -> Callable[[Text], _Result]:
    """Decorates a function of a text that several rules ask for the same (its frame, its chair): the result is kept with the text."""

    @wraps(find)
    def known(text: Text) -> _Result:
        if find not in text.kept:
            text.kept[find] = find(text)
        result: _Result = text.kept[find]
        return result

    return known


@cache
def _sentence_end(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{marks}]+”?")
