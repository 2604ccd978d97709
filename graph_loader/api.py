"""The graph from Python: `graph_loader.connect()` gives a Graph, whose answers are pandas DataFrames.

>>> import graph_loader                                                       # doctest: +SKIP
>>> with graph_loader.connect() as graph:                                     # doctest: +SKIP
...     tasks = graph.query("department-tasks", organization="市城管局")
...     busiest = graph.cypher("MATCH (:Task)-[:ASSIGNED_TO]->(o) RETURN o.name AS name, count(*) AS tasks")
"""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from graph_loader.querying.formats import to_frame
from graph_loader.querying.library import find_query, library
from graph_loader.querying.parameters import bind
from graph_loader.querying.run import TIMEOUT, Table, run_read_only

if TYPE_CHECKING:
    import pandas
    from neo4j import Driver

    from graph_loader.settings import Settings


class Graph:
    """A connection that only reads. Close it, or use it in a `with` statement. timeout: seconds a query may run."""

    def __init__(self, driver: Driver, database: str | None = None, *, timeout: float | None = TIMEOUT) -> None:
        self.driver = driver
        self.database = database
        self.timeout = timeout

    def query(self, name: str, **parameters: Any) -> pandas.DataFrame:
        """The answer to a question of the library (`graph-loader query list`), as a DataFrame.

        Raises QueryError when there is no such question, or a parameter is missing, unknown or of the wrong type.

        >>> graph.query("attendance", meeting="第8次", government="安澜")     # doctest: +SKIP
        """
        query = find_query(name)
        return to_frame(self.run(query.cypher, bind(query, parameters)))

    def cypher(self, text: str, **parameters: Any) -> pandas.DataFrame:
        """The answer to a Cypher statement that only reads, as a DataFrame. Raises QueryError when Neo4j refuses it.

        >>> graph.cypher("MATCH (m:Meeting) WHERE m.date >= $since RETURN m.title AS title", since=date(2019, 1, 1))  # doctest: +SKIP
        """
        return to_frame(self.run(text, parameters))

    def run(self, text: str, parameters: dict[str, Any] | None = None, *, limit: int | None = None) -> Table:
        """The answer as a plain Table, without pandas. limit: fetch at most so many rows."""
        return run_read_only(self.driver, text, parameters, database=self.database, limit=limit, timeout=self.timeout)

    def series(self, *, from_first: bool = False) -> pandas.DataFrame:
        """Which numbered meetings are there and which are missing, a row for each run of numbers; see `graph-loader series`.

        >>> graph.series().query("missing.str.len() > 0")                     # doctest: +SKIP
        """
        from graph_loader.querying.series import QUERY, NumberedMeeting, list_series

        meetings = (NumberedMeeting(*row) for row in self.run(QUERY).rows)
        return to_frame(list_series(meetings, from_first=from_first))

    @staticmethod
    def questions() -> pandas.DataFrame:
        """The questions of the library: name, subject, what they ask, their parameters."""
        columns = ("name", "subject", "question_zh", "question_en", "parameters")
        rows: list[tuple[Any, ...]] = [
            (q.name, q.subject, q.question_zh, q.question_en, list(q.parameters)) for q in library().values()
        ]
        return to_frame(Table(columns, rows))

    def close(self) -> None:
        self.driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def connect(  # keyword options of one call
    uri: str | None = None,
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
    timeout: float | None = TIMEOUT,
    settings: Settings | None = None,
) -> Graph:
    """A Graph on the server named by `uri` or NEO4J_URI, else on the local Neo4j, which is started when it does not run.

    user, password and database replace NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE. Raises StoreError that says what to mend.
    """
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect as open_driver

    settings = settings or read_settings()
    given = {"neo4j_uri": uri, "neo4j_user": user, "neo4j_password": password, "neo4j_database": database}
    settings = settings.model_copy(update={name: value for name, value in given.items() if value is not None})
    driver = open_driver(settings=settings, read_only=True)
    return Graph(driver, settings.neo4j_database if settings.neo4j_uri else None, timeout=timeout)
