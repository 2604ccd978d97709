"""Pages of a real PDF in the graph and in RDF: every edge says on which page its words stand."""

from __future__ import annotations

import pyoxigraph
import pytest

from graph_loader.elements import Edge
from graph_loader.export.triples import triples
from graph_loader.extraction import extract
from graph_loader.graph import Elements, build
from graph_loader.graph.merge import edge_order, merge, without
from graph_loader.loading.prepare import prepare_document
from graph_loader.reading import read_bytes
from graph_loader.resolution import resolve
from graph_loader.source import SourceDocument
from tests.graph.examples import EXAMPLES, example_elements
from tests.reading.rendering.portable import render_pdf

NAME = "wangxi-2020-07-15"
PAGES = "https://w3id.org/minutes-graph/ontology#pages"


@pytest.fixture(scope="module")
def document() -> SourceDocument:
    lines = (EXAMPLES / "minutes" / f"{NAME}.txt").read_text(encoding="utf-8").splitlines()
    wrapped = [line[at : at + 30] for line in lines for at in range(0, max(len(line), 1), 30)]
    return read_bytes(render_pdf(wrapped, page_lines=20), f"{NAME}.pdf", uri=f"file:///{NAME}.pdf")


@pytest.fixture(scope="module")
def elements(document: SourceDocument) -> Elements:
    record = extract(document)
    return build(record, document, resolve(record, document))


def test_every_edge_names_the_pages_of_its_words(document: SourceDocument, elements: Elements) -> None:
    assert len(document.pages) > 1
    seen = set()
    for edge in elements.edges:
        places = [fragment.partition("#char=") for fragment in edge.properties["evidence"]]  # type: ignore[union-attr]  # a list
        expected = set()
        for minutes_id, _, place in places:
            start, end = map(int, place.split(","))
            if (start, end) != (0, len(document.text)):
                expected |= {f"{minutes_id}#page={document.page_at(at)}" for at in range(start, end)}
        assert set(edge.properties.get("pages", [])) == expected  # type: ignore[arg-type]  # a list
        seen |= expected
    assert len(seen) == len(document.pages)
    prepare_document(document)  # the ontology allows it


def test_a_document_without_pages_adds_none() -> None:
    assert not any("pages" in edge.properties for edge in example_elements(NAME).edges)


def test_pages_merge_and_go_with_their_document(elements: Elements) -> None:
    other = example_elements(NAME)  # the same minutes as text: the same edges, other minutes
    minutes_id = next(node.id for node in other.nodes if node.labels[0] == "Minutes")
    merged = [element for element in merge([elements, other]) if isinstance(element, Edge)]
    shared = [edge for edge in merged if len({f.partition("#")[0] for f in edge.properties["evidence"]}) == 2]  # type: ignore[union-attr]  # a list
    assert shared
    alone = {edge_order(edge)[:3]: edge for edge in elements.edges}
    for edge in shared:
        left = without(edge, frozenset({minutes_id}))
        assert left is not None
        assert left.properties["pages"] == edge.properties["pages"]
        assert edge_order(edge)[:3] in alone


def test_pages_are_in_rdf(document: SourceDocument, elements: Elements) -> None:
    exported = [t for t in triples(merge([elements])) if t.predicate.value == PAGES]
    literals = [t.object for t in exported if isinstance(t.object, pyoxigraph.Literal)]
    assert {literal.value.partition("#page=")[2] for literal in literals} == {
        str(page) for page in range(1, len(document.pages) + 1)
    }
    stated = [edge.properties["pages"] for edge in elements.edges if "pages" in edge.properties]
    assert len(literals) == sum(len(pages) for pages in stated if isinstance(pages, list))
