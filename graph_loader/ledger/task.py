"""A task as the ledger shows it: what the minutes state of it, and what was reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph_loader.ledger.change import StatusChange


@dataclass(frozen=True, slots=True)
class LedgerTask:
    """What minutes state of a task. Names are sorted; collectives are among them.

    sentences, documents, positions: one each for the minutes that state it; a position is `char=start,end` in code points of the
    text, half-open (RFC 5147). changes: all that were reported.
    """

    id: str
    government: str
    meeting: str
    meeting_date: date | None
    item: str
    action: str
    kind: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    responsible: tuple[str, ...]
    deadline: str
    first_day: date | None
    last_day: date | None
    urgency: str
    recurrence: str
    sentences: tuple[str, ...]
    documents: tuple[str, ...]
    positions: tuple[str, ...]
    changes: tuple[StatusChange, ...] = ()
