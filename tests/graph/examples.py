"""The example minutes with their hand-checked records, and the place of every value looked up in the text."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from graph_loader.graph import Elements, build
from graph_loader.record import NORMALISED, Entry, Record
from graph_loader.resolution import resolve
from graph_loader.source import SourceDocument

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@cache
def example_names() -> tuple[str, ...]:
    """The names of the example minutes in UTF-8 that have a record."""
    names = sorted(path.stem for path in (EXAMPLES / "expected").glob("*.json"))
    assert len(names) >= 10, "the example minutes are missing"
    return tuple(names)


def make_document(text: str, uri: str = "file:///minutes.txt") -> SourceDocument:
    return SourceDocument(text, uri, hashlib.sha256(text.encode()).hexdigest())


def read_example(name: str, suffix: str = "") -> tuple[SourceDocument, Record]:
    """The example `name`, with `suffix` behind its text."""
    path = EXAMPLES / "minutes" / f"{name}.txt"
    document = make_document(path.read_text(encoding="utf-8") + suffix, path.as_uri())
    return document, make_record(json.loads((EXAMPLES / "expected" / f"{name}.json").read_text()), document.text)


def make_record(value: dict[str, Any], text: str) -> Record:
    """A record whose values have their first place in the text as evidence."""
    record = Record.from_dict(value)
    ink = [at for at, mark in enumerate(text) if not mark.isspace()]
    compact = "".join(text[at] for at in ink)
    for where, entry in record.entries():
        entry.rule = entry.rule or f"example-{where.partition('.')[0]}"
        _locate(entry, compact, ink)
    return record


def _locate(entry: Entry, compact: str, ink: list[int]) -> None:
    for name in entry.__dataclass_fields__:
        value = getattr(entry, name)
        if name in NORMALISED | {"evidence", "rule", "chain"}:
            continue
        values = {name: value} if isinstance(value, str) else {}
        if isinstance(value, list):
            values = {f"{name}.{n}": one for n, one in enumerate(value)}
        for field, one in values.items():
            match = re.search(re.escape(one), compact) if one else None
            if match:
                entry.evidence[field] = ((ink[match.start()], ink[match.end() - 1] + 1),)


@cache
def example_elements(name: str, suffix: str = "") -> Elements:
    """The graph of one example."""
    document, record = read_example(name, suffix)
    return build(record, document, resolve(record, document))
