"""One document to nodes and edges."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.errors import RecordError
from graph_loader.graph import Elements, build, merge, ontology
from graph_loader.graph.dump import dump_lines
from graph_loader.record import Assignment, Attendee, Decision, FollowUp, Record
from graph_loader.resolution import resolve
from graph_loader.source import SourceDocument
from tests.graph.examples import example_elements, example_names, make_document, make_record

DATA = Path(__file__).parent / "data"
MEETING = "望溪县人民政府/常务会议/2024-05-06"


@pytest.fixture
def document() -> SourceDocument:
    return make_document((DATA / "wangxi.txt").read_text(encoding="utf-8"))


@pytest.fixture
def record(document: SourceDocument) -> Record:
    return make_record(json.loads((DATA / "wangxi.json").read_text(encoding="utf-8")), document.text)


def build_graph(record: Record, document: SourceDocument, government: str | None = None) -> Elements:
    elements = build(record, document, resolve(record, document, government=government))
    ontology.load().check([*elements.nodes, *elements.edges])
    return elements


def edges(elements: Elements, kind: str) -> list[Edge]:
    return [edge for edge in elements.edges if edge.type == kind]


def test_the_graph_of_a_small_document_is_as_written_by_hand(record: Record, document: SourceDocument) -> None:
    expected = (DATA / "wangxi.jsonl").read_text(encoding="utf-8")
    assert "".join(dump_lines(merge([build_graph(record, document)]))) == expected


def test_every_edge_shows_where_it_comes_from(record: Record, document: SourceDocument) -> None:
    for edge in build_graph(record, document).edges:
        evidence = edge.properties["evidence"]
        assert isinstance(evidence, list)
        for fragment in evidence:
            start, end = map(int, str(fragment).partition("#char=")[2].split(","))
            assert document.text[start:end].strip()


def test_every_node_but_the_minutes_is_mentioned_with_what_is_stated_of_it(
    record: Record, document: SourceDocument
) -> None:
    elements = build_graph(record, document)
    own = {"evidence", "rules", "basis"}
    mentioned = {
        edge.end: {name: value for name, value in edge.properties.items() if name not in own}
        for edge in edges(elements, "MENTIONS")
    }
    stated = {node.ref: dict(node.properties) for node in elements.nodes if node.labels[0] != "Minutes"}
    assert mentioned == stated


def test_both_ends_of_every_edge_are_nodes_of_the_same_document() -> None:
    for name in example_names():
        elements = example_elements(name)
        refs = {node.ref for node in elements.nodes}
        assert {end for edge in elements.edges for end in (edge.start, edge.end)} <= refs


def test_the_same_record_gives_the_same_graph(record: Record, document: SourceDocument) -> None:
    assert build_graph(record, document) == build_graph(Record.from_dict(record.to_dict()), document)


def test_a_given_government_is_no_statement_of_the_text(record: Record, document: SourceDocument) -> None:
    elements = build_graph(record, document, "安澜市望溪县人民政府")
    (mention,) = (edge for edge in edges(elements, "MENTIONS") if edge.end.id == "安澜市望溪县人民政府")
    assert mention.properties["basis"] == "derived"
    assert mention.properties["rules"] == ["given", "unit of a post"]


def test_an_unknown_government_keeps_documents_apart(record: Record, document: SourceDocument) -> None:
    record.document.title, record.document.issuer = "县政府常务会议纪要", None
    text = document.text.replace("望溪县人民政府", "本县的县级政府")
    first = build_graph(record, make_document(text))
    second = build_graph(record, make_document(text + "\n"))
    shared = {node.ref for node in first.nodes} & {node.ref for node in second.nodes}
    assert shared == set()
    assert all(node.id.startswith("?") for node in first.nodes if node.labels[0] == "Organization")
    assert edges(first, "PART_OF") == []


def test_a_number_stands_for_the_date_of_an_undated_meeting(record: Record, document: SourceDocument) -> None:
    record.meeting.date, record.meeting.term = None, "2024年"
    (node,) = (node for node in build_graph(record, document).nodes if node.labels[0] == "Meeting")
    assert node.id == "望溪县人民政府/常务会议/2024年第12次"
    record.meeting.number = None
    (node,) = (node for node in build_graph(record, document).nodes if node.labels[0] == "Meeting")
    assert node.id == document.sha256[:16]


def test_a_chair_that_no_list_names_attended(record: Record, document: SourceDocument) -> None:
    record.attendees = [one for one in record.attendees if one.role != "chair"]
    (chair,) = (e for e in edges(build_graph(record, document), "ATTENDED") if e.properties["role"] == "chair")
    assert chair.start == NodeRef("Official", "望溪县人民政府/白远山")


def test_several_names_in_one_string_are_several_organizations(record: Record, document: SourceDocument) -> None:
    record.follow_ups.append(
        FollowUp(action="issue", phrase="以县委办、县政府办名义印发", in_name_of="县委办、县政府办", item=0, chain=1)
    )
    found = {edge.end.id for edge in edges(build_graph(record, document), "IN_NAME_OF")}
    assert found == {"望溪县人民政府/县委办公室", "望溪县人民政府/人民政府办公室"}


def test_the_same_words_said_to_two_bodies_are_one_task(record: Record, document: SourceDocument) -> None:
    tasks = [
        node
        for node in build_graph(record, document).nodes
        if node.properties.get("action") == "落实经费，6月底前拨付到位"
    ]
    assert len(tasks) == 1


def test_a_person_told_to_do_something_is_the_attendee_of_that_name(record: Record, document: SourceDocument) -> None:
    record.attendees.append(Attendee(name="江月", role="present", organization="县财政局"))
    record.assignments = [
        Assignment(persons=["江月"], action="负责甲事", item=0),
        Assignment(persons=["于溪"], action="负责乙事", item=0),  # two attendees have this name
    ]
    found = {
        edge.end.id for edge in edges(build_graph(record, document), "ASSIGNED_TO") if edge.end.label == "Official"
    }
    assert found == {"望溪县人民政府/江月@财政局", "望溪县人民政府/于溪"}


def test_steps_of_different_chains_do_not_follow_each_other(record: Record, document: SourceDocument) -> None:
    record.follow_ups[1].chain = 1
    assert edges(build_graph(record, document), "THEN") == []


def test_what_no_item_holds_belongs_to_the_meeting(record: Record, document: SourceDocument) -> None:
    entries: list[Decision | Assignment | FollowUp] = [*record.decisions, *record.assignments, *record.follow_ups]
    for entry in entries:
        entry.item = entry.agenda = None
    for policy in record.policy_documents:
        policy.items = []
    elements = build_graph(record, document)
    meeting = NodeRef("Meeting", MEETING)
    assert {edge.end for edge in edges(elements, "ARISES_FROM")} == {meeting}
    assert {edge.start for edge in edges(elements, "RESULTED_IN")} == {meeting}
    assert [edge.start for edge in edges(elements, "CITES")] == [meeting]
    assert [edge.properties["item"] for edge in edges(elements, "REVIEWS")] == [0]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda record: setattr(record.decisions[0], "item", 7), "decisions.0: there is no agenda item 7"),
        (lambda record: record.attendees[1].evidence.update(name=((5, 99999),)), "attendees.1.name"),
        (lambda record: setattr(record.meeting, "date", "6.5.2024"), "meeting.date: '6.5.2024' is no date"),
        (lambda record: setattr(record.document, "issued", "2024-13-01"), "document.issued"),
    ],
)
def test_an_inconsistent_record_is_refused(
    record: Record, document: SourceDocument, change: object, message: str
) -> None:
    change(record)  # type: ignore[operator]  # the parameters are functions
    with pytest.raises(RecordError, match=message):
        build_graph(record, document)


def test_the_examples_follow_the_ontology_and_hold_what_their_records_hold() -> None:
    for name in example_names():
        elements = example_elements(name)
        ontology.load().check([*elements.nodes, *elements.edges])
        labels = Counter(node.labels[0] for node in elements.nodes)
        assert labels["Minutes"] == labels["Meeting"] == 1
        assert min(labels[label] for label in ("Official", "Organization", "AgendaItem", "Decision")) > 0


def test_a_renamed_department_succeeds_the_old_one() -> None:
    graph = list(merge(example_elements(name) for name in example_names()))
    found = {
        (edge.start.id, edge.end.id): edge.properties["date"]
        for edge in graph
        if isinstance(edge, Edge) and edge.type == "SUCCEEDED_BY"
    }
    assert found["安澜市人民政府/环境保护局", "安澜市人民政府/生态环境局"] == date(2019, 3, 31)
    assert all(start.partition("/")[0] == end.partition("/")[0] for start, end in found)


def test_people_of_one_name_are_candidates_not_one(record: Record, document: SourceDocument) -> None:
    graph = list(merge([build_graph(record, document)]))
    names = [node.id for node in graph if isinstance(node, Node) and node.properties.get("name") == "于溪"]
    assert names == ["望溪县人民政府/于溪@水务局", "望溪县人民政府/于溪@财政局"]
    (link,) = (edge for edge in graph if isinstance(edge, Edge) and edge.type == "POSSIBLY_SAME_AS")
    assert link.properties["reason"] == "same name, units differ, both named in the same minutes"
    record.attendees = [
        replace(one, organization=None) if one.organization == "县水务局" else one for one in record.attendees
    ]
    (link,) = (
        edge
        for edge in merge([build_graph(record, document)])
        if isinstance(edge, Edge) and edge.type == "POSSIBLY_SAME_AS"
    )
    assert link.properties["reason"] == "same name, one without a unit, both named in the same minutes"
