"""The example minutes rendered into each format, so that the record of every fixture is known: that of the plain text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from graph_loader.extraction import extract
from graph_loader.reading import read_bytes
from graph_loader.record import Record
from tests.graph.examples import EXAMPLES, example_names

NAMES = tuple(name for name in example_names() if (EXAMPLES / "minutes" / f"{name}.txt").is_file())
_LISTED = re.compile("  |^.{1,7}：")
PAGE_NUMBER = re.compile(r"\s*— \d+ —\s*")


@cache
def example_text(name: str) -> str:
    return (EXAMPLES / "minutes" / f"{name}.txt").read_text(encoding="utf-8")


@cache
def expected_values(name: str) -> dict[str, Any]:
    """What the record of the plain text says."""
    return values(extract(read_bytes(example_text(name).encode(), f"{name}.txt")))


def values(record: Record) -> dict[str, Any]:
    """A record without places and rules: what it says, not where it was found."""
    found: dict[str, Any] = _values(record.to_dict())
    del found["unparsed"]
    return found


def _values(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _values(one) for key, one in value.items() if key not in {"evidence", "rule"}}
    return [_values(one) for one in value] if isinstance(value, list) else value


def differences(found: Any, expected: Any, place: str = "") -> list[str]:
    """Where two records differ."""
    if isinstance(found, dict) and isinstance(expected, dict):
        keys = sorted(found.keys() | expected.keys())
        return [one for key in keys for one in differences(found.get(key), expected.get(key), f"{place}.{key}")]
    if isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        return [
            one
            for n, pair in enumerate(zip(found, expected, strict=True))
            for one in differences(*pair, f"{place}.{n}")
        ]
    return [] if found == expected else [f"{place}: {found!r} in place of {expected!r}"]


def printed_lines(name: str) -> list[str]:
    """The lines of an example as printed, without its page numbers and empty lines."""
    return [line for line in example_text(name).splitlines() if line.strip() and not PAGE_NUMBER.fullmatch(line)]


def paragraphs(name: str) -> list[list[str]]:
    """The paragraphs of an example. Running text is freed of its wraps; lists of names keep their lines."""
    found: list[list[str]] = [[]]
    for line in example_text(name).splitlines():
        if PAGE_NUMBER.fullmatch(line):
            continue
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [["".join(lines)] if _is_wrapped(lines) else lines for lines in found if lines]


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the lines are one paragraph of running text: all but the last are full."""
    full = all(len(line) >= 32 for line in lines[:-1])
    return len(lines) > 1 and full and lines[-1].endswith("。") and not any(_LISTED.search(line) for line in lines)
