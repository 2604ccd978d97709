"""JSON-LD as it streams: one line for each subject, grouped by named graph, with the context of the ontology at the top."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any, BinaryIO

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from graph_loader.export import iri
from graph_loader.export.context import CONTEXT_IRI, context, terms
from graph_loader.export.prefixes import data_prefixes
from graph_loader.graph.ontology import Ontology

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_NUMBERS = frozenset({iri.XSD + "integer", iri.XSD + "nonNegativeInteger"})

#: JSON numbers beyond are read as floating point by many programs: such integers are written as text.
_EXACT = 2**53

#: So many shortened IRIs are remembered: those of one subject follow each other.
_REMEMBERED = 1024

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write_jsonld(
    quads: Iterable[Triple | Quad], out: BinaryIO, declared: Ontology, base: str = iri.DATA, *, by_iri: bool = False
) -> None:
    """Write triples or quads whose graphs follow each other. by_iri: name the published context instead of including it.

    A streaming document (https://www.w3.org/TR/json-ld11-streaming/): the context comes first, `@id` and `@type` before the values.
    """
    head: Any = context(declared, base)
    if by_iri:
        head = CONTEXT_IRI if base == iri.DATA else [CONTEXT_IRI, data_prefixes(declared, base)]
    out.write(f'{{"@context":{_encode(head)},\n"@graph":['.encode())
    compact = _Compaction(declared, base)
    first = True
    for graph, members in groupby(quads, key=_graph_of):
        separator = "\n" if first else ",\n"
        first = False
        if graph is None:
            first = _write_nodes(out, compact.nodes(members), separator)
            continue
        out.write(f'{separator}{{"@id":{_encode(compact.iri(graph))},"@graph":['.encode())
        _write_nodes(out, compact.nodes(members), "\n")
        out.write(b"]}")
    out.write(b"]}\n")


def _write_nodes(out: BinaryIO, nodes: Iterable[dict[str, Any]], separator: str) -> bool:
    """Write the objects; whether there were none."""
    none = True
    for node in nodes:
        out.write((separator + _encode(node)).encode())
        separator, none = ",\n", False
    return none


def _graph_of(quad: Triple | Quad) -> str | None:
    if isinstance(quad, Triple) or isinstance(quad.graph_name, DefaultGraph):
        return None
    return str(quad.graph_name.value)


class _Compaction:
    """Shortens IRIs and values by the context."""

    def __init__(self, declared: Ontology, base: str) -> None:
        found = context(declared, base)
        self._prefixes = {
            namespace: prefix
            for prefix, namespace in found.items()
            if isinstance(namespace, str) and not prefix.startswith("@")
        }
        self._terms: dict[str, tuple[str, str]] = {}
        for name, term in terms(declared).items():
            full = iri.MG + term["@id"][3:] if term["@id"].startswith("mg:") else term["@id"]
            self._terms[full] = (name, term.get("@type", ""))
        self.iri: Callable[[str], str] = lru_cache(_REMEMBERED)(self._shorten)

    def nodes(self, quads: Iterable[Triple | Quad]) -> Iterator[dict[str, Any]]:
        """One object for the quads of one subject that follow each other."""
        subject: Any = None
        node: dict[str, Any] = {}
        for quad in quads:
            if quad.subject != subject:
                if node:
                    yield node
                subject = quad.subject
                node = {"@id": self.iri(subject.value)}
            self._add(node, quad.predicate.value, quad.object)
        if node:
            yield node

    def _add(self, node: dict[str, Any], predicate: str, term: Any) -> None:
        if predicate == _TYPE:
            key, value = "@type", self.iri(term.value)
        else:
            key, kind = self._terms.get(predicate) or (self.iri(predicate), "")
            value = self._value(term, kind)
        known = node.get(key)
        if known is None:
            node[key] = value
        elif isinstance(known, list):
            known.append(value)
        else:
            node[key] = [known, value]

    def _value(self, term: Any, kind: str) -> Any:
        if isinstance(term, NamedNode):
            shortened = self.iri(term.value)
            return shortened if kind == "@id" else {"@id": shortened}
        datatype = term.datatype.value
        if datatype == iri.XSD + "string" and not kind:
            return term.value
        if datatype == kind:
            if kind in _NUMBERS and abs(int(term.value)) < _EXACT:
                return int(term.value)
            return term.value == "true" if kind == iri.XSD + "boolean" else term.value
        return {"@value": term.value, "@type": datatype}

    def _shorten(self, full: str) -> str:
        """The IRI with a prefix where there is one. What follows may not begin with `//`, which would make it absolute."""
        end = len(full)
        while (end := max(full.rfind("/", 0, end), full.rfind("#", 0, end))) > 0:
            prefix = self._prefixes.get(full[: end + 1])
            if prefix is not None:
                rest = full[end + 1 :]
                return full if rest.startswith("//") or not rest else f"{prefix}:{rest}"
        return full
