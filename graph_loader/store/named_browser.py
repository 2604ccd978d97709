"""Where the Neo4j Browser of a named server is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from neo4j import Driver

_AURA = ".databases.neo4j.io"


def find_browser(driver: Driver, uri: str, user: str) -> str:
    """The address of the server's own Browser, with server and user filled in, as its settings tell; when they may not be
    read, that of a server with the usual settings."""
    address = urlsplit(uri)
    host = address.hostname or "localhost"
    if host.endswith(_AURA):
        return "https://console.neo4j.io"
    settings = _read_settings(driver)
    if settings.get("server.http.enabled") == "false" and settings.get("server.https.enabled") == "true":
        scheme, listening = "https", settings.get("server.https.advertised_address", ":7473")
    else:
        scheme, listening = "http", settings.get("server.http.advertised_address", ":7474")
    port = listening.rpartition(":")[2]
    shown = f"[{host}]" if ":" in host else host
    login = f"{address.scheme}://{quote(user)}@{address.netloc.rpartition('@')[2]}"
    return f"{scheme}://{shown}:{port}/browser/?dbms={login}&preselectAuthMethod=NATIVE"


def _read_settings(driver: Driver) -> dict[str, str]:
    from neo4j.exceptions import Neo4jError

    query = "SHOW SETTINGS YIELD name, value WHERE name STARTS WITH 'server.http' RETURN name, value"
    try:
        return {record["name"]: record["value"] for record in driver.execute_query(query, routing_="r").records}
    except Neo4jError:  # not for this user to read, or another version
        return {}
