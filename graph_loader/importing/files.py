"""Reads a file of RDF into what each document states. Everything is read and checked before anything is given out."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from graph_loader.elements import Edge, Node
from graph_loader.errors import ImportRefusedError, OntologyError
from graph_loader.export.iri import DATA
from graph_loader.graph import ontology
from graph_loader.graph.links import LINK_TYPES
from graph_loader.graph.merge import merge
from graph_loader.graph.split import Part, split
from graph_loader.importing.elements import Facts, find_base, gather, read_elements
from graph_loader.importing.reading import graph_of, read_quads
from graph_loader.importing.report import Problems
from graph_loader.ledger.change import StatusChange, is_of_ledger, read_change
from graph_loader.validation.checker import Checker
from graph_loader.validation.sources import units_of_graphs


class GraphFile(NamedTuple):
    """What a file holds: the parts of its documents, the SHA-256 of its bytes, and what people reported of tasks."""

    parts: list[Part]
    sha256: str
    changes: list[StatusChange]


def read_file(path: Path, format_: str, packed: str | None, base: str | None = None) -> GraphFile:
    """The documents in a file of RDF.

    base: the namespace of the data [default: found in the file]. The whole file is held in memory. Raises ImportRefusedError when
    it cannot be read to its end, does not conform to the shapes, or says what shapes cannot rule out: an IRI that is not that of its
    node, an edge without its plain triple, a quote that the text does not hold, a fact that no minutes in the file state.
    """
    by_graph: dict[str | None, list[Any]] = defaultdict(list)
    for quad in read_quads(path, format_, packed):
        by_graph[graph_of(quad)].append(quad)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    elements = _read_graphs(by_graph, base, str(path))
    return GraphFile(list(_read_parts(elements, str(path))), sha256, list(_read_changes(elements, str(path))))


def _read_graphs(by_graph: dict[str | None, list[Any]], base: str | None, name: str) -> list[list[Node | Edge]]:
    """The nodes and edges of each graph, all as the ontology declares."""
    declared = ontology.load()
    problems = Problems()
    checker = Checker()
    for unit in units_of_graphs(by_graph, name):
        problems.add_violations(checker.check(unit))
    problems.raise_any(name)
    facts: dict[str | None, Facts] = {graph: gather(quads) for graph, quads in by_graph.items()}
    base = base or next((b for found in facts.values() if (b := find_base(found, declared))), DATA)
    elements: list[list[Node | Edge]] = []
    for found in facts.values():
        elements.append(read_elements(found, declared, base, problems))
    problems.raise_any(name)
    if not any(elements):
        raise ImportRefusedError(f"{name}: holds no graph of minutes; nothing was imported")
    with _told(name):
        for some in elements:
            declared.check(some)
    return elements


def _read_parts(elements: list[list[Node | Edge]], name: str) -> Iterator[Part]:
    with _told(name):
        for some in elements:
            yield from _documents([one for one in some if not is_of_ledger(one)], name)


def _read_changes(elements: list[list[Node | Edge]], name: str) -> Iterator[StatusChange]:
    """What people reported. Its edges follow from it and are not kept; one that does not is a problem."""
    problems = Problems()
    found: dict[str, StatusChange] = {}
    edges: list[Edge] = []
    for one in (one for some in elements for one in some if is_of_ledger(one)):
        if isinstance(one, Edge):
            edges.append(one)
            continue
        try:
            found[one.id] = read_change(one)
        except (KeyError, TypeError, ValueError) as error:
            problems.add(one.id, f"is no status change: {error}")
    for edge in edges:
        if edge.start.id not in found or found[edge.start.id].task != edge.end.id:
            problems.add(_name(edge), "the status change does not say so")
    problems.raise_any(name)
    yield from found.values()


def _documents(elements: list[Node | Edge], name: str) -> Iterator[Part]:
    """The documents of one graph. Raises ImportRefusedError when it says more than its documents do."""
    parts = [part for part in split(elements) if part.minutes_id is not None]
    stated = {_key(one): one for one in merge(part.elements for part in parts)}
    problems = Problems()
    for element in elements:
        if not _is_link(element) and stated.get(_key(element)) != element:
            problems.add(_name(element), "no minutes in this file state it so")
    for part in parts:
        if not any(node.labels[0] == "Minutes" for node in part.elements.nodes):
            problems.add(str(part.minutes_id), "is named as evidence, but these minutes are not in the file")
    problems.raise_any(name)
    yield from parts


def _is_link(element: Node | Edge) -> bool:
    """Links follow from the nodes and are derived anew in the database."""
    return isinstance(element, Edge) and element.type in LINK_TYPES


def _key(element: Node | Edge) -> Any:
    from graph_loader.graph.merge import edge_key

    return element.ref if isinstance(element, Node) else edge_key(element)


def _name(element: Node | Edge) -> str:
    return element.id if isinstance(element, Node) else f"{element.start.id} {element.type} {element.end.id}"


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except OntologyError as error:
        raise ImportRefusedError(f"{name}: {error}; nothing was imported") from error
    except (KeyError, ValueError) as error:
        raise ImportRefusedError(
            f"{name}: what documents state differently of an edge (mg:statements) cannot be read: {error}; nothing was imported"
        ) from error
