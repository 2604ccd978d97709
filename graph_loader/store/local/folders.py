"""Folders and locks: private folders, whole files, and one process at a time, with errors that name the setting to change."""

from __future__ import annotations

import errno
import fcntl
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_loader.errors import StoreError


def explain_disk_error(error: OSError, folder: Path, setting: str) -> StoreError:
    """The StoreError for a failed write under `folder`, naming the mend and the `setting` that moves the folder."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreError(f"the disk of {folder} is full: free some space there or set {setting} to a folder elsewhere")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreError(f"{folder} cannot be written to ({error.strerror}): set {setting} to a folder of yours")
    if error.errno in (errno.ENOTDIR, errno.EEXIST, errno.EISDIR):
        return StoreError(
            f"{folder} cannot be made, a file is in the way ({error.filename}): set {setting} to another folder"
        )
    return StoreError(f"{folder} cannot be used ({error.strerror or error}): set {setting} to another folder")


@contextmanager
def disk_errors_explained(folder: Path, setting: str) -> Iterator[None]:
    """Turns an OSError of the block into a StoreError about `folder`."""
    try:
        yield
    except OSError as error:
        raise explain_disk_error(error, folder, setting) from error


def make_private_folder(folder: Path) -> None:
    """Makes the folder, with parents, and lets only its owner in. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


def write_whole(path: Path, content: str, mode: int = 0o600) -> None:
    """Writes the file in one step: a reader, or a killed process, never sees half of it. Raises OSError."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def exclusive_lock(path: Path, when_waiting: Callable[[], None]) -> Iterator[None]:
    """Holds the lock file for the block; one process at a time. The kernel frees it when the process ends, however it ends.

    `when_waiting` is called once when another process holds the lock. Raises OSError when the file cannot be made.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            when_waiting()
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
