"""The jars of the local Neo4j in the user's cache: checked on every start, and whatever is missing or damaged fetched."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from graph_loader.errors import StoreError
from graph_loader.settings import Settings
from graph_loader.store.local.download import JAR_TIME, PART, download_jars
from graph_loader.store.local.folders import disk_errors_explained, exclusive_lock
from graph_loader.store.local.pinned import Jar, PinnedJars, read_pinned_jars
from graph_loader.store.local.progress import Progress


def jar_folder(settings: Settings) -> Path:
    """Where the jars of this version are kept; other versions have other folders."""
    return settings.cache_dir / f"neo4j-{read_pinned_jars().neo4j}"


def provide_jars(settings: Settings, progress: Progress) -> list[Path]:
    """The jars in the order of the list, after checking each one's sum. Fetches what is missing or damaged.

    They come from the folder `settings.jars` when it is set, otherwise from Maven Central or its mirror. Raises StoreError
    when they cannot be had.
    """
    pinned, folder = read_pinned_jars(), jar_folder(settings)
    paths = [folder / jar.name for jar in pinned.jars]
    if not find_damaged(pinned.jars, folder):
        return paths
    with disk_errors_explained(folder, "GRAPH_LOADER_CACHE_DIR"):
        folder.mkdir(parents=True, exist_ok=True)
        waiting = "Another process is fetching Neo4j; waiting for it ..."
        with exclusive_lock(folder / ".lock", lambda: progress.tell(waiting)):
            for part in folder.glob(f"*{PART}"):  # left by a killed process: the lock is ours, so nobody writes them
                part.unlink()
            damaged = find_damaged(pinned.jars, folder)
            if damaged:
                _fetch(damaged, pinned, folder, settings, progress)
    return paths


def find_damaged(jars: Iterable[Jar], folder: Path) -> list[Jar]:
    """The jars that are not in the folder as pinned: missing, cut short, changed or unreadable."""
    jars = list(jars)
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as executor:
        intact = executor.map(lambda jar: is_intact(folder / jar.name, jar), jars)
        return [jar for jar, ok in zip(jars, intact, strict=True) if not ok]


def is_intact(path: Path, jar: Jar) -> bool:
    """Whether the file is the jar, by size and SHA-256."""
    try:
        if path.stat().st_size != jar.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except OSError:
        return False


def _fetch(damaged: Sequence[Jar], pinned: PinnedJars, folder: Path, settings: Settings, progress: Progress) -> None:
    size = sum(jar.size for jar in damaged)
    free = shutil.disk_usage(folder).free
    if free < size:
        raise StoreError(
            f"the disk of {folder} is full: {size / 1e6:.0f} MB are needed and {free / 1e6:.0f} MB are free; "
            "free some space there or set GRAPH_LOADER_CACHE_DIR to a folder elsewhere"
        )
    what = (
        f"Neo4j {pinned.neo4j}"
        if len(damaged) == len(pinned.jars)
        else f"{len(damaged)} missing or damaged files of Neo4j"
    )
    if settings.jars is not None:
        progress.tell(f"Copying {what} from {settings.jars} ...")
        _copy_jars(damaged, settings.jars, folder)
        return
    with progress.count_bytes(f"Fetching {what}, once, from Maven", size) as advance:
        download_jars(damaged, folder, settings.maven_mirror, advance)


def _copy_jars(jars: Sequence[Jar], source: Path, folder: Path) -> None:
    """Copies from a folder that holds the jars side by side or as a Maven repository."""
    if not source.is_dir():
        raise StoreError(f"the folder of jars {source} does not exist: correct --jars or GRAPH_LOADER_JARS")
    lacking: list[Jar] = []
    for jar in jars:
        found = next((path for path in (source / jar.name, source / jar.path) if is_intact(path, jar)), None)
        if found is None:
            lacking.append(jar)
            continue
        part = folder / f"{jar.name}{PART}"
        shutil.copyfile(found, part)
        os.utime(part, (JAR_TIME, JAR_TIME))
        part.replace(folder / jar.name)
    if lacking:
        raise StoreError(
            f"{len(lacking)} of {len(read_pinned_jars().jars)} jars are missing in {source} or differ from the pinned ones, "
            f"first {lacking[0].path} (SHA-256 {lacking[0].sha256}): copy the folder {folder.name} from the cache of a machine "
            "where graph-loader db start has run"
        )
