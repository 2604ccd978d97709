"""`graph-loader extract`: what minutes state, as JSON, without any database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph_loader.cli.options import lexicon_option

if TYPE_CHECKING:
    from graph_loader.cli.records import Extracted
    from graph_loader.reading.files import Failure


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl"]),
    default="json",
    show_default=True,
    help="json: one indented record, a list of them for several files; jsonl: one record a line.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write to a file, or into an existing folder: NAME.json for every NAME.txt.",
)
@click.option(
    "--explain", is_flag=True, help="Print a table instead: each value with its place, rule and words of the lexicons."
)
@lexicon_option
def extract(*, paths: tuple[str, ...], form: str, output: Path | None, explain: bool) -> None:
    """Show what minutes state: a record per document, every value with its place in the text (offsets of characters).

    PATHs are files, folders and patterns; - is standard input.

    \b
    Example:
      graph-loader extract examples/minutes/anlan-2018-03-12.txt
      graph-loader extract examples/minutes --format jsonl -o records.jsonl
      graph-loader extract examples/minutes/anlan-2018-03-12.txt --explain
    """
    from graph_loader.cli.records import read_records, tell_failures

    failures: list[Failure] = []
    records = read_records(paths, failures)
    if explain:
        _explain(records, output)
    elif output is not None and output.is_dir():
        _write_folder(records, output)
    else:
        _write_file(records, form, output)
    tell_failures(failures)


def _explain(records: Iterator[Extracted], output: Path | None) -> None:
    from graph_loader.cli.answer import show_table
    from graph_loader.extraction.explain import COLUMNS, explain
    from graph_loader.querying.run import Table

    rows = [(found.name, *line) for found in records for line in explain(found.record)]
    show_table(Table(("document", *COLUMNS), rows), "csv" if output else "table", output)


def _entry(found: Extracted) -> dict[str, Any]:
    return {"source": found.document.uri, **found.record.to_dict()}


def _write_folder(records: Iterator[Extracted], folder: Path) -> None:
    taken: set[str] = set()
    for found in records:
        stem = Path(found.name).stem if found.name != "-" else "stdin"
        name, n = stem, 1
        while name in taken:
            n += 1
            name = f"{stem}-{n}"
        taken.add(name)
        text = json.dumps(_entry(found), ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _write_file(records: Iterator[Extracted], form: str, output: Path | None) -> None:
    from graph_loader.cli.output import open_output

    with open_output(output) as stream:
        if form == "jsonl":
            for found in records:
                stream.write(json.dumps(_entry(found), ensure_ascii=False).encode() + b"\n")
            return
        entries = [_entry(found) for found in records]
        if entries:
            whole = entries[0] if len(entries) == 1 else entries
            stream.write(json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n")
