"""When a task has to be done: dates in the graph, and records that state none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph_loader.errors import RecordError
from graph_loader.graph import build, ontology
from graph_loader.resolution import resolve
from tests.graph.examples import make_document, make_record

TEXT = "望溪县人民政府常务会议纪要\n县水务局要抓紧巡查河道，6月底前完成，每周报告。"


def task_properties(**times: Any) -> dict[str, Any]:
    value = {
        "document": {"title": "望溪县人民政府常务会议纪要"},
        "meeting": {"series": "常务会议", "date": "2031-05-06"},
        "assignments": [{"organizations": ["县水务局"], "action": "巡查河道", **times}],
    }
    document = make_document(TEXT)
    record = make_record(value, TEXT)
    elements = build(record, document, resolve(record, document))
    ontology.load().check([*elements.nodes, *elements.edges])
    (task,) = (node for node in elements.nodes if node.labels == ("Task",))
    return dict(task.properties)


def test_the_days_of_a_deadline_are_dates_and_its_kind_is_a_code() -> None:
    found = task_properties(
        deadline="6月底前", deadline_kind="date", deadline_start="2031-05-06", deadline_end="2031-06-30",
        urgency="抓紧", recurrence="每周", recurrence_period="P1W",
    )  # fmt: skip
    assert found == {
        "kind": "carry_out", "action": "巡查河道", "deadline": "6月底前", "deadline_kind": "date",
        "deadline_start": date(2031, 5, 6), "deadline_end": date(2031, 6, 30),
        "urgency": "抓紧", "urgency_level": "soon", "recurrence": "每周", "recurrence_period": "P1W",
    }  # fmt: skip


def test_what_is_not_stated_is_not_there() -> None:
    assert task_properties() == {"kind": "carry_out", "action": "巡查河道"}


@pytest.mark.parametrize("field", ["deadline_start", "deadline_end"])
@pytest.mark.parametrize("value", ["6月底", "2031-02-30", "", 20310630])
def test_a_day_that_is_none_is_refused_by_its_place(field: str, value: object) -> None:
    with pytest.raises(RecordError, match=rf"minutes\.txt: assignments\.0\.{field}: .* is no date"):
        task_properties(**{field: value})
