"""Ledgers as people fill them in: an exported workbook, some cells changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

SHEET = "督办台账"


def headings(path: Path) -> dict[str, int]:
    """Heading -> number of its column, of the first row."""
    sheet = openpyxl.load_workbook(path)[SHEET]
    return {str(cell.value): number for number, cell in enumerate(sheet[1], start=1)}


def fill(path: Path, target: Path, rows: Mapping[int, Mapping[str, Any]]) -> Path:
    """Write a copy with these values: row -> heading -> value."""
    book = openpyxl.load_workbook(path)
    columns = headings(path)
    for row, cells in rows.items():
        for heading, value in cells.items():
            book[SHEET].cell(row, columns[heading]).value = value
    book.save(target)
    return target


def report(stage: str = "办理", day: Any = "2018-07-02", by: str = "督查室", **others: Any) -> dict[str, Any]:
    """The cells of one report."""
    return {"本次环节": stage, "本次日期": day, "填报人": by, **others}


def read(path: Path, row: int, heading: str) -> Any:
    """A cell of a workbook."""
    return openpyxl.load_workbook(path)[SHEET].cell(row, headings(path)[heading]).value


def row_of(path: Path, words: str) -> int:
    """The row of the task with these words."""
    sheet, column = openpyxl.load_workbook(path)[SHEET], headings(path)["任务"]
    (found,) = [n for n in range(2, sheet.max_row + 1) if words in str(sheet.cell(n, column).value)]
    return found
