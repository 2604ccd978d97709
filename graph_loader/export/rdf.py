"""The graph as RDF in a file or in rdflib: same graph, same bytes, at constant memory."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat

from graph_loader.elements import Edge, Node
from graph_loader.export import iri
from graph_loader.export.triples import triples
from graph_loader.graph import ontology
from graph_loader.graph.ontology import Ontology

if TYPE_CHECKING:
    from rdflib import Graph

#: The formats by name.
FORMATS = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES}


def write(elements: Iterable[Node | Edge], out: BinaryIO, format: str = "turtle") -> None:  # noqa: A002  # the field's word
    """Write nodes, then edges, as `turtle` or `ntriples`; their order is kept. Raises OntologyError on what is not declared."""
    pyoxigraph.serialize(triples(elements), out, FORMATS[format], prefixes=_prefixes(ontology.load()))


def to_rdflib(elements: Iterable[Node | Edge]) -> Graph:
    """The graph for rdflib, in memory. Raises OntologyError on what is not declared."""
    import rdflib

    graph = rdflib.Graph()
    for prefix, namespace in _prefixes(ontology.load()).items():
        graph.bind(prefix, namespace)
    graph.addN((*(_rdflib_term(term) for term in triple), graph) for triple in triples(elements))
    return graph


def _prefixes(declared: Ontology) -> dict[str, str]:
    """Short names for Turtle: vocabularies, code schemes, and the nodes and edges of each class."""
    classes = [node.label for node in declared.nodes.values() if node.exported]
    classes += [iri.local_name(edge.statement) for edge in declared.edges.values() if edge.exported]
    classes += ["Annotation", "TextPositionSelector", "TextQuoteSelector"]
    properties = [p for node in declared.nodes.values() for p in node.properties.values()]
    properties += [p for edge in declared.edges.values() for p in edge.properties.values()]
    schemes = {concept.rpartition("/")[0] + "/" for p in properties for concept in p.codes.values()}
    return {
        "mg": iri.MG,
        "oa": iri.OA,
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": iri.XSD,
        **{scheme.removeprefix(iri.CODES).rstrip("/"): scheme for scheme in sorted(schemes)},
        **{_lower_camel(name): f"{iri.DATA}{name}/" for name in sorted(classes)},
    }


def _lower_camel(name: str) -> str:
    return name[0].lower() + name[1:]


def _rdflib_term(term: Any) -> Any:
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    string = term.datatype.value == iri.XSD + "string"
    return rdflib.Literal(term.value, datatype=None if string else rdflib.URIRef(term.datatype.value))
