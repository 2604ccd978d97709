"""Run Cypher that only reads, with a time limit and a row limit."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph_loader.errors import QueryError
from graph_loader.querying.values import to_plain

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction
    from neo4j.exceptions import Neo4jError

#: Seconds a query may run unless told otherwise.
TIMEOUT = 60.0

_READS_ONLY = "the query would change the graph, but only reading is allowed here: `graph-loader load` changes it"
_TOO_MUCH_MEMORY = "the query needs more memory than one query may take: narrow it with WHERE, or add LIMIT"
_HINTS = {
    "Neo.ClientError.Statement.AccessMode": _READS_ONLY,
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": _TOO_MUCH_MEMORY,
    "Neo.TransientError.General.OutOfMemoryError": _TOO_MUCH_MEMORY,
}
_TIMED_OUT = (
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
)
#: Transient by its code, but the same query would fail the same way: not to be retried by the driver.
_FINAL = tuple(code for code in _HINTS if ".TransientError." in code)


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: column names and rows of plain Python values (dates are datetime.date). truncated: the row limit cut it."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    truncated: bool = False
    seconds: float = 0.0


def run_read_only(  # keyword options of one call
    driver: Driver,
    cypher: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    database: str | None = None,
    limit: int | None = None,
    timeout: float | None = TIMEOUT,
) -> Table:
    """Run one statement in a session that the server holds to reading.

    limit: at most so many rows are fetched, None for all. timeout: seconds, enforced by the server; None for none.
    Raises QueryError with the mend when Neo4j refuses the statement, when it takes too long or too much memory.
    """
    from neo4j import READ_ACCESS, unit_of_work
    from neo4j.exceptions import DriverError, Neo4jError

    started = time.perf_counter()

    # 0 is no limit; None would be the server's own
    @unit_of_work(timeout=0 if timeout is None else timeout)
    def read(transaction: ManagedTransaction) -> Table:
        try:
            result = transaction.run(cypher, dict(parameters or {}))
            records = list(result) if limit is None else result.fetch(limit + 1)
            columns = tuple(result.keys())
            result.consume()
        except Neo4jError as error:
            if error.code in _FINAL:
                raise QueryError(explain(error, timeout)) from error
            raise
        rows = [tuple(map(to_plain, record.values())) for record in records]
        cut = limit is not None and len(rows) > limit
        return Table(columns, rows[:limit], cut, time.perf_counter() - started)

    with driver.session(database=database, default_access_mode=READ_ACCESS) as session:
        try:
            return session.execute_read(read)
        except Neo4jError as error:
            raise QueryError(explain(error, timeout)) from error
        except DriverError as error:
            raise QueryError(f"Neo4j did not answer: {error}") from error


def explain(error: Neo4jError, timeout: float | None) -> str:
    """What went wrong in the user's words, with the mend; Neo4j's own message where it says it best (syntax errors)."""
    code = error.code or ""
    if code in _TIMED_OUT:
        return f"the query took longer than {timeout:g} seconds: narrow it, or allow more with --timeout"
    if code in _HINTS:
        return _HINTS[code]
    message = (error.message or str(error)).strip()
    if code == "Neo.ClientError.Statement.ParameterMissing":
        return f"{message}. Give it with --param name=value"
    return f"Neo4j refused the query: {message}"
