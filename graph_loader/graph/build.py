"""From the record of one document to its nodes and edges. Pure: the same record, text and resolution give the same graph."""

from __future__ import annotations

from graph_loader.errors import RecordError
from graph_loader.graph import agenda, meeting, tasks
from graph_loader.graph.builder import Builder
from graph_loader.graph.dates import read_date
from graph_loader.graph.merge import Elements
from graph_loader.graph.names import Names
from graph_loader.record import Record
from graph_loader.resolution import Resolution
from graph_loader.source import SourceDocument


def build(record: Record, document: SourceDocument, resolution: Resolution) -> Elements:
    """The graph of one document. Raises RecordError, naming the part, when the record is inconsistent."""
    _check(record, document)
    builder = Builder(resolution.minutes_id, document)
    names = Names(builder, resolution, document.text, record)
    meeting_ref = meeting.add_meeting(builder, names, record, document)
    items = agenda.add_items(builder, record, meeting_ref)
    meeting.add_attendance(builder, names, record, meeting_ref)
    agenda.add_documents(builder, names, record, meeting_ref, items)
    agenda.add_decisions(builder, names, record, meeting_ref, items)
    tasks.add_follow_ups(builder, names, record, meeting_ref, items)
    tasks.add_assignments(builder, names, record, meeting_ref, items)
    return builder.elements()


def _check(record: Record, document: SourceDocument) -> None:
    """Places that lie outside the text, or items that do not exist, would give evidence that shows nothing."""
    length = len(document.text)
    for where, entry in record.entries():
        for field, spans in entry.evidence.items():
            for start, end in spans:
                if not 0 <= start < end <= length:
                    raise RecordError(f"{document.uri}: {where}.{field}: the text has no characters {start} to {end}")
    for n, task in enumerate(record.assignments):
        for field in ("deadline_start", "deadline_end"):
            read_date(getattr(task, field), f"{document.uri}: assignments.{n}.{field}")
    count = len(record.agenda_items)
    indexes = [
        *((f"decisions.{n}", entry.item) for n, entry in enumerate(record.decisions)),
        *((f"assignments.{n}", entry.item) for n, entry in enumerate(record.assignments)),
        *((f"follow_ups.{n}", entry.item) for n, entry in enumerate(record.follow_ups)),
        *((f"policy_documents.{n}", item) for n, entry in enumerate(record.policy_documents) for item in entry.items),
    ]
    for where, index in indexes:
        if index is not None and not 0 <= index < count:
            raise RecordError(f"{document.uri}: {where}: there is no agenda item {index} (0 to {count - 1})")
