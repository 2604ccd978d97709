"""Files of RDF as quads. Whatever is wrong with their bytes is told in one way; nothing is fetched from anywhere."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph
from pyoxigraph import DefaultGraph

from graph_loader.errors import ImportRefusedError
from graph_loader.export.compression import unpacking
from graph_loader.export.context import CONTEXT_IRI
from graph_loader.export.rdf import FORMATS
from graph_loader.resources import data_folder


def read_quads(path: Path, format_: str, packed: str | None) -> Iterator[Any]:
    """The quads of a file as it streams, but for JSON-LD, which is read at once.

    Raises ImportRefusedError when the file cannot be read to its end.
    """
    with _explain_damage(path, format_), path.open("rb") as file, unpacking(file, packed) as stream:
        yield from parse(stream.read() if format_ == "jsonld" else stream, format_)


def parse(data: bytes | BinaryIO, format_: str) -> Iterator[Any]:
    """The quads of some RDF; JSON-LD in bytes. Its published context is taken from this package."""
    if format_ == "jsonld" and isinstance(data, bytes):
        name = f'"{CONTEXT_IRI}"'.encode()
        if name in data[:4096]:
            text = (data_folder("ontology") / "context.jsonld").read_bytes()
            inner = text[text.index(b":") + 1 : text.rindex(b"}")]
            data = data.replace(name, inner, 1)
    quads: Iterator[Any] = pyoxigraph.parse(data, format=FORMATS[format_])
    return quads


def graph_of(quad: Any) -> str | None:
    """The IRI of the named graph of a quad; None outside of all."""
    return None if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name.value)


@contextmanager
def _explain_damage(path: Path, format_: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise ImportRefusedError(f"{path}: there is no such file; correct the name") from error
    except (OSError, EOFError, zlib.error, gzip.BadGzipFile, SyntaxError, UnicodeError, ValueError) as error:
        raise ImportRefusedError(f"{path}: cannot be read as {format_}: {error}. Is the file complete?") from error
    except Exception as error:
        if type(error).__name__ == "ZstdError":
            raise ImportRefusedError(f"{path}: cannot be unpacked: {error}. Is the file complete?") from error
        raise
