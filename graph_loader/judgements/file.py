"""The judgements file: UTF-8, a line for each judgement, comments behind `#` at the start of a line. Lines and comments of others stay
as they are; every change replaces the file as a whole, one process at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from graph_loader.errors import JudgementError
from graph_loader.judgements.judgement import Entry, Judgement, parse_line

_HEADER = (
    "# Judgements: which nodes of the graph are the same. One line each, fields apart by tabs:\n"
    "# label, id, label, id, same|different|later, who, when (YYYY-MM-DD), why. Delete a line to undo it.\n"
)

#: So many wrong lines are told at once.
_TOLD = 20


class JudgementsFile(NamedTuple):
    """A judgements file as read. text: all of it, without a byte order mark."""

    path: Path
    text: str
    entries: tuple[Entry, ...]


def read_judgements(path: Path, *, missing_is_empty: bool = False) -> JudgementsFile:
    """Read a judgements file. Raises JudgementError that names file, lines and mend when anything in it is wrong."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        if missing_is_empty:
            return JudgementsFile(path, "", ())
        raise JudgementError(f"{path}: there is no such file; name another, or make it with `review`") from None
    except UnicodeDecodeError:
        raise JudgementError(f"{path}: is not UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise JudgementError(f"{path}: cannot be read: {error.strerror or error}") from None
    entries: list[Entry] = []
    wrong: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.removesuffix("\r")  # noqa: PLW2901  # a file edited on Windows
        if not line.strip() or line.startswith("#"):
            continue
        try:
            entries.append(Entry(number, parse_line(line)))
        except JudgementError as error:
            wrong.append(f"{path}: line {number}: {error}")
    if wrong:
        more = [f"… and {len(wrong) - _TOLD} more lines"] if len(wrong) > _TOLD else []
        raise JudgementError("\n".join([*wrong[:_TOLD], *more]))
    return JudgementsFile(path, text, tuple(entries))


def append_judgements(path: Path, judgements: Iterable[Judgement]) -> JudgementsFile:
    """Add lines, sorted, behind those that are there; a new file begins with a comment that explains it. Returns the file as it is then.

    Raises JudgementError when the file is wrong or cannot be written; it is then as it was.
    """
    with _locked(path):
        found = read_judgements(path, missing_is_empty=True)
        lines = sorted(judgement.to_line() for judgement in judgements)
        if not lines:
            return found
        line_break = "\r\n" if "\r\n" in found.text else "\n"
        text = found.text or _HEADER
        if not text.endswith("\n"):
            text += line_break
        _replace(path, text + "".join(line + line_break for line in lines))
        return read_judgements(path)


def remove_judgement(path: Path, judgement: Judgement) -> JudgementsFile:
    """Take the last line out that states just this judgement. Raises JudgementError as `append_judgements` does."""
    with _locked(path):
        found = read_judgements(path)
        numbers = [entry.line for entry in found.entries if entry.judgement == judgement]
        if numbers:
            lines = found.text.split("\n")
            del lines[numbers[-1] - 1]
            _replace(path, "\n".join(lines))
        return read_judgements(path)


def check_writable(path: Path) -> None:
    """Raises JudgementError when the file could not be changed: to know before somebody answers questions in vain."""
    target = Path(os.path.realpath(path))
    if target.exists():
        # Replacing a file needs no right to write it, but who made it read-only wants it to stay as it is.
        if not target.stat().st_mode & 0o222 or not os.access(target, os.W_OK):
            raise JudgementError(f"{path}: is read-only; make it writable or name another file")
        if not target.is_file():
            raise JudgementError(f"{path}: is no file; name another")
    if not target.parent.is_dir():
        raise JudgementError(f"{path}: cannot be written: there is no such folder; make it or name another file")
    if not os.access(target.parent, os.W_OK):
        raise JudgementError(f"{path}: cannot be written: the folder is read-only; name another file")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process at a time changes the files of a folder, so that of two who judge at once neither loses a line."""
    check_writable(path)
    descriptor = os.open(Path(os.path.realpath(path)).parent, os.O_RDONLY | os.O_CLOEXEC)
    try:
        with suppress(OSError):  # some network drives know no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _replace(path: Path, text: str) -> None:
    target = Path(os.path.realpath(path))  # a link stays a link
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise JudgementError(f"{path}: cannot be written: {error.strerror or error}; correct the folder") from error
