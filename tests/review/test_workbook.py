"""The table of candidates as XLSX and CSV: nothing becomes a formula, and all is read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph_loader.review.workbook import Column, write_csv, write_xlsx
from graph_loader.tables.read import read_table

COLUMNS = (Column("verdict", choices=("same", "different")), Column("one"), Column("other"))
ROWS = [
    ("same", "=1+1", "+86"),
    ("", "-5", "@望溪县"),
    ("different", "'plain", "两行\n一格"),
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
    found = read_table(table, [column.name for column in COLUMNS])
    assert found.headings == ("verdict", "one", "other")
    assert [tuple(row.text(name) for name in found.headings) for row in found.rows] == ROWS
    assert [row.number for row in found.rows] == [2, 3, 4, 5]


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
