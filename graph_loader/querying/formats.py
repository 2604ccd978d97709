"""A table as text for people, as CSV for spreadsheets, as JSON for programs."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any, TextIO

from graph_loader.querying.values import to_json_value

if TYPE_CHECKING:
    import pandas
    from rich.console import Console, RenderableType

    from graph_loader.querying.run import Table

FORMATS = ("table", "csv", "json")

#: A column of the printed table gets at least this many cells of the terminal, if its content has as many.
_NARROWEST_COLUMN = 12


def to_frame(table: Table) -> pandas.DataFrame:
    """The table as a pandas DataFrame; missing values are None, dates datetime.date, lists stay lists."""
    import pandas

    return pandas.DataFrame(table.rows, columns=list(table.columns), dtype=object).infer_objects()


def write_csv(table: Table, stream: TextIO) -> None:
    """RFC 4180 with a header line. Missing values are empty, members of a list are joined by `; `, dates are ISO 8601."""
    writer = csv.writer(stream)
    writer.writerow(table.columns)
    writer.writerows([as_text(value, list_mark="; ") for value in row] for row in table.rows)


def write_json(table: Table, stream: TextIO) -> None:
    """A JSON array, one object a line, keys in column order; dates are ISO 8601."""
    lines = (
        json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False, default=to_json_value)
        for row in table.rows
    )
    stream.write("[" + "".join(("," if n else "") + "\n " + line for n, line in enumerate(lines)) + "\n]\n")


def as_text(value: Any, list_mark: str = "、") -> str:
    """A value as the text of one cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not any(isinstance(member, dict | list) for member in value):
        return list_mark.join(as_text(member) for member in value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=to_json_value)
    return str(value) if isinstance(value, str | int | float) else str(to_json_value(value))


def print_table(table: Table, console: Console) -> None:
    """Columns side by side where they fit; otherwise each row as a block of `column  value` lines."""
    from rich.cells import cell_len

    cells = [[as_text(value) for value in row] for row in table.rows]
    widths = [
        max([cell_len(name), *(min(cell_len(row[n]), _NARROWEST_COLUMN) for row in cells)])
        for n, name in enumerate(table.columns)
    ]
    side_by_side = sum(widths) + 3 * len(widths) + 1 <= console.width
    parts = _columns(table, cells, widths) if side_by_side else _blocks(table, cells)
    for part in parts:
        console.print(part)


def _columns(table: Table, cells: list[list[str]], widths: list[int]) -> list[RenderableType]:
    from rich import box
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name, width in zip(table.columns, widths, strict=True):
        grid.add_column(Text(name), min_width=width, overflow="fold")
    for row in cells:
        grid.add_row(*map(Text, row))
    return [grid]


def _blocks(table: Table, cells: list[list[str]]) -> list[RenderableType]:
    from rich.table import Table as Grid
    from rich.text import Text

    blocks: list[RenderableType] = []
    for number, row in enumerate(cells, start=1):
        block = Grid.grid(padding=(0, 2))
        block.add_column(style="bold", no_wrap=True)
        block.add_column(overflow="fold")
        for name, value in zip(table.columns, row, strict=True):
            if value:
                block.add_row(Text(name), Text(value))
        blocks += [Text(f"── {number} ──", style="dim"), block]
    return blocks
