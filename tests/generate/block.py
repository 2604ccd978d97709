"""Block: a paragraph before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Block:
    """A paragraph as it is printed. kind: title, heading, body, list (may be wrapped) or line (may not)."""

    text: str
    kind: str = "body"
