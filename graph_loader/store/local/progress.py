"""What the user sees on standard error while the server is fetched and started: lines, and a bar on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock


class Progress:
    """Writes to standard error, so that output of a command stays clean."""

    def tell(self, line: str) -> None:
        """One line."""
        print(line, file=sys.stderr, flush=True)

    @contextmanager
    def count_bytes(self, title: str, total: int) -> Iterator[Callable[[int], None]]:
        """A bar over `total` bytes on a terminal, one line elsewhere. Yields what is called with each number of bytes done.

        The yielded function may be called from several threads.
        """
        if not sys.stderr.isatty():
            self.tell(f"{title} ({total / 1e6:.0f} MB) ...")
            yield lambda count: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn, TransferSpeedColumn
        from rich.progress import Progress as Bar

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
        )
        lock = Lock()
        with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(title, total=total)

            def advance(count: int) -> None:
                with lock:
                    bar.advance(task, count)

            yield advance


class Silence(Progress):
    """Tells nothing."""

    def tell(self, line: str) -> None:
        """Nothing."""

    @contextmanager
    def count_bytes(self, title: str, total: int) -> Iterator[Callable[[int], None]]:
        """Counts without showing."""
        yield lambda count: None
