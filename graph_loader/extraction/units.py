"""Where organisations are named: in lists that are cut into their members, and in running text.

All positions count characters of `Text.folded`. Whether a string is a name is told by `unit_names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graph_loader.extraction.text import Range
from graph_loader.extraction.unit_endings import LEFT_WORDS, LEVELS, LONGEST, NAME_CHARACTERS, short_divisions, suffixes
from graph_loader.extraction.unit_names import (
    is_function,
    is_known_name,
    is_known_stem,
    is_place,
    is_unit,
    unit_kind,
    without_place,
)
from graph_loader.lexicon import mapping, pattern, words

__all__ = ["find_units", "is_function", "is_unit", "split_units", "unit_kind"]

_SEPARATOR = re.compile("[、，；。：]|以及|会同")
_SOFT_SEPARATOR = re.compile("[和与及]")
# 部门 behind a list and what may stand before it: 等部门, 等相关职能部门, 等建设项目行业主管部门.
_TAIL = re.compile("(?:部门|单位)(?:负责|的)?$")
_QUALIFIED = re.compile("等[^、，；。：等]{0,12}$")
_QUALIFIER = re.compile("(?:相关|有关|职能|主管|行业|监管|责任|政府|业务|成员|县直|区直|市直|旗直|各)$")
_HEAD = re.compile("(?:由|请|责成)")
_BREAK = re.compile(f"[^{NAME_CHARACTERS}]")
_COLLECTIVE = re.compile(pattern("collective_heads"))
_TAILS = re.compile("(?:相关|有关|职能|主管|行业)*(?:部门|单位)")


def split_units(folded: str, start: int, end: int) -> list[Range]:
    """The organisations of a list that somebody took for one: 县文广旅局、住建局和市场监管局, 民政、教育、人社等部门.

    Posts, collectives and other words give nothing (区委常委、常务副区长 -> []). A list that ends in 部门 shares it: 财政、审计部门 gives
    财政 and 审计.
    """
    if match := _HEAD.match(folded, start, end):
        start = match.end()
    bare = _without_tail(folded, start, end)
    shared = bare < end
    end = bare
    if folded.endswith("等", start, end):
        end -= 1
    found: list[Range] = []
    begin = start
    for mark in (*_SEPARATOR.finditer(folded, start, end), None):
        stop = mark.start() if mark else end
        found += _units_of_piece(folded, begin, stop, shared)
        begin = mark.end() if mark else end
    return found


def _without_tail(folded: str, start: int, end: int) -> int:
    """The end of a list or name without 部门 and what qualifies it (财政、审计等相关部门 -> 财政、审计); `end` when there is none."""
    match = _TAIL.search(folded[start:end])
    if not match:
        return end
    stop = start + match.start()
    while stop > start:
        last = max(folded.rfind(mark, start, stop) for mark in "、，和与及")
        if is_function(folded[max(last + 1, start) : stop]):
            return stop
        if not (match := _QUALIFIED.search(folded[start:stop]) or _QUALIFIER.search(folded[start:stop])):
            return stop
        stop = start + match.start()
    return end


def _units_of_piece(folded: str, start: int, end: int, shared: bool) -> list[Range]:
    """The names in a piece without 、: the whole piece, or the sides of 和 when both are names (发展和改革局 stays whole)."""
    piece = folded[start:end]
    if not is_unit(piece) and (bare := _without_tail(folded, start, end)) < end:
        end, shared = bare, True
        piece = folded[start:end]
    if not piece:
        return []
    if shared and is_known_stem(piece):
        return [Range(start, end)]
    for mark in _SOFT_SEPARATOR.finditer(piece):
        left = piece[: mark.start()]
        if (is_unit(left) or (shared and is_known_stem(left))) and mark.end() < len(piece):
            inner = _units_of_piece(folded, start + mark.end(), end, shared)
            if inner:
                return [Range(start, start + mark.start()), *inner]
    if is_unit(piece) or (shared and _is_open_function(piece)):
        return [Range(start, end)]
    return []


def _is_open_function(name: str) -> bool:
    """Whether an unlisted word before 部门 can be what a body deals with (砂石管理部门)."""
    return (
        2 <= len(name) <= 8
        and _BREAK.search(name) is None
        and not _COLLECTIVE.match(name)
        and not LEFT_WORDS.match(name)
        and name[-2:] in {"管理", "监管", "执法", "建设", "服务"}
    )


def find_units(folded: str, start: int, end: int) -> list[Range]:
    """The names of organisations in running text, in order: those with a known end or name, and the members of …、…等部门 lists."""
    found: list[Range] = []
    for match in _ends().finditer(folded, start, end):
        last = found[-1] if found else None
        if last and (match.start() - last.end <= 8) and _extends(folded, last, match.end()):
            found[-1] = Range(last.start, match.end())  # 望溪县 + 财政局, 县政府 + 办公室
            continue
        floor = last.end if last else start
        begin = _begin(folded, floor, match.start(), match.end())
        if begin is not None:
            found.append(Range(begin, match.end()))
    return _without_overlaps(found + _functions_before_tails(folded, start, end))


@cache
def _ends() -> re.Pattern[str]:
    """Any suffix or whole name that is not the beginning of another word."""
    followers = {suffix: row[2] for suffix, row in suffixes().items()}
    names = {*followers, *(name for name in words("unit_names") if is_known_name(name))}
    branches = [
        re.escape(name) + (f"(?![{followers[name]}])" if followers.get(name) else "")
        for name in sorted(names, key=lambda name: (-len(name), name))
    ]
    heads = "".join(sorted({name[0] for name in names}))
    return re.compile(f"(?=[{heads}])(?:{'|'.join(branches)})")


def _extends(folded: str, last: Range, stop: int) -> bool:
    """Whether the name found goes on up to `stop`: 市委 + 督查室, 安澜市 + 住建局."""
    rest = folded[last.end : stop]
    if _BREAK.search(rest) or LEFT_WORDS.match(rest) or not is_unit(folded[last.start : stop]):
        return False
    return is_known_name(rest) or rest in words("unit_lookalikes") or is_known_name(without_place(rest))


def _begin(folded: str, floor: int, suffix_start: int, stop: int) -> int | None:
    """Where the name that ends at `stop` begins; None when what stands there is no name."""
    low = max(floor, stop - LONGEST)
    window = folded[low:stop]
    breaks = [mark.end() for mark in _BREAK.finditer(window)]
    low += breaks[-1] if breaks else 0
    window = folded[low:stop]
    head = max(suffix_start - low, 1)
    ends_of_words = {match.end() for match in LEFT_WORDS.finditer(window[:head])} | {0}
    first = max((m.end() for m in LEFT_WORDS.finditer(window[:head]) if m.end() - m.start() > 1), default=0)
    candidates = {n for n in ends_of_words if n >= first}
    candidates |= {n for n in range(first, head + 1) if n < len(window) and window[n] in LEVELS}
    best: tuple[int, int] | None = None
    for candidate in sorted(candidates):
        name = window[candidate:]
        rank = _rank(name, anchored=candidate in ends_of_words) if is_unit(name) else 0
        if rank and (best is None or rank > best[0]):
            best = (rank, candidate)
    best = best or _known_core(window)
    return None if best is None else low + best[1]


def _rank(name: str, anchored: bool) -> int:
    """How sure the beginning of a name is: 4 place or level before a known name, 3 known name, 2 level, 1 the beginning of a clause."""
    rest = without_place(name)
    if name in mapping("unit_lookalikes"):
        return 0
    if rest != name and is_known_name(rest):
        return 4
    if is_known_name(name) or name in words("divisions"):
        return 3
    if is_place(name) and not anchored:
        return 0
    if rest != name and len(rest) <= 14 and rest not in mapping("unit_lookalikes"):
        return 2
    return 1 if anchored and len(name) <= (5 if is_place(name) else 14) else 0


def _known_core(window: str) -> tuple[int, int] | None:
    """The longest known name at the end of a window (… 加强发改局), with the place in front of it (斗门生态环境分局)."""
    for candidate in range(max(0, len(window) - 14), len(window) - 1):
        name = window[candidate:]
        if (
            name not in mapping("unit_lookalikes")
            and (is_known_name(name) or name in words("divisions"))
            and is_unit(name)
        ):
            for length in (4, 3, 2):
                if window[max(0, candidate - length) : candidate] in short_divisions():
                    return (3, candidate - length)
            return (3, candidate)
    return None


def _functions_before_tails(folded: str, start: int, end: int) -> list[Range]:
    """The members of lists that end in 部门 or 单位."""
    found: list[Range] = []
    for match in _TAILS.finditer(folded, start, end):
        begin = match.start()
        while begin > start and match.start() - begin < 200:
            piece = begin
            while piece > start and begin - piece < LONGEST and not _BREAK.match(folded[piece - 1]):
                piece -= 1
            words_before = [m.end() for m in LEFT_WORDS.finditer(folded[piece:begin]) if m.end() > 1 or m.end() < 3]
            if begin < match.start() and not (is_known_stem(folded[piece:begin]) or is_unit(folded[piece:begin])):
                begin = piece + words_before[-1] if words_before else begin + 1
                break
            begin = piece
            if begin == start or folded[begin - 1] != "、":
                break
            begin -= 1
        found += split_units(folded, begin, match.end())
    return found


def _without_overlaps(found: Iterable[Range]) -> list[Range]:
    kept: list[Range] = []
    for unit in sorted(set(found), key=lambda range_: (range_.start, -range_.end)):
        if not kept or unit.start >= kept[-1].end:
            kept.append(unit)
    return kept
