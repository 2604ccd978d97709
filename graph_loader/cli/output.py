"""Where a command writes: standard output, or a file that takes its name only when it is complete."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import click


@contextmanager
def open_output(output: Path | None) -> Iterator[BinaryIO]:
    """The file, or standard output for None and `-`. On any error the file that was there before stays as it was.

    A device or a pipe is written to as it is. Raises click.FileError when the file cannot be written.
    """
    if output is None or str(output) == "-":
        with _standard_output() as stream:
            yield stream
        return
    target = Path(os.path.realpath(output))  # a link stays a link
    direct = target.exists() and not target.is_file()
    part = target if direct else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        if not direct:
            part.replace(target)
    except BaseException as error:
        if not direct:
            with suppress(OSError):  # the error that is told is the first one
                part.unlink()
        if isinstance(error, OSError):
            raise click.FileError(str(output), hint=error.strerror) from error
        raise


@contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    sys.stdout.flush()
    stream = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    try:
        yield stream
        stream.flush()
    except BrokenPipeError:  # the reader (head) has seen enough: the command is done
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise SystemExit(0) from None
    finally:
        stream.close()
