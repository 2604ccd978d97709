"""Write documents into the graph: each whole or not at all, only what differs, and the old version of a file taken out again.

A transaction compares the graph as it is with the graph as it shall be and writes the difference. Loading again therefore changes
nothing, and what a transaction does depends on neither the order nor the number of documents before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph_loader.graph.merge import Elements
from graph_loader.store import judged, runs, stated
from graph_loader.store.replace import Changes, replace_documents

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

#: Seconds a transaction may take; the server's own limit is meant for queries.
TIMEOUT = 600.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be written. source: its URI, `-` for one that has none. version: what made its elements.

    elements: as the document states them, before any judgement; packed: the same, as they are kept beside the graph.
    unparsed: how many pieces of the text were seen and not understood, by kind; they are told, not written.
    places: when the government is not known because its name is that of several places, those.
    """

    source: str
    sha256: str
    version: str
    elements: Elements
    unparsed: Mapping[str, int] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    packed: bytes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Packs at once: documents are prepared on several processes and written by one."""
        object.__setattr__(self, "packed", stated.pack(self.elements))

    @property
    def minutes_id(self) -> str:
        return next(node.id for node in self.elements.nodes if node.labels[0] == "Minutes")


def write_documents(driver: Driver, documents: Sequence[Prepared], run_id: str, database: str | None = None) -> Changes:
    """Write some documents in one transaction. What came from another version of the same source goes in the same transaction.

    Raises the driver's errors; the graph is then as it was.
    """
    from neo4j import unit_of_work

    with driver.session(database=database) as session:
        return session.execute_write(unit_of_work(timeout=TIMEOUT)(_write), documents, run_id)


def retract_sources(driver: Driver, sources: Sequence[str], run_id: str, database: str | None = None) -> Changes:
    """Take out what came from some sources (and from no other), in one transaction."""
    from neo4j import unit_of_work

    with driver.session(database=database) as session:
        return session.execute_write(unit_of_work(timeout=TIMEOUT)(_write), (), run_id, tuple(sources))


def _write(tx: ManagedTransaction, documents: Sequence[Prepared], run_id: str, gone: Sequence[str] = ()) -> Changes:
    runs.lock(tx, run_id)
    sources = runs.plan_sources(tx, [(one.source, one.minutes_id) for one in documents], gone)
    new = {one.minutes_id: one for one in documents}
    retracted = sorted((sources.left_over | new.keys()) & sources.known)
    parts = [one.elements for one in new.values()]
    changes = replace_documents(tx, retracted, parts, judged.read_identities(tx), sources.of_minutes)
    stated.write_stated(tx, {minutes_id: one.packed for minutes_id, one in new.items()})
    stated.remove_stated(tx, sorted(sources.left_over))
    runs.record(tx, run_id, [(one.source, one.minutes_id, one.version) for one in documents], gone)
    return changes
