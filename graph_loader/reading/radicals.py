"""Characters that look like another one: fonts in PDF often map 文 to the radical ⽂ and 民 to ⺠, and no rule would know them."""

from __future__ import annotations

import unicodedata
from functools import cache

from graph_loader.reading.data import read_data


def ideograph(text: str) -> str:
    """The characters with radicals and compatibility forms (⽂, ⺠, 慎) as the ideographs they look like."""
    if text.isascii():
        return text
    return "".join(_ideograph(one) for one in text)


def _ideograph(character: str) -> str:
    if "\u2e80" <= character <= "\u2eff":
        return _radicals().get(character, character)
    if (
        "\u2f00" <= character <= "\u2fdf"
        or "\uf900" <= character <= "\ufaff"
        or "\U0002f800" <= character <= "\U0002fa1f"
    ):
        return unicodedata.normalize("NFKC", character)
    return character


@cache
def _radicals() -> dict[str, str]:
    rows = (line.partition("\t") for line in read_data("radicals.tsv"))
    return {radical: whole for radical, _, whole in rows}
