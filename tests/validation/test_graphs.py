"""What the program makes conforms: of the examples, of generated minutes, of the corpus; files are validated graph by graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.rdf import as_elements
from graph_loader.elements import Edge, Node
from graph_loader.export import rdf
from graph_loader.export.compression import packing
from graph_loader.export.description import About
from graph_loader.export.triples import triples
from graph_loader.graph.merge import merge
from graph_loader.graph.split import split
from graph_loader.reading.files import Failure, find_files
from graph_loader.validation.checker import Checker
from graph_loader.validation.report import Report
from graph_loader.validation.sources import units_of_file, units_of_minutes
from graph_loader.validation.unit import Unit
from tests.graph.examples import example_elements, example_names

ABOUT = About("0.0.0", "application/n-quads", publisher="望溪县档案馆")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@pytest.fixture(scope="module")
def examples() -> list[Node | Edge]:
    return list(merge(example_elements(name) for name in example_names()))


def validate(checker: Checker, units: Iterator[Unit]) -> Report:
    report = Report()
    for unit in units:
        report.add(checker.check(unit))
    return report


def write(path: Path, elements: list[Node | Edge], format_: str, packed: str | None = None) -> None:
    with path.open("wb") as out, packing(out, packed) as stream:
        if format_ in rdf.GRAPHS_BY_DEFAULT:
            rdf.write_parts(split(elements), stream, format_, about=ABOUT)
        else:
            rdf.write(elements, stream, format_, about=ABOUT)


@pytest.mark.parametrize(
    ("format_", "packed"), [("nquads", "zstd"), ("trig", None), ("turtle", "gzip"), ("jsonld", None)]
)
def test_the_example_graph_conforms(
    checker: Checker, examples: list[Node | Edge], tmp_path: Path, format_: str, packed: str | None
) -> None:
    write(tmp_path / "graph", examples, format_, packed)
    report = validate(checker, units_of_file(tmp_path / "graph", format_, packed))
    assert report.found == []
    graphs = len(example_names()) + 2  # the links, and the description of the data set
    assert report.graphs == (graphs if format_ in rdf.GRAPHS_BY_DEFAULT else 1)


def test_graphs_that_are_mixed_up_in_the_file_are_put_together(
    checker: Checker, examples: list[Node | Edge], tmp_path: Path
) -> None:
    write(tmp_path / "graph.nq", examples, "nquads")
    lines = (tmp_path / "graph.nq").read_bytes().splitlines(keepends=True)
    (tmp_path / "mixed.nq").write_bytes(b"".join(sorted(lines)))
    report = validate(checker, units_of_file(tmp_path / "mixed.nq", "nquads", None))
    assert report.found == []
    assert report.graphs == len(example_names()) + 2


def test_a_link_to_a_node_that_no_graph_describes_is_refused(
    checker: Checker, examples: list[Node | Edge], tmp_path: Path
) -> None:
    write(tmp_path / "graph.nq", examples, "nquads")
    text = (tmp_path / "graph.nq").read_text(encoding="utf-8")
    link = next(e for e in examples if isinstance(e, Edge) and e.type == "POSSIBLY_SAME_AS")
    end = f"/{link.end.label}/"
    kept = [
        line
        for line in text.splitlines()
        if not (
            "22-rdf-syntax-ns#type" in line
            and end in line.split()[0]
            and line.split()[2].endswith(f"#{link.end.label}>")
        )
    ]
    (tmp_path / "graph.nq").write_text("\n".join(kept) + "\n", encoding="utf-8")
    report = validate(checker, units_of_file(tmp_path / "graph.nq", "nquads", None))
    assert "shape:IdentityCandidate-object" in report.by_shape


def test_generated_minutes_conform(checker: Checker) -> None:
    """Each document by itself, and all of them merged, with the links between them."""
    parts = [as_elements(seed) for seed in range(1, 301)]
    report = validate(
        checker, (Unit(str(number), list(triples([*one.nodes, *one.edges]))) for number, one in enumerate(parts))
    )
    assert report.found == []
    assert report.graphs == 300
    merged = validate(checker, iter([Unit("all", list(triples(merge(parts[:40]))))]))
    assert merged.found == []


def test_the_corpus_conforms(checker: Checker, corpus: Path) -> None:
    failures: list[Failure] = []
    report = Report()
    files = find_files([corpus]).found
    for unit in units_of_minutes(files, failures):
        if unit is not None:
            report.add(checker.check(unit))
    assert report.found == []
    assert report.graphs > len(files) * 0.9
