"""Files as they are, or packed by gzip or Zstandard: by the suffix of the file or as asked. Equal content gives equal bytes."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import BinaryIO, cast

#: The suffix of a file -> how it is packed.
SUFFIXES = {".gz": "gzip", ".zst": "zstd"}

_GZIP_LEVEL = 6
_ZSTD_LEVEL = 6


def split_suffix(path: PurePath) -> tuple[str, str | None]:
    """The suffix of the format and how the file is packed: graph.nt.gz -> (.nt, gzip)."""
    packed = SUFFIXES.get(path.suffix.lower())
    return (PurePath(path.stem) if packed else path).suffix.lower(), packed


@contextmanager
def packing(out: BinaryIO, packed: str | None) -> Iterator[BinaryIO]:
    """A stream to write to; what is written comes packed into `out`, which stays open."""
    if packed is None:
        yield out
    elif packed == "gzip":
        # without a time and a name in the header, so that equal content is equal bytes
        with gzip.GzipFile(filename="", mode="wb", fileobj=out, compresslevel=_GZIP_LEVEL, mtime=0) as stream:
            yield cast("BinaryIO", stream)
    else:
        import zstandard

        compressor = zstandard.ZstdCompressor(level=_ZSTD_LEVEL)
        with compressor.stream_writer(out, closefd=False) as stream:
            yield cast("BinaryIO", stream)


@contextmanager
def unpacking(file: BinaryIO, packed: str | None) -> Iterator[BinaryIO]:
    """A stream to read from. A file cut short raises EOFError or zstandard.ZstdError when its end is missed."""
    if packed is None:
        yield file
    elif packed == "gzip":
        with gzip.GzipFile(fileobj=file, mode="rb") as stream:
            yield cast("BinaryIO", stream)
    else:
        import zstandard

        with zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True) as stream:
            yield cast("BinaryIO", stream)
