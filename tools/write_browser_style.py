"""Writes the style sheet of Neo4j Browser from ontology/style.ttl and the captions of minutes.ttl; a test fails while it is stale.

.venv/bin/python tools/write_browser_style.py
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph

from graph_loader.graph.ontology import EdgeType, NodeType, Ontology, load
from graph_loader.resources import data_folder

SHEET = Path(__file__).resolve().parent.parent / "graph_loader" / "store" / "local" / "pages" / "style.grass"

STYLE = "https://w3id.org/minutes-graph/style#"

HEAD = """\
/* Style of the graph in Neo4j Browser, made from ontology/style.ttl by tools/write_browser_style.py: change that, not this. Every label
   has its own rule: Neo4j Browser gives a label without a colour one of its own, after these. Of several labels the later rule wins,
   so a class comes before its kinds. */
"""

#: Of labels and edge types that the ontology gives no style.
NODE = {"color": "#9aa3ad", "diameter": "60", "fontSize": "10"}
EDGE = {
    "color": "#8d959d", "shaft-width": "1px", "font-size": "9px", "padding": "3px", "text-color-external": "#40474e",
    "text-color-internal": "#ffffff", "caption": '"<type>"',
}  # fmt: skip

#: Text on a dark and on a light colour.
LIGHT, DARK = "#ffffff", "#2c2c22"

#: The contrast that WCAG 2.2 asks of large text: https://www.w3.org/TR/WCAG22/#contrast-minimum
LEGIBLE = 3


def write_style(declared: Ontology) -> str:
    """The style sheet."""
    styles = _styles()
    rules = [_rule("node", _of_node(NODE))]
    for node in sorted(declared.nodes.values(), key=lambda node: (bool(node.kinds), node.label)):
        rules += _labels(node, styles)
    rules.append(_rule("relationship", EDGE))
    for edge in declared.edges.values():
        rules += _edge(edge, styles.get(edge.iri, {}))
    return HEAD + "\n".join(rules)


def _labels(node: NodeType, styles: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    style = NODE | styles.get(node.iri, {})
    caption = {"caption": f'"{style.get("caption", f"{{{node.caption}}}")}"'}
    yield _rule(f"node.{node.label}", _of_node(style) | caption)
    for kind, iri in node.kinds.items():
        yield _rule(f"node.{kind}", _of_node(style | styles.get(iri, {})) | caption)


def _edge(edge: EdgeType, style: Mapping[str, str]) -> Iterator[str]:
    found = {}
    if "color" in style:
        found["color"] = style["color"]
    if "width" in style:
        found["shaft-width"] = f"{style['width']}px"
    if edge.caption:
        found["caption"] = f'"{{{edge.caption}}}"'
    if found:
        yield _rule(f"relationship.{edge.type}", found)


def _of_node(style: Mapping[str, str]) -> dict[str, str]:
    color = style["color"]
    return {
        "diameter": f"{style['diameter']}px",
        "color": color,
        "border-color": _darker(color),
        "border-width": "2px",
        "text-color-internal": LIGHT if _contrast(LIGHT, color) >= LEGIBLE else DARK,
        "font-size": f"{style['fontSize']}px",
    }


def _rule(selector: str, declarations: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in declarations.items())
    return f"{selector} {{\n{lines}}}\n"


def _channels(color: str) -> list[int]:
    return [int(color[i : i + 2], 16) for i in (1, 3, 5)]


def _darker(color: str) -> str:
    return "#" + "".join(f"{channel * 73 // 100:02x}" for channel in _channels(color))


def _luminance(color: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    shares = [c / 255 for c in _channels(color)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    """Contrast ratio from 1 to 21, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _styles() -> dict[str, dict[str, str]]:
    """Term -> its style, from style.ttl."""
    styles: dict[str, dict[str, str]] = {}
    for quad in pyoxigraph.parse(path=data_folder("ontology") / "style.ttl"):
        name = quad.predicate.value.removeprefix(STYLE)
        if name != quad.predicate.value:
            styles.setdefault(quad.subject.value, {})[name] = quad.object.value
    return styles


if __name__ == "__main__":
    SHEET.write_text(write_style(load()), encoding="utf-8")
