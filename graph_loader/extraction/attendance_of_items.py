"""Lists of attendees that stand below the heading of an item, in front of what was said on it: they attended for this item."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import zip_longest

from graph_loader.extraction.items import Item


class ItemsOfLists:
    """Tells which item a list belongs to by where the list stands."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._places: list[tuple[int, int, Item]] = []
        for item, following in zip_longest(items, items[1:]):
            if item.run_in or item.number is None:
                continue
            behind = [part.start for part in item.content if part.start > item.heading.start]
            end = min(behind) if behind else following.heading.start if following else item.heading.end
            self._places.append((item.heading.end, end, item))
        self._places.sort(key=lambda place: place[0])
        self._starts = [start for start, _, _ in self._places]

    def at(self, position: int) -> Item | None:
        """The item between whose heading and text a position lies."""
        n = bisect_right(self._starts, position) - 1
        if n < 0 or position >= self._places[n][1]:
            return None
        return self._places[n][2]
