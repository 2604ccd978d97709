"""The way back from the merged graph to its documents: what each of them states. The inverse of `merge`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.graph.links import LINK_TYPES
from graph_loader.graph.merge import Elements, edge_order, labels_of, shares, stated_properties


class Part(NamedTuple):
    """What one document states. minutes_id: None for what follows from several documents."""

    minutes_id: str | None
    elements: Elements


def split(elements: Iterable[Node | Edge]) -> Iterator[Part]:
    """The parts of a graph, one for each document by the order of their ids, then what no document states by itself: nodes that no
    document mentions, and the edges in one part for each type and label they start from, as `store.read_parts` reads them.

    All is held in memory.
    """
    nodes: dict[NodeRef, Node] = {}
    documents: dict[str, Elements] = defaultdict(lambda: Elements([], []))
    rest = Elements([], [])
    mentioned: set[NodeRef] = set()
    for element in elements:
        if isinstance(element, Node):
            nodes[element.ref] = element
            if element.labels[0] == "Minutes":
                mentioned.add(element.ref)
                documents[element.id].nodes.append(element)
        elif element.type in LINK_TYPES or not element.properties.get("evidence"):
            rest.edges.append(element)
        else:
            for minutes_id, properties in shares(element).items():
                share = Edge(element.type, element.start, element.end, properties)
                documents[minutes_id].edges.append(share)
                if element.type == "MENTIONS":
                    mentioned.add(element.end)
                    stated = stated_properties(share)
                    labels = labels_of(element.end.label, stated)
                    documents[minutes_id].nodes.append(Node(labels, element.end.id, stated))
    rest.nodes.extend(node for ref, node in nodes.items() if ref not in mentioned)
    for minutes_id, part in sorted(documents.items()):
        yield Part(minutes_id, _sorted(part))
    if rest.nodes:
        yield Part(None, _sorted(Elements(rest.nodes, [])))
    for _, edges in groupby(_sorted(rest).edges, key=lambda edge: (edge.type, edge.start.label)):
        yield Part(None, Elements([], list(edges)))


def _sorted(elements: Elements) -> Elements:
    return Elements(sorted(elements.nodes, key=lambda node: node.ref), sorted(elements.edges, key=edge_order))
