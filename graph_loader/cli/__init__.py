"""The command line `graph-loader`: one file per command, imported only when the command is used."""

from __future__ import annotations

import sys
from importlib import import_module
from keyword import iskeyword

import click

from graph_loader import __version__
from graph_loader.errors import GraphLoaderError

#: command -> its one-line help; the file of this package of that name holds the click command (import_ for import).
COMMANDS = {
    "browse": "Open Neo4j Browser, connected and styled.",
    "coverage": "Show how much of minutes was understood.",
    "cypher": "Run a read-only Cypher query.",
    "db": "Start, stop and look after the local Neo4j.",
    "dump": "Write the whole graph as sorted JSON Lines.",
    "export": "Write the graph in another format (RDF).",
    "extract": "Show what minutes state, as JSON, without a database.",
    "import": "Read RDF that was exported back into the graph.",
    "ledger": "Follow up tasks: a table to fill in, and what was reported.",
    "load": "Load minutes into the graph.",
    "query": "Ask the questions of the query library.",
    "review": "Settle which people, bodies and documents are the same.",
    "series": "List which numbered meetings are missing.",
    "sparql": "Run a SPARQL query over RDF, minutes or the database.",
    "validate": "Check a graph against the shapes of the ontology.",
    "view": "Show the text of minutes with every value marked, as web pages.",
}


class LazyGroup(click.Group):
    """Imports a command's file when it is called, so that --help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = getattr(import_module(f"graph_loader.cli.{name}"), name)
        assert isinstance(command, click.Command)  # noqa: S101
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="graph-loader")
def cli() -> None:
    """Minutes of government meetings in, a knowledge graph in Neo4j out.

    \b
    Example:
      graph-loader load examples/
      graph-loader query run attendance --param meeting=第7次
      graph-loader browse
    """


def main() -> None:
    """Entry point of the console script: errors of this package end with one line and their exit code, no traceback."""
    try:
        cli()
    except GraphLoaderError as error:
        click.echo(f"graph-loader: {error}", err=True)
        sys.exit(error.exit_code)
