"""A phrase that names bodies, cut into the names."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from graph_loader.lexicon import table
from graph_loader.resolution.known_names import LEVEL, kind_of


def split(phrase: str, is_body: Callable[[str], bool]) -> list[tuple[str, int]]:
    """The names in a phrase with their positions: cut at 、 and ， and at 和, 及, 与 between two bodies (not in 发展和改革局)."""
    pieces: list[tuple[str, int]] = []
    if re.match("各[市县区旗镇乡街道]+、(?!各)", phrase):  # 各市、区人民政府: 各 covers the list
        return [(phrase, 0)]
    start = 0
    for part in re.split("([、，,；;])", phrase):
        if part and part not in "、，,；;":
            pieces.extend((name, start + at) for name, at in _split_conjunction(part, is_body))
        start += len(part)
    return pieces


def _split_conjunction(part: str, is_body: Callable[[str], bool]) -> list[tuple[str, int]]:
    for match in re.finditer("以及|和|及|与", part):
        left, right = part[: match.start()], part[match.end() :]
        shared = is_collective(left) and right in _collectives()[1]  # 各有关部门和单位 is one phrase
        # 县工信和科技局 is one: only a left side that ends like a body is one.
        ended = kind_of(left) is not None or is_collective(left)
        if right and ended and not shared and is_body(left) and (is_body(right) or kind_of(right)):
            return [(left, 0), *((name, match.end() + at) for name, at in _split_conjunction(right, is_body))]
    return [(part, 0)]


def is_collective(phrase: str) -> bool:
    """Whether a phrase names no single body: 各部门, 相关单位, 牵头部门."""
    prefixes, whole = _collectives()
    return (
        phrase in whole
        or phrase.startswith(prefixes)
        or re.sub(rf"^{LEVEL}?(?:人民)?政府", "", phrase).startswith(prefixes)
    )


@cache
def _collectives() -> tuple[tuple[str, ...], frozenset[str]]:
    rows = table("collectives")
    return tuple(word for word, how in rows if how == "prefix"), frozenset(word for word, how in rows if how == "whole")
