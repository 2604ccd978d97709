"""`graph-loader series`: which numbered meetings are missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph_loader.cli.options import (
    bom_option,
    government_option,
    jobs_option,
    lexicon_option,
    output_option,
    uri_option,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph_loader.querying.series import NumberedMeeting
    from graph_loader.reading.files import Failure


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@output_option
@click.option("--only", default="", metavar="TEXT", help="Only governments that have this in their name (望溪).")
@click.option("--from-first", is_flag=True, help="Count what is missing from 第1次, not from the lowest number known.")
@bom_option
@government_option
@jobs_option
@lexicon_option
@uri_option
def series(  # noqa: PLR0913  # the options of one command
    *,
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    only: str,
    from_first: bool,
    bom: bool,
    government: str | None,
    jobs: int | None,
    uri: str | None,
) -> None:
    """List the numbered meetings of each government and series: first and last number, which are missing between them, and which
    numbers and dates cannot both be right (one number on two days, a later number on an earlier day).

    Meetings that are counted within a year (2026年第1次) and those counted over a term (五届第104次) are listed apart. Asks the
    database, or, with PATHs, reads files without one.

    \b
    Example:
      graph-loader series examples/minutes examples/five-years
      graph-loader series --only 望溪 --from-first --format csv -o series.csv
    """
    from graph_loader.cli.answer import show_table
    from graph_loader.cli.records import tell_failures
    from graph_loader.querying.series import list_series

    failures: list[Failure] = []
    if paths:
        meetings = _read_files(paths, government, jobs, failures)
    elif government or jobs:
        raise click.UsageError("--government and --jobs go with PATHs; --only chooses from the database.")
    else:
        meetings = _ask(uri)
    table = list_series((one for one in meetings if only in one.government), from_first=from_first)
    show_table(table, form, output, bom=bom)
    tell_failures(failures)


def _read_files(
    paths: tuple[str, ...], government: str | None, jobs: int | None, failures: list[Failure]
) -> Iterable[NumberedMeeting]:
    from graph_loader.loading import build_graph
    from graph_loader.querying.series import meetings_of

    elements, failed = build_graph(paths, government=government, jobs=jobs)
    failures += failed
    return meetings_of(elements)


def _ask(uri: str | None) -> Iterable[NumberedMeeting]:
    from graph_loader.api import connect
    from graph_loader.querying.series import QUERY, NumberedMeeting

    with connect(uri) as graph:
        return [NumberedMeeting(*row) for row in graph.run(QUERY).rows]
