"""Attendance as a table: 姓名 | 单位 | 职务 below a label (列席人员). Headers in `attendance_table_headers.tsv`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from graph_loader.extraction.attendance_labels import BEGINNING, role_of
from graph_loader.extraction.blocks import FRAME_LABEL
from graph_loader.extraction.mention import Mention
from graph_loader.extraction.names import DOTTED, is_name
from graph_loader.extraction.posts import is_leading_body, post
from graph_loader.extraction.table_cells import Row, filled, row_of, rows_of
from graph_loader.extraction.text import Range, Text
from graph_loader.extraction.unit_names import is_unit
from graph_loader.lexicon import mapping, words

_ROLE = re.compile(f"(?P<role>{BEGINNING})(?:人员?|会议)?(?:（(?P<reason>[^（）]+)）|，.+)?")
_NAME_IN_CELL = re.compile(f"{DOTTED.pattern}|[\u4e00-\u9fff\u3400-\u4dbf]{{2,4}}")


class TableRow(NamedTuple):
    """Whom a row names, and the role that its remark gives (列席, 请假（在外开会）), None when it gives none."""

    mention: Mention
    role: str | None = None
    role_words: Range | None = None


class AttendanceTable(NamedTuple):
    """A table of attendees: who its rows name, and where its last row ends."""

    rows: list[TableRow]
    end: int


def read_table(text: Text, start: int) -> AttendanceTable | None:
    """The table whose header is the line that begins at a position; None when there is none or no row names anybody."""
    lines = islice(text.lines, bisect_left(text.lines, start, key=lambda line: line.start), None)
    first = next(lines, None)
    columns = next((found for row in rows_of(text, first) if (found := _columns(text, row))), None) if first else None
    if columns is None:
        return None
    rows: list[TableRow] = []
    above: list[Range | None] = [None] * len(columns)
    end = start
    for line in lines:
        row = None if FRAME_LABEL.match(text.folded, *line) else row_of(text, line, len(columns))
        if row is None:
            break
        above = [filled(row, n, above[n]) for n in range(len(columns))]
        rows += [_with_role(text, mention) for mention in _mentions(text, columns, above)]
        end = line.end
    return AttendanceTable(rows, end) if rows else None


def _with_role(text: Text, mention: Mention) -> TableRow:
    """The role out of the remark of a row; what stands in brackets behind it is the reason."""
    match = mention.note and _ROLE.fullmatch(text.folded, *mention.note)
    if not match:
        return TableRow(mention)
    mention.note = Range(*match.span("reason")) if match["reason"] else None
    return TableRow(mention, role_of(match["role"]), Range(*match.span("role")))


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
    return parts if all(_is_name_in_cell(text.folded[slice(*part)]) for part in parts) else []


def _is_name_in_cell(words_: str) -> bool:
    """Whether a cell of the column of names holds one: any two to four characters that name no body."""
    return is_name(words_) or (
        _NAME_IN_CELL.fullmatch(words_) is not None and not is_unit(words_) and words_ not in words("not_names")
    )


def _unit_and_post(text: Text, cell: Range) -> tuple[Range | None, Range | None]:
    """县财政局局长 cut into unit and post; posts of the government itself stay whole (副县长、县公安局局长)."""
    for match in post().finditer(text.folded, *cell):
        unit = text.folded[cell.start : match.start()]
        if match.end() == cell.end and is_unit(unit) and not is_leading_body(unit):
            return Range(cell.start, match.start()), Range(match.start(), cell.end)
    return (cell, None) if is_unit(text.folded[slice(*cell)]) else (None, cell)
