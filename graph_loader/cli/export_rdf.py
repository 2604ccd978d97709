"""`graph-loader export rdf`: the graph as RDF."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph_loader.cli.options import (
    jobs_option,
    judgements_option,
    lexicon_option,
    read_judgements_option,
    refuse_judgements,
    uri_option,
)
from graph_loader.cli.output import open_output
from graph_loader.cli.rdf_files import FORMAT_SUFFIXES, SUFFIXES_SHOWN, describe_file
from graph_loader.cli.scope import read_base, read_scope, scope_options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph_loader.elements import Edge, Node
    from graph_loader.export.description import About
    from graph_loader.export.scope import Scope
    from graph_loader.export.statements import Style
    from graph_loader.graph.split import Part
    from graph_loader.judgements import Identities

#: The format -> its media type.
MEDIA_TYPES = {
    "turtle": "text/turtle", "ntriples": "application/n-triples", "nquads": "application/n-quads",
    "trig": "application/trig", "jsonld": "application/ld+json",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What to write and how. graphs: a named graph for each document."""

    format: str
    packed: str | None
    graphs: bool
    scope: Scope
    style: Style
    context_by_iri: bool


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="The file to write [default: standard output].",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(sorted(FORMAT_SUFFIXES.values())),
    help=f"[default: by the suffix of the file, {SUFFIXES_SHOWN}; turtle for standard output]",
)
@click.option(
    "--compress", type=click.Choice(["gzip", "zstd"]), help="[default: by the suffix of the file, .gz or .zst]"
)
@click.option(
    "--graphs/--no-graphs",
    default=None,
    help="A named graph for each document [default: in nquads and trig].",
)
@scope_options
@click.option("--without-evidence", is_flag=True, help="Without the places in the text; cannot be read back.")
@click.option("--plain", is_flag=True, help="One triple for an edge, without its properties; cannot be read back.")
@click.option(
    "--context",
    "context",
    type=click.Choice(["inline", "iri"]),
    default="inline",
    show_default=True,
    help="JSON-LD: the context in the file, or the address of the published one.",
)
@click.option("--title", help="Title of the data set.")
@click.option("--publisher", metavar="NAME", help="Who publishes the data set.")
@click.option(
    "--licence", metavar="IRI", help="Licence of the data set (https://creativecommons.org/licenses/by/4.0/)."
)
@click.option("--runs", is_flag=True, help="Also the runs of the loader, with their times; from the database only.")
@jobs_option
@judgements_option
@lexicon_option
@uri_option
def rdf(*, paths: tuple[str, ...], output: Path | None, **given: Any) -> None:
    """Write the graph as RDF: all that is in it, with the evidence of every edge. Equal graphs give equal bytes.

    With PATHs (files, folders, patterns) the graph of these minutes is written, without any database. The terms are explained in
    docs/ontology/, the options in docs/rdf.md. Exit status: 0 all written, 1 some files failed, 2 the options contradict each
    other, 3 none could be read and nothing was written.

    \b
    Example:
      graph-loader export rdf -o graph.ttl
      graph-loader export rdf -o minutes.nq.gz examples/minutes
      graph-loader export rdf --format ntriples examples/minutes | grep assignedTo
    """  # fmt: skip
    wanted = _read_options(output, paths, given)
    about = _about(wanted, given)
    if not paths:
        refuse_judgements(given["judgements"])
        _export_database(output, wanted, about, given)
        return
    from graph_loader.errors import ReadingError
    from graph_loader.judgements import NO_JUDGEMENTS, settle
    from graph_loader.loading import build_graph

    judged = read_judgements_option(given["judgements"])
    identities = settle(judged.entries).identities if judged else NO_JUDGEMENTS
    with open_output(output) as file:  # first, so that a folder that cannot be written to is noticed before the work
        elements, failures = build_graph(paths, government=given["government"], jobs=given["jobs"], judgements=judged)
        for failure in failures:
            click.echo(f"{failure.name}: {failure.reason}", err=True)
        written = _write(elements, None, file, wanted, about, identities)
        if not any(written):
            raise ReadingError("none of the files could be read, nothing was written")
    _report(written, output)
    if failures:
        sys.exit(1)


