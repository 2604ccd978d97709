"""`graph-loader coverage`: what was stated, what was understood, what was left over, what the minutes do not publish."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph_loader.cli.options import bom_option, lexicon_option, output_option

if TYPE_CHECKING:
    from graph_loader.reading.files import Failure


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option("--list", "listed", is_flag=True, help="List every piece that was seen and not understood instead.")
@output_option
@bom_option
@lexicon_option
def coverage(*, paths: tuple[str, ...], form: str, listed: bool, output: Path | None, bom: bool) -> None:
    """Show per document how much of it was understood, how much was left over, and which parts it does not publish.

    The share of sentences counts those of the items in which at least one value was found.

    \b
    Example:
      graph-loader coverage examples/minutes
      graph-loader coverage examples/minutes --list
      graph-loader coverage examples/minutes --format csv -o coverage.csv
    """
    from graph_loader.cli.answer import show_table
    from graph_loader.cli.records import read_records, tell_failures
    from graph_loader.extraction.coverage import COLUMNS, measure_coverage
    from graph_loader.querying.run import Table

    failures: list[Failure] = []
    rows: list[tuple[Any, ...]] = []
    for name, document, record in read_records(paths, failures):
        if listed:
            rows += (
                (
                    name,
                    entry.kind,
                    entry.text,
                    f"char={entry.evidence['text'][0][0]},{entry.evidence['text'][-1][1]}",
                    entry.reason,
                )
                for entry in record.unparsed
            )
        else:
            rows.append((name, *measure_coverage(document.text, record)))
    columns = ("document", "kind", "text", "place", "reason") if listed else ("document", *COLUMNS)
    show_table(Table(columns, rows), form, output, bom=bom)
    tell_failures(failures)
