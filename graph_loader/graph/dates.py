"""ISO dates of a record as dates of the graph."""

from __future__ import annotations

from datetime import date

from graph_loader.errors import RecordError


def read_date(value: str | None, where: str) -> date | None:
    """The date. where: document and field, for the message. Raises RecordError when the value is none."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise RecordError(f"{where}: {value!r} is no date of the form 2024-05-06") from None
