"""The closed world: whatever is not declared is refused, with a message that says what and where."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.errors import OntologyError
from graph_loader.graph import ontology
from tests.export import fictional
from tests.export.random_graphs import graphs


def node(label: str = "Meeting", *kinds: str, **properties: Any) -> Node:
    return Node((label, *kinds), "m", properties)


def edge(kind: str = "ASSIGNED_TO", /, start: str = "Task", end: str = "Organization", **properties: Any) -> Edge:
    known = {"role": "lead", "evidence": ["00112233445566aa#char=0,2"], "rules": ["r"], "basis": "stated"}
    given_properties = {name: value for name, value in {**known, **properties}.items() if value is not None}
    return Edge(kind, NodeRef(start, "a"), NodeRef(end, "b"), given_properties)


def test_a_graph_with_everything_passes() -> None:
    ontology.load().check(fictional.every_kind_of_element())


@settings(deadline=None, max_examples=50)
@given(graphs())
def test_what_the_declaration_allows_passes(elements: list[Any]) -> None:
    assert list(ontology.load().checked(elements)) == elements


@pytest.mark.parametrize(
    ("element", "message"),
    [
        (node("Budget"), r"node \(Budget 'm'\): the main label is not declared; known: AgendaItem, Decision"),
        (node("Department"), "the main label is not declared"),
        (Node((), "m"), "the main label is not declared"),
        (node("Meeting", "Department"), "second labels of Meeting: none"),
        (node("Organization", "Meeting"), "second labels of Organization: at most one of: Congress, Court"),
        (node("Organization", "Court", "Zone"), "second labels of Organization: at most one of"),
        (node(colour="red"), "the property 'colour' is not declared; known: date, government"),
        (node(id="m"), "the property 'id' is not declared"),
        (Node(("Meeting",), ""), "the id is empty"),
        (node(title=3), "title has to be a string, not 3"),
        (node(title=None), "title has to be a string, not None"),
        (node(title=["a"]), "title has to be a string"),
        (node(date="2031-05-06"), "date has to be a date, not '2031-05-06'"),
        (node(date=datetime(2031, 5, 6)), "date has to be a date"),  # noqa: DTZ001  # any datetime is wrong here
        (node(number_value="18"), "number_value has to be an integer"),
        (node(number_value=True), "number_value has to be an integer"),
        (
            node("AgendaItem", kind="debate"),
            "kind has to be convey, deliberate, hear, other, report or study, not 'debate'",
        ),
        (node("Task", kind="hear"), "kind has to be carry_out, issue, revise or submit"),
        (node("PolicyDocument", aliases="办法"), "aliases has to be a list of string that is not empty"),
        (node("PolicyDocument", aliases=[]), r"aliases has to be a list .* \(leave an empty one out\)"),
        (node("PolicyDocument", aliases=("a",)), "aliases has to be a list"),
        (node("PolicyDocument", aliases=["a", 3]), "aliases in its list has to be a string"),
        (node("PolicyDocument", aliases=["b", "a"]), "aliases has to be in order and without repetition"),
        (node("PolicyDocument", aliases=["a", "a"]), "aliases has to be in order and without repetition"),
        (edge("LIKES"), r"edge \(Task 'a'\)-\[LIKES\]->\(Organization 'b'\): the edge type is not declared"),
        (edge(start="Meeting"), "ASSIGNED_TO starts from Task, not Meeting"),
        (edge(end="Meeting"), "ASSIGNED_TO leads to Group, Official or Organization, not Meeting"),
        (edge(end="Department"), "ASSIGNED_TO leads to Group, Official or Organization, not Department"),
        (edge(role="chair"), "role has to be lead, responsible or support, not 'chair'"),
        (edge(role=None), "without role, which it needs"),
        (edge(role=None, evidence=None), "without evidence and role, which it needs"),
        (edge(rules=None), "without rules"),
        (edge(basis=None), "without basis"),
        (edge(basis="derived"), "basis has to be stated, not 'derived'"),
        (edge(basis="guessed"), "basis has to be stated"),
        (edge(post=""), "the property 'post' is not declared"),
        (edge(evidence=[]), "evidence has to be a list"),
        (edge(evidence=["00112233445566aa"]), "evidence in its list has to be <minutes id>#char=start,end"),
        (edge(evidence=["00112233445566aa#char=2,2"]), "with start before end"),
        (edge(evidence=["00112233445566aa#char=02,3"]), "evidence in its list"),
        (edge(evidence=["00112233445566aa#char=12,20", "00112233445566aa#char=2,3"]), "evidence has to be in order"),
        (edge("PART_OF", "Organization", basis="stated", role=None), "basis has to be derived"),
        (edge("MENTIONS", "Minutes", "Group", role=None, title="a"), "the property 'title' is not declared"),
        (edge("MENTIONS", "Minutes", "Minutes", role=None), "MENTIONS leads to"),
        (edge("MENTIONS", "Minutes", "Task", role=None, kind="hear"), "kind has to be carry_out"),
    ],
)
def test_what_is_refused(element: Any, message: str) -> None:
    with pytest.raises(OntologyError, match=message):
        ontology.load().check([element])


def test_the_first_wrong_element_stops_the_stream_and_those_before_are_given_out() -> None:
    stream = ontology.load().checked([node(title="a"), node(colour="red"), node(title="b")])
    assert next(stream) == node(title="a")
    with pytest.raises(OntologyError):
        next(stream)


def test_lists_that_are_not_sorted_by_code_point() -> None:
    """Items by their number, evidence by its place."""
    attended = edge(
        "ATTENDED", "Official", "Meeting", role="present", organization="", post="", items=["二", "十", "十一"]
    )
    places = ["00112233445566aa#char=2,3", "00112233445566aa#char=12,20"]
    ontology.load().check([attended, edge(evidence=places), node(date=date(2031, 5, 6))])


def test_every_element_of_a_shape_is_checked() -> None:
    with pytest.raises(OntologyError):
        ontology.load().check([node(title="a"), node(title="b"), node(title=3)])
