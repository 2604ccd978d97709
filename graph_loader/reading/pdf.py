"""PDF with a text layer, through PDFium: printed lines in reading order, one a line.

PDFium gives the characters and their places; lines, columns and blanks are made from the places, because the order inside the
file is the order of printing and need not be that of reading.
"""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from graph_loader.errors import ReadingError
from graph_loader.reading.content import Content
from graph_loader.reading.layout import Glyph, PrintedLine, lay_out
from graph_loader.reading.pages import MAXIMUM_CHARACTERS, MAXIMUM_PAGES, join_pages, needs_recognition, too_long

#: A page without text is a scan when pictures cover this part of it.
_SCANNED_SHARE = 0.3
#: Text set askew is a watermark, not part of the minutes.
_UPRIGHT = math.radians(3)
_UNKNOWN = ord("\ufffd")


def matches(data: bytes) -> bool:
    """Whether the bytes are a PDF: its mark stands in the first kilobyte (ISO 32000-1, note 13 to Annex H)."""
    return b"%PDF-" in data[:1024]


def extract(data: bytes, name: str) -> Content:
    """The text of a PDF and where its pages begin. Raises ReadingError: damaged, protected, scanned, too long."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise ReadingError(f"{name}: protected by a password; save a copy without one") from None
        raise ReadingError(f"{name}: a damaged PDF; fetch it again") from None
    try:
        if len(document) > MAXIMUM_PAGES:
            raise too_long(name)
        pages: list[list[PrintedLine]] = []
        empty: list[int] = []
        characters = 0
        for number in range(len(document)):
            page = document[number]
            textpage = page.get_textpage()
            characters += textpage.count_chars()
            if characters > MAXIMUM_CHARACTERS:
                raise too_long(name)
            pages.append(_read_page(textpage, pdfium))
            if not pages[-1] and _is_picture(page, pdfium):
                empty.append(number + 1)
            textpage.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        raise ReadingError(f"{name}: a damaged PDF ({error}); fetch it again") from None
    finally:
        document.close()
    if not any(pages):
        raise needs_recognition(name)
    if empty:
        raise needs_recognition(name, empty[0])
    return join_pages(pages, name)


def _read_page(textpage: Any, pdfium: Any) -> list[PrintedLine]:
    """The lines of a page as it is shown; text that is turned against the rest (a note in the margin) comes last."""
    by_turn: dict[int, list[Glyph]] = defaultdict(list)
    for glyph, turn in _glyphs(textpage, pdfium):
        by_turn[turn].append(glyph)
    return [
        line for turn in sorted(by_turn, key=lambda one: (-len(by_turn[one]), one)) for line in lay_out(by_turn[turn])
    ]


def _glyphs(textpage: Any, pdfium: Any) -> Iterator[tuple[Glyph, int]]:
    """The characters with their places, turned upright, and by how many quarter turns they had been turned."""
    raw = textpage.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    high = 0
    for n in range(textpage.count_chars()):
        if pdfium.FPDFText_IsGenerated(raw, n) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(raw, n)
        if pdfium.FPDFText_IsHyphen(raw, n) == 1:  # PDFium marks hyphens at the end of a line
            code = ord("-")
        elif code == 0 or pdfium.FPDFText_HasUnicodeMapError(raw, n) == 1:
            code = _UNKNOWN
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the first plane
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            if not high:
                continue
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        turns = pdfium.FPDFText_GetCharAngle(raw, n) / (math.pi / 2)
        if abs(turns - round(turns)) * (math.pi / 2) > _UPRIGHT:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(raw, n, ctypes.byref(box)):
            continue
        pdfium.FPDFText_GetCharOrigin(raw, n, ctypes.byref(x), ctypes.byref(y))
        turn = round(turns) % 4
        yield _upright(chr(code), box, x.value, y.value, turn), turn


def _upright(character: str, box: Any, x: float, y: float, turns: int) -> Glyph:
    """A character as its own direction of reading sees it. turns: quarter turns of its direction, clockwise."""
    match turns:
        case 0:
            return Glyph(character, box.left, box.right, -y, box.top - box.bottom)
        case 1:
            return Glyph(character, -box.top, -box.bottom, -x, box.right - box.left)
        case 2:
            return Glyph(character, -box.right, -box.left, y, box.top - box.bottom)
        case _:
            return Glyph(character, box.bottom, box.top, x, box.right - box.left)


def _is_picture(page: Any, pdfium: Any) -> bool:
    """Whether pictures cover much of a page."""
    left, bottom, right, top = page.get_bbox()
    covered = 0.0
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        a, b, c, d = picture.get_bounds()
        covered += max(0.0, min(c, right) - max(a, left)) * max(0.0, min(d, top) - max(b, bottom))
    return bool(covered >= _SCANNED_SHARE * (right - left) * (top - bottom))
