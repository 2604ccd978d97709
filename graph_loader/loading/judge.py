"""Apply judgements to the graph in the database: what `load --judgements` and `review apply` do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph_loader.judgements import JudgementsFile
from graph_loader.loading.fingerprint import loader_version
from graph_loader.store import runs
from graph_loader.store.explain import explain_failures
from graph_loader.store.reconcile import NotKeptError, reconcile
from graph_loader.store.replace import Changes

if TYPE_CHECKING:
    from neo4j import Driver


def apply_judgements(
    driver: Driver,
    judgements: JudgementsFile,
    database: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> Changes:
    """Make these judgements, and no others, hold in the graph and for all that is loaded from now on; those in conflict are not applied.

    progress: called with the number of minutes still to be written. Raises StoreError when the database fails, or when minutes that an
    older version of the program loaded have to be loaded again first.
    """
    from graph_loader.store.schema import create_schema

    mend = (
        "Each transaction was done whole or not at all: when the server answers again, run the same command to finish"
    )
    with explain_failures("judgements were applied", mend):
        create_schema(driver, database)
        run_id = runs.begin(driver, loader_version(), database)
        changes = reconcile(driver, judgements.entries, run_id, database, progress)
        runs.finish(driver, run_id, {"judgements": len(judgements.entries)}, database)
    return changes


@contextmanager
def applied_judgements(
    driver: Driver, judgements: JudgementsFile | None, database: str | None = None
) -> Iterator[Changes]:
    """Judgements hold inside the block; None: those that hold already. Minutes that an older version of the program loaded lack what is
    needed to write them anew: when the block has not loaded them again, StoreError is raised behind it."""
    changes = Changes()
    try:
        if judgements:
            changes.add(apply_judgements(driver, judgements, database))
        later = None
    except NotKeptError:
        later = judgements
    yield changes
    if later:
        changes.add(apply_judgements(driver, later, database))
