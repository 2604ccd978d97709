"""Runs of the loader, and which file brought which minutes: (LoadRun)-[:LOADED {source, version}]->(Minutes).

What a ledger reported is LOADED by a run, too: see `store.ledger`.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

#: The source of a document that has no file: it replaces nothing.
NO_SOURCE = "-"

#: The label of the one node that writers lock; it is no part of the graph.
LOCK_LABEL = "LoadLock"


class Sources(NamedTuple):
    """Where minutes come from, once a transaction is done.

    of_minutes: minutes id -> the sources they keep or get. left_over: minutes that keep none. known: minutes now in the graph.
    """

    of_minutes: dict[str, list[str]]
    left_over: frozenset[str]
    known: frozenset[str]


def begin(driver: Driver, version: str, database: str | None = None) -> str:
    """Note that a run has begun; returns its id, which sorts by time."""
    started = datetime.now(UTC)
    run_id = f"{started:%Y%m%dT%H%M%S.%f}Z-{secrets.token_hex(4)}"
    driver.execute_query(
        "CREATE (:LoadRun {id: $id, started: $started, version: $version, complete: false})",
        id=run_id,
        started=started,
        version=version,
        database_=database,
    )
    return run_id


def finish(driver: Driver, run_id: str, counts: Mapping[str, Any], database: str | None = None) -> None:
    """Note that a run has reached its end."""
    driver.execute_query(
        "MATCH (r:LoadRun {id: $id}) SET r.finished = $finished, r.complete = true, r.counts = $counts",
        id=run_id,
        finished=datetime.now(UTC),
        counts=json.dumps(dict(counts), ensure_ascii=False, sort_keys=True),
        database_=database,
    )


def lock(tx: ManagedTransaction, run_id: str) -> None:
    """Make other writers wait until this transaction ends: each reads before it writes, so two at once would lose updates."""
    tx.run(f"MERGE (lock:{LOCK_LABEL} {{id: 'loading'}}) SET lock.run = $id", id=run_id).consume()


def find_loaded(driver: Driver, files: Sequence[tuple[str, str]], database: str | None = None) -> dict[str, str]:
    """Of files (source, SHA-256), those whose very content is in the graph: source -> the version of the loader that read it."""
    records, _, _ = driver.execute_query(
        """
        UNWIND $files AS file
        MATCH (:LoadRun)-[loaded:LOADED {source: file[0]}]->(m:Minutes)
        WHERE m.sha256 = file[1]
        RETURN file[0] AS source, loaded.version AS version
        """,
        files=[list(file) for file in files],
        database_=database,
        routing_="r",
    )
    return {record["source"]: record["version"] for record in records}


def read_runs(driver: Driver, database: str | None = None) -> list[dict[str, Any]]:
    """All runs by their ids: started, finished, version, and the ids of the minutes they brought."""
    records, _, _ = driver.execute_query(
        """
        MATCH (run:LoadRun)
        OPTIONAL MATCH (run)-[:LOADED]->(m:Minutes)
        WITH run, m ORDER BY m.id
        RETURN run.id AS id, run.started AS started, run.finished AS finished, run.version AS version,
               collect(DISTINCT m.id) AS minutes
        ORDER BY id
        """,
        database_=database,
        routing_="r",
    )
    return [
        {name: value.to_native() if hasattr(value, "to_native") else value for name, value in record.data().items()}
        for record in records
    ]


def find_sources(driver: Driver, prefix: str, database: str | None = None) -> list[str]:
    """All sources of minutes in the graph whose URI begins with `prefix`."""
    records, _, _ = driver.execute_query(
        "MATCH ()-[loaded:LOADED]->(:Minutes) WHERE loaded.source STARTS WITH $prefix RETURN DISTINCT loaded.source AS source",
        prefix=prefix,
        database_=database,
        routing_="r",
    )
    return sorted(record["source"] for record in records)


def find_minutes_with_other_sources(driver: Driver, prefix: str, database: str | None = None) -> frozenset[str]:
    """The ids of minutes that came from any source whose URI does not begin with `prefix`."""
    records, _, _ = driver.execute_query(
        "MATCH ()-[loaded:LOADED]->(m:Minutes) WHERE NOT loaded.source STARTS WITH $prefix RETURN DISTINCT m.id AS id",
        prefix=prefix,
        database_=database,
        routing_="r",
    )
    return frozenset(record["id"] for record in records)


def plan_sources(tx: ManagedTransaction, brought: Iterable[tuple[str, str]], gone: Sequence[str]) -> Sources:
    """What becomes of the sources when some (source, minutes id) are brought and others are gone."""
    pairs = list(brought)
    moved = sorted({source for source, _ in pairs if source != NO_SOURCE} | set(gone))
    rows = tx.run(
        """
        CALL () {
          UNWIND $moved AS source MATCH ()-[:LOADED {source: source}]->(m:Minutes) RETURN m
          UNION
          UNWIND $ids AS id MATCH (m:Minutes {id: id}) RETURN m
        }
        RETURN m.id AS id, m.sources AS sources
        """,
        moved=moved,
        ids=sorted({minutes_id for _, minutes_id in pairs}),
    )
    kept = {row["id"]: set(row["sources"]) - set(moved) for row in rows}
    known = frozenset(kept)
    for source, minutes_id in pairs:
        kept.setdefault(minutes_id, set()).add(source)
    of_minutes = {minutes_id: sorted(uris) for minutes_id, uris in kept.items() if uris}
    return Sources(of_minutes, frozenset(kept.keys() - of_minutes.keys()), known)


def record(tx: ManagedTransaction, run_id: str, brought: Sequence[tuple[str, str, str]], gone: Sequence[str]) -> None:
    """Note which run brought which (source, minutes id, version); a source has brought only its latest content."""
    moved = sorted({source for source, _, _ in brought if source != NO_SOURCE} | set(gone))
    tx.run("UNWIND $moved AS source MATCH ()-[old:LOADED {source: source}]->() DELETE old", moved=moved).consume()
    tx.run(
        """
        MATCH (run:LoadRun {id: $run})
        UNWIND $rows AS row
        MATCH (m:Minutes {id: row[1]})
        MERGE (run)-[loaded:LOADED {source: row[0]}]->(m)
        SET loaded.version = row[2]
        """,
        run=run_id,
        rows=[list(row) for row in brought],
    ).consume()
