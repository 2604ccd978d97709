"""The table of candidates as XLSX or CSV. No text becomes a formula; CSV begins with a byte order mark, by which Excel knows UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO, NamedTuple

from graph_loader.tables.write import escape_formula, fit_text

#: Endings of the files.
SUFFIXES = (".xlsx", ".csv")

_HIGHEST_WIDTH = 60


class Column(NamedTuple):
    """A column to be written. width: in characters, for XLSX. choices: what may be written in it, offered as a list."""

    name: str
    width: int = 16
    choices: tuple[str, ...] = ()


def write_csv(stream: BinaryIO, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Write CSV (RFC 4180) in UTF-8 with a byte order mark. Text that looks like a formula gets a `'` in front."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([column.name for column in columns])
    writer.writerows([escape_formula(cell) for cell in row] for row in rows)
    text.detach()


def write_xlsx(
    stream: BinaryIO, title: str, columns: Sequence[Column], rows: Iterable[Sequence[str]], notes: Sequence[str] = ()
) -> None:
    """Write one sheet of texts under a fixed header, and a second sheet with notes on how to fill it in."""
    from openpyxl import Workbook
    from openpyxl.cell import Cell, WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = min(column.width, _HIGHEST_WIDTH)
        if column.choices:
            choices = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
            choices.add(f"{letter}2:{letter}1048576")
            sheet.data_validations.append(choices)
    wrapped, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)

    def cell(text: str) -> Cell:
        text = fit_text(text)
        made = WriteOnlyCell(sheet, value=text or None)
        if text:
            made.data_type = "s"  # else a text that begins with = is a formula
            made.quotePrefix = text.startswith(("=", "+", "-", "@"))  # and stays text when somebody edits it
        made.alignment = wrapped
        return made

    header = [cell(column.name) for column in columns]
    for one in header:
        one.font = bold
    sheet.append(header)
    for row in rows:
        sheet.append([cell(text) for text in row])
    if notes:
        help_sheet = workbook.create_sheet("说明 Notes")
        help_sheet.column_dimensions["A"].width = 100
        for note in notes:
            help_sheet.append([cell(note)])
    workbook.save(stream)
