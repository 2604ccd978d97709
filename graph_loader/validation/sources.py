"""Where the graphs to validate come from: files of RDF, one named graph after the other, and minutes, one document after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_loader.export.rdf import WITH_GRAPHS
from graph_loader.importing.reading import graph_of, read_quads
from graph_loader.validation.classes import NodeClasses
from graph_loader.validation.unit import Unit

if TYPE_CHECKING:
    from graph_loader.reading.files import Failure


def units_of_file(path: Path, format_: str, packed: str | None) -> Iterator[Unit]:
    """The named graphs of a file of RDF, then what stands outside of them.

    In a format without named graphs the whole file is one graph. A file with named graphs is read twice, so that a graph may lead to
    nodes of another; one graph is in memory at a time, unless they are mixed up in the file. Raises ImportRefusedError when the file
    cannot be read to its end.
    """
    if format_ not in WITH_GRAPHS:
        yield Unit(str(path), [quad.triple for quad in read_quads(path, format_, packed)])
        return
    with NodeClasses() as classes:
        seen: set[str | None] = set()
        mixed = False
        for graph, quads in groupby(read_quads(path, format_, packed), key=graph_of):
            classes.note(quads)
            mixed = mixed or (graph is not None and graph in seen)
            seen.add(graph)
        outside: list[Any] = []
        again = read_quads(path, format_, packed)
        graphs: Iterable[tuple[str | None, Iterable[Any]]] = _gathered(again) if mixed else groupby(again, key=graph_of)
        for name, members in graphs:
            triples = [quad.triple for quad in members]
            if name is None:
                outside += triples
            else:
                yield Unit(str(path), triples, name, classes.background(triples))
        if outside:
            yield Unit(str(path), outside, None, classes.background(outside))


def units_of_graphs(graphs: dict[str | None, list[Any]], name: str) -> Iterator[Unit]:
    """The graphs of a file that is in memory: IRI -> its quads."""
    with NodeClasses() as classes:
        for quads in graphs.values():
            classes.note(quads)
        for graph, quads in graphs.items():
            yield Unit(name, [quad.triple for quad in quads], graph, classes.background(quads))


def _gathered(quads: Iterable[Any]) -> Iterable[tuple[str | None, list[Any]]]:
    by_graph: dict[str | None, list[Any]] = defaultdict(list)
    for quad in quads:
        by_graph[graph_of(quad)].append(quad)
    return by_graph.items()


def units_of_minutes(
    paths: Iterable[Path], failures: list[Failure], government: str | None = None, jobs: int | None = None
) -> Iterator[Unit | None]:
    """The graph of each file of minutes; None for one that cannot be read, which is added to `failures`."""
    from graph_loader.export.triples import triples
    from graph_loader.loading.prepare import prepare_files
    from graph_loader.reading.files import Failure

    todo = list(paths)
    for path, one in zip(todo, prepare_files(todo, government, jobs), strict=True):
        if isinstance(one, Failure):
            failures.append(one)
            yield None
        else:
            yield Unit(str(path), list(triples([*one.elements.nodes, *one.elements.edges])))
