"""What a ledger says that people filled in: a report for each row, or why the row is refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from graph_loader.errors import LedgerError
from graph_loader.ledger.columns import COLUMNS, ENTRIES, FACTS, LANGUAGES, NEEDED, check_code, column, stage_words
from graph_loader.tables.cells import as_ink, as_text, read_day
from graph_loader.tables.read import Row, TableFile, read_table

#: So much of a value is repeated in a refusal.
_SHOWN = 40

#: Longer texts belong into a document.
_LONGEST = {"reported_by": 200, "remarks": 4000}


class Refusal(NamedTuple):
    """Why a row is refused. column: the heading as the file has it; value: what stands there; reason: with the mend."""

    sheet: str
    row: int
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        place = f"sheet {self.sheet}, row {self.row}" if self.sheet else f"row {self.row}"
        value = self.value if len(self.value) <= _SHOWN else f"{self.value[:_SHOWN]}…"
        return f"{place}, {self.column}{f' “{value}”' if value else ''}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Report:
    """A row that reports something. facts: the ink of each fact cell by the name of its column, {} when the table has no facts.

    changed: the check code says that a fact was changed since the export.
    """

    row: int
    task: str
    stage: str
    day: date
    reported_by: str
    new_deadline: date | None
    remarks: str
    facts: Mapping[str, str]
    changed: bool


@dataclass(frozen=True, slots=True)
class FilledLedger:
    """A ledger as it was read. language: of its headings. others: headings that are none of the ledger's, which are left aside."""

    table: TableFile
    language: str
    reports: list[Report]
    refusals: list[Refusal]
    others: tuple[str, ...]

    def refuse(self, row: int, name: str, value: str, reason: str) -> Refusal:
        """A refusal of a cell under the heading of the named column."""
        return Refusal(self.table.sheet, row, column(name).heading(self.language), value, reason)


def read_ledger(table: TableFile, today: date, reported_by: str = "") -> FilledLedger:
    """What a table reports. reported_by: who reports where the row names nobody. Rows without entries report nothing.

    Raises LedgerError when headings are missing or were changed: then no row can be trusted.
    """
    language = _find_language(table)
    headings = {one.name: one.heading(language) for one in COLUMNS}
    _check_headings(table, language)
    others = tuple(name for name in table.headings if name not in headings.values())
    found = FilledLedger(table, language, [], [], others)
    reader = _Reader(found, headings, today, reported_by)
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in table.rows:
        if any(row.text(headings[one.name]) for one in ENTRIES):
            rows[row.text(headings["task"])].append(row)
    for task, same in rows.items():
        if task and len(same) > 1:
            numbers = ", ".join(str(row.number) for row in same)
            reason = f"rows {numbers} report about this one task; leave one of them"
            found.refusals.extend(found.refuse(row.number, "task", task, reason) for row in same)
        else:
            for row in same:
                reader.read(row)
    found.refusals.sort(key=lambda refusal: refusal.row)
    return found


def open_ledger(path: Path) -> TableFile:
    """The table of a ledger file. Raises TableError."""
    known = {one.heading(language) for one in COLUMNS for language in LANGUAGES}
    return read_table(path, known)


def _find_language(table: TableFile) -> str:
    counts = {language: len({one.heading(language) for one in COLUMNS} & set(table.headings)) for language in LANGUAGES}
    return max(LANGUAGES, key=lambda language: counts[language])


def _check_headings(table: TableFile, language: str) -> None:
    """Only the cells that are needed, or the whole ledger: with facts missing a changed one would not be noticed."""
    present = set(table.headings)
    has_facts = any(one.heading(language) in present for one in (*FACTS, column("check")))
    entries = {one.name for one in ENTRIES}
    needed = {one.name for one in FACTS} | entries | {"task", "check"} if has_facts else set(NEEDED)
    missing = [one.heading(language) for one in COLUMNS if one.name in needed and one.heading(language) not in present]
    if missing:
        known = {one.heading(language) for one in COLUMNS}
        unknown = [name for name in table.headings if name not in known]
        renamed = f"; {', '.join(unknown)} is no heading of the ledger: was it renamed?" if unknown else ""
        place = f"sheet {table.sheet}: " if table.sheet else ""
        raise LedgerError(
            f"{table.path}: {place}without the column {', '.join(missing)}{renamed}. Nothing was stored: give the columns "
            "their headings back, or fill in a new export"
        )


