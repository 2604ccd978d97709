"""A table that was filled in, back as judgements: every row is checked, and each that is wrong is told with the reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import NamedTuple

from graph_loader.elements import NodeRef
from graph_loader.errors import JudgementError, TableError
from graph_loader.judgements import Entry, Judgement, settle
from graph_loader.review.table import ANSWERS, COLUMNS, IDENTIFIERS
from graph_loader.tables.cells import read_day
from graph_loader.tables.read import Row, TableFile


class Refusal(NamedTuple):
    """A row that cannot be used, by its number in the spreadsheet program, and why."""

    row: int
    reason: str

    def __str__(self) -> str:
        return f"row {self.row}: {self.reason}"


class Filled(NamedTuple):
    """judgements: those that are new. known: rows whose judgement the file has already. empty: rows without a verdict. unread: columns of
    the table that nobody knows. Nothing may be written when there are refusals."""

    judgements: tuple[Judgement, ...]
    known: int
    empty: int
    unread: tuple[str, ...]
    refusals: tuple[Refusal, ...]


def read_filled(
    table: TableFile,
    entries: Iterable[Entry],
    find_unknown: Callable[[Collection[NodeRef]], Collection[NodeRef]],
    *,
    who: str | None,
    today: date,
) -> Filled:
    """Check a table against the judgements file and the graph.

    find_unknown: of some nodes those that the graph does not have. who: judged where a row does not say it. today: the day of judgements
    without one; later days are refused. Raises TableError when the header lacks a column.
    """
    missing = [name for name in (*IDENTIFIERS, *ANSWERS) if name not in table.headings]
    names = {column.name for column in COLUMNS}
    unread = tuple(name for name in table.headings if name not in names)
    if missing:
        other = f"; unknown are {', '.join(map(repr, unread))}" if unread else ""
        raise TableError(
            f"{table.path}: the header lacks {', '.join(map(repr, missing))}{other}: "
            "name the columns as `review export` does; nothing was written"
        )
    refusals: list[Refusal] = []
    judged: list[tuple[int, Judgement]] = []
    empty = 0
    for row in table.rows:
        try:
            judgement = _read_row(row, who, today)
        except JudgementError as error:
            refusals.append(Refusal(row.number, str(error)))
            continue
        if judgement is None:
            empty += 1
        else:
            judged.append((row.number, judgement))
    unknown = set(find_unknown({ref for _, judgement in judged for ref in judgement.pair}))
    for number, judgement in judged:
        refusals += [
            Refusal(number, f"no {ref.label} has the id {ref.id!r}; copy it from the export or load its minutes first")
            for ref in judgement.pair
            if ref in unknown
        ]
    refusals += _find_rows_at_odds(judged)
    known = list(entries)
    new = _find_new(judged, known, refusals)
    if not refusals:
        refusals += _find_contradictions(new, known)
    return Filled(
        tuple(judgement for _, judgement in new), len(judged) - len(new), empty, unread, tuple(sorted(set(refusals)))
    )


def _read_row(row: Row, who: str | None, today: date) -> Judgement | None:
    label, one, other, verdict, name, when, why = (row.text(column) for column in (*IDENTIFIERS, *ANSWERS))
    if not verdict:
        if why:  # who and when may be filled in for all rows at once
            raise JudgementError("why is filled in, but no verdict; write it, or leave both empty")
        return None
    if not name and not who:
        raise JudgementError("nobody is named who judged; write it in the column who, or give --who")
    try:
        day = read_day(row.value("when")) if when else today
    except ValueError as error:
        raise JudgementError(f"{when!r} is no date ({error}); write it like 2031-05-06") from None
    if day > today:
        raise JudgementError(f"{when!r} is in the future; write the day of the judgement")
    why = re.sub(r"\s+", " ", why).strip()
    return Judgement(NodeRef(label, one), NodeRef(label, other), verdict.lower(), name or who or "", day, why)


def _find_rows_at_odds(judged: list[tuple[int, Judgement]]) -> list[Refusal]:
    """Rows for one pair with different verdicts: all of them are refused."""
    rows: dict[tuple[NodeRef, NodeRef], list[tuple[int, Judgement]]] = defaultdict(list)
    for number, judgement in judged:
        rows[judgement.pair].append((number, judgement))
    found = []
    for several in rows.values():
        if len({judgement.verdict for _, judgement in several}) > 1:
            told = ", ".join(f"row {number}: {judgement.verdict}" for number, judgement in several)
            found += [Refusal(number, f"this pair has different verdicts ({told}); leave one") for number, _ in several]
    return found


def _find_new(
    judged: list[tuple[int, Judgement]], entries: list[Entry], refusals: list[Refusal]
) -> list[tuple[int, Judgement]]:
    """What the file does not have yet. Verdicts that it has otherwise are refused; what was left for later may be settled."""
    stated: dict[tuple[NodeRef, NodeRef], dict[str, int]] = defaultdict(dict)
    for line, judgement in entries:
        stated[judgement.pair].setdefault(judgement.verdict, line)
    new: dict[tuple[tuple[NodeRef, NodeRef], str], tuple[int, Judgement]] = {}
    for number, judgement in judged:
        known = stated.get(judgement.pair, {})
        opposite = {"same": "different", "different": "same"}.get(judgement.verdict)
        if opposite in known:
            refusals.append(
                Refusal(
                    number,
                    f"line {known[opposite]} of the judgements file says {opposite}; delete it or correct the row",
                )
            )
        elif judgement.verdict not in known:
            new.setdefault((judgement.pair, judgement.verdict), (number, judgement))
    return list(new.values())


def _find_contradictions(new: list[tuple[int, Judgement]], entries: list[Entry]) -> list[Refusal]:
    """Rows that contradict others, or the file, over several steps."""
    before = {conflict.members for conflict in settle(entries).conflicts}
    last = max((entry.line for entry in entries), default=0)
    rows = {last + place: number for place, (number, _) in enumerate(new, start=1)}
    lines = [*entries, *(Entry(last + place, judgement) for place, (_, judgement) in enumerate(new, start=1))]
    found = []
    for conflict in settle(lines).conflicts:
        if conflict.members in before:
            continue
        same, different = (_tell(numbers, rows) for numbers in (conflict.same, conflict.different))
        names = ", ".join(ref.id for ref in conflict.members)
        reason = f"{names} would be the same by {same} and different by {different}; correct what is wrong"
        found += [Refusal(rows[line], reason) for line in (*conflict.same, *conflict.different) if line in rows]
    return found


def _tell(numbers: Iterable[int], rows: dict[int, int]) -> str:
    return ", ".join(f"row {rows[n]}" if n in rows else f"line {n} of the judgements file" for n in numbers)
