"""The JSON-LD context: short names of classes and properties with the types of their values, derived from the ontology."""

from __future__ import annotations

import json
from typing import Any

from graph_loader.export import iri
from graph_loader.export.description import DCAT, DCTERMS, PROV
from graph_loader.export.prefixes import data_prefixes, vocabulary_prefixes
from graph_loader.graph.ontology import Ontology, Property

#: Where the context is published: the file ontology/context.jsonld.
CONTEXT_IRI = "https://w3id.org/minutes-graph/context.jsonld"

#: Terms of Web Annotation that evidence is written with, and the types of their values.
_EVIDENCE_TERMS = {
    "hasBody": "@id",
    "hasTarget": "@id",
    "hasSource": "@id",
    "hasSelector": "@id",
    "start": iri.XSD + "nonNegativeInteger",
    "end": iri.XSD + "nonNegativeInteger",
    "exact": "",
    "prefix": "",
    "suffix": "",
}


def terms(declared: Ontology) -> dict[str, dict[str, str]]:
    """Each property as a term of the context: its IRI and the type of its values. `oa:` terms keep their prefix."""
    found: dict[str, dict[str, str]] = {}
    for edge in declared.edges.values():
        if edge.exported:
            found[iri.local_name(edge.iri)] = {"@id": "mg:" + iri.local_name(edge.iri), "@type": "@id"}
    properties = [p for node in declared.nodes.values() if node.exported for p in node.properties.values()]
    properties += [p for edge in declared.edges.values() if edge.exported for p in edge.properties.values()]
    for p in properties:
        if p.exported:
            found[iri.local_name(p.iri)] = _term("mg:" + iri.local_name(p.iri), _type_of(p))
    for name in ("subject", "object"):
        found[name] = {"@id": "mg:" + name, "@type": "@id"}
    found |= {f"oa:{name}": _term(iri.OA + name, kind) for name, kind in _EVIDENCE_TERMS.items()}
    return dict(sorted(found.items()))


def context(declared: Ontology, base: str = iri.DATA) -> dict[str, Any]:
    """The context as JSON values. JSON-LD 1.1: https://www.w3.org/TR/json-ld11/#context-definitions."""
    return {
        "@version": 1.1,
        **vocabulary_prefixes(declared),
        "dcat": DCAT,
        "dcterms": DCTERMS,
        "prov": PROV,
        **data_prefixes(declared, base),
        **terms(declared),
    }


def rebased(declared: Ontology, base: str) -> dict[str, str]:
    """What another namespace of the data changes in the context, to stand behind it. A prefix that is called like a term (sequence,
    organization) gives way to the term in the context, and would take its place from behind."""
    hidden = terms(declared)
    return {name: space for name, space in data_prefixes(declared, base).items() if name not in hidden}


def write_context(declared: Ontology) -> str:
    """The text of ontology/context.jsonld."""
    return json.dumps({"@context": context(declared)}, ensure_ascii=False, indent=1) + "\n"


def _term(identifier: str, kind: str) -> dict[str, str]:
    return {"@id": identifier, "@type": kind} if kind else {"@id": identifier}


def _type_of(declared: Property) -> str:
    """The type of the values as JSON-LD names it; none for text, which some readers take as something else than xsd:string."""
    if declared.datatype == "string":
        return ""
    if declared.datatype in {"code", "evidence"}:
        return "@id"
    return iri.XSD + declared.datatype
