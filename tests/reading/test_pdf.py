"""PDF: printed lines in reading order, and clear refusals."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from graph_loader.errors import ReadingError
from graph_loader.extraction import extract
from graph_loader.reading import read_bytes
from tests.chromium import chromium
from tests.reading.rendering import expected_values, paragraphs, printed_lines, values
from tests.reading.rendering.portable import HEIGHT, draw_line, new_canvas, render_pdf
from tests.reading.rendering.web_page import render_page

__all__ = ["chromium"]


def draw(*pages: Callable[[Canvas], None], **options: Any) -> bytes:
    stream = io.BytesIO()
    canvas = new_canvas(stream, **options)
    for paint in pages:
        canvas.setFont("STSong-Light", 14)
        paint(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def text(data: bytes) -> str:
    return read_bytes(data, "纪要.pdf").text


def write(*lines: str, x: float = 60, y: float = 700) -> Callable[[Canvas], None]:
    def paint(canvas: Canvas) -> None:
        for n, line in enumerate(lines):
            draw_line(canvas, x, y - 25 * n, line, 14)

    return paint


def test_each_page_begins_where_the_document_says() -> None:
    lines = printed_lines("anlan-2018-03-12")
    document = read_bytes(render_pdf(lines, page_lines=20), "a.pdf")
    assert len(document.pages) == -(-len(lines) // 20)
    starts = [document.text[start:].split("\n", 1)[0] for start in document.pages]
    assert ["".join(start.split()) for start in starts] == ["".join(line.split()) for line in lines[::20]]
    record = extract(document)
    [span] = record.agenda_items[4].evidence["title"]
    assert document.page_at(span[0]) == 1 + next(n for n, line in enumerate(lines) if line.startswith("五、")) // 20
    assert document.page_at(0) == 1
    assert document.page_at(len(document.text)) == len(document.pages)


def test_formats_without_pages_have_none() -> None:
    assert read_bytes("县长主持召开会议".encode(), "a.txt").page_at(3) is None


def test_pages_and_text_that_are_turned() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(500, 100)
        canvas.rotate(90)
        write("会议审议了", "《办法》。", x=0, y=300)(canvas)

    def upside_down(canvas: Canvas) -> None:
        canvas.translate(500, 800)
        canvas.rotate(180)
        write("甲  乙", "丙", x=0, y=300)(canvas)

    def clockwise(canvas: Canvas) -> None:
        canvas.translate(100, 700)
        canvas.rotate(-90)
        write("丁  戊", "己", x=0, y=300)(canvas)

    assert text(draw(sideways, upside_down, clockwise)) == "会议审议了\n《办法》。\n\f甲  乙\n丙\n\f丁  戊\n己\n"


def test_watermarks_are_no_text() -> None:
    def stamped(canvas: Canvas) -> None:
        write("会议审议了《办法》。")(canvas)
        canvas.saveState()
        canvas.translate(100, 200)
        canvas.rotate(45)
        canvas.setFont("STSong-Light", 60)
        canvas.drawString(0, 0, "内部资料")
        canvas.restoreState()

    assert text(draw(stamped)) == "会议审议了《办法》。\n"


def test_columns_of_a_gazette_are_read_one_after_the_other() -> None:
    left = [f"会议强调第{n}项工作要抓紧落实" for n in "一二三四五六七八"]
    right = [f"各乡镇要把第{n}项任务分解到村" for n in "一二三四五六七八"]

    def gazette(canvas: Canvas) -> None:
        write(*left, x=50)(canvas)
        write(*right, x=310)(canvas)

    assert text(draw(gazette)).splitlines() == left + right


def test_a_page_printed_by_a_browser_with_an_embedded_font(chromium: Browser) -> None:
    name = "wangxi-2020-07-15"
    style = ".top, .right { display: none } body { font-size: 19px; line-height: 1.8 }</style>"
    page = chromium.new_page(java_script_enabled=False)
    page.set_content(render_page(paragraphs(name)).decode().replace("</style>", style))
    data = page.pdf(format="A4")
    page.close()
    document = read_bytes(data, "print.pdf")
    assert len(document.pages) == 2
    assert values(extract(document)) == expected_values(name)
    # The same page with fonts that do not say which characters they print.
    with pytest.raises(
        ReadingError, match=r"^print.pdf: its fonts do not say which characters they print; it needs OCR"
    ):
        read_bytes(data.replace(b"/ToUnicode", b"/ToNothing"), "print.pdf")


def _scan(canvas: Canvas) -> None:
    pixel = b"\x80" * (60 * 80 * 3)
    header = b"P6 60 80 255\n"
    canvas.drawImage(ImageReader(io.BytesIO(header + pixel)), 0, 0, width=595, height=HEIGHT)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (draw(_scan), "no text in it: scanned, needs OCR"),
        (draw(lambda canvas: None), "no text in it: scanned, needs OCR"),
        (draw(write("会议审议了《办法》。"), _scan), "page 2 is a picture without text: scanned, needs OCR"),
        (draw(write("会议"), encrypt="geheim"), "protected by a password"),
        (b"%PDF-1.7\n" + b"x" * 5000, "damaged PDF"),
        (draw(write("会议"))[:300], "damaged PDF"),
        (draw(*[lambda canvas: None] * 2100), "too long for minutes"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=f"^纪要.pdf: .*{message}"):
        read_bytes(data, "纪要.pdf")


def test_an_empty_last_page_and_a_small_picture_do_no_harm() -> None:
    def with_seal(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(io.BytesIO(b"P6 1 1 255\n\xff\x00\x00")), 300, 300, width=120, height=120)

    assert text(draw(write("会议"), with_seal, lambda canvas: None)) == "会议\n\f\f"


def test_a_pdf_is_known_by_its_content() -> None:
    assert read_bytes(b"\n\n" + draw(write("会议审议")), "纪要.doc").media_type == "application/pdf"
