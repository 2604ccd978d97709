"""docs/queries.md is what the headers say."""

from __future__ import annotations

from graph_loader.querying.library import library
from tools.write_query_catalogue import CATALOGUE, write_catalogue


def test_the_catalogue_is_up_to_date() -> None:
    assert CATALOGUE.read_text(encoding="utf-8") == write_catalogue(library()), (
        "docs/queries.md is stale: run .venv/bin/python tools/write_query_catalogue.py"
    )


def test_every_question_and_parameter_is_in_the_catalogue() -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    for query in library().values():
        assert f"## {query.name}\n" in text
        assert query.example in text
        for name in (*query.parameters, *query.columns):
            assert f"| `{name}` |" in text
