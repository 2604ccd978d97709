"""Which rule and which words of the lexicons produced each value of a record."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import NamedTuple

from graph_loader.lexicon import own_rows, words
from graph_loader.record import Entry, Record

#: Field -> the lexicons its rules consult, and where in the value an entry stands.
_CONSULTED: dict[str, tuple[tuple[str, str], ...]] = {
    "name": (("surnames", "start"), ("name_parts", "start")),
    "chair": (("surnames", "start"),),
    "persons": (("surnames", "start"),),
    "organization": (("unit_names", "whole"), ("unit_suffixes", "end"), ("unit_functions", "whole")),
    "organizations": (
        ("unit_names", "whole"),
        ("unit_suffixes", "end"),
        ("unit_functions", "whole"),
        ("collective_nouns", "end"),
    ),
    "actor": (("unit_names", "whole"), ("unit_suffixes", "end")),
    "post": (("posts", "end"),),
    "series": (("series", "end"),),
    "verb": (("verdicts", "whole"),),
    "deadline": (("festivals", "start"),),
    "urgency": (("urgency", "whole"),),
    "recurrence": (("recurrence", "whole"),),
}


class Explanation(NamedTuple):
    """A value: where it is in the record and in the text, the rule, and the entries of lexicons (lexicon:entry, * for the user's own)."""

    field: str
    value: str
    place: str
    rule: str
    words: list[str]


COLUMNS = Explanation._fields


def explain(record: Record) -> Iterator[Explanation]:
    """One explanation for every value of the record that was read from the text."""
    for path, entry in record.entries():
        for name, value in _values(entry):
            spans = entry.evidence.get(name, ())
            place = " ".join(f"char={start},{end}" for start, end in spans)
            yield Explanation(f"{path}.{name}", value, place, entry.rule, _entries(name.split(".")[0], value))


def _values(entry: Entry) -> Iterator[tuple[str, str]]:
    for field in dataclasses.fields(entry):
        value = getattr(entry, field.name)
        if field.name in ("evidence", "rule", "sentence", "reason") or value in (None, "", []):
            continue
        if isinstance(value, list):
            yield from ((f"{field.name}.{n}", str(member)) for n, member in enumerate(value))
        elif field.name in entry.evidence:
            yield field.name, str(value)


def _entries(field: str, value: str) -> list[str]:
    found = []
    for lexicon, where in _CONSULTED.get(field, ()):
        entry = _longest(value, words(lexicon), where)
        if entry:
            own = "*" if any(row[0] == entry for row in own_rows(lexicon)) else ""
            found.append(f"{lexicon}:{entry}{own}")
    return found


def _longest(value: str, entries: frozenset[str], where: str) -> str | None:
    if where == "whole":
        return value if value in entries else None
    cuts = range(len(value), 0, -1) if where == "start" else range(len(value))
    pieces = (value[:n] if where == "start" else value[n:] for n in cuts)
    return next((piece for piece in pieces if piece in entries), None)
