"""A list of attendees cut into names, units and posts, with or without marks between them.

市教育局朱向峰市科技局张东驰, 郭 强 杨从军 and 副市长甲某、乙某 are all cut by the cheapest path through the list: every name, unit and
post costs little, a character that belongs to none costs much, and white space tells where a name rather begins than goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from graph_loader.extraction.names import (
    DOTTED,
    IMPOSSIBLE,
    LONGEST_PART,
    LONGEST_PLAIN,
    is_padded_name,
    is_unlisted_name,
    name_cost,
    surname_characters,
)
from graph_loader.extraction.posts import post, post_ends
from graph_loader.extraction.text import Text
from graph_loader.extraction.unit_costs import unit_cost
from graph_loader.extraction.unit_names import LEVELS, is_known_name, is_unit, last_characters, without_place
from graph_loader.lexicon import pattern, words

_LONGEST_UNIT = 30
_SKIP = 4.0
_HOPELESS = 1e9
# A path that costs this much more than one already further on is given up: no transition makes up for it.
_MARGIN = 3.5
_SEPARATOR = re.compile("[、，；。：！/|]")
_LIST_MARKS = frozenset("、，")
_BRACKET = re.compile("（[^（）]{0,60}）")


class Token(NamedTuple):
    """A piece of a list. kind: name, unit, post, unit_post (财政局长: the unit and the post share 局), group (区领导),
    representative (等单位负责人), and (和), title (同志), note (in brackets), mark (、), unknown."""

    kind: str
    start: int
    end: int


@cache
def _small_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (
        (
            "group",
            re.compile(
                # 各街道办事处, 各组成部门, 各县区政府; else one of the words, with what qualifies it in front.
                f"(?:各(?:有关|相关|级|直属|组成|责任|职能|主管|直|[{LEVELS}]){{0,4}}(?:{pattern('collective_nouns')})"
                "(?:人民政府|政府|办事处|管委会)?"
                "|(?:部分|全体|其他|在家的?)?(?:[省市县区旗州]?(?:直|属|级|政府)?(?:各|相关|有关|议题涉及|涉及|其他|部分)+)?"
                f"(?:{pattern('group_words')}))(?:(?:主要|分管|相关|有关)*(?:负责人|负责同志|领导|代表|人员|同志))?"
            ),
        ),
        ("representative", re.compile(f"(?:的|等)?(?:的)?(?:{pattern('representatives')})|等(?=[，。；、]|$)")),
        ("title", re.compile("同志|先生|女士")),
        ("and", re.compile("以及|和|及|与|暨")),
    )


def read_roster(text: Text, start: int, end: int, listed: bool = False) -> list[Token]:
    """The tokens of a range, marks and brackets included, in order and without holes.

    listed: the range is a list behind a label, where a short word between a unit and a mark is a name even if its surname is unknown.
    """
    tokens: list[Token] = []
    for begin, stop, kind in _chunks(text.folded, start, end):
        if kind:
            tokens.append(Token(kind, begin, stop))
        else:
            tokens += _without_guesses(text, _cheapest(text, begin, stop, listed))
    return tokens


def _chunks(folded: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The range cut at marks and brackets: (start, end, "" for text to be read)."""
    position = start
    while position < end:
        if bracket := _BRACKET.match(folded, position, end):
            yield position, bracket.end(), "note"
            position = bracket.end()
        elif _SEPARATOR.match(folded[position]):
            yield position, position + 1, "mark"
            position += 1
        else:
            mark = _SEPARATOR.search(folded, position, end)
            stop = mark.start() if mark else end
            bracket_at = folded.find("（", position + 1, stop)
            stop = bracket_at if bracket_at > 0 else stop
            yield position, stop, ""
            position = stop


