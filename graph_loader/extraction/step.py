"""A step that a document takes next: it is revised, issued or submitted."""

from __future__ import annotations

from typing import NamedTuple

from graph_loader.extraction.text import Range


class Step(NamedTuple):
    """One step in a sentence. body: to whom (submit); name: in whose name (issue); place: the words of the step."""

    action: str
    place: Range
    body: Range | None = None
    name: Range | None = None
