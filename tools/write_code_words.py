"""Writes ontology/words.ttl: the words of the lexicon by which minutes express a code, as skos:altLabel. A test fails while it is stale.

.venv/bin/python tools/write_code_words.py
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph

from graph_loader.lexicon import table
from graph_loader.resources import data_folder

FILE = Path(__file__).resolve().parent.parent / "ontology" / "words.ttl"
CODES = "https://w3id.org/minutes-graph/codes/"
SKOS = "http://www.w3.org/2004/02/skos/core#"

#: Lexicon with words in its first column and codes in its second -> the scheme of the codes.
LEXICONS = {
    "item_verbs": "item-kind",
    "official_document_kinds": "document-kind",
    "urgency": "urgency",
    "verdicts": "verdict",
}

HEAD = """\
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
{prefixes}
# Made from graph_loader/lexicon/*.tsv by tools/write_code_words.py: change those, not this.

<https://w3id.org/minutes-graph/words> a owl:Ontology ;
    owl:versionIRI <https://w3id.org/minutes-graph/words/0.1.0> ;
    owl:versionInfo "0.1.0" ;
    rdfs:label "常务会议纪要图谱代码用词"@zh, "Words of the Minutes Graph Codes"@en ;
    skos:definition "纪要中表达各代码的词语，即程序的词表。"@zh,
        "The words by which minutes express a code: the word lists of the program."@en ;
    dcterms:creator "minutes-graph-loader contributors" ;
    dcterms:license <https://www.apache.org/licenses/LICENSE-2.0> ;
    dcterms:created "2026-11-27" ;
    skos:changeNote "0.1.0: first version."@en, "0.1.0：首个版本。"@zh .

dcterms:created a owl:AnnotationProperty .
dcterms:creator a owl:AnnotationProperty .
dcterms:license a owl:AnnotationProperty .
skos:altLabel a owl:AnnotationProperty .
skos:changeNote a owl:AnnotationProperty .
skos:definition a owl:AnnotationProperty .
"""


def write_words() -> str:
    """The file."""
    preferred = {
        (quad.subject.value, quad.object.value)
        for quad in pyoxigraph.parse(path=data_folder("ontology") / "codes.ttl")
        if quad.predicate.value == SKOS + "prefLabel"
    }
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for lexicon, scheme in LEXICONS.items():
        for row in table(lexicon):
            if (f"{CODES}{scheme}/{row[1]}", row[0]) not in preferred:
                words[scheme, row[1]].append(row[0])
    prefixes = "".join(f"@prefix {scheme}: <{CODES}{scheme}/> .\n" for scheme in sorted(LEXICONS.values()))
    parts = [HEAD.format(prefixes=prefixes)]
    for (scheme, code), found in sorted(words.items()):
        lines = ",\n        ".join(f'"{word}"@zh' for word in sorted(set(found)))
        parts.append(f"{scheme}:{code}\n    skos:altLabel\n        {lines} .\n")
    return "\n".join(parts)


if __name__ == "__main__":
    FILE.write_text(write_words(), encoding="utf-8")
