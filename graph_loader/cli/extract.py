"""`graph-loader extract`: what minutes state, as JSON, without any database."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from graph_loader.loading.files import Failure
    from graph_loader.record import Record


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
def extract(*, paths: tuple[str, ...], form: str, output: Path | None) -> None:
    """Show what minutes state: a record per document, every value with its place in the text (offsets of characters).

    PATHs are files, folders and patterns; - is standard input.

    \b
    Example:
      graph-loader extract examples/minutes/anlan-2018-03-12.txt
      graph-loader extract examples/minutes --format jsonl -o records.jsonl
    """
    failures: list[Failure] = []
    records = _records(paths, failures)
    if output is not None and output.is_dir():
        _write_folder(records, output)
    else:
        _write_file(records, form, output)
    for failure in failures:
        click.echo(f"{failure.name}: {failure.reason}", err=True)
    if failures:
        sys.exit(1)


def _records(paths: tuple[str, ...], failures: list[Failure]) -> Iterator[tuple[str, Record]]:
    """Source and record of every file that can be read; the others are noted in `failures`."""
    from graph_loader.errors import GraphLoaderError
    from graph_loader.extraction import extract as extract_record
    from graph_loader.loading.files import Failure, find_files
    from graph_loader.reading import read, read_bytes

    found = find_files([path for path in paths if path != "-"])
    failures += found.failures
    sources: list[Path | None] = [*([None] if "-" in paths else []), *found.found]
    for path in sources:
        try:
            document = read(path) if path else read_bytes(sys.stdin.buffer.read(), "-")
            yield document.uri, extract_record(document)
        except GraphLoaderError as error:
            name = str(path or "-")
            failures.append(Failure(name, str(error).removeprefix(f"{name}: ")))


def _entry(source: str, record: Record) -> dict[str, Any]:
    return {"source": source, **record.to_dict()}


def _write_folder(records: Iterator[tuple[str, Record]], folder: Path) -> None:
    from urllib.parse import unquote

    taken: set[str] = set()
    for source, record in records:
        stem = Path(unquote(source)).stem
        name, n = stem, 1
        while name in taken:
            n += 1
            name = f"{stem}-{n}"
        taken.add(name)
        text = json.dumps(_entry(source, record), ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _write_file(records: Iterator[tuple[str, Record]], form: str, output: Path | None) -> None:
    from graph_loader.cli.output import open_output

    with open_output(output) as stream:
        if form == "jsonl":
            for source, record in records:
                stream.write(json.dumps(_entry(source, record), ensure_ascii=False).encode() + b"\n")
            return
        entries = [_entry(source, record) for source, record in records]
        if entries:
            whole = entries[0] if len(entries) == 1 else entries
            stream.write(json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n")
