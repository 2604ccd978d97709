"""Why the server did not start: its log in one line, with the mend."""

from __future__ import annotations

import re
from pathlib import Path

from graph_loader.errors import StoreError

#: What the log says -> what the user is told; the first that is found counts.
_DISK_FULL = r"No space left on device|Disk quota exceeded"
_CAUSES = {
    r"FileLockException|store_lock|already locked": (
        "another Neo4j process, perhaps on another machine or in a container, uses the same data folder: "
        "stop it there, or set GRAPH_LOADER_DATA_DIR to another folder"
    ),
    r"Address already in use|BindException|PortBindException": (
        "another program took one of its ports: run the command again, or give --bolt-port and --http-port other numbers"
    ),
    _DISK_FULL: ("the disk is full: free some space or set GRAPH_LOADER_DATA_DIR to a folder elsewhere"),
    r"Read-only file system|AccessDeniedException|Permission denied": (
        "a file of its data folder cannot be written to: make it yours or set GRAPH_LOADER_DATA_DIR to another folder"
    ),
    r"Could not reserve enough space|insufficient memory|Cannot allocate memory|OutOfMemoryError": (
        "there is not enough free memory: close other programs"
    ),
    r"Unrecognized setting": "its configuration is not that of this version: install the package again",
    r"(?i)store (format )?version|unsupported.*(format|upgrade)|newer than": (
        "its data were written by another version of Neo4j: use that version of this program, or `graph-loader db reset`"
    ),
}


def explain_failed_start(data_dir: Path, log: Path, status: int) -> StoreError:
    """The error for a server that ended with `status` before it answered."""
    try:
        text = log.read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    for pattern, explanation in _CAUSES.items():
        if re.search(pattern, text):
            return StoreError(f"the local Neo4j in {data_dir} cannot start: {explanation} (log: {log})")
    ended = f"killed by signal {-status}" if status < 0 else f"exit status {status}"
    lines = [line.strip() for line in text.splitlines() if re.search(r"ERROR|Error|Exception|Caused by", line)]
    said = f": {lines[-1][:300]}" if lines else ""
    return StoreError(f"the local Neo4j in {data_dir} ended at its start ({ended}){said} (log: {log})")


def is_disk_full(log: Path) -> bool:
    """Whether the log tells of a full disk."""
    try:
        return re.search(_DISK_FULL, log.read_text(encoding="utf-8", errors="replace")) is not None
    except OSError:
        return False