def _read_options(output: Path | None, paths: tuple[str, ...], given: dict[str, Any]) -> _Wanted:
    from graph_loader.export.rdf import GRAPHS_BY_DEFAULT, WITH_GRAPHS
    from graph_loader.export.statements import Style

    suffix_format, suffix_packed = describe_file(output)
    chosen = given["format_"] or suffix_format
    if chosen is None:
        raise click.UsageError(f"{output}: no format has this suffix. End it with {SUFFIXES_SHOWN}, or give --format.")
    graphs = given["graphs"] if given["graphs"] is not None else chosen in GRAPHS_BY_DEFAULT
    if graphs and chosen not in WITH_GRAPHS:
        raise click.UsageError(
            f"{chosen} holds no named graphs: take {', '.join(sorted(WITH_GRAPHS))}, or leave out --graphs."
        )
    if paths and given["runs"]:
        raise click.UsageError("--runs tells of a database: give it without PATHs.")
    scope = read_scope(given, of_files=bool(paths))
    style = Style(read_base(given), given["plain"], not given["without_evidence"])
    packed = given["compress"] or suffix_packed
    return _Wanted(chosen, packed, graphs, scope, style, given["context"] == "iri")


def _about(wanted: _Wanted, given: dict[str, Any]) -> About:
    from graph_loader.export.description import About
    from graph_loader.export.iri import check_licence
    from graph_loader.loading.fingerprint import loader_version

    named = {"title": given["title"]} if given["title"] else {}
    licence = check_licence(given["licence"]) if given["licence"] else None
    return About(loader_version(), MEDIA_TYPES[wanted.format], publisher=given["publisher"], licence=licence, **named)


def _export_database(output: Path | None, wanted: _Wanted, about: About, given: dict[str, Any]) -> None:
    from dataclasses import replace

    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect
    from graph_loader.store.explain import explain_failures
    from graph_loader.store.judged import read_judged
    from graph_loader.store.read import read_elements
    from graph_loader.store.read_parts import read_parts
    from graph_loader.store.runs import read_runs

    settings = read_settings()
    database = settings.neo4j_database
    with (
        connect(given["uri"], settings=settings, read_only=True) as driver,
        explain_failures("the graph was read", "Nothing was written: try again"),
        open_output(output) as file,
    ):
        if given["runs"]:
            about = replace(about, runs=tuple(read_runs(driver, database)))
        by_document = wanted.graphs or bool(wanted.scope)
        parts = read_parts(driver, database) if by_document else None
        written = _write(read_elements(driver, database), parts, file, wanted, about, read_judged(driver, database))
    _report(written, output)


def _write(
    elements: Iterable[Node | Edge],
    parts: Iterable[Part] | None,
    file: Any,
    wanted: _Wanted,
    about: About,
    identities: Identities,
) -> tuple[int, int]:
    """Write the graph, to which these judgements were applied; how many nodes and edges were written.

    parts: the same by document, where that is at hand.
    """
    from graph_loader.export.compression import packing
    from graph_loader.export.rdf import write, write_parts
    from graph_loader.graph.merge import merge
    from graph_loader.graph.split import split

    counts = _Counts()
    if wanted.scope:
        selected = [part.elements for part in wanted.scope.select(split(elements) if parts is None else parts)]
        if not selected:
            from graph_loader.errors import ExportError

            raise ExportError("no document is in this scope, nothing was written: widen it")
        elements, parts = merge(selected, identities), None
    options: Any = {"style": wanted.style, "about": about, "context_by_iri": wanted.context_by_iri}
    with packing(file, wanted.packed) as stream:
        if wanted.graphs:
            write_parts(counts.of_parts(split(elements) if parts is None else parts), stream, wanted.format, **options)
        else:
            write(counts.of_elements(elements), stream, wanted.format, **options)
    return counts.nodes, counts.edges


@dataclass(slots=True)
class _Counts:
    """How many nodes and edges went by; in named graphs each as often as a document states it."""

    nodes: int = 0
    edges: int = 0

    def of_elements(self, elements: Iterable[Node | Edge]) -> Iterator[Node | Edge]:
        from graph_loader.elements import Node

        for element in elements:
            if isinstance(element, Node):
                self.nodes += 1
            else:
                self.edges += 1
            yield element

    def of_parts(self, parts: Iterable[Part]) -> Iterator[Part]:
        for part in parts:
            self.nodes += len(part.elements.nodes)
            self.edges += len(part.elements.edges)
            yield part


def _report(written: tuple[int, int], output: Path | None) -> None:
    if output is not None and str(output) != "-":
        click.echo(f"{written[0]:,} nodes and {written[1]:,} edges written to {output}", err=True)
