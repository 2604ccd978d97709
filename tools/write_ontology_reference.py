"""Writes docs/ontology.md from ontology/*.ttl. Run it when the ontology has changed; a test fails while the page is stale.

.venv/bin/python tools/write_ontology_reference.py
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph

from graph_loader.graph.ontology import EdgeType, NodeType, Ontology, Property, load
from graph_loader.resources import data_folder

PAGE = Path(__file__).resolve().parent.parent / "docs" / "ontology.md"

MG = "https://w3id.org/minutes-graph/ontology#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"

INTRODUCTION = """\
# The ontology

This page is made from `ontology/minutes.ttl` and `ontology/codes.ttl` by `tools/write_ontology_reference.py`: change those, not this.
Version {version}.

`ontology/minutes.ttl` is the single declaration of the graph. The loader refuses what is not in it, the database gets its constraints
from it, and the RDF export its terms. The files open in any RDF or OWL tool and are within OWL 2 DL.

The namespaces `https://w3id.org/minutes-graph/ontology#` (prefix `mg:`), `…/codes/` and `…/data/` are names that stay as they are. They
are not registered with w3id.org yet, so they are no addresses that answer.

## How a node or an edge becomes RDF

* A node is `…/data/<label>/<id>`, typed with its labels. Ids are percent-encoded as little as possible: ASCII letters and digits,
  `- . _ ~ / @ :` and visible characters beyond ASCII are kept (望溪县人民政府/李明@水务局); blanks, `%`, `#`, `?`, quotes and invisible
  characters are encoded. Decoding gives the id back.
* An edge is a plain triple, and also a node `…/data/<class>/<hash>` with `mg:subject`, `mg:object` and the properties of the edge. The
  hash is that of type, ends and key, so it is the same in every export. Nothing of an edge is lost, and it can be read back.
* The evidence of an edge is an `oa:Annotation` on the edge's node. Its targets are places in the text of the minutes,
  `…/data/Minutes/<id>#char=12,34`, with an `oa:TextPositionSelector` and, when the text is in the export, an `oa:TextQuoteSelector`.
  Offsets count code points of `mg:text`; they start at 0, and the end is not included.
* A list has one triple for each member; a list has no repetitions, and its order follows from its members.
* A code is the IRI of its concept; `skos:notation` of the concept is the code in the graph.

