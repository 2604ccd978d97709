"""Options that several commands share."""

from __future__ import annotations

import click

#: For every command that talks to the database: which server.
uri_option = click.option(
    "--uri",
    metavar="URI",
    help="Neo4j to use, for example bolt://127.0.0.1:7687 [default: NEO4J_URI, else the local Neo4j, started when needed].",
)
