"""Evidence: places in minutes as RFC 5147 fragments, `<minutes id>#char=12,34` (half-open, in code points of Minutes.text)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from graph_loader.record import Span
from graph_loader.source import SourceDocument


def write_fragments(minutes_id: str, text: str, spans: Iterable[Span]) -> list[str]:
    """The fragments of some spans, in order of the text; spans that only white space parts become one."""
    joined: list[list[int]] = []
    for start, end in sorted(set(spans)):
        if joined and (start <= joined[-1][1] or _is_blank(text[joined[-1][1] : start])):
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return [f"{minutes_id}#char={start},{end}" for start, end in joined]


def write_pages(minutes_id: str, document: SourceDocument, spans: Iterable[Span]) -> list[str]:
    """The pages that some spans lie on, as RFC 8118 fragments `<minutes id>#page=3`, in order; none for formats without pages."""
    if not document.pages:
        return []
    pages: set[int] = set()
    for start, end in spans:
        first, last = document.page_at(start), document.page_at(end - 1)
        pages.update(range(first or 1, (last or 1) + 1))
    return [f"{minutes_id}#page={page}" for page in sorted(pages)]


def page_order(fragment: str) -> tuple[str, int, str]:
    """Sorts pages by document, then by number."""
    minutes_id, _, page = fragment.partition("#page=")
    return (minutes_id, int(page), "") if page.isdecimal() and page.isascii() else (minutes_id, 0, page)


def minutes_of(fragment: str) -> str:
    """The id of the minutes a fragment lies in."""
    return fragment.partition("#")[0]


def fragment_order(fragment: str) -> tuple[str, int, int, str]:
    """Sorts fragments by document, then by place in the text."""
    minutes_id, _, place = fragment.partition("#char=")
    start, _, end = place.partition(",")
    return (minutes_id, int(start), int(end), "") if start.isdigit() and end.isdigit() else (minutes_id, 0, 0, place)


def _is_blank(gap: str) -> bool:
    return len(gap) < 20 and all(unicodedata.category(mark)[0] in "CZ" for mark in gap)
