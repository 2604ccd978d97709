"""The ontology in a standard OWL tool: read without a complaint, within OWL 2 DL, and without contradiction together with a graph and
the vocabularies it builds on. By ROBOT with the OWL API and the reasoner HermiT."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Triple
from rdflib import OWL

from graph_loader.export import rdf
from graph_loader.graph.merge import merge
from graph_loader.resources import data_folder
from tests.graph.examples import example_elements
from tests.ontology.robot import run_robot

FILES = sorted(data_folder("ontology").glob("*.ttl"))
VOCABULARIES = [Path(__file__).parent / "vocabularies" / f"{name}.nt" for name in ("foaf", "org", "prov")]

HEAD = """
@prefix mg: <https://w3id.org/minutes-graph/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix data: <https://w3id.org/minutes-graph/data/> .
<https://w3id.org/minutes-graph/data/> a owl:Ontology .
"""


def owl_files() -> list[Path]:
    """All but the shapes: they are SHACL, which no OWL tool reads."""
    return [file for file in FILES if not file.name.startswith("shapes")]


@pytest.mark.parametrize("file", owl_files(), ids=lambda file: file.name)
def test_each_file_is_read_without_a_complaint_and_is_within_owl_2_dl(file: Path, tmp_path: Path) -> None:
    report = tmp_path / "profile.txt"
    done = run_robot("validate-profile", "--profile", "DL", "--input", file, "--output", report)
    assert done.stdout == ""
    assert done.returncode == 0
    assert (
        report.read_text(encoding="utf-8").strip()
        == "OWL 2 DL Profile Report: [Ontology and imports closure in profile]"
    )


def test_all_files_together_are_within_owl_2_dl(tmp_path: Path) -> None:
    merged, report = tmp_path / "merged.ttl", tmp_path / "profile.txt"
    inputs = [argument for file in owl_files() for argument in ("--input", file)]
    done = run_robot(
        "merge", *inputs, "validate-profile", "--profile", "DL", "--output", report, "convert", "-o", merged
    )
    assert done.returncode == 0, done.stdout
    assert "closure in profile]" in report.read_text(encoding="utf-8")


def test_what_is_not_within_the_profile_would_be_noticed(tmp_path: Path) -> None:
    file = tmp_path / "wrong.ttl"
    file.write_text(HEAD + "mg:p a owl:ObjectProperty, owl:DatatypeProperty .", encoding="utf-8")
    done = run_robot("validate-profile", "--profile", "DL", "--input", file, "--output", tmp_path / "profile.txt")
    assert done.returncode != 0


def together(file: Path, *inputs: Path) -> Path:
    """One file of the ontology and the inputs: read by itself, a graph does not tell an OWL tool which property is of which kind."""
    quads = [q for path in (*owl_files(), *inputs) for q in pyoxigraph.parse(path=path, rename_blank_nodes=True)]
    triples = {Triple(q.subject, q.predicate, q.object) for q in quads if str(q.object) != f"<{OWL.Ontology}>"}
    pyoxigraph.serialize(triples, file, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return file


def reason(tmp_path: Path, *inputs: Path) -> tuple[int, str]:
    """Exit status and messages of a check for contradictions and classes that can have no members."""
    everything = together(tmp_path / "everything.nt", *VOCABULARIES, *inputs)
    done = run_robot("reason", "--reasoner", "hermit", "--input", everything, "--output", tmp_path / "reasoned.ttl")
    return done.returncode, done.stdout


def test_the_graph_of_an_example_contradicts_neither_the_ontology_nor_the_vocabularies(tmp_path: Path) -> None:
    graph = tmp_path / "graph.ttl"
    with graph.open("wb") as file:
        rdf.write(merge([example_elements("wangxi-2019-04-18"), example_elements("anlan-2018-11-26")]), file, "turtle")
    status, messages = reason(tmp_path, graph)
    assert status == 0, messages
    everything = together(tmp_path / "ours.nt", graph)
    assert run_robot("convert", "--input", everything, "--output", tmp_path / "ours.ttl").stdout == ""


@pytest.mark.parametrize(
    "turtle",
    [
        "data:a a mg:Meeting, mg:Minutes .",
        "data:a mg:hasItem data:b . data:b a mg:Task .",
        "data:a a mg:Department, mg:Court .",
        "data:a a mg:Attendance, mg:Assignment .",
        "data:a mg:records data:b . data:b a prov:Entity .",  # a meeting is an activity, which PROV holds apart from things
        "data:a mg:arisesFrom data:b . data:b mg:recordedIn data:a .",
    ],
)
def test_a_contradiction_would_be_noticed(turtle: str, tmp_path: Path) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_text(HEAD + turtle, encoding="utf-8")
    status, messages = reason(tmp_path, graph)
    assert status != 0, messages
    assert "inconsistent" in messages.lower()
