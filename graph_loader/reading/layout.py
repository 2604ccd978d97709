"""From characters at places on a page (PDF, OFD) to printed lines: reading order, columns, and the blanks between entries of a list.

Lengths are in any unit, y grows downwards. Gaps are measured in ems of the characters beside them, so the unit does not matter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from graph_loader.reading.radicals import ideograph

#: Characters belong to one line when their baselines differ by less than this part of their size.
_SAME_LINE = 0.45
#: A gap wider than the spacing of the line's letters by this many ems is a blank. Between Chinese and Latin, Word itself sets a
#: quarter of an em, which is none.
_GAP, _GAP_BETWEEN_SCRIPTS = 0.18, 0.4
#: Letters of justified or spaced lines stand at most so far from each other.
_LETTER_SPACING = 0.45
#: A gap of this many ems separates entries or columns.
_WIDE_GAP = 1.0
#: Lines of running text in two columns: at least so many, of so many characters on average, most of them full.
_COLUMN_LINES, _COLUMN_LENGTH, _COLUMN_FULL = 6, 11, 0.6


@dataclass(slots=True)
class Glyph:
    """A character on a page. baseline: its y. size: of its font, which is an em. blanks: how many were typed in front of it."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    blanks: int = 0


@dataclass(slots=True)
class PrintedLine:
    """A line as printed. baseline: its y."""

    text: str
    baseline: float


def lay_out(glyphs: Iterable[Glyph]) -> list[PrintedLine]:
    """The lines of a page in reading order: from top to bottom, running text in two columns one column after the other."""
    lines = [_without_overprint(line) for line in _lines([glyph for glyph in glyphs if glyph.size > 0])]
    found: list[PrintedLine] = []
    position = 0
    while position < len(lines):
        gutter, end = _find_columns(lines, position)
        if gutter is None:
            found.append(_printed(lines[position]))
            position += 1
            continue
        block = lines[position:end]
        for side in (0, 1):
            found += [_printed(half) for line in block if (half := _split(line, gutter)[side])]
        position = end
    return found


