"""Make other judgements hold in a graph that is loaded, without the files: only the minutes that mention a judged node are written anew.

The first transaction remembers the new judgements and marks those minutes, the next ones write them, some at a time. Whatever is
loaded in between follows the new judgements already; when a process is killed in between, `finish` goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from graph_loader.elements import NodeRef
from graph_loader.errors import StoreError
from graph_loader.judgements import Entry, Identities
from graph_loader.store import judged, links, runs, state, stated
from graph_loader.store.interrupts import hold_back_interrupt
from graph_loader.store.replace import Changes, replace_documents
from graph_loader.store.write import TIMEOUT

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

#: Minutes that are written in one transaction.
_TOGETHER = 25


class NotKeptError(StoreError):
    """What some minutes state was not kept: an older version of the program loaded them."""


def reconcile(
    driver: Driver,
    entries: Iterable[Entry],
    run_id: str,
    database: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> Changes:
    """Make these judgements, and no others, hold in the graph. progress: called with the number of minutes still to be written.

    Raises NotKeptError, before anything is written, when minutes that would have to be written anew were loaded by an older version.
    """
    changes = announce(driver, judged.lines_of(entries), run_id, database)
    changes.add(finish(driver, run_id, database, progress))
    return changes


def announce(driver: Driver, lines: tuple[str, ...], run_id: str, database: str | None = None) -> Changes:
    """Remember judgements and mark the minutes that have to be written anew."""
    from neo4j import unit_of_work

    with hold_back_interrupt(), driver.session(database=database) as session:
        return session.execute_write(unit_of_work(timeout=TIMEOUT)(_announce), lines, run_id)


def finish(
    driver: Driver, run_id: str, database: str | None = None, progress: Callable[[int], None] | None = None
) -> Changes:
    """Write the minutes that are marked, in transactions of some each."""
    from neo4j import unit_of_work

    changes = Changes()
    with driver.session(database=database) as session:
        while left := session.execute_read(stated.count_stale):
            if progress:
                progress(left)
            with hold_back_interrupt():
                changes.add(session.execute_write(unit_of_work(timeout=TIMEOUT)(_write_some), run_id))
    return changes


def _announce(tx: ManagedTransaction, lines: tuple[str, ...], run_id: str) -> Changes:
    runs.lock(tx, run_id)
    known = judged.read_lines(tx)
    if lines == known:
        return Changes()
    old, new = judged.identities_of(known), judged.identities_of(lines)
    missing = stated.mark_stale(tx, _find_affected(tx, old, new))
    if missing:
        raise NotKeptError(
            f"{len(missing)} minutes were loaded by a version of this program that did not keep what judgements need "
            f"(the first: {missing[0]}): load their files again, then apply the judgements"
        )
    judged.write_lines(tx, lines)
    return _relink(tx, {ref for pair in old.different ^ new.different for ref in pair}, new)


def _write_some(tx: ManagedTransaction, run_id: str) -> Changes:
    runs.lock(tx, run_id)
    parts = stated.take_stale(tx, _TOGETHER)
    return replace_documents(tx, sorted(parts), parts.values(), judged.read_identities(tx), {})


def _find_affected(tx: ManagedTransaction, old: Identities, new: Identities) -> list[str]:
    """The minutes that mention a node which other judgements move elsewhere."""
    changed: dict[NodeRef, set[str]] = {}
    for ref in old.canonical.keys() | new.canonical.keys():
        if old.resolve(ref) != new.resolve(ref):
            changed.setdefault(old.resolve(ref), set()).add(ref.id)
    found: set[str] = set()
    for label in sorted({ref.label for ref in changed}):
        query = f"""
            UNWIND $rows AS row
            MATCH (n:{label} {{id: row[0]}})<-[mention:MENTIONS]-(m:Minutes)
            WHERE n.id IN row[1] OR any(id IN mention.stated_ids WHERE id IN row[1])
            RETURN DISTINCT m.id AS id
            """
        rows = [[ref.id, sorted(ids)] for ref, ids in sorted(changed.items()) if ref.label == label]
        for batch in state.batches(rows):
            found.update(row["id"] for row in tx.run(query, rows=batch))
    return sorted(found)


def _relink(tx: ManagedTransaction, refs: Iterable[NodeRef], identities: Identities) -> Changes:
    """Derive the links of the groups of some nodes anew."""
    touched = state.State(nodes=state.read_nodes(tx, sorted(refs)))
    groups = links.find_groups(touched)
    return Changes(**links.update_links(tx, groups, links.read_links(tx, groups), identities))
