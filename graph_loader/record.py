"""Record: what the minutes of one meeting state, with the place of every value. Extraction gives it to resolution and graph.

Strings are as printed with all white space and control characters removed; what the text does not state is None or [].
`evidence` of an entry maps a field ("name", "date") or a member of a list field ("organizations.0") to the spans of the text
it was read from: half-open offsets in code points of `SourceDocument.text`. The characters of a value's spans, joined and freed of
white space and control characters, are the value, or for the fields in NORMALISED the words it was computed from. Keys `again.0` …
hold places that say the same once more (the chair in the list of those present).
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graph_loader.errors import RecordError

Span = tuple[int, int]
Spans = tuple[Span, ...]
Evidence = dict[str, Spans]

#: Fields whose value is computed from the words at their span: ISO dates, whole numbers, codes, numbers of unnumbered items.
NORMALISED = frozenset(
    {
        "issued",
        "date",
        "number_value",
        "verdict",
        "kind",
        "no",
        "role",
        "status",
        "agenda",
        "items",
        "item",
        "collective",
        "deadline_kind",
        "deadline_start",
        "deadline_end",
        "recurrence_period",
    }
)


@dataclass(slots=True)
class Entry:
    """Base of all parts of a record: the places of its values and the rule that found them."""

    evidence: Evidence = field(default_factory=dict, kw_only=True)
    rule: str = field(default="", kw_only=True)


@dataclass(slots=True)
class DocumentFacts(Entry):
    """The published document: its title, 文号 or issue number, issuer, date of issue (ISO), recipients, disclosure, address."""

    title: str | None = None
    document_number: str | None = None
    issuer: str | None = None
    issued: str | None = None
    distribution: list[str] = field(default_factory=list)
    disclosure: str | None = None
    url: str | None = None


@dataclass(slots=True)
class MeetingFacts(Entry):
    """The meeting. number is as written (第92次), number_value its value, term what it counts in (五届, 2026年)."""

    series: str | None = None
    number: str | None = None
    number_value: int | None = None
    term: str | None = None
    date: str | None = None
    time_of_day: str | None = None
    place: str | None = None
    chair: str | None = None


@dataclass(slots=True)
class Attendee(Entry):
    """A person, or an organisation represented without a name. role: chair, present, nonvoting, absent, recorder."""

    name: str | None = None
    role: str = "present"
    organization: str | None = None
    post: str | None = None
    agenda: list[str] | None = None
    note: str | None = None


@dataclass(slots=True)
class AgendaItem(Entry):
    """An item as dealt with. no is as printed (一); 1, 2 … where none is printed. kind: deliberate, hear, convey, study, report, other."""

    no: str | None = None
    title: str = ""
    kind: str | None = None


@dataclass(slots=True)
class PolicyDocument(Entry):
    """A document named in 《》. status: deliberated by this meeting, or only cited.

    items: indexes into agenda_items of the items that name it; the evidence of "items.0" is where the first of them does.
    """

    title: str = ""
    document_number: str | None = None
    alias: str | None = None
    status: str | None = None
    items: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Decision(Entry):
    """A result. verdict is the code, verb the exact words (原则同意 is not 通过); policies are titles of policy documents.

    item: index into agenda_items (a printed number may occur twice); so in Assignment and FollowUp.
    """

    agenda: str | None = None
    item: int | None = None
    verdict: str = ""
    policies: list[str] = field(default_factory=list)
    subject: str | None = None
    verb: str | None = None


@dataclass(slots=True)
class Timed(Entry):
    """What is to be done by a day.

    deadline: as written (7月底前). deadline_kind: date, span, recurring, urgency, open, unknown; None when nothing says when.
    deadline_start, deadline_end: ISO dates, both days included; None where no calendar gives them. urgency: words that name no day
    (尽快). recurrence: words for again and again (每季度), recurrence_period the same as an ISO 8601 duration (P3M).
    """

    deadline: str | None = None
    deadline_kind: str | None = None
    deadline_start: str | None = None
    deadline_end: str | None = None
    urgency: str | None = None
    recurrence: str | None = None
    recurrence_period: str | None = None


@dataclass(slots=True)
class Assignment(Timed):
    """Who is told to do what. role: lead (牵头), support (配合), responsible. collective: no body is named (各部门).

    Without organizations and persons it is a requirement that was addressed to nobody (要加强值守).
    """

    organizations: list[str] = field(default_factory=list)
    persons: list[str] = field(default_factory=list)
    role: str = "responsible"
    action: str = ""
    agenda: str | None = None
    item: int | None = None
    collective: bool = False
    sentence: str = ""


@dataclass(slots=True)
class FollowUp(Timed):
    """What happens to a document next: revise, issue, submit. Steps of one chain (修改完善后提请…) share `chain`, in list order.

    action is the code, phrase the words of the step (提请市委常委会审议), policies the titles it is about, as in Decision.
    """

    agenda: str | None = None
    item: int | None = None
    action: str = ""
    phrase: str = ""
    actor: str | None = None
    body: str | None = None
    in_name_of: str | None = None
    policies: list[str] = field(default_factory=list)
    chain: int = 0
    sentence: str = ""


@dataclass(slots=True)
class Unparsed(Entry):
    """Words that were seen and not understood. kind: attendance, title, resolution, deadline; reason: why, in English."""

    kind: str = ""
    text: str = ""
    reason: str = ""


@dataclass(slots=True)
class Record:
    """Everything one document states about one meeting, in the order of the text."""

    document: DocumentFacts = field(default_factory=DocumentFacts)
    meeting: MeetingFacts = field(default_factory=MeetingFacts)
    attendees: list[Attendee] = field(default_factory=list)
    agenda_items: list[AgendaItem] = field(default_factory=list)
    policy_documents: list[PolicyDocument] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    unparsed: list[Unparsed] = field(default_factory=list)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every entry with its place in the record: ("document", …), ("attendees.3", …)."""
        for part in dataclasses.fields(self):
            value = getattr(self, part.name)
            if isinstance(value, list):
                yield from ((f"{part.name}.{n}", entry) for n, entry in enumerate(value))
            else:
                yield part.name, value

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON values, in the public format plus `evidence` and `rule` on every entry."""
        return dataclasses.asdict(self)

    def to_json(self, indent: int | None = None) -> str:
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> Record:
        """A record from JSON values; unknown keys are ignored, `evidence` may be missing. Raises RecordError naming the part."""
        parts = {"document": DocumentFacts, "meeting": MeetingFacts}
        lists = {
            "attendees": Attendee, "agenda_items": AgendaItem, "policy_documents": PolicyDocument,
            "decisions": Decision, "assignments": Assignment, "follow_ups": FollowUp, "unparsed": Unparsed,
        }  # fmt: skip
        record = cls()
        for name, kind in parts.items():
            setattr(record, name, _entry(kind, value.get(name, {}), name))
        for name, kind in lists.items():
            found = value.get(name, [])
            if not isinstance(found, list):
                raise RecordError(f"{name} is not a list")
            setattr(record, name, [_entry(kind, entry, f"{name}.{n}") for n, entry in enumerate(found)])
        return record


E_ = TypeVar("E_", bound=Entry)


def _entry(kind: type[E_], value: Any, where: str) -> E_:
    if not isinstance(value, dict):
        raise RecordError(f"{where} is not an object")
    known = {f.name for f in dataclasses.fields(kind)}
    fields = {key: found for key, found in value.items() if key in known}
    evidence = fields.get("evidence") or {}
    fields["evidence"] = {path: tuple((int(a), int(b)) for a, b in spans) for path, spans in evidence.items()}
    return kind(**fields)
