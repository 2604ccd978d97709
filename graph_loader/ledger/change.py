"""A status change: what somebody reports of a task on a day. It is no statement of minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph_loader.elements import Edge, Node, NodeRef, Value
from graph_loader.graph.identifiers import digest

#: The main label of a change, and the edge that leads from it to its task.
LABEL = "StatusChange"
EDGE_TYPE = "STATUS_OF"

#: The stages in their usual order: 立项, 交办, 办理, 办结; 延期 and 撤销 may come at any time. Their words stand in ontology/codes.ttl.
STAGES = ("registered", "assigned", "in_progress", "completed", "extended", "withdrawn")

#: Nothing is left to do.
CLOSED = frozenset({"completed", "withdrawn"})


@dataclass(frozen=True, slots=True)
class StatusChange:
    """That a task reached a stage on a day, as `reported_by` says.

    task: the id of the task; action: its words at that time. new_deadline: with the stage extended, the last day from now on.
    sequence: which report about the task it is, counted from 1; 0 until it is stored.
    reported_in: `file name#sheet!row` of each ledger that says it, of CSV `file name#row`.
    """

    task: str
    action: str
    stage: str
    day: date
    reported_by: str
    new_deadline: date | None = None
    remarks: str = ""
    sequence: int = 0
    reported_in: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Equal reports have equal ids, from whatever ledger they come: storing one twice changes nothing."""
        moved = self.new_deadline.isoformat() if self.new_deadline else ""
        said = digest(self.stage, self.day.isoformat(), moved, self.reported_by, self.remarks)
        return f"{self.task}/change-{said}"

    def to_node(self) -> Node:
        """The node of the graph."""
        properties: dict[str, Value | None] = {
            "task": self.task,
            "action": self.action,
            "stage": self.stage,
            "date": self.day,
            "reported_by": self.reported_by,
            "new_deadline": self.new_deadline,
            "remarks": self.remarks or None,
            "sequence": self.sequence,
            "reported_in": sorted(self.reported_in) or None,
        }
        return Node((LABEL,), self.id, {name: value for name, value in properties.items() if value is not None})

    def to_edge(self) -> Edge:
        """The edge to its task, which has to be there."""
        return Edge(EDGE_TYPE, NodeRef(LABEL, self.id), NodeRef("Task", self.task))


def read_change(node: Node) -> StatusChange:
    """The change that `to_node` made the node of. Raises KeyError, TypeError or ValueError for any other node."""
    found = dict(node.properties)
    places = found.pop("reported_in", ())
    change = StatusChange(day=found.pop("date"), reported_in=tuple(places), **found)  # type: ignore[arg-type]
    if change.id != node.id:
        raise ValueError(f"{node.id!r} is not the id of what it says, which is {change.id!r}")
    return change


def in_order(changes: Iterable[StatusChange]) -> list[StatusChange]:
    """Changes by their days, those of one day as they were reported."""
    return sorted(changes, key=lambda change: (change.day, change.sequence, change.id))


def is_of_ledger(element: Node | Edge) -> bool:
    """Whether a node or edge comes from a ledger, not from minutes."""
    return element.labels[0] == LABEL if isinstance(element, Node) else element.type == EDGE_TYPE


def elements_of(changes: Iterable[StatusChange], tasks: Iterable[str]) -> Iterator[Node | Edge]:
    """The nodes of some changes and, for those whose task is among `tasks`, the edges; sorted."""
    ordered = sorted(changes, key=lambda change: change.id)
    known = frozenset(tasks)
    yield from (change.to_node() for change in ordered)
    yield from (change.to_edge() for change in ordered if change.task in known)