```sparql
PREFIX mg: <https://w3id.org/minutes-graph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX assignment-role: <https://w3id.org/minutes-graph/codes/assignment-role/>
SELECT ?who ?action ?quote WHERE {{
  ?a a mg:Assignment ; mg:assignmentRole assignment-role:lead ; mg:object/mg:name ?who ; mg:subject/mg:action ?action ;
     mg:evidence/oa:hasTarget/oa:hasSelector/oa:exact ?quote .
}}
```
"""


def write_reference(declared: Ontology) -> str:
    """The page."""
    broader = _broader()
    parts = [INTRODUCTION.format(version=declared.version), "\n## Nodes\n"]
    parts += ["".join(_node(node, broader)) for node in declared.nodes.values()]
    parts += [
        "\n## Edges\n",
        "\nEvery edge has these properties, but `LOADED`:\n",
        _table(_of_every_edge(declared).values()),
    ]
    parts += ["".join(_edge(edge, declared, broader)) for edge in declared.edges.values()]
    parts += ["\n## Codes\n", *_codes(declared)]
    return "".join(parts)


def _node(node: NodeType, broader: Mapping[str, list[str]]) -> Iterator[str]:
    yield f"\n### {node.label} · {node.labels['zh']}\n\n{node.definitions['en']}<br>{node.definitions['zh']}\n\n"
    yield f"Key `{node.key}`, caption `{node.caption}`{_narrower_than(node.iri, broader)}.{_kept(node.exported)}\n"
    if node.kinds:
        yield "\nSecond label, one or none: " + ", ".join(
            f"`{kind}`{_narrower_than(iri, broader, own=False)}" for kind, iri in node.kinds.items()
        )
        yield ".\n"
    yield _table(p for p in node.properties.values())


def _edge(edge: EdgeType, declared: Ontology, broader: Mapping[str, list[str]]) -> Iterator[str]:
    starts, ends = ("|".join(sorted(labels)) for labels in (edge.starts, edge.ends))
    yield f"\n### {edge.type} · {edge.labels['zh']}\n\n`(:{starts})-[:{edge.type}]->(:{ends})`\n\n"
    yield f"{edge.definitions['en']}<br>{edge.definitions['zh']}\n\n"
    key = ", ".join(f"`{name}`" for name in edge.key)
    yield f"Key: its ends{' and ' + key if key else ''}."
    if edge.bases:
        yield f" Basis: {' or '.join(sorted(edge.bases))}."
    yield f" RDF: `mg:{edge.iri.removeprefix(MG)}`{_narrower_than(edge.iri, broader)};"
    yield f" as a node `mg:{edge.statement.removeprefix(MG)}`{_narrower_than(edge.statement, broader)}.{_kept(edge.exported)}\n"
    if edge.states_end:
        yield "\nIt also has the properties of the node it leads to, as this document states them.\n"
    own = [p for name, p in edge.properties.items() if name not in _of_every_edge(declared)]
    if own:
        yield _table(own)


def _of_every_edge(declared: Ontology) -> Mapping[str, Property]:
    return {name: declared.edges["HAS_ITEM"].properties[name] for name in ("evidence", "rules", "basis", "statements")}


def _table(properties: Iterable[Property]) -> str:
    rows = "".join(
        f"| `{p.name}` | {p.labels['zh']} | {_datatype(p)} | `mg:{p.iri.removeprefix(MG)}` | {p.definitions['en']} |\n"
        for p in properties
    )
    return f"\n| property | 中文 | value | RDF | meaning |\n|---|---|---|---|---|\n{rows}"


def _datatype(p: Property) -> str:
    datatype = (
        f"code: {', '.join(p.codes)}" if p.codes else "place in the text" if p.datatype == "evidence" else p.datatype
    )
    return f"{'list of ' if p.multiple else ''}{datatype}{'' if p.exported else ' (database only)'}"


def _codes(declared: Ontology) -> Iterator[str]:
    facts = _facts()
    schemes: dict[str, Mapping[str, str]] = {}
    for owner in [n.properties for n in declared.nodes.values()] + [e.properties for e in declared.edges.values()]:
        for p in owner.values():
            if p.codes:
                schemes[next(iter(p.codes.values())).rpartition("/")[0]] = p.codes
    for scheme, codes in sorted(schemes.items()):
        label, definition = (facts[scheme, SKOS + name] for name in ("prefLabel", "definition"))
        yield f"\n### {label['en']} · {label['zh']}\n\n{definition['en']}<br>{definition['zh']}\n\n"
        yield "| code | 中文 | meaning |\n|---|---|---|\n"
        for code, concept in codes.items():
            yield f"| `{code}` | {facts[concept, SKOS + 'prefLabel']['zh']} | {facts[concept, SKOS + 'definition']['en']} |\n"


def _facts() -> dict[tuple[str, str], dict[str, str]]:
    """(subject, predicate) -> text by language, of codes.ttl."""
    facts: dict[tuple[str, str], dict[str, str]] = {}
    for quad in pyoxigraph.parse(path=data_folder("ontology") / "codes.ttl"):
        if isinstance(quad.object, pyoxigraph.Literal):
            facts.setdefault((quad.subject.value, quad.predicate.value), {})[str(quad.object.language)] = (
                quad.object.value
            )
    return facts


def _broader() -> dict[str, list[str]]:
    """A term -> the prefixed names of the terms of other vocabularies that it is narrower than."""
    parser = pyoxigraph.parse(path=data_folder("ontology") / "minutes.ttl")
    quads = list(parser)
    inverse = {q.subject: q.object for q in quads if q.predicate.value.endswith("#inverseOf")}
    broader: dict[str, list[str]] = {}
    for quad in quads:
        if quad.predicate.value in {RDFS + "subClassOf", RDFS + "subPropertyOf"}:
            term = inverse.get(quad.object, quad.object).value
            if not term.startswith(MG):
                name = _prefixed(term, parser.prefixes)
                broader.setdefault(quad.subject.value, []).append(
                    f"inverse of {name}" if quad.object in inverse else name
                )
    return broader


def _prefixed(term: str, prefixes: Mapping[str, str]) -> str:
    return next(f"`{p}:{term.removeprefix(iri)}`" for p, iri in prefixes.items() if term.startswith(iri))


def _narrower_than(term: str, broader: Mapping[str, list[str]], *, own: bool = True) -> str:
    found = ", ".join(sorted(broader.get(term, [])))
    return f"{', narrower than ' if own else ' ⊂ '}{found}" if found else ""


def _kept(exported: bool) -> str:
    return "" if exported else " Kept in the database only."


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(write_reference(load()), encoding="utf-8")