def _cheapest(text: Text, start: int, end: int, listed: bool) -> list[Token]:
    """The cheapest cut of a chunk."""
    gaps = {position: "\n" in text.gap(position) for position in text.gaps(start, end) if position > start}
    reader = _Chunk(text.folded, start, end, gaps, listed)
    # best[position][kind of the last token] = (cost, start of the last token, kind of the token before it)
    best: list[dict[str, tuple[float, int, str]]] = [{} for _ in range(end - start + 1)]
    best[0]["mark"] = (0.0, start, "")
    reached = [_HOPELESS] * (end - start + 1)  # the least cost of each position
    for position in range(start, end):
        here = best[position - start]
        cheapest = min((cost for cost, _, _ in here.values()), default=_HOPELESS)
        reached[position - start] = cheapest
        if (
            cheapest >= _HOPELESS
            or cheapest > min(reached[position - start + 1 : position - start + 31], default=_HOPELESS) + _MARGIN
        ):
            continue
        for kind, stop, cost in reader.candidates(position):
            there = best[stop - start]
            for last, (spent, _, _) in here.items():
                total = spent + cost + reader.transition(last, kind, position)
                if kind not in there or total < there[kind][0]:
                    there[kind] = (total, position, last)
                    reached[stop - start] = min(reached[stop - start], total)
    return _walk_back(best, start, end)


def _without_guesses(text: Text, tokens: list[Token]) -> list[Token]:
    """Three or more names with nothing between them could be cut in several ways: they are left unread."""
    kept: list[Token] = []
    run: list[Token] = []
    for token in [*tokens, Token("mark", -1, -1)]:
        if token.kind == "name" and (not run or not text.gap(token.start)):
            run.append(token)
            continue
        if len(run) > 2:
            kept.append(Token("unknown", run[0].start, run[-1].end))
        else:
            kept += run
        run = [token] if token.kind == "name" else []
        if token.kind != "name" and token.start >= 0:
            kept.append(token)
    return kept


def _walk_back(best: list[dict[str, tuple[float, int, str]]], start: int, end: int) -> list[Token]:
    kind = min(best[end - start], key=lambda kind: best[end - start][kind][0])
    tokens: list[Token] = []
    position = end
    while position > start:
        _, begin, before = best[position - start][kind]
        if kind == "unknown" and tokens and tokens[-1].kind == "unknown":
            tokens[-1] = Token("unknown", begin, tokens[-1].end)
        else:
            tokens.append(Token(kind, begin, position))
        position, kind = begin, before
    return tokens[::-1]


