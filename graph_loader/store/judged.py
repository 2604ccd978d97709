"""The judgements in force, as the database remembers them: a node that is no part of the graph."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from graph_loader.judgements import Entry, Identities, settle
from graph_loader.judgements.judgement import parse_line

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

#: The label of the one node that holds the lines of the judgements.
JUDGEMENTS_LABEL = "AppliedJudgements"


def lines_of(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The lines as they are remembered: sorted, each once."""
    return tuple(sorted({entry.judgement.to_line() for entry in entries}))


def read_lines(tx: ManagedTransaction) -> tuple[str, ...]:
    """The lines of the judgements in force; () when there never were any."""
    row = tx.run(f"MATCH (j:{JUDGEMENTS_LABEL} {{id: 'judgements'}}) RETURN j.lines AS lines").single()
    return tuple(row["lines"]) if row else ()


def write_lines(tx: ManagedTransaction, lines: tuple[str, ...]) -> None:
    query = f"MERGE (j:{JUDGEMENTS_LABEL} {{id: 'judgements'}}) SET j.lines = $lines"
    tx.run(query, lines=list(lines)).consume()


def read_identities(tx: ManagedTransaction) -> Identities:
    """What the judgements in force mean."""
    return identities_of(read_lines(tx))


def read_judged(driver: Driver, database: str | None = None) -> Identities:
    """What the judgements in force mean, read by itself. Raises the driver's errors."""
    with driver.session(database=database, default_access_mode="READ") as session:
        return session.execute_read(read_identities)


@lru_cache(maxsize=4)  # every transaction of a load asks for the same
def identities_of(lines: tuple[str, ...]) -> Identities:
    """What some lines mean together."""
    return settle(Entry(number, parse_line(line)) for number, line in enumerate(lines, start=1)).identities
