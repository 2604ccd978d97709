"""The local Neo4j as one thing: start it when needed, say how it is, stop it, begin anew."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from graph_loader.errors import StoreError
from graph_loader.settings import Settings
from graph_loader.store.local.answering import answers
from graph_loader.store.local.browser_jar import with_pages
from graph_loader.store.local.configuration import HOME_FOLDERS, Ports, write_configuration
from graph_loader.store.local.failure import explain_failed_start
from graph_loader.store.local.folders import disk_errors_explained, exclusive_lock, make_private_folder, write_whole
from graph_loader.store.local.jars import provide_jars
from graph_loader.store.local.java import find_java, server_command
from graph_loader.store.local.password import make_password, read_password, write_initial_password
from graph_loader.store.local.pinned import read_pinned_jars
from graph_loader.store.local.ports import choose_ports, is_free
from graph_loader.store.local.process import find_server, is_locked, spawn_server, stop_server
from graph_loader.store.local.progress import Progress
from graph_loader.store.local.start_cache import start_cache_path, start_flags, train_in_background

_START_SECONDS = 120.0
_STOP_SECONDS = 20.0
_START_ATTEMPTS = 3


@dataclass(frozen=True)
class ServerState:
    """What was noted about the last start. `pid` is believed only while the server's lock is held."""

    pid: int
    bolt_port: int
    http_port: int
    version: str

    @property
    def ports(self) -> Ports:
        return Ports(self.bolt_port, self.http_port)


