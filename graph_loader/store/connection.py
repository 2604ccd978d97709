"""A connection to Neo4j: the server that is named, or else the local one, started when needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph_loader.errors import StoreError
from graph_loader.settings import Settings, read_settings

if TYPE_CHECKING:
    from neo4j import Driver
    from neo4j.exceptions import Neo4jError

_SECONDS_TO_CONNECT = 10.0
_SECONDS_TO_RETRY = 5.0
_SCHEMES = ("bolt://", "bolt+s://", "bolt+ssc://", "neo4j://", "neo4j+s://", "neo4j+ssc://")

#: The oldest version whose Cypher has `CALL (x) { ... }`, as long-term release.
_OLDEST = (5, 26)


def connect(uri: str | None = None, *, settings: Settings | None = None, read_only: bool = False) -> Driver:
    """A driver that has just been used: to `uri`, to NEO4J_URI, or to the local Neo4j, which is started if it does not run
    and left running. Close it, or use it in a `with` statement.

    With `read_only` the server refuses every write of this driver's sessions. Raises StoreError, naming address and mend.
    """
    settings = settings or read_settings()
    uri = uri or settings.neo4j_uri
    if uri is not None:
        return _open(uri, settings.neo4j_user, settings.neo4j_password, settings.neo4j_database, read_only=read_only)
    from graph_loader.store.local.server import LocalServer

    server = LocalServer(settings)
    running = server.start()
    return _open(running.ports.uri, "neo4j", server.read_password(), "neo4j", read_only=read_only)


def _open(uri: str, user: str, password: str | None, database: str, *, read_only: bool) -> Driver:
    from neo4j import GraphDatabase
    from neo4j.exceptions import ConfigurationError

    if not uri.startswith(_SCHEMES):
        raise StoreError(f"{uri!r} is not the address of a Neo4j: write for example bolt://127.0.0.1:7687")
    try:
        driver = GraphDatabase.driver(
            uri,
            auth=(user, password) if password else None,
            connection_timeout=_SECONDS_TO_CONNECT,
            connection_acquisition_timeout=2 * _SECONDS_TO_CONNECT,
            max_transaction_retry_time=_SECONDS_TO_RETRY,
            notifications_min_severity="OFF",
            user_agent="minutes-graph-loader",
        )
    except (ConfigurationError, ValueError) as error:
        raise StoreError(
            f"{uri!r} is not the address of a Neo4j ({error}): write for example bolt://127.0.0.1:7687"
        ) from error
    try:
        _verify(driver, uri, user, password, database)
    except BaseException:
        driver.close()
        raise
    if read_only:
        from graph_loader.store.read_only import forbid_writes

        forbid_writes(driver)
    return driver


def _verify(driver: Driver, uri: str, user: str, password: str | None, database: str) -> None:
    """One query, so that what is wrong is told now and in full."""
    from neo4j import READ_ACCESS
    from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable

    try:
        with driver.session(database=database, default_access_mode=READ_ACCESS) as session:  # run: without retries
            found = session.run(
                "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version"
            ).single()
    except AuthError as error:
        if not password:
            raise StoreError(
                f"Neo4j at {uri} asks for a password: set NEO4J_PASSWORD (and NEO4J_USER), or write them in .env"
            ) from error
        raise StoreError(
            f"Neo4j at {uri} refuses user {user!r} with this password: correct NEO4J_USER and NEO4J_PASSWORD"
        ) from error
    except Neo4jError as error:
        raise _explain_refusal(error, uri, database) from error
    except ServiceUnavailable as error:
        raise StoreError(
            f"no Neo4j answers at {uri} ({_first_line(error)}): start it, or correct the address (the bolt port, often 7687, "
            "not the Browser's), or unset NEO4J_URI to use the local Neo4j"
        ) from error
    except (DriverError, OSError, ValueError) as error:
        raise StoreError(f"no usable Neo4j answers at {uri} ({_first_line(error)}): correct the address") from error
    version = str(found["version"]) if found else "unknown"
    if not re.match(r"\d+\.\d+", version) or tuple(map(int, version.split(".")[:2])) < _OLDEST:
        raise StoreError(
            f"{uri} runs Neo4j {version}, {'.'.join(map(str, _OLDEST))} or newer is needed: name a newer server"
        )


def _explain_refusal(error: Neo4jError, uri: str, database: str) -> StoreError:
    code, message = error.code or "", _first_line(error)
    if code.endswith("AuthenticationRateLimit"):
        return StoreError(
            f"Neo4j at {uri} takes no log-in now, after several wrong passwords: wait some seconds and try again"
        )
    if code.endswith("CredentialsExpired"):
        return StoreError(
            f"Neo4j at {uri} wants a new password first: log in once with its Browser, then set NEO4J_PASSWORD"
        )
    if code.endswith("DatabaseNotFound"):
        return StoreError(f"Neo4j at {uri} has no database {database!r}: correct NEO4J_DATABASE")
    if code.endswith("ProcedureNotFound"):
        return StoreError(f"what answers at {uri} is not Neo4j ({message}): correct the address")
    return StoreError(f"Neo4j at {uri} refuses a query of database {database!r}: {message}")


def _first_line(error: Exception) -> str:
    text = getattr(error, "message", None) or str(error) or type(error).__name__
    return str(text).splitlines()[0].strip()
