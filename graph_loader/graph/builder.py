"""Collects the nodes and edges of one document, each with its evidence; a node is mentioned by the minutes that state it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph_loader.elements import Edge, Node, NodeRef, Value
from graph_loader.graph.evidence import write_fragments, write_pages
from graph_loader.graph.merge import EdgeKey, Elements, edge_key, edge_order, merge_nodes, merge_properties
from graph_loader.graph.order import sort_list
from graph_loader.record import Entry, Span, Spans
from graph_loader.source import SourceDocument

#: The rule of values that came with a record which does not say how they were found.
UNNAMED_RULE = "record"


class Builder:
    """The graph of a document, whose minutes have the id `minutes_id`, as it grows."""

    def __init__(self, minutes_id: str, document: SourceDocument) -> None:
        self.minutes = NodeRef("Minutes", minutes_id)
        self.text = document.text
        self._document = document
        self._nodes: dict[NodeRef, Node] = {}
        self._edges: dict[EdgeKey, Edge] = {}
        self._spans: dict[EdgeKey, set[Span]] = {}

    def add_minutes(self, properties: Mapping[str, Value | None]) -> None:
        """The document itself: the one node that needs no mention."""
        self._nodes[self.minutes] = Node((self.minutes.label,), self.minutes.id, _stated(properties))

    def add_node(
        self,
        labels: tuple[str, ...],
        identifier: str,
        properties: Mapping[str, Value | None],
        spans: Iterable[Span],
        rule: str = "",
        *,
        basis: str = "stated",
    ) -> NodeRef:
        """A node that the document mentions at `spans` (nowhere in particular: the whole text). None values are left out."""
        stated = {name: value for name, value in _stated(properties).items() if value != ""}
        node = Node(labels, identifier, {**stated, "kind": labels[1]} if len(labels) > 1 else stated)
        known = self._nodes.get(node.ref)
        self._nodes[node.ref] = merge_nodes(known, node) if known else node
        self.add_edge("MENTIONS", self.minutes, node.ref, spans, rule, node.properties, basis=basis)
        return node.ref

    def add_edge(
        self,
        kind: str,
        start: NodeRef,
        end: NodeRef,
        spans: Iterable[Span],
        rule: str = "",
        properties: Mapping[str, Value | None] | None = None,
        *,
        basis: str = "stated",
    ) -> None:
        """An edge; stated twice, it has the evidence of both places."""
        rules: Value = [rule or UNNAMED_RULE]
        edge = Edge(kind, start, end, {**_stated(properties or {}), "rules": rules, "basis": basis})
        key = edge_key(edge)
        known = self._edges.get(key)
        if known:
            edge = Edge(kind, start, end, merge_properties(known.properties, edge.properties))
        self._edges[key] = edge
        self._spans.setdefault(key, set()).update(spans)

    def has(self, label: str, identifier: str) -> bool:
        """Whether the document mentions this node already."""
        return NodeRef(label, identifier) in self._nodes

    def elements(self) -> Elements:
        """All of it, sorted."""
        nodes = sorted(self._nodes.values(), key=lambda node: node.ref)
        edges = [
            Edge(edge.type, edge.start, edge.end, {**edge.properties, **self._places(self._spans[key])})
            for key, edge in self._edges.items()
        ]
        return Elements(nodes, sorted(edges, key=edge_order))

    def _places(self, spans: set[Span]) -> dict[str, Value]:
        """The evidence of an edge, and its pages where the format has pages."""
        pages = write_pages(self.minutes.id, self._document, spans)
        evidence = write_fragments(self.minutes.id, self.text, spans or {(0, len(self.text))})
        return {"evidence": evidence, **({"pages": pages} if pages else {})}


def spans_of(entry: Entry, *fields: str) -> Spans:
    """Where the given fields of an entry were read, and where the text says the same again; where none of them is known, any."""
    named = [span for field in fields for span in entry.evidence.get(field, ())]
    if not named:
        return tuple(span for spans in entry.evidence.values() for span in spans)
    again = [span for field, spans in entry.evidence.items() if field.startswith("again.") for span in spans]
    return (*named, *again)


def _stated(properties: Mapping[str, Any]) -> dict[str, Value]:
    """Without the properties nothing is known of; lists as sets in a fixed order."""
    return {
        name: sort_list(name, set(value)) if isinstance(value, list) else value
        for name, value in properties.items()
        if value is not None
    }
