"""A part of the graph: the documents about some meetings, and what they state together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph_loader.elements import Node
from graph_loader.graph.merge import Elements
from graph_loader.graph.split import Part
from graph_loader.ledger.change import is_of_ledger


@dataclass(frozen=True, slots=True)
class Scope:
    """Which meetings. meeting: its id, its number (第8次) or a part of its title. since, until: days, both included.

    A meeting without a date is in no scope that names a day.
    """

    meeting: str | None = None
    government: str | None = None
    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return any((self.meeting, self.government, self.since, self.until))

    def select(self, parts: Iterable[Part]) -> Iterator[Part]:
        """The parts of documents about a meeting in the scope, and what people reported of their tasks. parts: those of documents
        first."""
        tasks: set[str] = set()
        for part in parts:
            if part.minutes_id is None:
                kept = _select_changes(part.elements, tasks)
                if kept.nodes or kept.edges:
                    yield Part(None, kept)
            elif self._holds(part):
                tasks.update(node.id for node in part.elements.nodes if node.labels[0] == "Task")
                yield part

    def _holds(self, part: Part) -> bool:
        return any(self._holds_meeting(node) for node in part.elements.nodes if node.labels[0] == "Meeting")

    def _holds_meeting(self, node: Node) -> bool:
        properties = node.properties
        held, title = properties.get("date"), str(properties.get("title", ""))
        wanted = self.meeting
        return (
            (self.government is None or properties.get("government") == self.government)
            and (wanted is None or wanted in (node.id, properties.get("number")) or wanted in title)
            and (self.since is None or (isinstance(held, date) and held >= self.since))
            and (self.until is None or (isinstance(held, date) and held <= self.until))
        )


def _select_changes(elements: Elements, tasks: set[str]) -> Elements:
    """The status changes of some tasks, of elements that no document states."""
    nodes = [node for node in elements.nodes if is_of_ledger(node) and node.properties["task"] in tasks]
    edges = [edge for edge in elements.edges if is_of_ledger(edge) and edge.end.id in tasks]
    return Elements(nodes, edges)
