"""Word documents (DOCX, ISO/IEC 29500): paragraphs with their automatic numbers, tables, text boxes, notes.

Of tracked changes the document as it would be accepted: insertions stay, deletions go. Headers and footers are left out.
"""

from __future__ import annotations

import posixpath
from typing import Any

from graph_loader.errors import ReadingError
from graph_loader.reading.archive import Archive, attribute, holds, local_name
from graph_loader.reading.content import Content
from graph_loader.reading.docx_numbering import Numbering
from graph_loader.reading.table import Cell, Line, table_lines
from graph_loader.source import MERGED_CELL

#: Elements with content that is gone once the tracked changes are accepted, or that is no text of the document.
_DROPPED = frozenset({"del", "moveFrom", "rt", "sdtPr", "pPr", "rPr", "tblPr", "trPr", "tcPr", "instrText", "delText"})
#: Elements that hold blocks.
_CONTAINERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "txbxContent"})
_ON = frozenset({None, "1", "true", "on"})


def matches(data: bytes) -> bool:
    """Whether the bytes are a Word document."""
    return holds(data, "[content_types].xml", "word/")


def extract(data: bytes, name: str) -> Content:
    """The text of the document, one line a paragraph or row of a table. Raises ReadingError."""
    archive = Archive(data, name)
    main = _target(archive, "_rels/.rels", "", "officeDocument") or "word/document.xml"
    root = archive.parse(main)
    relations = posixpath.join(posixpath.dirname(main), "_rels", f"{posixpath.basename(main)}.rels")
    folder = posixpath.dirname(main)
    parts = {}
    for kind in ("numbering", "styles", "footnotes", "endnotes"):
        part = _target(archive, relations, folder, kind)
        parts[kind] = archive.parse(part) if part and part in archive else None
    document = _Document(name, Numbering(parts["numbering"], parts["styles"]))
    body = next((child for child in root if local_name(child) == "body"), None)
    if body is None:
        raise ReadingError(f"{name}: the Word document has no body; save it again in a word processor")
    lines = document.blocks(body)
    for kind, reference in (("footnotes", "footnoteReference"), ("endnotes", "endnoteReference")):
        lines += document.notes(parts[kind], root, reference)
    text = "\n".join(line.text for line in lines)
    if not text.strip():
        pictures = any(part.startswith("word/media/") for part in archive.names())
        why = "it holds pictures only: scanned, needs OCR" if pictures else "there is no text in it; fetch it again"
        raise ReadingError(f"{name}: {why}")
    return Content(text + "\n")


def _target(archive: Archive, relations: str, folder: str, kind: str) -> str | None:
    """The part that a part relates to by this kind of relationship."""
    if relations not in archive:
        return None
    for relation in archive.parse(relations):
        if (attribute(relation, "Type") or "").endswith(f"/{kind}") and attribute(relation, "TargetMode") != "External":
            return posixpath.normpath(posixpath.join("/", folder, attribute(relation, "Target") or "")).lstrip("/")
    return None


