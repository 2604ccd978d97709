"""Checks that every value of a record stands where its evidence says."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterator

from graph_loader.extraction.numerals import to_int
from graph_loader.record import NORMALISED, Entry, Evidence, FollowUp, Record

#: Fields that say how an entry was found or what it belongs to, not what the text states.
_NO_VALUE = {"evidence", "rule", "chain", "item", "collective", "reason"}
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ue000-\uf8ff]+")


def without_blanks(text: str) -> str:
    return _BLANK.sub("", text)


def evidence_problems(record: Record, text: str) -> Iterator[str]:
    """Each value without evidence, and each whose characters are not what stands at its place."""
    for place, entry in record.entries():
        for name, value in _values(entry):
            spans = entry.evidence.get(name)
            if not spans:
                yield f"{place}.{name}: no evidence for {value!r}"
                continue
            cut = _cut(entry.evidence, name, text)
            if not cut:
                yield f"{place}.{name}: empty span {spans}"
            elif not (_is_code(entry, name) or _agrees(name.split(".")[0], value, cut)):
                yield f"{place}.{name}: {value!r} is not what stands there: {cut!r}"


def _values(entry: Entry) -> Iterator[tuple[str, object]]:
    for field in dataclasses.fields(entry):
        value = getattr(entry, field.name)
        if field.name in _NO_VALUE or value is None or value in ("", []):
            continue
        if isinstance(value, list):
            whole = field.name in NORMALISED and field.name in entry.evidence  # 第一至七议题 says all numbers at once
            yield from ((field.name if whole else f"{field.name}.{n}", member) for n, member in enumerate(value))
        else:
            yield field.name, value


def _is_code(entry: Entry, name: str) -> bool:
    return isinstance(entry, FollowUp) and name == "action"


def _cut(evidence: Evidence, name: str, text: str) -> str:
    spans = evidence[name]
    assert all(0 <= a < b <= len(text) for a, b in spans), f"{name}: spans {spans} outside the text"
    return without_blanks("".join(text[a:b] for a, b in spans))


def _agrees(field: str, value: object, cut: str) -> bool:
    if field in ("date", "issued"):
        return _date_agrees(str(value), cut)
    if field == "number_value":
        return any(to_int(numeral) == value for numeral in re.findall("[0-9〇○零一二三四五六七八九十百]+", cut))
    if field in NORMALISED or field == "policies":
        return True  # a code or a reference; the words it was computed from stand there
    return without_blanks(str(value)) == cut


def _date_agrees(value: str, cut: str) -> bool:
    """Month and day stand in the words, as digits or numerals; the year may come from elsewhere in the text."""
    _, month, day = (int(part) for part in value.split("-"))
    found = [to_int(n) for n in re.findall("[0-9]+|[〇○零一二三四五六七八九十]+", unicodedata.normalize("NFKC", cut))]
    return day in found and (month in found or "月" not in cut)
