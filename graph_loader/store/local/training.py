"""The training run for the start cache: `python -m graph_loader.store.local.training CACHE_DIR`, run in the background.

Starts a server on an empty graph of its own, gives it the kind of work it will get, and stops it; the JVM writes the cache
at its end. Started twice, the second run ends at once. What a killed run left behind, the next one removes.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from graph_loader.errors import StoreError
from graph_loader.settings import Settings
from graph_loader.store.local.answering import answers
from graph_loader.store.local.configuration import HOME_FOLDERS, Ports, write_configuration
from graph_loader.store.local.jars import jar_folder, provide_jars
from graph_loader.store.local.java import find_java, server_command
from graph_loader.store.local.password import make_password, write_initial_password
from graph_loader.store.local.pinned import read_pinned_jars
from graph_loader.store.local.ports import find_free_port
from graph_loader.store.local.process import find_server, is_locked, spawn_server, stop_server
from graph_loader.store.local.progress import Silence
from graph_loader.store.local.start_cache import start_cache_path, training_failure

_PREFIX = "training-"
_START_SECONDS = 300.0
_WRITE_SECONDS = 600.0


def train(settings: Settings) -> None:
    """Makes the start cache unless it is there or being made. A failure is written beside it."""
    cache, folder = start_cache_path(settings), jar_folder(settings)
    with (folder / ".training.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        remove_remains(folder)
        if cache.exists():
            return
        workspace = Path(tempfile.mkdtemp(dir=folder, prefix=_PREFIX))
        try:
            made = _run(settings, workspace)
            made.replace(cache)
            for other in folder.glob("start-*.aot"):  # of another Java: 160 MB each
                if other != cache:
                    other.unlink()
        except Exception as error:  # nobody watches a background run: what went wrong must be found somewhere
            training_failure(cache).write_text(f"{error}\n\nDelete this file to try again.\n", encoding="utf-8")
            raise
        finally:
            shutil.rmtree(workspace, ignore_errors=True)


def remove_remains(folder: Path) -> None:
    """Stops the servers and removes the folders of runs that were killed. The caller holds the training lock."""
    for workspace in folder.glob(f"{_PREFIX}*"):
        lock = workspace / "server.lock"
        if is_locked(lock):
            found = find_server(workspace / "neo4j", lock)
            if found is None:
                continue
            os.kill(found.pid, signal.SIGKILL)
        shutil.rmtree(workspace, ignore_errors=True)


def _run(settings: Settings, workspace: Path) -> Path:
    """One training run in the workspace; returns the cache it wrote. Raises StoreError."""
    browser = read_pinned_jars().browser_jar.name
    jars = [
        jar for jar in provide_jars(settings, Silence()) if jar.name != browser
    ]  # its place differs, see browser_jar
    home, lock, log = workspace / "neo4j", workspace / "server.lock", workspace / "log"
    for name in HOME_FOLDERS:
        (home / name).mkdir(parents=True)
    password, ports = make_password(), Ports(find_free_port(), find_free_port())
    write_initial_password(home, password)
    (home / "conf" / "neo4j.conf").write_text(write_configuration(ports), encoding="utf-8")
    made = workspace / "start.aot"
    process = spawn_server(
        server_command(find_java(), jars, home, (f"-XX:AOTCacheOutput={made}", "-Xlog:aot*=off")), lock, log
    )
    try:
        until = time.monotonic() + _START_SECONDS
        while not answers(ports.uri, password):
            if process.poll() is not None or time.monotonic() > until:
                raise StoreError(
                    f"the server of the training run did not start: {log.read_text(errors='replace')[-2000:]}"
                )
            time.sleep(0.2)
        _work(ports, password)
    finally:
        stop_server(process.pid, lock, _WRITE_SECONDS)
    if not made.exists():
        raise StoreError(f"the JVM wrote no start cache: {log.read_text(errors='replace')[-2000:]}")
    return made


def _work(ports: Ports, password: str) -> None:
    """What the server does in its later life: constraints, batched writes, reads, the first page over HTTP."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(ports.uri, auth=("neo4j", password)) as driver:
        driver.execute_query("CREATE CONSTRAINT FOR (n:Training) REQUIRE n.id IS UNIQUE")
        for batch in range(5):
            rows = [
                {"id": f"{batch}-{i}", "properties": {"name": f"name {i}", "list": ["a", "b"]}} for i in range(1000)
            ]
            driver.execute_query(
                "UNWIND $rows AS row MERGE (n:Training {id: row.id}) SET n += row.properties", rows=rows
            )
            pairs = [{"start": f"{batch}-{i}", "end": f"{batch}-{i + 1}"} for i in range(999)]
            driver.execute_query(
                "UNWIND $rows AS row MATCH (a:Training {id: row.start}) MATCH (b:Training {id: row.end}) "
                "MERGE (a)-[r:NEXT {key: row.start}]->(b) SET r.evidence = [row.end]",
                rows=pairs,
            )
        driver.execute_query(
            "MATCH (a:Training)-[r:NEXT]->(b) RETURN a.name, collect(b.id), count(r) ORDER BY a.name LIMIT 50"
        )
        driver.execute_query("MATCH (n:Training) WHERE n.name CONTAINS '7' RETURN properties(n) ORDER BY n.id")
    with urlopen(f"http://127.0.0.1:{ports.http}/") as response:
        response.read()


if __name__ == "__main__":
    os.nice(19)
    train(Settings(cache_dir=Path(sys.argv[1])))
