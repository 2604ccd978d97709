"""The graph in the database as it is, in pieces to validate: also what was changed by hand since it was loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode, Triple

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.export import iri
from graph_loader.export.texts import TextStore
from graph_loader.export.triples import as_triples
from graph_loader.graph.evidence import minutes_of
from graph_loader.graph.ontology import load
from graph_loader.store.values import read_properties
from graph_loader.validation.unit import Unit
from graph_loader.validation.verbatim import VerbatimWriter
from graph_loader.validation.violation import Place, Violation

if TYPE_CHECKING:
    from neo4j import Driver, Transaction

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

#: Nodes or edges validated at a time.
_AT_ONCE = 5_000


def count_elements(driver: Driver, database: str | None = None) -> int:
    """How many nodes and edges `units_of_database` reads."""
    declared = load()
    nodes = [node.label for node in declared.nodes.values() if node.exported]
    edges = [edge.type for edge in declared.edges.values() if edge.exported]
    with driver.session(database=database, default_access_mode="READ") as session:
        counted = [session.run(f"MATCH (:{label}) RETURN count(*) AS n").single(strict=True)["n"] for label in nodes]
        counted += [
            session.run(f"MATCH ()-[e:{kind}]->() RETURN count(e) AS n").single(strict=True)["n"] for kind in edges
        ]
    return sum(counted)


def units_of_database(driver: Driver, database: str | None = None) -> Iterator[tuple[Unit, int]]:
    """The nodes, then the edges with their evidence, and how many of them a unit holds. Raises the driver's errors.

    Only what has a label or type of the ontology is read: other things in the same database are not ours.
    """
    declared = load()
    with (
        TextStore() as texts,
        driver.session(database=database, default_access_mode="READ", fetch_size=1000) as session,
        session.begin_transaction(timeout=0) as tx,
    ):
        writer = VerbatimWriter(declared, texts)
        elements = _read(tx)
        while some := list(islice(elements, _AT_ONCE)):
            writer.start_graph()
            triples = list(as_triples(writer.statements(some)))
            yield Unit("Neo4j", triples, None, list(_background(some, texts)), texts.find), len(some)


def _background(elements: Iterable[Node | Edge], texts: TextStore) -> Iterator[Triple]:
    """The classes of the nodes at the ends of edges, and of the minutes that evidence lies in: they are in the database."""
    declared = load()
    here = {element.ref for element in elements if isinstance(element, Node)}
    ends: set[NodeRef] = set()
    for element in elements:
        if isinstance(element, Edge):
            ends |= {element.start, element.end}
            evidence = element.properties.get("evidence")
            for fragment in evidence if isinstance(evidence, list) else []:
                if (minutes_id := minutes_of(str(fragment))) in texts:
                    ends.add(NodeRef("Minutes", minutes_id))
    for ref in sorted(ends - here):
        yield Triple(NamedNode(iri.node_iri(ref)), _TYPE, NamedNode(declared.nodes[ref.label].iri))


def _read(tx: Transaction) -> Iterator[Node | Edge]:
    declared = load()
    for label in sorted(node.label for node in declared.nodes.values() if node.exported):
        query = (
            f"MATCH (n:{label}) RETURN labels(n) AS labels, coalesce(n.id, elementId(n)) AS id, properties(n) AS properties "
            "ORDER BY n.id"
        )
        for row in tx.run(query):
            yield Node(
                (label, *sorted(set(row["labels"]) - {label})), str(row["id"]), read_properties(row["properties"])
            )
    for kind in sorted(edge.type for edge in declared.edges.values() if edge.exported):
        query = (
            f"MATCH (a)-[e:{kind}]->(b) RETURN labels(a) AS of_start, coalesce(a.id, elementId(a)) AS start, "
            "labels(b) AS of_end, coalesce(b.id, elementId(b)) AS end, properties(e) AS properties ORDER BY a.id, b.id"
        )
        for row in tx.run(query):
            start, end = (_main(row[name]) for name in ("of_start", "of_end"))
            if start and end:
                yield Edge(
                    kind,
                    NodeRef(start, str(row["start"])),
                    NodeRef(end, str(row["end"])),
                    read_properties(row["properties"]),
                )


def _main(labels: list[str]) -> str | None:
    return min((label for label in labels if label in load().nodes), default=None)


def locate_nodes(violations: list[Violation], driver: Driver, database: str | None = None) -> list[Violation]:
    """The same, with the place of those that are about a node: where the first minutes mention it."""
    from dataclasses import replace

    query = (
        "MATCH (m:Minutes)-[e:MENTIONS]->(n {id: $id}) WHERE $label IN labels(n) AND size(e.evidence) > 0 "
        "RETURN m.id AS minutes, m.title AS title, m.text AS text, e.evidence[0] AS place ORDER BY minutes LIMIT 1"
    )
    located = []
    with driver.session(database=database, default_access_mode="READ") as session:
        for one in violations:
            ref = iri.read_node_iri(one.focus)
            row: Any = None
            if one.place is None and ref is not None and ref.label in load().nodes:
                row = session.run(query, id=ref.id, label=ref.label).single()
            located.append(
                one if row is None else replace(one, document=row["title"] or row["minutes"], place=_place(row))
            )
    return located


def _place(row: Any) -> Place | None:
    from graph_loader.graph.ontology import FRAGMENT
    from graph_loader.validation.locate import sentence_at

    found = FRAGMENT.fullmatch(row["place"])
    if found is None:
        return None
    start, end, text = int(found[2]), int(found[3]), row["text"] or ""
    return Place(row["minutes"], start, end, text[start:end], sentence_at(text, start, end))
