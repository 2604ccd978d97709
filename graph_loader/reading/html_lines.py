"""The lines of a web page as a browser shows them, built from the events of lxml's parser: linear in time, no tree in memory.

Chinese government sites are laid out by nested tables as often as by CSS, so tables, lists and blocks are told apart here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph_loader.errors import ReadingError
from graph_loader.reading.data import read_data
from graph_loader.reading.numbering import format_number
from graph_loader.reading.table import Cell, Line, table_lines


def _elements(kind: str) -> frozenset[str]:
    rows = (line.split("\t") for line in read_data("html_elements.tsv"))
    return frozenset(element for element, found in rows if found == kind)


_BLOCKS, _DROPPED = _elements("block"), _elements("dropped")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_KEEPS_LINES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_NO_MARKER = re.compile(r"list-style[^;]*:\s*none", re.IGNORECASE)
_CHINESE_MARKER = re.compile(r"list-style[^;]*:\s*(?:cjk-|simp-chinese|trad-chinese)", re.IGNORECASE)
_BREAK = re.compile(r"[ \t\f]*[\r\n][ \t\r\n\f]*")
_LETTER = re.compile(r"[^\W\d_]")
_MARKERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_NUMBERED = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)]")
#: More elements and pieces of text than any page of minutes has; noise made of tags ends here.
_MAXIMUM_PARTS = 300_000
#: Deeper tables are read as blocks: no page needs more, and each level moves the lines up once.
_TABLE_DEPTH = 40


@dataclass(slots=True)
class _Element:
    tag: str
    number: int
    dropped: bool
    keeps_lines: bool
    linked: bool


@dataclass(slots=True)
class _Table:
    rows: list[list[Cell]] = field(default_factory=list)
    cell: Cell | None = None
    outer: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _List:
    style: str
    value: int
    marked: bool


class LineBuilder:
    """Target of `lxml.etree.HTMLParser`; raises ReadingError for noise.

    After the parsing it holds lines, metadata (fields of <meta>, `title`, `url`) and hidden.

    keep_hidden: whether to show what the page's own style hides. hidden: how many characters were left out for that.
    parents: of each element by number, the number of its parent; ends: the number of the last element inside it.
    """

    def __init__(self, *, keep_hidden: bool = False) -> None:
        self.lines: list[Line] = []
        self.metadata: dict[str, str] = {}
        self.hidden = 0
        self.parents: list[int] = []
        self.ends: list[int] = []
        self._keep_hidden = keep_hidden
        self._stack: list[_Element] = []
        self._tables: list[_Table] = []
        self._lists: list[_List] = []
        self._pieces: list[str] = []
        self._links = 0
        self._owner = 0
        self._marker = ""
        self._in_title = False
        self._parts = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._count_part()
        above = self._stack[-1] if self._stack else None
        style = attributes.get("style", "")
        hidden = not self._keep_hidden and ("hidden" in attributes or bool(style and _HIDDEN.search(style)))
        element = _Element(
            tag,
            len(self.parents),
            bool(above and above.dropped) or tag in _DROPPED or hidden,
            bool(above and above.keeps_lines) or tag == "pre" or bool(style and _KEEPS_LINES.search(style)),
            bool(above and above.linked) or (tag == "a" and "href" in attributes),
        )
        self.parents.append(above.number if above else 0)
        self.ends.append(element.number)
        self._stack.append(element)
        self._note(tag, attributes)
        if element.dropped:
            return
        if tag in _BLOCKS or tag == "br":
            self._end_line()
        if tag == "table" and len(self._tables) < _TABLE_DEPTH:
            self._tables.append(_Table(outer=self.lines))
        elif tag in {"tr", "td", "th"} and self._tables:
            self._start_cell(tag, attributes)
        elif tag in {"ol", "ul"}:
            self._lists.append(_list(tag, attributes, style))
        elif tag == "li" and self._lists:
            self._start_item(attributes)

    def end(self, tag: str) -> None:
        while self._stack:
            element = self._stack.pop()
            self.ends[element.number] = len(self.parents) - 1
            if element.tag == tag:
                break
        else:
            return
        if tag == "title":
            self._in_title = False
        if element.dropped:
            return
        if tag in _BLOCKS:
            self._end_line()
            self._marker = ""
        if tag in {"td", "th"} and self._tables:
            self._end_cell()
        elif tag == "table" and self._tables:
            self._end_table()
        elif tag in {"ol", "ul"} and self._lists:
            self._lists.pop()

    def data(self, text: str) -> None:
        self._count_part()
        if self._in_title:
            self.metadata["title"] += text
        if not self._stack:
            return
        element = self._stack[-1]
        if element.dropped:
            if element.tag not in _DROPPED:
                self.hidden += count_letters(text)
            return
        if element.keeps_lines:
            first, *others = re.split(r"\r\n|\r|\n", text)
            self._add(first, element)
            for other in others:
                self._end_line()
                self._add(other, element)
        else:
            self._add(_BREAK.sub(" ", text), element)

    def close(self) -> LineBuilder:
        self._end_line()
        while self._tables:
            self._end_table()
        return self

    def _count_part(self) -> None:
        self._parts += 1
        if self._parts > _MAXIMUM_PARTS:
            raise ReadingError(f"more than {_MAXIMUM_PARTS} elements and pieces of text are no page of minutes")

    def _add(self, text: str, element: _Element) -> None:
        if not text:
            return
        if self._marker and text.strip():
            if not _NUMBERED.match(text):
                self._pieces.append(self._marker)
            self._marker = ""
        if not self._pieces:
            self._owner = element.number
        self._pieces.append(text)
        if element.linked:
            self._links += count_letters(text)

    def _end_line(self) -> None:
        text = "".join(self._pieces).strip()
        if text:
            self.lines.append(Line(text, self._links, self._owner))
        self._pieces.clear()
        self._links = 0

    def _start_cell(self, tag: str, attributes: Mapping[str, str]) -> None:
        table = self._tables[-1]
        if table.cell is not None:
            self._end_cell()
        if tag == "tr" or not table.rows:
            table.rows.append([])
        if tag != "tr":
            table.cell = Cell([], _span(attributes, "colspan"), _span(attributes, "rowspan"))
            table.rows[-1].append(table.cell)
            self.lines = table.cell.lines

    def _end_cell(self) -> None:
        table = self._tables[-1]
        if table.cell is not None:
            table.cell = None
            self.lines = table.outer

    def _end_table(self) -> None:
        self._end_cell()
        table = self._tables.pop()
        self.lines = table.outer
        self.lines += table_lines(table.rows)

    def _start_item(self, attributes: Mapping[str, str]) -> None:
        found = self._lists[-1]
        if attributes.get("value", "").isdecimal():
            found.value = int(attributes["value"][:9])
        if found.marked:
            mark = "、" if found.style.startswith("chinese") else ". "
            self._marker = (format_number(found.value, found.style) or "") + mark
        found.value += 1

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Keeps the fields that the page states about itself: <meta name=… content=…>, <link rel=canonical>, <title>."""
        if tag == "title" and "title" not in self.metadata:
            self._in_title = True
            self.metadata["title"] = ""
        elif tag == "meta":
            name, content = attributes.get("name") or attributes.get("property"), attributes.get("content", "").strip()
            if (
                name
                and content
                and name.lower() not in {"viewport", "renderer", "robots", "generator", "format-detection"}
            ):
                self.metadata.setdefault("url" if name.lower() in {"url", "og:url"} else name, content)
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical" and attributes.get("href"):
            self.metadata["url"] = attributes["href"].strip()


def count_letters(text: str) -> int:
    """How many letters and ideographs a text has: dates beside links tell nothing."""
    return len(_LETTER.findall(text))


def _list(tag: str, attributes: Mapping[str, str], style: str) -> _List:
    start = attributes.get("start", "").strip()
    kind = "chineseCounting" if _CHINESE_MARKER.search(style) else _MARKERS.get(attributes.get("type", ""), "decimal")
    marked = tag == "ol" and not _NO_MARKER.search(style)
    return _List(kind, int(start[:9]) if start.isdecimal() else 1, marked)


def _span(attributes: Mapping[str, str], name: str) -> int:
    value = attributes.get(name, "").strip()
    return min(int(value), 1000) if value.isdecimal() and len(value) < 5 else 1
