"""Why the server did not start: its log in one line, with the mend."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import disk_usage

from graph_loader.errors import StoreError

#: Less free space than this is none.
_LOG_BYTES = 1_000_000

_DISK_FULL = r"No space left on device|Disk quota exceeded"
#: What the log says -> what the user is told; the first that is found counts.
_CAUSES = {
    _DISK_FULL: ("the disk is full: free some space or set GRAPH_LOADER_DATA_DIR to a folder elsewhere"),
    r"Read-only file system|AccessDeniedException|Permission denied": (
        "a file of its data folder cannot be written to: make it yours or set GRAPH_LOADER_DATA_DIR to another folder"
    ),
    r"FileLockException|store_lock|already locked": (
        "another Neo4j process, perhaps on another machine or in a container, uses the same data folder: "
        "stop it there, or set GRAPH_LOADER_DATA_DIR to another folder"
    ),
    r"Address already in use|BindException|PortBindException": (
        "another program took one of its ports: run the command again, or give --bolt-port and --http-port other numbers"
    ),
    r"Could not reserve enough space|insufficient memory|Cannot allocate memory|OutOfMemoryError": (
        "there is not enough free memory: close other programs"
    ),
    r"Unrecognized setting": "its configuration is not that of this version: install the package again",
    r"(?i)store (format )?version|unsupported.*(format|upgrade)|newer than": (
        "its files are damaged or were written by another version of Neo4j: put back a copy, or use that version of this "
        "program, or run `graph-loader db reset` and load again"
    ),
}


#: After one of these the server does not end, but neither will it ever answer.
_GIVEN_UP = rf"{_DISK_FULL}|Failed to start DatabaseId\{{\w+\[system\]\}}"


class StartLogs:
    """What the server writes while it starts: its console, and what is new in debug.log, which grows from start to start."""

    def __init__(self, home: Path) -> None:
        self.console = home / "logs" / "console.log"
        self._debug = home / "logs" / "debug.log"
        self._old_size = self._debug.stat().st_size if self._debug.exists() else 0

    def read(self) -> str:
        """Both as text; empty when there are none."""
        return self._read_from(self.console, 0) + self._read_from(self._debug, self._old_size)

    def has_given_up(self) -> bool:
        """Whether the server will never answer, though it runs."""
        return re.search(_GIVEN_UP, self.read()) is not None

    @staticmethod
    def _read_from(path: Path, offset: int) -> str:
        try:
            with path.open("rb") as file:
                file.seek(offset if offset <= path.stat().st_size else 0)  # smaller: begun anew
                return file.read().decode(errors="replace")
        except OSError:
            return ""


def explain_failed_start(data_dir: Path, logs: StartLogs, status: int | None) -> StoreError:
    """The error for a server that ended with `status` before it answered, or gave up (None)."""
    text = logs.read()
    if disk_usage(data_dir).free < _LOG_BYTES:  # it could not even write that down
        text = "No space left on device"
    for pattern, explanation in _CAUSES.items():
        if re.search(pattern, text):
            return StoreError(f"the local Neo4j in {data_dir} cannot start: {explanation} (log: {logs.console})")
    ended = "it gave up" if status is None else f"killed by signal {-status}" if status < 0 else f"exit status {status}"
    lines = [line.strip() for line in text.splitlines() if re.search(r"ERROR|Error|Exception|Caused by", line)]
    said = f": {lines[-1][:300]}" if lines else ""
    return StoreError(f"the local Neo4j in {data_dir} failed at its start ({ended}){said} (log: {logs.console})")
