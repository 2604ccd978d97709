"""The query library: the folder `queries`, one `.cypher` file a question, in folders by subject."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from pathlib import Path

from graph_loader.errors import QueryError
from graph_loader.querying.query import Query, read_query
from graph_loader.resources import data_folder


def read_library(folder: Path) -> dict[str, Query]:
    """All questions below a folder by name, sorted by subject and name. Raises QueryError on a bad file or a name used twice."""
    queries: dict[str, Query] = {}
    for path in sorted(folder.glob("*/*.cypher")):
        query = read_query(path)
        if query.name in queries:
            raise QueryError(f"{path}: the name {query.name} is taken by queries/{queries[query.name].subject}")
        queries[query.name] = query
    return queries


@cache
def library() -> dict[str, Query]:
    """The questions that ship with this package, by name."""
    return read_library(data_folder("queries"))


def find_query(name: str) -> Query:
    """The question of that name; `_` and `-` are the same. Raises QueryError with near names when there is none."""
    wanted = name.strip().lower().replace("_", "-")
    if wanted in library():
        return library()[wanted]
    near = get_close_matches(wanted, library(), n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "`graph-loader query list` shows them all."
    raise QueryError(f"there is no query named {name!r}: {hint}")
