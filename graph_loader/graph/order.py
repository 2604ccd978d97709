"""The fixed order of the members of list properties: lists are sets, and equal sets are equal lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from graph_loader.graph.evidence import fragment_order, page_order

_NUMERALS = {mark: value for value, mark in enumerate("〇一二三四五六七八九")}


def sort_list(name: str, values: Iterable[Any]) -> list[Any]:
    """List properties are sets in a fixed order: evidence and pages by place, agenda items by number, all else by code points."""
    order: Callable[[Any], Any] | None = {"evidence": fragment_order, "items": _item_order, "pages": page_order}.get(
        name
    )
    return sorted(values, key=order)


def _item_order(number: str) -> tuple[int, str]:
    """一, 二 … 十, 十一 … in the order of their values; others behind, by code points."""
    if match := re.match(r"\d+", number):
        return int(match.group()), number
    match = re.match("([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)", number)
    if not match or not match.group():
        return 1000, number
    tens, ten, ones = match.groups()
    if not ten:
        return _NUMERALS[tens or ones], number
    return 10 * _NUMERALS.get(tens, 1) + _NUMERALS.get(ones, 0), number
