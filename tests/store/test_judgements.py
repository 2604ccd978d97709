"""The graph in Neo4j is a function of the documents and the judgements, whatever happened before: without the files at hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import combinations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from neo4j import Driver

from graph_loader import __version__
from graph_loader.elements import Edge, Node, NodeRef, Value
from graph_loader.graph import Elements, merge
from graph_loader.graph.dump import dump_lines, parse_lines
from graph_loader.graph.links import CANDIDATE
from graph_loader.graph.merge import apply_identities
from graph_loader.judgements import LABELS, Entry, Identities, Judgement, settle
from graph_loader.store import judged, reconcile, runs, stated
from graph_loader.store.reconcile import NotKeptError, announce, finish
from graph_loader.store.replace import Changes
from graph_loader.store.schema import create_schema
from graph_loader.store.write import Prepared, retract_sources, write_documents
from tests.graph.examples import example_elements, example_names
from tests.store.test_write import dump, prepare, small


def judge(*pairs: tuple[str, NodeRef, NodeRef]) -> list[Entry]:
    return [
        Entry(line, Judgement(one, other, verdict, "何青", date(2031, 5, 6)))
        for line, (verdict, one, other) in enumerate(pairs, start=1)
    ]


def dump_of(documents: Sequence[Prepared], entries: Sequence[Entry] = ()) -> list[str]:
    return list(dump_lines(merge((one.elements for one in documents), settle(entries).identities)))


@cache
def refs(label: str) -> tuple[NodeRef, ...]:
    """The nodes of the small documents with a label."""
    parts = [small(number, edition).elements for number in range(4) for edition in range(3)]
    return tuple(sorted({node.ref for part in parts for node in part.nodes if node.ref.label == label}))


def candidates(driver: Driver) -> list[tuple[str, str]]:
    found = driver.execute_query(f"MATCH (a)-[:{CANDIDATE}]->(b) RETURN a.id, b.id ORDER BY a.id, b.id").records
    return [(row[0], row[1]) for row in found]


@pytest.fixture
def graph(driver: Driver) -> tuple[Driver, str]:
    """An empty database with the schema, and a run."""
    create_schema(driver)
    return driver, runs.begin(driver, __version__)


@cache
def homonyms() -> tuple[NodeRef, NodeRef]:
    """Two officials of one name in the small documents."""
    documents = [small(number, 0).elements for number in range(4)]
    (link,) = (one for one in merge(documents) if isinstance(one, Edge) and one.type == CANDIDATE)
    return link.start, link.end


def test_a_judgement_applied_and_removed_leaves_the_graph_as_it_was(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    documents = [small(number, 0) for number in range(4)]
    write_documents(driver, documents, run)
    before = dump(driver)
    one, other = homonyms()
    assert candidates(driver) == [(one.id, other.id)]
    same = judge(("same", one, other))
    changes = reconcile.reconcile(driver, same, run)
    assert changes.nodes_removed == 1
    assert changes.relationships_removed > 0
    assert dump(driver) == dump_of(documents, same) != before
    assert candidates(driver) == []
    node = driver.execute_query("MATCH (o:Official {id: $id}) RETURN o.stated_ids AS ids", id=one.id).records[0]
    assert node["ids"] == [other.id]
    assert reconcile.reconcile(driver, same, run) == Changes()
    reconcile.reconcile(driver, [], run)
    assert dump(driver) == before


def test_different_takes_the_candidate_away_and_later_leaves_it(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    documents = [small(number, 0) for number in range(4)]
    write_documents(driver, documents[:2], run)
    before = candidates(driver)
    different = judge(("different", *homonyms()))
    assert reconcile.reconcile(driver, different, run) == Changes(relationships_removed=1)
    assert candidates(driver) == []
    write_documents(driver, documents[2:], run)
    assert dump(driver) == dump_of(documents, different)
    assert reconcile.reconcile(driver, judge(("later", *homonyms())), run) == Changes(relationships_created=1)
    assert candidates(driver) == before
    assert dump(driver) == dump_of(documents)


def test_only_the_minutes_that_mention_a_judged_node_are_written(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    documents = [prepare(name) for name in example_names()]
    write_documents(driver, documents, run)
    officials = [sorted(node.ref for node in one.elements.nodes if node.ref.label == "Official") for one in documents]
    once = [ref for ref in {ref for refs in officials for ref in refs} if sum(ref in refs for refs in officials) == 1]
    one, other = sorted(once)[:2]
    lines = judged.lines_of(judge(("same", one, other)))
    announce(driver, lines, run)
    with driver.session() as session:
        assert session.execute_read(stated.count_stale) == sum(other in refs for refs in officials) == 1
    left: list[int] = []
    finish(driver, run, progress=left.append)
    assert left == [1]
    assert dump(driver) == dump_of(documents, judge(("same", one, other)))


def test_documents_that_come_after_the_judgement_follow_it(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    same = judge(("same", *homonyms()), ("same", refs("Organization")[1], refs("Organization")[2]))
    reconcile.reconcile(driver, same, run)
    documents = [small(number, 0) for number in range(4)]
    for document in documents:
        write_documents(driver, [document], run)
    assert dump(driver) == dump_of(documents, same)
    retract_sources(driver, [documents[2].source], run)
    assert dump(driver) == dump_of([*documents[:2], documents[3]], same)
    write_documents(driver, [documents[2]], run)
    reconcile.reconcile(driver, [], run)
    assert dump(driver) == dump_of(documents)


def test_a_conflict_is_not_applied(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    documents = [small(number, 0) for number in range(4)]
    write_documents(driver, documents, run)
    one, other = homonyms()
    third = next(ref for ref in refs("Official") if ref not in homonyms())
    torn = judge(("same", one, third), ("same", third, other), ("different", one, other))
    assert reconcile.reconcile(driver, torn, run) == Changes()
    assert dump(driver) == dump_of(documents) == dump_of(documents, torn)


def test_bodies_of_different_kinds_become_one_and_two_again(graph: tuple[Driver, str]) -> None:
    """The second label of a node is that of its kind, which each document states."""
    driver, run = graph
    documents = [prepare(name) for name in example_names()]
    write_documents(driver, documents, run)
    before = dump(driver)
    kinds = {
        node.ref: node.labels[1:]
        for document in documents
        for node in document.elements.nodes
        if node.ref.label == "Organization"
    }
    by_kind = {kind: min(ref for ref in kinds if kinds[ref] == kind) for kind in set(kinds.values())}
    assert len(by_kind) > 3
    same = judge(*(("same", one, other) for one, other in combinations(sorted(by_kind.values()), 2)))
    reconcile.reconcile(driver, same, run)
    assert dump(driver) == dump_of(documents, same)
    for document in documents[::2]:
        retract_sources(driver, [document.source], run)
    assert dump(driver) == dump_of(documents[1::2], same)
    write_documents(driver, documents[::2], run)
    reconcile.reconcile(driver, [], run)
    assert dump(driver) == before


def test_a_database_of_an_older_version_says_what_to_do(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    documents = [small(number, 0) for number in range(2)]
    write_documents(driver, documents, run)
    driver.execute_query(f"MATCH (s:{stated.STATED_LABEL}) DELETE s")
    same = judge(("same", *homonyms()))
    with pytest.raises(NotKeptError, match=r"2 minutes were loaded by a version .* load their files again"):
        reconcile.reconcile(driver, same, run)
    assert dump(driver) == dump_of(documents)
    write_documents(driver, documents, run)
    reconcile.reconcile(driver, same, run)
    assert dump(driver) == dump_of(documents, same)


def test_nothing_is_kept_of_documents_that_are_gone(graph: tuple[Driver, str]) -> None:
    driver, run = graph
    documents = [small(number, 0) for number in range(3)]
    write_documents(driver, documents, run)
    write_documents(driver, [small(0, 1)], run)
    retract_sources(driver, [documents[1].source], run)
    kept = driver.execute_query(f"MATCH (s:{stated.STATED_LABEL}) RETURN s.id ORDER BY s.id").records
    assert [row[0] for row in kept] == sorted([small(0, 1).minutes_id, documents[2].minutes_id])


def test_what_is_kept_is_what_the_document_states() -> None:
    for name in example_names():
        elements = example_elements(name)
        minutes = next(node for node in elements.nodes if node.labels[0] == "Minutes")
        packed = stated.pack(elements)
        back = stated.unpack(packed, minutes)
        assert Elements(sorted(back.nodes, key=lambda node: node.ref), back.edges) == elements
    lines = list(dump_lines(merge(example_elements(name) for name in example_names())))
    assert list(dump_lines(parse_lines(lines))) == lines


def test_what_becomes_equal_in_one_document_is_one() -> None:
    """A body as part of itself is left out; the mention of both has the places, the names and the rules of both."""
    unit, whole = NodeRef("Organization", "甲/办公室"), NodeRef("Organization", "甲")
    official, minutes = NodeRef("Official", "甲/于溪"), NodeRef("Minutes", "1" * 16)

    def mention(ref: NodeRef, at: str, name: str) -> Edge:
        stated: dict[str, Value] = {"name": name, "names_as_written": [name], "kind": "Department"}
        return Edge(
            "MENTIONS",
            minutes,
            ref,
            {**stated, "evidence": [f"{'1' * 16}#char={at}"], "rules": ["list"], "basis": "stated"},
        )

    def service(ref: NodeRef, at: str, day: int) -> Edge:
        seen: dict[str, Value] = {"first_seen": date(2031, 5, day), "last_seen": date(2031, 5, day), "post": ""}
        return Edge(
            "SERVES_IN",
            official,
            ref,
            {**seen, "evidence": [f"{'1' * 16}#char={at}"], "rules": ["list"], "basis": "stated"},
        )

    nodes = [
        Node(("Minutes",), minutes.id, {"title": "纪要"}),
        Node(("Official",), official.id, {"name": "于溪"}),
        Node(
            ("Organization", "Department"), whole.id, {"name": "甲", "names_as_written": ["甲"], "kind": "Department"}
        ),
        Node(("Organization", "Department"), unit.id, {"name": "办", "names_as_written": ["办"], "kind": "Department"}),
    ]
    edges = [
        mention(whole, "3,4", "甲"),
        mention(unit, "1,2", "办"),
        Edge("PART_OF", unit, whole, {"evidence": [f"{'1' * 16}#char=1,2"], "rules": ["list"], "basis": "derived"}),
        service(whole, "9,10", 1),
        service(unit, "7,8", 6),
    ]
    same = Identities({unit: whole})
    found = apply_identities(Elements(nodes, edges), same)
    assert [node.ref for node in found.nodes] == sorted([minutes, official, whole])
    merged = next(node for node in found.nodes if node.ref == whole)
    assert merged.properties["stated_ids"] == [unit.id]
    assert merged.properties["names_as_written"] == ["办", "甲"]
    (one,) = (edge for edge in found.edges if edge.type == "MENTIONS")
    assert one.properties["evidence"] == [f"{'1' * 16}#char=1,2", f"{'1' * 16}#char=3,4"]
    assert one.properties["rules"] == ["judgement", "list"]
    assert one.properties["stated_ids"] == [unit.id]
    (serves,) = (edge for edge in found.edges if edge.type == "SERVES_IN")
    assert (serves.properties["first_seen"], serves.properties["last_seen"]) == (date(2031, 5, 1), date(2031, 5, 6))
    assert not any(edge.type == "PART_OF" for edge in found.edges)
    assert apply_identities(Elements(nodes[:1], []), same) == Elements(nodes[:1], [])


@st.composite
def _judgements(draw: st.DrawFn) -> list[Entry]:
    pairs = []
    for _ in range(draw(st.integers(0, 4))):
        label = draw(st.sampled_from(LABELS))
        one, other = draw(st.lists(st.sampled_from(refs(label)), min_size=2, max_size=2, unique=True))
        pairs.append((draw(st.sampled_from(["same", "same", "same", "different", "later"])), one, other))
    return judge(*pairs)


_documents = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=4, unique_by=lambda pair: pair[0]
)
#: What is done, with which documents, and with which judgements.
_steps = st.lists(
    st.tuples(
        st.sampled_from(["write", "write", "retract", "judge", "judge", "kill at once", "kill between"]),
        _documents,
        _judgements(),
    ),
    min_size=2,
    max_size=8,
)


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=_steps)
def test_the_graph_is_a_function_of_documents_and_judgements(
    graph: tuple[Driver, str],
    monkeypatch: pytest.MonkeyPatch,
    steps: list[tuple[str, list[tuple[int, int]], list[Entry]]],
) -> None:
    """Any sequence of loads, changed versions, retractions, judgements, and kills while these are applied, leaves what one load of the
    surviving documents gives with the last judgements."""
    monkeypatch.setattr(reconcile, "_TOGETHER", 1)
    driver, run = graph
    retract_sources(driver, [f"file:///small-{number}.txt" for number in range(4)], run)
    reconcile.reconcile(driver, [], run)
    assert dump(driver) == []
    present: dict[str, Prepared] = {}
    entries: list[Entry] = []
    for action, pairs, judgements in steps:
        if action in ("write", "retract"):
            documents = [small(*pair) for pair in pairs]
            if action == "write":
                write_documents(driver, documents, run)
                present.update((document.source, document) for document in documents)
            else:
                retract_sources(driver, [document.source for document in documents], run)
                for document in documents:
                    present.pop(document.source, None)
        else:
            entries = judgements
            announce(driver, judged.lines_of(entries), run)
            if action == "kill between":
                with driver.session() as session:
                    session.execute_write(reconcile._write_some, run)
            elif action == "judge":
                finish(driver, run)
                assert dump(driver) == dump_of(list(present.values()), entries)
    finish(driver, run)
    assert dump(driver) == dump_of(list(present.values()), entries)
    reconcile.reconcile(driver, [], run)
    assert dump(driver) == dump_of(list(present.values()))
