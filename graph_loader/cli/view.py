"""`graph-loader view`: the text of minutes with every value marked, as web pages for use offline."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph_loader.cli.options import lexicon_option
from graph_loader.cli.output import open_output
from graph_loader.cli.records import extract_sources

if TYPE_CHECKING:
    from graph_loader.export.viewer import Page
    from graph_loader.reading.files import Failure
    from graph_loader.record import Record

#: A document to show: a file, or None for standard input.
Source = Path | None

_INDEX = "index.html"


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o", "--output", metavar="FILE|FOLDER",
    help="The page, - for standard output; for several documents the folder of the pages [default: NAME.view.html, view/].",
)  # fmt: skip
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of the page.")
@click.option("--government", metavar="NAME", help="Whose minutes these are (望溪县人民政府), when they do not say.")
@lexicon_option
def view(*, paths: tuple[str, ...], output: str | None, lang: str, government: str | None) -> None:
    """Show the text of minutes with every value marked where it was read, its rule, and the graph made from it.

    Writes one self-contained page for a document. For several documents, or when -o is a folder or ends with /, a folder with a page
    each and index.html. PATHs are files, folders and patterns; - is standard input. Exit status: 0 all shown, 1 some files failed,
    3 none could be read.

    \b
    Example:
      graph-loader view examples/minutes/anlan-2018-03-12.txt -o minutes.html
      graph-loader view examples/minutes -o pages/
    """
    from graph_loader.reading.files import find_files

    found = find_files([path for path in paths if path != "-"])
    failures = list(found.failures)
    sources: list[Source] = [*([None] if "-" in paths else []), *found.found]
    several = len(sources) > 1 or any(Path(path).is_dir() for path in paths)
    pages = _make_pages(sources, failures, lang, government, index=_INDEX if several or _is_folder(output) else None)
    if several or _is_folder(output):
        folder = _folder_for_several(output)
        written = _write_folder(pages, folder, sources, failures, lang)
        said = folder / _INDEX
    else:
        target = Path(output or _default_name(sources))
        written = _write_one(pages, target, sources)
        said = target
    for failure in failures:
        click.echo(f"{failure.name}: {failure.reason}", err=True)
    if not written:
        from graph_loader.errors import ReadingError

        raise ReadingError("none of the files could be read, nothing was written")
    if output != "-":
        click.echo(f"{written} {'page' if written == 1 else 'pages'} written: {said.resolve().as_uri()}", err=True)
    if failures:
        sys.exit(1)


def _make_pages(
    sources: Sequence[Source], failures: list[Failure], lang: str, government: str | None, *, index: str | None
) -> Iterator[tuple[str, Record, Page]]:
    """Name, record and page of every file that can be read; the others are noted in `failures`."""
    from graph_loader.export.viewer import write_page
    from graph_loader.graph import build
    from graph_loader.resolution import resolve

    for name, document, record in extract_sources(sources, failures):
        elements = build(record, document, resolve(record, document, government=government))
        yield name, record, write_page(record, document, elements, language=lang, index=index)


def _write_one(pages: Iterator[tuple[str, Record, Page]], target: Path, sources: Sequence[Source]) -> int:
    _keep_sources([target], sources)
    written = 0
    for _, _, page in pages:
        with open_output(target) as file:
            file.write(_encode(page.html))
        written += 1
    return written


def _write_folder(
    pages: Iterator[tuple[str, Record, Page]],
    folder: Path,
    sources: Sequence[Source],
    failures: list[Failure],
    lang: str,
) -> int:
    from graph_loader.export.viewer import Listed, write_index

    _keep_sources([folder / _INDEX], sources)
    # Names that differ only in case are one file on some systems; a source in this folder is never written over.
    taken = {Path(_INDEX).stem}
    taken |= {path.stem.casefold() for path in sources if path and path.resolve().parent == folder.resolve()}
    listed = []
    for name, record, page in pages:
        _make_folder(folder)
        stem = _free_name(Path(name).stem if name != "-" else "stdin", taken)
        with open_output(folder / f"{stem}.html") as file:
            file.write(_encode(page.html))
        meeting = "".join(filter(None, (record.meeting.term, record.meeting.number, record.meeting.series)))
        listed.append(
            Listed(f"{stem}.html", Path(name).name, page.title, meeting, record.meeting.date or "", page.counts)
        )
    if listed:
        with open_output(folder / _INDEX) as file:
            file.write(_encode(write_index(listed, failures, language=lang)))
    return len(listed)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.FileError(str(folder), hint=error.strerror) from error


def _free_name(stem: str, taken: set[str]) -> str:
    name, n = stem, 1
    while name.casefold() in taken:
        n += 1
        name = f"{stem}-{n}"
    taken.add(name.casefold())
    return name


def _is_folder(output: str | None) -> bool:
    return output is not None and (output.endswith("/") or Path(output).is_dir())


def _folder_for_several(output: str | None) -> Path:
    folder = Path(output or "view")
    if output == "-" or (folder.exists() and not folder.is_dir()) or folder.suffix.lower() in (".html", ".htm"):
        raise click.UsageError(f"{folder}: several documents make several pages; name a folder, for example -o pages/")
    return folder


def _default_name(sources: Sequence[Source]) -> str:
    source = sources[0] if sources else None
    return f"{source.stem}.view.html" if source else "-"


def _keep_sources(targets: Sequence[Path], sources: Sequence[Source]) -> None:
    """Raise UsageError when a page would be written over the minutes it is made from."""
    kept = {path.resolve() for path in sources if path}
    for target in targets:
        if target.resolve() in kept:
            raise click.UsageError(f"{target}: this file holds the minutes; name another with -o")


def _encode(html: str) -> bytes:
    # A lone surrogate, which no character set has, can only stand in JSON, where this is how it is written.
    return html.encode("utf-8", "backslashreplace")
