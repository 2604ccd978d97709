"""How the graph is told in Akoma Ntoso, as `ontology/akoma-ntoso.ttl` declares it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import pyoxigraph
from pyoxigraph import RdfFormat

from graph_loader.export.iri import MG
from graph_loader.resources import data_folder

_AN = "https://w3id.org/minutes-graph/akoma-ntoso#"


@dataclass(slots=True)
class Term:
    """One class or property. top: the element of <references>. inline: the element around words. marks: names of properties."""

    top: str | None = None
    inline: str | None = None
    marks: list[str] = field(default_factory=list)


@cache
def profile() -> dict[str, Term]:
    """The declared terms by their name in the ontology (Official, verdict)."""
    terms: dict[str, Term] = {}
    content = (data_folder("ontology") / "akoma-ntoso.ttl").read_bytes()
    for quad in pyoxigraph.parse(content, format=RdfFormat.TURTLE):
        subject, predicate = str(getattr(quad.subject, "value", "")), quad.predicate.value
        if not subject.startswith(MG) or not predicate.startswith(_AN):
            continue
        term, value = terms.setdefault(subject.removeprefix(MG), Term()), str(getattr(quad.object, "value", ""))
        kind = predicate.removeprefix(_AN)
        if kind == "topLevelClass":
            term.top = value
        elif kind == "inline":
            term.inline = value
        else:
            term.marks.append(value.removeprefix(MG))
    return terms
