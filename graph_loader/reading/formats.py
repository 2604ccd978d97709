"""The formats that can be read, told apart by their content and, where that says nothing, by the suffix of the name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from graph_loader.errors import ReadingError
from graph_loader.reading import text

#: No minutes are longer: the longest of real minutes have some 100 kB.
MAXIMUM_BYTES = 20_000_000

#: bytes and name -> text, encoding and metadata of the page; raises ReadingError.
Extract = Callable[[bytes, str], tuple[str, str | None, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format. suffixes: with the dot, lower case. matches: whether bytes are surely of this format."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    matches: Callable[[bytes], bool]
    extract: Extract


#: In the order in which their content is tried.
FORMATS: tuple[Format, ...] = (
    Format("text (UTF-8, GB18030, UTF-16)", (".txt", ".text"), "text/plain", text.has_mark, text.extract),
)

#: Formats that are recognised so that the message can name them.
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an Office or OFD document"),
    (b"\xd0\xcf\x11\xe0", "a document of old Word or WPS"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "a rich text document"),
)
#: Suffixes of documents that cannot be read yet: a user who hands them in wants to know.
OTHER_DOCUMENTS = frozenset({".htm", ".html", ".doc", ".docx", ".wps", ".pdf", ".ofd", ".rtf", ".odt"})
_MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body")


def known_suffixes() -> frozenset[str]:
    """The suffixes of all formats that can be read."""
    return frozenset(suffix for found in FORMATS for suffix in found.suffixes)


def find_format(data: bytes, name: str) -> Format:
    """The format of some bytes. Raises ReadingError, naming the supported formats, when it is none of them."""
    for found in FORMATS:
        if found.matches(data):
            return found
    kind = _recognise(data)
    suffix = PurePath(name).suffix.lower()
    by_suffix = [found for found in FORMATS if suffix in found.suffixes]
    if kind is None and by_suffix:
        return by_suffix[0]
    # A name that says nothing (standard input) is taken for text unless the content says otherwise.
    if kind is None and suffix not in OTHER_DOCUMENTS:
        return FORMATS[-1]
    known = "; ".join(f"{found.name} ({', '.join(found.suffixes)})" for found in FORMATS)
    raise ReadingError(
        f"{name}: this is {kind or f'a file {suffix}'}, which cannot be read; supported: {known}. Save it as text"
    )


def _recognise(data: bytes) -> str | None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    return "a web page" if data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP) else None
