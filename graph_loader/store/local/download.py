"""Fetching jars from Maven Central or a mirror of it: several at a time, each checked by its SHA-256 before it gets its name."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from pathlib import Path
from threading import Event
from urllib.request import getproxies, proxy_bypass

from urllib3 import PoolManager, ProxyManager
from urllib3.exceptions import HTTPError, MaxRetryError
from urllib3.util import Retry, Timeout, make_headers, parse_url

from graph_loader.errors import StoreError
from graph_loader.store.local.pinned import Jar

MAVEN_CENTRAL = "https://repo1.maven.org/maven2"

#: Fetched jars get this time, because the start cache of the JVM belongs to jars of one size and time: a jar that had to
#: be fetched again still fits it.
JAR_TIME = 1_767_225_600

PART = ".part"

_CONNECTIONS = 8
_ATTEMPTS = 3
_WITHOUT_NETWORK = (
    "on a machine without access, fetch once elsewhere and copy the folder, then use --jars DIR (GRAPH_LOADER_JARS), "
    "or set GRAPH_LOADER_MAVEN_MIRROR to a mirror of Maven Central"
)


def download_jars(jars: Sequence[Jar], folder: Path, mirror: str | None, advance: Callable[[int], None]) -> None:
    """Fetches the jars into the folder; `advance` is told the bytes as they come (negative when a jar begins anew).

    Raises StoreError when the address does not answer, lacks a jar or sends something else; OSError when the disk fails.
    """
    base = (mirror or MAVEN_CENTRAL).rstrip("/")
    if not base.startswith(("http://", "https://")):
        raise StoreError(f"GRAPH_LOADER_MAVEN_MIRROR must start with http:// or https://, not {base!r}")
    with _Download(base, folder, advance) as download, ThreadPoolExecutor(_CONNECTIONS) as executor:
        futures = [executor.submit(download.fetch, jar) for jar in jars]
        try:
            wait(futures, return_when=FIRST_EXCEPTION)
        finally:  # one failed jar, or Ctrl-C, ends the others
            if any(not future.done() for future in futures):
                download.stopped.set()
                executor.shutdown(wait=True, cancel_futures=True)
        for future in futures:
            if not future.cancelled() and not isinstance(future.exception(), _StoppedError):
                future.result()


class _StoppedError(Exception):
    """Another jar failed first."""


class _Download:
    """Kept connections to one repository, through the proxy of the environment if there is one."""

    def __init__(self, base: str, folder: Path, advance: Callable[[int], None]) -> None:
        self.folder, self.advance, self.stopped = folder, advance, Event()
        address = parse_url(base)
        self._base = address._replace(auth=None).url  # a password goes into the header, never into a message
        self._headers = make_headers(user_agent="minutes-graph-loader", basic_auth=address.auth)
        self._pool = _open_pool(address.scheme or "https", address.host or "")

    def __enter__(self) -> _Download:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.clear()

    def fetch(self, jar: Jar) -> None:
        """Fetches one jar; a broken connection or a wrong sum is tried again."""
        problem = ""
        for _ in range(_ATTEMPTS):
            descriptor, name = tempfile.mkstemp(dir=self.folder, prefix=f"{jar.name}.", suffix=PART)
            part, received = Path(name), 0
            try:
                with os.fdopen(descriptor, "wb") as file:
                    digest = hashlib.sha256()
                    for block in self._receive(jar):
                        file.write(block)
                        digest.update(block)
                        received += len(block)
                        self.advance(len(block))
                if digest.hexdigest() == jar.sha256:
                    os.utime(part, (JAR_TIME, JAR_TIME))
                    part.chmod(0o644)
                    part.replace(self.folder / jar.name)
                    return
                problem = f"its SHA-256 is {digest.hexdigest()[:12]}… instead of the pinned {jar.sha256[:12]}…"
            except MaxRetryError as error:  # the pool has tried it again already
                problem = _reason(error)
                break
            except HTTPError as error:
                problem = _reason(error)
            finally:
                part.unlink(missing_ok=True)
            self.advance(-received)
        raise StoreError(f"{self._base}/{jar.path} cannot be fetched: {problem}; {_WITHOUT_NETWORK}")

    def _receive(self, jar: Jar) -> Iterator[bytes]:
        address = f"{self._base}/{jar.path}"
        response = self._pool.request("GET", address, headers=self._headers, preload_content=False)
        try:
            if response.status != 200:
                raise StoreError(f"{address} answers {response.status} {response.reason or ''}; {_WITHOUT_NETWORK}")
            for block in response.stream(1 << 16):
                if self.stopped.is_set():
                    raise _StoppedError
                yield block
            response.release_conn()
        finally:
            if not response.closed:
                response.close()


def _open_pool(scheme: str, host: str) -> PoolManager:
    retries = Retry(
        connect=2, read=2, redirect=5, status=3, backoff_factor=0.3, status_forcelist=(429, 500, 502, 503, 504)
    )
    timeout = Timeout(connect=10, read=60)
    proxy = getproxies().get(scheme)
    if proxy and not proxy_bypass(host):
        login = make_headers(proxy_basic_auth=parse_url(proxy).auth)
        return ProxyManager(
            proxy, proxy_headers=login, maxsize=_CONNECTIONS, block=True, retries=retries, timeout=timeout
        )
    return PoolManager(maxsize=_CONNECTIONS, block=True, retries=retries, timeout=timeout)


def _reason(error: Exception) -> str:
    """The cause, without the names of objects that urllib3 puts in front of it."""
    cause = getattr(error, "reason", None) or error
    return str(cause).removesuffix('"))').rsplit(">: ", 1)[-1].rsplit("): ", 1)[-1]
