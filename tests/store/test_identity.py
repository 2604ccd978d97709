"""Candidates and successions in the database are those of the documents there, whatever came before."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from neo4j import Driver

from graph_loader.graph.dump import dump_lines
from graph_loader.graph.merge import merge
from graph_loader.store import runs
from graph_loader.store.read import read_elements
from graph_loader.store.schema import create_schema
from graph_loader.store.write import Prepared, retract_sources, write_documents
from tests.graph import test_documents, test_identity

PARTS = (*test_identity.PARTS, *test_documents.PARTS)
DOCUMENTS = [Prepared(f"file:///identity-{n}.txt", f"{n:064x}", "1", part) for n, part in enumerate(PARTS)]


@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(order=st.permutations(range(len(DOCUMENTS))), gone=st.sets(st.integers(0, len(DOCUMENTS) - 1), max_size=3))
def test_links_follow_from_the_documents_that_are_there(driver: Driver, order: list[int], gone: set[int]) -> None:
    create_schema(driver)
    run = runs.begin(driver, "1")
    for n in order:
        write_documents(driver, [DOCUMENTS[n]], run)
    assert sorted_dump(driver) == expected(set(order))
    retract_sources(driver, [DOCUMENTS[n].source for n in sorted(gone)], run)
    assert sorted_dump(driver) == expected(set(order) - gone)
    retract_sources(driver, [document.source for document in DOCUMENTS], run)
    assert sorted_dump(driver) == []


def sorted_dump(driver: Driver) -> list[str]:
    return [line for line in dump_lines(read_elements(driver)) if '"Minutes"' not in line]


def expected(present: set[int]) -> list[str]:
    return [line for line in dump_lines(merge(PARTS[n] for n in sorted(present))) if '"Minutes"' not in line]
