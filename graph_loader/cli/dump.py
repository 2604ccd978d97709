"""`graph-loader dump`: the whole graph as text that can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from graph_loader.cli.options import (
    government_option,
    jobs_option,
    judgements_option,
    lexicon_option,
    read_judgements_option,
    refuse_judgements,
    uri_option,
)
from graph_loader.cli.output import open_output


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Write to a file, not to the terminal.",
)
@government_option
@jobs_option
@judgements_option
@lexicon_option
@uri_option
def dump(
    *,
    paths: tuple[str, ...],
    output: Path | None,
    government: str | None,
    jobs: int | None,
    judgements: Path | None,
    uri: str | None,
) -> None:
    """Write the graph as JSON Lines: all nodes, then all edges, sorted, without what tells when and from where they were loaded.

    Equal graphs give equal bytes. With PATHs the graph of these files is written, without any database.

    \b
    Example:
      graph-loader dump -o before.jsonl
      graph-loader dump examples/minutes | diff - before.jsonl
    """
    from graph_loader.graph.dump import dump_lines

    if paths:
        from graph_loader.cli.records import tell_failures
        from graph_loader.loading import build_graph

        judged = read_judgements_option(judgements)
        elements, failures = build_graph(paths, government=government, jobs=jobs, judgements=judged)
        _write(dump_lines(elements), output)
        tell_failures(failures)
        return
    refuse_judgements(judgements)
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect
    from graph_loader.store.explain import explain_failures
    from graph_loader.store.read import read_elements

    settings = read_settings()
    with (
        connect(uri, settings=settings, read_only=True) as driver,
        explain_failures("the graph was read", "Nothing was written: try again"),
    ):
        _write(dump_lines(read_elements(driver, settings.neo4j_database)), output)


def _write(lines: Iterable[str], output: Path | None) -> None:
    with open_output(output) as file:
        for line in lines:
            file.write(line.encode())
