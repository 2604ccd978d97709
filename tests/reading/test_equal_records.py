"""The same minutes in every format give the same record, and every value stands where its evidence says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_loader.extraction import extract
from graph_loader.reading import read_bytes
from tests.extraction.evidence import evidence_problems
from tests.reading.rendering import NAMES, differences, expected_values, paragraphs, printed_lines, values
from tests.reading.rendering.fixed import render_ofd
from tests.reading.rendering.portable import render_pdf
from tests.reading.rendering.web_page import render_page, render_table_page
from tests.reading.rendering.word import render_document, render_numbered

#: By name: how an example is rendered, and the media type that reading must find without any help of a suffix.
RENDERINGS: dict[str, tuple[Callable[[str], bytes], str]] = {
    "web page": (lambda name: render_page(paragraphs(name)), "text/html"),
    "web page, a line a paragraph": (lambda name: render_page([[line] for line in printed_lines(name)]), "text/html"),
    "web page in GB18030, layout by tables": (lambda name: render_table_page(paragraphs(name)), "text/html"),
    "Word": (lambda name: render_document(paragraphs(name)), "wordprocessingml"),
    "Word, a line a paragraph": (
        lambda name: render_document([[line] for line in printed_lines(name)]),
        "wordprocessingml",
    ),
    "Word with automatic numbers": (lambda name: render_numbered(paragraphs(name)), "wordprocessingml"),
    "PDF": (lambda name: render_pdf(printed_lines(name)), "application/pdf"),
    "PDF, bare page numbers": (
        lambda name: render_pdf(printed_lines(name), page_lines=13, page_number="{}"),
        "application/pdf",
    ),
    "OFD": (lambda name: render_ofd(printed_lines(name)), "application/ofd"),
    "OFD of several documents": (
        lambda name: render_ofd(printed_lines(name), page_lines=15, documents=2),
        "application/ofd",
    ),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_rendering_gives_the_record_of_the_text(rendering: str, name: str) -> None:
    render, media_type = RENDERINGS[rendering]
    document = read_bytes(render(name), "minutes")
    assert media_type in document.media_type
    record = extract(document)
    assert differences(values(record), expected_values(name)) == []
    assert list(evidence_problems(record, document.text)) == []
