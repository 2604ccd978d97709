"""Word documents, plain and with what real ones hold: tracked changes, fields, text boxes, automatic numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

NAMESPACES = (
    nsdecls("w")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def render_document(paragraphs: list[list[str]]) -> bytes:
    """Each paragraph a paragraph, its lines soft breaks; runs are cut in the middle of words."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    for lines in paragraphs:
        paragraph = document.add_paragraph()
        for n, line in enumerate(lines):
            if n:
                paragraph.add_run().add_break()
            for piece in re.findall(".{1,7}", line):
                paragraph.add_run(piece)
    return save(document)


def render_numbered(paragraphs: list[list[str]]) -> bytes:
    """The numbers 一、 and （一） in front of paragraphs made automatic."""
    document = docx.Document()
    add_numbering(document)
    for lines in paragraphs:
        for line in lines:
            found = re.match("[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）", line)
            paragraph = document.add_paragraph(line[found.end() :] if found else line)
            if found:
                number(paragraph, 1, 1 if line.startswith("（") else 0)
    return save(document)


def add_numbering(document: Document) -> None:
    """List 1: 一、 and （一） and 1. as minutes use them; list 2: the same levels, counted anew from 5."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (style, text, suffix) in enumerate(
            (
                ("chineseCounting", "%1、", "nothing"),
                ("chineseCounting", "（%2）", "nothing"),
                ("decimal", "%3.", "tab"),
            )
        )
    )
    root.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="7">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="1"><w:abstractNumId w:val="7"/></w:num>'))
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="2"><w:abstractNumId w:val="7"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        )
    )


def number(paragraph: Any, list_id: int, level: int) -> None:
    """Makes a paragraph part of a list."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')
    )


def document_of(body: str) -> bytes:
    """A document with this XML as its body."""
    document = docx.Document()
    add_numbering(document)
    root = document.element.body
    for child in list(root):
        root.remove(child)
    for child in parse_xml(f"<w:body {NAMESPACES}>{body}</w:body>"):
        root.append(child)
    return save(document)


def save(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


Renderer = Callable[[list[list[str]]], bytes]
