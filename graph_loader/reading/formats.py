"""The formats that can be read, told apart by their content and, where that says nothing, by the suffix of the name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from graph_loader.errors import ReadingError
from graph_loader.reading import archive, docx, html, ofd, office, pdf, text
from graph_loader.reading.content import Content

#: No minutes are longer: the longest of real minutes have some 100 kB.
MAXIMUM_BYTES = 20_000_000

#: bytes and name -> what they hold; raises ReadingError.
Extract = Callable[[bytes, str], Content]


@dataclass(frozen=True, slots=True)
class Format:
    """A format. suffixes: with the dot, lower case. matches: whether bytes are surely of this format."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    matches: Callable[[bytes], bool]
    extract: Extract


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEXT = Format("text (UTF-8, GB18030, UTF-16)", (".txt", ".text"), "text/plain", text.has_mark, text.extract)
_PAGE = Format("web page", (".html", ".htm", ".xhtml", ".shtml"), "text/html", html.matches, html.extract)
#: In the order in which their content is tried.
FORMATS: tuple[Format, ...] = (
    Format("Word", (".docx", ".docm"), _WORD, docx.matches, docx.extract),
    Format("PDF", (".pdf",), "application/pdf", pdf.matches, pdf.extract),
    Format("OFD", (".ofd",), "application/ofd", ofd.matches, ofd.extract),
    Format("old Word and WPS", (".doc", ".wps"), "application/msword", office.matches_word, office.extract),
    Format("rich text", (".rtf",), "application/rtf", office.matches_rich_text, office.extract),
    Format(
        "OpenDocument",
        (".odt",),
        "application/vnd.oasis.opendocument.text",
        office.matches_open_document,
        office.extract,
    ),
    _PAGE,
    _TEXT,
)

#: Formats that are recognised so that the message can name them.
_SIGNATURES = (
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"MIME-Version:", "a web archive (MHTML)"),
    (b"From: <Saved by", "a web archive (MHTML)"),
    (b"<?xml", "an XML document"),
)
#: Suffixes of documents that cannot be read: a user who hands them in wants to know.
OTHER_DOCUMENTS = frozenset({".mht", ".mhtml", ".uof", ".uot", ".wpt", ".caj", ".ceb"})


def known_suffixes() -> frozenset[str]:
    """The suffixes of all formats that can be read."""
    return frozenset(suffix for found in FORMATS for suffix in found.suffixes)


def find_format(data: bytes, name: str) -> Format:
    """The format of some bytes: by their content, whatever the name says. Raises ReadingError when it is no known one.

    What has no mark of a format is text; only whether it is a web page then depends on the suffix.
    """
    for found in FORMATS:
        if found.matches(data):
            return found
    suffix = PurePath(name).suffix.lower()
    if kind := _recognise(data, name):
        known = "; ".join(f"{found.name} ({', '.join(found.suffixes)})" for found in reversed(FORMATS))
        raise ReadingError(f"{name}: this is {kind}, which cannot be read; supported: {known}. Save it as text")
    return _PAGE if suffix in _PAGE.suffixes else _TEXT


def _recognise(data: bytes, name: str) -> str | None:
    if archive.is_zip(data):
        archive.Archive(data, name)  # says when it is damaged
        return "a zip archive that is neither DOCX nor OFD"
    if kind := next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None):
        return kind
    suffix = PurePath(name).suffix.lower()
    return f"a file {suffix}" if suffix in OTHER_DOCUMENTS and b"\0" in data[:4096] else None
