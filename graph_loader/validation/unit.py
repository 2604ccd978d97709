"""What is validated at a time: the graph of one document, or what follows from several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


def _no_text(minutes_id: str) -> str | None:
    return None


@dataclass(slots=True)
class Unit:
    """A graph to validate.

    source: the file, or the database. graph: IRI of its named graph. triples: those of the graph, whose subjects are checked.
    background: classes of nodes that the graph only leads to and that are elsewhere in the same data. text: the text of minutes by
    their id, where it is not in the graph.
    """

    source: str
    triples: list[Any]
    graph: str | None = None
    background: list[Any] = field(default_factory=list)
    text: Callable[[str], str | None] = _no_text
