"""JSON-LD as it streams: one line for each subject, grouped by named graph, with the context of the ontology at the top."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, BinaryIO

from graph_loader.export import iri
from graph_loader.export.context import CONTEXT_IRI, context, rebased, terms
from graph_loader.export.statements import TYPE, Predicate, Statements, damaged
from graph_loader.graph.ontology import Ontology

#: JSON numbers beyond are read as floating point by many programs: such integers are written as text.
_EXACT = 2**53

#: So many shortened IRIs are remembered: those of one subject follow each other.
_REMEMBERED = 1024

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_subject_of, _graph_of = itemgetter(0), itemgetter(2)

#: What makes the JSON of a value.
_Write = Callable[[Any], str]


def write_jsonld(
    statements: Iterable[Statements], out: BinaryIO, declared: Ontology, base: str = iri.DATA, *, by_iri: bool = False
) -> None:
    """Write statements whose graphs follow each other. by_iri: name the published context instead of including it.

    A streaming document (https://www.w3.org/TR/json-ld11-streaming/): the context comes first, `@id` and `@type` before the values.
    Raises OntologyError on what cannot be written.
    """
    head: Any = context(declared, base)
    if by_iri:
        head = CONTEXT_IRI if base == iri.DATA else [CONTEXT_IRI, rebased(declared, base)]
    out.write(f'{{"@context":{_encode(head)},\n"@graph":['.encode())
    compact = _Compaction(declared, base)
    first = True
    for graph, members in groupby(statements, key=_graph_of):
        separator = b"\n" if first else b",\n"
        first = False
        if graph is None:
            _write_nodes(out, compact.nodes(members), separator)
            continue
        out.write(separator + f'{{"@id":{compact.iri(graph)},"@graph":['.encode())
        _write_nodes(out, compact.nodes(members), b"\n")
        out.write(b"]}")
    out.write(b"]}\n")


def _write_nodes(out: BinaryIO, nodes: Iterable[bytes], separator: bytes) -> None:
    for node in nodes:
        out.write(separator + node)
        separator = b",\n"


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
        self._writers: dict[Predicate, tuple[str, _Write]] = {}
        self.iri: _Write = lru_cache(_REMEMBERED)(lambda full: _encode(self._shorten(full)))

    def nodes(self, statements: Iterable[Statements]) -> Iterator[bytes]:
        """The JSON of one object for the statements about one subject that follow each other."""
        for subject, members in groupby(statements, key=_subject_of):
            (_, said, _), *more = members
            if more:
                said = [*said, *(pair for one in more for pair in one.said)]
            try:
                yield self._object(subject, said).encode()
            except (UnicodeEncodeError, ValueError) as error:
                raise damaged(subject, error) from error

    def _object(self, subject: str, said: Iterable[tuple[Predicate, Any]]) -> str:
        values: dict[str, str] = {}
        several: set[str] = set()
        for predicate, value in said:
            key, write = self._writers.get(predicate) or self._writer(predicate)
            text = write(value)
            if key not in values:
                values[key] = text
            else:
                values[key] += "," + text
                several.add(key)
        for key in several:
            values[key] = f"[{values[key]}]"
        members = "".join([f",{key}:{text}" for key, text in values.items()])
        return f'{{"@id":{self.iri(subject)}{members}}}'

    def _writer(self, predicate: Predicate) -> tuple[str, _Write]:
        """The key of a predicate, and what writes its values."""
        if predicate is TYPE:
            made = '"@type"', self.iri
        else:
            key, kind = self._terms.get(predicate.iri, (None, ""))
            made = (self.iri(predicate.iri) if key is None else _encode(key)), self._value(predicate, kind)
        self._writers[predicate] = made
        return made

    def _value(self, predicate: Predicate, kind: str) -> _Write:
        """What writes the values of a predicate whose term gives them the type `kind`; "" for none."""
        datatype = predicate.datatype
        if datatype in {"iri", "code"}:
            short = self.iri if kind == "@id" else lambda full: f'{{"@id":{self.iri(full)}}}'
            if datatype == "iri":
                return short
            return {code: short(concept) for code, concept in predicate.codes.items()}.__getitem__
        if datatype == "string" and not kind:
            return _encode
        full = iri.XSD + datatype
        if full == kind and datatype in {"integer", "nonNegativeInteger"}:
            return lambda value: str(value) if abs(value) < _EXACT else f'"{value}"'
        if full == kind and datatype == "boolean":
            return _encode
        lexical = _LEXICAL.get(datatype, str)
        if full == kind:
            return lambda value: _encode(lexical(value))
        return lambda value: f'{{"@value":{_encode(lexical(value))},"@type":{_encode(full)}}}'

    def _shorten(self, full: str) -> str:
        """The IRI with a prefix where there is one. What follows may not begin with `//`, which would make it absolute."""
        end = len(full)
        while (end := max(full.rfind("/", 0, end), full.rfind("#", 0, end))) > 0:
            prefix = self._prefixes.get(full[: end + 1])
            if prefix is not None:
                rest = full[end + 1 :]
                return full if rest.startswith("//") or not rest else f"{prefix}:{rest}"
        return full


#: How values of some datatypes are written as literals of XML Schema.
_LEXICAL: dict[str, Callable[[Any], str]] = {
    "boolean": lambda value: "true" if value else "false",
    "date": lambda value: str(value.isoformat()),
    "dateTime": lambda value: str(value.isoformat()),
}
