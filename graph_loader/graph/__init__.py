"""From a record to nodes and edges, and from the graphs of many documents to one."""

from __future__ import annotations

from graph_loader.graph.build import build
from graph_loader.graph.merge import Elements, merge

__all__ = ["Elements", "build", "merge"]
