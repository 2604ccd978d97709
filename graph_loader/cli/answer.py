"""What commands that print an answer share: their options, and writing the table."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph_loader.cli.options import bom_option, output_option, uri_option

if TYPE_CHECKING:
    from graph_loader.querying.run import Table


@dataclass(frozen=True, slots=True)
class AnswerOptions:
    """How to ask and how to print. limit and timeout: 0 is none."""

    format_: Any
    output: Path | None
    limit: int
    timeout: float
    bom: bool
    uri: str | None


#: How a table is written.
TABLE_FORMATS = ("table", "csv", "json")

_FORMAT = click.option(
    "--format", "format_", type=click.Choice(TABLE_FORMATS), default="table", show_default=True,
    help="table for people, csv for spreadsheets, json for programs.",
)  # fmt: skip

_OPTIONS = (
    output_option,
    click.option(
        "--limit", type=click.IntRange(min=0), default=1000, show_default=True, help="Print at most so many rows; 0 for all.",
    ),
    click.option(
        "--timeout", type=click.FloatRange(min=0), default=60, show_default=True, help="Stop after so many seconds; 0 for never.",
    ),
    bom_option,
    uri_option,
)  # fmt: skip


def answer_options(command: Callable[..., None], format_option: Any = _FORMAT) -> Callable[..., None]:
    """Adds --format, --output, --limit, --timeout, --bom and --uri to a command, which gets them as its argument `answer`.

    format_option: another --format, for a command whose answer may be more than a table.
    """

    @wraps(command)
    def with_answer(**values: Any) -> None:
        answer = AnswerOptions(**{field.name: values.pop(field.name) for field in fields(AnswerOptions)})
        command(**values, answer=answer)

    decorated: Callable[..., None] = with_answer
    for option in reversed((format_option, *_OPTIONS)):
        decorated = option(decorated)
    return decorated


def ask_and_show(text: str, parameters: dict[str, Any], answer: AnswerOptions) -> None:
    """Run a statement that only reads and print the answer. Raises QueryError and StoreError."""
    from graph_loader.api import connect

    with connect(answer.uri, timeout=answer.timeout or None) as graph:
        table = graph.run(text, parameters, limit=answer.limit or None)
    show_table(table, answer.format_, answer.output, bom=answer.bom)


def show_table(table: Table, format_: str, output: Path | None = None, *, bom: bool = False) -> None:
    """Write the table to the file or to standard output, and a note on standard error when rows are missing or none came.

    Raises QueryError when the file cannot be written.
    """
    text = _render(table, format_, to_terminal=output is None)
    _write("\ufeff" + text if bom and format_ == "csv" else text, output)
    count = len(table.rows)
    if table.truncated:
        click.echo(f"Only the first {count} rows are shown: there are more. --limit 0 shows all.", err=True)
    elif not count:
        click.echo("No rows: nothing in the graph matches.", err=True)
    if output is not None:
        click.echo(f"{count} {'row' if count == 1 else 'rows'} written to {output}", err=True)


def _render(table: Table, format_: str, *, to_terminal: bool) -> str:
    from graph_loader.querying.formats import print_table, write_csv, write_json

    stream = io.StringIO(newline="")
    if format_ == "csv":
        write_csv(table, stream)
    elif format_ == "json":
        write_json(table, stream)
    elif table.rows:
        from rich.console import Console

        terminal = Console()
        colors = to_terminal and terminal.is_terminal
        console = Console(
            file=stream, force_terminal=colors, no_color=not colors, width=terminal.width, highlight=False, markup=False,
            emoji=False,
        )  # fmt: skip
        print_table(table, console)
        if not colors:
            return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())
    return stream.getvalue()


def _write(text: str, output: Path | None) -> None:
    from graph_loader.errors import QueryError

    # bytes, so that neither the locale's encoding nor the platform's line ends change the text
    data = text.encode("utf-8", errors="surrogatepass")
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise QueryError(f"{output} cannot be written: {error.strerror or error}") from error
