"""The words that rules look for, as data: one entry a line, tab-separated columns, `#` begins a comment, sorted.

The first comment line of a file says what it holds, the second names its columns. Users add words of their own in files of the
same names in a folder (`--lexicon DIR`, or the environment variable GRAPH_LOADER_LEXICON); their rows are added to those of the program.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from graph_loader.errors import LexiconError

#: The environment variable that names the folder with the user's own words; processes of the loader inherit it.
OWN_FOLDER = "GRAPH_LOADER_LEXICON"


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the file `name`.tsv, the user's own behind those of the program. Raises FileNotFoundError for an unknown name."""
    return (*_rows(_program_folder() / f"{name}.tsv"), *own_rows(name))


@cache
def words(name: str) -> frozenset[str]:
    """The first column of a lexicon."""
    return frozenset(row[0] for row in table(name))


@cache
def mapping(name: str) -> dict[str, str]:
    """First column -> second column; a word of the user's own wins."""
    return {row[0]: row[1] for row in table(name)}


def alternatives(entries: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest wins (原则同意 before 原则). Words with the same beginning share it:
    with hundreds of words that is many times faster than one after the other."""
    tree = _Tree()
    for word in sorted(set(entries)):
        branch = tree
        for character in word:
            branch = branch.setdefault(character, _Tree())
        branch[""] = _Tree()
    return _expression(tree)


class _Tree(dict[str, "_Tree"]):
    """Words by their characters; an empty key ends a word."""


def _expression(tree: Mapping[str, _Tree]) -> str:
    """The regular expression of a tree without enclosing group."""
    branches = []
    for character, rest in tree.items():
        if character:
            inner = _expression(rest)
            grouped = f"(?:{inner})" if "|" in inner or ("" in rest and inner) else inner
            branches.append(re.escape(character) + grouped + ("?" if "" in rest and inner else ""))
    return "|".join(branches)


@cache
def pattern(name: str) -> str:
    """`alternatives` of a whole lexicon."""
    return alternatives(words(name))


def lexicon_names() -> list[str]:
    """The names of all lexicons, sorted."""
    return sorted(path.stem for path in _program_folder().glob("*.tsv"))


def own_rows(name: str) -> list[tuple[str, ...]]:
    """The rows the user added to a lexicon."""
    folder = own_folder()
    path = folder / f"{name}.tsv" if folder else None
    return list(_rows(path)) if path and path.is_file() else []


def own_folder() -> Path | None:
    """The folder with the user's own words, None when there is none."""
    named = os.environ.get(OWN_FOLDER)
    return Path(named) if named else None


def use_folder(folder: Path) -> None:
    """Take the user's words from a folder, in this process and those it starts; before any rule is used.

    Raises LexiconError, naming file and line, when a file is none of the program's lexicons or a line lacks a column.
    """
    known = lexicon_names()
    paths = sorted(folder.glob("*.tsv"))
    if not paths:
        raise LexiconError(
            f"{folder}: no lexicon in this folder; name files like {known[0]}.tsv (there are: {', '.join(known)})"
        )
    for path in paths:
        if path.stem not in known:
            raise LexiconError(f"{path}: there is no lexicon of this name; use one of: {', '.join(known)}")
        columns = min(len(row) for row in _rows(_program_folder() / path.name))
        for row in _rows(path):
            if len(row) < columns or not row[0]:
                wanted = _columns(_program_folder() / path.name)
                raise LexiconError(f"{path}: {' '.join(row)!r} lacks a column; write, separated by tabs: {wanted}")
    os.environ[OWN_FOLDER] = str(folder.resolve())


def _program_folder() -> Path:
    return Path(str(files("graph_loader.lexicon")))


def _rows(path: Path) -> Iterator[tuple[str, ...]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    lines = (line.split("#", 1)[0].rstrip() for line in text.splitlines())
    return (tuple(line.split("\t")) for line in lines if line)


def _columns(path: Path) -> str:
    return path.read_text(encoding="utf-8").splitlines()[1].lstrip("# ").replace("\t", " | ")
