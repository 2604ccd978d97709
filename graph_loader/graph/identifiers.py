"""Readable ids of what happens within a meeting: made of what is said, so that two renditions agree where they say the same.

A position would not do: a web page that leaves out an item numbers the rest differently, and two different items would be one.
"""

from __future__ import annotations

import hashlib
from collections import Counter

from graph_loader.resolution.titles import normalise_heading

#: A longer title is cut in ids; a digest of the whole keeps it unique.
_LONGEST = 48
_KEPT = 32


class Ordinals:
    """Tells what one document says several times apart: the second gets #2."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def tell(self, identifier: str) -> str:
        self._seen[identifier] += 1
        ordinal = self._seen[identifier]
        return identifier if ordinal == 1 else f"{identifier}#{ordinal}"


def name_item(title: str | None) -> str:
    """What an item is called within its meeting: its title, normalised, without draft marks; a long one cut, with a digest of the whole."""
    name = normalise_heading(title or "") or "议题"
    return name if len(name) <= _LONGEST else f"{name[:_KEPT]}…{digest(name)}"


def digest(*parts: str) -> str:
    """Eight hexadecimal digits of the SHA-256 of some strings, which are kept apart by a character no text holds."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]
