"""From a SourceDocument to a Record: what the minutes of one meeting state, every value with its place in the text.

Rules look for shapes (headings, labels, verbs of the trade) over lexicons of words; each kind of fact has a file of its own.
"""

from __future__ import annotations

from graph_loader.errors import NotMinutesError, SeveralMeetingsError
from graph_loader.record import Record
from graph_loader.source import SourceDocument

__all__ = ["extract"]


def extract(document: SourceDocument) -> Record:
    """The record of a document.

    Raises NotMinutesError when the text tells of no meeting, SeveralMeetingsError when it holds the minutes of two or more; the
    messages name the file.
    """
    from graph_loader.extraction.agenda import extract_agenda, find_items
    from graph_loader.extraction.attendance import extract_attendees
    from graph_loader.extraction.decisions import extract_decisions
    from graph_loader.extraction.documents import extract_documents
    from graph_loader.extraction.follow_ups import extract_follow_ups
    from graph_loader.extraction.head import extract_document
    from graph_loader.extraction.meeting import extract_meeting
    from graph_loader.extraction.metadata import stated_date
    from graph_loader.extraction.plan_labels import find_labelled_tasks
    from graph_loader.extraction.plan_tables import find_table_tasks
    from graph_loader.extraction.plans import extract_planned_tasks
    from graph_loader.extraction.several_meetings import find_meetings
    from graph_loader.extraction.tasks import extract_assignments
    from graph_loader.extraction.text import Text
    from graph_loader.extraction.timing import read_times
    from graph_loader.extraction.unparsed import find_unparsed

    text = Text(document.text)
    if parts := find_meetings(text):
        places = ", ".join(f"line {part.line} ({part.title})" for part in parts[:10]) + (
            ", …" if len(parts) > 10 else ""
        )
        raise SeveralMeetingsError(
            f"{document.name}: these are the minutes of {len(parts)} meetings, which begin at {places}; save each as a file of its own"
        )
    meeting = extract_meeting(text, published=stated_date(document.metadata))
    body = find_items(text)
    numbers = [item.no for item in body.items]
    attendees = extract_attendees(text, meeting, numbers, body.items)
    if meeting.series is None and not attendees and not body.items:
        raise NotMinutesError(
            f"{document.name}: these are no minutes: no meeting, nobody who attended and no item was found; name another file"
        )
    people = frozenset(attendee.name for attendee in attendees if attendee.name)
    documents = extract_documents(text, body)
    decisions = extract_decisions(text, body, documents)
    plans = [*find_table_tasks(text, body), *find_labelled_tasks(text, body)]
    record = Record(
        document=extract_document(text, document.metadata),
        meeting=meeting,
        attendees=attendees,
        agenda_items=extract_agenda(text, body),
        policy_documents=[found.entry for found in documents.documents],
        decisions=decisions,
        assignments=[
            *extract_assignments(text, body, people, plans),
            *extract_planned_tasks(text, plans, people),
        ],
        follow_ups=extract_follow_ups(text, body, documents, decisions, people),
    )
    unparsed = [*find_unparsed(text, body, documents.titles, record), *read_times(record)]
    record.unparsed = sorted(unparsed, key=lambda entry: entry.evidence["text"])
    return record
