"""A table that was filled in: every wrong row is told with the reason, and only a table without any becomes judgements."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

import pytest

from graph_loader.elements import NodeRef
from graph_loader.errors import TableError
from graph_loader.judgements import Entry, Judgement
from graph_loader.review.filled import Filled, read_filled
from graph_loader.tables.read import Cell, Row, TableFile

HEADER = ("verdict", "who", "when", "why", "label", "one", "other", "reason")
TODAY = date(2031, 5, 6)
A, B, C, D = (NodeRef("Official", f"望溪县人民政府/于溪@{unit}") for unit in ("水务局", "税务局", "财政局", "民政局"))


def row(number: int, verdict: str = "same", one: NodeRef = A, other: NodeRef = B, **cells: str) -> Row:
    found = {"who": "何青", "when": "", "why": "", "label": one.label, "one": one.id, "other": other.id, "reason": "x"}
    return Row(number, {name: Cell(value, "A") for name, value in {"verdict": verdict, **found, **cells}.items()})


def fill(
    *rows: Row, known: tuple[Judgement, ...] = (), columns: tuple[str, ...] = HEADER, who: str | None = None
) -> Filled:
    def find_unknown(refs: Collection[NodeRef]) -> Collection[NodeRef]:
        return set(refs) - {A, B, C, D}

    entries = [Entry(line, judgement) for line, judgement in enumerate(known, start=3)]
    table = TableFile(Path("待核.csv"), "", columns, list(rows))
    return read_filled(table, entries, find_unknown, who=who, today=TODAY)


def judge(verdict: str, one: NodeRef, other: NodeRef) -> Judgement:
    return Judgement(one, other, verdict, "何青", TODAY)


def refusals(*rows: Row, known: tuple[Judgement, ...] = ()) -> dict[int, str]:
    return {refusal.row: refusal.reason for refusal in fill(*rows, known=known).refusals}


def test_rows_with_a_verdict_become_judgements() -> None:
    found = fill(
        row(2, why="  调任\n财政局 "),
        row(3, ""),
        row(4, "Different", A, C, when="2031/4/1"),
        row(5, "later", A, D, when="2031年4月2日"),
    )
    assert found.judgements == (
        Judgement(A, B, "same", "何青", TODAY, "调任 财政局"),
        Judgement(A, C, "different", "何青", date(2031, 4, 1)),
        Judgement(A, D, "later", "何青", date(2031, 4, 2)),
    )
    assert (found.empty, found.known, found.unread, found.refusals) == (1, 0, (), ())


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (row(2, "equal"), "the verdict 'equal' is unknown; write same, different, later"),
        (row(2, when="6.5.31"), "'6.5.31' is no date (it is no day); write it like 2031-05-06"),
        (row(2, when="2031-02-30"), "'2031-02-30' is no date"),
        (row(2, when="2031-05-07"), "'2031-05-07' is in the future"),
        (row(2, who=""), "nobody is named who judged"),
        (row(2, "", why="调任"), "why is filled in, but no verdict"),
        (row(2, one=NodeRef("Official", "望溪县人民政府/于西")), "no Official has the id '望溪县人民政府/于西'"),
        (row(2, label="Task"), "nodes with the label 'Task' cannot be judged"),
        (row(2, other=A), "both ids are the same node"),
        (row(2, one=NodeRef("Official", "")), "the id '' is empty"),
    ],
)
def test_a_wrong_row_is_told_and_the_others_are_checked(wrong: Row, told: str) -> None:
    found = refusals(wrong, row(3, "same", A, C), row(4, "?", A, D))
    assert told in found[2]
    assert set(found) == {2, 4}


def test_who_may_be_said_once_for_all_rows() -> None:
    (judgement,) = fill(row(2, who=""), who="何青").judgements
    assert judgement.who == "何青"


def test_two_rows_for_one_pair_with_different_verdicts_are_both_refused() -> None:
    found = refusals(row(2, "same", A, B), row(3, "same", A, C), row(9, "different", B, A))
    told = "this pair has different verdicts (row 2: same, row 9: different); leave one"
    assert found == dict.fromkeys((2, 9), told)
    assert len(fill(row(2), row(3)).judgements) == 1


def test_what_the_file_has_already_is_passed_over_and_its_opposite_refused() -> None:
    known = (judge("same", A, B), judge("later", A, C))
    found = fill(row(2), row(3, "different", A, C), known=known)
    assert (found.known, [one.verdict for one in found.judgements]) == (1, ["different"])
    assert "line 3 of the judgements file says same" in refusals(row(2, "different"), known=known)[2]


def test_contradictions_over_several_steps_are_told_for_each_row() -> None:
    rows = row(2, "same", A, B), row(3, "same", B, C), row(4, "different", A, C), row(5, "same", A, D)
    found = refusals(*rows)
    assert set(found) == {2, 3, 4, 5}
    assert "would be the same by row 2, row 3, row 5 and different by row 4" in found[2]
    found = refusals(row(7, "same", A, B), known=(judge("same", B, C), judge("different", A, C)))
    told = (
        "by line 3 of the judgements file, row 7 and different by line 4 of the judgements file; correct what is wrong"
    )
    assert found[7].endswith(told)
    torn = (judge("same", A, B), judge("different", A, B))
    assert fill(row(2, "same", C, D), known=torn).refusals == ()  # an old contradiction is not the table's


def test_an_edited_header_is_told_and_other_columns_are_named() -> None:
    with pytest.raises(TableError, match=r"the header lacks 'verdict'; unknown are 'verdct': .* nothing was written"):
        fill(row(2), columns=("verdct", *HEADER[1:]))
    assert fill(columns=(*HEADER, "备注")).unread == ("备注",)
