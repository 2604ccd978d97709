"""Named graphs: what each document states, by itself; JSON-LD, its context, and what the export says of itself."""

from __future__ import annotations

import io
import json
import runpy
from typing import Any

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings

from graph_loader.elements import Edge, Node
from graph_loader.export import iri, rdf
from graph_loader.export.context import CONTEXT_IRI
from graph_loader.export.description import About
from graph_loader.export.scope import Scope
from graph_loader.export.statements import Style
from graph_loader.graph.merge import Elements, merge
from graph_loader.graph.split import split
from tests.conftest import ROOT
from tests.export import fictional
from tests.export.random_graphs import graphs
from tests.graph.examples import example_elements, example_names

ABOUT = About("0.0.0", "text/turtle", publisher="望溪县档案馆", licence="https://creativecommons.org/licenses/by/4.0/")
NAMED = sorted(rdf.WITH_GRAPHS)
XSD = "http://www.w3.org/2001/XMLSchema#"


def written(elements: Any, format_: str, **options: Any) -> bytes:
    out = io.BytesIO()
    rdf.write(elements, out, format_, **options)
    return out.getvalue()


def quads_of(parts: Any, format_: str, **options: Any) -> list[Any]:
    out = io.BytesIO()
    rdf.write_parts(parts, out, format_, **options)
    return list(pyoxigraph.parse(out.getvalue(), format=rdf.FORMATS[format_]))


def strings(triples: Any) -> set[tuple[str, str, str]]:
    return {(str(t.subject), str(t.predicate), str(t.object)) for t in triples}


@pytest.fixture(scope="module")
def examples() -> dict[str, Elements]:
    return {name: example_elements(name) for name in example_names()}


def minutes_id(elements: Elements) -> str:
    return next(node.id for node in elements.nodes if node.labels[0] == "Minutes")


def test_splitting_undoes_merging(examples: dict[str, Elements]) -> None:
    merged = list(merge(examples.values()))
    parts = {part.minutes_id: part.elements for part in split(merged)}
    assert parts.keys() - {None} == {minutes_id(elements) for elements in examples.values()}
    for elements in examples.values():
        assert list(merge([parts[minutes_id(elements)]])) == list(merge([elements]))
    assert list(merge(part for identifier, part in parts.items() if identifier)) == merged


@pytest.mark.parametrize("format_", NAMED)
def test_a_named_graph_is_the_document_alone(examples: dict[str, Elements], format_: str) -> None:
    quads = quads_of(split(merge(examples.values())), format_)
    for elements in examples.values():
        name = pyoxigraph.NamedNode(iri.graph_iri(minutes_id(elements)))
        alone = [part.elements for part in split([*elements.nodes, *elements.edges])]
        expected = pyoxigraph.parse(
            written([*alone[0].nodes, *alone[0].edges], "ntriples"), format=rdf.FORMATS["ntriples"]
        )
        assert strings(q for q in quads if q.graph_name == name) == strings(expected)
    names = {q.graph_name.value for q in quads}
    assert names <= {iri.graph_iri(minutes_id(e)) for e in examples.values()} | {iri.graph_iri(iri.DERIVED)}


def test_links_are_in_a_graph_of_their_own() -> None:
    elements = fictional.every_kind_of_element()
    link = next(e for e in elements if isinstance(e, Edge) and e.type == "SUCCEEDED_BY")
    minutes = [e for e in elements if isinstance(e, Node) and e.labels[0] == "Minutes"]
    quads = quads_of(split([*minutes, link]), "nquads", about=ABOUT)
    name = pyoxigraph.NamedNode(iri.graph_iri(iri.DERIVED))
    assert {q.graph_name for q in quads if "succeededBy" in q.predicate.value} == {name}
    # the place the link was seen is described there, too, with its quote
    assert any(q.graph_name == name and q.predicate.value.endswith("#exact") for q in quads)


@settings(deadline=None, max_examples=25)
@given(graphs())
def test_json_ld_says_what_n_triples_say(elements: list[Node | Edge]) -> None:
    said = [
        strings(pyoxigraph.parse(written(elements, name, about=ABOUT), format=rdf.FORMATS[name]))
        for name in ("ntriples", "jsonld")
    ]
    assert said[0] == said[1]


def test_json_ld_has_the_quads_of_n_quads(examples: dict[str, Elements]) -> None:
    said = [set(quads_of(split(merge(examples.values())), name, about=ABOUT)) for name in ("nquads", "jsonld")]
    assert said[0] == said[1]


def test_json_ld_is_laid_out_with_one_line_for_a_subject() -> None:
    """Built again from its parse with Python's encoder, which writes one form only: nothing is left to chance."""
    elements = fictional.every_kind_of_element()
    out = io.BytesIO()
    rdf.write_parts(split(e for e in elements if "statements" not in e.properties), out, "jsonld", about=ABOUT)
    for data in (written(elements, "jsonld", about=ABOUT), out.getvalue()):
        found = json.loads(data)
        assert data.decode() == f'{{"@context":{compact(found["@context"])},\n{laid_out(found["@graph"])}}}\n'


def laid_out(nodes: list[Any]) -> str:
    lines = [
        f'{{"@id":{compact(node["@id"])},{laid_out(node["@graph"])}}}' if "@graph" in node else compact(node)
        for node in nodes
    ]
    return '"@graph":[\n' + ",\n".join(lines) + "]"


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib uses it itself
def test_json_ld_is_read_by_rdflib_too() -> None:
    elements = fictional.every_kind_of_element()
    one, other = rdflib.Graph(), rdflib.Graph()
    one.parse(data=written(elements, "jsonld", about=ABOUT), format="json-ld")
    other.parse(data=written(elements, "ntriples", about=ABOUT), format="nt")
    assert set(one) == set(other)


