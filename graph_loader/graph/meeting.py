"""The minutes, the meeting they record, and who attended it for whom."""

from __future__ import annotations

from datetime import date

from graph_loader.elements import NodeRef, Value
from graph_loader.graph.builder import Builder, spans_of
from graph_loader.graph.dates import read_date
from graph_loader.graph.names import UNIT_OF_POST, Names
from graph_loader.record import Attendee, MeetingFacts, Record
from graph_loader.source import SourceDocument

_MEETING_FIELDS = ("series", "number", "number_value", "term", "date", "time_of_day", "place")


def add_meeting(builder: Builder, names: Names, record: Record, document: SourceDocument) -> NodeRef:
    """Minutes -RECORDS-> Meeting, the issuer and the recipients."""
    facts = record.document
    government = names.government.name
    properties: dict[str, Value | None] = {
        "title": facts.title,
        "document_number": facts.document_number,
        "issued": read_date(facts.issued, f"{document.uri}: document.issued"),
        "disclosure": facts.disclosure,
        "url": facts.url,
        "government": government,
        "sha256": document.sha256,
        "text": document.text,
        "sources": [document.uri],
    }
    builder.add_minutes(properties)
    names.add_government()
    meeting = record.meeting
    when = read_date(meeting.date, f"{document.uri}: meeting.date")
    spans = spans_of(meeting, *_MEETING_FIELDS)
    meeting_ref = builder.add_node(
        ("Meeting",),
        _identify(meeting, government, builder.minutes.id),
        {
            "title": _caption(meeting, names),
            "government": government,
            **{field: getattr(meeting, field) for field in _MEETING_FIELDS if field != "date"},
            "date": when,
        },
        spans,
        meeting.rule,
    )
    builder.add_edge("RECORDS", builder.minutes, meeting_ref, spans, meeting.rule)
    if facts.issuer:
        for ref, body, place in names.add_bodies(facts.issuer, facts.evidence.get("issuer", ()), facts.rule):
            if not body.collective:
                builder.add_edge("ISSUED_BY", builder.minutes, ref, place, facts.rule)
    for position, recipient in enumerate(facts.distribution):
        spans = facts.evidence.get(f"distribution.{position}", ())
        for ref, _, place in names.add_bodies(recipient, spans, facts.rule):
            builder.add_edge("DISTRIBUTED_TO", builder.minutes, ref, place, facts.rule)
    return meeting_ref


def add_attendance(builder: Builder, names: Names, record: Record, meeting_ref: NodeRef) -> None:
    """(Official|Organization)-[:ATTENDED|EXCUSED_FROM]->(Meeting) and (Official)-[:SERVES_IN]->(Organization)."""
    when = record.meeting.date
    for attendee in record.attendees:
        _add_attendee(builder, names, attendee, meeting_ref, date.fromisoformat(when) if when else None)
    chair = record.meeting.chair
    if not chair:
        return
    spans = record.meeting.evidence.get("chair", ())
    chairs = [one for one in record.attendees if one.name == chair and one.role == "chair"]
    if spans or not chairs:
        attendee = chairs[0] if chairs else Attendee(name=chair, role="chair")
        unit = names.unit_of(attendee)
        official = names.add_official(chair, unit, spans, record.meeting.rule)
        properties = _attendance(attendee)
        builder.add_edge("ATTENDED", official, meeting_ref, spans, record.meeting.rule, properties)


def _add_attendee(builder: Builder, names: Names, attendee: Attendee, meeting_ref: NodeRef, when: date | None) -> None:
    spans = spans_of(attendee, "name", "organization", "post", "note")
    unit = names.unit_of(attendee)
    if attendee.name:
        name_spans = spans_of(attendee, "name")
        start = names.add_official(attendee.name, unit, name_spans, attendee.rule)
        if unit:
            service: dict[str, Value | None] = {"first_seen": when, "last_seen": when}
            service_spans = spans_of(attendee, "name", "organization", "post")
            rule, basis = (attendee.rule, "stated") if attendee.organization else (UNIT_OF_POST, "derived")
            post = {"post": attendee.post or "", **service}
            builder.add_edge("SERVES_IN", start, unit, service_spans, rule, post, basis=basis)
    elif unit:
        start = unit
    else:
        return
    if attendee.role == "absent":
        properties: dict[str, Value | None] = {
            "organization": attendee.organization or "",
            "post": attendee.post or "",
            "reason": attendee.note,
        }
        builder.add_edge("EXCUSED_FROM", start, meeting_ref, spans, attendee.rule, properties)
    else:
        builder.add_edge("ATTENDED", start, meeting_ref, spans, attendee.rule, _attendance(attendee))


def _attendance(attendee: Attendee) -> dict[str, Value | None]:
    return {
        "role": attendee.role,
        "organization": attendee.organization or "",
        "post": attendee.post or "",
        "items": list(attendee.agenda) if attendee.agenda else None,
        "note": attendee.note,
    }


def _identify(meeting: MeetingFacts, government: str, minutes_id: str) -> str:
    """<government>/<series>/<date>; the number (within its term) of an undated meeting; the minutes' own id when it has neither."""
    if meeting.date:
        which = meeting.date
    elif meeting.number:
        which = f"{meeting.term or ''}{meeting.number}"
    else:
        return minutes_id
    return f"{government}/{meeting.series or '会议'}/{which}"


def _caption(meeting: MeetingFacts, names: Names) -> str:
    """What a reader calls the meeting: 安澜市人民政府第12次常务会议, 安澜市人民政府2024年5月6日常务会议."""
    government = names.government.name if names.government.known else ""
    which = f"{meeting.term or ''}{meeting.number or ''}"
    if not meeting.number and meeting.date:
        when = date.fromisoformat(meeting.date)
        which = f"{when.year}年{when.month}月{when.day}日"
    return f"{government}{which}{meeting.series or '会议'}"
