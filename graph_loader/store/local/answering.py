"""Whether the local Neo4j answers a query yet."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener

from graph_loader.errors import StoreError

if TYPE_CHECKING:
    from neo4j import Driver

_DAMAGED = (
    ": its files are damaged or cannot be read, debug.log beside its log tells more; "
    "put back a copy, or run `graph-loader db reset` and load again"
)


def answers(uri: str, password: str) -> bool:
    """Whether a query returns now. Raises StoreError when it never will: wrong password, or a graph that cannot be opened."""
    address = urlsplit(uri)
    try:  # cheap, and quiet, as long as nobody listens
        socket.create_connection((address.hostname, address.port), timeout=1).close()
    except OSError:
        return False
    from neo4j import GraphDatabase
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    try:
        with GraphDatabase.driver(
            uri, auth=("neo4j", password), connection_timeout=5, max_transaction_retry_time=0
        ) as driver:
            try:
                driver.execute_query("RETURN 1", database_="neo4j")
            except Neo4jError:
                problem = _read_problem(driver)
                if problem:
                    raise StoreError(f"the local Neo4j at {uri} cannot open its graph ({problem}){_DAMAGED}") from None
                return False
    except AuthError as error:
        raise StoreError(
            f"the local Neo4j at {uri} refuses the password of its password file: {error.message}"
        ) from error
    except (Neo4jError, DriverError, OSError):
        return False
    return True


def _read_problem(driver: Driver) -> str:
    """What the server says about a graph it gave up opening; empty while it is at it."""
    query = "SHOW DATABASES YIELD name, currentStatus, statusMessage WHERE name = 'neo4j' RETURN currentStatus, statusMessage"
    found = driver.execute_query(query, database_="system").records
    return str(found[0]["statusMessage"] or "") if found and found[0]["currentStatus"] != "online" else ""


def wait_for_browser(address: str, seconds: float = 30.0) -> None:
    """Waits until Neo4j Browser is served: it comes a little after the first query. Raises StoreError when it does not."""
    until = time.monotonic() + seconds
    while True:
        try:
            with build_opener(ProxyHandler({})).open(address, timeout=5):
                return
        except OSError as error:
            if time.monotonic() > until:
                raise StoreError(f"Neo4j Browser does not answer at {address}: {error}") from error
        time.sleep(0.05)
