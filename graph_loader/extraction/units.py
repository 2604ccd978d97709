"""Names of organisations: whether a string is one, and where they stand in a text.

A name is recognised by its end (财政局, 供电公司), as a whole (市妇联, 团市委), as a place that stands for its government (望溪县), or in
a list by what the body deals with (财政、审计等部门). The words are the lexicons unit_*.tsv, place_suffixes.tsv and divisions.tsv.
All positions count characters of `Text.folded`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from graph_loader.extraction.text import Range
from graph_loader.lexicon import alternatives, mapping, pattern, table, words

#: Longest name of an organisation that is looked for.
LONGEST = 40

_NAME = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbfA-Za-z0-9（）·“”]{2,40}")
# Characters that no name holds: they are verbs or particles of a sentence.
_SENTENCE = re.compile(
    "[的了要由被并是]|负责|牵头|以及|会同|书记|副[局区县市院部处科乡镇社]长|副主|主任|同志|委员会委员|常委(?!会)"
)
_LEVELS = "省市县区旗州盟镇乡团"
_LEVEL_HEAD = re.compile("[省市县区旗州盟镇乡]直?")
_COLLECTIVE = re.compile(pattern("collective_heads"))
_LEFT_WORDS = re.compile(pattern("unit_left_words"))
_SEPARATOR = re.compile("[、，；。：]|以及|会同")
_SOFT_SEPARATOR = re.compile("[和与及]")
# 部门 behind a list and what may stand before it: 等部门, 等相关职能部门, 等建设项目行业主管部门.
_TAIL = re.compile("(?:部门|单位)(?:负责|的)?$")
_QUALIFIED = re.compile("等[^、，；。：等]{0,12}$")
_QUALIFIER = re.compile("(?:相关|有关|职能|主管|行业|监管|责任|政府|业务|成员|县直|区直|市直|旗直|各)$")
_HEAD = re.compile("[省市县区旗州盟镇乡]直?")
_COLLECTIVE = re.compile(pattern("collective_heads"))
_LEFT_WORDS = re.compile(pattern("unit_left_words"))
_SEPARATOR = re.compile("[、，；。：]|以及|会同")
_SOFT_SEPARATOR = re.compile("[和与及]")
# 部门 behind a list and what may stand before it: 等部门, 等相关职能部门, 等建设项目行业主管部门.
_TAIL = re.compile(
    "(?:等(?P<qualified>[^、，；。：等]{0,12}))?(?:相关|有关|职能|主管|行业|监管|责任|政府|业务|成员|县直|区直|市直|旗直|各)*(?:部门|单位)(?:负责|的)?$"
)
_HEAD = re.compile("(?:由|请|责成)")
_BREAK = re.compile("[^\u4e00-\u9fff\u3400-\u4dbfA-Za-z0-9（）·“”]")


@cache
def _suffixes() -> Mapping[str, tuple[str, str, str]]:
    """suffix -> kind, shape, characters that must not follow."""
    found = {row[0]: (row[1], row[2], row[3] if len(row) > 3 else "") for row in table("unit_suffixes")}
    found |= {row[0]: (row[1], "place", row[2] if len(row) > 2 else "") for row in table("place_suffixes")}
    return found


@cache
def _by_last() -> Mapping[str, tuple[str, ...]]:
    """Last character -> the suffixes and whole names that end in it, longest first."""
    found: dict[str, list[str]] = {}
    for word in {*_suffixes(), *words("unit_names")}:
        found.setdefault(word[-1], []).append(word)
    return {last: tuple(sorted(entries, key=lambda word: (-len(word), word))) for last, entries in found.items()}


@cache
def short_divisions() -> frozenset[str]:
    """Names of divisions without their last character (望溪 for 望溪县): the first part of 望溪公安分局."""
    return frozenset(name[:-1] for name in words("divisions") if len(name) > 2)


def is_function(name: str) -> bool:
    """Whether the string is what a body deals with (财政, 自然资源), which names it in a list."""
    return name in words("unit_functions")


def is_unit(name: str) -> bool:
    """Whether the whole string is the name of one organisation (县妇联, 白鹭区财政局), not a post and not a collective (各部门)."""
    return unit_kind(name) is not None


def unit_kind(name: str) -> str | None:
    """The label of the graph for the organisation named by the whole string, as far as its form tells; None when it is no name of one."""
    if not _NAME.fullmatch(name) or _SENTENCE.search(name) or _COLLECTIVE.match(name):
        return None
    kinds = mapping("unit_names")
    stem = _without_place(name)
    if name in kinds or stem in kinds:
        return kinds.get(name) or kinds[stem]
    if name in words("divisions"):
        return "LocalGovernment"
    if name in words("unit_lookalikes"):
        return None
    for suffix in _by_last().get(name[-1], ()):
        if name.endswith(suffix) and suffix in _suffixes() and _fits(name[: -len(suffix)], suffix):
            return _suffixes()[suffix][0]
    return None


def _without_place(name: str) -> str:
    """The name without the level (市) or the place (望溪县) in front."""
    for end in range(min(10, len(name) - 1), 1, -1):
        if name[:end] in words("divisions"):
            return _LEVEL_HEAD.sub("", name[end:], count=1) if name[end] in "市县区" else name[end:]
    if match := re.match(f"[\u4e00-\u9fff]{{2,3}}[{_LEVELS}](?=.{{2}})", name):
        rest = name[match.end() :]
        if rest in words("unit_names"):
            return rest
    return _LEVEL_HEAD.sub("", name, count=1)


def _fits(stem: str, suffix: str) -> bool:
    """Whether a stem and a suffix make a name: the stem is no bare level and the whole no everyday word (大局, 承办, 主城区)."""
    shape = _suffixes()[suffix][1]
    if not stem:
        return False
    lookalikes = words("unit_lookalikes")
    if any(stem[-n:] + suffix in lookalikes for n in (1, 2, 3) if n < len(stem)) and not _is_known(stem):
        # 全市干部 is none, 望溪县税务分局 is one: what counts is that a name stands in front.
        tail = next(n for n in (1, 2, 3) if stem[-n:] + suffix in lookalikes)
        if shape != "open" or len(stem) - tail < 1:
            return False
    if shape == "place":
        return 1 < len(stem) <= 8 and not _LEFT_WORDS.fullmatch(stem[:2]) and stem[-1] not in "各全我本该"
    if shape == "level":
        return stem[0] in _LEVELS or _is_known(stem) or stem[-1] in _LEVELS
    return len(stem) > 1 or stem in _LEVELS or suffix[-1] not in "局部会办处"


def _is_known(stem: str) -> bool:
    """Whether a stem is a function, by itself or behind a level or place (市教育)."""
    return is_function(stem) or is_function(_without_place(stem))


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
    if shared and (is_function(piece) or is_function(_without_place(piece))):
        return [Range(start, end)]
    for mark in _SOFT_SEPARATOR.finditer(piece):
        left, right = piece[: mark.start()], piece[mark.end() :]
        left_named = is_unit(left) or (shared and is_function(left))
        if left_named and (inner := _units_of_piece(folded, start + mark.end(), end, shared)) and right:
            return [Range(start, start + mark.start()), *inner]
    if is_unit(piece) or (shared and _is_open_function(piece)):
        return [Range(start, end)]
    return []


def _is_open_function(name: str) -> bool:
    """Whether an unlisted word before 部门 can be what a body deals with (砂石管理部门)."""
    return (
        2 <= len(name) <= 8
        and _NAME.fullmatch(name) is not None
        and not _SENTENCE.search(name)
        and not _COLLECTIVE.match(name)
        and not _LEFT_WORDS.match(name)
        and (name[-2:] in {"管理", "监管", "执法", "建设", "服务"} or _is_known(name))
    )


def find_units(folded: str, start: int, end: int) -> list[Range]:
    """The names of organisations in running text, in order: those with a known end or name, and the members of …、…等部门 lists."""
    found: list[Range] = []
    floor = start
    for match in _ends().finditer(folded, start, end):
        stop = match.end()
        if stop <= floor:
            continue
        begin = _begin(folded, floor, match.start(), stop)
        if begin is not None:
            found.append(Range(begin, stop))
            floor = stop
    found += _functions_before_tails(folded, start, end)
    return _without_overlaps(found)


@cache
def _ends() -> re.Pattern[str]:
    """Any suffix or whole name that is not the beginning of another word."""
    plain: list[str] = []
    guarded: dict[str, list[str]] = {}
    for suffix, (_, _, followers) in _suffixes().items():
        (guarded.setdefault(followers, []) if followers else plain).append(suffix)
    plain += [name for name in words("unit_names") if name not in _suffixes()]
    branches = [
        *sorted(map(re.escape, plain)),
        *sorted(f"{re.escape(s)}(?![{f}])" for f, ss in guarded.items() for s in ss),
    ]
    branches.sort(key=lambda branch: (-len(branch.split("(?!", maxsplit=1)[0]), branch))
    heads = "".join(sorted({branch[0] for branch in branches}))
    return re.compile(f"(?=[{heads}])(?:{'|'.join(branches)})")


def _begin(folded: str, floor: int, suffix_start: int, stop: int) -> int | None:
    """Where the name that ends at `stop` begins; None when what stands there is no name."""
    low = max(floor, stop - LONGEST)
    for position in range(suffix_start - 1, low - 1, -1):
        if _BREAK.match(folded[position]):
            low = position + 1
            break
    window = folded[low:stop]
    ends_of_words = [match.end() for match in _LEFT_WORDS.finditer(window[: suffix_start - low])]
    candidates = sorted(
        {0, *ends_of_words, *(n for n, c in enumerate(window[: suffix_start - low + 1]) if c in _LEVELS)}
    )
    # The best candidate has a level or place in front and a known function behind it; the leftmost of the best wins.
    best: tuple[int, int] | None = None
    for candidate in candidates:
        name = window[candidate:]
        if not is_unit(name):
            continue
        anchored = candidate == 0 or candidate in ends_of_words
        rank = _rank(name, anchored)
        if rank and (best is None or rank > best[0]):
            best = (rank, candidate)
    if best is None:
        best = _known_core(window)
    return None if best is None else low + best[1]


def _rank(name: str, anchored: bool) -> int:
    """How sure the beginning of a name is: 4 place or level in front of a known stem, 3 known whole, 2 level, 1 anchored at a break."""
    rest = _without_place(name)
    stem = _stem(rest)
    if rest != name and (rest in words("unit_names") or is_function(stem)):
        return 4
    if name in words("unit_names") or is_function(_stem(name)) or name in words("divisions"):
        return 3
    if rest != name and len(rest) <= 14:
        return 2
    return 1 if anchored and len(name) <= 14 else 0


def _stem(name: str) -> str:
    for suffix in _by_last().get(name[-1], ()):
        if suffix in _suffixes() and name.endswith(suffix):
            return name[: -len(suffix)]
    return name


def _known_core(window: str) -> tuple[int, int] | None:
    """The longest known name at the end of a window (… 加强发改局)."""
    for candidate in range(max(0, len(window) - 14), len(window) - 1):
        name = window[candidate:]
        if (name in words("unit_names") or name in words("divisions") or is_function(_stem(name))) and is_unit(name):
            return (3, candidate)
    return None


_TAILS = re.compile("(?:相关|有关|职能|主管|行业)*(?:部门|单位)")


def _functions_before_tails(folded: str, start: int, end: int) -> list[Range]:
    """The members of lists that end in 部门 or 单位."""
    found: list[Range] = []
    for match in _TAILS.finditer(folded, start, end):
        begin = match.start()
        while begin > start and match.start() - begin < 80 and not _BREAK.match(folded[begin - 1]):
            begin -= 1
        stop = begin
        while begin > start and folded[begin - 1] == "、" and match.start() - begin < 200:
            piece = begin - 1
            while piece > start and not _BREAK.match(folded[piece - 1]):
                piece -= 1
            if not (is_function(folded[piece : begin - 1]) or is_unit(folded[piece : begin - 1])):
                if words_end := [m.end() for m in _LEFT_WORDS.finditer(folded[piece : begin - 1])]:
                    begin = piece + words_end[-1]
                break
            begin = piece
        if begin < stop or stop < match.start():
            found += split_units(folded, begin, match.end())
    return found


def _without_overlaps(found: Iterable[Range]) -> list[Range]:
    kept: list[Range] = []
    for unit in sorted(set(found), key=lambda range_: (range_.start, -range_.end)):
        if not kept or unit.start >= kept[-1].end:
            kept.append(unit)
    return kept


def list_pattern() -> str:
    """A regular expression for any known function, for rules that look for lists of them."""
    return alternatives(words("unit_functions"))
