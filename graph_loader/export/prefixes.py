"""Short names for Turtle, TriG and JSON-LD: vocabularies, code schemes, and the nodes and edges of each class."""

from __future__ import annotations

from graph_loader.export import iri
from graph_loader.graph.ontology import Ontology

#: Classes of the Web Annotation vocabulary whose instances have an IRI of their own.
_EVIDENCE_CLASSES = ("Annotation", "TextPositionSelector", "TextQuoteSelector")


def vocabulary_prefixes(declared: Ontology) -> dict[str, str]:
    """Prefixes of terms and codes: the same for all data."""
    properties = [p for node in declared.nodes.values() for p in node.properties.values()]
    properties += [p for edge in declared.edges.values() for p in edge.properties.values()]
    schemes = {concept.rpartition("/")[0] + "/" for p in properties for concept in p.codes.values()}
    return {
        "mg": iri.MG,
        "oa": iri.OA,
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": iri.XSD,
        **{scheme.removeprefix(iri.CODES).rstrip("/"): scheme for scheme in sorted(schemes)},
    }


def data_prefixes(declared: Ontology, base: str = iri.DATA) -> dict[str, str]:
    """A prefix for the nodes and edges of each class, under the namespace of the data."""
    classes = [node.label for node in declared.nodes.values() if node.exported]
    classes += [iri.local_name(edge.statement) for edge in declared.edges.values() if edge.exported]
    return {name[0].lower() + name[1:]: f"{base}{name}/" for name in sorted([*classes, *_EVIDENCE_CLASSES])}
