"""`graph-loader browse`: Neo4j Browser."""

from __future__ import annotations

import os
import sys
from socket import gethostname

import click

from graph_loader.cli.options import uri_option

_SECONDS_TO_COME = 30.0


@click.command()
@uri_option
@click.option("--no-open", is_flag=True, help="Only print the address, open nothing.")
def browse(uri: str | None, no_open: bool) -> None:
    """Open Neo4j Browser, connected and styled, with the query library among its saved queries.

    Starts the local Neo4j when it does not run. Prints the address, user and password file for those who log in by hand.

    \b
    Example:
      graph-loader browse
      graph-loader browse --no-open
    """
    from graph_loader.settings import read_settings

    settings = read_settings()
    named = uri or settings.neo4j_uri
    if named is not None:
        _browse_named(named, no_open)
    else:
        _browse_local(no_open)


def _browse_local(no_open: bool) -> None:
    from graph_loader.querying.library import library
    from graph_loader.settings import read_settings
    from graph_loader.store.local.answering import wait_for_browser
    from graph_loader.store.local.opening import SavedQuery, hand_over, opening_address
    from graph_loader.store.local.server import LocalServer

    server = LocalServer(read_settings())
    running = server.start()
    wait_for_browser(running.ports.browser)
    click.echo(f"Neo4j Browser: {running.ports.browser}")
    click.echo(f"User:          neo4j, at {running.ports.uri}")
    click.echo(f"Password file: {server.password_file}")
    if no_open:
        return
    if not _can_open():
        http, bolt = running.ports.http, running.ports.bolt
        click.echo(
            "There is no web browser here to open it with. To use one of another machine, run there first:\n"
            f"  ssh -L {http}:127.0.0.1:{http} -L {bolt}:127.0.0.1:{bolt} {gethostname()}",
            err=True,
        )
        return
    queries = [
        SavedQuery(query.subject, f"{query.title_zh} · {query.title_en}", query.text) for query in library().values()
    ]
    with hand_over(opening_address(running.ports, server.read_password(), queries)) as page:
        _open(page.address)
        if not page.wait(_SECONDS_TO_COME):
            click.echo("No web browser came for the page: open the address above and log in by hand.", err=True)
            sys.exit(1)


def _browse_named(uri: str, no_open: bool) -> None:
    from graph_loader.settings import read_settings
    from graph_loader.store.connection import connect
    from graph_loader.store.local.opening import style_file
    from graph_loader.store.named_browser import find_browser

    settings = read_settings()
    with connect(uri, settings=settings, read_only=True) as driver:
        address = find_browser(driver, uri, settings.neo4j_user)
    click.echo(f"Neo4j Browser: {address}")
    click.echo(f"User:          {settings.neo4j_user}; the password is the one of NEO4J_PASSWORD")
    click.echo(f"Style:         drag {style_file()} onto the editor of the Browser")
    if not no_open and _can_open():
        _open(address)


def _can_open() -> bool:
    """Whether there is a web browser with windows."""
    import webbrowser

    if sys.platform != "darwin" and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")):
        return False  # webbrowser would find one for the terminal
    try:
        return webbrowser.get() is not None
    except webbrowser.Error:
        return False


def _open(address: str) -> None:
    import webbrowser

    if not webbrowser.open(address):
        click.echo("The web browser did not open: open the address above by hand.", err=True)
