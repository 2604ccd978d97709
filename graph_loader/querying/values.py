"""Values as Neo4j gives them, as plain Python and JSON values."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any


def to_plain(value: Any) -> Any:
    """Python's own types: dates and times as datetime, nodes and edges as dictionaries, durations and points as text."""
    from neo4j import graph, spatial
    from neo4j import time as neo4j_time

    if isinstance(value, neo4j_time.DateTime | neo4j_time.Date | neo4j_time.Time):
        value = value.to_native()
    elif isinstance(value, graph.Node):
        value = {"labels": sorted(value.labels), "properties": to_plain(dict(value))}
    elif isinstance(value, graph.Relationship):
        ends = {"start": value.start_node, "end": value.end_node}
        # an end that was not returned itself comes without its properties
        known = {name: node["id"] for name, node in ends.items() if node is not None and "id" in node}
        value = {"type": value.type, **known, "properties": to_plain(dict(value))}
    elif isinstance(value, graph.Path):
        nodes, edges = map(to_plain, (list(value.nodes), list(value.relationships)))
        value = [part for pair in zip(nodes, [*edges, None], strict=True) for part in pair][:-1]
    elif isinstance(value, neo4j_time.Duration | spatial.Point):
        value = str(value)
    elif isinstance(value, list | tuple):
        value = [to_plain(member) for member in value]
    elif isinstance(value, dict):
        value = {key: to_plain(member) for key, member in value.items()}
    return value


def to_json_value(value: Any) -> Any:
    """For `json.dumps(default=…)`: dates and times in ISO 8601, bytes as hexadecimal digits."""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, bytes | bytearray):
        return value.hex()
    return str(value)
