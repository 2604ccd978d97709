"""Files of RDF as commands name them: the suffix tells the format and how the file is packed."""

from __future__ import annotations

from pathlib import Path

#: The suffix of a file -> the format it means.
FORMAT_SUFFIXES = {".ttl": "turtle", ".nt": "ntriples", ".nq": "nquads", ".trig": "trig", ".jsonld": "jsonld"}

SUFFIXES_SHOWN = ".ttl, .nt, .nq, .trig or .jsonld"


def describe_file(path: Path | None) -> tuple[str | None, str | None]:
    """The format and the packing that a file's name means: (turtle, None) for standard output, (None, …) for an unknown suffix."""
    from graph_loader.export.compression import split_suffix

    if path is None or str(path) == "-":
        return "turtle", None
    suffix, packed = split_suffix(path)
    return FORMAT_SUFFIXES.get(suffix), packed
