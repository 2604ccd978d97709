"""Constraints and indexes of the database, derived from the ontology."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_loader.errors import StoreError
from graph_loader.graph.ontology import load
from graph_loader.store.judged import JUDGEMENTS_LABEL
from graph_loader.store.runs import LOCK_LABEL
from graph_loader.store.stated import STATED_LABEL

if TYPE_CHECKING:
    from neo4j import Driver

#: Labels of the loader's own nodes, which are no part of the graph: the ontology does not know them.
INTERNAL_LABELS = (LOCK_LABEL, JUDGEMENTS_LABEL, STATED_LABEL)

#: Indexes of the loader's own nodes.
_INTERNAL_INDEXES = ((STATED_LABEL, ("stale",)),)


def statements() -> list[str]:
    """The Cypher statements that make the constraints and indexes; each does nothing when what it makes is there."""
    made, declared = [], load()
    for label, node in sorted(declared.nodes.items()):
        name = f"{label}_{node.key}".lower()
        made.append(f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{node.key} IS UNIQUE")
    for label in INTERNAL_LABELS:
        made.append(f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
    of_nodes = [(label, names) for label, node in declared.nodes.items() for names in node.indexes]
    for label, names in (*of_nodes, *_INTERNAL_INDEXES):
        made.append(_index(f"{'_'.join((label, *names))}_index", f"(n:{label})", "n", names))
    for edge_type, names in ((kind, names) for kind, edge in declared.edges.items() for names in edge.indexes):
        made.append(_index(f"{'_'.join((edge_type, *names))}_index", f"()-[r:{edge_type}]-()", "r", names))
    return made


def create_schema(driver: Driver, database: str | None = None) -> None:
    """Make the constraints and indexes that are missing and wait until they can be used.

    Raises StoreError when data that is there breaks a constraint (another program's nodes with the same label).
    """
    from neo4j.exceptions import ClientError, DatabaseError

    with driver.session(database=database) as session:
        try:
            for statement in statements():
                session.run(statement).consume()
            session.run("CALL db.awaitIndexes(300)").consume()
        except (ClientError, DatabaseError) as error:
            raise StoreError(
                f"the database cannot take the constraints of the graph: {error.message}. "
                "Does it hold other data? Name another database with NEO4J_DATABASE, or empty it"
            ) from error


def _index(name: str, pattern: str, variable: str, properties: tuple[str, ...]) -> str:
    columns = ", ".join(f"{variable}.{one}" for one in properties)
    return f"CREATE INDEX {name.lower()} IF NOT EXISTS FOR {pattern} ON ({columns})"
