"""A small way to run single stages of the extraction on fictional text."""

from __future__ import annotations

from graph_loader.extraction.agenda import extract_agenda, find_items
from graph_loader.extraction.decisions import extract_decisions
from graph_loader.extraction.documents import extract_documents
from graph_loader.extraction.follow_ups import extract_follow_ups
from graph_loader.extraction.plan_labels import find_labelled_tasks
from graph_loader.extraction.plan_tables import find_table_tasks
from graph_loader.extraction.plans import extract_planned_tasks
from graph_loader.extraction.tasks import extract_assignments
from graph_loader.extraction.text import Text
from graph_loader.record import Record


def body_record(raw: str, people: frozenset[str] = frozenset()) -> Record:
    """What the body of minutes states: items, documents, decisions, follow-ups, assignments."""
    text = Text(raw)
    body = find_items(text)
    documents = extract_documents(text, body)
    decisions = extract_decisions(text, body, documents)
    plans = [*find_table_tasks(text, body), *find_labelled_tasks(text, body)]
    return Record(
        agenda_items=extract_agenda(text, body),
        policy_documents=[document.entry for document in documents.documents],
        decisions=decisions,
        follow_ups=extract_follow_ups(text, body, documents, decisions, people),
        assignments=extract_assignments(text, body, people, plans) + extract_planned_tasks(text, plans, people),
    )
