"""What the reader of one format makes of the bytes of a file."""

from __future__ import annotations

from typing import NamedTuple


class Content(NamedTuple):
    """encoding: of text formats. metadata: fields that the file states about itself. pages: where each page begins in text."""

    text: str
    encoding: str | None = None
    metadata: dict[str, str] = {}  # noqa: RUF012 - the default is never changed, only replaced
    pages: tuple[int, ...] = ()
