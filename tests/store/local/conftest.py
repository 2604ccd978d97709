"""For tests of the local Neo4j: servers of their own, and a Maven repository on loopback that serves the user's jars."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from graph_loader.settings import Settings, read_settings
from graph_loader.store.local.jars import jar_folder, provide_jars
from graph_loader.store.local.pinned import read_pinned_jars
from graph_loader.store.local.progress import Progress, Silence
from graph_loader.store.local.server import LocalServer


class Notes(Progress):
    """Keeps what the user would have been told."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def tell(self, line: str) -> None:
        self.lines.append(line)


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture(scope="session")
def jars() -> Path:
    """The folder with all jars, in the user's cache."""
    provide_jars(read_settings(), Silence())
    return jar_folder(read_settings())


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[LocalServer]:
    """A local Neo4j of this test alone, not started, stopped at the end. Its path is Chinese, with blanks."""
    local = LocalServer(Settings(data_dir=tmp_path / "数据 目录"), Silence())
    yield local
    local.stop()


@pytest.fixture
def linked_cache(tmp_path: Path, jars: Path) -> Path:
    """A cache of this test alone with links to all jars, and no start cache. Its path is Chinese, with blanks."""
    cache = tmp_path / "缓存 目录"
    folder = cache / jars.name
    folder.mkdir(parents=True)
    for jar in read_pinned_jars().jars:
        (folder / jar.name).symlink_to(jars / jar.name)
    return cache


class Repository:
    """A Maven repository on loopback. `answer` may be replaced: it gets the path of a request and returns status and body."""

    def __init__(self, jars: Path) -> None:
        self.asked: list[str] = []
        self.answer: Callable[[str], tuple[int, bytes]] = self.serve
        self._jars = {f"/maven2/{jar.path}": jars / jar.name for jar in read_pinned_jars().jars}
        self.url = ""

    def serve(self, path: str) -> tuple[int, bytes]:
        """The jar as it is."""
        return (200, self._jars[path].read_bytes()) if path in self._jars else (404, b"")


@pytest.fixture
def repository(jars: Path) -> Iterator[Repository]:
    served = Repository(jars)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            served.asked.append(self.path)
            status, body = served.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the base class gives it
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        served.url = f"http://127.0.0.1:{server.server_port}/maven2"
        Thread(target=server.serve_forever, daemon=True).start()
        yield served
        server.shutdown()


@pytest.fixture
def in_namespace() -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Runs a shell script as root of a namespace of its own, where it may mount small and read-only file systems."""
    prefix = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user", "--mount"]

    def run(script: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*prefix, "sh", "-euc", script], capture_output=True, text=True, timeout=120, check=False)

    works = shutil.which("unshare") and run("mount -t tmpfs tmpfs /mnt").returncode == 0
    if not works:
        reason = "no permission to mount file systems (unshare)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return run
