"""The tables that belong to the readers: tab-separated files of this package, lines that begin with # are comments."""

from __future__ import annotations

from importlib.resources import files


def read_data(name: str) -> list[str]:
    """The lines of a table."""
    text = files("graph_loader.reading").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
