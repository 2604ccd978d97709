"""Opening Neo4j Browser connected, styled and with the saved queries: what its page open.js is told, and how it gets there.

Everything, the password too, goes in the fragment of an address, which a web browser sends to nobody. The address itself is
not given to the web browser's command line, where other users of the machine could read it, but by a page that is served
once, on loopback, under a random name.
"""

from __future__ import annotations

import base64
import json
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Event, Thread

from graph_loader.store.local.browser_jar import PAGES
from graph_loader.store.local.configuration import Ports
from graph_loader.store.local.grass import parse_grass


@dataclass(frozen=True)
class SavedQuery:
    """A query for the Browser's list of saved ones, in a folder."""

    folder: str
    name: str
    content: str


def style_file() -> Path:
    """The GraSS file, which can also be dragged onto the editor of any Neo4j Browser."""
    return Path(str(files(__package__) / "pages" / "style.grass"))


def opening_address(ports: Ports, password: str, queries: Sequence[SavedQuery]) -> str:
    """The address that opens the Browser with nothing to type. It holds the password: show it to nobody."""
    pages = files(__package__) / "pages"
    folders = {query.folder: f"graph-loader:{query.folder}" for query in queries}
    told = {
        "connection": {"username": "neo4j", "password": password, "host": ports.uri},
        "style": parse_grass(style_file().read_text(encoding="utf-8"), style_file()),
        "first": (pages / "first.cypher").read_text(encoding="utf-8").strip(),
        "folders": [{"id": identity, "name": name} for name, identity in folders.items()],
        "documents": [
            {
                "id": f"{folders[query.folder]}/{number}",
                "folder": folders[query.folder],
                "name": query.name,
                "content": query.content,
            }
            for number, query in enumerate(queries)
        ],
    }
    fragment = base64.urlsafe_b64encode(json.dumps(told, ensure_ascii=False).encode()).decode()
    return f"{ports.browser}{PAGES}/open.html#{fragment}"


@dataclass(frozen=True)
class Handover:
    """A page that leads to an address, served until it was fetched."""

    address: str
    fetched: Event

    def wait(self, seconds: float) -> bool:
        """Whether a web browser came for it in time; it is then served a moment longer, for one that asks twice."""
        came = self.fetched.wait(seconds)
        if came:
            time.sleep(1)
        return came


@contextmanager
def hand_over(address: str) -> Iterator[Handover]:
    """Serves, on loopback and under a name nobody can guess, a page that leads to the address."""
    path = f"/{secrets.token_urlsafe(24)}"
    quoted = json.dumps(address).replace("<", "\\u003c")
    page = f'<!doctype html><meta charset="utf-8"><title>Neo4j Browser</title><script>location.replace({quoted})</script>'.encode()
    fetched = Event()

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if not secrets.compare_digest(self.path, path):
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("Referrer-Policy", "no-referrer")
            self.end_headers()
            self.wfile.write(page)
            fetched.set()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the base class gives it
            """Quiet: standard error belongs to the command."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield Handover(f"http://127.0.0.1:{server.server_port}{path}", fetched)
        finally:
            server.shutdown()
