"""Tasks of work plans with labels: 清理河道。责任单位：县水务局；完成时限：6月底前. Labels in `work_plan_labels.tsv`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph_loader.extraction.blocks import HEADING, WORK_PLAN_LABEL
from graph_loader.extraction.items import Body, Item
from graph_loader.extraction.plans import PlannedTask
from graph_loader.extraction.text import Range, Text
from graph_loader.lexicon import mapping

_LABEL = re.compile(f"（?(?P<label>{WORK_PLAN_LABEL})：")
_MARKS = "。；，、）（"
_OPENING, _END = re.compile(f"[{_MARKS}]+"), re.compile(f"[{_MARKS}]+$")
_BETWEEN = re.compile("[。；）]")


def find_labelled_tasks(text: Text, body: Body) -> list[PlannedTask]:
    """The tasks of every item behind which labels stand, in the order of the text."""
    return [task for item in body.items for task in _of_item(text, item)]


def _of_item(text: Text, item: Item) -> Iterator[PlannedTask]:
    """Labels of one task may stand in its paragraph or in paragraphs of their own below it."""
    task: Range | None = None
    values: list[tuple[Range, str]] = []
    for piece, label in _pieces(text, item):
        if label:
            values.append((piece, label))
            continue
        if task and values:
            yield _planned(item, task, values)
        task, values = piece, []
    if task and values:
        yield _planned(item, task, values)


def _planned(item: Item, task: Range, values: list[tuple[Range, str]]) -> PlannedTask:
    return PlannedTask(
        item,
        Range(task.start, values[-1][0].end),
        task.end,  # its own words may name somebody too
        task,
        next((value for value, kind in values if kind == "deadline"), None),
        tuple((value, kind) for value, kind in values if kind != "deadline"),
        "plan_labels.labelled",
    )


def _pieces(text: Text, item: Item) -> Iterator[tuple[Range, str | None]]:
    """The item cut at its labels: texts without one, and values with what their label says of them."""
    for part in item.content:
        labels = [
            label
            for label in _LABEL.finditer(text.folded, *part)
            if label.start() == part.start or text.folded[label.start()] == "（" or text.folded[label.start() - 1] in _MARKS
        ]  # fmt: skip
        begin = part.start
        for label, following in pairwise([*labels, None]):
            if label is None:
                break
            if task := _stripped(text, begin, label.start()):
                yield task, None
            begin = following.start() if following else part.end
            stop = _BETWEEN.search(text.folded, label.end(), begin)
            begin = stop.start() if stop else begin
            if value := _stripped(text, label.end(), begin):
                yield value, mapping("work_plan_labels")[label["label"]]
        if task := _stripped(text, begin, part.end):
            yield task, None


def _stripped(text: Text, begin: int, end: int) -> Range | None:
    """A range without a number and punctuation at its ends; None when nothing is left."""
    for opening in (_OPENING, HEADING, _OPENING):
        if opening is _OPENING and HEADING.match(text.folded, begin, end):
            continue  # （一）
        found = opening.match(text.folded, begin, end)
        begin = found.end() if found else begin
    end = begin + len(_END.sub("", text.folded[begin:end]))
    return Range(begin, end) if end - begin >= 2 else None
