"""The characters of a text freed of white space and page numbers, and the way back to the original."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import NamedTuple

from graph_loader.extraction.folding import BLANK, INK, fold
from graph_loader.record import Spans

# A line that holds nothing but a page number: — 3 —, - 3 -, 第3页. A bare number is kept: it may be an item or a table cell.
_PAGE_NUMBER = re.compile(
    rf"[{BLANK}]*(?:[—–－─-]+[{BLANK}]*\d{{0,4}}[{BLANK}]*[—–－─-]+"
    rf"|第[{BLANK}]*\d+[{BLANK}]*页(?:[，,{BLANK}]*共[{BLANK}]*\d+[{BLANK}]*页)?)?[{BLANK}]*"
)


class Range(NamedTuple):
    """A half-open range of positions in `Text.folded`."""

    start: int
    end: int


class Ink:
    """A text and its folded copy.

    raw: the original text. flat: its ink, page numbers left out. folded: flat with one kind of punctuation, same length.
    lines: the printed lines that hold ink.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        pieces: list[str] = []
        self._flat_starts: list[int] = []  # of each run of ink, in flat
        self._raw_starts: list[int] = []  # of the same runs, in raw
        self._cuts: list[int] = []  # positions in flat before which ink (a page number) was left out
        self.lines: list[Range] = []
        flat_length = offset = 0
        for line in raw.splitlines(keepends=True):
            if _PAGE_NUMBER.fullmatch(line):
                if INK.search(line):
                    self._cuts.append(flat_length)
                offset += len(line)
                continue
            begin = flat_length
            for run in INK.finditer(line):
                self._flat_starts.append(flat_length)
                self._raw_starts.append(offset + run.start())
                pieces.append(run.group())
                flat_length += len(run.group())
            if flat_length > begin:
                self.lines.append(Range(begin, flat_length))
            offset += len(line)
        self.flat = "".join(pieces)
        self.folded = fold(self.flat)

    def __len__(self) -> int:
        return len(self.flat)

    def offset(self, position: int) -> int:
        """The offset in `raw` of the character at `position` of `flat`."""
        run = bisect_right(self._flat_starts, position) - 1
        return self._raw_starts[run] + position - self._flat_starts[run]

    def position(self, offset: int) -> int:
        """The first position of `flat` whose character stands at or behind an offset of `raw`; the length of `flat` when none does."""
        run = bisect_right(self._raw_starts, offset) - 1
        if run < 0:
            return 0
        following = self._flat_starts[run + 1] if run + 1 < len(self._flat_starts) else len(self.flat)
        return min(self._flat_starts[run] + offset - self._raw_starts[run], following)

    def spans(self, start: int, end: int) -> Spans:
        """The spans of `raw` that hold flat[start:end]: one, or more where a page number stands in between."""
        if not start < end:
            return ()
        run = bisect_right(self._flat_starts, start) - 1
        if (
            run + 1 < len(self._flat_starts) and end <= self._flat_starts[run + 1]
        ):  # as nearly all are: in one run of ink
            shift = self._raw_starts[run] - self._flat_starts[run]
            return ((start + shift, end + shift),)
        low, high = bisect_right(self._cuts, start), bisect_left(self._cuts, end)
        if low == high:
            return ((self.offset(start), self.offset(end - 1) + 1),)
        inner = self._cuts[low:high]
        bounds = [start, *dict.fromkeys(inner), end]
        return tuple((self.offset(a), self.offset(b - 1) + 1) for a, b in pairwise(bounds))

    def gap(self, position: int) -> str:
        """What was left out (white space) between the characters at position - 1 and position; '' at the beginning and end."""
        if not 0 < position < len(self.flat):
            return ""
        run = bisect_left(self._flat_starts, position)
        if run == len(self._flat_starts) or self._flat_starts[run] != position:
            return ""
        return self.raw[self.offset(position - 1) + 1 : self._raw_starts[run]]

    def gaps(self, start: int, end: int) -> list[int]:
        """The positions in [start, end) that white space stands before."""
        return self._flat_starts[bisect_left(self._flat_starts, start) : bisect_left(self._flat_starts, end)]
