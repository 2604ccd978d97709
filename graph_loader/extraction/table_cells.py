"""Cells of the rows of tables: cut at tabs (Word, web pages), at | (text), at wide or at any white space (PDF, text)."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from graph_loader.extraction.folding import ink
from graph_loader.extraction.text import Range, Text
from graph_loader.source import MERGED_CELL

_BORDER = re.compile(r"[\t|｜│┃]")
_EDGE = re.compile(r"[|｜│┃]")
_WIDE = re.compile(r"\t|[ \u3000\xa0]{2,}|\u3000")
_ROW_NUMBER = re.compile(r"\d{1,2}(?!\d)")


class Cell(NamedTuple):
    """A cell. place: its text, empty when it holds none. merged: it belongs to the cell above, as the file says."""

    place: Range
    merged: bool = False

    @property
    def empty(self) -> bool:
        return self.place.start == self.place.end


Row = list[Cell]


def lines_of(text: Text, part: Range) -> Iterator[Range]:
    """The printed lines within a range."""
    first = bisect_left(text.lines, part.start, key=lambda line: line.start)
    return takewhile(lambda line: line.end <= part.end, islice(text.lines, first, None))


def rows_of(text: Text, line: Range) -> Iterator[Row]:
    """The ways to cut a line into cells, the surest first."""
    raw, begin = _raw_line(text, line)
    if _BORDER.search(raw):
        yield _cut(raw, begin, _BORDER)
        return
    ways: list[Callable[[], Row]] = [
        lambda: _cut(raw, begin, _WIDE),
        lambda: _numbered(text, line, [Cell(place) for place in _at_gaps(text, line)]),
    ]
    for way in ways:
        yield way()


def row_of(text: Text, line: Range, count: int) -> Row | None:
    """The line as a row of so many cells, None when no way gives them. Cells left out at the end are empty."""
    for cells in rows_of(text, line):
        if len(cells) == count:
            return cells
        if 1 < len(cells) < count and _BORDER.search(_raw_line(text, line)[0]):
            end = Range(line.end, line.end)
            return [*cells, *([Cell(end)] * (count - len(cells)))]
    return None


def filled(row: Sequence[Cell], column: int | None, above: Range | None) -> Range | None:
    """What a column of a row states: its own text, that of the cell above where the file merges both, else None."""
    if column is None:
        return None
    cell = row[column]
    if cell.merged:
        return above
    return None if cell.empty else cell.place


def _raw_line(text: Text, line: Range) -> tuple[str, int]:
    """The original line with its leading white space, and where its ink begins in `flat`."""
    start = text.raw.rfind("\n", 0, text.offset(line.start)) + 1
    end = text.offset(line.end - 1) + 1
    tail = re.match("[^\r\n]*", text.raw[end:])
    return text.raw[start:end] + (tail.group().rstrip(" ") if tail else ""), line.start


def _cut(raw: str, begin: int, border: re.Pattern[str]) -> Row:
    cells: Row = []
    position, offset = begin, 0
    for mark in [*border.finditer(raw), None]:
        piece = raw[offset : mark.start() if mark else len(raw)]
        printed = ink(piece)
        cells.append(Cell(Range(position, position + len(printed)), MERGED_CELL in piece))
        position += len(printed)
        if mark:
            position += len(ink(mark.group()))
            offset = mark.end()
    if _EDGE.match(raw.lstrip()) and cells[0].empty:
        cells = cells[1:]
    if _EDGE.search(raw[-1:]) and cells and cells[-1].empty:
        cells = cells[:-1]
    return cells


def _at_gaps(text: Text, line: Range) -> list[Range]:
    cuts = [line.start, *(g for g in text.gaps(line.start, line.end) if g > line.start), line.end]
    return [Range(a, b) for a, b in itertools.pairwise(cuts)]


def _numbered(text: Text, line: Range, cells: Row) -> Row:
    """A number that is not set apart (1清理河道) is a cell of its own."""
    number = _ROW_NUMBER.match(text.folded, *cells[0].place) if cells else None
    if number and number.end() < cells[0].place.end:
        cells[:1] = [Cell(Range(line.start, number.end())), Cell(Range(number.end(), cells[0].place.end))]
    return cells