class _Reader:
    """Reads rows into a FilledLedger."""

    def __init__(self, found: FilledLedger, headings: Mapping[str, str], today: date, reported_by: str) -> None:
        self._found, self._headings, self._today, self._reported_by = found, headings, today, reported_by
        self._stages = {as_ink(word): code for one in LANGUAGES for code, word in stage_words(one).items()}
        self._stages |= {code: code for code in self._stages.values()}
        self._has_facts = headings["check"] in found.table.headings

    def read(self, row: Row) -> None:
        refusals = [*self._check_cells(row)]
        task, stage = row.text(self._headings["task"]), self._stage(row, refusals)
        if not task:
            refusals.append(self._refuse(row, "task", "no task is named; copy its id from the export"))
        day = self._day(row, "new_date", refusals)
        if day and day > self._today:
            refusals.append(
                self._refuse(row, "new_date", f"lies behind today ({self._today}); report what has happened")
            )
        new_deadline = self._new_deadline(row, stage, day, refusals)
        texts = {name: row.text(self._headings[name]) for name in ("reported_by", "remarks")}
        texts["reported_by"] = texts["reported_by"] or self._reported_by
        if not texts["reported_by"]:
            refusals.append(self._refuse(row, "reported_by", "nobody is named who reports; write a name, or give --by"))
        for name, text in texts.items():
            if len(text) > _LONGEST[name]:
                refusals.append(self._refuse(row, name, f"longer than {_LONGEST[name]} characters; shorten it"))
        if refusals or stage is None or day is None:
            self._found.refusals.extend(refusals)
            return
        facts = {one.name: as_ink(row.value(self._headings[one.name])) for one in FACTS} if self._has_facts else {}
        code = check_code(lambda name: row.value(self._headings[name]))
        changed = self._has_facts and code != row.text(self._headings["check"])
        self._found.reports.append(
            Report(row.number, task, stage, day, new_deadline=new_deadline, facts=facts, changed=changed, **texts)
        )

    def _check_cells(self, row: Row) -> Iterator[Refusal]:
        for name in ("task", *(one.name for one in ENTRIES)):
            cell = row.cells.get(self._headings[name])
            if cell and cell.formula:
                yield self._refuse(row, name, "is a formula; paste its value instead")
            elif cell and cell.merged and as_text(cell.value):
                yield self._refuse(row, name, f"is merged ({cell.merged}); unmerge it and fill in each row")

    def _stage(self, row: Row, refusals: list[Refusal]) -> str | None:
        word = as_ink(row.value(self._headings["new_stage"]))
        stage = self._stages.get(word)
        if stage is None:
            known = "、".join(stage_words(self._found.language).values())
            reason = "is no stage" if word else "is empty, but other cells of the row are filled in"
            refusals.append(self._refuse(row, "new_stage", f"{reason}; choose one of {known}"))
        return stage

    def _day(self, row: Row, name: str, refusals: list[Refusal]) -> date | None:
        value = row.value(self._headings[name])
        if not as_text(value):
            refusals.append(self._refuse(row, name, "is empty; write a day like 2031-05-06"))
            return None
        try:
            return read_day(value, self._found.table.epoch)
        except ValueError as error:
            refusals.append(self._refuse(row, name, f"{error}; write one like 2031-05-06"))
            return None

    def _new_deadline(self, row: Row, stage: str | None, day: date | None, refusals: list[Refusal]) -> date | None:
        filled = bool(row.text(self._headings["new_deadline"]))
        extended = stage_words(self._found.language)["extended"]
        if stage == "extended":
            moved = self._day(row, "new_deadline", refusals)
            if moved and day and moved < day:
                refusals.append(self._refuse(row, "new_deadline", f"lies before the day of the report ({day})"))
            return moved
        if filled and stage is not None:
            refusals.append(self._refuse(row, "new_deadline", f"goes only with the stage {extended}; empty it"))
        return None

    def _refuse(self, row: Row, name: str, reason: str) -> Refusal:
        return self._found.refuse(row.number, name, row.text(self._headings[name]), reason)
