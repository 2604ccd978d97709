"""Every IRI of another vocabulary that the ontology or the export uses exists in that vocabulary."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import namespace as ns

from graph_loader.export import rdf
from graph_loader.resources import data_folder
from tests.export.fictional import every_kind_of_element

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "vocab"
OURS = "https://w3id.org/minutes-graph/"

#: Vocabularies with a closed list of terms in rdflib.
CLOSED = (
    ns.DCAT,
    ns.DCTERMS,
    ns.FOAF,
    ns.ORG,
    ns.OWL,
    ns.PROV,
    ns.RDF,
    ns.RDFS,
    ns.SDO,
    ns.SH,
    ns.SKOS,
    ns.VANN,
    ns.XSD,
)

#: Vocabularies checked against their own files.
FILES = {
    "http://www.w3.org/ns/oa#": Path(__file__).parent / "vocabularies" / "oa.nt",
    "http://data.europa.eu/m8g/": SHARED / "core-public-organisation-2.1.2.ttl",
    "http://data.europa.eu/eli/ontology#": SHARED / "eli-ep-3.shacl.ttl",
    "http://data.europa.eu/eli/eli-draft-legislation-ontology#": SHARED / "eli-ep-3.shacl.ttl",
}

#: Not to be checked here, with the reason.
UNCHECKED = dict(
    line.split("\t")
    for line in (Path(__file__).parent / "vocabularies" / "unchecked.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)


def terms_used() -> list[str]:
    files = [pyoxigraph.parse(path=path) for path in sorted(data_folder("ontology").glob("*.ttl"))]
    exported = io.BytesIO()
    rdf.write(every_kind_of_element(), exported, "ntriples")
    files.append(pyoxigraph.parse(exported.getvalue(), format=pyoxigraph.RdfFormat.N_TRIPLES))
    used = {iri for quads in files for quad in quads for iri in _iris(quad)}
    return sorted(iri for iri in used if not iri.startswith(OURS))


def _iris(quad: pyoxigraph.Quad) -> Iterator[str]:
    for term in (quad.subject, quad.predicate, quad.object):
        if isinstance(term, pyoxigraph.NamedNode):
            yield term.value
        elif isinstance(term, pyoxigraph.Literal):
            yield term.datatype.value


@pytest.mark.parametrize("iri", terms_used())
def test_iri_is_a_term_of_its_vocabulary(iri: str) -> None:
    if iri in UNCHECKED:
        return
    for namespace in CLOSED:
        if iri.startswith(str(namespace)):
            assert iri in _terms(namespace), f"{iri} is no term of {namespace}"
            return
    for prefix, path in FILES.items():
        if iri.startswith(prefix):
            assert iri in _iris_in(path), f"{iri} does not occur in {path.name}"
            return
    pytest.fail(f"{iri} is of a vocabulary that this test does not know: add its terms, or list it with the reason")


def _terms(namespace: type[ns.DefinedNamespace]) -> set[str]:
    """All terms; those that are words of Python (sh:class) are listed apart."""
    return {str(term) for term in dir(namespace)} | {str(namespace) + name for name in namespace._extras}


def test_what_is_not_checked_is_used() -> None:
    assert all(reason for reason in UNCHECKED.values())
    assert set(UNCHECKED) <= set(terms_used())


def _iris_in(path: Path) -> set[str]:
    if not path.exists():
        assert not os.environ.get("CI"), f"{path} is missing"
        pytest.skip(f"{path} is not there: the vocabulary files lie beside the repository")
    return {iri for quad in pyoxigraph.parse(path=path) for iri in _iris(quad)}


def test_a_term_that_does_not_exist_would_be_noticed() -> None:
    assert "http://www.w3.org/ns/oa#TextPositionSelectors" not in _iris_in(FILES["http://www.w3.org/ns/oa#"])
    assert not re.search("agent_of", " ".join(str(term) for term in dir(ns.PROV)))
