"""Read a table that people filled in: XLSX as Excel, WPS and LibreOffice save it, or CSV in any of the usual encodings."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from graph_loader.errors import ReadingError, TableError
from graph_loader.tables.cells import EPOCH_1900, as_text

#: The heading is looked for in so many rows: people put titles above it.
_HEADING_ROWS = 20

#: No table has more; spreadsheets give formats to columns nobody uses.
_MAXIMUM_COLUMNS = 256
_MAXIMUM_BYTES = 50_000_000

_OLE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. value: as the file holds it. column: its letter (of CSV: its number). formula: its value is computed, not written.

    merged: the cells it is one with (`C3:C5`), if any; all of them have the value of the first.
    """

    value: Any
    column: str
    formula: bool = False
    merged: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty. number: as the spreadsheet counts it; of CSV the record, the heading included. cells: by heading."""

    number: int
    cells: dict[str, Cell]

    def value(self, heading: str) -> Any:
        """The value under a heading; None when the cell is empty or there is no such heading."""
        cell = self.cells.get(heading)
        return cell.value if cell else None

    def text(self, heading: str) -> str:
        """The same as text."""
        return as_text(self.value(heading))


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table. sheet: its name, "" for CSV. headings: in their order, as written. epoch: day 0 of its serial numbers."""

    path: Path
    sheet: str
    headings: tuple[str, ...]
    rows: list[Row] = field(repr=False)
    epoch: datetime = EPOCH_1900


def read_table(path: Path, known: Collection[str]) -> TableFile:
    """The table whose heading has most of the `known` headings; other sheets and what stands above the heading are left aside.

    Blanks around headings do not count. Raises TableError, naming the file and the mend, when it cannot be read, no row has any of
    the headings, or a heading occurs twice.
    """
    try:
        if path.stat().st_size > _MAXIMUM_BYTES:
            raise TableError(f"{path}: larger than {_MAXIMUM_BYTES // 1_000_000} MB; is it the right file?")
        data = path.read_bytes()
    except FileNotFoundError:
        raise TableError(f"{path}: there is no such file") from None
    except OSError as error:
        raise TableError(f"{path}: cannot be read: {error.strerror or error}") from None
    if data.startswith(_OLE):
        raise TableError(
            f"{path}: an old Excel or WPS file, or one with a password; save it as .xlsx without a password"
        )
    sheets, epoch = _read_workbook(path, data) if data.startswith(b"PK") else _read_csv(path, data)
    found = [(_find_heading(rows, known), name, rows) for name, rows in sheets]
    (count, index), name, rows = max(found, key=lambda one: one[0][0], default=((0, 0), "", []))
    if not count:
        raise TableError(f"{path}: no row has the headings of the table ({', '.join(sorted(known)[:6])}, …)")
    return _make_table(path, name, rows[index:], epoch)


def _find_heading(rows: Sequence[tuple[int, list[Cell]]], known: Collection[str]) -> tuple[int, int]:
    """How many of the known headings the best of the first rows has, and the place of that row."""
    counts = [len({as_text(cell.value) for cell in cells} & set(known)) for _, cells in rows[:_HEADING_ROWS]]
    best = max(counts, default=0)
    return best, counts.index(best) if counts else 0


def _make_table(path: Path, sheet: str, rows: Sequence[tuple[int, list[Cell]]], epoch: datetime) -> TableFile:
    (number, heading), *others = rows
    names = [as_text(cell.value) for cell in heading]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        place = f"sheet {sheet}, row {number}" if sheet else f"row {number}"
        raise TableError(f"{path}: {place}: the heading {twice[0]} occurs twice; delete one of the columns")
    found = [
        Row(number, {name: cell for name, cell in zip(names, cells, strict=False) if name})
        for number, cells in others
        if any(as_text(cell.value) for cell in cells)
    ]
    return TableFile(path, sheet, tuple(name for name in names if name), found, epoch)


_Sheets = list[tuple[str, list[tuple[int, list[Cell]]]]]


def _read_workbook(path: Path, data: bytes) -> tuple[_Sheets, datetime]:
    """Names and rows of all sheets."""
    import warnings

    import openpyxl

    from graph_loader.reading.archive import Archive

    try:
        archive = Archive(data, str(path))
        for part in archive.names():  # its limits hold for the whole file
            archive.read(part)
        if "xl/workbook.xml" not in archive:
            raise TableError(f"{path}: neither XLSX nor CSV; save it as .xlsx")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts that openpyxl does not know are no concern of ours
            book = openpyxl.load_workbook(io.BytesIO(data))
    except ReadingError as error:
        raise TableError(str(error)) from None
    except TableError:
        raise
    except Exception as error:  # whatever a damaged workbook makes openpyxl raise
        raise TableError(f"{path}: a damaged XLSX file ({error}); open it and save it again") from error
    return [(sheet.title, list(_read_sheet(sheet))) for sheet in book.worksheets], book.epoch


def _read_sheet(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    merged = {
        (row, column): (found.coord, found.min_row, found.min_col)
        for found in sheet.merged_cells.ranges
        for row, column in found.cells
        if found.size["rows"] * found.size["columns"] < 100_000
    }
    for cells in sheet.iter_rows(max_col=min(sheet.max_column, _MAXIMUM_COLUMNS)):
        row = []
        for cell in cells:
            place, first_row, first_column = merged.get((cell.row, cell.column), (None, cell.row, cell.column))
            first = cell if place is None else sheet.cell(first_row, first_column)
            row.append(Cell(first.value, _letter(cell.column), first.data_type == "f", place))
        yield cells[0].row, row


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))


def _read_csv(path: Path, data: bytes) -> tuple[_Sheets, datetime]:
    """The records as one sheet without a name. An apostrophe that `write` set before = + - @ is taken away again."""
    text = _decode(path, data)
    first = text.lstrip("\r\n").partition("\n")[0]
    mark = max(",;\t", key=first.count)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as error:
        raise TableError(f"{path}: no CSV: {error}; save it again from the spreadsheet, or as .xlsx") from None
    rows = [
        (number, [Cell(_unescape(value), str(column)) for column, value in enumerate(record, start=1)])
        for number, record in enumerate(records, start=1)
    ]
    return [("", rows)], EPOCH_1900


def _decode(path: Path, data: bytes) -> str:
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "gb18030"):  # the Chinese Excel writes the latter
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TableError(f"{path}: neither XLSX nor a CSV in UTF-8 or GB 18030; save it as .xlsx or as CSV UTF-8")


def _unescape(value: str) -> str:
    return value[1:] if value[:1] == "'" and value[1:2] in ("=", "+", "-", "@") else value
