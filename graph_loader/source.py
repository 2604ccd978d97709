"""SourceDocument: what reading gives to extraction."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One file as text.

    text: the extracted text, unchanged from the file but for the decoding; all offsets of a record count its code points.
    uri: where it came from (a file: URI, `-` for standard input); names the source for replacing an older version.
    sha256: hexadecimal digest of the file's bytes.
    """

    text: str
    uri: str
    sha256: str
    media_type: str = "text/plain"
    encoding: str | None = None
    metadata: dict[str, str] = field(default_factory=dict)
