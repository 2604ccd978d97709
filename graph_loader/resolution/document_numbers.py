"""The number of an official document (文号): agency word, year and sequence, in one form for the many ways they are written."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# GB/T 9704-2012 §7.2.5: the year in full in hexagonal brackets, the sequence in Arabic numerals without leading zeros and without 第.
_NUMBER = re.compile(r"(?P<agency>[^\d()]*)\((?P<year>\d{4})\)第?0*(?P<sequence>\d{1,5})号")
_BRACKETS = str.maketrans("〔[【﹝〖{「", "(((((((") | str.maketrans("〕]】﹞〗}」", ")))))))")


class DocumentNumber(NamedTuple):
    """望政发〔2025〕7号: the agency word may be empty (〔2025〕7号)."""

    agency: str
    year: int
    sequence: int

    def __str__(self) -> str:
        return f"{self.agency}〔{self.year}〕{self.sequence}号"


def parse_document_number(written: str) -> DocumentNumber | None:
    """The parts of a number, whatever its brackets, blanks and the width of its characters; None for other marks (国令第780号)."""
    match = _NUMBER.fullmatch(_fold(written).translate(_BRACKETS))
    return DocumentNumber(match["agency"], int(match["year"]), int(match["sequence"])) if match else None


def normalise_document_number(written: str) -> str:
    """望政发[2025] 第07号 -> 望政发〔2025〕7号; what is no such number only without blanks and of one width."""
    parsed = parse_document_number(written)
    return str(parsed) if parsed else _fold(written)


def _fold(written: str) -> str:
    return "".join(unicodedata.normalize("NFKC", written).split())
