"""`graph-loader import`: what other commands wrote, back into the graph."""

from __future__ import annotations

from pathlib import Path

import click

from graph_loader.cli.options import uri_option
from graph_loader.cli.rdf_files import FORMAT_SUFFIXES, SUFFIXES_SHOWN, describe_file


@click.group("import")
def import_() -> None:
    """Read what was exported back into the graph."""


@import_.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE..."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(sorted(FORMAT_SUFFIXES.values())),
    help=f"[default: by the suffix of the file, {SUFFIXES_SHOWN}]",
)
@click.option("--base-iri", metavar="IRI", help="The namespace of the data [default: found in the file].")
@click.option("--check", is_flag=True, help="Only read and check the files; needs no database.")
@uri_option
def rdf(*, files: tuple[Path, ...], format_: str | None, base_iri: str | None, check: bool, uri: str | None) -> None:
    """Read RDF that `export rdf` wrote in full: the graph is then the one that was exported, with the evidence of every edge.

    All files are read and checked against the ontology before anything is written; a file that is damaged, or says what no minutes
    in it state, is refused with a report and leaves the graph as it was. Minutes that are in the graph from their own file stay as
    they are. A file imported again replaces what it brought before. Exit status: 0 all imported, 1 refused or failed.

    \b
    Example:
      graph-loader export rdf -o graph.nq.gz
      graph-loader import rdf graph.nq.gz --uri bolt://127.0.0.1:7688
      graph-loader import rdf graph.ttl --check
    """  # fmt: skip
    from graph_loader.export.iri import check_base
    from graph_loader.importing.files import read_file

    base = check_base(base_iri) if base_iri else None
    read = []
    for path in dict.fromkeys(files):
        suffix_format, packed = describe_file(path)
        chosen = format_ or suffix_format
        if chosen is None:
            raise click.UsageError(
                f"{path}: no format has this suffix. End it with {SUFFIXES_SHOWN}, or give --format."
            )
        read.append((path, read_file(path, chosen, packed, base)))
    if check:
        for path, found in read:
            click.echo(f"{path}: {len(found.parts):,} minutes, all as the ontology declares", err=True)
        return
    from graph_loader.importing.load import import_file
    from graph_loader.loading.fingerprint import loader_version
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect

    settings = read_settings()
    with connect(uri, settings=settings) as driver:
        for path, found in read:
            done = import_file(path, found, driver, loader_version(), settings.neo4j_database)
            changes = done.changes
            kept = f"; {done.kept:,} were there from their own files and stay as they are" if done.kept else ""
            reported = f", {done.status_changes:,} status changes of tasks" if done.status_changes else ""
            removed = f"; {done.removed:,} that the file no longer holds were taken out" if done.removed else ""
            click.echo(
                f"{path}: {done.documents:,} minutes{reported} imported{kept}{removed}. "
                f"{changes.nodes_created:,} nodes and {changes.relationships_created:,} relationships created",
                err=True,
            )
