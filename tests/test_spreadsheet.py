"""Tables that people fill in: nothing becomes a formula, and what spreadsheet programs make of a file is read back."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from graph_loader.errors import TableError
from graph_loader.spreadsheet import Column, read_table, write_csv, write_xlsx

COLUMNS = (Column("verdict", choices=("same", "different")), Column("one"), Column("other"))
ROWS = [
    ("same", "=1+1", "+86"),
    ("", "-5", "@望溪县"),
    ("different", "'=already", "两行\n一格"),
    ("", "'plain", '，；"引号"'),
]


@pytest.fixture(params=["csv", "xlsx"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"待 核.{request.param}"
    with path.open("wb") as file:
        if request.param == "csv":
            write_csv(file, COLUMNS, ROWS)
        else:
            write_xlsx(file, "candidates", COLUMNS, ROWS, ["verdict: same 或 different"])
    return path


def test_what_was_written_is_read_back(table: Path) -> None:
    sheet = read_table(table)
    assert sheet.columns == ("verdict", "one", "other")
    assert [tuple(row.cells[name] for name in sheet.columns) for row in sheet.rows] == ROWS
    assert [row.number for row in sheet.rows] == [2, 3, 4, 5]


def test_no_cell_of_the_workbook_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        write_xlsx(file, "candidates", COLUMNS, [*ROWS, ("x" * 40_000, "\x07响", "")], ["=说明"])
    workbook = load_workbook(path)
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if str(cell.value)[0] in "=+-@")
    assert len(str(workbook["candidates"]["A6"].value)) == 32_767
    assert workbook["candidates"]["B6"].value == "响"
    (choices,) = workbook["candidates"].data_validations.dataValidation
    assert choices.formula1 == '"same,different"'
    assert workbook["candidates"].freeze_panes == "A2"


def test_no_cell_of_csv_is_a_formula_and_excel_knows_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        write_csv(file, COLUMNS, ROWS)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfverdict,one,other\r\n")
    assert "same,'=1+1,'+86\r\n" in data.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_as_spreadsheet_programs_save_it(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        f"判断{mark}one{mark}{mark}\r\nsame{mark} 望溪县 {mark}\r\n{mark}{mark}\r\n短\r\n".encode(encoding)
    )
    sheet = read_table(path)
    assert sheet.columns == ("判断", "one")
    assert sheet.rows == ((2, {"判断": "same", "one": "望溪县"}), (4, {"判断": "短"}))


def test_dates_and_numbers_of_a_workbook_are_text(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["when", "day", "number"])
    sheet.append([datetime(2031, 5, 6), date(2031, 5, 7), 12.0])  # noqa: DTZ001  # spreadsheets have no zones
    workbook.save(tmp_path / "a.xlsx")
    (row,) = read_table(tmp_path / "a.xlsx").rows
    assert row.cells == {"when": "2031-05-06", "day": "2031-05-07", "number": "12"}


def test_files_that_are_no_tables_are_told_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"missing\.csv: cannot be read"):
        read_table(tmp_path / "missing.csv")
    for name, data, told in [
        ("a.xlsx", b"PK\x03\x04 broken", "is no whole XLSX file"),
        ("b.xlsx", b"", "is no whole XLSX file"),
        ("c.csv", b"", "is empty"),
        ("d.csv", "判断".encode("utf-16"), "is neither UTF-8 nor GB18030; save it as CSV UTF-8 or as XLSX"),
        ("e.csv", b'a,b\r\n"x"y,1\r\n', "is no CSV"),
        ("f.csv", b"one,two,one\r\n", "the header names 'one' twice"),
        ("g.ods", b"x", "name a file ending in .xlsx or .csv"),
    ]:
        (tmp_path / name).write_bytes(data)
        with pytest.raises(TableError, match=told):
            read_table(tmp_path / name)


_cells = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12).map(str.strip)


@given(rows=st.lists(st.tuples(_cells, _cells).filter(any), max_size=5))
def test_any_text_of_csv_is_read_back(rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    stream = io.BytesIO()
    write_csv(stream, (Column("one"), Column("other")), rows)
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_bytes(stream.getvalue())
    sheet = read_table(path)
    assert [(row.cells.get("one", ""), row.cells.get("other", "")) for row in sheet.rows] == rows
