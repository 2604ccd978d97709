"""The canonical dump: one JSON object a line, sorted, without what tells when and from where it was loaded.

Equal graphs give equal bytes, so that two graphs can be compared with diff.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from graph_loader.elements import Edge, Node
from graph_loader.graph.ontology import load


def dump_lines(elements: Iterable[Node | Edge]) -> Iterator[str]:
    """The lines of the dump, each with its line break. elements: sorted, as `merge` and `read_elements` give them."""
    for element in elements:
        yield json.dumps(_to_json(element), ensure_ascii=False, separators=(",", ":"), default=_write_date) + "\n"


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
