"""`graph-loader validate`: does a graph follow the shapes?"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph_loader.cli.options import government_option, jobs_option, lexicon_option, uri_option
from graph_loader.cli.output import open_output
from graph_loader.cli.progress import show_progress
from graph_loader.cli.rdf_files import FORMAT_SUFFIXES, describe_file

if TYPE_CHECKING:
    from graph_loader.reading.files import Failure
    from graph_loader.validation.report import Report

_Tell = Callable[[int, int | None], object] | None


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "ttl"]),
    default="text",
    show_default=True,
    help="text for people, json for programs, ttl as sh:ValidationReport.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Write to a file [default: standard output].",
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="en", show_default=True, help="Language of the text.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=100,
    show_default=True,
    help="List at most so many violations, 0 for all; all are counted.",
)
@click.option(
    "--rdf-format",
    type=click.Choice(sorted(FORMAT_SUFFIXES.values())),
    help="All PATHs are RDF in this format [default: by their suffixes].",
)
@government_option
@jobs_option
@lexicon_option
@uri_option
def validate(  # noqa: PLR0913  # the options of one command
    *,
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    lang: str,
    limit: int,
    rdf_format: str | None,
    government: str | None,
    jobs: int | None,
    uri: str | None,
) -> None:  # fmt: skip
    """Check a graph against the SHACL shapes in ontology/: keys, counts, datatypes, codes, ends of edges, evidence, ranges.

    PATHs are minutes, folders, patterns, or files of RDF (.ttl .nt .nq .trig .jsonld, also .gz and .zst), each document by itself.
    Without PATHs the graph in the database is checked as it is, with what was changed by hand. A violation is told with the node, the
    shape, the value, and the words of the minutes. Exit status: 0 all conform, 1 there are violations or some files could not be
    read, 2 wrong usage, 3 none could be read.

    \b
    Example:
      graph-loader validate examples/minutes
      graph-loader validate graph.nq.gz --lang zh
      graph-loader validate --format ttl -o report.ttl
    """
    from graph_loader.validation.report import Report, write_json, write_text, write_turtle

    report = Report(limit)
    failures: list[Failure] = []
    if paths and uri:
        raise click.UsageError("--uri names a database: give either PATHs or --uri.")
    with open_output(output) as file:  # first, so that a folder that cannot be written to is noticed before the work
        if paths:
            with show_progress("Validating") as tell:
                _check_paths(paths, rdf_format, government, jobs, report, failures, tell)
        else:
            _check_database(uri, report)
        writers = {
            "text": lambda: write_text(report, lang),
            "json": lambda: write_json(report),
            "ttl": lambda: write_turtle(report),
        }
        if report.graphs or not failures:
            file.write(writers[form]().encode())
    for failure in failures:
        click.echo(f"{failure.name}: {failure.reason}", err=True)
    if failures and not report.graphs:
        sys.exit(3)
    if failures or not report.conforms:
        sys.exit(1)


def _check_paths(
    paths: tuple[str, ...],
    rdf_format: str | None,
    government: str | None,
    jobs: int | None,
    report: Report,
    failures: list[Failure],
    tell: _Tell,
) -> None:
    from graph_loader.errors import ImportRefusedError
    from graph_loader.loading.prepare import check_given
    from graph_loader.reading.files import failure_of, find_files
    from graph_loader.validation.checker import Checker
    from graph_loader.validation.sources import units_of_file, units_of_minutes

    check_given(government)
    checker = Checker()
    files = find_files(paths)
    failures += files.failures
    rdf: list[tuple[Path, str, str | None]] = []
    minutes: list[Path] = []
    for path in files.found:
        format_, packed = describe_file(path)
        if chosen := rdf_format or format_:
            rdf.append((path, chosen, packed))
        else:
            minutes.append(path)
    done, total = 0, len(files.found)
    for path, format_, packed in rdf:
        try:
            for unit in units_of_file(path, format_, packed):
                report.add(checker.check(unit))
        except ImportRefusedError as error:
            failures.append(failure_of(path, error))
        done += 1
        _tell(tell, done, total)
    for one in units_of_minutes(minutes, failures, government, jobs):
        if one is not None:
            report.add(checker.check(one))
        done += 1
        _tell(tell, done, total)


def _tell(tell: _Tell, done: int, total: int) -> None:
    if tell is not None:
        tell(done, total)


def _check_database(uri: str | None, report: Report) -> None:
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect
    from graph_loader.store.explain import explain_failures
    from graph_loader.validation.checker import Checker
    from graph_loader.validation.database import count_elements, locate_nodes, units_of_database

    settings = read_settings()
    checker = Checker()
    with (
        connect(uri, settings=settings, read_only=True) as driver,
        explain_failures("the graph was read", "Try again"),
        show_progress("Validating") as tell,
    ):
        database = settings.neo4j_database
        done, total = 0, count_elements(driver, database)
        for unit, count in units_of_database(driver, database):
            report.add(checker.check(unit))
            done += count
            _tell(tell, done, total)
        report.found = locate_nodes(report.found, driver, database)
