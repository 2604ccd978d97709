"""Attendance as a table: 姓名 | 单位 | 职务 below a label (列席人员). Headers in `attendance_table_headers.tsv`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from graph_loader.extraction.mentions import Mention
from graph_loader.extraction.names import is_name
from graph_loader.extraction.posts import is_leading_body, post
from graph_loader.extraction.table_cells import Row, filled, row_of, rows_of
from graph_loader.extraction.text import FRAME_LABEL, Range, Text
from graph_loader.extraction.unit_names import is_unit
from graph_loader.lexicon import mapping


class AttendanceTable(NamedTuple):
    """A table of attendees: who its rows name, and where its last row ends."""

    mentions: list[Mention]
    end: int


def read_table(text: Text, start: int) -> AttendanceTable | None:
    """The table whose header is the line that begins at a position; None when there is none or no row names anybody."""
    lines = islice(text.lines, bisect_left(text.lines, start, key=lambda line: line.start), None)
    first = next(lines, None)
    columns = next((found for row in rows_of(text, first) if (found := _columns(text, row))), None) if first else None
    if columns is None:
        return None
    mentions: list[Mention] = []
    above: list[Range | None] = [None] * len(columns)
    end = start
    for line in lines:
        row = None if FRAME_LABEL.match(text.folded, *line) else row_of(text, line, len(columns))
        if row is None:
            break
        above = [filled(row, n, above[n]) for n in range(len(columns))]
        mentions += _mentions(text, columns, above)
        end = line.end
    return AttendanceTable(mentions, end) if mentions else None


def _columns(text: Text, row: Row) -> list[str] | None:
    """What each column holds, "" for a column of no interest (序号); None when the row is no header of a table of attendees."""
    kinds = [mapping("attendance_table_headers").get(text.folded[slice(*cell.place)], "") for cell in row]
    return kinds if len(kinds) > 1 and "name" in kinds and {"unit", "post", "unit_post"} & {*kinds} else None


def _mentions(text: Text, columns: list[str], row: list[Range | None]) -> Iterator[Mention]:
    """The persons of a row; a table set twice side by side (姓名 单位 姓名 单位) gives one for each half."""
    halves = columns.count(columns[0]) if columns[0] else 1
    width = len(columns) // halves if len(columns) % halves == 0 else len(columns)
    for first in range(0, len(columns), width):
        cells = {kind: place for kind, place in zip(columns[first:], row[first : first + width], strict=False) if place}
        mention = Mention(unit=cells.get("unit"), post=cells.get("post"), note=cells.get("note"), shape="table")
        if both := cells.get("unit_post"):
            mention.unit, mention.post = _unit_and_post(text, both)
        for name in _names(text, cells.get("name")):
            yield Mention(name, mention.unit, mention.post, mention.note, mention.shape)


def _names(text: Text, cell: Range | None) -> list[Range]:
    """The name of a cell (郭 强 is one), or the names with 、 between them; [] when it holds anything else."""
    if cell is None:
        return []
    parts: list[Range] = []
    begin = cell.start
    for position in range(cell.start, cell.end + 1):
        if position == cell.end or text.folded[position] in "、，":
            parts.append(Range(begin, position))
            begin = position + 1
    return parts if all(is_name(text.folded[slice(*part)]) for part in parts) else []


def _unit_and_post(text: Text, cell: Range) -> tuple[Range | None, Range | None]:
    """县财政局局长 cut into unit and post; posts of the government itself stay whole (副县长、县公安局局长)."""
    for match in post().finditer(text.folded, *cell):
        unit = text.folded[cell.start : match.start()]
        if match.end() == cell.end and is_unit(unit) and not is_leading_body(unit):
            return Range(cell.start, match.start()), Range(match.start(), cell.end)
    return (cell, None) if is_unit(text.folded[slice(*cell)]) else (None, cell)
