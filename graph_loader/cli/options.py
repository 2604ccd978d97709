"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click


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

#: For every command that talks to the database: which server.
uri_option = click.option(
    "--uri",
    metavar="URI",
    help="Neo4j to use, for example bolt://127.0.0.1:7687 [default: NEO4J_URI, else the local Neo4j, started when needed].",
)
