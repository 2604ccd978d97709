"""A ledger that people filled in, into the graph: all of it or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from graph_loader.errors import LedgerError
from graph_loader.ledger.accept import accept, refusal_lines
from graph_loader.ledger.change import StatusChange
from graph_loader.ledger.reports import FilledLedger
from graph_loader.ledger.task import LedgerTask
from graph_loader.loading.fingerprint import loader_version
from graph_loader.reading.files import source_of
from graph_loader.store import ledger as store
from graph_loader.store import runs
from graph_loader.store.ledger_tasks import find_tasks
from graph_loader.store.schema import create_schema

if TYPE_CHECKING:
    from neo4j import Driver


@dataclass(frozen=True, slots=True)
class Imported:
    """id: of the import, "" when no row reported anything."""

    id: str = ""
    stored: store.Stored = field(default_factory=store.Stored)


def check_ledger(ledger: FilledLedger, driver: Driver, database: str | None = None) -> list[StatusChange]:
    """The changes that an import would store. Raises LedgerError with every row that is refused."""
    with driver.session(database=database, default_access_mode="READ") as session:
        tasks = session.execute_read(find_tasks, None, _task_ids(ledger))
    return _accept(ledger, {task.id: task for task in tasks})


def import_ledger(
    ledger: FilledLedger, driver: Driver, database: str | None = None, instead_of: str | None = None
) -> Imported:
    """Store what a ledger reports. instead_of: the id (or its end) of an import that is undone with it.

    Raises LedgerError with every row that is refused, and the driver's errors: nothing is stored then.
    """
    undone = store.find_import(driver, instead_of, database) if instead_of is not None else None
    if not ledger.reports and not ledger.refusals and undone is None:
        return Imported()
    check_ledger(ledger, driver, database)  # before anything is written, a run included
    create_schema(driver, database)
    run_id = runs.begin(driver, loader_version(), database)
    stored = store.store_reports(
        driver,
        _task_ids(ledger),
        lambda tasks: _accept(ledger, tasks),
        run_id,
        source=store.SOURCE + source_of(ledger.table.path),
        version=f"ledger+{hashlib.sha256(ledger.table.path.read_bytes()).hexdigest()[:8]}",
        database=database,
        instead_of=undone.id if undone else None,
    )
    counts = {"ledger": asdict(stored), **({"instead_of": undone.id} if undone else {})}
    runs.finish(driver, run_id, counts, database)
    return Imported(run_id, stored)


def undo_ledger(driver: Driver, import_id: str, database: str | None = None) -> tuple[store.LedgerImport, int]:
    """Take back what an import brought. Returns the import and how many changes went. Raises LedgerError for an unknown id."""
    found = store.find_import(driver, import_id, database)
    run_id = runs.begin(driver, loader_version(), database)
    gone = store.undo_import(driver, found.id, run_id, database)
    runs.finish(driver, run_id, {"undone": found.id, "removed": gone}, database)
    return found, gone


def _accept(ledger: FilledLedger, tasks: Mapping[str, LedgerTask]) -> list[StatusChange]:
    changes, refusals = accept(ledger, tasks)
    if refusals:
        rows = len({refusal.row for refusal in refusals})
        lines = "\n  ".join(refusal_lines(refusals))
        raise LedgerError(
            f"{ledger.table.path}: {rows} {'row is' if rows == 1 else 'rows are'} refused, nothing was stored:\n  {lines}"
        )
    return changes


def _task_ids(ledger: FilledLedger) -> list[str]:
    return sorted({report.task for report in ledger.reports})