class _Document:
    """The state that runs through a document: the counters of lists and the fields that are open."""

    def __init__(self, name: str, numbering: Numbering) -> None:
        self.name = name
        self._numbering = numbering
        self._fields: list[bool] = []  # of each open field, whether its instruction is still running
        self._open_paragraph = ""  # text of a paragraph whose end was deleted: it goes on in the next one

    def blocks(self, parent: Any) -> list[Line]:
        """The lines of the paragraphs and tables inside an element."""
        lines: list[Line] = []
        for child in _current(parent):
            match local_name(child):
                case "p":
                    lines += self._paragraph(child)
                case "tbl":
                    lines += table_lines(self._rows(child))
                case "altChunk":
                    raise ReadingError(
                        f"{self.name}: another document is embedded in this one; open it in a word processor and save it again"
                    )
                case kind if kind in _CONTAINERS:
                    lines += self.blocks(child)
        return lines

    def notes(self, part: Any | None, root: Any, reference: str) -> list[Line]:
        """The lines of the notes that the text refers to, in the order of the references."""
        if part is None:
            return []
        by_id = {attribute(note, "id"): note for note in part}
        used = [attribute(one, "id") for one in root.iter() if local_name(one) == reference]
        return [line for one in dict.fromkeys(used) if one in by_id for line in self.blocks(by_id[one])]

    def _rows(self, parent: Any) -> list[list[Cell]]:
        rows: list[list[Cell]] = []
        for child in _current(parent):
            kind = local_name(child)
            if kind == "tr" and not _is_deleted(child, "trPr"):
                rows.append(self._cells(child))
            elif kind in _CONTAINERS:
                rows += self._rows(child)
        return rows

    def _cells(self, row: Any) -> list[Cell]:
        cells: list[Cell] = []
        for child in _current(row):
            kind = local_name(child)
            if kind in _CONTAINERS:
                cells += self._cells(child)
            elif kind == "tc":
                properties = {local_name(one): one for one in _properties(child, "tcPr")}
                span = attribute(properties["gridSpan"], "val") if "gridSpan" in properties else None
                merged = properties.get("vMerge")
                below = merged is not None and attribute(merged, "val") != "restart"
                # What stands in a merged cell below the first one is not shown.
                lines = [Line(MERGED_CELL)] if below else self.blocks(child)
                cells.append(Cell(lines, int(span) if span and span.isdecimal() and len(span) < 5 else 1))
        return cells

    def _paragraph(self, element: Any) -> list[Line]:
        properties = next((child for child in element if local_name(child) == "pPr"), None)
        pieces: list[str] = []
        before: list[Line] = []
        after: list[Line] = []
        self._collect(element, pieces, before, after)
        # An instruction that a paragraph leaves open is damaged: what follows is text.
        self._fields = [open_ for open_ in self._fields if not open_]
        text = "".join(pieces)
        if self._open_paragraph:
            text, self._open_paragraph = self._open_paragraph + text, ""
        elif text.strip():
            # Word counts empty numbered paragraphs too, but prints their numbers alone: no part of any text.
            text = self._numbering.next_label(properties) + text
        else:
            self._numbering.next_label(properties)
        if properties is not None and _is_deleted(properties, "rPr"):
            self._open_paragraph = text
            return [*before, *after]
        return [*before, *(Line(line) for line in text.split("\n") if line.strip()), *after]

    def _collect(self, element: Any, pieces: list[str], before: list[Line], after: list[Line]) -> None:
        for child in _current(element):
            kind = local_name(child)
            if kind == "r" and _is_hidden(child):
                continue
            if kind == "txbxContent":
                # A text box stands where it is anchored; it does not cut the sentence that it floats beside.
                (after if "".join(pieces).strip() else before).extend(self.blocks(child))
            elif kind == "fldChar":
                self._field(attribute(child, "fldCharType"))
            elif not any(self._fields) and kind in _CHARACTERS:
                pieces.append(_CHARACTERS[kind])
            elif not any(self._fields) and kind == "t":
                pieces.append((child.text or "").replace("\n", " "))
            elif not any(self._fields) and kind == "sym":
                pieces.append(_symbol(attribute(child, "char")))
            elif len(child):
                self._collect(child, pieces, before, after)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def _current(parent: Any) -> list[Any]:
    """The children that stay when all tracked changes are accepted; of alternatives the first, which newer programs show."""
    found: list[Any] = []
    for child in parent:
        kind = local_name(child)
        if kind == "AlternateContent":
            found += next(iter(child), ())
        elif kind and kind not in _DROPPED:
            found.append(child)
    return found


def _properties(element: Any, kind: str) -> list[Any]:
    return [inner for child in element if local_name(child) == kind for inner in child]


def _is_deleted(element: Any, properties: str) -> bool:
    return any(local_name(one) in {"del", "moveFrom"} for one in _properties(element, properties))


def _is_hidden(run: Any) -> bool:
    return any(local_name(one) == "vanish" and attribute(one, "val") in _ON for one in _properties(run, "rPr"))


def _symbol(code: str | None) -> str:
    """A character of a symbol font; those of the private area are pictures."""
    try:
        value = int(code or "", 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= value <= 0xF8FF or value > 0x10FFFF or 0xD800 <= value < 0xE000 else chr(value)
