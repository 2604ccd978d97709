"""What the panel of a page shows: the entries of the record with the place of every value, and the graph built from them.

Compact JSON; all places are offsets in code points of the text, flat: [start, end, start, end …].
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from graph_loader.elements import Node, Value
from graph_loader.export.viewer.marks import Place, is_reference
from graph_loader.graph import ontology
from graph_loader.graph.merge import MENTION_PROPERTIES, Elements
from graph_loader.record import NORMALISED, Spans

#: Properties that say nothing a reader of the page does not see: the text itself, and the place of the file on somebody's machine.
_HIDDEN = frozenset({"text", "sources"})

#: So many characters of printed words are repeated beside a value; they stand in the text.
_PRINTED = 80


def describe_entries(places: Iterable[Place], text: str) -> list[list[Any]]:
    """[kind, number, place in the record, rule, [[field, value, places, words as printed or
    null, 1 for a reference] …]] of each entry that states
    anything."""
    found = ([p.kind, p.number, p.where, p.entry.rule, list(_describe_fields(p, text))] for p in places)
    return [entry for entry in found if entry[4]]


def describe_graph(elements: Elements) -> dict[str, list[Any]]:
    """nodes: [label, kind or null, caption, id, properties]; edges: [type, start, end, places, rules, basis, properties], where
    start and end are numbers of nodes. Properties that MENTIONS repeats from its node are left out."""
    numbers = {node.ref: n for n, node in enumerate(elements.nodes)}
    nodes = [_describe_node(node) for node in elements.nodes]
    edges = [
        [
            edge.type,
            numbers[edge.start],
            numbers[edge.end],
            [offset for fragment in _strings(edge.properties.get("evidence")) for offset in _offsets(fragment)],
            edge.properties.get("rules", []),
            edge.properties.get("basis", ""),
            {} if edge.type == "MENTIONS" else _shown(edge.properties, MENTION_PROPERTIES),
        ]
        for edge in elements.edges
    ]
    return {"nodes": nodes, "edges": edges}


def write_script_data(value: Any) -> str:
    """JSON that can stand in a script element: no `<` that could end it, no `&`, no line separators of JavaScript."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_as_text)
    for mark in "<>&\u2028\u2029":
        written = written.replace(mark, f"\\u{ord(mark):04x}")
    return written


def _describe_fields(place: Place, text: str) -> Iterator[list[Any]]:
    entry = place.entry
    described = set()
    for name in (field.name for field in dataclasses.fields(entry)):
        value = getattr(entry, name)
        if name in ("evidence", "rule") or value is None or value in ("", []):
            continue
        members = [(f"{name}.{n}", member) for n, member in enumerate(value)] if isinstance(value, list) else []
        for path, one in members or [(name, value)]:
            spans = entry.evidence.get(path, ())
            if name in ("chain", "collective") and not (spans or value is True):
                continue
            described.add(path)
            words = _words(text, spans) if name in NORMALISED and spans else None
            yield [path, one, _flat(spans), words, int(is_reference(place.where, path))]
    for path, spans in entry.evidence.items():  # places that stand for no field of their own
        if path not in described and spans:
            yield [path, None, _flat(spans), _words(text, spans), int(is_reference(place.where, path))]


def _describe_node(node: Node) -> list[Any]:
    declared = ontology.load().nodes[node.labels[0]]
    caption = node.properties.get(declared.caption) or node.id
    kind = node.labels[1] if len(node.labels) > 1 else None
    return [node.labels[0], kind, caption, node.id, _shown(node.properties, _HIDDEN)]


def _shown(properties: Mapping[str, Value], without: frozenset[str]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if name not in without and value not in ("", [])}


def _flat(spans: Spans) -> list[int]:
    return [offset for span in spans for offset in span]


def _words(text: str, spans: Spans) -> str:
    """The printed words, at most a line or two of them."""
    words = " … ".join(" ".join(text[start : min(end, start + _PRINTED)].split()) for start, end in spans[:_PRINTED])
    return words if len(words) <= _PRINTED else f"{words[:_PRINTED]}…"


def _offsets(fragment: str) -> tuple[int, int]:
    start, _, end = fragment.partition("#char=")[2].partition(",")
    return int(start), int(end)


def _strings(value: Value | None) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _as_text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON value: {value!r}")
