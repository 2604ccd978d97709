"""Candidates as a table to be filled in: both sides with their evidence, and empty columns for verdict, who, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from graph_loader.judgements import VERDICTS
from graph_loader.review.sides import Comparison, Side
from graph_loader.review.workbook import Column, write_csv, write_xlsx

#: What is read back, by these names.
ANSWERS = ("verdict", "who", "when", "why")
IDENTIFIERS = ("label", "one", "other")

COLUMNS = (
    Column("verdict", 11, VERDICTS),
    Column("who", 10),
    Column("when", 12),
    Column("why", 24),
    Column("label", 14),
    Column("one", 30),
    Column("other", 30),
    Column("reason", 30),
    Column("one_facts", 30),
    Column("other_facts", 30),
    Column("one_sentences", 60),
    Column("other_sentences", 60),
    Column("together", 30),
)

NOTES = (
    "verdict: same 同一（合并为一个节点），different 不同（不再列为候选），later 以后再定；留空则不判断。",
    "who: 判断人。when: 判断日期，如 2031-05-06，留空为导入当天。why: 理由，可留空。",
    "label, one, other: 类别和两个节点的标识，请勿改动；其余各列仅供参考。together: 同时提到两者的纪要。",
    "填好后运行 graph-loader review import 文件；有一行不合格则全部不写入，并逐行说明原因。",
    "verdict: same (one node), different (no candidate any more), later; an empty one is no judgement.",
    "who judged, when (2031-05-06; empty: the day of the import), why. Leave label, one and other as they are; the rest is for reading.",
    "Then run: graph-loader review import FILE. When any row is wrong nothing is written, and each wrong row is told with the reason.",
)


def write_candidates(stream: BinaryIO, suffix: str, comparisons: Iterable[Comparison]) -> None:
    """Write the table as XLSX or CSV, by the ending of the file."""
    rows = _rows(comparisons)
    if suffix == ".xlsx":
        write_xlsx(stream, "candidates", COLUMNS, rows, NOTES)
    else:
        write_csv(stream, COLUMNS, rows)


def describe_facts(side: Side) -> list[tuple[str, str]]:
    """What the graph knows of a side: name of the fact -> its values."""
    facts = [(name.replace("_", " "), "、".join(values)) for name, values in side.facts.items()]
    return [*facts, ("named in", describe_times(side))]


def describe_times(side: Side) -> str:
    """In how many minutes, from when to when."""
    days = sorted({day.isoformat() for day in (side.first, side.last) if day})
    return f"{_count(side.minutes)}{', ' if days else ''}{' to '.join(days)}"


def describe_together(comparison: Comparison) -> str:
    """In which minutes both sides are named."""
    return f"{_count(comparison.together)}, first {comparison.together_in}" if comparison.together else ""


def _count(documents: int) -> str:
    return f"{documents} document{'' if documents == 1 else 's'}"


def _rows(comparisons: Iterable[Comparison]) -> Iterator[list[str]]:
    for comparison in comparisons:
        candidate, sides = comparison.candidate, (comparison.one, comparison.other)
        yield [
            *("" for _ in ANSWERS),
            candidate.one.label,
            candidate.one.id,
            candidate.other.id,
            "; ".join(candidate.reasons),
            *("\n".join(f"{name}: {value}" for name, value in describe_facts(side)) for side in sides),
            *("\n".join(f"{place.heading}: {place.sentence}" for place in side.places) for side in sides),
            describe_together(comparison),
        ]
