"""Tables of tasks inside minutes (序号 | 重点工作 | 时限 | 责任人): one assignment a row that names who does it."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from graph_loader.extraction import units
from graph_loader.extraction.items import Body, Item
from graph_loader.extraction.names import is_name
from graph_loader.extraction.text import Range, Text
from graph_loader.extraction.timing import set_cell_times
from graph_loader.lexicon import pattern
from graph_loader.record import Assignment

_ROW = re.compile(r"\d{1,2}(?!\d)")
_HEADERS = re.compile(pattern("table_actor_headers"))
_SPLIT = re.compile("[、，；]")


@dataclass(frozen=True, slots=True)
class _Columns:
    count: int
    task: int
    deadline: int | None
    actor: int


def extract_table_tasks(text: Text, body: Body) -> list[Assignment]:
    """The rows of tables whose header names a task and a person or unit in charge. A merged (empty) cell names nobody: no entry."""
    found: list[Assignment] = []
    for item in body.items:
        columns: _Columns | None = None
        for part in item.content:
            if columns is None and not _HEADERS.search(text.folded, *part):
                continue
            for line in _lines(text, part):
                cells = _cells(text, line)
                header = _header(text, cells)
                if header:
                    columns = header
                elif columns and len(cells) == columns.count:
                    found += _row(text, item, cells, columns, line)
    return found


def _lines(text: Text, part: Range) -> Iterator[Range]:
    first = bisect_left(text.lines, part.start, key=lambda line: line.start)
    return takewhile(lambda line: line.end <= part.end, islice(text.lines, first, None))


def _cells(text: Text, line: Range) -> list[Range]:
    """The cells of a line: cut where white space or | stands."""
    cuts = [line.start, *(g for g in text.gaps(line.start, line.end) if g > line.start), line.end]
    cells = [Range(a, b) for a, b in itertools.pairwise(cuts)]
    number = _ROW.match(text.folded, *cells[0]) if cells else None
    if number and number.end() < cells[0].end:
        cells[:1] = [Range(cells[0].start, number.end()), Range(number.end(), cells[0].end)]
    return cells


def _header(text: Text, cells: list[Range]) -> _Columns | None:
    names = [text.folded[slice(*cell)] for cell in cells]
    task = _find(names, "table_task_headers")
    actor = _find(names, "table_actor_headers")
    if task is None or actor is None or len(cells) < 3:
        return None
    return _Columns(len(cells), task, _find(names, "table_deadline_headers"), actor)


def _find(names: list[str], lexicon: str) -> int | None:
    header = re.compile(f".{{0,4}}(?:{pattern(lexicon)})")
    return next((n for n, name in enumerate(names) if header.fullmatch(name)), None)


def _row(text: Text, item: Item, cells: list[Range], columns: _Columns, line: Range) -> Iterator[Assignment]:
    members = list(_members(text, cells[columns.actor]))
    persons = [m for m in members if is_name(text.folded[slice(*m)])]
    bodies = [m for m in members if m not in persons and units.is_unit(text.folded[slice(*m)])]
    if len(persons) + len(bodies) < len(members):
        return
    task = cells[columns.task]
    entry = Assignment(
        organizations=[text.flat[slice(*m)] for m in bodies],
        persons=[text.flat[slice(*m)] for m in persons],
        action=text.flat[slice(*task)],
        agenda=item.no,
        item=item.index,
        sentence=text.flat[slice(*line)],
        rule="plan_tables.row",
    )
    entry.evidence = {
        "agenda": text.spans(*item.place),
        "role": text.spans(*cells[columns.actor]),
        "action": text.spans(*task),
        "sentence": text.spans(*line),
    }
    for name, places in (("organizations", bodies), ("persons", persons)):
        entry.evidence |= {f"{name}.{k}": text.spans(*place) for k, place in enumerate(places)}
    if columns.deadline is not None:
        set_cell_times(text, entry, cells[columns.deadline])
    yield entry


def _members(text: Text, cell: Range) -> Iterator[Range]:
    begin = cell.start
    for mark in _SPLIT.finditer(text.folded, *cell):
        if mark.start() > begin:
            yield Range(begin, mark.start())
        begin = mark.end()
    if begin < cell.end:
        yield Range(begin, cell.end)
