"""The local Neo4j as one thing: start it when needed, say how it is, stop it, begin anew."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import ENOSPC
from pathlib import Path

from graph_loader.errors import StoreError
from graph_loader.settings import Settings
from graph_loader.store.local.answering import answers
from graph_loader.store.local.browser_jar import with_pages
from graph_loader.store.local.configuration import HOME_FOLDERS, Ports, read_ports, write_configuration
from graph_loader.store.local.failure import StartLogs, explain_failed_start
from graph_loader.store.local.folders import (
    disk_errors_explained,
    exclusive_lock,
    explain_disk_error,
    make_private_folder,
    write_whole,
)
from graph_loader.store.local.jars import provide_jars
from graph_loader.store.local.java import find_java, server_command
from graph_loader.store.local.password import make_password, read_password, write_initial_password
from graph_loader.store.local.pinned import read_pinned_jars
from graph_loader.store.local.ports import choose_ports, is_free
from graph_loader.store.local.process import end_orphans, find_server, is_locked, spawn_server, stop_server
from graph_loader.store.local.progress import Progress
from graph_loader.store.local.start_cache import start_cache_path, start_flags, train_in_background

_START_SECONDS = 120.0
_STOP_SECONDS = 20.0
_START_ATTEMPTS = 3
_LOOKS = 50

#: For the files of the Browser, an empty graph and logs.
_BYTES_NEEDED = 64_000_000


@dataclass(frozen=True)
class RunningServer:
    """A local Neo4j that runs."""

    pid: int
    ports: Ports
    version: str


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
        self._configuration = self.home / "conf" / "neo4j.conf"

    def start(self, bolt_port: int | None = None, http_port: int | None = None) -> RunningServer:
        """Makes sure the server runs and answers queries; fetches Neo4j first when needed. Returns where it listens.

        Raises StoreError when it cannot start, or runs already on other ports than those given.
        """
        with self._one_at_a_time("Another command is starting or stopping the local Neo4j; waiting for it ..."):
            running = self.find_running()
            if running is not None:
                self._refuse_other_ports(running.ports, bolt_port, http_port)
                self._wait_until_it_answers(running.ports)
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

    def find_running(self) -> RunningServer | None:
        """The server when it runs, else None. Raises StoreError when it runs where it cannot be reached from here."""
        for _ in range(_LOOKS):
            if not is_locked(self._lock):
                return None
            found, ports = find_server(self.home, self._lock), self._last_ports()
            if found is not None and ports is not None:
                return RunningServer(found.pid, ports, found.version)
            time.sleep(0.02)  # it may be ending, or beginning
        raise StoreError(
            f"a Neo4j uses the data folder {self.data_dir} but was not started from here, perhaps on another machine or in "
            "a container: stop it there, or set GRAPH_LOADER_DATA_DIR to another folder"
        )

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

    def _start(self, bolt_port: int | None, http_port: int | None) -> RunningServer:
        java = find_java()
        end_orphans(self.home, self._lock)
        if shutil.disk_usage(self.data_dir).free < _BYTES_NEEDED:
            raise explain_disk_error(OSError(ENOSPC, "full"), self.data_dir, "GRAPH_LOADER_DATA_DIR")
        jars = provide_jars(self.settings, self.progress)
        for name in HOME_FOLDERS:
            (self.home / name).mkdir(parents=True, exist_ok=True)
        jars = with_pages(jars, self.home / "lib")
        self._provide_password()
        self.progress.tell("Starting the local Neo4j ...")
        cache = start_cache_path(self.settings)
        for _ in range(_START_ATTEMPTS):
            ports = choose_ports(bolt_port, http_port, self._last_ports())
            write_whole(self._configuration, write_configuration(ports))
            logs = StartLogs(self.home)
            try:
                process = spawn_server(server_command(java, jars, self.home, start_flags(cache)), self._lock, self.log)
                status = self._wait_until_it_answers(ports, process, logs)
            except BaseException:  # also Ctrl-C: a half-started server must not stay
                self._end_started()
                raise
            if status is None:
                train_in_background(self.settings)
                return RunningServer(process.pid, ports, read_pinned_jars().neo4j)
            failure = explain_failed_start(self.data_dir, logs, status)
            if not self._can_try_again(ports, status, cache):
                break
        raise failure

    def _end_started(self) -> None:
        for _ in range(_LOOKS):
            if not is_locked(self._lock):
                return
            found = find_server(self.home, self._lock)
            if found is not None:
                stop_server(found.pid, self._lock, 0)
                return
            time.sleep(0.02)

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

    def _wait_until_it_answers(
        self, ports: Ports, process: subprocess.Popen[bytes] | None = None, logs: StartLogs | None = None
    ) -> int | None:
        """Returns None when it answers, the exit status when the process ended before. Raises StoreError when it never will.

        Without a process it is one that another command started.
        """
        password = self.read_password()
        until = time.monotonic() + _START_SECONDS
        while not answers(ports.uri, password):
            status = process.poll() if process is not None else None
            if status is not None:
                return status
            if logs is not None and logs.has_given_up():
                raise explain_failed_start(self.data_dir, logs, None)
            if process is None and not is_locked(self._lock):
                raise StoreError(f"the local Neo4j in {self.data_dir} ended while it was waited for (log: {self.log})")
            if time.monotonic() > until:
                raise StoreError(
                    f"the local Neo4j in {self.data_dir} does not answer after {_START_SECONDS:.0f} s (log: {self.log})"
                )
            time.sleep(0.05)
        return None

    def _last_ports(self) -> Ports | None:
        """The ports of the running or the last server; None before the first start."""
        try:
            return read_ports(self._configuration.read_text(encoding="utf-8"))
        except OSError:
            return None

    def _refuse_other_ports(self, ports: Ports, bolt_port: int | None, http_port: int | None) -> None:
        if (bolt_port or ports.bolt, http_port or ports.http) != (ports.bolt, ports.http):
            raise StoreError(
                f"the local Neo4j runs already, on port {ports.bolt} (bolt) and {ports.http} (Browser): "
                "stop it with `graph-loader db stop` to change them"
            )
