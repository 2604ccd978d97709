"""The SPARQL twins give the rows of the Cypher, which stand in expected/: on the examples as RDF, without a database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store

from graph_loader.elements import Edge, Node
from graph_loader.errors import QueryError
from graph_loader.ledger.change import StatusChange, elements_of
from graph_loader.ledger.reports import open_ledger, read_ledger
from graph_loader.loading import build_graph
from graph_loader.querying.library import library
from graph_loader.querying.parameters import bind
from graph_loader.querying.run import Table
from graph_loader.querying.sparql import add_elements, ask, open_store, with_values
from graph_loader.querying.values import to_json_value
from tests.conftest import ROOT
from tests.queries.test_expected_rows import UNLISTED

TWINS = [name for name, query in library().items() if query.sparql]
CASES = [
    pytest.param(name, case, id=f"{name} {json.dumps(case['parameters'], ensure_ascii=False)}")
    for name in TWINS
    for case in json.loads((Path(__file__).parent / "expected" / f"{name}.json").read_text(encoding="utf-8"))
]


@pytest.fixture(scope="module")
def store() -> Store:
    examples = ROOT / "examples"
    elements, failures = build_graph([examples / "minutes", examples / "renditions"], jobs=1)
    assert not failures
    filled = open_store(None)
    add_elements(filled, [*elements, *_reports(examples / "ledger")])
    return filled


def _reports(folder: Path) -> Iterator[Node | Edge]:
    """What the example ledgers report of tasks."""
    changes: list[StatusChange] = []
    for path in sorted(folder.glob("*.csv")):
        for report in read_ledger(open_ledger(path), date(2019, 1, 1)).reports:
            nth = sum(change.task == report.task for change in changes) + 1
            changes.append(
                StatusChange(
                    report.task, "", report.stage, report.day, report.reported_by, report.new_deadline, report.remarks, nth,
                    (f"{path.name}#{report.row}",),
                )
            )  # fmt: skip
    return elements_of(changes, {change.task for change in changes})


def flat(value: Any) -> Any:
    """SPARQL has no lists: the members of a column are joined, in any order."""
    if isinstance(value, list):
        value = "、".join(value)
    return sorted(value.split("、")) if isinstance(value, str) else value


@pytest.mark.parametrize(("name", "case"), CASES)
def test_rows(store: Store, name: str, case: dict[str, Any]) -> None:
    query = library()[name]
    assert query.sparql is not None
    table = ask(store, query.sparql, dict(bind(query, case["parameters"])))
    assert isinstance(table, Table)
    assert list(table.columns) == list(query.columns)
    rows = json.loads(
        json.dumps([dict(zip(table.columns, row, strict=True)) for row in table.rows], default=to_json_value)
    )
    found = [{key: flat(value) for key, value in row.items() if key not in UNLISTED} for row in rows]
    assert found == [{key: flat(value) for key, value in row.items()} for row in case["rows"]]


def test_all_questions_have_a_twin_but_those_that_rdf_cannot_answer() -> None:
    """docs/rdf.md says why."""
    assert library().keys() - set(TWINS) == {"disagreements", "sentence-behind-edge"}


@pytest.mark.parametrize("name", TWINS)
def test_a_twin_holds_the_defaults_and_examples_where_a_value_is_required(name: str) -> None:
    query = library()[name]
    assert query.sparql is not None
    values = {key: p.shown if p.required else p.default for key, p in query.parameters.items()}
    assert with_values(query.sparql, values) == query.sparql


@pytest.mark.parametrize("name", TWINS)
def test_a_twin_is_sparql_1_1_without_additions_of_one_engine(name: str) -> None:
    """Its prefixes are declared and another parser reads it, so that it can be pasted anywhere."""
    from rdflib.plugins.sparql import prepareQuery

    query = library()[name]
    assert query.sparql is not None
    prepareQuery(query.sparql)


@pytest.mark.parametrize("name", TWINS)
def test_every_row_of_a_twin_shows_words_of_the_minutes(store: Store, name: str) -> None:
    query = library()[name]
    assert query.sparql is not None
    table = ask(store, query.sparql, {key: p.shown for key, p in query.parameters.items()})
    assert isinstance(table, Table)
    assert table.rows
    shown = [n for n, column in enumerate(table.columns) if column in {"words", "sentence"}]
    assert all(any(row[n] for n in shown) for row in table.rows)


def test_values_are_never_read_as_sparql(store: Store) -> None:
    query = library()["unassigned-tasks"]
    assert query.sparql is not None
    for value in ('第8次" "") } #', "\\", "}\n?s ?p ?o", '"""'):
        table = ask(store, query.sparql, {"meeting": value, "government": ""})
        assert isinstance(table, Table)
        assert table.rows == []


