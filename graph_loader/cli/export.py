"""`graph-loader export`: the graph in the format of other tools."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from graph_loader.cli.options import lexicon_option, uri_option
from graph_loader.cli.output import open_output

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph_loader.elements import Edge, Node

#: The suffix of a file -> the format it means.
_SUFFIXES = {".ttl": "turtle", ".nt": "ntriples"}


@click.group()
def export() -> None:
    """Write the graph in the format of other tools."""


@export.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="The file to write [default: standard output].",
)  # fmt: skip
@click.option(
    "--format", "format_", type=click.Choice(sorted(_SUFFIXES.values())),
    help="[default: by the suffix of the file, .ttl or .nt; turtle for standard output]",
)  # fmt: skip
@click.option("--government", metavar="NAME", help="With PATHs: whose minutes these are (望溪县人民政府).")
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="With PATHs: processes [default: one per core].")
@lexicon_option
@uri_option
def rdf(
    *,
    paths: tuple[str, ...],
    output: Path | None,
    format_: str | None,
    government: str | None,
    jobs: int | None,
    uri: str | None,
) -> None:
    """Write the graph as RDF: all that is in it, with the evidence of every edge. Equal graphs give equal bytes.

    With PATHs (files, folders, patterns) the graph of these minutes is written, without any database. The terms are explained in
    docs/ontology.md. Exit status: 0 all written, 1 some files failed, 3 none could be read and nothing was written.

    \b
    Example:
      graph-loader export rdf -o graph.ttl
      graph-loader export rdf -o minutes.nt examples/minutes
      graph-loader export rdf --format ntriples examples/minutes | grep assignedTo
    """
    chosen = format_ or _format_of(output)
    if not paths:
        _export_database(output, chosen, uri)
        return
    from graph_loader.errors import ReadingError
    from graph_loader.loading import build_graph

    with open_output(output) as file:  # first, so that a folder that cannot be written to is noticed before the work
        elements, failures = build_graph(paths, government=government, jobs=jobs)
        for failure in failures:
            click.echo(f"{failure.name}: {failure.reason}", err=True)
        written = _write(elements, file, chosen)
        if not any(written):
            raise ReadingError("none of the files could be read, nothing was written")
    _report(written, output)
    if failures:
        sys.exit(1)


def _export_database(output: Path | None, chosen: str, uri: str | None) -> None:
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect
    from graph_loader.store.read import read_elements

    settings = read_settings()
    with connect(uri, settings=settings, read_only=True) as driver, _explained(), open_output(output) as file:
        written = _write(read_elements(driver, settings.neo4j_database), file, chosen)
    _report(written, output)


def _format_of(output: Path | None) -> str:
    if output is None or str(output) == "-":
        return "turtle"
    found = _SUFFIXES.get(output.suffix.lower())
    if found is None:
        raise click.UsageError(f"{output}: no format has this suffix. End it with .ttl or .nt, or give --format.")
    return found


def _write(elements: Iterable[Node | Edge], file: BinaryIO, chosen: str) -> tuple[int, int]:
    """Write the graph; how many nodes and edges it has."""
    from graph_loader.elements import Node
    from graph_loader.export.rdf import write

    counts = [0, 0]

    def counted() -> Iterator[Node | Edge]:
        for element in elements:
            counts[0 if isinstance(element, Node) else 1] += 1
            yield element

    write(counted(), file, chosen)
    return counts[0], counts[1]


def _report(written: tuple[int, int], output: Path | None) -> None:
    if output is not None and str(output) != "-":
        click.echo(f"{written[0]:,} nodes and {written[1]:,} edges written to {output}", err=True)


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what the driver raises when the server goes away into a StoreError."""
    from neo4j.exceptions import DriverError, Neo4jError

    from graph_loader.errors import StoreError

    try:
        yield
    except (Neo4jError, DriverError) as error:
        reason = getattr(error, "message", None) or error
        raise StoreError(f"Neo4j failed while the graph was read: {reason}. Nothing was written: try again") from error
