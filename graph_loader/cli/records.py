"""Reading and extracting the files of a command line, one after another, for commands that need no database."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from graph_loader.reading.files import Failure
    from graph_loader.record import Record
    from graph_loader.source import SourceDocument


class Extracted(NamedTuple):
    """A file as it was named, what was read, and what it states."""

    name: str
    document: SourceDocument
    record: Record


def read_records(paths: Iterable[str], failures: list[Failure]) -> Iterator[Extracted]:
    """The record of every file that can be read; the others are added to `failures`. `-` is standard input."""
    from graph_loader.reading.files import find_files

    arguments = list(paths)
    found = find_files([path for path in arguments if path != "-"])
    failures += found.failures
    return extract_sources([*([None] if "-" in arguments else []), *found.found], failures)


def extract_sources(sources: Iterable[Path | None], failures: list[Failure]) -> Iterator[Extracted]:
    """The record of every file, None for standard input; those that cannot be read are added to `failures`."""
    from graph_loader.errors import GraphLoaderError
    from graph_loader.extraction import extract
    from graph_loader.reading import read, read_bytes
    from graph_loader.reading.files import failure_of

    for path in sources:
        name = str(path or "-")
        try:
            document = read(path) if path else read_bytes(sys.stdin.buffer.read(), "-")
            yield Extracted(name, document, extract(document))
        except GraphLoaderError as error:
            failures.append(failure_of(name, error))


def tell_failures(failures: list[Failure]) -> None:
    """Names the files that could not be used on standard error; ends the command with status 1 when there are any."""
    import click

    for failure in failures:
        click.echo(f"{failure.name}: {failure.reason}", err=True)
    if failures:
        sys.exit(1)
