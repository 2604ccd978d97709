"""Nodes and edges as plain data: what `graph` gives to `store` and `export`, and what `store` reads back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

Value = str | int | float | bool | date | datetime | list[str] | list[int]


class NodeRef(NamedTuple):
    """A node's key: its main label and its readable id, unique within the label."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Node:
    """A node. labels: the main label, then the label of its kind (Organization, Department). properties never hold None."""

    labels: tuple[str, ...]
    id: str
    properties: Mapping[str, Value] = field(default_factory=dict)

    @property
    def ref(self) -> NodeRef:
        return NodeRef(self.labels[0], self.id)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge. Every edge of the graph has the properties evidence (list of `<minutes id>#char=12,34`), rules and basis."""

    type: str
    start: NodeRef
    end: NodeRef
    properties: Mapping[str, Value] = field(default_factory=dict)
