"""One document of minutes as Akoma Ntoso 3.0, the OASIS standard for parliamentary and legal documents: <debate name="minutes">.

The text is kept whole: each line is a <p>, and the lines joined are the text of the minutes, character for character (but for control
characters, which XML cannot hold). The document's facts are marked in it where the evidence shows them, with <references> for
what is named: https://docs.oasis-open.org/legaldocml/akn-core/v1.0/. What the standard has no place for is listed in
docs/interchange.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from lxml import etree

from graph_loader.elements import Node, NodeRef
from graph_loader.errors import ExportError
from graph_loader.export import iri
from graph_loader.export.akoma_ntoso_marks import Mark, find_marks, places
from graph_loader.export.akoma_ntoso_profile import profile
from graph_loader.graph.merge import Elements
from graph_loader.graph.split import Part

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
#: Stands where the standard wants a day and the minutes state none, as other tools write it.
NO_DAY = "0001-01-01"

_PROGRAM = "graph-loader"
#: What XML 1.0 cannot hold: control characters and half surrogates.
_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_document(part: Part, base: str = iri.DATA) -> bytes:
    """The XML of one document. base: the namespace of the IRIs. Raises ExportError when the part is not that of a document."""
    elements = part.elements
    minutes = next((node for node in elements.nodes if node.labels[0] == "Minutes"), None)
    if minutes is None:
        raise ExportError("only what one document states can be written as Akoma Ntoso")
    return _Document(minutes, elements, base).to_bytes()


def file_name(part: Part) -> str:
    """What the file of a document is called: the day of the meeting, where it is known, and the id of the minutes."""
    days = (node.properties.get("date") for node in part.elements.nodes if node.labels[0] == "Meeting")
    day = min((day for day in days if isinstance(day, date)), default=None)
    return f"{day.isoformat()}-{part.minutes_id}.xml" if day else f"{part.minutes_id}.xml"


class _Document:
    """One document while it is written."""

    def __init__(self, minutes: Node, elements: Elements, base: str) -> None:
        self._minutes, self._elements, self._base = minutes, elements, base
        self._text = _UNFIT.sub("\ufffd", str(minutes.properties.get("text", "")))
        self._nodes = {node.ref: node for node in elements.nodes}
        self._ids: dict[tuple[str, str], str] = {}  # IRI and element of <references> -> eId
        self._references: list[tuple[str, str, str, str]] = []
        self._marks = find_marks(elements, self._text)

    def to_bytes(self) -> bytes:
        root = etree.Element(_tag("akomaNtoso"), nsmap={None: NAMESPACE})
        debate = _child(root, "debate", name="minutes", contains="originalVersion")
        meta, body = _child(debate, "meta"), _child(debate, "debateBody")
        self._write_body(body)  # first: it collects the references
        self._write_meta(meta)
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))

    def _write_meta(self, meta: etree._Element) -> None:
        stated = self._minutes.properties
        meeting = self._meeting()
        held = meeting.properties.get("date") if meeting else None
        issued = stated.get("issued")
        government = NodeRef("Organization", str(stated.get("government", "")))
        author = self._refer(government, government.id)
        path = f"/akn/cn/debate/{_day(held)}/{self._minutes.id}"
        identification = _child(meta, "identification", source=f"#{_PROGRAM}")
        work = _child(identification, "FRBRWork")
        self._name(work, f"{path}/!main", path, _day(held), "meeting", author, title=stated.get("title"))
        _child(work, "FRBRcountry", value="cn")
        if number := stated.get("document_number"):
            _child(work, "FRBRnumber", value=str(number))
        expression = _child(identification, "FRBRExpression")
        self._name(expression, f"{path}/zho/!main", f"{path}/zho", _day(issued), "issued", author)
        _child(expression, "FRBRlanguage", language="zho")
        manifestation = _child(identification, "FRBRManifestation")
        self._name(manifestation, f"{path}/zho/!main.xml", f"{path}/zho.akn", _day(issued), "issued", f"#{_PROGRAM}")
        _child(manifestation, "FRBRformat", value="application/akn+xml")
        if isinstance(issued, date):
            _child(meta, "publication", date=_day(issued), name="issued", showAs=str(stated.get("title", "")))
        references = _child(meta, "references", source=f"#{_PROGRAM}")
        for element, identifier, address, shown in self._references:
            _child(references, element, eId=identifier, href=address, showAs=shown)
        _child(references, "TLCOrganization", eId=_PROGRAM, href=f"{self._base}program", showAs=_PROGRAM)

    @staticmethod
    def _name(
        parent: etree._Element, this: str, uri: str, day: str, named: str, author: str, title: Any = None
    ) -> None:
        _child(parent, "FRBRthis", value=this)
        _child(parent, "FRBRuri", value=uri)
        if title:
            _child(parent, "FRBRalias", value=str(title), name="title")
        _child(parent, "FRBRdate", date=day, name=named)
        _child(parent, "FRBRauthor", href=author)

    def _write_body(self, body: etree._Element) -> None:
        """Sections: what comes before the first item, one for the items that begin in the same line, and the list of attendance."""
        starts, closing = self._item_lines(), self._closing_line()
        meeting = self._meeting()
        section: etree._Element | None = None
        offset = 0
        for number, line in enumerate(self._text.split("\n")):
            if number == closing:
                section = _child(body, "rollCall", eId="rollCall_1")
            elif number in starts and (closing is None or number < closing):
                items = " ".join(self._refer(ref, str(self._nodes[ref].properties["title"])) for ref in starts[number])
                section = _child(body, "debateSection", name="item", eId=f"dbsect_{len(body) + 1}", refersTo=items)
            elif section is None:
                about = {"refersTo": self._refer(meeting.ref, str(meeting.properties["title"]))} if meeting else {}
                section = _child(body, "debateSection", name="opening", eId=f"dbsect_{len(body) + 1}", **about)
            self._write_line(_child(section, "p"), line, offset)
            offset += len(line) + 1

    def _write_line(self, paragraph: etree._Element, line: str, offset: int) -> None:
        """The text of a line with its marks; one that goes on in the next line is written in both."""
        end, done = offset + len(line), offset
        last: etree._Element | None = None
        for mark in self._marks:
            start, stop = max(mark.start, offset), min(mark.end, end)
            if start >= stop:
                continue
            _append(paragraph, last, line[done - offset : start - offset])
            last = _child(paragraph, mark.element, **self._attributes(mark))
            last.text = line[start - offset : stop - offset]
            done = stop
        _append(paragraph, last, line[done - offset :])

    def _attributes(self, mark: Mark) -> Mapping[str, str]:
        if mark.element == "date":
            return {"date": _day(mark.day)}
        if mark.element == "ref":
            return {"href": iri.node_iri(mark.ref, self._base)}
        if mark.verdict is not None:
            return {"refersTo": self._code("verdict", "verdict", mark.verdict)}
        node = self._nodes[mark.ref].properties
        attributes = {"refersTo": self._refer(mark.ref, str(node["name"]))}
        if mark.role is not None and mark.element == "person":
            attributes["as"] = self._code("attendanceRole", "attendance-role", mark.role)
        return attributes

    def _refer(self, ref: NodeRef, shown: str) -> str:
        """`#eId` of the reference to a node, which is made when it is new."""
        term = profile()[ref.label]
        return self._reference(str(term.top), iri.node_iri(ref, self._base), shown)

    def _code(self, term: str, scheme: str, code: str) -> str:
        return self._reference(str(profile()[term].top), f"{iri.CODES}{scheme}/{code}", code)

    def _reference(self, element: str, address: str, shown: str) -> str:
        key = (element, address)
        if key not in self._ids:
            self._ids[key] = f"{element.removeprefix('TLC').lower()}_{len(self._ids) + 1}"
            self._references.append((element, self._ids[key], address, shown))
        return f"#{self._ids[key]}"

    def _meeting(self) -> Node | None:
        recorded = (edge.end for edge in self._elements.edges if edge.type == "RECORDS")
        return next((self._nodes[ref] for ref in recorded if ref in self._nodes), None)

    def _line_of(self, offset: int) -> int:
        return self._text.count("\n", 0, offset)

    def _item_lines(self) -> dict[int, list[NodeRef]]:
        """The line each item begins in; one that would begin before the item printed above it belongs to that one's line."""
        begun: dict[int, list[NodeRef]] = {}
        line = 0
        items = [edge for edge in self._elements.edges if edge.type == "HAS_ITEM" and edge.end in self._nodes]
        for edge in sorted(items, key=lambda edge: _position(self._nodes[edge.end])):
            line = max([line, self._line_of(min(start for start, _ in places(edge)))])
            begun.setdefault(line, []).append(edge.end)
        return begun

    def _closing_line(self) -> int | None:
        """The line in which the list of attendance behind the last item begins; None when there is no such list."""
        said = [
            self._line_of(start)
            for edge in self._elements.edges
            if edge.type in {"HAS_ITEM", "RESULTED_IN", "ARISES_FROM"}
            for start, _ in places(edge)
        ]
        last = max(said, default=-1)
        came = [
            self._line_of(start)
            for edge in self._elements.edges
            if edge.type in {"ATTENDED", "EXCUSED_FROM"}
            for start, _ in places(edge)
        ]
        return min((line for line in came if line > last), default=None)


def _position(item: Node) -> int:
    position = item.properties.get("position")
    return position if isinstance(position, int) else 0


def _day(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else NO_DAY


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _child(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _tag(tag), attributes)


def _append(paragraph: etree._Element, last: etree._Element | None, text: str) -> None:
    if not text:
        return
    if last is None:
        paragraph.text = (paragraph.text or "") + text
    else:
        last.tail = (last.tail or "") + text
