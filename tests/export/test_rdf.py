"""The export: nothing lost, same bytes, standard readers take it, memory stays flat."""

from __future__ import annotations

import io
import logging
import random
import tracemalloc
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.errors import OntologyError
from graph_loader.export import rdf
from graph_loader.graph import ontology
from tests.export import fictional
from tests.export.random_graphs import ODD, graphs
from tests.export.read_back import read_back

EXPECTED = Path(__file__).parent / "expected"
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
MG = rdflib.Namespace("https://w3id.org/minutes-graph/ontology#")


def written(elements: Any, format_: str = "ntriples") -> bytes:
    out = io.BytesIO()
    rdf.write(elements, out, format_)
    return out.getvalue()


def triples_of(data: bytes, format_: str = "ntriples") -> list[Any]:
    return list(pyoxigraph.parse(data, format=rdf.FORMATS[format_]))


def comparable(elements: Any) -> dict[Any, Any]:
    declared = ontology.load()
    found: dict[Any, Any] = {}
    for element in elements:
        if isinstance(element, Node):
            key: Any = (element.labels, element.id)
        else:
            names = declared.edges[element.type].key
            key = (element.type, element.start, element.end, *(element.properties[name] for name in names))
        assert key not in found
        found[key] = dict(element.properties)
    return found


def less_unexported(elements: Any) -> list[Node | Edge]:
    declared = ontology.load()
    kept: list[Node | Edge] = []
    for element in elements:
        if isinstance(element, Edge):
            if declared.edges[element.type].exported:
                kept.append(element)
        elif declared.nodes[element.labels[0]].exported:
            known = declared.nodes[element.labels[0]].properties
            properties = {name: value for name, value in element.properties.items() if known[name].exported}
            kept.append(Node(element.labels, element.id, properties))
    return kept


@pytest.mark.parametrize("format_", rdf.FORMATS)
def test_nothing_is_lost(format_: str) -> None:
    elements = fictional.every_kind_of_element()
    back = read_back(triples_of(written(elements, format_), format_))
    assert comparable(back) == comparable(less_unexported(elements))


@settings(deadline=None, max_examples=100)
@given(graphs())
def test_nothing_of_any_graph_is_lost(elements: list[Node | Edge]) -> None:
    back = read_back(triples_of(written(elements)))
    assert comparable(back) == comparable(less_unexported(elements))


@settings(deadline=None, max_examples=30)
@given(graphs())
def test_turtle_and_n_triples_say_the_same(elements: list[Node | Edge]) -> None:
    """There are no blank nodes, so isomorphic means equal."""
    assert {str(q) for q in triples_of(written(elements, "turtle"), "turtle")} == {
        str(q) for q in triples_of(written(elements))
    }


@pytest.mark.parametrize("format_", rdf.FORMATS)
def test_same_graph_same_bytes(format_: str) -> None:
    first = written(fictional.every_kind_of_element(), format_)
    assert first == written(fictional.every_kind_of_element(), format_)
    ontology.load.cache_clear()
    assert first == written(iter(fictional.every_kind_of_element()), format_)


def test_no_blank_nodes() -> None:
    for quad in triples_of(written(fictional.every_kind_of_element())):
        assert isinstance(quad.subject, pyoxigraph.NamedNode)
        assert not isinstance(quad.object, pyoxigraph.BlankNode)


@pytest.mark.parametrize("name", ["attendance", "task"])
def test_small_graphs_are_the_expected_lines(name: str) -> None:
    """expected/NAME.nt was read line by line when it was added; the hashes are in tests/export/test_iri.py."""
    keep = {
        "attendance": [fictional.CHAIR, fictional.MEETING],
        "task": [fictional.REVISE, fictional.WATER],
    }[name]
    elements = fictional.every_kind_of_element()
    minutes = [e for e in elements if isinstance(e, Node) and e.labels == ("Minutes",)]
    chosen: list[Node | Edge] = [*minutes, *(e for e in elements if isinstance(e, Node) and e.ref in keep)]
    chosen += [e for e in elements if isinstance(e, Edge) and e.start == keep[0] and e.end == keep[1]]
    assert written(chosen).decode() == (EXPECTED / f"{name}.nt").read_text(encoding="utf-8")


def test_readers_take_it_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    elements = fictional.every_kind_of_element()
    graphs_read = []
    with warnings.catch_warnings(), caplog.at_level(logging.WARNING):
        warnings.simplefilter("error")
        for format_, name in (("turtle", "turtle"), ("ntriples", "nt")):
            graph = rdflib.Graph()
            graph.parse(data=written(elements, format_), format=name)
            graphs_read.append(graph)
        graphs_read.append(rdf.to_rdflib(elements))
    assert not caplog.records
    assert isomorphic(graphs_read[0], graphs_read[1])
    assert isomorphic(graphs_read[0], graphs_read[2])
    assert len(graphs_read[0]) == len({str(q) for q in triples_of(written(elements))})


def test_numbers_of_nodes_and_edges_can_be_counted() -> None:
    elements = less_unexported(fictional.every_kind_of_element())
    graph = rdf.to_rdflib(elements)
    declared = ontology.load()
    for label, node in declared.nodes.items():
        count = sum(isinstance(e, Node) and e.labels[0] == label for e in elements)
        assert len(set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(node.iri)))) == count, label
    for kind, edge in declared.edges.items():
        count = sum(isinstance(e, Edge) and e.type == kind for e in elements)
        assert len(set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(edge.statement)))) == count, kind


