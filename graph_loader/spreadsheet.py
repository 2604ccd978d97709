"""Tables that people fill in with a spreadsheet program: written as XLSX or CSV, read back as text, cell by cell.

No text becomes a formula. CSV begins with a byte order mark, by which Excel knows UTF-8; it is read back in UTF-8 or GB18030, which
Excel for Chinese writes. Every error names the file and the mend.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from graph_loader.errors import TableError

#: Endings of the files.
SUFFIXES = (".xlsx", ".csv")

#: Larger files are refused: a table of a million short cells is smaller.
MAXIMUM_BYTES = 100_000_000

#: What a spreadsheet program takes for the start of a formula.
_FORMULA_MARKS = frozenset("=+-@")

#: Excel holds no longer text in a cell.
_LONGEST_CELL = 32_767
_DELIMITERS = ",;\t"
_HIGHEST_WIDTH = 60


class Column(NamedTuple):
    """A column to be written. width: in characters, for XLSX. choices: what may be written in it, offered as a list."""

    name: str
    width: int = 16
    choices: tuple[str, ...] = ()


class Row(NamedTuple):
    """A row that was read: its number as the spreadsheet program counts it, and its cells by the name of the column."""

    number: int
    cells: Mapping[str, str]


class Sheet(NamedTuple):
    """A table that was read. columns: the names of the header as written; rows: those that are not empty."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def write_csv(stream: BinaryIO, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Write CSV (RFC 4180) in UTF-8 with a byte order mark. Text that looks like a formula gets a `'` in front."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([column.name for column in columns])
    writer.writerows([_guard(cell) for cell in row] for row in rows)
    text.detach()


def write_xlsx(
    stream: BinaryIO, title: str, columns: Sequence[Column], rows: Iterable[Sequence[str]], notes: Sequence[str] = ()
) -> None:
    """Write one sheet of texts under a fixed header, and a second sheet with notes on how to fill it in."""
    from openpyxl import Workbook
    from openpyxl.cell import Cell, WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
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
        text = ILLEGAL_CHARACTERS_RE.sub("", text)
        text = text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"
        made = WriteOnlyCell(sheet, value=text or None)
        if text:
            made.data_type = "s"  # else a text that begins with = is a formula
            made.quotePrefix = text[0] in _FORMULA_MARKS  # and stays text when somebody edits it
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


def read_table(path: Path) -> Sheet:
    """Read the first sheet of an XLSX file, or a CSV file. Dates become ISO 8601. Raises TableError."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAXIMUM_BYTES else b""
    except OSError as error:
        raise TableError(f"{path}: cannot be read: {error.strerror or error}") from None
    if size > MAXIMUM_BYTES:
        raise TableError(f"{path}: is larger than {MAXIMUM_BYTES // 1_000_000} MB; split it")
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        lines = _read_xlsx(path, data)
    elif suffix == ".csv":
        lines = _read_csv(path, data)
    else:
        raise TableError(f"{path}: is no table that can be read; name a file ending in {' or '.join(SUFFIXES)}")
    header = next(lines, None)
    if header is None:
        raise TableError(f"{path}: is empty; export the table again")
    columns = tuple(header[1])
    while columns and not columns[-1]:
        columns = columns[:-1]
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise TableError(f"{path}: the header names {', '.join(map(repr, twice))} twice; leave one column of each name")
    rows = tuple(
        Row(number, {name: cell for name, cell in zip(columns, cells, strict=False) if name})
        for number, cells in lines
        if any(cells)
    )
    return Sheet(columns, rows)


def _read_xlsx(path: Path, data: bytes) -> Iterator[tuple[int, list[str]]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        lines = [
            (number, [_as_text(value) for value in values])
            for number, values in enumerate(workbook.worksheets[0].iter_rows(values_only=True), start=1)
        ]
    except (
        BadZipFile,
        InvalidFileException,
        KeyError,
        ValueError,
        IndexError,
        SyntaxError,
        EOFError,
        OSError,
    ) as error:
        raise TableError(f"{path}: is no whole XLSX file ({error}); save it again as XLSX or CSV") from None
    return iter(lines)


def _read_csv(path: Path, data: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _decode(path, data)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)  # Excel writes ; in some languages
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines = []
    try:
        for number, cells in enumerate(reader, start=1):
            lines.append((number, [_unguard(cell.strip()) for cell in cells]))
    except csv.Error as error:
        raise TableError(f"{path}: line {reader.line_num}: is no CSV ({error}); save it again as CSV or XLSX") from None
    return iter(lines)


def _decode(path: Path, data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise TableError(f"{path}: is neither UTF-8 nor GB18030; save it as CSV UTF-8 or as XLSX")


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _guard(text: str) -> str:
    """`'` in front of what a spreadsheet program would take for a formula, and of what looks guarded already."""
    return f"'{text}" if text.lstrip("'")[:1] in _FORMULA_MARKS else text


def _unguard(text: str) -> str:
    return text[1:] if text.startswith("'") and text.lstrip("'")[:1] in _FORMULA_MARKS else text
