"""`graph-loader load`: minutes into the graph."""

from __future__ import annotations

import json
import shlex
import sys
from typing import TYPE_CHECKING, Any

import click

from graph_loader.cli.options import judgements_option, lexicon_option, read_judgements_option, uri_option
from graph_loader.cli.progress import show_progress

if TYPE_CHECKING:
    from pathlib import Path

    from neo4j import Driver

    from graph_loader.judgements import JudgementsFile
    from graph_loader.loading import Report
    from graph_loader.source import SourceDocument

_FAILURES_SHOWN = 50


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--government",
    metavar="NAME",
    help="Whose minutes these are (望溪县人民政府), for files that do not say it themselves.",
)
@click.option("--dry-run", is_flag=True, help="Do everything but write; needs no database.")
@click.option(
    "--prune", is_flag=True, help="Also take out what came from files that are no longer in the folders named."
)
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Processes that read the files [default: one per core].")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print the summary.",
)
@judgements_option
@lexicon_option
@uri_option
def load(  # noqa: PLR0913  # options of one command
    *,
    paths: tuple[str, ...],
    government: str | None,
    dry_run: bool,
    prune: bool,
    jobs: int | None,
    format_: str,
    judgements: Path | None,
    uri: str | None,
) -> None:
    """Load minutes: files, folders with all that is in them, patterns in quotes, - for standard input.

    Files that are unchanged since they were loaded are skipped; of a changed file the old version is replaced. A file that fails
    is named with the reason and leaves the graph as it was. Judgements once given hold until others are. Exit status: 0 all loaded,
    1 some files failed, 3 none could be read.

    \b
    Example:
      graph-loader load examples/minutes
      graph-loader load 'minutes/2024/*.txt' --government 望溪县人民政府
      graph-loader load minutes --dry-run --format json
      graph-loader load minutes --judgements judgements.tsv
    """
    from graph_loader.loading import load as load_files
    from graph_loader.loading import try_load
    from graph_loader.loading.judge import applied_judgements

    judged = read_judgements_option(judgements)
    arguments = _read_arguments(paths)
    with show_progress("Loading") as progress:
        if dry_run:
            report = try_load(arguments, government=government, jobs=jobs, progress=progress)
        else:
            from graph_loader.settings import read_settings
            from graph_loader.store.connection import connect

            settings = read_settings()
            with (
                connect(uri, settings=settings) as driver,
                applied_judgements(driver, judged, settings.neo4j_database) as changes,
            ):
                report = load_files(
                    arguments,
                    driver,
                    database=settings.neo4j_database,
                    government=government,
                    jobs=jobs,
                    prune=prune,
                    progress=progress,
                )
                if judged:
                    _tell_unknown(judged, driver, settings.neo4j_database)
            report.changes.add(changes)
    if format_ == "json":
        click.echo(json.dumps(report.to_dict(), ensure_ascii=False, indent=2))
    else:
        _print_table(report, paths)
    _print_notes(report)
    if report.failures:
        sys.exit(1 if report.read or report.unchanged else 3)


def _tell_unknown(judged: JudgementsFile, driver: Driver, database: str) -> None:
    """Judgements on nodes that are not in the graph wait for their minutes: no error, but perhaps a misspelt id."""
    from graph_loader.review.standing import find_unknown_nodes
    from graph_loader.store.explain import explain_failures

    with explain_failures("the judgements were looked up", "All was loaded: nothing has to be done again"):
        unknown = find_unknown_nodes(driver, judged.entries, database)
    if unknown:
        lines = ", ".join(map(str, list(unknown)[:5])) + (", …" if len(unknown) > 5 else "")
        click.echo(
            f"{judged.path}: {len(unknown)} judgements name nodes that are not in the graph (line {lines}): see review status",
            err=True,
        )


def _read_arguments(paths: tuple[str, ...]) -> list[str | Path | SourceDocument]:
    arguments: list[str | Path | SourceDocument] = []
    for path in dict.fromkeys(paths):
        if path == "-":
            from graph_loader.reading import MAXIMUM_BYTES, read_bytes

            arguments.append(read_bytes(sys.stdin.buffer.read(MAXIMUM_BYTES + 1), "standard input"))
        else:
            arguments.append(path)
    return arguments


def _print_table(report: Report, paths: tuple[str, ...]) -> None:
    from rich.console import Console
    from rich.table import Table

    documents, changes = report.to_dict()["documents"], report.changes
    table = Table(title="Dry run: nothing was written" if report.dry_run else None, title_justify="left", box=None)
    table.add_column("")
    for name in ("read", "loaded", "unchanged", "failed") if not report.pruned else (*documents,):
        table.add_column(name, justify="right")
    table.add_row("documents", *(str(documents[column.header]) for column in table.columns[1:]))
    console = Console()
    console.print(table)
    counts: list[tuple[str, tuple[int, int, int]]] = [
        ("nodes", (changes.nodes_created, changes.nodes_updated, changes.nodes_removed)),
        (
            "relationships",
            (changes.relationships_created, changes.relationships_updated, changes.relationships_removed),
        ),
    ]
    table = Table(box=None)
    for name in ("", "created", "updated", "removed"):
        table.add_column(name, justify="right" if name else "left")
    for name, row in counts:
        table.add_row(name, *map(str, row))
    console.print(table)
    if report.unparsed:
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(report.unparsed.items()))
        click.echo(f"not understood  {report.unparsed.total()} pieces of text ({kinds}); they are listed by:")
        click.echo(f"  graph-loader coverage --list {shlex.join(dict.fromkeys(paths))}")
    console.print(f"{report.seconds:.1f} seconds", highlight=False)


def _print_notes(report: Report) -> None:
    """On standard error: files that failed, and documents whose government is not known."""
    lines: list[Any] = []
    if report.skipped:
        lines.append(f"{report.skipped} other files in the folders are no documents and were left aside.")
    unknown = report.unknown_governments
    if unknown:
        shown = ", ".join(unknown[:5]) + (", …" if len(unknown) > 5 else "")
        lines.append(
            f"{len(unknown)} documents do not say whose minutes they are ({shown}): they stay apart from all others. "
            "Load them again with --government NAME."
        )
    for name, places in list(report.several_places.items())[:_FAILURES_SHOWN]:
        lines.append(f"{name}: its government may be that of {', '.join(places)}: --government {places[0]}")
    lines += [f"{failure.name}: {failure.reason}" for failure in report.failures[:_FAILURES_SHOWN]]
    if len(report.failures) > _FAILURES_SHOWN:
        lines.append(f"… and {len(report.failures) - _FAILURES_SHOWN} more failed; --format json lists all of them")
    for line in lines:
        click.echo(line, err=True)
