"""What the Turtle files say beyond what the loader reads of them: superclasses, inverses, schemes, words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import pyoxigraph

from graph_loader.graph.ontology import Ontology
from graph_loader.resources import data_folder

MG = "https://w3id.org/minutes-graph/ontology#"
CODES = "https://w3id.org/minutes-graph/codes/"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OWL = "http://www.w3.org/2002/07/owl#"


@dataclass(slots=True)
class Declaration:
    """Texts and links of the ontology by IRI."""

    broader: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    inverses: dict[str, str] = field(default_factory=dict)
    matches: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    texts: dict[tuple[str, str], dict[str, list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def text(self, term: str, predicate: str, language: str) -> str:
        return self.texts[term, predicate][language][0]

    def narrower_than(self, term: str) -> str:
        """`, narrower than …`, or nothing."""
        found = ", ".join(sorted(self.broader.get(term, ())))
        return f", narrower than {found}" if found else ""


def read() -> Declaration:
    """Reads all files but the shapes."""
    found = Declaration()
    for name in ("minutes", "codes", "words", "alignment"):
        parser = pyoxigraph.parse(path=data_folder("ontology") / f"{name}.ttl")
        quads = list(parser)
        prefixes = parser.prefixes
        anonymous = {q.subject: q.object for q in quads if q.predicate.value == OWL + "inverseOf"}
        for quad in quads:
            subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object
            if isinstance(value, pyoxigraph.Literal):
                found.texts[subject, predicate][value.language or ""].append(value.value)
            elif predicate in {RDFS + "subClassOf", RDFS + "subPropertyOf"}:
                term = anonymous.get(value, value).value
                if not term.startswith(MG):
                    inverse = "inverse of " if value in anonymous else ""
                    found.broader[subject].append(inverse + _prefixed(term, prefixes))
            elif predicate == OWL + "inverseOf" and subject.startswith(MG):
                found.inverses[value.value] = subject
            elif predicate.endswith("Match"):
                found.matches[subject].append(_prefixed(value.value, prefixes))
    return found


def schemes(declared: Ontology) -> dict[str, dict[str, str]]:
    """Scheme -> code -> IRI of its concept, of the schemes that properties use."""
    found: dict[str, dict[str, str]] = {}
    for owner in (*declared.nodes.values(), *declared.edges.values()):
        for p in owner.properties.values():
            if p.codes:
                found[next(iter(p.codes.values())).rpartition("/")[0]] = dict(p.codes)
    return dict(sorted(found.items()))


def _prefixed(term: str, prefixes: dict[str, str]) -> str:
    return next(f"`{p}:{term.removeprefix(iri)}`" for p, iri in prefixes.items() if iri and term.startswith(iri))
