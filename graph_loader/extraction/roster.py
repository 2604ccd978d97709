"""A list of attendees cut into names, units and posts, with or without marks between them.

市教育局朱向峰市科技局张东驰, 郭 强 杨从军 and 副市长甲某、乙某 are all cut by the cheapest path through the list: every name, unit and
post costs little, a character that belongs to none costs much, and white space tells where a name rather begins than goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from graph_loader.extraction.cutting import cut
from graph_loader.extraction.local_places import local_places
from graph_loader.extraction.names import name_cost
from graph_loader.extraction.pieces import Piece
from graph_loader.extraction.text import Text
from graph_loader.extraction.unit_names import is_known_stem
from graph_loader.lexicon import pattern

_SEPARATOR = re.compile("[、，；。：！/|—]")
_LIST_MARKS = frozenset("、，")
# 各县（市、区）政府、管委会负责同志: all of them, whatever follows the bracket.
_ALL_GOVERNMENTS = re.compile(
    "各[省市县区旗州盟乡镇]{1,4}（[省市县区旗州盟乡镇街道开发园、]{1,12}）(?:长|(?:人民)?政府|党委|党工委|管委会)?(?:、(?:各)?(?:管委会|开发区|园区|街道|乡镇)(?:管委会)?)*"
    "(?:主要|分管|相关|有关)*(?:负责人|负责同志|领导)?"
)
# 邀请县委办甲某、县纪委监委乙某列席: words around a list within it.
_TAKES_PART = re.compile("(?:应邀|特邀|邀请|(?:应邀)?(?:列席|出席|参加)(?:会议|了会议)?(?=[，。；]|$))")
_TAKES_PART_BEHIND = re.compile("(?:应邀)?(?:列席|出席|参加)(?:会议|了会议)?$")
# What a name behind a bracket may cost at most (names.name_cost): its surname is listed.
_SURE_NAME = 0.8
_BRACKET = re.compile("（[^（）]{0,60}）|〔[^〔〕]{0,60}〕")
# 各县（市、区）长, 各镇（街道）主要负责人: levels in brackets, with what they are levels of behind them.
_LEVELS_IN_BRACKETS = re.compile(
    "（(?:[省市县区旗州乡镇场]|街道|苏木|办事处|园区|、|，){1,12}）(?:长|人民政府|政府|党委|党工委)?"
)
# 《望溪日报》记者甲某
_PERIODICAL = re.compile(f"《(?P<name>[^《》，。、]{{0,8}}(?:{pattern('periodicals')}))》")
_OPENS_BRACKET = re.compile("[（〔《]")


class Token(NamedTuple):
    """A piece of a list. kind: name, unit, post, unit_post (财政局长: the unit and the post share 局), group (区领导),
    representative (等单位负责人), and (和), title (同志), note (in brackets), mark (、), unknown."""

    kind: str
    start: int
    end: int


def read_roster(text: Text, start: int, end: int, listed: bool = False) -> list[Token]:
    """The tokens of a range, marks and brackets included, in order and without holes.

    listed: the range is a list behind a label, where a short word between a unit and a mark is a name even if its surname is unknown.
    """
    tokens: list[Token] = []
    for begin, stop, kind in _chunks(text.folded, start, end):
        if kind == "note" and (persons := _persons_of_unit(text, tokens, begin, stop)):
            tokens += persons
        elif kind:
            tokens.append(Token(kind, begin, stop))
        else:
            tokens += _without_guesses(text, _cheapest(text, begin, stop, listed))
    return _with_functions(text.folded, _cut_at_lines(text, tokens))


def _persons_of_unit(text: Text, tokens: list[Token], begin: int, stop: int) -> list[Token]:
    """Who came for the unit or in the post in front of a bracket, brackets as marks: 县经发局（甲某、副局长乙某）; [] when it holds
    anything else."""
    if not tokens or tokens[-1].kind not in {"unit", "unit_post", "post"}:
        return []
    inner = read_roster(text, begin + 1, stop - 1)
    names = [token for token in inner if token.kind == "name"]
    if not names or not {token.kind for token in inner} <= {"name", "post", "title", "mark", "and"}:
        return []
    if any(name_cost(text.folded[token.start : token.end]) > _SURE_NAME for token in names):
        return []  # 县财政局（牵头）
    return [Token("mark", begin, begin + 1), *inner, Token("mark", stop - 1, stop)]


def _cut_at_lines(text: Text, tokens: list[Token]) -> list[Token]:
    """A mark between a name and a post in the next line where posts stand in front of names: 副县长 甲某 / 县长助理 乙某."""
    first = next((token.kind for token in tokens if token.kind in {"name", "post", "unit", "unit_post"}), "name")
    if first == "name":
        return tokens
    found = tokens[:1]
    for before, token in pairwise(tokens):
        if before.kind == "name" and token.kind == "post" and "\n" in text.gap(token.start):
            found.append(Token("mark", token.start, token.start))
        found.append(token)
    return found


def _with_functions(folded: str, tokens: list[Token]) -> list[Token]:
    """发改、财政、住建等部门负责人: what bodies deal with names them when the list ends in 部门."""
    if not any(token.kind in {"representative", "group"} for token in tokens):
        return tokens
    shared = False
    for n in range(len(tokens) - 1, -1, -1):
        kind, start, end = tokens[n]
        if kind == "representative" or (kind == "group" and folded[start] == "等"):
            shared = "部门" in folded[start:end]
        elif kind == "unknown" and shared and is_known_stem(folded[start:end]):
            tokens[n] = Token("unit", start, end)
        elif kind not in {"mark", "and", "unit"}:
            shared = False
    return tokens


def _chunks(folded: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The range cut at marks and brackets: (start, end, "" for text to be read)."""
    position = start
    while position < end:
        if governments := _ALL_GOVERNMENTS.match(folded, position, end):
            yield position, governments.end(), "group"
            position = governments.end()
        elif verb := _TAKES_PART.match(folded, position, end):
            yield position, verb.end(), "mark"
            position = verb.end()
        elif levels := _LEVELS_IN_BRACKETS.match(folded, position, end):
            yield position, levels.end(), "group"
            position = levels.end()
        elif periodical := _PERIODICAL.match(folded, position, end):
            yield periodical.start("name"), periodical.end("name"), "unit"
            position = periodical.end()
        elif bracket := _BRACKET.match(folded, position, end):
            yield position, bracket.end(), "note"
            position = bracket.end()
        elif _SEPARATOR.match(folded[position]):
            yield position, position + 1, "mark"
            position += 1
        else:
            mark = _SEPARATOR.search(folded, position, end)
            stop = mark.start() if mark else end
            bracket = _OPENS_BRACKET.search(folded, position + 1, stop)
            stop = bracket.start() if bracket else stop
            verb = _TAKES_PART_BEHIND.search(folded, max(position + 1, stop - 8), stop)
            stop = verb.start() if verb else stop
            yield position, stop, ""
            position = stop


def _cheapest(text: Text, start: int, end: int, listed: bool) -> list[Token]:
    """The cheapest cut of a chunk."""
    folded = text.folded
    gaps = tuple(
        (position - start, "\n" in text.gap(position)) for position in text.gaps(start, end) if position > start
    )
    letters = folded[start:end]
    places = tuple(place for place in local_places(text) if place in letters)
    marked = len(gaps) == 1 and (folded[start - 1 : start] in _LIST_MARKS or folded[end : end + 1] in _LIST_MARKS)
    narrow = (
        frozenset(position for position, _ in gaps if text.gap(position + start) == " ")
        if len(gaps) > 1
        else frozenset()
    )
    piece = Piece(letters, gaps, marked, listed, places, narrow)
    return [Token(kind, start + begin, start + stop) for kind, begin, stop in cut(piece)]


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
