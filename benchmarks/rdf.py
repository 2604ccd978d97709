"""Triples a second of the export from elements in memory, beside rdflib's serializer and a writer of plain N-Triples lines.

    python -m benchmarks.rdf --documents 300

Generated minutes are extracted and built first, which is not measured. One process, one core, CPU time; what is written goes nowhere.
The plain writer only joins strings: it neither checks against the ontology nor holds the texts for quotes, and is the bound for Python.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from graph_loader.elements import Edge, Node
from graph_loader.export import rdf
from graph_loader.export.iri import MG, edge_hash, node_iri
from graph_loader.export.triples import triples
from graph_loader.extraction import extract
from graph_loader.graph import build, merge, ontology
from graph_loader.graph.merge import Elements
from graph_loader.graph.split import split
from graph_loader.importing.elements import gather, read_elements
from graph_loader.importing.report import Problems
from graph_loader.resolution import resolve
from tests.generate import generate
from tests.generate.scoring import as_document


class Nowhere(io.RawIOBase):
    """Counts bytes and forgets them."""

    count = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.count += len(data)
        return len(data)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the RDF export.")
    parser.add_argument("--documents", type=int, default=300, help="how many documents (default 300)")
    options = parser.parse_args()
    elements = list(merge(as_elements(seed) for seed in range(1, options.documents + 1)))
    parts = list(split(elements))
    count = sum(1 for _ in triples(elements))
    print(f"{options.documents} documents, {len(elements):,} nodes and edges, {count:,} triples\n")
    print(f"{'':32}{'triples/s':>12}{'MB':>8}")
    for name in rdf.FORMATS:
        out = Nowhere()
        report(name, count, lambda out=out, name=name: rdf.write(elements, out, name), out)  # type: ignore[misc]
    out = Nowhere()
    report("nquads, a graph for each", count, lambda: rdf.write_parts(parts, out, "nquads"), out)  # type: ignore[arg-type]
    lines = Nowhere()
    report("plain N-Triples lines", count_lines(elements), lambda: write_lines(elements, lines), lines)
    graph = rdf.to_rdflib(elements)
    for name in ("nt", "turtle"):
        out = Nowhere()
        report(f"rdflib, {name}, graph in memory", count, lambda name=name: graph.serialize(format=name), out)  # type: ignore[misc]
    data = io.BytesIO()
    rdf.write(elements, data, "ntriples")
    validate(elements)
    report("read back, ntriples", count, lambda: read_back(data.getvalue()), Nowhere())


def validate(elements: list[Node | Edge]) -> None:
    """Documents a minute from nodes and edges through the shapes, one document at a time."""
    from graph_loader.export.triples import triples
    from graph_loader.validation.checker import Checker
    from graph_loader.validation.unit import Unit

    parts = [part.elements for part in split(elements) if part.minutes_id is not None]
    checker = Checker()
    begin = time.process_time()
    wrong = sum(bool(checker.check(Unit("", list(triples([*part.nodes, *part.edges]))))) for part in parts)
    seconds = time.process_time() - begin
    print(f"{'validated by SHACL':32}{60 * len(parts) / seconds:12,.0f} documents/min, {wrong} do not conform")


def read_back(data: bytes) -> None:
    from graph_loader.export.iri import DATA
    from graph_loader.importing.reading import parse

    read_elements(gather(parse(data, "ntriples")), ontology.load(), DATA, Problems())


def write_lines(elements: list[Node | Edge], out: Nowhere) -> None:
    """Nodes with their properties and edges as one line each, by joining strings."""
    declared = ontology.load()
    for element in elements:
        if isinstance(element, Node):
            subject = f"<{node_iri(element.ref)}>"
        else:
            kind = declared.edges[element.type]
            subject = f"<{MG}{edge_hash(element, kind.key)}>"
            plain = f"<{node_iri(element.start)}> <{kind.iri}> <{node_iri(element.end)}> .\n"
            out.write(plain.encode())
        for name, value in element.properties.items():
            for one in value if isinstance(value, list) else [value]:
                text = str(one).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
                out.write(f'{subject} <{MG}{name}> "{text}" .\n'.encode())


def count_lines(elements: list[Node | Edge]) -> int:
    values = sum(len(v) if isinstance(v, list) else 1 for e in elements for v in e.properties.values())
    return values + sum(isinstance(e, Edge) for e in elements)


def report(name: str, count: int, work: Callable[[], object], out: Nowhere) -> None:
    begin = time.process_time()
    work()
    seconds = time.process_time() - begin
    print(f"{name:32}{count / seconds:12,.0f}{out.count / 1e6:8.0f}")


def as_elements(seed: int) -> Elements:
    document = as_document(generate(seed))
    document = replace(document, sha256=hashlib.sha256(document.text.encode()).hexdigest())
    record = extract(document)
    return Elements(*build(record, document, resolve(record, document)))


if __name__ == "__main__":
    main()