def test_json_ld_is_readable() -> None:
    found = json.loads(written(fictional.every_kind_of_element(), "jsonld"))
    chair = next(n for n in found["@graph"] if n["@id"] == "official:望溪县人民政府/白远山" and "name" in n)
    assert chair == {
        "@id": "official:望溪县人民政府/白远山",
        "@type": "mg:Official",
        "rdfs:label": "白远山",
        "government": "望溪县人民政府",
        "id": "望溪县人民政府/白远山",
        "name": "白远山",
    }


def test_the_published_context_is_fresh_and_can_be_named_by_its_address() -> None:
    file = ROOT / "ontology" / "context.jsonld"
    tool = runpy.run_path(str(ROOT / "tools" / "write_context.py"))
    from graph_loader.graph import ontology

    assert file.read_text(encoding="utf-8") == tool["write_context"](ontology.load()), "run tools/write_context.py"
    elements = fictional.every_kind_of_element()
    named, inline = (json.loads(written(elements, "jsonld", context_by_iri=by_iri)) for by_iri in (True, False))
    assert named["@context"] == CONTEXT_IRI
    assert inline["@context"] == json.loads(file.read_text(encoding="utf-8"))["@context"]
    assert named["@graph"] == inline["@graph"]


@pytest.mark.parametrize("format_", rdf.FORMATS)
def test_another_base_moves_all_data_and_nothing_else(format_: str) -> None:
    base = "https://data.example.org/望溪/"
    elements = fictional.every_kind_of_element()
    triples = strings(pyoxigraph.parse(written(elements, "ntriples"), format=rdf.FORMATS["ntriples"]))
    moved = written(elements, format_, style=Style(base=base))
    assert strings(pyoxigraph.parse(moved, format=rdf.FORMATS[format_])) == {
        tuple(part.replace("<" + iri.DATA, "<" + base) for part in triple) for triple in triples
    }


def test_plain_is_nodes_and_one_triple_for_an_edge() -> None:
    elements = fictional.every_kind_of_element()
    full = strings(pyoxigraph.parse(written(elements, "ntriples"), format=rdf.FORMATS["ntriples"]))
    plain = strings(
        pyoxigraph.parse(written(elements, "ntriples", style=Style(plain=True)), format=rdf.FORMATS["ntriples"])
    )
    nodes = {str(pyoxigraph.NamedNode(iri.node_iri(e.ref))) for e in elements if isinstance(e, Node)}
    assert plain == {triple for triple in full if triple[0] in nodes}


def test_without_evidence_edges_keep_their_other_properties() -> None:
    elements = fictional.every_kind_of_element()
    text = written(elements, "ntriples", style=Style(evidence=False)).decode()
    assert "http://www.w3.org/ns/oa#" not in text
    assert "ontology#evidence" not in text
    assert "ontology#pages" not in text
    assert "ontology#Attendance>" in text
    assert "ontology#rules>" in text


@pytest.mark.parametrize("graphs_", [False, True])
def test_the_data_set_is_described(graphs_: bool) -> None:
    elements = fictional.every_kind_of_element()
    store = pyoxigraph.Store()
    if graphs_:
        out = io.BytesIO()
        consistent = [e for e in elements if "statements" not in e.properties]
        rdf.write_parts(split(consistent), out, "trig", about=ABOUT)
        store.load(out.getvalue(), format=rdf.FORMATS["trig"])
    else:
        store.load(written(elements, "turtle", about=ABOUT), format=rdf.FORMATS["turtle"])
    rows: Any = store.query(
        """PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dcterms: <http://purl.org/dc/terms/>
           PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
           SELECT * WHERE { ?set a dcat:Dataset ; dcterms:publisher/rdfs:label ?publisher ; dcterms:license ?licence ;
             dcterms:spatial/rdfs:label ?place ; dcterms:temporal [ dcat:startDate ?first ; dcat:endDate ?last ] ;
             dcat:distribution/dcat:mediaType ?media ; prov:wasDerivedFrom ?minutes ;
             prov:wasGeneratedBy/prov:wasAssociatedWith/rdfs:label ?agent . }"""
    )
    (row,) = rows
    assert row["publisher"].value == "望溪县档案馆"
    assert row["place"].value == "望溪县人民政府"
    assert (row["first"].value, row["last"].value) == ("2031-05-06", "2031-05-06")
    assert row["minutes"].value == iri.node_iri(fictional.MINUTES)
    assert row["agent"].value == "graph-loader 0.0.0"


def test_an_empty_graph_is_described_by_nothing() -> None:
    assert written([], "ntriples", about=ABOUT) == b""
    assert json.loads(written([], "jsonld", about=ABOUT))["@graph"] == []


def test_scopes(examples: dict[str, Elements]) -> None:
    from datetime import date

    parts = list(split(merge(examples.values())))
    first = example_elements("anlan-2018-03-12")
    meeting = next(node for node in first.nodes if node.labels[0] == "Meeting")
    wanted = [minutes_id(first)]
    for scope in (
        Scope(meeting=meeting.id),
        Scope(government="安澜市人民政府", since=date(2018, 3, 12), until=date(2018, 3, 12)),
        Scope(meeting=str(meeting.properties["title"]), government="安澜市人民政府", until=date(2018, 3, 12)),
    ):
        assert [part.minutes_id for part in scope.select(parts)] == wanted
    assert not list(Scope(government="安澜").select(parts))
    assert not Scope()
