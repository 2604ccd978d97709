"""The words of the pages in Chinese and English: texts.tsv for the page itself, the ontology for the graph and its codes."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Any

import pyoxigraph

from graph_loader.graph import ontology
from graph_loader.resources import data_folder

LANGUAGES = ("zh", "en")

_LABELS = frozenset(
    {"http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel"}
)  # fmt: skip


@cache
def texts(language: str) -> dict[str, str]:
    """The page's own words: key -> text. Raises ValueError for a language it has no words in."""
    if language not in LANGUAGES:
        raise ValueError(f"no words in the language {language!r}; there are {', '.join(LANGUAGES)}")
    column = LANGUAGES.index(language) + 1
    lines = resource("texts.tsv").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[column] for row in rows}


@cache
def graph_words(language: str) -> dict[str, str]:
    """The words for labels and edge types (`Task`), properties (`Task.deadline`) and codes (`verdict/approved`) of the graph."""
    declared, words, found = ontology.load(), _words_by_iri(), {}
    for node in declared.nodes.values():
        found[node.label] = node.labels[language]
        found |= {kind: words[iri][language] for kind, iri in node.kinds.items()}
        found |= {f"{node.label}.{name}": p.labels[language] for name, p in node.properties.items()}
        found |= _codes(node.properties, language)
    for edge in declared.edges.values():
        found[edge.type] = edge.labels[language]
        found |= {f"{edge.type}.{name}": p.labels[language] for name, p in edge.properties.items()}
        found |= _codes(edge.properties, language)
    return found


@cache
def coded_properties() -> dict[str, str]:
    """Fields of records and properties of the graph that hold codes -> the folder of their codes' IRIs."""
    declared = ontology.load()
    owners: list[tuple[str, Any]] = [*declared.nodes.items(), *declared.edges.items()]
    return {
        field: _scheme(next(iter(p.codes.values())))
        for owner, kind in owners
        for name, p in kind.properties.items()
        if p.codes
        for field in (f"{owner}.{name}", *p.record_fields)
    }


def resource(name: str) -> str:
    """A file of this package."""
    return (files(__package__) / name).read_text(encoding="utf-8")


def _codes(properties: Any, language: str) -> dict[str, str]:
    words = _words_by_iri()
    codes = [(code, iri) for p in properties.values() for code, iri in p.codes.items()]
    return {f"{_scheme(iri)}/{code}": words[iri][language] for code, iri in codes}


def _scheme(iri: str) -> str:
    return iri.split("/")[-2]


@cache
def _words_by_iri() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name in ("minutes.ttl", "codes.ttl"):
        for quad in pyoxigraph.parse((data_folder("ontology") / name).read_bytes(), format=pyoxigraph.RdfFormat.TURTLE):
            word = quad.object
            if quad.predicate.value in _LABELS and isinstance(word, pyoxigraph.Literal) and word.language:
                found[quad.subject.value].setdefault(word.language, word.value)
    return found
