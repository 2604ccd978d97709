"""What a file states about itself outside of its text (<meta> of a page, properties): used where the text states nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from graph_loader.extraction.dates import find_full_dates
from graph_loader.extraction.folding import fold
from graph_loader.lexicon import mapping

#: Who issues minutes: a government, an office, the committee of a zone; a newspaper that prints a report does not.
ISSUER = re.compile("(?:政府|办公室|办公厅|政府办|管委会|管委|府办)$")


def stated(metadata: Mapping[str, str], field: str) -> Iterator[str]:
    """The values of the entries for a field of the record, in the order of the file, without white space."""
    fields = mapping("metadata_fields")
    for name, value in metadata.items():
        if fields.get(name.strip().casefold()) == field and (bare := re.sub(r"\s+", "", value)):
            yield bare


def stated_issuer(metadata: Mapping[str, str]) -> str | None:
    """The office that issued the minutes."""
    return next((value for value in stated(metadata, "issuer") if len(value) <= 30 and ISSUER.search(value)), None)


def stated_date(metadata: Mapping[str, str]) -> date | None:
    """The day of publication."""
    for name, value in metadata.items():
        if mapping("metadata_fields").get(name.strip().casefold()) == "issued":
            folded = fold(re.sub(r"\s+\d{1,2}[:：].*", "", value.strip()))
            for full in find_full_dates(folded, 0, len(folded)):
                return full.value
    return None
