"""Connections: to a named server, with every way they fail explained, and for reading only."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from neo4j import Driver
from neo4j.exceptions import ClientError

from graph_loader.errors import StoreError
from graph_loader.settings import Settings
from graph_loader.store.connection import connect
from graph_loader.store.local.ports import find_free_port
from graph_loader.store.local.server import LocalServer


def _uri(server: LocalServer) -> str:
    running = server.find_running()
    assert running is not None
    return running.ports.uri


def test_named_server_starts_nothing_local(server: LocalServer, tmp_path: Path) -> None:
    settings = Settings(neo4j_uri=_uri(server), neo4j_password=server.read_password(), data_dir=tmp_path / "data")
    with connect(settings=settings) as driver:
        assert driver.execute_query("RETURN 1 AS one").records[0]["one"] == 1
    assert not (tmp_path / "data").exists()


def test_uri_wins_over_the_setting(server: LocalServer) -> None:
    settings = Settings(neo4j_uri="bolt://127.0.0.1:1", neo4j_password=server.read_password())
    with connect(_uri(server), settings=settings) as driver:
        driver.verify_connectivity()


def test_without_uri_the_local_server_is_used(server: LocalServer) -> None:
    with connect(settings=server.settings) as driver:
        assert driver.execute_query("CALL dbms.components() YIELD edition").records[0]["edition"] == "community"


def test_read_only_driver_cannot_write(server: LocalServer, driver: Driver) -> None:
    with connect(settings=server.settings, read_only=True) as reader:
        writes: list[Callable[[], object]] = [
            lambda: reader.execute_query("CREATE ()"),
            lambda: reader.execute_query("CREATE ()", None, "w"),
            lambda: reader.execute_query("CREATE ()", routing_="w"),
            lambda: reader.session().run("CREATE ()").consume(),
            lambda: reader.session(default_access_mode="WRITE").run("CREATE ()").consume(),
            lambda: reader.session().execute_write(lambda transaction: transaction.run("CREATE ()").consume()),
            lambda: reader.session().begin_transaction().run("CREATE ()").consume(),
            lambda: reader.execute_query("CREATE CONSTRAINT FOR (n:Minutes) REQUIRE n.id IS UNIQUE"),
        ]
        for write in writes:
            with pytest.raises(ClientError) as caught:
                write()
            assert caught.value.code == "Neo.ClientError.Statement.AccessMode"
        assert reader.execute_query("RETURN $x AS x", {"x": 1}).records[0]["x"] == 1
        assert reader.execute_query("RETURN $x AS x", x=2, database_="neo4j").records[0]["x"] == 2
    assert driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 0


def test_wrong_password_is_named(server: LocalServer) -> None:
    with pytest.raises(
        StoreError, match=rf"{_uri(server)} refuses user 'neo4j'.*correct NEO4J_USER and NEO4J_PASSWORD"
    ):
        connect(_uri(server), settings=Settings(neo4j_password="wrong-password"))


def test_missing_password_is_named(server: LocalServer) -> None:
    with pytest.raises(StoreError, match=r"asks for a password: set NEO4J_PASSWORD"):
        connect(_uri(server), settings=Settings())


def test_missing_database_is_named(server: LocalServer) -> None:
    settings = Settings(neo4j_password=server.read_password(), neo4j_database="absent")
    with pytest.raises(StoreError, match=r"no database 'absent': correct NEO4J_DATABASE"):
        connect(_uri(server), settings=settings)


def test_nobody_listens() -> None:
    uri = f"bolt://127.0.0.1:{find_free_port()}"
    with pytest.raises(StoreError, match=rf"no Neo4j answers at {uri} .*start it, or correct the address"):
        connect(uri, settings=Settings(neo4j_password="irrelevant"))


def test_unknown_host() -> None:
    with pytest.raises(StoreError, match=r"bolt://database\.invalid:7687"):
        connect("bolt://database.invalid:7687", settings=Settings(neo4j_password="irrelevant"))


def test_the_browser_port_is_no_bolt_port(server: LocalServer) -> None:
    running = server.find_running()
    assert running is not None
    with pytest.raises(StoreError, match=r"the bolt port, often 7687, not the Browser's"):
        connect(f"bolt://127.0.0.1:{running.ports.http}", settings=Settings(neo4j_password="irrelevant"))


def test_something_else_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            connection, _ = listener.accept()
            connection.sendall(b"220 mail.example.org ready\r\n")
            connection.close()

        threading.Thread(target=answer, daemon=True).start()
        uri = f"bolt://127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(StoreError, match=uri):
            connect(uri, settings=Settings(neo4j_password="irrelevant"))


@pytest.mark.parametrize(
    "uri", ["localhost:7687", "http://127.0.0.1:7474", "bolt://", "bolt://h:port", "bolt://u:p@127.0.0.1:7687", "x"]
)
def test_no_address(uri: str) -> None:
    with pytest.raises(StoreError, match=r"write for example bolt://127\.0\.0\.1:7687|no (usable )?Neo4j answers"):
        connect(uri, settings=Settings(neo4j_password="irrelevant"))
