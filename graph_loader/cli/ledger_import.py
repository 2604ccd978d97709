"""`graph-loader ledger import`, `imports`, `undo`: what people filled in, into the graph and out of it again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from graph_loader.cli.ledger_options import format_option, read_today, today_option
from graph_loader.cli.options import uri_option


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option("--by", "reported_by", default="", metavar="NAME", help="Who reports, for rows that name nobody.")
@click.option(
    "--instead-of",
    metavar="IMPORT",
    help="Take back what this import brought, and store this file: for a corrected ledger.",
)
@click.option("--check", is_flag=True, help="Only check the file against the graph; nothing is stored.")
@today_option
@uri_option
def import_(
    *, file: Path, reported_by: str, instead_of: str | None, check: bool, today: datetime | None, uri: str | None
) -> None:
    """Store what people filled in: each row with a stage becomes a dated status change of its task.

    The whole file is checked first. When a row is wrong nothing is stored, and each such row is named with its cell and the mend.
    A file imported again changes nothing; rows that were added are stored. Exit status: 0 stored, 1 refused or failed.

    \b
    Example:
      graph-loader ledger import 督办台账.xlsx --by 县政府督查室
      graph-loader ledger import 督办台账.xlsx --check
      graph-loader ledger import 更正.xlsx --instead-of 3f9a01c2
    """
    from graph_loader.ledger.reports import open_ledger, read_ledger
    from graph_loader.loading.ledger import check_ledger, import_ledger
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect
    from graph_loader.store.explain import explain_failures

    found = read_ledger(open_ledger(file), read_today(today), reported_by.strip())
    if found.others:
        click.echo(f"{file}: left aside, no columns of the ledger: {', '.join(found.others)}", err=True)
    settings = read_settings()
    with (
        connect(uri, settings=settings, read_only=check) as driver,
        explain_failures("the ledger was imported", "Nothing was stored: try again"),
    ):
        if check:
            changes = check_ledger(found, driver, settings.neo4j_database)
            click.echo(f"{file}: {_count(len(changes), 'report')}, all can be stored", err=True)
            return
        done = import_ledger(found, driver, settings.neo4j_database, instead_of=instead_of)
    stored = done.stored
    if done.id:
        removed = f", {_count(stored.removed, 'change')} taken back" if stored.removed else ""
        known = f", {_count(stored.known, 'report')} known before" if stored.known else ""
        click.echo(
            f"{file}: {_count(stored.created, 'status change')} stored{removed}{known} (import {short_id(done.id)})",
            err=True,
        )
    else:
        click.echo(f"{file}: no row reports anything, nothing was stored", err=True)


@click.command()
@format_option
@uri_option
def imports(*, format_: str, uri: str | None) -> None:
    """List the imports of ledgers that hold, with the ids that `undo` and `--instead-of` take.

    \b
    Example:
      graph-loader ledger imports
    """
    from graph_loader.cli.answer import show_table
    from graph_loader.querying.run import Table
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect
    from graph_loader.store.explain import explain_failures
    from graph_loader.store.ledger import SOURCE, read_imports

    settings = read_settings()
    with (
        connect(uri, settings=settings, read_only=True) as driver,
        explain_failures("the imports were read", "Try again"),
    ):
        found = read_imports(driver, settings.neo4j_database)
    from urllib.parse import unquote

    rows: list[tuple[object, ...]] = [
        (
            short_id(one.id),
            one.imported.replace(microsecond=0),
            [unquote(source.removeprefix(f"{SOURCE}file://")) for source in one.sources],
            one.changes,
        )
        for one in found
    ]
    show_table(Table(("id", "imported", "ledger", "changes"), rows), format_)


@click.command()
@click.argument("import_id", metavar="IMPORT")
@uri_option
def undo(*, import_id: str, uri: str | None) -> None:
    """Take back what an import brought; what another ledger says, too, stays. IMPORT: its id, or the end of it.

    \b
    Example:
      graph-loader ledger undo 3f9a01c2
    """
    from graph_loader.loading.ledger import undo_ledger
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect
    from graph_loader.store.explain import explain_failures

    settings = read_settings()
    with (
        connect(uri, settings=settings) as driver,
        explain_failures("the import was undone", "Nothing was changed: try again"),
    ):
        one, gone = undo_ledger(driver, import_id, settings.neo4j_database)
    click.echo(f"{short_id(one.id)}: {_count(gone, 'status change')} taken back", err=True)


def short_id(import_id: str) -> str:
    """The end of the id of an import, which is all that has to be typed."""
    return import_id.rpartition("-")[2]


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
