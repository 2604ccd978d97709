"""Text as a cell can hold it, and CSV that spreadsheets open without taking text for formulas."""

from __future__ import annotations

import re

#: What XML 1.0, and so XLSX, cannot hold, and half of surrogate pairs.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

#: Characters in a cell (ECMA-376-1 §18.18.37 leaves it open; Excel's limit).
_LONGEST = 32_767


def fit_text(text: str) -> str:
    """The text less the characters no cell can hold; what is longer than a cell ends with …"""
    text = _ILLEGAL.sub("", text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def escape_formula(text: str) -> str:
    """The text for CSV: spreadsheets compute what begins with = + - @, an apostrophe in front stops them."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
