"""Nodes that names stand for: bodies, collectives, officials and policy documents, found or made as the document mentions them."""

from __future__ import annotations

from collections import Counter
from datetime import date

from graph_loader.elements import NodeRef, Value
from graph_loader.graph.builder import Builder
from graph_loader.graph.organizations import Organizations
from graph_loader.record import Attendee, Record, Spans
from graph_loader.resolution import Body, Resolution
from graph_loader.resolution.document_kinds import official_kind
from graph_loader.resolution.document_numbers import normalise_document_number
from graph_loader.resolution.matters import find_matter
from graph_loader.resolution.officials import unit_of_post
from graph_loader.resolution.place import narrow
from graph_loader.resolution.titles import normalise_title, without_draft_marks

#: The rule of a unit that only the post of a person tells.
UNIT_OF_POST = "unit of a post"


class Names:
    """Looks up and adds the nodes that the names in one document stand for."""

    def __init__(self, builder: Builder, resolution: Resolution, text: str, record: Record) -> None:
        self._builder = builder
        self._resolution = resolution
        self._organizations = Organizations(builder)
        self._text = text
        self._when = record.meeting.date
        self.government = resolution.government
        self._attendees = Counter(attendee.name for attendee in record.attendees if attendee.name)
        self._units = {attendee.name: attendee for attendee in record.attendees if attendee.name}
        self._aliases = Counter(
            normalise_title(document.alias) for document in record.policy_documents if document.alias
        )
        self._titles: dict[str, str] = {}
        for document in record.policy_documents:
            title = normalise_title(document.title)
            self._titles[title] = title
            if document.alias and self._aliases[normalise_title(document.alias)] == 1:
                self._titles.setdefault(normalise_title(document.alias), title)

    def add_government(self) -> NodeRef | None:
        """The government whose meeting this is, None when it is not known."""
        if not self.government.known:
            return None
        written = [_ink(self._text, self.government.spans)] if self.government.spans else []
        return self._organizations.add_government(self.government, written, self.government.spans, self.government.rule)

    def add_bodies(
        self, phrase: str, spans: Spans, rule: str, *, collective: bool = False
    ) -> list[tuple[NodeRef, Body, Spans]]:
        """The organizations and groups a phrase names, with where each stands."""
        found = []
        for body in self._resolution.bodies.resolve(phrase, collective=collective):
            place = narrow(self._text, spans, body.start, body.end)
            found.append((self._add_body(body, place, rule), body, place))
        return found

    def add_organization(self, phrase: str, spans: Spans, rule: str) -> NodeRef:
        """The one organization an attendee or official stands for, even when its name reads like a list."""
        bodies = self._resolution.bodies.resolve(phrase)
        body = bodies[0] if len(bodies) == 1 and not bodies[0].collective else self._resolution.bodies.whole(phrase)
        return self._add_body(body, spans, rule)

    def add_official(self, name: str, unit: NodeRef | None, spans: Spans, rule: str) -> NodeRef:
        """A person; with a unit, the person of that name in that unit.

        Leaders of the government itself are mostly named without a post (出席：甲某、乙某), so for them the unit is no part of the id.
        """
        unit_name = None if unit is None else self._unit_name(unit)
        government = self.government.name
        identifier = f"{government}/{name}" + (f"@{unit_name}" if unit_name and unit_name != government else "")
        when = date.fromisoformat(self._when) if self._when else None
        properties: dict[str, Value | None] = {
            "name": name,
            "unit": unit_name,
            "government": government,
            "first_seen": when,
            "last_seen": when,
        }
        return self._builder.add_node(("Official",), identifier, properties, spans, rule)

    def add_person(self, name: str, spans: Spans, rule: str) -> NodeRef:
        """A person named in the body: the attendee of that name when there is exactly one, else a person of unknown unit."""
        attendee = self._units[name] if self._attendees[name] == 1 else None
        return self.add_official(name, self.unit_of(attendee) if attendee else None, spans, rule)

    def is_attendee(self, name: str) -> bool:
        return name in self._attendees

    def unit_of(self, attendee: Attendee) -> NodeRef | None:
        """The organization an attendee stands for: as stated, else the one that the post of a person tells by itself (县长)."""
        if attendee.organization:
            spans = attendee.evidence.get("organization", ())
            return self.add_organization(attendee.organization, spans, attendee.rule)
        told = unit_of_post(attendee.post or "", self.government) if attendee.name else None
        if told is None:
            return None
        spans = narrow(self._text, attendee.evidence.get("post", ()), told.start, told.end)
        body = self._resolution.bodies.whole(told.name)
        return self._organizations.add_body(body, spans, UNIT_OF_POST, stated=False)

    def find_title(self, title: str) -> str | None:
        """The normalised title of the document that a title or an alias of this document names."""
        return self._titles.get(normalise_title(title))

    def add_document(
        self,
        title: str,
        spans: Spans,
        rule: str,
        *,
        alias: str | None = None,
        number: str | None = None,
    ) -> NodeRef:
        """A policy document by its title as written, or an alias that the document defines."""
        plain = normalise_title(title)
        normalised = self.find_title(title) or plain
        number = normalise_document_number(number) if number else None
        matter = find_matter(normalised, self.government.forms).words or None
        properties: dict[str, Value | None] = {
            "matter": matter,
            "matter_reversed": matter and matter[::-1],
            "government": self.government.name,
        }
        if normalised != plain:
            properties["aliases"] = [title]
        else:
            properties |= {
                "title": without_draft_marks(title),
                "titles_as_written": [title],
                "aliases": [alias] if alias else None,
                "document_number": number,
                "document_numbers": [number] if number else None,
                "document_kind": official_kind(without_draft_marks(title)),
            }
        identifier = f"{self.government.name}/{normalised}"
        return self._builder.add_node(("PolicyDocument",), identifier, properties, spans, rule)

    def _add_body(self, body: Body, spans: Spans, rule: str) -> NodeRef:
        if body.collective:
            identifier = f"{body.government}/{body.name}"
            properties: dict[str, Value | None] = {"name": body.name, "government": body.government}
            return self._builder.add_node(("Group",), identifier, properties, spans, rule)
        return self._organizations.add_body(body, spans, rule)

    def _unit_name(self, unit: NodeRef) -> str:
        """A unit within an official's id: its name, with its government where that is another one."""
        return unit.id.removeprefix(f"{self.government.name}/")


def _ink(text: str, spans: Spans) -> str:
    return "".join("".join(text[start:end].split()) for start, end in spans)
