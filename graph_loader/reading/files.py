"""Which files the arguments of a command mean: files, folders with all that is in them, patterns, `-` for standard input."""

from __future__ import annotations

import glob
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from graph_loader.errors import ReadingError
from graph_loader.reading.formats import MAXIMUM_BYTES, OTHER_DOCUMENTS, known_suffixes


class Failure(NamedTuple):
    """A file that could not be used, and why."""

    name: str
    reason: str


def failure_of(name: str | Path, error: Exception) -> Failure:
    """What an error says of a file, without the file's name, which messages begin with, in front."""
    reason = str(error)
    for prefix in (name, Path(name).resolve()):
        reason = reason.removeprefix(f"{prefix}: ")
    return Failure(str(name), reason)


class Files(NamedTuple):
    """found: the files to read, sorted, each once. failures: arguments that name nothing. skipped: how many files in folders
    are no documents (pictures, tables)."""

    found: list[Path]
    failures: list[Failure]
    skipped: int


def find_files(arguments: Iterable[str | Path]) -> Files:
    """The files that the arguments name. In folders only documents count: by suffix, nothing hidden."""
    found: dict[Path, None] = {}
    failures: list[Failure] = []
    skipped = 0
    for argument in arguments:
        path = Path(argument)
        if path.is_dir():
            inside, others, unreadable = _walk(path)
            if not inside and not unreadable:
                reason = f"no documents in this folder ({', '.join(sorted(known_suffixes()))}); name another"
                failures.append(Failure(str(argument), reason))
            found.update(dict.fromkeys(inside))
            failures += unreadable
            skipped += others
        elif not path.exists() and glob.has_magic(str(argument)):
            # Path.glob takes no absolute patterns.
            matches = [Path(match) for match in sorted(glob.glob(str(argument), recursive=True))]  # noqa: PTH207
            if not matches:
                failures.append(Failure(str(argument), "no file matches this pattern; correct it"))
            found.update((match, None) for match in matches if not match.is_dir())
        else:
            found[path] = None
    return Files(sorted(found, key=str), failures, skipped)


def hash_file(path: Path) -> str | None:
    """The SHA-256 of a file as hexadecimal digits; None when it cannot be read or is too large to be."""
    try:
        if not path.is_file() or path.stat().st_size > MAXIMUM_BYTES:
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None  # reading it will say what is wrong


def source_of(path: Path) -> str:
    """The URI under which a file is known as source."""
    try:
        return path.resolve().as_uri()
    except (OSError, RuntimeError, ValueError) as error:
        raise ReadingError(f"{path}: no usable name of a file: {error}") from None


def _walk(folder: Path) -> tuple[list[Path], int, list[Failure]]:
    inside: list[Path] = []
    unreadable: list[Failure] = []
    others = 0
    wanted = known_suffixes() | OTHER_DOCUMENTS
    folders = [folder]
    while folders:
        here = folders.pop()
        try:
            entries = sorted(here.iterdir())
        except OSError as error:
            unreadable.append(Failure(str(here), f"the folder cannot be read: {error.strerror or error}"))
            continue
        for entry in entries:
            if entry.name.startswith((".", "~$")):
                continue
            if entry.is_dir():
                if not entry.is_symlink():  # a link may lead in a circle
                    folders.append(entry)
            elif entry.suffix.lower() in wanted:
                inside.append(entry)
            else:
                others += 1
    return inside, others, unreadable
