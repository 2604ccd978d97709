"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph_loader.judgements import JudgementsFile


def _use_lexicon(context: click.Context, option: click.Parameter, folder: Path | None) -> None:
    """Runs while the options are read, before the command imports any rule."""
    if folder is not None:
        from graph_loader.lexicon import use_folder

        use_folder(folder)


#: For every command that extracts: words of the user's own.
lexicon_option = click.option(
    "--lexicon",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    expose_value=False,
    callback=_use_lexicon,
    help="Folder with words of your own: files named like those of the program (surnames.tsv) whose lines are added.",
)

#: For every command that makes a graph of files: what people said is the same.
judgements_option = click.option(
    "--judgements",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="What people judged to be the same or different (see review) [default: GRAPH_LOADER_JUDGEMENTS, else none].",
)


def read_judgements_option(given: Path | None) -> JudgementsFile | None:
    """The judgements file that is given or set. Contradictions in it are told on standard error. Raises JudgementError."""
    from graph_loader.settings import read_settings

    path = given or read_settings().judgements
    if path is None:
        return None
    from graph_loader.judgements import read_judgements, settle

    found = read_judgements(path)
    for conflict in settle(found.entries).conflicts:
        click.echo(f"{path}: {conflict}", err=True)
    return found


def refuse_judgements(given: Path | None) -> None:
    """Raises UsageError when judgements are given for the graph of the database."""
    if given is not None:
        raise click.UsageError("--judgements goes with PATHs; the database has its own: change them with review apply")


#: For commands that read minutes when they get PATHs, and ask the database otherwise.
government_option = click.option(
    "--government", metavar="NAME", help="With minutes as PATHs: whose they are (望溪县人民政府)."
)
jobs_option = click.option(
    "-j", "--jobs", type=click.IntRange(min=1), help="With minutes as PATHs: processes [default: one per core]."
)

#: For commands that print text or a table.
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to a file, not to the terminal.",
)
bom_option = click.option("--bom", is_flag=True, help="Start CSV with a byte order mark, so that Excel shows Chinese.")

#: For every command that talks to the database: which server.
uri_option = click.option(
    "--uri",
    metavar="URI",
    help="Neo4j to use, for example bolt://127.0.0.1:7687 [default: NEO4J_URI, else the local Neo4j, started when needed].",
)
