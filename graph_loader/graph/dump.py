"""The canonical dump: one JSON object a line, sorted, without what tells when and from where it was loaded.

Equal graphs give equal bytes, so that two graphs can be compared with diff.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from graph_loader.elements import Edge, Node, NodeRef, Value
from graph_loader.graph.ontology import Property, load


def dump_lines(elements: Iterable[Node | Edge]) -> Iterator[str]:
    """The lines of the dump, each with its line break. elements: sorted, as `merge` and `read_elements` give them."""
    for element in elements:
        yield json.dumps(_to_json(element), ensure_ascii=False, separators=(",", ":"), default=_write_date) + "\n"


def parse_lines(lines: Iterable[str]) -> Iterator[Node | Edge]:
    """The elements of the lines of a dump: what `dump_lines` was given, less what it leaves out."""
    ontology = load()
    for line in lines:
        found = json.loads(line)
        if "node" in found:
            labels = tuple(found["node"])
            declared = ontology.nodes[labels[0]].properties
            yield Node(labels, found["id"], _revive(found["properties"], declared))
        else:
            start, end = NodeRef(*found["start"]), NodeRef(*found["end"])
            declared = ontology.edge_properties(found["edge"], end.label)
            yield Edge(found["edge"], start, end, _revive(found["properties"], declared))


def _revive(properties: dict[str, Any], declared: Mapping[str, Property]) -> dict[str, Value]:
    """JSON values in the types of the graph: dates are written as text."""
    for name, value in properties.items():
        if name in declared and declared[name].datatype == "date":
            properties[name] = date.fromisoformat(value)
    return properties


def _to_json(element: Node | Edge) -> dict[str, Any]:
    if isinstance(element, Node):
        declared = load().nodes[element.labels[0]].properties
        kept = {
            name: value
            for name, value in sorted(element.properties.items())
            if name not in declared or declared[name].exported
        }
        return {"node": list(element.labels), "id": element.id, "properties": kept}
    return {
        "edge": element.type,
        "start": list(element.start),
        "end": list(element.end),
        "properties": dict(sorted(element.properties.items())),
    }


def _write_date(value: date) -> str:
    return value.isoformat()
