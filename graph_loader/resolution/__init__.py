"""From the names a record states to the bodies, documents and officials they name."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph_loader.record import Record
from graph_loader.resolution.author import day_of, find_government
from graph_loader.resolution.government import Government
from graph_loader.resolution.organizations import Bodies, Body
from graph_loader.source import SourceDocument

__all__ = ["Bodies", "Body", "Government", "Resolution", "resolve"]

#: Length of a Minutes id: the first digits of the SHA-256 of the file.
MINUTES_ID_LENGTH = 16


class Resolution(NamedTuple):
    """What is needed to name the nodes of one document."""

    minutes_id: str
    government: Government
    bodies: Bodies


def resolve(record: Record, document: SourceDocument, *, government: str | None = None) -> Resolution:
    """Find the government of a document and prepare the resolution of the names in it.

    government: its name when the user gives it (望溪县人民政府); it wins over what the document says.
    """
    minutes_id = document.sha256[:MINUTES_ID_LENGTH]
    if not re.fullmatch(r"[0-9a-f]{64}", document.sha256):
        raise ValueError(f"{document.uri}: not a SHA-256 sum: {document.sha256!r}")
    found = find_government(record, document, minutes_id, government)
    bodies = Bodies(found, day_of(record))
    bodies.note(_written_names(record))
    return Resolution(minutes_id, found, bodies)


def _written_names(record: Record) -> list[str]:
    names = [attendee.organization for attendee in record.attendees]
    names += [name for assignment in record.assignments for name in assignment.organizations]
    names += [name for step in record.follow_ups for name in (step.actor, step.body, step.in_name_of)]
    names += [record.document.issuer, *record.document.distribution]
    return [name for name in names if name]