def _lines(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Characters by baseline. Small characters beside large ones (superscripts) join the line that they touch."""
    lines: list[list[Glyph]] = []
    baseline = size = 0.0
    for glyph in sorted(glyphs, key=lambda one: (one.baseline, one.left)):
        if lines and glyph.baseline - baseline < _SAME_LINE * max(size, glyph.size):
            lines[-1].append(glyph)
            if glyph.size > size:
                baseline, size = glyph.baseline, glyph.size
        else:
            lines.append([glyph])
            baseline, size = glyph.baseline, glyph.size
    for line in lines:
        line.sort(key=lambda one: one.left)
    return [inked for line in lines if (inked := _join_blanks(line))]


def _join_blanks(line: list[Glyph]) -> list[Glyph]:
    """The visible characters of a line, each with the number of blanks that were typed in front of it."""
    inked: list[Glyph] = []
    blanks = 0
    for glyph in line:
        if glyph.text.isspace():
            blanks += 2 if glyph.text in {"\u3000", "\t"} else 1
        else:
            glyph.blanks = blanks if inked else 0
            inked.append(glyph)
            blanks = 0
    return inked


def _without_overprint(line: list[Glyph]) -> list[Glyph]:
    """Bold is sometimes made by printing a character twice at nearly the same place."""
    kept: list[Glyph] = []
    for glyph in line:
        twin = any(
            one.text == glyph.text
            and abs(one.left - glyph.left) < 0.2 * glyph.size
            and abs(one.baseline - glyph.baseline) < 0.2 * glyph.size
            for one in kept[-3:]
        )
        if not twin:
            kept.append(glyph)
    return kept


def _printed(line: list[Glyph]) -> PrintedLine:
    spacing = min((_gap(*pair) for pair in pairwise(line)), default=0.0)
    spacing = min(max(spacing, 0.0), _LETTER_SPACING)
    pieces = [ideograph(line[0].text)]
    for before, glyph in pairwise(line):
        pieces.append(" " * _blanks(before, glyph, spacing))
        pieces.append(ideograph(glyph.text))
    largest = max(line, key=lambda one: one.size)
    return PrintedLine("".join(pieces), largest.baseline)


def _gap(before: Glyph, glyph: Glyph) -> float:
    """The space between two characters in ems."""
    return (glyph.left - before.right) / max(before.size, glyph.size)


def _blanks(before: Glyph, glyph: Glyph, spacing: float) -> int:
    """How many blanks (half an em each, at most 40) stand between two characters: typed, or made by moving on.

    In proportional type two typed blanks are narrower than half an em, and some programs write none at all. spacing: between
    the letters of the line, in ems.
    """
    gap = _gap(before, glyph)
    scripts = before.text[-1].isascii() != glyph.text[0].isascii()
    if gap < spacing + (_GAP_BETWEEN_SCRIPTS if scripts else _GAP):
        return min(40, glyph.blanks)
    return min(40, max(1, glyph.blanks, round(gap * 2)))


def _wide_gaps(line: list[Glyph]) -> list[tuple[float, float]]:
    """The wide gaps of a line, as ranges of x."""
    return [
        (before.right, glyph.left)
        for before, glyph in pairwise(line)
        if glyph.left - before.right >= _WIDE_GAP * max(before.size, glyph.size)
    ]


def _find_columns(lines: list[list[Glyph]], begin: int) -> tuple[float | None, int]:
    """The x between two columns of running text that begin at this line, and the line behind them; None when there are none.

    Lists of names stand in columns too, but are read across: their entries are short and their lines do not fill the column.
    """
    for left, right in _wide_gaps(lines[begin]):
        gutter_left, gutter_right = left, right
        end, crossing, pitch = begin, 0, 0.0
        while end < len(lines):
            shared = _crossing(lines[end], gutter_left, gutter_right)
            step = lines[end][0].baseline - lines[end - 1][0].baseline if end > begin else 0.0
            if shared is None or (pitch and step > 2 * pitch):
                break
            pitch = max(pitch, step)
            gutter_left, gutter_right, crosses = shared
            crossing += crosses
            end += 1
        gutter = (gutter_left + gutter_right) / 2
        if crossing >= _COLUMN_LINES and all(
            _is_running_text([half for line in lines[begin:end] if (half := _split(line, gutter)[side])])
            for side in (0, 1)
        ):
            return gutter, end
    return None, begin


def _crossing(line: list[Glyph], left: float, right: float) -> tuple[float, float, bool] | None:
    """What of a gutter is free in this line too, and whether the line stands on both sides of it; None when nothing is."""
    em = max(glyph.size for glyph in line)
    if line[-1].right <= left + 0.2 * em or line[0].left >= right - 0.2 * em:
        return left, right, False
    for a, b in _wide_gaps(line):
        if min(b, right) - max(a, left) >= 0.8 * em:
            return max(a, left), min(b, right), True
    return None


def _split(line: list[Glyph], gutter: float) -> tuple[list[Glyph], list[Glyph]]:
    return [one for one in line if one.left < gutter], [one for one in line if one.left >= gutter]


def _is_running_text(halves: list[list[Glyph]]) -> bool:
    if len(halves) < _COLUMN_LINES:
        return False
    edge = max(half[-1].right for half in halves)
    full = sum(half[-1].right >= edge - 2.5 * half[-1].size for half in halves)
    closed = sum(not _wide_gaps(half) for half in halves)
    length = sum(map(len, halves)) / len(halves)
    return length >= _COLUMN_LENGTH and min(full, closed) >= _COLUMN_FULL * len(halves)


def is_readable(text: str) -> bool:
    """Whether all but single characters are real ones: fonts without a map to Unicode give unknown and private ones."""
    ink = [one for one in text if not one.isspace()]
    # Symbol fonts put their bullets and boxes into the private area from U+F000.
    broken = sum(
        one == "\ufffd" or (unicodedata.category(one) in {"Co", "Cn", "Cc", "Cs"} and not "\uf000" <= one <= "\uf0ff")
        for one in ink
    )
    return broken <= len(ink) // 100
