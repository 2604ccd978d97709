"""Layout: what printing, scanning and publishing do to a text without changing what it states."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from tests.generate.block import Block

#: A line that begins like this reads as a numbered block, so nothing is wrapped in front of it.
_LIKE_A_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,4}[、.是]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d|第[一二三四五六七八九十]|议题|会议"
)


@dataclass(frozen=True)
class Layout:
    """width: characters a line of wrapped text holds, None for unwrapped. blanks: how often a blank stands inside a paragraph,
    per character. pages: lines between page numbers, 0 for none. apart: an empty line between blocks. indent: two full-width blanks.
    """

    seed: int
    width: int | None = None
    blanks: float = 0.0
    pages: int = 0
    apart: bool = False
    indent: bool = False

    @classmethod
    def of(cls, rng: random.Random) -> Layout:
        width = rng.choice([None, None, None, rng.randint(22, 42)])
        return cls(
            seed=rng.randrange(10**9),
            width=width,
            blanks=rng.choice([0.0, 0.0, 0.0, 0.01, 0.03]),
            pages=rng.choice([0, 0, 0, rng.randint(8, 22)]),
            apart=rng.random() < 0.3,
            indent=rng.random() < 0.3,
        )


def lay_out(blocks: list[Block], layout: Layout) -> str:
    """The text of the blocks in a layout."""
    rng = random.Random(layout.seed)  # noqa: S311 - reproducible, nothing secret
    lines: list[str] = []
    page = 0
    mark = rng.choice(["— {} —", "- {} -", "—\x03—", "\x0c— {} —"])
    printed = 0
    for block in blocks:
        for line in _lines(block, layout, rng):
            lines.append(line)
            printed += 1
            if layout.pages and printed % layout.pages == 0:
                page += 1
                lines.append(mark.format(page))
        if layout.apart:
            lines.append("")
    return "\n".join(lines) + "\n"


def _lines(block: Block, layout: Layout, rng: random.Random) -> list[str]:
    text = block.text
    if layout.blanks and block.kind in ("body", "heading"):
        text = _with_blanks(text, layout.blanks, rng)
    if layout.indent and block.kind in ("body", "heading"):
        text = "　　" + text
    if layout.width is None or block.kind not in ("body", "list", "heading"):
        return [text]
    return _wrapped(text, layout.width)


def _with_blanks(text: str, rate: float, rng: random.Random) -> str:
    return text[0] + "".join((" " if rng.random() < rate else "") + character for character in text[1:])


def _wrapped(text: str, width: int) -> list[str]:
    """Cut at the width, wherever that is, but not in front of a closing mark or of what would read as a heading."""
    lines: list[str] = []
    while len(text) > width:
        cut = width
        while cut > width - 8 and (
            text[cut] in "，。、；：）》”"
            or _LIKE_A_HEADING.match(text, cut)
            or text[cut - 1] in "（《“"
            or text[cut] == " "
            or text[cut - 1] == " "
        ):
            cut -= 1
        lines.append(text[:cut])
        text = text[cut:]
    return [*lines, text]
