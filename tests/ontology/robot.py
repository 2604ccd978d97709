"""ROBOT (http://robot.obolibrary.org), which reads ontologies with the OWL API: run on the project's Java, its jars pinned by SHA-256.

tools/pin_jars.py remakes the list. The jars are fetched once, into the cache beside those of Neo4j.
"""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path

from graph_loader.settings import read_settings
from graph_loader.store.local.download import download_jars
from graph_loader.store.local.folders import exclusive_lock
from graph_loader.store.local.jars import find_damaged
from graph_loader.store.local.java import find_java
from graph_loader.store.local.pinned import Jar

MAIN_CLASS = "org.obolibrary.robot.CommandLineInterface"


def run_robot(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What `robot` with these arguments prints, both streams in `stdout`, and its exit status."""
    flags = ["-Xmx2g", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow", "-Dfile.encoding=UTF-8"]
    command = [str(find_java()), *flags, "-cp", ":".join(map(str, _jars())), MAIN_CLASS, *map(str, arguments)]
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300, check=False
    )


@cache
def _jars() -> tuple[Path, ...]:
    content = json.loads((Path(__file__).parent / "robot.json").read_text(encoding="utf-8"))
    jars = [Jar(**jar) for jar in content["jars"]]
    settings = read_settings()
    folder = settings.cache_dir / f"robot-{content['robot']}"
    folder.mkdir(parents=True, exist_ok=True)
    with exclusive_lock(folder / ".lock", lambda: None):
        damaged = find_damaged(jars, folder)
        if damaged:
            download_jars(damaged, folder, settings.maven_mirror, lambda _: None)
    return tuple(folder / jar.name for jar in jars)
