"""Persons in running text: names behind posts (县委常委、常务副县长某某), known names alone, and names before 同志."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from graph_loader.extraction import units
from graph_loader.extraction.names import name_cost
from graph_loader.extraction.posts import post, post_ends
from graph_loader.extraction.text import Range, Text

_SEPARATOR = re.compile("、|，|和|及|与")
_TAIL = re.compile("等?(?:[一二三四五六七八九两]位(?:副?(?:[市县区旗州局]长|主任))?(?:同志|领导)?|同志)$")
_POST_BEHIND = re.compile(
    "(?:常务)?(?:副|代)?(?:[省市县区旗州盟镇乡局厅部院]长|专员|主席|主任|书记|秘书长|检察长|行长|总经理)$"
)


def find_persons(text: Text, start: int, end: int, people: Set[str]) -> list[Range]:
    """The persons of a phrase that holds nothing but posts, bodies in front of posts, and names; [] when anything else stands there.

    people: names known from the attendance of the same document; they need no post.
    """
    tail = _TAIL.search(text.folded[start:end])
    stop = start + tail.start() if tail else end
    found: list[Range] = []
    for piece in _pieces(text.folded, start, stop, people):
        phrase = text.folded[slice(*piece)]
        name = _name_in(phrase, people, tail is not None or bool(found))
        if name:
            found.append(Range(piece.start + name[0], piece.start + name[1]))
        elif not _is_post(phrase):
            return []
    return found


def _pieces(folded: str, start: int, end: int, people: Set[str]) -> Iterator[Range]:
    """The members of a list; a name that holds 和 is no list, nor does a list end with it (由某鸿和同志)."""
    begin = start
    if not _name_in(folded[start:end], people, bare=True):
        for cut in _SEPARATOR.finditer(folded, start, end):
            if cut.end() == end:
                break
            if begin < cut.start():
                yield Range(begin, cut.start())
            begin = cut.end()
    if begin < end:
        yield Range(begin, end)


def _name_in(phrase: str, people: Set[str], bare: bool) -> tuple[int, int] | None:
    """Where the name stands in a piece: behind a post, in front of one (某某市长), or alone when known or when others are persons."""
    body = _POST_BEHIND.sub("", phrase)
    if body in people:
        return 0, len(body)
    dotted = body.find("·")
    whole = len(body)
    splits = range(dotted) if dotted > 0 else (whole - 3, whole - 2, whole - 4, whole - 5, whole - 6)
    for split in splits:
        if split < 0 or (body[split:] not in people and name_cost(body[split:]) >= 1):
            continue
        of_unit = body != phrase and units.is_unit(body[:split])  # 县发改局某某局长
        if split and (of_unit or _is_post(body[:split])):
            return split, len(body)
        if not split and (bare or body != phrase) and name_cost(body) < (1 if body[-1] in "和及与" else 0.7):
            return 0, len(body)
    return None


def _is_post(phrase: str) -> bool:
    """Whether a piece is the title of a post, with the body it belongs to in front."""
    if phrase[-1] not in post_ends():
        return False
    for match in post().finditer(phrase):
        if match.end() == len(phrase):
            body = phrase[: match.start()]
            if (
                not body
                or len(body) <= 2
                or units.is_unit(body)
                or body.endswith(("委", "政府", "党组", "市", "县", "区"))
            ):
                return True
    return False
