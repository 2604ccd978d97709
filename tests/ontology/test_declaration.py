"""The declaration itself: complete, bilingual, consistent, and read as it is written."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from graph_loader import __version__
from graph_loader.errors import OntologyError
from graph_loader.extraction import extract
from graph_loader.graph import ontology
from graph_loader.graph.keys import edge_key_properties
from graph_loader.graph.ontology import EdgeType, NodeType, Property
from graph_loader.graph.ontology_reader import read
from graph_loader.resources import data_folder
from tests.graph.examples import example_names, read_example

MG = rdflib.Namespace("https://w3id.org/minutes-graph/ontology#")
CODES = "https://w3id.org/minutes-graph/codes"
#: The shapes are SHACL and have tests of their own.
FILES = sorted(path.name for path in data_folder("ontology").glob("*.ttl") if not path.name.startswith("shapes"))
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def parsed(*names: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in names:
        graph.parse(data_folder("ontology") / name, format="turtle")
    return graph


GRAPH = parsed(*FILES)


def own(*kinds: rdflib.URIRef) -> list[rdflib.URIRef]:
    found = {
        s
        for kind in kinds
        for s in GRAPH.subjects(RDF.type, kind)
        if str(s).startswith("https://w3id.org/minutes-graph/")
    }
    return sorted(s for s in found if isinstance(s, rdflib.URIRef))


TERMS = own(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
CONCEPTS = own(SKOS.Concept, SKOS.ConceptScheme)


def test_it_opens_in_rdflib_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    with warnings.catch_warnings(), caplog.at_level(logging.WARNING):
        warnings.simplefilter("error")
        assert len(parsed(*FILES)) > 1500
    assert not caplog.records


@pytest.mark.parametrize("term", [*TERMS, *CONCEPTS, *own(OWL.Ontology)], ids=str)
def test_label_and_definition_in_chinese_and_english(term: rdflib.URIRef) -> None:
    for predicate in (SKOS.prefLabel if term in CONCEPTS else RDFS.label, SKOS.definition):
        found = {o.language: str(o) for o in GRAPH.objects(term, predicate) if isinstance(o, rdflib.Literal)}
        assert sorted(str(language) for language in found) == ["en", "zh"]
        assert len(list(GRAPH.objects(term, predicate))) == 2
        assert CHINESE.search(found["zh"]) or term == MG.sha256
        assert not CHINESE.search(found["en"])


@pytest.mark.parametrize("file", own(OWL.Ontology), ids=str)
def test_head_of_each_file(file: rdflib.URIRef) -> None:
    version = str(GRAPH.value(file, OWL.versionInfo))
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert GRAPH.value(file, OWL.versionIRI) == rdflib.URIRef(f"{file}/{version}")
    for term in ("license", "creator", "created"):
        assert GRAPH.value(file, rdflib.DCTERMS[term]) is not None
    assert any(version in str(note) for note in GRAPH.objects(file, SKOS.changeNote)), (
        "say what changed in this version"
    )


def test_the_version_of_the_declaration_is_read() -> None:
    assert ontology.load().version == str(GRAPH.value(rdflib.URIRef(str(MG).rstrip("#")), OWL.versionInfo))
    assert __version__


def test_each_term_is_of_one_kind_only() -> None:
    """OWL 2 DL: an IRI is not at once a property of data, of objects and of annotations."""
    for term in set(GRAPH.subjects(RDF.type, None)):
        kinds = set(GRAPH.objects(term, RDF.type)) & {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
        assert len(kinds) <= 1, term


@pytest.mark.parametrize("name", FILES)
def test_every_term_that_a_file_uses_is_typed_in_it(name: str) -> None:
    """So that an OWL parser need not fetch or guess."""
    graph = parsed(name)
    builtin = (str(RDF), str(RDFS), str(OWL))
    objects = {o for p in (RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.range) for o in graph.objects(None, p)}
    used = {term for term in objects | set(graph.predicates()) if isinstance(term, rdflib.URIRef)}
    in_owl = {rdflib.XSD[datatype] for datatype in ("string", "integer", "boolean", "dateTime")}
    untyped = used - set(graph.subjects(RDF.type, None)) - in_owl
    assert not [term for term in untyped if not str(term).startswith(builtin)]


@pytest.mark.parametrize("term", own(OWL.ObjectProperty, OWL.DatatypeProperty), ids=str)
def test_every_property_has_a_domain_and_a_range_of_declared_classes(term: rdflib.URIRef) -> None:
    assert GRAPH.value(term, RDFS.domain) is not None
    if term not in (MG.subject, MG.object):  # any node may be an end
        assert GRAPH.value(term, RDFS.range) is not None


def test_no_cycle_of_superclasses() -> None:
    for term in TERMS:
        for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
            for broader in GRAPH.objects(term, predicate):
                assert term not in set(GRAPH.transitive_objects(broader, predicate))


def test_labels_of_the_graph_are_those_of_the_model() -> None:
    declared = ontology.load()
    assert set(declared.nodes) == {
        "Minutes", "Meeting", "AgendaItem", "Decision", "Task", "PolicyDocument", "Organization", "Group", "Official", "StatusChange",
        "LoadRun",
    }  # fmt: skip
    assert set(declared.nodes["Organization"].kinds) == {
        "Department", "LocalGovernment", "PartyBody", "Congress", "Court", "MassOrganization", "Zone", "Enterprise", "Institution",
        "VerticalAgency",
    }  # fmt: skip
    assert not any(node.kinds for label, node in declared.nodes.items() if label != "Organization")
    assert {node.key for node in declared.nodes.values()} == {"id"}


def test_keys_of_edges_are_those_of_the_model() -> None:
    keys = {kind: edge.key for kind, edge in ontology.load().edges.items()}
    assert {kind: key for kind, key in keys.items() if key} == {
        "ATTENDED": ("role", "organization", "post"),
        "EXCUSED_FROM": ("organization", "post"),
        "REVIEWS": ("item",),
        "ASSIGNED_TO": ("role",),
        "SERVES_IN": ("post",),
        "POSSIBLY_SAME_AS": ("reason",),
        "CONTINUED_BY": ("document",),
        "LOADED": ("source",),
    }
    assert len(keys) == 24


def test_the_graph_merges_edges_by_the_keys_that_are_declared() -> None:
    for kind, edge in ontology.load().edges.items():
        if edge.exported:
            assert edge_key_properties(kind) == edge.key, kind


def test_every_edge_has_evidence_rules_and_basis_but_those_that_no_minutes_state() -> None:
    for kind, edge in ontology.load().edges.items():
        assert ({"evidence", "rules", "basis"} <= set(edge.properties)) == (kind not in {"LOADED", "STATUS_OF"})
        assert bool(edge.bases) == (kind not in {"LOADED", "STATUS_OF"})


def test_what_is_kept_in_the_database_only() -> None:
    declared = ontology.load()
    assert [label for label, node in declared.nodes.items() if not node.exported] == ["LoadRun"]
    assert [kind for kind, edge in declared.edges.items() if not edge.exported] == ["LOADED"]
    assert [p.name for node in declared.nodes.values() for p in node.properties.values() if not p.exported] == [
        "sources"
    ]


def all_properties() -> Iterator[tuple[str, Property]]:
    declared = ontology.load()
    for owner, properties in (
        *((n.iri, n.properties) for n in declared.nodes.values()),
        *((e.iri, e.properties) for e in declared.edges.values()),
    ):
        for p in properties.values():
            yield owner, p


def test_properties_are_read_as_declared() -> None:
    for _, p in all_properties():
        iri = rdflib.URIRef(p.iri)
        assert p.multiple == ((iri, RDF.type, OWL.FunctionalProperty) not in GRAPH)
        assert (p.datatype == "code") == bool(p.codes)
        assert ((iri, RDF.type, OWL.DatatypeProperty) in GRAPH) == (p.datatype not in {"code", "evidence"})
    meeting = ontology.load().nodes["Meeting"]
    assert meeting.properties["date"].datatype == "date"
    assert meeting.properties["number_value"].datatype == "integer"
    assert meeting.caption == "title"
    assert meeting.labels == {"zh": "会议", "en": "meeting"}


def test_every_declared_property_belongs_somewhere() -> None:
    used = {p.iri for _, p in all_properties()}
    named = {str(s) for s in own(OWL.ObjectProperty, OWL.DatatypeProperty) if GRAPH.value(s, MG.graphName) is not None}
    edges = {edge.iri for edge in ontology.load().edges.values()}
    assert used | edges == named


def test_mentions_may_repeat_each_property_of_what_they_mention() -> None:
    """A property repeated by mentions has mg:Mention in its domain: otherwise a mention would be inferred to be a meeting."""
    declared = ontology.load()
    for label in declared.edges["MENTIONS"].ends:
        for p in declared.nodes[label].properties.values():
            union = GRAPH.value(GRAPH.value(rdflib.URIRef(p.iri), RDFS.domain), OWL.unionOf)
            members = set(rdflib.collection.Collection(GRAPH, union)) if union is not None else set()
            assert (MG.Mention in members) == (p.name != "id"), p.iri


def test_codes_have_a_scheme_that_lists_them() -> None:
    for concept in own(SKOS.Concept):
        scheme = GRAPH.value(concept, SKOS.inScheme)
        assert GRAPH.value(concept, SKOS.topConceptOf) == scheme
        assert (scheme, SKOS.hasTopConcept, concept) in GRAPH
        assert str(concept) == f"{scheme}/{GRAPH.value(concept, SKOS.notation)}"


def test_verdicts_are_those_of_the_records() -> None:
    verdicts = ontology.load().nodes["Decision"].properties["verdict"].codes
    assert set(verdicts) == {
        "approved", "approved_in_principle", "heard", "conveyed", "reviewed", "studied", "deferred", "rejected",
    }  # fmt: skip


HEAD = "@prefix mg: <https://w3id.org/minutes-graph/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . "
HEAD += "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "
VERSION = '<https://w3id.org/minutes-graph/ontology> owl:versionInfo "1" . '


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("mg:A a owl:Class", "no valid Turtle"),
        ("mg:A a owl:Class .", "no owl:versionInfo"),
        (
            VERSION + 'mg:p a owl:DatatypeProperty ; mg:graphName "p" ; rdfs:range xsd:hexBinary .',
            "hexBinary is not one of",
        ),
        (VERSION + 'mg:p a owl:DatatypeProperty ; mg:graphName "p", "q" ; rdfs:range xsd:string .', "more than one"),
        (VERSION + 'mg:e a owl:ObjectProperty ; mg:graphName "E" ; mg:qualifiedBy mg:S .', "no .*domain"),
        (VERSION + 'mg:p a owl:ObjectProperty ; mg:graphName "p" ; mg:codeScheme mg:s .', "has no concepts"),
        (
            VERSION + 'mg:p a owl:DatatypeProperty ; mg:graphName "p" ; rdfs:range xsd:string ; rdfs:domain mg:A . '
            'mg:q a owl:DatatypeProperty ; mg:graphName "p" ; rdfs:range xsd:string ; rdfs:domain mg:A . '
            'mg:A a owl:Class ; mg:graphName "A" ; owl:hasKey ( mg:p ) .',
            "both called p",
        ),
    ],
)
def test_a_declaration_that_contradicts_itself_is_refused(turtle: str, message: str) -> None:
    with pytest.raises(OntologyError, match=message):
        read((HEAD + turtle).encode())


def test_the_fields_of_the_record_that_hold_codes_are_there_and_hold_codes_of_their_scheme() -> None:
    declared = ontology.load()
    owners: list[NodeType | EdgeType] = [*declared.nodes.values(), *declared.edges.values()]
    codes = {field: p.codes for owner in owners for p in owner.properties.values() for field in p.record_fields}
    seen: dict[str, set[str]] = {field: set() for field in codes}
    for name in example_names():
        record = extract(read_example(name)[0])
        for field in codes:
            kind, _, attribute = field.partition(".")
            seen[field] |= {
                value for entry in getattr(record, kind) if (value := getattr(entry, attribute)) is not None
            }
    for field, values in seen.items():
        assert values, f"{field}: the examples have no value"
        assert values - {"absent"} <= codes[field].keys(), field  # who is absent has an edge of another type
