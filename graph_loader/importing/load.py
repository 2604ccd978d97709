"""Writes the documents of a file of RDF into the graph, each whole or not at all, in the way `load` writes those it has read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_loader.graph.split import Part
from graph_loader.importing.files import GraphFile
from graph_loader.reading.files import source_of
from graph_loader.store import ledger, runs
from graph_loader.store.explain import explain_failures
from graph_loader.store.replace import Changes
from graph_loader.store.schema import create_schema
from graph_loader.store.write import Prepared, retract_sources, write_documents

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

#: Edges in one transaction, about.
_GROUP_EDGES = 10_000


@dataclass(slots=True)
class ImportReport:
    """What an import did. kept: documents that were read from their own files before, which stay as they are. status_changes: what
    people reported of tasks and the graph did not know yet."""

    documents: int = 0
    kept: int = 0
    removed: int = 0
    status_changes: int = 0
    changes: Changes = field(default_factory=Changes)

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON values."""
        return asdict(self)


def import_file(
    path: Path, found: GraphFile, driver: Driver, version: str, database: str | None = None
) -> ImportReport:
    """Write the documents of a file, and take out those that an earlier import of the same file brought and it no longer holds.

    The source of a document is the file and the document's id in it. Documents that are in the graph from their own files stay as
    they were read: a copy never replaces the original. Raises StoreError when the database fails: what was written is whole.
    """
    report = ImportReport()
    prefix = f"rdf:{source_of(path)}#"
    with explain_failures("importing", "What was written is whole: run the same command again to finish"):
        create_schema(driver, database)
        run_id = runs.begin(driver, version, database)
        originals = runs.find_minutes_with_other_sources(driver, prefix, database)
        wanted = [part for part in found.parts if part.minutes_id not in originals]
        report.kept = len(found.parts) - len(wanted)
        for group in _groups(wanted):
            prepared = [
                Prepared(prefix + str(part.minutes_id), _sha256(part), f"rdf+{found.sha256[:8]}", part.elements)
                for part in group
            ]
            report.changes.add(write_documents(driver, prepared, run_id, database))
            report.documents += len(group)
        present = {prefix + str(part.minutes_id) for part in wanted}
        gone = [source for source in runs.find_sources(driver, prefix, database) if source not in present]
        report.changes.add(retract_sources(driver, gone, run_id, database))
        report.removed = len(gone)
        report.status_changes = _import_changes(found, driver, run_id, prefix, database)
        runs.finish(driver, run_id, report.to_dict(), database)
    return report


def _import_changes(found: GraphFile, driver: Driver, run_id: str, prefix: str, database: str | None) -> int:
    """Store what people reported of tasks, and take out what an earlier import of the file brought and it no longer holds."""

    def store(tx: ManagedTransaction) -> int:
        runs.lock(tx, run_id)
        sources = {change.id: prefix + change.id for change in found.changes}
        created, _ = ledger.write_changes(tx, found.changes, run_id, sources, f"rdf+{found.sha256[:8]}")
        ledger.remove_sources(tx, prefix, sources.values())
        return created

    with driver.session(database=database) as session:
        return session.execute_write(store)


def _groups(parts: Sequence[Part]) -> Iterator[list[Part]]:
    group: list[Part] = []
    edges = 0
    for part in parts:
        group.append(part)
        edges += len(part.elements.edges)
        if edges >= _GROUP_EDGES:
            yield group
            group, edges = [], 0
    if group:
        yield group


def _sha256(part: Part) -> str:
    minutes = next(node for node in part.elements.nodes if node.labels[0] == "Minutes")
    return str(minutes.properties.get("sha256", ""))
