"""How the local Neo4j is: whether and where it runs, and how large it is."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from graph_loader.settings import Settings
from graph_loader.store.local.pinned import read_pinned_jars
from graph_loader.store.local.server import LocalServer


class Status(TypedDict):
    """`size` is in bytes: the graph with its transaction logs. What is not known while it does not run is None."""

    running: bool
    uri: str | None
    browser: str | None
    user: str
    password_file: str
    pid: int | None
    version: str
    data_dir: str
    size: int
    log: str


def read_status(settings: Settings) -> Status:
    """The status now. Raises StoreError when a server uses the data folder that was not started from here."""
    server = LocalServer(settings)
    running = server.find_running()
    return Status(
        running=running is not None,
        uri=running.ports.uri if running else None,
        browser=running.ports.browser if running else None,
        user="neo4j",
        password_file=str(server.password_file),
        pid=running.pid if running else None,
        version=running.version if running else read_pinned_jars().neo4j,
        data_dir=str(server.data_dir),
        size=_folder_size(server.home / "data"),
        log=str(server.log),
    )


def describe_status(status: Status) -> list[str]:
    """The status in lines for a person."""
    lines = [
        f"Neo4j {status['version']} " + (f"runs as process {status['pid']}" if status["running"] else "does not run")
    ]
    if status["running"]:
        lines += [f"  address   {status['uri']}", f"  Browser   {status['browser']}"]
        lines += [f"  user      {status['user']}", f"  password  in the file {status['password_file']}"]
    lines += [
        f"  data      {status['data_dir']}",
        f"  size      {status['size'] / 1e6:.1f} MB",
        f"  log       {status['log']}",
    ]
    return lines if status["running"] else [*lines, "Start it with `graph-loader db start`."]


def _folder_size(folder: Path) -> int:
    """Bytes of all files below the folder; files that vanish meanwhile do not count."""
    size = 0
    for path in folder.rglob("*"):
        try:
            size += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue
    return size
