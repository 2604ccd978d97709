"""Status changes in the graph: stored by the import of a ledger, taken back by undoing it, kept whatever becomes of the minutes.

(LoadRun)-[:LOADED {source, version}]->(StatusChange {task})-[:STATUS_OF]->(Task)

A change names its task by id. The edge to the task is made when the change is stored and whenever the task comes (back) into the
graph; it goes with the task, the change stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from graph_loader.errors import LedgerError
from graph_loader.ledger.change import EDGE_TYPE, LABEL, StatusChange
from graph_loader.ledger.task import LedgerTask
from graph_loader.store import runs
from graph_loader.store.interrupts import hold_back_interrupt
from graph_loader.store.ledger_tasks import find_tasks
from graph_loader.store.state import State, batches

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

#: The beginning of the source of what a ledger reported: the address of the file follows.
SOURCE = "ledger:"

_TIMEOUT = 600.0


@dataclass(frozen=True, slots=True)
class Stored:
    """What an import did. known: changes that this ledger had brought before. removed: those of the import it stands instead of."""

    created: int = 0
    known: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class LedgerImport:
    """An import that holds. imported: when, in UTC. sources: the addresses of the ledgers. changes: how many it brought."""

    id: str
    imported: Any
    sources: tuple[str, ...]
    changes: int


#: Makes the changes of the tasks that are there, or raises what refuses them: then nothing is stored.
Accept = Callable[[Mapping[str, LedgerTask]], Sequence[StatusChange]]


def store_reports(  # noqa: PLR0913  # what one transaction needs
    driver: Driver,
    task_ids: Sequence[str],
    accept: Accept,
    run_id: str,
    *,
    source: str,
    version: str,
    database: str | None = None,
    instead_of: str | None = None,
) -> Stored:
    """Store what a ledger reports of some tasks, in one transaction in which the tasks cannot change; all of it or nothing.

    instead_of: an import that is undone in the same transaction. Raises what `accept` raises, and the driver's errors.
    """
    from neo4j import unit_of_work

    def store(tx: ManagedTransaction) -> Stored:
        runs.lock(tx, run_id)
        tasks = {task.id: task for task in find_tasks(tx, ids=task_ids)}
        changes = accept(tasks)
        if instead_of is not None:
            _unload(tx, instead_of)
        created, known = write_changes(tx, changes, run_id, {change.id: source for change in changes}, version)
        return Stored(created, known, _clear(tx))

    with hold_back_interrupt(), driver.session(database=database) as session:
        return session.execute_write(unit_of_work(timeout=_TIMEOUT)(store))


def write_changes(
    tx: ManagedTransaction, changes: Sequence[StatusChange], run_id: str, sources: Mapping[str, str], version: str
) -> tuple[int, int]:
    """Store changes as brought by a run from `sources` (by change id). How many are new, and how many their source had brought."""
    ids = [change.id for change in changes]
    there = {row["id"] for row in tx.run(f"MATCH (s:{LABEL}) WHERE s.id IN $ids RETURN s.id AS id", ids=ids)}
    last = _last_sequences(tx, sorted({change.task for change in changes}))
    rows = []
    for change in dict(zip(ids, changes, strict=True)).values():
        one = change
        if change.id not in there:
            number = change.sequence or last.get(change.task, 0) + 1
            last[change.task] = max(last.get(change.task, 0), number)
            one = replace(change, sequence=number)
        properties = {**one.to_node().properties, "id": one.id}
        rows.append(
            {"id": one.id, "source": sources[one.id], "places": list(one.reported_in), "properties": properties}
        )
    brought = 0
    for batch in batches(rows):
        counted = tx.run(
            f"""
            MATCH (run:LoadRun {{id: $run}})
            UNWIND $rows AS row
            MERGE (s:{LABEL} {{id: row.id}})
            ON CREATE SET s = row.properties
            WITH run, row, s
            WHERE NOT EXISTS {{ ()-[:LOADED {{source: row.source}}]->(s) }}
            CREATE (run)-[:LOADED {{source: row.source, version: $version}}]->(s)
            WITH row, s
            FOREACH (place IN [one IN row.places WHERE NOT one IN coalesce(s.reported_in, [])] |
                SET s.reported_in = coalesce(s.reported_in, []) + place)
            RETURN count(*) AS brought
            """,
            rows=batch,
            run=run_id,
            version=version,
        ).single(strict=True)
        brought += counted["brought"]
    for some in batches(sorted(ids)):
        tx.run(
            f"""
            UNWIND $ids AS id
            MATCH (s:{LABEL} {{id: id}})
            CALL (s) {{ UNWIND coalesce(s.reported_in, []) AS place WITH place ORDER BY place RETURN collect(place) AS places }}
            SET s.reported_in = CASE WHEN places = [] THEN null ELSE places END
            """,
            ids=some,
        ).consume()
    attach(tx, sorted({change.task for change in changes}))
    return len(set(ids) - there), len(set(ids)) - brought


def attach(tx: ManagedTransaction, task_ids: Sequence[str]) -> int:
    """Make the edges from changes to these tasks, where they are missing. Returns how many."""
    made = 0
    for batch in batches(list(task_ids)):
        query = f"""
            UNWIND $ids AS id
            MATCH (s:{LABEL} {{task: id}})
            MATCH (t:Task {{id: id}})
            WHERE NOT (s)-[:{EDGE_TYPE}]->(t)
            CREATE (s)-[:{EDGE_TYPE}]->(t)
            """
        made += tx.run(query, ids=batch).consume().counters.relationships_created
    return made


def detach(tx: ManagedTransaction, task_ids: Sequence[str]) -> int:
    """Take the edges to these tasks away, which leave the graph. Returns how many."""
    gone = 0
    for batch in batches(list(task_ids)):
        query = f"UNWIND $ids AS id MATCH (:Task {{id: id}})<-[e:{EDGE_TYPE}]-() DELETE e"
        gone += tx.run(query, ids=batch).consume().counters.relationships_deleted
    return gone


def gone_tasks(before: State, target: State) -> list[str]:
    """The tasks that one state of the graph has and the other has not."""
    return sorted(
        ref.id for ref, node in before.nodes.items() if ref.label == "Task" and node and not target.nodes.get(ref)
    )


def undo_import(driver: Driver, import_id: str, run_id: str, database: str | None = None) -> int:
    """Take back what an import brought and no other ledger says. Returns how many changes went. Raises the driver's errors."""
    from neo4j import unit_of_work

    def undo(tx: ManagedTransaction) -> int:
        runs.lock(tx, run_id)
        _unload(tx, import_id)
        return _clear(tx)

    with hold_back_interrupt(), driver.session(database=database) as session:
        return session.execute_write(unit_of_work(timeout=_TIMEOUT)(undo))


