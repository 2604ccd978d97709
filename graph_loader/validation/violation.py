"""What is wrong with a graph: one violation of one shape, with the words of the minutes it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


class Place(NamedTuple):
    """Where the minutes say it. start, end: code points of the text, half-open. quote, sentence: empty when the text is not there."""

    minutes_id: str
    start: int
    end: int
    quote: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Violation:
    """One result of a validation.

    source: the file, or the database. document: title or id of the minutes, where one is known. focus, shape, component, path: IRIs.
    name: the node in words. value: as in N-Triples. messages: what the shape asks for, by language (zh, en).
    """

    source: str
    document: str | None
    focus: str
    name: str
    shape: str
    component: str
    path: str | None
    value: str | None
    messages: Mapping[str, str]
    place: Place | None = None

    def to_dict(self) -> dict[str, Any]:
        """As JSON values."""
        place = self.place
        return {
            "source": self.source,
            "document": self.document,
            "node": self.focus,
            "name": self.name,
            "shape": self.shape,
            "constraint": self.component,
            "path": self.path,
            "value": self.value,
            "message": dict(self.messages),
            "place": place._asdict() if place else None,
        }

    @property
    def order(self) -> tuple[str, ...]:
        """Sorts violations: equal graphs give equal reports."""
        return self.focus, self.path or "", self.shape, self.component, self.value or ""
