"""How much of a document was understood: counts of what it states, the share of sentences with a value, what is missing."""

from __future__ import annotations

from typing import NamedTuple

from graph_loader.extraction.agenda import find_items
from graph_loader.extraction.text import Text
from graph_loader.extraction.unparsed import Covered
from graph_loader.record import Record


class Coverage(NamedTuple):
    """One document. Counts are entries of the record; sentences_understood is a percentage of sentences; not_published
    names parts of which the document says nothing."""

    attendees: int
    items: int
    documents: int
    decisions: int
    assignments: int
    requirements: int
    follow_ups: int
    sentences: int
    sentences_understood: int
    unparsed: int
    not_published: list[str]


COLUMNS = Coverage._fields


def measure_coverage(text: str, record: Record) -> Coverage:
    """The coverage of a record on the text it was extracted from."""
    folded = Text(text)
    covered = Covered([entry for _, entry in record.entries() if entry is not record.document])
    sentences = [
        sentence
        for item in find_items(folded).items
        for part in item.own()
        for sentence in folded.sentences(*part, marks="。！？")
    ]
    understood = sum(any(covered.overlaps(*span) for span in folded.spans(*sentence)) for sentence in sentences)
    requirements = sum(not (task.organizations or task.persons) for task in record.assignments)
    return Coverage(
        len(record.attendees),
        len(record.agenda_items),
        len(record.policy_documents),
        len(record.decisions),
        len(record.assignments) - requirements,
        requirements,
        len(record.follow_ups),
        len(sentences),
        round(100 * understood / len(sentences)) if sentences else 100,
        len(record.unparsed),
        _not_published(record),
    )


def _not_published(record: Record) -> list[str]:
    meeting, document = record.meeting, record.document
    stated = {
        "number": meeting.number,
        "date": meeting.date,
        "chair": meeting.chair,
        "attendance": [a for a in record.attendees if a.role != "chair"],
        "items": record.agenda_items,
        "document number": document.document_number,
        "issuer": document.issuer,
        "date of issue": document.issued,
        "recipients": document.distribution,
    }
    return [part for part, value in stated.items() if not value]