def test_a_query_that_takes_too_long_is_ended(store: Store) -> None:
    with pytest.raises(QueryError, match=r"longer than 0\.5 seconds"):
        ask(store, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=0.5)
    assert ask(store, "ASK { ?meeting a mg:Meeting }", timeout=60) == Table(("answer",), [(True,)])


def test_a_store_in_a_folder_is_answered_by_another_process(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    add_elements(store, [Node(("Group",), "各部门", {"name": "各部门"})])
    store.flush()
    del store
    found = ask(tmp_path, "SELECT ?name { ?group mg:name ?name }", timeout=60)
    assert found == ask(tmp_path, "SELECT ?name { ?group mg:name ?name }") == Table(("name",), [("各部门",)])
    endless = " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(20))
    with pytest.raises(QueryError, match="longer than 3 seconds"):
        ask(tmp_path, f"SELECT (COUNT(*) AS ?n) {{ {endless} }}", timeout=3)
    with pytest.raises(QueryError, match="cannot be run"):
        ask(tmp_path, "SELECT {", timeout=60)
    with pytest.raises(QueryError, match="cannot be read as a store"):
        ask(tmp_path / "missing", "ASK {}", timeout=60)


@pytest.mark.parametrize("text", ["DELETE WHERE { ?s ?p ?o }", "INSERT DATA { <a:b> <a:c> <a:d> }", "SELECT {", ""])
def test_what_is_no_query_is_refused(store: Store, text: str) -> None:
    size = len(store)
    with pytest.raises(QueryError, match="cannot be run"):
        ask(store, text, timeout=60)
    assert len(store) == size


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?a ?b ?c } }",
        "SELECT * { service silent <http://127.0.0.1:1/sparql> { ?a ?b ?c } }",
        "SELECT * { ?m mg:title '<' . SERVICE?where { ?a ?b ?c } FILTER (?m != '>') }",
        'SELECT * { ?m mg:title "#" SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }',
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
    ],
)
def test_nothing_is_asked_of_another_computer(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE would ask another computer"):
        ask(store, text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service a mg:Meeting } # SERVICE <http://127.0.0.1:1/>",
        "SELECT ?m { ?m a mg:Meeting ; mg:title ?title FILTER (?title != 'it\\'s a SERVICE') }",
        'SELECT ?m { ?m a mg:Meeting ; mg:title ?title FILTER (?title != """a "SERVICE" """) }',
        "PREFIX x: <http://SERVICE.example/> SELECT ?m { ?m a mg:Meeting FILTER NOT EXISTS { ?m x:service ?n } }",
        "PREFIX service: <http://a.example/> SELECT ?m { ?m a mg:Meeting FILTER NOT EXISTS { ?m service:of ?n } }",
        "SELECT ?m { ?official mg:attended ?m . FILTER NOT EXISTS { ?s a mg:Service ; mg:subject ?m } } LIMIT 1",
    ],
)
def test_the_word_service_may_stand_anywhere_else(store: Store, text: str) -> None:
    table = ask(store, text)
    assert isinstance(table, Table)
    assert table.rows


def test_an_error_shows_its_place(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        ask(store, "SELECT ?m\nWHERE { ?m a foo:Meeting }")
    told, line, mark = str(caught.value).splitlines()
    assert "line 2, column" in told
    assert "prefix is not declared" in told
    assert line == "  WHERE { ?m a foo:Meeting }"
    assert mark.strip() == "^"
