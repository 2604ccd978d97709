"""The classes of the nodes in all graphs of a data set, on disk: a graph may lead to nodes that another graph describes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import NamedNode, Triple

from graph_loader.export.iri import MG, OA
from graph_loader.graph import ontology

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class NodeClasses:
    """Node IRI -> its classes. Use it in a `with`, which removes the temporary file."""

    def __init__(self) -> None:
        declared = ontology.load()
        self._known = frozenset(
            iri for node in declared.nodes.values() for iri in (node.iri, *node.kinds.values()) if node.exported
        )
        self._leading = frozenset(
            {MG + "subject", MG + "object", OA + "hasSource", *(edge.iri for edge in declared.edges.values())}
        )
        self._database = sqlite3.connect("")  # a temporary file that no one else sees
        self._database.execute("CREATE TABLE class (node TEXT, class TEXT, PRIMARY KEY (node, class)) WITHOUT ROWID")

    def __enter__(self) -> NodeClasses:
        return self

    def __exit__(self, *error: object) -> None:
        self._database.close()

    def note(self, triples: Iterable[Any]) -> None:
        """Remember the classes that some triples (or quads) give to nodes."""
        self._database.executemany(
            "INSERT OR IGNORE INTO class VALUES (?, ?)",
            (
                (t.subject.value, t.object.value)
                for t in triples
                if t.predicate == _TYPE and isinstance(t.object, NamedNode) and t.object.value in self._known
            ),
        )

    def background(self, triples: Iterable[Any]) -> list[Triple]:
        """The classes of the nodes that these triples lead to without describing them."""
        described: set[str] = set()
        wanted: set[str] = set()
        for t in triples:
            if t.predicate == _TYPE:
                described.add(t.subject.value)
            elif t.predicate.value in self._leading and isinstance(t.object, NamedNode):
                wanted.add(t.object.value)
        return [triple for node in sorted(wanted - described) for triple in self._of(node)]

    def _of(self, node: str) -> Iterator[Triple]:
        for (found,) in self._database.execute("SELECT class FROM class WHERE node = ? ORDER BY class", (node,)):
            yield Triple(NamedNode(node), _TYPE, NamedNode(found))
