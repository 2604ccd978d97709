"""Common mistakes of ontologies, after the catalogue of OOPS! (https://oops.linkeddata.es/catalogue.jsp); its numbers are named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS
from rdflib.collection import Collection

from graph_loader.graph import ontology
from tests.ontology.test_declaration import FILES, GRAPH, MG, TERMS, own, parsed

CLASSES = own(OWL.Class)
PROPERTIES = own(OWL.ObjectProperty, OWL.DatatypeProperty)
EDGES = [rdflib.URIRef(edge.iri) for edge in ontology.load().edges.values()]
SYMMETRIC = set(GRAPH.subjects(RDF.type, OWL.SymmetricProperty))
OUR_OWN = "https://w3id.org/minutes-graph/"


def classes_of(term: rdflib.term.Node, predicate: rdflib.URIRef) -> set[rdflib.term.Node]:
    """The class, or the classes of the union, that is the domain or range."""
    (found,) = GRAPH.objects(term, predicate)
    union = GRAPH.value(found, OWL.unionOf)
    return set(Collection(GRAPH, union)) if union is not None else {found}


def inverses() -> Iterator[tuple[rdflib.term.Node, rdflib.term.Node]]:
    return ((s, o) for s, o in GRAPH.subject_objects(OWL.inverseOf) if not isinstance(s, rdflib.BNode))


def test_p04_each_class_is_connected() -> None:
    """A class that no property and no superclass of ours leads to or from would say nothing."""
    linked: set[rdflib.term.Node] = set()
    for p in PROPERTIES:
        for predicate in (RDFS.domain, RDFS.range):
            if GRAPH.value(p, predicate) is not None:
                linked |= classes_of(p, predicate)
    for term, broader in GRAPH.subject_objects(RDFS.subClassOf):
        linked |= {term} if broader in CLASSES else set()
    assert not set(CLASSES) - linked


@pytest.mark.parametrize("edge", EDGES, ids=lambda term: str(term).rpartition("#")[2])
def test_p05_p13_each_edge_type_has_one_inverse_with_the_ends_swapped(edge: rdflib.URIRef) -> None:
    found = [s for s, o in inverses() if o == edge]
    if edge in SYMMETRIC:  # P26: a symmetric property is its own inverse
        assert not found
        return
    assert len(found) == 1, "declare its inverse in minutes.ttl, under 'The edges the other way'"
    inverse = found[0]
    assert classes_of(inverse, RDFS.domain) == classes_of(edge, RDFS.range)
    assert classes_of(inverse, RDFS.range) == classes_of(edge, RDFS.domain)
    assert inverse != edge  # P25
    assert GRAPH.value(inverse, MG.graphName) is None, "an inverse is never written"


def test_p08_p20_a_definition_says_more_than_the_label() -> None:
    for term in TERMS:
        labels = {str(o) for o in GRAPH.objects(term, RDFS.label)}
        definitions = {str(o).rstrip("。.") for o in GRAPH.objects(term, SKOS.definition)}
        assert not labels & definitions, term


@pytest.mark.parametrize("term", PROPERTIES, ids=lambda term: str(term).rpartition("#")[2])
def test_p11_p19_one_domain_and_one_range(term: rdflib.URIRef) -> None:
    """Several domains would mean all of them at once; alternatives are a union."""
    assert len(list(GRAPH.objects(term, RDFS.domain))) == 1
    assert len(list(GRAPH.objects(term, RDFS.range))) == (0 if term in (MG.subject, MG.object) else 1)


def test_p22_names_follow_one_convention() -> None:
    for term in TERMS:
        name = re.split("[#/]", str(term))[-1]
        assert re.fullmatch(r"[A-Z][A-Za-z]*" if term in CLASSES else r"[a-z][A-Za-z0-9]*", name), term
    declared = ontology.load()
    for label in (*declared.nodes, *declared.nodes["Organization"].kinds):
        assert re.fullmatch(r"[A-Z][A-Za-z]*", label)
    for kind, edge in declared.edges.items():
        assert re.fullmatch(r"[A-Z]+(_[A-Z]+)*", kind)
        assert edge.iri == str(MG) + re.sub("_(.)", lambda found: found[1].upper(), kind.lower())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("terms", [CLASSES, PROPERTIES], ids=["classes", "properties"])
def test_p32_no_two_terms_have_one_label(terms: list[rdflib.URIRef], language: str) -> None:
    labels = Counter(
        str(label).lower()
        for term in terms
        for label in GRAPH.objects(term, RDFS.label)
        if isinstance(label, rdflib.Literal) and label.language == language
    )
    assert not [label for label, count in labels.items() if count > 1]


def test_p24_no_class_is_defined_by_itself() -> None:
    for term in CLASSES:
        for predicate in (RDFS.subClassOf, OWL.equivalentClass, OWL.disjointWith):
            assert term not in set(GRAPH.objects(term, predicate))


def test_p36_no_iri_tells_a_file_format() -> None:
    assert not [term for term in (*TERMS, *own(OWL.Ontology)) if re.search(r"\.(ttl|owl|rdf|xml)\b", str(term))]


@pytest.mark.parametrize("name", FILES)
def test_p40_nothing_is_said_about_terms_of_others_but_what_kind_they_are(name: str) -> None:
    for s, p, _ in parsed(name):
        if isinstance(s, rdflib.URIRef) and not str(s).startswith(OUR_OWN):
            assert p == RDF.type, f"{name}: {s} {p}"


def test_main_classes_are_disjoint() -> None:
    groups = [
        set(Collection(GRAPH, members))
        for disjoint in GRAPH.subjects(RDF.type, OWL.AllDisjointClasses)
        for members in GRAPH.objects(disjoint, OWL.members)
    ]
    declared = ontology.load()
    for wanted in (
        {node.iri for node in declared.nodes.values()} | {str(MG.Statement)},
        set(declared.nodes["Organization"].kinds.values()),
        {edge.statement for edge in declared.edges.values() if edge.exported},
    ):
        assert any(wanted <= {str(member) for member in group} for group in groups), (
            f"an owl:AllDisjointClasses has to list all of {sorted(wanted)}"
        )


def test_a_later_version_names_the_one_before() -> None:
    for file in own(OWL.Ontology):
        notes = {str(o).split(":")[0].split("：")[0] for o in GRAPH.objects(file, SKOS.changeNote)}
        versions = sorted(notes, key=lambda v: [int(part) for part in v.split(".")])
        assert versions[-1] == str(GRAPH.value(file, OWL.versionInfo))
        prior = GRAPH.value(file, OWL.priorVersion)
        assert prior == (rdflib.URIRef(f"{file}/{versions[-2]}") if len(versions) > 1 else None)
