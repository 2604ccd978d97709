"""The graph in Neo4j is a function of the set of documents loaded, whatever happened before."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from neo4j import Driver

from graph_loader import __version__
from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.graph import Elements, build, merge
from graph_loader.graph.dump import dump_lines
from graph_loader.resolution import resolve
from graph_loader.store import runs, state
from graph_loader.store.read import read_elements
from graph_loader.store.replace import Changes
from graph_loader.store.schema import create_schema, statements
from graph_loader.store.write import Prepared, retract_sources, write_documents
from tests.graph.examples import example_elements, example_names, make_document, make_record


def prepare(name: str, edition: int = 0) -> Prepared:
    """An example; another edition of it is another text of the same source."""
    elements = example_elements(name, "\n" * edition)
    minutes = next(node for node in elements.nodes if node.labels[0] == "Minutes")
    sources = minutes.properties["sources"]
    assert isinstance(sources, list)
    return Prepared(str(sources[0]), str(minutes.properties["sha256"]), __version__, elements)


def dump(driver: Driver) -> list[str]:
    return list(dump_lines(read_elements(driver)))


def dump_of(documents: Sequence[Prepared]) -> list[str]:
    return list(dump_lines(merge(document.elements for document in documents)))


def edited(document: Prepared, **meeting: object) -> Prepared:
    """The document as it would be if it stated something else of its meeting."""
    nodes = [
        Node(node.labels, node.id, {**node.properties, **meeting}) if node.labels[0] == "Meeting" else node  # type: ignore[dict-item]  # values of properties
        for node in document.elements.nodes
    ]
    edges = [
        Edge(edge.type, edge.start, edge.end, {**edge.properties, **meeting})  # type: ignore[dict-item]  # as above
        if edge.type == "MENTIONS" and edge.end.label == "Meeting"
        else edge
        for edge in document.elements.edges
    ]
    return Prepared(document.source, document.sha256, "other", Elements(nodes, edges))


@pytest.fixture
def graph(driver: Driver) -> tuple[Driver, str]:
    """An empty database with the schema, and a run."""
    create_schema(driver)
    return driver, runs.begin(driver, __version__)


def test_what_is_read_back_is_what_the_documents_give_together(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    documents = [prepare(name) for name in example_names()]
    changes = write_documents(driver, documents, run)
    expected = dump_of(documents)
    assert dump(driver) == expected
    assert changes.nodes_created == sum(line.startswith('{"node"') for line in expected)
    assert changes.relationships_created == sum(line.startswith('{"edge"') for line in expected)
    assert changes == Changes(changes.nodes_created, 0, 0, changes.relationships_created, 0, 0)


def test_writing_again_changes_nothing(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    documents = [prepare(name) for name in example_names()[:3]]
    write_documents(driver, documents, run)
    assert write_documents(driver, documents, run) == Changes()
    for document in reversed(documents):
        assert write_documents(driver, [document], runs.begin(driver, __version__)) == Changes()
    assert dump(driver) == dump_of(documents)


def test_a_changed_file_replaces_exactly_what_came_from_the_old_version(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    names = example_names()
    others = [prepare(name) for name in names[1:]]
    write_documents(driver, [prepare(names[0]), *others], run)
    changed = prepare(names[0], edition=1)
    changes = write_documents(driver, [changed], run)
    assert dump(driver) == dump_of([changed, *others])
    assert (changes.nodes_created, changes.nodes_removed) == (1, 1)  # the Minutes; all else is stated by both versions


def test_another_version_of_the_loader_writes_only_what_differs(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    documents = [prepare(name) for name in example_names()[:2]]
    write_documents(driver, documents, run)
    again = edited(documents[0], place="政府大楼三楼会议室")
    assert write_documents(driver, [again], run) == Changes(nodes_updated=1, relationships_updated=1)
    assert dump(driver) == dump_of([again, documents[1]])
    write_documents(driver, documents[:1], run)
    assert dump(driver) == dump_of(documents)


def test_two_renditions_of_a_meeting_are_one_meeting_and_each_can_go(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    first = edited(prepare(example_names()[0]), place="三楼会议室")
    second = Prepared(
        "file:///other", "f" * 64, "1", edited(prepare(example_names()[0], 1), place="二楼会议室").elements
    )
    write_documents(driver, [first], run)
    write_documents(driver, [second], run)
    both = dump(driver)
    assert both == dump_of([second, first])
    assert sum('"node":["Meeting"]' in line for line in both) == 1
    retract_sources(driver, [first.source], run)
    assert dump(driver) == dump_of([second])


def test_a_document_under_two_names_stays_until_both_are_gone(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    document = prepare(example_names()[0])
    copy = Prepared("file:///copy.txt", document.sha256, document.version, document.elements)
    write_documents(driver, [document], run)
    write_documents(driver, [copy], run)
    assert dump(driver) == dump_of([document])
    (sources,) = driver.execute_query("MATCH (m:Minutes) RETURN m.sources").records[0]
    assert sources == sorted([document.source, copy.source])
    retract_sources(driver, [document.source], run)
    assert dump(driver) == dump_of([document])
    retract_sources(driver, [copy.source], run)
    assert dump(driver) == []


def test_two_files_that_swap_their_content(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    one, other = (prepare(name) for name in example_names()[:2])
    write_documents(driver, [one, other], run)
    swapped = [
        Prepared(other.source, one.sha256, one.version, one.elements),
        Prepared(one.source, other.sha256, other.version, other.elements),
    ]
    changes = write_documents(driver, swapped, run)
    assert (changes.nodes_created, changes.nodes_removed, changes.nodes_updated) == (0, 0, 2)
    assert dump(driver) == dump_of([one, other])
    assert {source: runs.find_loaded(driver, [(source, one.sha256)]) for source in (other.source,)} == {
        other.source: {other.source: __version__}
    }


def test_documents_without_a_source_replace_nothing(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    documents = [
        Prepared("-", document.sha256, document.version, document.elements)
        for document in (prepare(name) for name in example_names()[:2])
    ]
    for document in documents:
        write_documents(driver, [document], run)
    assert dump(driver) == dump_of(documents)


DATA = Path(__file__).parents[1] / "graph" / "data"


@cache
def small(number: int, edition: int) -> Prepared:
    """One of four small documents of one government, in one of three editions that state different things of the same nodes."""
    text = (DATA / "wangxi.txt").read_text(encoding="utf-8") + "\n" * (10 * number + edition)
    value = json.loads((DATA / "wangxi.json").read_text(encoding="utf-8"))
    value["meeting"]["date"] = f"2024-05-{10 + min(number, 2)}"  # the last two are renditions of one meeting
    value["attendees"] = value["attendees"][edition:] + value["attendees"][: number % 2]
    value["attendees"][0]["note"] = f"第{edition}版"
    value["decisions"][0]["verdict"] = ("approved", "approved_in_principle", "deferred")[edition]
    value["assignments"][0]["organizations"] = [("县环保局", "县生态环境局", "县财政局")[(number + edition) % 3]]
    value["policy_documents"][0]["alias"] = ("办法", None, "管理办法")[edition]
    document = make_document(text, f"file:///small-{number}.txt")
    record = make_record(value, text)
    return Prepared(document.uri, document.sha256, "1", build(record, document, resolve(record, document)))


_steps = st.lists(
    st.tuples(
        st.sampled_from(["write", "write", "retract"]),
        st.lists(
            st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=4, unique_by=lambda pair: pair[0]
        ),
    ),
    min_size=1,
    max_size=8,
)


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=_steps)
def test_the_graph_is_a_function_of_the_set_of_documents(
    graph: tuple[Driver, str], steps: list[tuple[str, list[tuple[int, int]]]]
) -> None:
    """Any sequence of loads, changed versions and retractions leaves what one load of the survivors gives."""
    driver, run = graph
    retract_sources(driver, [f"file:///small-{number}.txt" for number in range(4)], run)
    assert dump(driver) == []
    present: dict[str, Prepared] = {}
    for action, pairs in steps:
        documents = [small(*pair) for pair in pairs]
        if action == "write":
            write_documents(driver, documents, run)
            present.update((document.source, document) for document in documents)
        else:
            retract_sources(driver, [document.source for document in documents], run)
            for document in documents:
                present.pop(document.source, None)
    assert dump(driver) == dump_of(list(present.values()))


def test_the_order_of_the_dump_is_that_of_code_points(graph: tuple[Driver, str]) -> None:
    """Also beyond the first plane, where UTF-16 sorts differently."""
    driver, _ = graph
    names = ["王\U0002c596", "王\ue000", "王\uffee", "王一", "王"]
    driver.execute_query("UNWIND $names AS name CREATE (:Official {id: name, name: name, government: ''})", names=names)
    assert [element.id for element in read_elements(driver) if isinstance(element, Node)] == sorted(names)


def test_two_loaders_at_once_lose_nothing(graph: tuple[Driver, str]) -> None:
    driver, _ = graph
    documents = [prepare(name) for name in example_names()]

    def load(mine: list[Prepared]) -> None:
        run = runs.begin(driver, __version__)
        for document in mine:
            write_documents(driver, [document], run)

    threads = [threading.Thread(target=load, args=(documents[start::2],)) for start in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert dump(driver) == dump_of(documents)


def test_a_transaction_that_fails_leaves_the_graph_as_it_was(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    first, second = (prepare(name) for name in example_names()[:2])
    write_documents(driver, [first], run)
    before = dump(driver)
    wrong = Edge("RECORDS", NodeRef("Minutes", "0" * 16), NodeRef("Meeting", "x"), {"evidence": [["nested"]]})  # type: ignore[dict-item]  # wrong on purpose
    nodes = [Node(("Minutes",), "0" * 16, {}), Node(("Meeting",), "x", {"title": {"a": 1}})]  # type: ignore[dict-item]  # wrong on purpose
    bad = Prepared("file:///bad", "0" * 64, "1", Elements(nodes, [wrong]))
    with pytest.raises(Exception, match="Property values can only be of primitive types"):
        write_documents(driver, [second, bad], run)
    assert dump(driver) == before


def test_schema_statements_can_be_repeated_and_make_ids_unique(graph: tuple[Driver, str]) -> None:
    driver, _ = graph
    create_schema(driver)
    names = {record["name"] for record in driver.execute_query("SHOW CONSTRAINTS").records}
    assert {"minutes_id", "meeting_id", "official_id", "organization_id", "task_id", "loadrun_id"} <= names
    assert all("IF NOT EXISTS" in statement for statement in statements())


def test_batches_of_more_rows_than_one_statement_takes(
    graph: tuple[Driver, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state.batches, "__defaults__", (7,))
    driver, run = graph
    documents = [prepare(name) for name in example_names()[:2]]
    for document in documents:
        write_documents(driver, [document], run)
    retract_sources(driver, [documents[1].source], run)
    assert dump(driver) == dump_of(documents[:1])
