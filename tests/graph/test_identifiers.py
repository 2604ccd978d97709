"""Two renditions of a meeting share what they say in the same words, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph_loader.graph import Elements, build
from graph_loader.graph.identifiers import Ordinals, name_item
from graph_loader.resolution import resolve
from tests.graph.examples import make_document, make_record

DATA = Path(__file__).parent / "data"


def ids(elements: Elements, label: str) -> set[str]:
    return {node.id for node in elements.nodes if node.labels[0] == label}


def rendition(**changes: object) -> Elements:
    """The small document, some lists of its record replaced, as another rendition of the meeting."""
    value = json.loads((DATA / "wangxi.json").read_text(encoding="utf-8"))
    value.update(changes)
    document = make_document((DATA / "wangxi.txt").read_text(encoding="utf-8"))
    record = make_record(value, document.text)
    return build(record, document, resolve(record, document))


def test_an_item_left_out_by_a_rendition_does_not_make_two_items_one() -> None:
    value = json.loads((DATA / "wangxi.json").read_text(encoding="utf-8"))
    second = value["agenda_items"][1]
    page = rendition(agenda_items=[second], decisions=[], assignments=[], follow_ups=[], policy_documents=[])
    assert ids(page, "AgendaItem") < ids(rendition(), "AgendaItem")
    assert len(ids(page, "AgendaItem")) == 1


def test_another_verdict_is_another_decision() -> None:
    value = json.loads((DATA / "wangxi.json").read_text(encoding="utf-8"))
    for decision in value["decisions"]:
        decision["verdict"] = "deferred"
    assert not ids(rendition(), "Decision") & ids(rendition(decisions=value["decisions"]), "Decision")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("审议《望溪县河道管理办法（送审稿）》", "审议《望溪县河道管理办法》"),
        ("审议《望溪县河道\n管理办法(送审稿)》", "审议 《望溪县河道管理办法（征求意见稿）》"),
    ],
)
def test_draft_marks_and_blanks_are_no_difference(one: str, other: str) -> None:
    assert name_item(one) == name_item(other)


@pytest.mark.parametrize("length", [48, 49, 400])
def test_long_titles_are_cut_but_stay_apart(length: int) -> None:
    one, other = "听" * length, "听" * (length - 1) + "取"
    assert name_item(one) != name_item(other)
    assert len(name_item(one)) <= 48


def test_the_same_title_twice_is_two_items() -> None:
    ordinals = Ordinals()
    assert [ordinals.tell(name_item(title)) for title in ("听取汇报", None, "听取汇报", None)] == [
        "听取汇报",
        "议题",
        "听取汇报#2",
        "议题#2",
    ]
