"""Every question on the example graph gives exactly the rows of expected/NAME.json, which were checked against the minutes by hand.

The columns in UNLISTED depend on how finely a rule marks its words; they are checked against the text instead.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph_loader.api import Graph
from graph_loader.querying.library import library
from graph_loader.querying.parameters import bind
from graph_loader.querying.values import to_json_value
from tests.conftest import ROOT

EXPECTED = Path(__file__).parent / "expected"
UNLISTED = {"words", "rules", "fragment", "sources"}  # sources: where the folder lies
CASES = [
    pytest.param(name, case, id=f"{name} {json.dumps(case['parameters'], ensure_ascii=False)}")
    for name in library()
    for case in json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
]


def ask(graph: Graph, name: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows as JSON values."""
    query = library()[name]
    table = graph.run(query.cypher, dict(bind(query, parameters)))
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return json.loads(json.dumps(rows, default=to_json_value))  # type: ignore[no-any-return]  # JSON of a list of objects


def ink(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def texts() -> list[str]:
    files = [file for name in ("minutes", "renditions") for file in (ROOT / "examples" / name).rglob("*.txt")]
    return [ink(file.read_text(encoding="gb18030" if file.parent.name == "gb18030" else "utf-8")) for file in files]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_rows(example_graph: Graph, name: str, case: dict[str, Any]) -> None:
    rows = ask(example_graph, name, case["parameters"])
    assert [{key: row[key] for key in row if key not in UNLISTED} for row in rows] == case["rows"]


@pytest.mark.parametrize("name", library())
def test_worked_example_gives_the_declared_columns_and_some_rows(example_graph: Graph, name: str) -> None:
    query = library()[name]
    table = example_graph.run(query.cypher, {key: p.shown for key, p in query.parameters.items()})
    assert list(table.columns) == list(query.columns)
    assert table.rows


@pytest.mark.parametrize(("name", "case"), CASES)
def test_every_row_shows_words_of_the_minutes(
    example_graph: Graph, texts: list[str], name: str, case: dict[str, Any]
) -> None:
    for row in ask(example_graph, name, case["parameters"]):
        shown = [row["words"]] if isinstance(row.get("words"), str) else list(row.get("words") or [])
        shown += row["sentence"].strip("…").split("…") if row.get("sentence") else []
        assert shown, f"no evidence in {row}"
        for words in shown:
            pieces = [words] if any(words in text for text in texts) else [words[n] for n in range(len(words))]
            assert any(all(piece in text for piece in pieces) for text in texts), words


@pytest.mark.parametrize("name", library())
def test_anchored_questions_do_not_scan_the_whole_graph(example_graph: Graph, name: str) -> None:
    """Every plan starts from a label, an index or an edge type; none reads all nodes."""
    query = library()[name]
    with example_graph.driver.session() as session:
        result = session.run("EXPLAIN " + query.cypher, {key: p.shown for key, p in query.parameters.items()})
        plan = json.dumps(result.consume().plan, default=str)
    assert "AllNodesScan" not in plan
    assert "CartesianProduct" not in plan or name in {"co-attendance", "sentence-behind-edge"}
