"""The record of generated minutes, in the public format. Every string is given as it stands in the text, white space removed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Entry = dict[str, Any]
PARTS = [
    "document", "meeting", "attendees", "agenda_items", "policy_documents",
    "decisions", "assignments", "deadlines", "follow_ups",
]  # fmt: skip


def person(
    name: str | None, role: str, organization: str | None = None, post: str | None = None, note: str | None = None
) -> Entry:
    return {"name": name, "role": role, "organization": organization, "post": post, "agenda": None, "note": note}


def assignment(
    action: str, organizations: list[str] | None = None, role: str = "responsible", *,
    persons: list[str] | None = None, deadline: str | None = None, collective: bool = False, optional: bool = False,
) -> Entry:  # fmt: skip
    """An assignment without its item. optional: neither required nor an error, as for one that only restates a follow-up."""
    entry: Entry = {
        "organizations": organizations or [], "persons": persons or [], "role": role, "action": action,
        "deadline": deadline, "agenda": None, "collective": collective,
    }  # fmt: skip
    return entry | {"optional": True} if optional else entry


def follow_up(action: str, actor: str | None = None, body: str | None = None, in_name_of: str | None = None) -> Entry:
    return {"agenda": None, "action": action, "actor": actor, "body": body, "in_name_of": in_name_of}


def decision(verdict: str, policies: list[str] | None = None, subject: str | None = None) -> Entry:
    return {"agenda": None, "verdict": verdict, "policies": policies or [], "subject": subject}


def policy(title: str, status: str, alias: str | None = None, document_number: str | None = None) -> Entry:
    return {"title": title, "document_number": document_number, "alias": alias, "status": status}


@dataclass
class Gold:
    """What the text states so far."""

    document: Entry = field(
        default_factory=lambda: {
            "title": None, "document_number": None, "issuer": None, "issued": None,
            "distribution": [], "disclosure": None, "url": None,
        }
    )  # fmt: skip
    meeting: Entry = field(
        default_factory=lambda: {
            "series": None, "number": None, "number_value": None, "term": None,
            "date": None, "time_of_day": None, "place": None, "chair": None,
        }
    )  # fmt: skip
    attendees: list[Entry] = field(default_factory=list)
    agenda_items: list[Entry] = field(default_factory=list)
    policy_documents: list[Entry] = field(default_factory=list)
    decisions: list[Entry] = field(default_factory=list)
    assignments: list[Entry] = field(default_factory=list)
    follow_ups: list[Entry] = field(default_factory=list)

    def attend(self, entry: Entry) -> None:
        """Adds an attendee, unless the same person is there with the same unit, or presides."""
        for other in self.attendees:
            same = entry["name"] and other["name"] == entry["name"]
            if same and (other["role"] == "chair" or other["organization"] == entry["organization"]):
                return
        self.attendees.append(entry)

    def name_policy(self, entry: Entry) -> None:
        """Adds a document, or what is new about one that is there."""
        for other in self.policy_documents:
            if other["title"] == entry["title"]:
                other["alias"] = other["alias"] or entry["alias"]
                if entry["status"] == "deliberated":
                    other["status"] = "deliberated"
                return
        self.policy_documents.append(entry)

    def to_dict(self) -> dict[str, Any]:
        return {"annotated": PARTS, **vars(self)}
