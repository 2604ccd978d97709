"""The graph of several documents is a function of their set."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_loader.elements import Edge, Node, NodeRef, Value
from graph_loader.graph import Elements, merge
from graph_loader.graph.dump import dump_lines
from graph_loader.graph.merge import combine, merge_edges, merge_properties, shares, without
from graph_loader.graph.order import sort_list
from tests.graph.examples import example_elements, example_names

ONE, OTHER, THIRD = "1" * 16, "2" * 16, "3" * 16
PERSON, UNIT = NodeRef("Official", "安澜市人民政府/于溪"), NodeRef("Organization", "安澜市人民政府/财政局")


def service(minutes_id: str, when: date | None, *places: str, rule: str = "list") -> Edge:
    properties: dict[str, Value] = {
        "post": "",
        "evidence": [f"{minutes_id}#char={place}" for place in places],
        "rules": [rule],
        "basis": "stated",
    }
    if when:
        properties |= {"first_seen": when, "last_seen": when}
    return Edge("SERVES_IN", PERSON, UNIT, properties)


def test_an_edge_stated_twice_has_both_places_and_the_span_of_its_dates() -> None:
    merged = merge_edges(service(ONE, date(2020, 3, 1), "5,9"), service(OTHER, date(2019, 1, 1), "12,14", "3,4"))
    assert merged.properties["evidence"] == [f"{ONE}#char=5,9", f"{OTHER}#char=3,4", f"{OTHER}#char=12,14"]
    assert (merged.properties["first_seen"], merged.properties["last_seen"]) == (date(2019, 1, 1), date(2020, 3, 1))
    statements = merged.properties["statements"]
    assert isinstance(statements, list)
    assert len(statements) == 2


def test_documents_that_agree_need_no_statements() -> None:
    merged = merge_edges(service(ONE, None, "5,9"), service(OTHER, None, "3,4"))
    assert "statements" not in merged.properties


def test_the_share_of_a_document_can_be_taken_out_again() -> None:
    first, second = service(ONE, date(2020, 3, 1), "5,9"), service(OTHER, date(2019, 1, 1), "3,4", rule="sentence")
    third = service(THIRD, None, "7,8")
    everything = merge_edges(merge_edges(first, second), third)
    assert without(everything, frozenset({THIRD})) == merge_edges(second, first)
    assert without(everything, frozenset({ONE, THIRD})) == second
    assert without(everything, frozenset({ONE, OTHER, THIRD})) is None


def test_an_edge_of_no_document_is_refused() -> None:
    with pytest.raises(ValueError, match="no document states"):
        combine(service(ONE, None, "1,2"), {})


def test_agenda_items_sort_by_number() -> None:
    assert sort_list("items", {"十一", "二", "十", "一", "九", "2（一）"}) == [
        "一",
        "2（一）",
        "二",
        "九",
        "十",
        "十一",
    ]


def test_evidence_sorts_by_place_not_by_digit() -> None:
    found = sort_list("evidence", {f"{ONE}#char=100,101", f"{ONE}#char=9,10"})
    assert found == [f"{ONE}#char=9,10", f"{ONE}#char=100,101"]


edges = st.lists(
    st.builds(
        service,
        st.sampled_from([f"{n:016x}" for n in range(6)]),
        st.none() | st.dates(date(2018, 1, 1), date(2018, 1, 9)),
        st.sampled_from(["1,2", "10,12", "7,9"]),
        rule=st.sampled_from(["list", "sentence"]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda edge: edge.properties["evidence"][0].partition("#")[0],  # type: ignore[index,union-attr]  # a list
)


@given(edges, st.randoms(use_true_random=False))
def test_merging_edges_depends_on_no_order(stated: list[Edge], random: object) -> None:
    shuffled = list(stated)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    one, other = stated[0], shuffled[0]
    for edge in stated[1:]:
        one = merge_edges(one, edge)
    for edge in shuffled[1:]:
        other = merge_edges(other, edge)
    assert one == other


@given(edges)
def test_shares_are_what_was_merged(stated: list[Edge]) -> None:
    merged = stated[0]
    for edge in stated[1:]:
        merged = merge_edges(merged, edge)
    assert shares(merged) == {next(iter(shares(edge))): dict(edge.properties) for edge in stated}


@given(
    st.lists(
        st.dictionaries(st.sampled_from(["title", "aliases"]), st.sampled_from(["甲", "乙", "丙"]), min_size=1),
        min_size=1,
        max_size=5,
    )
)
def test_merging_properties_is_commutative_and_associative(found: list[dict[str, str]]) -> None:
    stated = [{k: [v] if k == "aliases" else v for k, v in one.items()} for one in found]
    forward: dict[str, Value] = {}
    backward: dict[str, Value] = {}
    for one in stated:
        forward = merge_properties(forward, one)
    for one in reversed(stated):
        backward = merge_properties(one, backward)
    assert forward == backward


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(10)))
def test_the_graph_of_the_examples_depends_on_no_order(order: list[int]) -> None:
    names = example_names()
    parts = [example_elements(names[n]) for n in order]
    assert list(dump_lines(merge(parts))) == list(dump_lines(merge(example_elements(name) for name in names[:10])))


def test_the_same_document_twice_is_the_document_once() -> None:
    part = example_elements(example_names()[0])
    assert list(dump_lines(merge([part, part]))) == list(dump_lines(merge([part])))


def test_two_sources_of_one_document_are_both_kept() -> None:
    def minutes(source: str) -> Elements:
        return Elements([Node(("Minutes",), ONE, {"title": "纪要", "sources": [source]})], [])

    (merged,) = merge([minutes("file:///b"), minutes("file:///a")])
    assert merged.properties["sources"] == ["file:///a", "file:///b"]