class _Chunk:
    """What may stand at each position of a chunk, and what it costs."""

    def __init__(self, folded: str, start: int, end: int, gaps: dict[int, bool], listed: bool) -> None:
        self.folded, self.start, self.end, self.gaps, self.listed = folded, start, end, gaps, listed
        lasts = last_characters()
        self.unit_ends = [n + 1 for n in range(start, end) if folded[n] in lasts]
        self.first_end = 0
        self.marked = len(gaps) == 1 and (
            folded[start - 1 : start] in _LIST_MARKS or folded[end : end + 1] in _LIST_MARKS
        )
        self.heads = surname_characters()

    def candidates(self, position: int) -> Iterator[tuple[str, int, float]]:
        """(kind, end, cost) of every token that can begin at a position."""
        folded, end = self.folded, self.end
        yield "unknown", position + 1, _SKIP
        for kind, words_ in _small_words():
            if match := words_.match(folded, position, end):
                cost = -0.4 if kind == "group" else 0.1
                if kind == "and" and self._delimited(match.end()):
                    cost += 1.0 if match.end() < end else 2.0  # 丁宇和、: nothing is joined here
                yield kind, match.end(), cost
        if match := post().match(folded, position, end):
            yield "post", match.end(), 0.1
        yield from self._names(position)
        yield from self._units(position)

    def _names(self, position: int) -> Iterator[tuple[str, int, float]]:
        folded = self.folded
        if "·" in folded[position : position + LONGEST_PART + 1]:
            yield from self._dotted_names(position)
        begins = self._delimited(position)
        guess = begins or folded[position - 1] in (last_characters() if self.listed else post_ends())
        if not guess and folded[position] not in self.heads:
            return
        for stop in range(position + 2, min(self.end, position + LONGEST_PLAIN) + 1):
            name = folded[position:stop]
            cost = name_cost(name)
            if cost == IMPOSSIBLE:
                if (
                    guess
                    and stop <= position + 3
                    and self._delimited(stop)
                    and (begins or self.listed or len(name) == 3)  # 副市长同时出席: two characters are rather a word
                    and is_unlisted_name(name)
                    and not self._gaps_in(position, stop)
                ):
                    yield "name", stop, 1.8 if begins else 2.8
                elif begins and position + 1 in self.gaps and self._delimited(stop) and is_padded_name(name):
                    yield "name", stop, 0.6  # 高 铁: padded as names of two characters are
                continue
            yield "name", stop, cost + self._cost_in_place(name, position, stop)

    def _cost_in_place(self, name: str, position: int, stop: int) -> float:
        """What speaks against a name where it stands: gaps inside, and the name of a body; for it: gaps around."""
        cost = 3.0 if name in words("unit_names") else 0.0
        if inner := self._gaps_in(position, stop):
            return cost + sum(
                (0.3 if wrapped else 0.1) if len(name) == 2 else (0.7 if wrapped else 0.9) for wrapped in inner
            )
        return cost - (0.3 if self._delimited(position) and self._delimited(stop) else 0.0)

    def _dotted_names(self, position: int) -> Iterator[tuple[str, int, float]]:
        """Names with ·: what comes behind the last · may end anywhere."""
        match = DOTTED.match(self.folded, position, self.end)
        if not match:
            return
        for stop in range(match.group().rindex("·") + position + 2, match.end() + 1):
            name = self.folded[position:stop]
            yield "name", stop, name_cost(name) + self._cost_in_place(name, position, stop)

    def _units(self, position: int) -> Iterator[tuple[str, int, float]]:
        while self.first_end < len(self.unit_ends) and self.unit_ends[self.first_end] < position + 2:
            self.first_end += 1
        for n in range(self.first_end, len(self.unit_ends)):
            stop = self.unit_ends[n]
            if stop > position + _LONGEST_UNIT:
                break
            name = self.folded[position:stop]
            if not is_unit(name):
                continue
            cost = unit_cost(name) - (0.3 if self._delimited(position) else 0.0)
            cost += 0.6 if self._goes_on(position, stop, n) else 0.0
            if inner := self._gaps_in(position, stop):
                cost += sum(0.2 if wrapped else 0.4 for wrapped in inner) + self._split_cost(position, stop)
            yield "unit", stop, cost
            if name[-1] in "局部厅处院" and stop < self.end and self.folded[stop] == "长":
                yield "unit_post", stop + 1, cost

    def _goes_on(self, start: int, stop: int, n: int) -> bool:
        """Whether a longer known name begins here too: 县政府办 in 县政府办公室. n: the index of `stop` among the ends."""
        for longer in self.unit_ends[n + 1 : n + 5]:
            name = self.folded[start:longer]
            if longer <= stop + 4 and is_unit(name) and unit_cost(name) <= 0.1 and not self._gaps_in(stop - 1, longer):
                return True
        return False

    def _split_cost(self, start: int, stop: int) -> float:
        """1 when white space stands in front of a complete name within a unit: 甲某某 / 县政府办."""
        inner = [n for n in range(start + 2, stop - 2) if n in self.gaps and self.folded[n] in LEVELS]
        return 1.0 if any(is_known_name(without_place(self.folded[n:stop])) for n in inner) else 0.0

    def _delimited(self, position: int) -> bool:
        return position in (self.start, self.end) or position in self.gaps

    def _gaps_in(self, start: int, stop: int) -> list[bool]:
        if not self.gaps:
            return []
        return [self.gaps[position] for position in range(start + 1, stop) if position in self.gaps]

    def transition(self, last: str, kind: str, position: int) -> float:
        """What it costs that a token of one kind follows one of another: names and units do not touch their like without a gap."""
        touching = position not in self.gaps
        if last == "unknown":
            return -2.5 if kind == "unknown" else 0.0
        if last == kind == "name":
            # 、索南 / 才让、: between marks a break is that of the line, within a name.
            return 2.0 if touching else 1.5 if self.marked and self.gaps[position] else 0.0
        if last == kind == "unit":
            return 2.5 if touching else 0.8
        if (last, kind) == ("name", "unit"):
            return 0.4 if touching else 0.0
        return 0.3 if (last, kind) == ("name", "post") else 0.0
