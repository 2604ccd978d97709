"""A piece of a list without marks, as it is cut into names, units and posts."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of a list. gaps: positions before which white space stood -> whether it was the end of a line.

    marked: it holds one gap and a mark of a list stands beside it. listed: it stands in a list behind a label, where a short word between
    a unit and a mark is a name even if its surname is unknown. places: names of the document's own places, without their level.
    narrow: the gaps of a single blank.
    """

    letters: str
    gaps: tuple[tuple[int, bool], ...]
    marked: bool
    listed: bool
    places: tuple[str, ...] = ()
    narrow: frozenset[int] = frozenset()
