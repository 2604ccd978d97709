"""`graph-loader review list|export|import`: candidates as tables, and judgements from a table that was filled in."""

from __future__ import annotations

from pathlib import Path

import click

from graph_loader.cli.answer import show_table
from graph_loader.cli.options import bom_option, output_option, uri_option
from graph_loader.cli.output import open_output
from graph_loader.cli.review_options import (
    apply_file,
    choice_options,
    file_option,
    judgements_path,
    no_apply_option,
    reading_driver,
)

_REFUSALS_SHOWN = 200


@click.command("list")
@choice_options
@click.option("--format", "format_", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@output_option
@bom_option
@file_option
@uri_option
def list_(  # noqa: PLR0913  # options of one command
    *,
    label: str | None,
    government: str | None,
    rule: str | None,
    limit: int,
    later: bool,
    format_: str,
    output: Path | None,
    bom: bool,
    judgements: Path | None,
    uri: str | None,
) -> None:
    """List candidates that nobody settled.

    Those that most minutes name come first.

    \b
    Example:
      graph-loader review list --label Official --limit 20
      graph-loader review list --format csv --bom -o 待核.csv
    """
    from graph_loader.judgements import read_judgements
    from graph_loader.querying.run import Table
    from graph_loader.review.candidates import Choice, leave_open, read_candidates

    path = judgements_path(judgements)
    entries = read_judgements(path, missing_is_empty=judgements is None).entries
    with reading_driver(uri) as (driver, database):
        found = read_candidates(driver, Choice(label, government, rule), database)
    candidates = list(leave_open(found, entries, postponed=later))[: limit or None]
    columns = ("label", "one", "other", "minutes", "rule", "reason")
    rows: list[tuple[object, ...]] = [
        (c.one.label, c.one.id, c.other.id, c.mentions, list(c.rules), "; ".join(c.reasons)) for c in candidates
    ]
    show_table(Table(columns, rows), format_, output, bom=bom)


@click.command()
@choice_options
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE",
    help="The table: its ending, .xlsx or .csv, tells the format.",
)  # fmt: skip
@file_option
@uri_option
def export(  # noqa: PLR0913  # options of one command
    *,
    label: str | None,
    government: str | None,
    rule: str | None,
    limit: int,
    later: bool,
    output: Path,
    judgements: Path | None,
    uri: str | None,
) -> None:
    """Write candidates as a table to be filled in.

    It has the sentences of both sides, and empty columns for verdict, who, when and why.

    \b
    Example:
      graph-loader review export -o candidates.xlsx
      graph-loader review import candidates.xlsx
    """
    from graph_loader.judgements import read_judgements
    from graph_loader.review.candidates import Choice, leave_open, read_candidates
    from graph_loader.review.sides import compare
    from graph_loader.review.table import write_candidates
    from graph_loader.review.workbook import SUFFIXES

    suffix = output.suffix.lower()
    if suffix not in SUFFIXES:
        raise click.UsageError(f"{output}: end the file with {' or '.join(SUFFIXES)}")
    entries = read_judgements(judgements_path(judgements), missing_is_empty=judgements is None).entries
    with reading_driver(uri) as (driver, database), open_output(output) as file:
        found = read_candidates(driver, Choice(label, government, rule), database)
        candidates = list(leave_open(found, entries, postponed=later))[: limit or None]
        write_candidates(file, suffix, (compare(driver, candidate, database) for candidate in candidates))
    click.echo(f"{len(candidates)} candidates written to {output}", err=True)


@click.command("import")
@click.argument("table", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE")
@click.option("--who", metavar="NAME", help="Who judged, for rows that do not say it.")
@click.option("--check", is_flag=True, help="Only check the table; nothing is written.")
@no_apply_option
@file_option
@uri_option
def import_(  # options of one command
    *, table: Path, who: str | None, check: bool, no_apply: bool, judgements: Path | None, uri: str | None
) -> None:
    """Read a table that was filled in.

    It is one of `review export`; rows with a verdict become judgements. Every row is checked first. When any is wrong (an id that the
    graph does not have, a verdict or a date that is none, two rows for one pair, a contradiction) all wrong rows are told with the
    reason, and nothing is written. Rows that are in the judgements file already are passed over, so that a table may be imported again.
    Exit status: 0 done, 1 refused.

    \b
    Example:
      graph-loader review import candidates.xlsx --judgements judgements.tsv
      graph-loader review import candidates.csv --who 何青 --check
    """
    from datetime import date

    from graph_loader.errors import TableError
    from graph_loader.judgements import read_judgements
    from graph_loader.judgements.file import append_judgements, check_writable
    from graph_loader.review.filled import read_filled
    from graph_loader.review.standing import find_unknown
    from graph_loader.review.table import COLUMNS
    from graph_loader.tables.read import read_table

    path = judgements_path(judgements)
    check_writable(path)
    found = read_table(table, [column.name for column in COLUMNS])
    known = read_judgements(path, missing_is_empty=True)
    with reading_driver(uri) as (driver, database):
        filled = read_filled(
            found,
            known.entries,
            lambda refs: find_unknown(driver, refs, database),
            who=who,
            today=date.today(),  # noqa: DTZ011  # the day of the user
        )
    if filled.unread:
        click.echo(f"{table}: columns that are not read: {', '.join(filled.unread)}", err=True)
    if filled.refusals:
        for refusal in filled.refusals[:_REFUSALS_SHOWN]:
            click.echo(f"{table}: {refusal}", err=True)
        if len(filled.refusals) > _REFUSALS_SHOWN:
            click.echo(f"… and {len(filled.refusals) - _REFUSALS_SHOWN} more", err=True)
        rows = len({refusal.row for refusal in filled.refusals})
        raise TableError(f"{table}: {rows} rows are refused; nothing was written")
    counts = f"{len(filled.judgements)} new judgements, {filled.known} that the file has already, {filled.empty} rows without a verdict"
    if check:
        click.echo(f"{table}: {counts}; nothing was written", err=True)
        return
    judged = append_judgements(path, filled.judgements)
    click.echo(f"{table}: {counts}; now in {path}", err=True)
    if filled.judgements and not no_apply:
        apply_file(judged, uri, undo=False)
