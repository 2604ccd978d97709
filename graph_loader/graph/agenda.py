"""Agenda items, the policy documents before the meeting, and what was decided on them."""

from __future__ import annotations

from collections.abc import Iterator

from graph_loader.elements import NodeRef, Value
from graph_loader.graph.builder import Builder, spans_of
from graph_loader.graph.identifiers import Ordinals, digest, name_item
from graph_loader.graph.names import Names
from graph_loader.record import Assignment, Decision, FollowUp, Record
from graph_loader.resolution.titles import normalise_title


def add_items(builder: Builder, record: Record, meeting_ref: NodeRef) -> list[NodeRef]:
    """(Meeting)-[:HAS_ITEM]->(AgendaItem), in the order of the record; position counts from 1."""
    items = []
    ordinals = Ordinals()
    for position, item in enumerate(record.agenda_items, start=1):
        spans = spans_of(item, "title")
        properties: dict[str, Value | None] = {
            "position": position,
            "number": item.no,
            "title": item.title,
            "kind": item.kind,
        }
        identifier = ordinals.tell(f"{meeting_ref.id}/{name_item(item.title)}")
        ref = builder.add_node(("AgendaItem",), identifier, properties, spans, item.rule)
        builder.add_edge("HAS_ITEM", meeting_ref, ref, spans, item.rule)
        items.append(ref)
    return items


def item_of(record: Record, entry: Decision | Assignment | FollowUp) -> int | None:
    """The index of the item an entry belongs to; by its printed number when the record gives no index."""
    if entry.item is not None:
        return entry.item
    numbers = [item.no for item in record.agenda_items]
    return numbers.index(entry.agenda) if entry.agenda in numbers else None


def add_documents(builder: Builder, names: Names, record: Record, meeting_ref: NodeRef, items: list[NodeRef]) -> None:
    """Deliberated: REVIEWS and ABOUT; cited: CITES, by the items that name the document, else by the meeting."""
    for document in record.policy_documents:
        spans = spans_of(document, "title", "document_number", "alias")
        rule = document.rule
        ref = names.add_document(document.title, spans, rule, alias=document.alias, number=document.document_number)
        where = document.items or _items_deciding(record, names, document.title)
        if document.status == "deliberated":
            for review in _reviews(names, record, document.title, where):
                builder.add_edge("REVIEWS", meeting_ref, ref, spans, rule, review)
            for index in where:
                builder.add_edge("ABOUT", items[index], ref, spans, rule)
        else:
            for start in [items[index] for index in where] or [meeting_ref]:
                builder.add_edge("CITES", start, ref, spans, rule)


def add_decisions(builder: Builder, names: Names, record: Record, meeting_ref: NodeRef, items: list[NodeRef]) -> None:
    """(AgendaItem|Meeting)-[:RESULTED_IN]->(Decision)-[:CONCERNS]->(PolicyDocument)."""
    ordinals = Ordinals()
    for decision in record.decisions:
        index = item_of(record, decision)
        start = meeting_ref if index is None else items[index]
        properties: dict[str, Value | None] = {
            "verdict": decision.verdict,
            "verb": decision.verb,
            "subject": decision.subject,
        }
        spans = spans_of(decision, "verb", "verdict", "subject")
        about = [*sorted(normalise_title(title) for title in decision.policies), decision.subject or ""]
        name = f"{start.id}/decision-{decision.verdict}-{digest(*about)}"
        ref = builder.add_node(("Decision",), ordinals.tell(name), properties, spans, decision.rule)
        builder.add_edge("RESULTED_IN", start, ref, spans, decision.rule)
        for position, title in enumerate(decision.policies):
            spans = spans_of(decision, f"policies.{position}")
            document = names.add_document(title, spans, decision.rule)
            builder.add_edge("CONCERNS", ref, document, spans, decision.rule)


def _reviews(names: Names, record: Record, title: str, items: list[int]) -> Iterator[dict[str, Value | None]]:
    """The properties of REVIEWS for each item that names a document; item 0 stands for a document that no item names."""
    wanted = names.find_title(title)
    indexes: list[int | None] = [*items] or [None]
    for index in indexes:
        verdicts = [
            decision.verdict
            for decision in record.decisions
            if item_of(record, decision) == index and wanted in map(names.find_title, decision.policies)
        ]
        yield {
            "item": 0 if index is None else index + 1,
            "kind": None if index is None else record.agenda_items[index].kind,
            "verdict": verdicts[0] if verdicts else None,
            "title": title,
        }


def _items_deciding(record: Record, names: Names, title: str) -> list[int]:
    """The items whose decisions are about a document, for records that do not say which items name it."""
    wanted = names.find_title(title)
    found = (
        item_of(record, decision) for decision in record.decisions if wanted in map(names.find_title, decision.policies)
    )
    return sorted({index for index in found if index is not None})
