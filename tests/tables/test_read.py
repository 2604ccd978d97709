"""Tables as Excel, WPS and LibreOffice save them, and as people leave them."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph_loader.errors import TableError
from graph_loader.tables.read import TableFile, read_table

KNOWN = ("任务", "日期", "备注")


def save(path: Path, rows: list[list[Any]], **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "表"  # type: ignore[union-attr]
    for name, lines in {"表": rows, **sheets}.items():
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name, 0)
        for line in lines:
            sheet.append(line)
    book.save(path)
    return path


def texts(table: TableFile) -> list[tuple[int, dict[str, str]]]:
    return [(row.number, {name: row.text(name) for name in row.cells}) for row in table.rows]


def test_the_sheet_and_row_with_the_headings_are_found(tmp_path: Path) -> None:
    path = save(
        tmp_path / "表 格.xlsx", [["督办台账"], [], [" 任务 ", "日期", None, "我的"], ["甲", 1], [None], ["乙", 2.0, "x", "y"]], 说明=[["说明"]]
    )  # fmt: skip
    table = read_table(path, KNOWN)
    assert (table.sheet, table.headings) == ("表", ("任务", "日期", "我的"))
    assert texts(table) == [(4, {"任务": "甲", "日期": "1", "我的": ""}), (6, {"任务": "乙", "日期": "2", "我的": "y"})]


def test_merged_cells_have_the_value_of_the_first(tmp_path: Path) -> None:
    path = save(tmp_path / "表.xlsx", [["任务", "日期"], ["甲", 1], [None, 2]])
    book = openpyxl.load_workbook(path)
    book["表"].merge_cells("A2:A3")
    book.save(path)
    rows = read_table(path, KNOWN).rows
    assert [(row.text("任务"), row.cells["任务"].merged) for row in rows] == [("甲", "A2:A3"), ("甲", "A2:A3")]


def test_hidden_and_moved_columns_and_formulas(tmp_path: Path) -> None:
    path = save(tmp_path / "表.xlsx", [["备注", "任务", "日期"], ["好", "甲", "=TODAY()"]])
    book = openpyxl.load_workbook(path)
    book["表"].column_dimensions["B"].hidden = True
    book.save(path)
    (row,) = read_table(path, KNOWN).rows
    assert (row.text("任务"), row.cells["日期"].formula, row.cells["备注"].formula) == ("甲", True, False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_of_every_encoding(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes(f'任务{mark}备注\r\n甲{mark}"两\n行"\r\n\r\n乙{mark}\'=1\r\n'.encode(encoding))
    assert texts(read_table(path, KNOWN)) == [(2, {"任务": "甲", "备注": "两\n行"}), (4, {"任务": "乙", "备注": "=1"})]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "save it as .xlsx"),
        (b"PK\x03\x04broken", "damaged zip archive"),
        (b"\xff\x00\x81", "neither XLSX nor a CSV"),
        ("甲,乙\n".encode(), "no row has the headings"),
        (b"", "no row has the headings"),
        ('任务,日期\n"甲,1\n'.encode(), "no CSV"),
        ("任务,日期,任务\n甲,1,乙\n".encode(), "row 1: the heading 任务 occurs twice"),
    ],
)
def test_what_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "坏 表.xlsx"
    path.write_bytes(data)
    with pytest.raises(TableError, match=reason) as refused:
        read_table(path, KNOWN)
    assert str(path) in str(refused.value)


def test_a_zip_that_is_no_workbook_and_one_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "其他.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(TableError, match="neither XLSX nor CSV"):
        read_table(path, KNOWN)
    whole = save(tmp_path / "表.xlsx", [["任务", "日期"], ["甲", 1]])
    data = whole.read_bytes()
    for size in range(100, len(data), 700):
        whole.write_bytes(data[:size])
        with pytest.raises(TableError):
            read_table(whole, KNOWN)
    with pytest.raises(TableError, match="there is no such file"):
        read_table(tmp_path / "无.xlsx", KNOWN)
    with pytest.raises(TableError, match="cannot be read"):
        read_table(tmp_path, KNOWN)
