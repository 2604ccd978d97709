"""The Python interface on the example graph."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pandas
import pytest

import graph_loader
from graph_loader.api import Graph
from graph_loader.errors import QueryError, StoreError


def test_query_gives_a_data_frame_with_dates(example_graph: Graph) -> None:
    frame = example_graph.query("department-documents", organization="市城管局")
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["kind"]) == ["revise", "submit"]
    assert frame["date"].iloc[0] == date(2019, 3, 25)
    assert frame["documents"].iloc[0] == ["安澜市生活垃圾分类管理办法"]


def test_an_answer_without_rows_keeps_its_columns(example_graph: Graph) -> None:
    frame = example_graph.query("attendance", meeting="第999次")
    assert frame.empty
    assert list(frame.columns)[:3] == ["meeting", "date", "role"]


def test_cypher_takes_python_values(example_graph: Graph) -> None:
    frame = example_graph.cypher(
        "MATCH (m:Meeting) WHERE m.date >= $since AND m.government IN $governments RETURN m.number AS number ORDER BY m.date",
        since=date(2020, 1, 1),
        governments=["安澜市人民政府"],
    )
    assert list(frame["number"]) == ["第5次", "第52次"]


def test_questions_lists_the_library(example_graph: Graph) -> None:
    assert "attendance" in set(example_graph.questions()["name"])


def test_wrong_parameters_name_what_is_expected(example_graph: Graph) -> None:
    with pytest.raises(QueryError) as caught:
        example_graph.query("attendance", meetings="第8次", government=8)
    message = str(caught.value)
    assert "unknown parameter meetings (did you mean meeting?)" in message
    assert "parameter meeting is missing" in message
    assert "parameter government: 8 is not a text" in message
    assert "Example: graph-loader query run attendance --param meeting=第8次" in message


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (:Meeting {id: 'x'})",
        "MATCH (m:Meeting) SET m.title = ''",
        "MATCH (n) DETACH DELETE n",
        "CREATE INDEX x FOR (m:Meeting) ON (m.title)",
        "MATCH (m:Meeting) CALL (m) { SET m.title = '' }",
    ],
)
def test_writing_is_refused_by_the_server(example_graph: Graph, statement: str) -> None:
    before = example_graph.cypher("MATCH (n) RETURN count(n) AS n")["n"].iloc[0]
    with pytest.raises(QueryError, match="only reading is allowed"):
        example_graph.cypher(statement)
    assert example_graph.cypher("MATCH (n) RETURN count(n) AS n")["n"].iloc[0] == before


def test_values_are_never_read_as_cypher(example_graph: Graph) -> None:
    frame = example_graph.query("attendance", meeting="第8次' OR 1=1 //")
    assert frame.empty


def test_a_query_that_takes_too_long_is_stopped(example_graph: Graph) -> None:
    quick = Graph(example_graph.driver, timeout=0.5)
    with pytest.raises(QueryError, match=r"longer than 0\.5 seconds"):
        quick.cypher("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a + b AS c RETURN max(c)")


def test_a_query_that_needs_too_much_memory_is_refused_at_once(example_graph: Graph) -> None:
    with pytest.raises(QueryError, match="memory"):
        example_graph.cypher("UNWIND range(1, 20000000) AS a RETURN size(collect(toString(a)))")


def test_every_kind_of_value_becomes_plain(example_graph: Graph) -> None:
    frame = example_graph.cypher(
        "MATCH p = (m:Meeting {date: date('2018-03-12')})-[e:HAS_ITEM]->(i {position: 1}) "
        "RETURN m AS m, e AS e, p AS p, duration('P1D') AS d, point({x: 1, y: 2}) AS point, datetime('2020-01-01T00:00Z') AS t, "
        "[date('2020-01-01')] AS dates, {a: null} AS map"
    )
    row = frame.iloc[0]
    assert row["m"]["labels"] == ["Meeting"]
    assert row["m"]["properties"]["date"] == date(2018, 3, 12)
    assert (row["e"]["type"], row["e"]["start"]) == ("HAS_ITEM", row["m"]["properties"]["id"])
    assert [part.get("type", "node") for part in row["p"]] == ["node", "HAS_ITEM", "node"]
    assert (row["d"], row["dates"], row["map"]) == ("P1D", [date(2020, 1, 1)], {"a": None})
    assert row["t"].isoformat() == "2020-01-01T00:00:00+00:00"


def test_connect_explains_an_address_that_does_not_answer() -> None:
    with pytest.raises(StoreError, match=r"127\.0\.0\.1:1"):
        graph_loader.connect("bolt://127.0.0.1:1")


def test_importing_the_package_is_light() -> None:
    code = "import sys, graph_loader; assert not {'pandas', 'neo4j', 'rich', 'pydantic'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
