"""Pages of printed lines as one text: page numbers and running heads are left out, each page's beginning is recorded."""

from __future__ import annotations

import re
from collections import Counter

from graph_loader.errors import ReadingError
from graph_loader.reading.content import Content
from graph_loader.reading.layout import PrintedLine, is_readable

#: More than any minutes; what is larger is refused before it takes the machine's memory.
MAXIMUM_PAGES = 2_000
MAXIMUM_CHARACTERS = 3_000_000
_PAGE_NUMBER = re.compile(
    r"[-—–－─·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:[\s，,/／]*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–－─·\s]*"
)
_DIGITS = re.compile(r"\d+")


def join_pages(pages: list[list[PrintedLine]], name: str) -> Content:
    """The text of a document. Pages are separated by a form feed, as pdftotext does.

    Raises ReadingError when its fonts do not say which characters they print.
    """
    pieces: list[str] = []
    starts: list[int] = []
    offset = 0
    furniture = _running_lines(pages)
    for number, page in enumerate(pages):
        starts.append(offset)
        kept = [line.text for n, line in enumerate(page) if not _is_furniture(page, n, number, len(pages), furniture)]
        text = "".join(f"{line}\n" for line in kept) + ("\f" if number + 1 < len(pages) else "")
        pieces.append(text)
        offset += len(text)
    whole = "".join(pieces)
    if not is_readable(whole):
        raise ReadingError(
            f"{name}: its fonts do not say which characters they print; it needs OCR, or save the text another way"
        )
    return Content(whole, pages=tuple(starts))


def too_long(name: str) -> ReadingError:
    """The error for a document with more pages or characters than any minutes."""
    return ReadingError(
        f"{name}: too long for minutes (at most {MAXIMUM_PAGES} pages and {MAXIMUM_CHARACTERS} characters); split the file"
    )


def needs_recognition(name: str, page: int | None = None) -> ReadingError:
    """The error for pages that are pictures. page: counted from 1; None for the whole document."""
    where = "no text in it" if page is None else f"page {page} is a picture without text"
    return ReadingError(f"{name}: {where}: scanned, needs OCR; run a program for text recognition over it first")


def _is_furniture(
    page: list[PrintedLine], line: int, number: int, count: int, furniture: Counter[tuple[str, int]]
) -> bool:
    """Whether a line is a page number, or a running head or foot that stood on a page before."""
    if len(page) == 1 or 0 < line < len(page) - 1:
        return False
    found = page[line]
    numbers = _DIGITS.findall(found.text)
    numbered = str(number + 1) in numbers
    alike, same = furniture[_key(found)], furniture[found.text, round(found.baseline / 3)]
    if _PAGE_NUMBER.fullmatch(found.text):
        # A bare number could be anything; with marks, as the page's own number, or at the same place of other pages it is none.
        return numbered or alike > 1 or any(mark in found.text for mark in "-—–－─页/／")
    # With other numbers than its page's, a line that looks like those of other pages may be a row of a table.
    return number > 0 and count >= 3 and (same >= count - 1 or (numbered and alike >= count - 1))


def _running_lines(pages: list[list[PrintedLine]]) -> Counter[tuple[str, int]]:
    """How many pages begin or end with the same line at the same height; also with # for its numbers."""
    found: Counter[tuple[str, int]] = Counter()
    for page in filter(None, pages):
        ends = (page[0], page[-1])
        found.update({_key(line) for line in ends} | {(line.text, round(line.baseline / 3)) for line in ends})
    return found


def _key(line: PrintedLine) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.baseline / 3)