def test_every_quote_is_the_text_at_its_place() -> None:
    graph = rdf.to_rdflib(fictional.every_kind_of_element())
    quoted = 0
    for resource, selector in graph.subject_objects(OA.hasSelector):
        if (selector, rdflib.RDF.type, OA.TextQuoteSelector) not in graph:
            continue
        position = next(s for s in graph.objects(resource, OA.hasSelector) if (s, OA.start, None) in graph)
        start, end = int(str(graph.value(position, OA.start))), int(str(graph.value(position, OA.end)))
        assert str(graph.value(selector, OA.exact)) == fictional.TEXT[start:end]
        assert fictional.TEXT[:start].endswith(str(graph.value(selector, OA.prefix)))
        assert fictional.TEXT[end:].startswith(str(graph.value(selector, OA.suffix)))
        quoted += 1
    assert quoted == len(
        {f for e in fictional.every_kind_of_element() if isinstance(e, Edge) for f in _own_evidence(e)}
    )


def _own_evidence(edge: Edge) -> list[str]:
    found = edge.properties.get("evidence", [])
    assert isinstance(found, list)
    return [str(f) for f in found if str(f).startswith(fictional.MINUTES_ID)]


def test_minutes_that_are_not_in_the_graph_have_a_position_but_no_quote() -> None:
    elements = [e for e in fictional.every_kind_of_element() if not (isinstance(e, Node) and e.labels == ("Minutes",))]
    graph = rdf.to_rdflib(elements)
    assert (None, rdflib.RDF.type, OA.TextPositionSelector) in graph
    assert (None, rdflib.RDF.type, OA.TextQuoteSelector) not in graph


def test_a_sentence_can_be_asked_for_in_sparql() -> None:
    rows = rdf.to_rdflib(fictional.every_kind_of_element()).query(
        """SELECT ?task ?name ?quote WHERE {
             ?a a mg:Assignment ; mg:assignmentRole ?role ; mg:subject/mg:action ?task ; mg:object/mg:name ?name ;
                mg:evidence/oa:hasTarget/oa:hasSelector/oa:exact ?quote .
             FILTER (STRENDS(STR(?role), "/lead")) }""",
        initNs={"mg": MG, "oa": OA},
    )
    assert [tuple(map(str, row)) for row in rows] == [("修改完善", "水务局", "县水务局")]  # type: ignore[arg-type]  # SELECT


def test_evidence_outside_the_text_is_refused() -> None:
    beyond = len(fictional.TEXT) + 1
    edge = fictional.edge("RECORDS", fictional.MINUTES, fictional.MEETING)
    wrong = Edge(
        edge.type, edge.start, edge.end, {**edge.properties, "evidence": [f"{fictional.MINUTES_ID}#char=0,{beyond}"]}
    )
    with pytest.raises(OntologyError, match="outside the text"):
        written([*fictional.nodes(), wrong])


def test_what_is_not_declared_is_refused() -> None:
    with pytest.raises(OntologyError, match="Budget"):
        written([Node(("Budget",), "1")])


@pytest.mark.parametrize("broken", ["id", "name"])
def test_half_a_surrogate_pair_is_refused_with_the_name_of_the_node(broken: str) -> None:
    identifier, name = ("a\ud800", "b") if broken == "id" else ("a", "b\ud800")
    with pytest.raises(OntologyError, match="cannot be written as RDF"):
        written([Node(("Group",), identifier, {"name": name})])


def many(documents: int) -> Iterator[Node | Edge]:
    """A large graph that does not exist as a whole in memory."""
    digits = random.Random(7)  # noqa: S311  # no secret
    identifiers = [f"{digits.getrandbits(64):016x}" for _ in range(documents)]
    meeting = NodeRef("Meeting", "m")
    for identifier in identifiers:
        yield Node(("Minutes",), identifier, {"title": identifier, "text": identifier * 400})
    for identifier in identifiers:
        for start in range(20):
            properties: Any = {
                "evidence": [f"{identifier}#char={start},{start + 40}"],
                "rules": ["r"],
                "basis": "stated",
            }
            yield Edge(
                "MENTIONS",
                NodeRef("Minutes", identifier),
                NodeRef("Official", f"o{start}"),
                {**properties, "name": "x"},
            )
        yield Edge("RECORDS", NodeRef("Minutes", identifier), meeting, properties)


class _Nowhere(io.RawIOBase):
    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return len(data)


def _peak(documents: int, format_: str) -> int:
    tracemalloc.start()
    try:
        rdf.write(many(documents), _Nowhere(), format_)  # type: ignore[arg-type]  # RawIOBase is a BinaryIO
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("format_", ["ntriples", "nquads", "jsonld"])
def test_memory_does_not_grow_with_the_graph(monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
    """With small memories of places and terms both graphs fill them; what still grows is the table of the minutes' texts."""
    for module in ("statements", "triples", "jsonld"):
        monkeypatch.setattr(f"graph_loader.export.{module}._REMEMBERED", 200)
    small, large = _peak(50, format_), _peak(500, format_)
    assert large - small < 450 * 600, f"{small} bytes for 50 documents, {large} for 500"


def test_places_are_described_once_while_they_are_remembered() -> None:
    lines = written(fictional.every_kind_of_element()).decode().splitlines()
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize(
    ("format_", "name"), [*zip(rdf.FORMATS, ("turtle", "nt", "nquads", "trig", "json-ld"), strict=True)]
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own
def test_control_characters_and_marks_are_read_by_rdflib_too(format_: str, name: str) -> None:
    text = ODD + "".join(map(chr, range(32)))
    read = rdflib.Dataset()
    read.parse(data=written([Node(("Group",), ODD, {"name": text})], format_), format=name)
    assert [str(quad[2]) for quad in read.quads((None, MG.name, None, None))] == [text]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text_comes_back(text: str) -> None:
    node = Node(("Group",), "g", {"name": text})
    for format_ in rdf.FORMATS:
        (back,) = read_back(triples_of(written([node], format_), format_))
        assert back == node
