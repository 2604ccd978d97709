"""What the commands of `review` share: which file, which candidates, who judges, and applying the file in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph_loader.cli.progress import show_progress

if TYPE_CHECKING:
    from neo4j import Driver

    from graph_loader.judgements import JudgementsFile

#: Where judgements are kept unless told otherwise: beside the minutes or the project, under version control.
DEFAULT_FILE = Path("judgements.tsv")

file_option = click.option(
    "--judgements",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=f"The judgements file [default: GRAPH_LOADER_JUDGEMENTS, else {DEFAULT_FILE}].",
)

who_option = click.option("--who", metavar="NAME", help="Who judges [default: your user name].")

no_apply_option = click.option(
    "--no-apply", is_flag=True, help="Only write the file; `review apply` brings it into the graph later."
)

_CHOICE = (
    click.option(
        "--label", type=click.Choice(["Official", "Organization", "PolicyDocument"]), help="Only candidates of this label."
    ),
    click.option("--government", metavar="NAME", help="Only candidates of this government (its name or part of it)."),
    click.option("--rule", metavar="RULE", help="Only candidates that this rule found (same-name, usual-reform, …; see `review list`)."),
    click.option("--limit", type=click.IntRange(min=0), default=0, help="At most so many candidates; 0 for all."),
    click.option("--later", is_flag=True, help="Also candidates that were left for later."),
)  # fmt: skip


def choice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --label, --government, --rule, --limit and --later."""
    for option in reversed(_CHOICE):
        command = option(command)
    return command


def judgements_path(given: Path | None) -> Path:
    """The judgements file that is given, set or the default one."""
    from graph_loader.settings import read_settings

    return given or read_settings().judgements or DEFAULT_FILE


def reviewer(given: str | None) -> str:
    """Who judges. Raises UsageError when nobody is named."""
    import getpass

    if given is not None and given.strip():
        return given.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise click.UsageError("your user name is not known: name yourself with --who") from None


@contextmanager
def reading_driver(uri: str | None) -> Iterator[tuple[Driver, str]]:
    """A driver that only reads, and the name of the database. What fails is told as StoreError."""
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect
    from graph_loader.store.explain import explain_failures

    settings = read_settings()
    with (
        connect(uri, settings=settings, read_only=True) as driver,
        explain_failures("the graph was read", "Try again; answers that were given are in the judgements file"),
    ):
        yield driver, settings.neo4j_database


def apply_file(judgements: JudgementsFile, uri: str | None, *, undo: bool) -> None:
    """Make the file hold in the graph and tell what changed.

    undo: judgements that hold and are not in the file are undone. Else the file is not applied when there are any: it may be another
    one than the user thinks.
    """
    from graph_loader.judgements import settle
    from graph_loader.loading.judge import apply_judgements
    from graph_loader.review.standing import read_undone
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect

    for conflict in settle(judgements.entries).conflicts:
        click.echo(f"{judgements.path}: {conflict}", err=True)
    settings = read_settings()
    with connect(uri, settings=settings) as driver:
        undone = read_undone(driver, judgements, settings.neo4j_database)
        if undone and not undo:
            click.echo(
                f"Not applied: {len(undone)} judgements hold in the graph that {judgements.path} does not have (`review status` shows "
                "them). Name the file that has them, or undo them with `graph-loader review apply`.",
                err=True,
            )
            return
        with show_progress("Writing minutes anew") as tell:
            changes = apply_judgements(driver, judgements, settings.neo4j_database, _counting_down(tell))
    taken_out = f", {len(undone)} undone" if undone else ""
    click.echo(
        f"{judgements.path}: {len(judgements.entries)} judgements applied{taken_out}. Nodes: {changes.nodes_created} created, "
        f"{changes.nodes_updated} updated, {changes.nodes_removed} removed; relationships: {changes.relationships_created} created, "
        f"{changes.relationships_updated} updated, {changes.relationships_removed} removed.",
        err=True,
    )


def _counting_down(tell: Callable[[int, int | None], None] | None) -> Callable[[int], None] | None:
    """What is told how many minutes are left, and shows how many of the first number are done."""
    if tell is None:
        return None
    total: int | None = None

    def show(left: int) -> None:
        nonlocal total
        total = total or left
        tell(total - left, total)

    return show
