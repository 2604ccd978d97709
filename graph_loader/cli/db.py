"""`graph-loader db`: the local Neo4j."""

from __future__ import annotations

import json
from pathlib import Path

import click

port = click.IntRange(1024, 65535)


@click.group()
def db() -> None:
    """Start, stop and look after the local Neo4j.

    Commands that need it start it by themselves; it keeps running until `db stop`. With NEO4J_URI set they use that server
    instead, and these commands still mean the local one.

    \b
    Example:
      graph-loader db start
      graph-loader db status --format json
      graph-loader db stop
    """


@db.command()
@click.option("--bolt-port", type=port, help="Port for drivers [default: the last one, 17687 or a free one].")
@click.option("--http-port", type=port, help="Port of Neo4j Browser [default: the last one, 17474 or a free one].")
@click.option(
    "--jars",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Take Neo4j's files from this folder instead of the network [default: GRAPH_LOADER_JARS].",
)
def start(bolt_port: int | None, http_port: int | None, jars: Path | None) -> None:
    """Start the local Neo4j and wait until it answers.

    The first time, 176 MB are fetched from Maven Central, or from the mirror GRAPH_LOADER_MAVEN_MIRROR. For a machine
    without a network, copy the folder neo4j-* of the cache (~/.cache/graph-loader) from a machine where this has run.

    \b
    Example:
      graph-loader db start
      graph-loader db start --jars /media/stick/neo4j-2026.09.0
    """
    from graph_loader.settings import read_settings
    from graph_loader.store.local.server import LocalServer

    settings = read_settings()
    if jars is not None:
        settings = settings.model_copy(update={"jars": jars.absolute()})
    running = LocalServer(settings).start(bolt_port, http_port)
    click.echo(f"Neo4j {running.version} answers at {running.ports.uri}; Neo4j Browser: {running.ports.browser}")


@db.command()
def stop() -> None:
    """Stop the local Neo4j; the graph stays.

    \b
    Example:
      graph-loader db stop
    """
    from graph_loader.settings import read_settings
    from graph_loader.store.local.server import LocalServer

    click.echo("Stopped." if LocalServer(read_settings()).stop() else "The local Neo4j does not run.")


@db.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def status(form: str) -> None:
    """Say whether the local Neo4j runs, where, and how large it is. Ends with status 1 when it does not run.

    \b
    Example:
      graph-loader db status
      graph-loader db status --format json
    """
    from graph_loader.settings import read_settings
    from graph_loader.store.local.status import read_status

    found = read_status(read_settings())
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        from graph_loader.store.local.status import describe_status

        click.echo("\n".join(describe_status(found)))
    if not found["running"]:
        raise SystemExit(1)


@db.command()
@click.option("--show", is_flag=True, help="Print the password itself.")
def password(show: bool) -> None:
    """Print the path of the file that holds the password of user neo4j.

    \b
    Example:
      graph-loader db password
      graph-loader db password --show
    """
    from graph_loader.settings import read_settings
    from graph_loader.store.local.server import LocalServer

    server = LocalServer(read_settings())
    secret = server.read_password()
    click.echo(secret if show else server.password_file)


@db.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
def reset(yes: bool) -> None:
    """Remove the graph of the local Neo4j, its password and logs. What was fetched stays.

    \b
    Example:
      graph-loader db reset --yes
    """
    from graph_loader.settings import read_settings
    from graph_loader.store.local.server import LocalServer

    server = LocalServer(read_settings())
    if not yes:
        click.confirm(f"Remove the whole graph in {server.data_dir}?", abort=True)
    click.echo(
        f"Removed the graph in {server.data_dir}." if server.reset() else f"There was no graph in {server.data_dir}."
    )
