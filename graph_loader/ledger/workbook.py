"""The ledger as a spreadsheet: what minutes state greyed and locked, what people fill in open, lights in their colours, printable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Any, BinaryIO

from graph_loader.ledger.columns import COLUMNS, LANGUAGES, LIGHT_WORDS, Column, column, stage_words
from graph_loader.ledger.wording import texts

if TYPE_CHECKING:
    import pandas

#: Fills: of what minutes state, of where the task stands, of what people fill in, of headings.
_FILLS = {"fact": "F2F2F2", "state": "E7EEF7", "entry": "FFFBE6", "key": "F2F2F2"}
_HEADING_FILL, _HEADING_FONT = "1F4E79", "FFFFFF"
_LIGHTS = {"red": ("FFC7CE", "9C0006"), "yellow": ("FFEB9C", "7F6000"), "green": ("C6EFCE", "006100")}

#: Fonts differ from machine to machine: a little less than the width of a column is counted on.
_FONT = "宋体"
_SURE_WIDTH = 0.88
_LINE_HEIGHT = 14.5
_MOST_LINES = 20
_NOTES_WIDTH = 80
_A3, _FREEZE = 8, 4


@dataclass(frozen=True, slots=True)
class WorkbookStyle:
    """language: of headings and notes. today: the day of the states. warn_days: what the notes say of yellow lights."""

    language: str
    today: date
    warn_days: int


def write_workbook(frame: pandas.DataFrame, out: BinaryIO, style: WorkbookStyle) -> None:
    """Write the table of `make_frame` as XLSX, with a sheet of notes in both languages."""
    import pandas

    words = texts(style.language)
    with pandas.ExcelWriter(out, engine="openpyxl") as writer:
        frame.to_excel(writer, sheet_name=words["sheet"], index=False)
        sheet = writer.sheets[words["sheet"]]
        _style_cells(sheet, style.language)
        _add_entries(sheet, style)
        _protect(sheet)
        _set_page(sheet, style)
        _write_notes(writer.book.create_sheet(words["sheet_help"]), style)
        writer.book.properties.title = words["title"]
        writer.book.properties.creator = "graph-loader"


def _style_cells(sheet: Any, language: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
    from openpyxl.utils import get_column_letter

    side = Side(style="thin", color="BFBFBF")
    border = Border(left=side, right=side, top=side, bottom=side)
    lights = {LIGHT_WORDS[language][name]: colours for name, colours in _LIGHTS.items()}
    for number, one in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = one.width
        heading = sheet.cell(1, number)
        heading.fill = PatternFill("solid", fgColor=_HEADING_FILL)
        heading.font = Font(name=_FONT, bold=True, color=_HEADING_FONT, size=10)
        heading.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        heading.border = border
        fill, font = PatternFill("solid", fgColor=_FILLS[one.part]), Font(name=_FONT, size=10)
        placed = Alignment(
            horizontal="center" if one.is_day or one.part == "state" else None, vertical="top", wrap_text=True
        )
        open_cell = Protection(locked=one.part != "entry")
        for row in range(2, sheet.max_row + 1):
            cell = sheet.cell(row, number)
            if isinstance(cell.value, str) and cell.data_type != "s":
                cell.data_type = "s"  # words of minutes that begin with = are no formula
            cell.fill, cell.font, cell.alignment, cell.border, cell.protection = fill, font, placed, border, open_cell
            if one.is_day:
                cell.number_format = "yyyy-mm-dd"
            if one.name == "light" and cell.value in lights:
                back, front = lights[cell.value]
                cell.fill = PatternFill("solid", fgColor=back)
                cell.font = Font(name=_FONT, size=10, bold=True, color=front)
    for row in range(2, sheet.max_row + 1):
        sheet.row_dimensions[row].height = _LINE_HEIGHT * _lines(sheet, row)
    sheet.row_dimensions[1].height = 32


def _lines(sheet: Any, row: int) -> int:
    """How many lines the longest text of a row takes in its column: spreadsheets do not fit heights on opening."""
    from rich.cells import cell_len

    most = 1
    for number, one in enumerate(COLUMNS, start=1):
        value = sheet.cell(row, number).value
        if isinstance(value, str) and one.part != "key":
            most = max(most, sum(ceil(cell_len(line) / (_SURE_WIDTH * one.width)) or 1 for line in value.split("\n")))
    return min(most, _MOST_LINES)


def _add_entries(sheet: Any, style: WorkbookStyle) -> None:
    """The list of stages and the check of days, for the cells that people fill in."""
    from openpyxl.worksheet.datavalidation import DataValidation

    words, last = texts(style.language), sheet.max_row
    if last < 2:
        return
    choices = ",".join(stage_words(style.language).values())
    stages = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True, showErrorMessage=True)
    stages.errorTitle, stages.error = words["error_title"], words["error_stage"]
    days = DataValidation(
        type="date", operator="greaterThan", formula1="DATE(1990,1,1)", allow_blank=True, showErrorMessage=True
    )
    days.errorTitle, days.error = words["error_title"], words["error_date"]
    stages.add(_cells("new_stage", last))
    days.add(_cells("new_date", last))
    days.add(_cells("new_deadline", last))
    sheet.add_data_validation(stages)
    sheet.add_data_validation(days)


def _protect(sheet: Any) -> None:
    """Against slips, without a password; sorting, filtering, widths and deleting rows stay allowed."""
    protection = sheet.protection
    protection.sheet = True
    for allowed in ("sort", "autoFilter", "formatColumns", "formatRows", "formatCells", "deleteRows"):
        setattr(protection, allowed, False)  # False: not forbidden


def _set_page(sheet: Any, style: WorkbookStyle) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    words = texts(style.language)
    sheet.freeze_panes = sheet.cell(2, _FREEZE + 1)
    last = max(sheet.max_row, 1)
    sheet.auto_filter.ref = f"A1:{_letter(COLUMNS[-1])}{last}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{_letter(column('remarks'))}{last}"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddHeader.center.text = f"&14{words['title']}"
    sheet.oddHeader.right.text = f"{words['as_of']} {style.today.isoformat()}"
    sheet.oddFooter.center.text = words["page"]


def _write_notes(sheet: Any, style: WorkbookStyle) -> None:
    """How the table is read and filled in, in both languages, that of the headings first."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.properties import PageSetupProperties
    from rich.cells import cell_len

    keys = ("help_colours", "help_entries", "help_stages", "help_light", "help_rows", "help_import")
    sheet.column_dimensions["A"].width = _NOTES_WIDTH
    for language in sorted(LANGUAGES, key=lambda one: one != style.language):
        words = texts(language)
        lines = [words[key].format(days=style.warn_days) for key in keys]
        _add_lines(sheet, [words["help_title"], f"{words['as_of']} {style.today.isoformat()}", *lines, ""])
        sheet.cell(sheet.max_row - len(lines) - 2, 1).font = Font(name=_FONT, bold=True, size=13)
    for row in sheet.iter_rows():
        row[0].alignment = Alignment(wrap_text=True, vertical="top")
        tall = ceil(cell_len(str(row[0].value or "")) / (_SURE_WIDTH * _NOTES_WIDTH)) or 1
        sheet.row_dimensions[row[0].row].height = 1.2 * _LINE_HEIGHT * tall
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _add_lines(sheet: Any, lines: Sequence[str]) -> None:
    for line in lines:
        sheet.append([line])


def _letter(one: Column) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(COLUMNS.index(one) + 1))


def _cells(name: str, last: int) -> str:
    letter = _letter(column(name))
    return f"{letter}2:{letter}{last}"
