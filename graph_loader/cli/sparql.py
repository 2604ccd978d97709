"""`graph-loader sparql`: SPARQL over an export, over minutes, or over the database."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph_loader.cli.answer import TABLE_FORMATS, AnswerOptions, answer_options, show_table
from graph_loader.cli.options import government_option, lexicon_option
from graph_loader.cli.output import open_output
from graph_loader.cli.rdf_files import FORMAT_SUFFIXES, describe_file

if TYPE_CHECKING:
    from pyoxigraph import Store


_FORMAT = click.option(
    "--format",
    "format_",
    type=click.Choice([*TABLE_FORMATS, *sorted(FORMAT_SUFFIXES.values())]),
    help="Rows: table [default], csv, json. The graph of CONSTRUCT or DESCRIBE: turtle [default], ntriples, nquads, trig, "
    "jsonld, or its triples as rows.",
)


@click.command()
@click.argument("statement", required=False)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "-f",
    "--file",
    "file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True, allow_dash=True),
    help="Read the query from a file; - is standard input. All other arguments are PATHs then.",
)
@click.option(
    "--query", "name", metavar="NAME", help="A question of the library that has a SPARQL twin; see `query list`."
)
@click.option(
    "-p",
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help="With --query: a parameter; repeat for several.",
)
@click.option(
    "--store",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Keep the triples in this folder; a folder that has some is asked as it is when no PATH is given.",
)
@government_option
@lexicon_option
@partial(answer_options, format_option=_FORMAT)
def sparql(  # noqa: PLR0913  # the options of one command
    *,
    statement: str | None,
    paths: tuple[str, ...],
    file: Path | None,
    name: str | None,
    params: tuple[str, ...],
    folder: Path | None,
    government: str | None,
    answer: AnswerOptions,
) -> None:  # fmt: skip
    """Run a SPARQL 1.1 query over PATHs: files that `export rdf` wrote, or minutes. Without PATHs over the graph in the database.

    Only queries are run, no updates, and nothing is asked of other computers (SERVICE). All named graphs are asked together. The
    prefixes mg:, code:, oa:, prov:, dcat:, dcterms:, rdf:, rdfs: and xsd: need not be declared. CONSTRUCT and DESCRIBE give
    a graph, written in any format of `export rdf`, by --format or the suffix of the file (.jsonld, .nt.gz).

    \b
    Example:
      graph-loader sparql 'SELECT ?title ?date { ?m a mg:Meeting ; mg:title ?title ; mg:date ?date } ORDER BY ?date' examples/minutes
      graph-loader sparql --query unassigned-tasks --param meeting=第8次 examples/minutes
      graph-loader sparql --file question.rq graph.nq.gz --format csv
      graph-loader sparql -o tasks.nt.gz 'CONSTRUCT { ?t mg:action ?a } WHERE { ?t mg:action ?a }' examples/minutes
    """
    from graph_loader.errors import QueryError
    from graph_loader.export.compression import packing
    from graph_loader.querying.sparql import ask, open_store

    graph_format, packed = _graph_format(answer)
    arguments = [*([statement] if statement is not None else []), *paths]
    if file is None and name is None:
        if not arguments:
            raise click.UsageError("Give a query, --file or --query.")
        text, arguments = arguments[0], arguments[1:]
    else:
        if file is not None and name is not None:
            raise click.UsageError("Give either --file or --query, not both.")
        text = _read_file(file) if file is not None else ""
    values: dict[str, object] = {}
    if name is not None:
        text, values = _find_twin(name, params)
    elif params:
        raise click.UsageError("--param gives values to a question of the library: name it with --query.")
    store = open_store(folder)
    if arguments:
        _fill(store, arguments, government)
    elif folder is None or not len(store):
        _fill_from_database(store, answer.uri)
    asked: Store | Path = store
    if folder is not None:  # closed first: another process answers
        store.flush()
        asked = folder
    del store
    found = ask(
        asked, text, values, limit=answer.limit or None, timeout=answer.timeout or None, graph_format=graph_format
    )
    if isinstance(found, bytes):
        with open_output(answer.output) as out, packing(out, packed) as stream:
            stream.write(found)
    elif answer.format_ in FORMAT_SUFFIXES.values():
        raise QueryError(
            f"{answer.format_} is for the graph that CONSTRUCT and DESCRIBE give, but this query gives rows: "
            f"take {', '.join(TABLE_FORMATS)}"
        )
    else:
        show_table(found, answer.format_ or "table", answer.output, bom=answer.bom)


def _graph_format(answer: AnswerOptions) -> tuple[str | None, str | None]:
    """How a graph would be written and packed: as asked for, else by the suffix of the file, else Turtle; None for its triples as
    rows."""
    by_suffix, packed = describe_file(answer.output)
    if answer.format_ in TABLE_FORMATS:
        return None, None
    return answer.format_ or by_suffix or "turtle", packed


def _read_file(file: Path) -> str:
    from graph_loader.errors import QueryError

    try:
        return (sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{file} cannot be read as UTF-8 text: {error}") from error


def _find_twin(name: str, params: tuple[str, ...]) -> tuple[str, dict[str, object]]:
    from graph_loader.errors import QueryError
    from graph_loader.querying.library import find_query, library
    from graph_loader.querying.parameters import bind, split_assignments

    query = find_query(name)
    if query.sparql is None:
        known = ", ".join(q.name for q in library().values() if q.sparql)
        raise QueryError(f"{query.name} is answered in Cypher only (`query run {query.name}`); in SPARQL: {known}")
    return query.sparql, dict(bind(query, split_assignments(params)))


def _fill(store: Store, arguments: list[str], government: str | None) -> None:
    from graph_loader.export.compression import unpacking
    from graph_loader.querying.sparql import add_elements, add_file

    minutes = []
    for argument in arguments:
        path = Path(argument)
        format_, packed = describe_file(path)
        if format_ is None:
            minutes.append(argument)
            continue
        try:
            with path.open("rb") as file, unpacking(file, packed) as stream:
                add_file(store, stream, format_, argument)
        except OSError as error:
            raise click.FileError(argument, hint=error.strerror or str(error)) from error
    if minutes:
        from graph_loader.errors import ReadingError
        from graph_loader.loading import build_graph

        elements, failures = build_graph(minutes, government=government)
        add_elements(store, elements)
        if failures:
            listed = "; ".join(f"{failure.name}: {failure.reason}" for failure in failures)
            raise ReadingError(f"not all files could be read, the answer would lack them: {listed}")


def _fill_from_database(store: Store, uri: str | None) -> None:
    from graph_loader.querying.sparql import add_elements
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect
    from graph_loader.store.explain import explain_failures
    from graph_loader.store.read import read_elements

    settings = read_settings()
    with (
        connect(uri, settings=settings, read_only=True) as driver,
        explain_failures("the graph was read", "Try again"),
    ):
        add_elements(store, read_elements(driver, settings.neo4j_database))
