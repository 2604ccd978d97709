"""The text of a document as HTML: as it is, line by line, with its segments; nothing in it is ever markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from graph_loader.export.viewer.marks import KINDS, Segment

#: Lines that a browser lays out together; others wait until they come near the screen.
_LINES_OF_BLOCK = 60

# Control, format and surrogate characters: a page has to show that they are there, and some would change the order of what one sees.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
PAGE_BREAK = "\f"


def render(
    text: str, segments: list[Segment], short_names: Mapping[str, str], pages: Sequence[int] = ()
) -> Iterator[str]:
    """The HTML of the text, block by block.

    short_names: kind -> the character that stands for it before its marks. pages: where pages begin, of formats that say so; else
    the form feeds of the text part them.
    """
    escaped = _Escape(text, pages)
    pieces = iter([*segments, None])
    segment = next(pieces)
    for start, end in _blocks(text):
        yield '<div class="block">'
        at = start
        while segment is not None and segment.start < end:
            yield escaped(at, max(at, segment.start))
            first, at = max(at, segment.start), min(segment.end, end)
            yield _open(segment, first, at, short_names)
            yield escaped(first, at)
            yield "</span>"
            if segment.end > end:
                break
            segment = next(pieces)
        yield escaped(at, end)
        yield "</div>"


def labels_of(segment: Segment, short_names: Mapping[str, str]) -> str:
    """What stands above the beginning of entries: 决2 文1."""
    return " ".join(f"{short_names[KINDS[kind]]}{number}" for kind, number in segment.labels)


def _open(segment: Segment, start: int, end: int, short_names: Mapping[str, str]) -> str:
    if not segment.valued:
        return f'<span class="m w" data-o="{start},{end}" data-k="{segment.covered}">'
    label = ""
    if segment.labels and start == segment.start:
        numbers = " ".join(f"{kind}:{number}" for kind, number in segment.labels)
        label = f' data-n="{numbers}" data-t="{escape(labels_of(segment, short_names))}"'
    return (
        f'<span class="m" data-o="{start},{end}" data-k="{segment.covered}" data-v="{segment.valued}"{label}'
        ' role="button" tabindex="0">'
    )


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The text in pieces that end with a line."""
    start = at = 0
    for n, line in enumerate(text.split("\n"), start=1):
        at = min(at + len(line) + 1, len(text))
        if n % _LINES_OF_BLOCK == 0:
            yield start, at
            start = at
    if start < len(text):
        yield start, len(text)


class _Escape:
    """Pieces of the text as HTML, in its order, with the page breaks in them."""

    def __init__(self, text: str, pages: Sequence[int]) -> None:
        self._text = text
        self._breaks = [at for at in pages if at > 0]
        self._by_form_feed = not pages
        self._page = 1

    def __call__(self, start: int, end: int) -> str:
        parts = []
        while self._page <= len(self._breaks) and self._breaks[self._page - 1] < end:
            at = max(start, self._breaks[self._page - 1])
            parts += [self._escape(start, at), self._break()]
            start = at
        return "".join([*parts, self._escape(start, end)])

    def _escape(self, start: int, end: int) -> str:
        html = escape(self._text[start:end]).replace("\r\n", "\n").replace("\r", "\n")
        return _INVISIBLE.sub(self._show, html)

    def _show(self, match: re.Match[str]) -> str:
        if match[0] == PAGE_BREAK and self._by_form_feed:
            return self._break()
        return f'<span class="control" data-c="U+{ord(match[0]):04X}"></span>'

    def _break(self) -> str:
        self._page += 1
        return f'<span class="page" role="separator" data-page="{self._page}"></span>'
