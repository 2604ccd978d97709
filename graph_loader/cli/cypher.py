"""`graph-loader cypher`: any Cypher that only reads."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graph_loader.cli.answer import AnswerOptions, answer_options, ask_and_show


@click.command()
@click.argument("statement", required=False)
@click.option(
    "-f", "--file", "file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Read the statement from a file; - is standard input.",
)  # fmt: skip
@click.option(
    "-p", "--param", "params", multiple=True, metavar="NAME=VALUE",
    help="A parameter; repeat for several. JSON is read as such (12, true, [\"a\"], \"12\"), all else as text.",
)  # fmt: skip
@answer_options
def cypher(statement: str | None, file: Path | None, params: tuple[str, ...], answer: AnswerOptions) -> None:
    """Run a read-only Cypher STATEMENT (- reads standard input). The server refuses everything that would change the graph.

    \b
    Example:
      graph-loader cypher 'MATCH (m:Meeting) RETURN m.title, m.date ORDER BY m.date'
      graph-loader cypher 'MATCH (o:Organization) WHERE o.name CONTAINS $part RETURN o.name' --param part=财政
      graph-loader query show policy-history --cypher | graph-loader cypher - --param title=垃圾分类 --param government=
    """
    from graph_loader.querying.parameters import read_json_values, split_assignments

    text = _read_statement(statement, file)
    ask_and_show(text, read_json_values(split_assignments(params)), answer)


def _read_statement(statement: str | None, file: Path | None) -> str:
    """The statement from the one place that gives it, without a closing semicolon."""
    from graph_loader.errors import QueryError

    if (statement is None) == (file is None):
        raise click.UsageError("Give either a statement or --file, not both and not neither.")
    try:
        if "-" in (statement, str(file)):
            text = sys.stdin.buffer.read().decode("utf-8-sig")
        elif file is not None:
            text = file.read_bytes().decode("utf-8-sig")
        else:
            text = statement or ""
    except OSError as error:
        raise QueryError(f"{file} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise QueryError(
            f"{file or 'standard input'} is not UTF-8 text (byte {error.start}): save it as UTF-8"
        ) from error
    text = text.strip().removesuffix(";").rstrip()
    if not text:
        raise QueryError("the statement is empty")
    return text
