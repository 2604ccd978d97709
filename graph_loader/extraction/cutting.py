"""A piece of a list without marks cut into names, units and posts: the cheapest path through its characters.

Every name, unit and post costs little, a character that belongs to none costs much, and white space tells where a name rather begins
than goes on. Positions count characters of the piece.
"""

from __future__ import annotations

from functools import lru_cache

from graph_loader.extraction.candidates import HOPELESS, LONGEST_CHINESE, LONGEST_UNIT, Reader
from graph_loader.extraction.names import name_cost
from graph_loader.extraction.pieces import Piece
from graph_loader.extraction.small_words import any_small_word
from graph_loader.extraction.unit_names import is_unit
from graph_loader.lexicon import words

# A path that costs this much more than one already further on is given up: no transition makes up for it.
_MARGIN = 3.5

Cut = tuple[str, int, int]  # kind, start, end


@lru_cache(maxsize=1 << 13)
def cut(piece: Piece) -> tuple[Cut, ...]:
    """The cheapest cut of a piece: kinds as in roster.Token, without holes. Equal pieces of many documents are cut once."""
    length = len(piece.letters)
    if not piece.gaps and not piece.places and length <= LONGEST_CHINESE and _is_plain_name(piece.letters):
        return (("name", 0, length),)
    reader = Reader(piece)
    # best[position][kind of the last token] = (cost, start of the last token, kind of the token before it)
    best: list[dict[str, tuple[float, int, str]]] = [{} for _ in range(length + 1)]
    best[0]["mark"] = (0.0, 0, "")
    reached = [HOPELESS] * (length + 1)  # the least cost of each position
    reached[0] = 0.0
    floor, floor_at = HOPELESS, 0  # the least cost of a position further on
    for position in range(length):
        here = best[position]
        cheapest = reached[position]
        if floor_at <= position:
            floor = min(reached[position + 1 : position + LONGEST_UNIT + 1], default=HOPELESS)
            floor_at = reached.index(floor, position + 1) if floor < HOPELESS else 0
        if not here or cheapest > floor + _MARGIN:
            continue
        entered: dict[str, tuple[float, str]] = {}
        for kind, stop, cost in reader.candidates(position):
            if kind not in entered:
                entered[kind] = reader.enter(here, kind, position)
            spent, last = entered[kind]
            total = spent + cost
            known = best[stop].get(kind)
            if known is None or total < known[0]:
                best[stop][kind] = (total, position, last)
                if total < reached[stop]:
                    reached[stop] = total
                    if total < floor:
                        floor, floor_at = total, stop
    return _walk_back(best)


def _is_plain_name(letters: str) -> bool:
    """Whether a short piece is a name and nothing else, so that nothing has to be weighed."""
    return (
        len(letters) > 1
        and name_cost(letters) <= 0.6
        and letters not in words("unit_names")
        and any_small_word().match(letters) is None
        and not is_unit(letters)
    )


def _walk_back(best: list[dict[str, tuple[float, int, str]]]) -> tuple[Cut, ...]:
    position = len(best) - 1
    kind = min(best[position], key=lambda kind: best[position][kind][0])
    found: list[Cut] = []
    while position > 0:
        _, begin, before = best[position][kind]
        if kind == "unknown" and found and found[-1][0] == "unknown":
            found[-1] = ("unknown", begin, found[-1][2])
        else:
            found.append((kind, begin, position))
        position, kind = begin, before
    return tuple(found[::-1])
