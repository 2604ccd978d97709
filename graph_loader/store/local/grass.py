"""The style of Neo4j Browser: a GraSS file, and the form in which the Browser keeps it."""

from __future__ import annotations

import re
from pathlib import Path

from graph_loader.errors import StoreError

_RULE = re.compile(r'(?P<selector>(?:node|relationship)(?:\.\w+)?)\s*\{(?P<body>(?:"[^"]*"|[^"{}])*)\}')
_DECLARATION = re.compile(r'(?P<name>[\w-]+)\s*:\s*(?P<value>"[^"]*"|[^";{}]+);')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def parse_grass(text: str, source: Path) -> dict[str, dict[str, str]]:
    """Selector -> properties, in the order of the file, which counts. Raises StoreError at what it does not understand."""
    text = _COMMENT.sub("", text)
    rest = _RULE.sub("", text).strip()
    if rest:
        raise StoreError(f"{source}: not understood as GraSS: {rest[:60]!r}")
    style: dict[str, dict[str, str]] = {}
    for rule in _RULE.finditer(text):
        body = rule["body"]
        if _DECLARATION.sub("", body).strip():
            raise StoreError(f"{source}: {rule['selector']}: not understood as `name: value;`: {body.strip()[:60]!r}")
        found = {each["name"]: each["value"].strip().strip('"') for each in _DECLARATION.finditer(body)}
        style[rule["selector"]] = style.get(rule["selector"], {}) | found
    return style