def read_imports(driver: Driver, database: str | None = None) -> list[LedgerImport]:
    """The imports that hold, by time. Raises the driver's errors."""
    records, _, _ = driver.execute_query(
        f"""
        MATCH (run:LoadRun)-[loaded:LOADED]->(s:{LABEL})
        WHERE loaded.source STARTS WITH $prefix
        RETURN run.id AS id, run.started AS started, collect(DISTINCT loaded.source) AS sources, count(DISTINCT s) AS changes
        ORDER BY id
        """,
        prefix=SOURCE,
        database_=database,
        routing_="r",
    )
    return [
        LedgerImport(row["id"], row["started"].to_native(), tuple(sorted(row["sources"])), row["changes"])
        for row in records
    ]


def find_import(driver: Driver, name: str, database: str | None = None) -> LedgerImport:
    """The import of this id, or whose id ends so. Raises LedgerError when there is none, or more than one."""
    found = [one for one in read_imports(driver, database) if one.id == name or (name and one.id.endswith(name))]
    if len(found) == 1:
        return found[0]
    reason = "several imports have an id that ends so; give more of it" if found else "no import that holds has this id"
    raise LedgerError(f"{name!r}: {reason}: `graph-loader ledger imports` shows them")


def remove_sources(tx: ManagedTransaction, prefix: str, kept: Iterable[str]) -> int:
    """Take back what came from sources that begin with `prefix` and are not `kept`. Returns how many changes went."""
    query = f"""
        MATCH ()-[loaded:LOADED]->(:{LABEL})
        WHERE loaded.source STARTS WITH $prefix AND NOT loaded.source IN $kept
        DELETE loaded
        """
    tx.run(query, prefix=prefix, kept=sorted(kept)).consume()
    return _clear(tx)


def _last_sequences(tx: ManagedTransaction, task_ids: list[str]) -> dict[str, int]:
    query = f"UNWIND $ids AS id MATCH (s:{LABEL} {{task: id}}) RETURN id, max(s.sequence) AS last"
    return {row["id"]: row["last"] for row in tx.run(query, ids=task_ids)}


def _unload(tx: ManagedTransaction, import_id: str) -> None:
    """Take away what says that an import brought its changes, and their places in files that nobody else brought them from."""
    rows = tx.run(
        f"""
        MATCH (:LoadRun {{id: $id}})-[loaded:LOADED]->(s:{LABEL})
        WHERE loaded.source STARTS WITH $prefix
        WITH s, collect(loaded) AS own, collect(loaded.source) AS gone
        FOREACH (one IN own | DELETE one)
        RETURN s.id AS id, s.reported_in AS places, gone,
               COLLECT {{ MATCH (s)<-[other:LOADED]-() WHERE NOT other IN own RETURN other.source }} AS left
        """,
        id=import_id,
        prefix=SOURCE,
    )
    changed = []
    for row in rows:
        names = {_file_name(source) for source in row["gone"]} - {_file_name(source) for source in row["left"]}
        places = [place for place in row["places"] or () if place.partition("#")[0] not in names]
        changed.append([row["id"], places or None])
    query = f"UNWIND $rows AS row MATCH (s:{LABEL} {{id: row[0]}}) SET s.reported_in = row[1]"
    tx.run(query, rows=changed).consume()


def _clear(tx: ManagedTransaction) -> int:
    """Delete the changes that nobody brought. Returns how many."""
    result = tx.run(f"MATCH (s:{LABEL}) WHERE NOT EXISTS {{ ()-[:LOADED]->(s) }} DETACH DELETE s")
    return result.consume().counters.nodes_deleted


def _file_name(source: str) -> str:
    return PurePosixPath(unquote(urlsplit(source.removeprefix(SOURCE)).path)).name
