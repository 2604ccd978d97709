"""Tables as lines: one a row, cells separated by tabs, as the rules for lists and tables of tasks read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph_loader.source import MERGED_CELL

#: A cell with more characters in several lines is no entry of a table but a column of the page's layout.
_LAYOUT_LENGTH = 500
#: Cells beyond this column cover only themselves: empty columns serve to keep rows aligned.
_MAXIMUM_COLUMNS = 64


@dataclass(slots=True)
class Line:
    """A line of a document. links: how many letters of it are links. element: number of the element it stands in (HTML)."""

    text: str
    links: int = 0
    element: int = 0


@dataclass(slots=True)
class Cell:
    """The lines of a cell, and how many columns and rows it covers."""

    lines: list[Line]
    columns: int = 1
    rows: int = 1


def table_lines(rows: list[list[Cell]]) -> list[Line]:
    """The lines of a table. Where a cell covers several columns or rows, the others are empty: nothing is repeated. Those of the rows
    below hold the mark of a merged cell, which no reader sees, so that extraction can tell them from cells that state nothing.

    A row is one line, but for: a row with text in one cell only (its lines), a label beside a list (the label stands before the
    first line of the list), columns of a page's layout (one after another), pairs of a label and a value of a page's fields (one
    pair a line).
    """
    found: list[Line] = []
    waiting: dict[int, int] = {}  # column -> rows that a cell above still covers
    for row in rows:
        cells: list[list[Line]] = []
        for cell in row:
            _skip_covered(cells, waiting)
            width = max(1, min(cell.columns, _MAXIMUM_COLUMNS - len(cells)))
            if cell.rows > 1 and len(cells) < _MAXIMUM_COLUMNS:
                waiting.update(dict.fromkeys(range(len(cells), len(cells) + width), cell.rows - 1))
            cells += [[line for line in cell.lines if line.text.strip()], *([] for _ in range(width - 1))]
        _skip_covered(cells, waiting)
        found += _row_lines(cells)
    return found


def _skip_covered(cells: list[list[Line]], waiting: dict[int, int]) -> None:
    while waiting.get(len(cells)):
        waiting[len(cells)] -= 1
        cells.append([Line(MERGED_CELL)])


def _row_lines(cells: list[list[Line]]) -> list[Line]:
    filled = [lines for lines in cells if lines and lines[0].text != MERGED_CELL]
    beside_merged = len(filled) == 1 and len(filled[0]) == 1 and any(lines not in filled for lines in cells if lines)
    if len(filled) <= 1 and not beside_merged:
        return filled[0] if filled else []
    if pairs := _fields(cells):
        return pairs
    if len(filled) == 2 and len(filled[1]) > 1:
        label, lines = filled
        if len(label) > 1:
            return [*label, *lines]
        return [_merge([label[0], lines[0]], "\t"), *lines[1:]]
    if any(len(lines) > 1 and sum(len(line.text) for line in lines) > _LAYOUT_LENGTH for lines in filled):
        return [line for lines in filled for line in lines]
    joined = [_merge(lines, " ") for lines in cells]
    while not joined[-1].text:
        joined.pop()
    return [_merge(joined, "\t")]


def _fields(cells: list[list[Line]]) -> list[Line]:
    """索引号 | 0001 | 发布机构 | 市政府办公室: one pair a line, with a colon behind the label where the cell's border stood."""
    if len(cells) % 2 or any(len(lines) > 1 for lines in cells):
        return []
    labels = [_merge(lines, "") for lines in cells[::2]]
    if not all(is_field_label(label.text) for label in labels):
        return []
    values = [_merge(lines, "") for lines in cells[1::2]]
    return [
        _merge([label, value], "" if label.text.rstrip().endswith(("：", ":")) else "：")
        for label, value in zip(labels, values, strict=True)
    ]


def is_field_label(text: str) -> bool:
    """Whether a text is the label of a field of a page's head (索引号, 发文字号：)."""
    return bool(_field_labels().fullmatch(re.sub(r"\s", "", text)))


@cache
def _field_labels() -> re.Pattern[str]:
    from graph_loader.lexicon import pattern

    return re.compile(f"(?:{pattern('field_labels')})[：:]?")


def _merge(lines: list[Line], separator: str) -> Line:
    return Line(
        separator.join(line.text for line in lines),
        sum(line.links for line in lines),
        min((line.element for line in lines if line.text), default=0),
    )
