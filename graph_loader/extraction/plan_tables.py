"""Tables of tasks inside minutes: 序号 | 重点工作 | 时限 | 责任人, or with columns for 牵头单位 and 配合单位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_loader.extraction.items import Body, Item
from graph_loader.extraction.plans import PlannedTask
from graph_loader.extraction.table_cells import Row, filled, lines_of, row_of, rows_of
from graph_loader.extraction.text import Range, Text
from graph_loader.lexicon import mapping, pattern

_HEADERS = re.compile(pattern("table_actor_headers"))


@dataclass(frozen=True, slots=True)
class _Columns:
    count: int
    task: int
    deadline: int | None
    actors: dict[int, str]  # column -> role


def find_table_tasks(text: Text, body: Body) -> list[PlannedTask]:
    """The rows, headers included, of tables whose header names a task and a person or unit in charge. A cell that the file merges with
    the one above states the same; one that is only empty states nothing."""
    return [row for item in body.items for row in _rows(text, item)]


def _rows(text: Text, item: Item) -> Iterator[PlannedTask]:
    columns: _Columns | None = None
    above: dict[int, Range | None] = {}
    for part in item.content:
        if columns is None and not _HEADERS.search(text.folded, *part):
            continue
        for line in lines_of(text, part):
            header = next((found for row in rows_of(text, line) if (found := _header(text, row))), None)
            if header:
                columns, above = header, {}
                yield PlannedTask(item, line, line.start)
            elif columns and (row := row_of(text, line, columns.count)):
                above = {n: filled(row, n, above.get(n)) for n in range(columns.count)}
                task = above[columns.task]
                if task:
                    actors = tuple((place, role) for n, role in columns.actors.items() if (place := above[n]))
                    deadline = above[columns.deadline] if columns.deadline is not None else None
                    yield PlannedTask(item, line, line.start, task, deadline, actors, "plan_tables.row")


def _header(text: Text, row: Row) -> _Columns | None:
    names = [text.folded[slice(*cell.place)] for cell in row]
    if len(row) < 3:
        return None
    roles = mapping("table_actor_headers")
    actors = {
        n: roles[found["header"]] for n, name in enumerate(names) if (found := _matches(name, "table_actor_headers"))
    }
    task, deadline = _find(names, "table_task_headers"), _find(names, "table_deadline_headers")
    if task is None or not actors or task in actors:
        return None
    return _Columns(len(row), task, deadline, actors)


def _find(names: list[str], lexicon: str) -> int | None:
    return next((n for n, name in enumerate(names) if _matches(name, lexicon)), None)


def _matches(name: str, lexicon: str) -> re.Match[str] | None:
    return re.fullmatch(f".{{0,4}}?(?P<header>{pattern(lexicon)})", name)
