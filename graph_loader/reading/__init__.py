"""From a file, or bytes with a name, to a SourceDocument: one file of this package per format."""

from __future__ import annotations

import hashlib
from pathlib import Path

from graph_loader.errors import ReadingError
from graph_loader.reading.formats import MAXIMUM_BYTES, find_format
from graph_loader.source import SourceDocument

__all__ = ["MAXIMUM_BYTES", "read", "read_bytes"]


def read(path: str | Path) -> SourceDocument:
    """The text of a file, unchanged but for the decoding. Its URI is the file's absolute path.

    Raises ReadingError, naming the file and the mend, when it cannot be read or is no text of a known format.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise ReadingError(f"{path}: this is a folder; name a file in it")
        if not path.is_file():
            what = "no regular file" if path.exists() else "there is no such file"
            raise ReadingError(f"{path}: {what}; correct the name")
        size = path.stat().st_size
        if size > MAXIMUM_BYTES:
            raise _too_large(str(path), size)
        with path.open("rb") as file:
            data = file.read(MAXIMUM_BYTES + 1)
    except PermissionError:
        raise ReadingError(f"{path}: no permission to read it; change its mode or run as its owner") from None
    except (OSError, ValueError) as error:
        raise ReadingError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    return read_bytes(data, str(path), uri=path.resolve().as_uri())


def read_bytes(data: bytes, name: str, *, uri: str = "-") -> SourceDocument:
    """The text of bytes that were read elsewhere. name: for the choice of the format and for messages; uri: of the source.

    Raises ReadingError as `read` does.
    """
    if len(data) > MAXIMUM_BYTES:
        raise _too_large(name, len(data))
    if not data.strip(b"\0\t\n\x0b\x0c\r \xef\xbb\xbf"):
        raise ReadingError(f"{name}: the file is empty; fetch it again")
    found = find_format(data, name)
    content = found.extract(data, name)
    if not content.text.strip():
        raise ReadingError(f"{name}: there is no text in it; fetch it again")
    digest = hashlib.sha256(data).hexdigest()
    return SourceDocument(
        content.text, uri, digest, found.media_type, content.encoding, content.metadata, content.pages
    )


def _too_large(name: str, size: int) -> ReadingError:
    return ReadingError(
        f"{name}: {size / 1e6:.0f} MB are too large for minutes (at most {MAXIMUM_BYTES / 1e6:.0f} MB); split the file"
    )
