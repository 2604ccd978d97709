"""SourceDocument: what reading gives to extraction."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

#: In a cell of a table that the file merges with the cell above: no ink, so it is part of no value.
MERGED_CELL = "\u2060"


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One file as text.

    text: the extracted text, unchanged from the file but for the decoding; all offsets of a record count its code points.
    uri: where it came from (a file: URI, `-` for standard input); names the source for replacing an older version.
    sha256: hexadecimal digest of the file's bytes.
    metadata: what the file states about itself outside of its running text (索引号, title, url …); as printed.
    pages: of formats with pages, the offset in `text` at which each page begins.
    """

    text: str
    uri: str
    sha256: str
    media_type: str = "text/plain"
    encoding: str | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    pages: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """The source as people write it: the path of a file: URI."""
        address = urlsplit(self.uri)
        return unquote(address.path) if address.scheme == "file" else self.uri

    def page_at(self, offset: int) -> int | None:
        """The page, counted from 1, that the character at `offset` stands on; None for formats without pages."""
        return max(1, bisect_right(self.pages, offset)) if self.pages else None
