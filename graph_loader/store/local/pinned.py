"""The pinned list of jars: exactly these files, by SHA-256, make the local Neo4j. tools/pin_jars.py remakes it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Jar:
    """One jar of the list. `size` is in bytes."""

    group: str
    artifact: str
    version: str
    sha256: str
    size: int
    classifier: str = ""

    @property
    def name(self) -> str:
        """The file name, unique in the list."""
        return "-".join(part for part in (self.artifact, self.version, self.classifier) if part) + ".jar"

    @property
    def path(self) -> str:
        """The path in a Maven repository."""
        return f"{self.group.replace('.', '/')}/{self.artifact}/{self.version}/{self.name}"


@dataclass(frozen=True)
class PinnedJars:
    """The list with the versions it was made for."""

    neo4j: str
    browser: str
    jars: tuple[Jar, ...]

    @property
    def size(self) -> int:
        """Bytes of all jars together."""
        return sum(jar.size for jar in self.jars)

    @property
    def browser_jar(self) -> Jar:
        """The jar with the web files of Neo4j Browser."""
        return next(jar for jar in self.jars if jar.artifact == "neo4j-browser")

    @property
    def fingerprint(self) -> str:
        """16 hex digits that differ when any jar differs."""
        return hashlib.sha256("".join(jar.sha256 for jar in self.jars).encode()).hexdigest()[:16]


@cache
def read_pinned_jars() -> PinnedJars:
    """The list as shipped with this version of the product."""
    content = json.loads((files(__package__) / "jars.json").read_text(encoding="utf-8"))
    return PinnedJars(content["neo4j"], content["browser"], tuple(Jar(**jar) for jar in content["jars"]))
