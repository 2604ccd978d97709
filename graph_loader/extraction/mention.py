"""Who an entry of a list names."""

from __future__ import annotations

from dataclasses import dataclass

from graph_loader.extraction.text import Range


@dataclass(slots=True)
class Mention:
    """A person, or a unit represented by somebody unnamed (name None). post is one range of the text, 县委常委、副县长 included."""

    name: Range | None = None
    unit: Range | None = None
    post: Range | None = None
    note: Range | None = None
    shape: str = ""
