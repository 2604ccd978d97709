"""A driver that only reads: the server itself refuses every write of a session opened for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from neo4j import Driver


def forbid_writes(driver: Driver) -> None:
    """Makes every session and query of this driver one for reading. Neo4j answers a write in it with the error
    Neo.ClientError.Statement.AccessMode; nothing here looks at the text of a query."""
    from neo4j import READ_ACCESS, RoutingControl

    open_session, execute_query = driver.session, driver.execute_query

    def open_reading_session(**config: Any) -> Any:
        session = open_session(**config | {"default_access_mode": READ_ACCESS})
        vars(session)["execute_write"] = session.execute_read  # its own would ask for writing
        return session

    def execute_reading_query(query: Any, parameters: Any = None, _: Any = None, *rest: Any, **named: Any) -> Any:
        parameters = named.pop("parameters_", parameters)
        named.pop("routing_", None)
        return execute_query(query, parameters, RoutingControl.READ, *rest, **named)

    # Of this one driver, whose class has an own one per address scheme: so no subclass.
    vars(driver).update(session=open_reading_session, execute_query=execute_reading_query)