class LocalServer:
    """The local Neo4j of one data folder."""

    def __init__(self, settings: Settings, progress: Progress | None = None) -> None:
        self.settings = settings
        self.progress = progress or Progress()
        self.data_dir = settings.data_dir
        self.home = self.data_dir / "neo4j"
        self.password_file = self.data_dir / "password"
        self.log = self.home / "logs" / "console.log"
        self._lock = self.data_dir / "server.lock"
        self._state_file = self.data_dir / "server.json"

    def start(self, bolt_port: int | None = None, http_port: int | None = None) -> ServerState:
        """Makes sure the server runs and answers queries; fetches Neo4j first when needed. Returns where it listens.

        Raises StoreError when it cannot start, or runs already on other ports than those given.
        """
        with self._one_at_a_time("Another command is starting or stopping the local Neo4j; waiting for it ..."):
            running = self.find_running()
            if running is not None:
                self._refuse_other_ports(running, bolt_port, http_port)
                self._wait_until_it_answers(running, None)
                return running
            with disk_errors_explained(self.data_dir, "GRAPH_LOADER_DATA_DIR"):
                return self._start(bolt_port, http_port)

    def stop(self) -> bool:
        """Stops the server; False when it did not run. Raises StoreError when it cannot be stopped from here."""
        if not self._lock.exists():
            return False
        with self._one_at_a_time("Another command is starting or stopping the local Neo4j; waiting for it ..."):
            running = self.find_running()
            if running is None:
                return False
            stop_server(running.pid, self._lock, _STOP_SECONDS)
            return True

    def reset(self) -> bool:
        """Stops the server and removes its graph, password and logs; False when there was nothing. Fetched jars stay."""
        if not self.data_dir.exists():
            return False
        self.stop()
        with self._one_at_a_time("Another command is starting the local Neo4j; waiting for it ..."):
            if is_locked(self._lock):
                raise StoreError(f"the local Neo4j in {self.data_dir} was started again meanwhile: nothing was removed")
            with disk_errors_explained(self.data_dir, "GRAPH_LOADER_DATA_DIR"):
                there = self.home.exists()
                if there:
                    shutil.rmtree(self.home)
                self.password_file.unlink(missing_ok=True)
        return there

    def find_running(self) -> ServerState | None:
        """The server when it runs, else None. Raises StoreError when it runs where it cannot be reached from here."""
        if not is_locked(self._lock):
            return None
        state = self._read_state()
        pid = find_server(self.home, state.pid if state else None)
        if state is None or pid is None:
            raise StoreError(
                f"a Neo4j uses the data folder {self.data_dir} but was not started from here, perhaps on another machine or in "
                "a container: stop it there, or set GRAPH_LOADER_DATA_DIR to another folder"
            )
        return state

    def read_password(self) -> str:
        """The password of user neo4j. Raises StoreError when the file is missing, or not made yet."""
        if not self.home.exists() and not self.password_file.exists():
            raise StoreError(
                "the local Neo4j has no password yet: its first start makes one, run `graph-loader db start`"
            )
        return read_password(self.password_file)

    @contextmanager
    def _one_at_a_time(self, waiting: str) -> Iterator[None]:
        with disk_errors_explained(self.data_dir, "GRAPH_LOADER_DATA_DIR"):
            make_private_folder(self.data_dir)
            lock = exclusive_lock(self.data_dir / "start.lock", lambda: self.progress.tell(waiting))
            lock.__enter__()
        try:
            yield
        finally:
            lock.__exit__(None, None, None)

    def _start(self, bolt_port: int | None, http_port: int | None) -> ServerState:
        java = find_java()
        jars = provide_jars(self.settings, self.progress)
        for name in HOME_FOLDERS:
            (self.home / name).mkdir(parents=True, exist_ok=True)
        jars = with_pages(jars, self.home / "lib")
        self._provide_password()
        self.progress.tell("Starting the local Neo4j ...")
        cache = start_cache_path(self.settings)
        for _ in range(_START_ATTEMPTS):
            last = self._read_state()
            ports = choose_ports(bolt_port, http_port, last.ports if last else None)
            write_whole(self.home / "conf" / "neo4j.conf", write_configuration(ports))
            process = spawn_server(server_command(java, jars, self.home, start_flags(cache)), self._lock, self.log)
            state = ServerState(process.pid, ports.bolt, ports.http, read_pinned_jars().neo4j)
            try:
                write_whole(self._state_file, json.dumps(asdict(state)) + "\n")
                status = self._wait_until_it_answers(state, process)
            except BaseException:  # also Ctrl-C: a half-started server must not stay
                process.kill()
                process.wait()
                raise
            if status is None:
                train_in_background(self.settings)
                return state
            failure = explain_failed_start(self.data_dir, self.log, status)
            if not self._can_try_again(ports, status, cache):
                break
        raise failure

    def _can_try_again(self, ports: Ports, status: int, cache: Path) -> bool:
        """Whether the cause of a failed start is gone: a port taken since it was chosen, or a damaged start cache."""
        if status < 0 and cache.exists():  # the JVM crashed; it refuses a cache that does not fit, but checks no sums
            cache.unlink(missing_ok=True)
            return True
        return not (is_free(ports.bolt) and is_free(ports.http))

    def _provide_password(self) -> None:
        if (self.home / "data" / "databases" / "system").exists():
            self.read_password()  # a lost one is told before the start
            return
        if not self.password_file.exists():
            write_whole(self.password_file, make_password() + "\n")
        write_initial_password(self.home, self.read_password())

    def _wait_until_it_answers(self, state: ServerState, process: subprocess.Popen[bytes] | None) -> int | None:
        """Returns None when it answers, the exit status when the process ended before."""
        password = self.read_password()
        until = time.monotonic() + _START_SECONDS
        while not answers(state.ports.uri, password):
            status = process.poll() if process is not None else None
            if status is not None:
                return status
            if process is None and not is_locked(self._lock):
                raise StoreError(f"the local Neo4j in {self.data_dir} ended while it was waited for (log: {self.log})")
            if time.monotonic() > until:
                raise StoreError(
                    f"the local Neo4j in {self.data_dir} does not answer after {_START_SECONDS:.0f} s (log: {self.log})"
                )
            time.sleep(0.05)
        return None

    def _read_state(self) -> ServerState | None:
        try:
            return ServerState(**json.loads(self._state_file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):  # none yet, or not ours: the server is then found by its lock and home
            return None

    def _refuse_other_ports(self, running: ServerState, bolt_port: int | None, http_port: int | None) -> None:
        if (bolt_port or running.bolt_port, http_port or running.http_port) != (running.bolt_port, running.http_port):
            raise StoreError(
                f"the local Neo4j runs already, on port {running.bolt_port} (bolt) and {running.http_port} (Browser): "
                "stop it with `graph-loader db stop` to change them"
            )
