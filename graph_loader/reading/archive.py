"""The parts of a zip archive (DOCX, OFD), with limits that no honest document reaches."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any

from graph_loader.errors import ReadingError

#: How much one part, and all parts that are read, may hold when unpacked. The XML of long minutes has some 2 MB.
MAXIMUM_PART_BYTES = 50_000_000
MAXIMUM_TOTAL_BYTES = 150_000_000
_MAXIMUM_PARTS = 20_000
_BOMB = "it unpacks to far more than any minutes (a zip bomb?); fetch it again from its source"


class Archive:
    """A zip archive in memory. Names of parts are compared without a leading slash, with / between folders.

    name: of the file, for messages. Raises ReadingError when the archive is damaged.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise ReadingError(f"{name}: a damaged zip archive ({error}); fetch it again") from None
        if len(self._zip.infolist()) > _MAXIMUM_PARTS:
            raise ReadingError(f"{name}: {_BOMB}")
        self._parts = {_plain(part.filename): part for part in self._zip.infolist() if not part.is_dir()}
        self._read = 0

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._parts

    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._parts)

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises ReadingError when it is missing, damaged, encrypted or too large."""
        info = self._parts.get(_plain(part))
        if info is None:
            raise ReadingError(f"{self.name}: the part {part} is missing, the file is damaged; fetch it again")
        if info.flag_bits & 1:
            raise ReadingError(f"{self.name}: protected by a password; save a copy without one")
        limit = min(MAXIMUM_PART_BYTES, MAXIMUM_TOTAL_BYTES - self._read)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise ReadingError(f"{self.name}: the part {part} is damaged ({error}); fetch the file again") from None
        if len(data) > limit:
            raise ReadingError(f"{self.name}: {_BOMB}")
        self._read += len(data)
        return data

    def parse(self, part: str) -> Any:
        """The root element (lxml) of a part that is XML.

        Entities are not expanded, nothing outside is fetched, and documents with a DTD, which these formats have no use for, are
        refused. Raises ReadingError.
        """
        from lxml import etree

        data = self.read(part)
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise ReadingError(f"{self.name}: the part {part} is damaged ({error}); fetch the file again") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise ReadingError(
                f"{self.name}: the part {part} has a DTD, which no such document needs; fetch the file again"
            )
        return root


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip archive does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def holds(data: bytes, *parts: str) -> bool:
    """Whether the bytes are a zip archive with a part of each of these names (in any case of letters; a folder ends with /)."""
    if not is_zip(data):
        return False
    try:
        names = [name.lower() for name in Archive(data, "").names()]
    except ReadingError:
        return False
    return all(any(name.startswith(part) if part.endswith("/") else name == part for name in names) for part in parts)


def local_name(element: Any) -> str:
    """The name of an element or attribute without its namespace: documents of these formats use several."""
    name = element if isinstance(element, str) else element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """The value of the attribute of this local name."""
    for key, value in element.attrib.items():
        if local_name(key) == name:
            return str(value)
    return None


def _plain(part: str) -> str:
    return posixpath.normpath(part.replace("\\", "/")).lstrip("/")
