"""`graph-loader ledger export`: the table to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph_loader.cli.ledger_options import TaskOptions, find_wanted, task_options, tell_orphans
from graph_loader.cli.output import open_output

if TYPE_CHECKING:
    import pandas


@click.command("export")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="The file to write, .xlsx or .csv; - is standard output (CSV).",
)  # fmt: skip
@click.option(
    "--lang", "language", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Of the headings."
)
@task_options
def export(*, output: Path, language: str, wanted: TaskOptions, uri: str | None) -> None:
    """Write the tasks of the graph as the ledger of a supervision office: XLSX or CSV.

    The columns that the minutes state are grey and locked; people fill in the light yellow ones, and `ledger import` stores them.
    Lights follow from the current deadline: red when it has passed, yellow within --warn-days, else green; without a day, completed or
    withdrawn: none.

    \b
    Example:
      graph-loader ledger export -o 督办台账.xlsx
      graph-loader ledger export -o 到期.xlsx --open --due-before 2018-12-31 --today 2018-11-30
      graph-loader ledger export -o ledger.csv --organization 市城管局 --lang en
    """
    suffix = ".csv" if str(output) == "-" else output.suffix.lower()
    if suffix not in {".xlsx", ".csv"}:
        raise click.UsageError(f"{output}: the ledger is written as .xlsx or .csv; end the name with one of them")
    with open_output(output) as out:  # first, so that a folder that cannot be written to is noticed before the work
        found, orphans = find_wanted(wanted, uri)
        from graph_loader.ledger.frame import make_frame
        from graph_loader.ledger.workbook import WorkbookStyle, write_workbook

        frame = make_frame(found, language)
        if suffix == ".xlsx":
            write_workbook(frame, out, WorkbookStyle(language, wanted.today, wanted.warn_days))
        else:
            out.write(_csv_of(frame))
    count = len(found)
    if str(output) != "-":
        click.echo(f"{count} {'task' if count == 1 else 'tasks'} written to {output}", err=True)
    if not found:
        click.echo("No task of the graph matches.", err=True)
    tell_orphans(orphans)


def _csv_of(frame: pandas.DataFrame) -> bytes:
    """With a byte order mark, so that Excel shows Chinese."""
    from graph_loader.tables.cells import as_text
    from graph_loader.tables.write import escape_formula

    # as text, so that pandas does not make decimals of whole numbers beside empty cells
    texts = frame.map(lambda value: escape_formula(value) if isinstance(value, str) else as_text(value))
    return texts.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")
