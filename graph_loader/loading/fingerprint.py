"""The version under which documents are loaded: when anything that makes their graph changes, they are read anew."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from graph_loader import __version__
from graph_loader.lexicon import own_folder
from graph_loader.resources import data_folder

#: The parts of the package that decide what graph a document gives.
_PARTS = ("reading", "extraction", "lexicon", "resolution", "graph", "judgements")


@cache
def loader_version() -> str:
    """The version of the package and a digest of its rules, words and ontology: 0.1.0+3f9c2a1b."""
    package = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    own = own_folder()
    folders = [*(package / part for part in _PARTS), data_folder("ontology"), *([own] if own else [])]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".tsv", ".ttl"}:
                digest.update(path.relative_to(folder.parent).as_posix().encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{__version__}+{digest.hexdigest()[:8]}"


def version_with(government: str | None) -> str:
    """The version of a document whose government was given: another one gives another graph."""
    return f"{loader_version()} {government}" if government else loader_version()
