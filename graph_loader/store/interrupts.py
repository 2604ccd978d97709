"""Ctrl-C while the database is written to."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def hold_back_interrupt() -> Iterator[None]:
    """Ctrl-C inside the block takes effect when it is left: an interrupt in the middle of a message breaks the driver, which then
    fails with errors of its own. A second one takes effect at once. In other threads than the main one nothing changes.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)
    held: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        if held:
            raise KeyboardInterrupt
        held.append(number)

    signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before if before is not None else signal.SIG_DFL)
    if held:
        raise KeyboardInterrupt
