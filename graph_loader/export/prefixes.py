"""Short names for Turtle, TriG and JSON-LD: vocabularies, code schemes, and the nodes and edges of each class."""

from __future__ import annotations

from graph_loader.export import iri
from graph_loader.graph.ontology import Ontology

#: The usual short names of the vocabularies that queries, shapes and reports name.
NAMESPACES = {
    "mg": iri.MG,
    "code": iri.CODES,
    "oa": iri.OA,
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": iri.XSD,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
}

#: Classes of the Web Annotation vocabulary whose instances have an IRI of their own.
_EVIDENCE_CLASSES = ("Annotation", "TextPositionSelector", "TextQuoteSelector")


def vocabulary_prefixes(declared: Ontology) -> dict[str, str]:
    """Prefixes of terms and codes: the same for all data."""
    properties = [p for node in declared.nodes.values() for p in node.properties.values()]
    properties += [p for edge in declared.edges.values() for p in edge.properties.values()]
    schemes = {concept.rpartition("/")[0] + "/" for p in properties for concept in p.codes.values()}
    return {
        **{name: NAMESPACES[name] for name in ("mg", "oa", "rdfs", "xsd")},
        **{scheme.removeprefix(iri.CODES).rstrip("/"): scheme for scheme in sorted(schemes)},
    }


def data_prefixes(declared: Ontology, base: str = iri.DATA) -> dict[str, str]:
    """A prefix for the nodes and edges of each class, under the namespace of the data."""
    classes = [node.label for node in declared.nodes.values() if node.exported]
    classes += [iri.local_name(edge.statement) for edge in declared.edges.values() if edge.exported]
    return {name[0].lower() + name[1:]: f"{base}{name}/" for name in sorted([*classes, *_EVIDENCE_CLASSES])}
