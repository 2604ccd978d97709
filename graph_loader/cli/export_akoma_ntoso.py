"""`graph-loader export akoma-ntoso`: minutes as XML of the OASIS standard for parliamentary documents."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph_loader.cli.options import (
    jobs_option,
    judgements_option,
    lexicon_option,
    read_judgements_option,
    refuse_judgements,
    uri_option,
)
from graph_loader.cli.output import open_output
from graph_loader.cli.progress import show_progress
from graph_loader.cli.scope import read_base, read_scope, scope_options

if TYPE_CHECKING:
    from graph_loader.graph.split import Part
    from graph_loader.reading.files import Failure


@click.command("akoma-ntoso")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The folder for the files, one for each document [default: standard output, for one document].",
)
@scope_options
@jobs_option
@judgements_option
@lexicon_option
@uri_option
def akoma_ntoso(*, paths: tuple[str, ...], folder: Path | None, **given: Any) -> None:
    """Write minutes as Akoma Ntoso 3.0, one XML file for each document: its text, with people, bodies, documents, decisions and
    deadlines marked in it.

    With PATHs (files, folders, patterns) these minutes are written, without any database. What the standard cannot hold is listed
    in docs/interchange.md. Exit status: 0 all written, 1 some files failed, 2 the options contradict each other, 3 none could be
    read and nothing was written.

    \b
    Example:
      graph-loader export akoma-ntoso -o akn examples/minutes
      graph-loader export akoma-ntoso examples/minutes/anlan-2018-03-12.txt
      graph-loader export akoma-ntoso -o akn --government 望溪县人民政府
    """  # fmt: skip
    if not paths:
        refuse_judgements(given["judgements"])
        _export_database(folder, given)
        return
    from graph_loader.errors import ReadingError
    from graph_loader.loading import build_documents

    judged = read_judgements_option(given["judgements"])
    failures: list[Failure] = []
    parts = build_documents(paths, failures, government=given["government"], jobs=given["jobs"], judgements=judged)
    try:
        first = next(parts, None)
        if first is not None:
            _write(chain([first], parts), folder, given, of_files=True)
    finally:
        for failure in failures:
            click.echo(f"{failure.name}: {failure.reason}", err=True)
    if first is None:
        raise ReadingError("none of the files could be read, nothing was written")
    if failures:
        sys.exit(1)


def _export_database(folder: Path | None, given: dict[str, Any]) -> None:
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect
    from graph_loader.store.explain import explain_failures
    from graph_loader.store.read_parts import read_parts

    settings = read_settings()
    with (
        connect(given["uri"], settings=settings, read_only=True) as driver,
        explain_failures("the graph was read", "Try again: files that were written are whole"),
    ):
        _write(read_parts(driver, settings.neo4j_database), folder, given, of_files=False)


def _write(parts: Iterable[Part], folder: Path | None, given: dict[str, Any], *, of_files: bool) -> None:
    """One file after the other, each whole or not at all. Raises ExportError when nothing is in the scope."""
    from graph_loader.errors import ExportError
    from graph_loader.export.akoma_ntoso import file_name, write_document

    base = read_base(given)
    wanted = read_scope(given, of_files=of_files).select(parts)
    if folder is None:
        chosen = [part for _, part in zip(range(2), wanted, strict=False)]
        if len(chosen) > 1:
            raise click.UsageError("These are several documents: name a folder for them with -o.")
        for part in chosen:
            with open_output(None) as stream:
                stream.write(write_document(part, base))
        written = len(chosen)
    else:
        written = 0
        with show_progress("Writing") as tell:
            for part in wanted:
                try:
                    folder.mkdir(parents=True, exist_ok=True)
                except OSError as error:
                    raise click.FileError(str(folder), hint=error.strerror) from error
                with open_output(folder / file_name(part)) as stream:
                    stream.write(write_document(part, base))
                written += 1
                if tell is not None:
                    tell(written, None)
    if not written:
        raise ExportError("no document is in this scope, nothing was written: widen it")
    if folder is not None:
        click.echo(f"{written:,} documents written to {folder}", err=True)
