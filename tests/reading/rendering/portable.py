"""PDF written with reportlab, at places that the tests choose."""

from __future__ import annotations

import io
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595, 842
_FONT = "STSong-Light"


def new_canvas(stream: io.BytesIO, size: int = 14, **options: Any) -> Canvas:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=1, **options)
    canvas.setFont(_FONT, size)
    return canvas


def render_pdf(lines: list[str], *, size: int = 14, page_lines: int = 24, page_number: str = "— {} —") -> bytes:
    """Lines as printed, with page numbers at the foot. Wide gaps are made by moving on, not by blanks."""
    stream = io.BytesIO()
    canvas = new_canvas(stream, size)
    for number, begin in enumerate(range(0, len(lines), page_lines), 1):
        canvas.setFont(_FONT, size)
        for n, line in enumerate(lines[begin : begin + page_lines]):
            draw_line(canvas, 60, HEIGHT - 90 - 1.8 * size * n, line, size)
        if page_number:
            canvas.drawString(280, 40, page_number.format(number))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def draw_line(canvas: Canvas, x: float, y: float, line: str, size: float) -> None:
    """Draws the pieces between wide gaps each at its own place, half an em a blank; from right to left, as some programs do."""
    places = []
    at = x
    for piece in line.split("  "):
        places.append((at, piece))
        at += pdfmetrics.stringWidth(piece, _FONT, size) + size
    for left, piece in reversed(places):
        if piece:
            canvas.drawString(left, y, piece)
