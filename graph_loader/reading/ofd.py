"""OFD (GB/T 33190-2016): the text layer of China's format for fixed pages, from the places of its characters."""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from graph_loader.errors import ReadingError
from graph_loader.reading.archive import Archive, attribute, holds, local_name
from graph_loader.reading.content import Content
from graph_loader.reading.layout import Glyph, PrintedLine, lay_out
from graph_loader.reading.pages import MAXIMUM_CHARACTERS, MAXIMUM_PAGES, join_pages, needs_recognition, too_long

_WIDE = re.compile(
    "[\u1100-\u115f\u2010-\u2027\u2030-\u2bff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffe6\U00020000-\U0003ffff]"
)
_UPRIGHT = math.radians(3)
#: Blocks and composite objects lie in each other; deeper ones than this no page has.
_DEPTH = 30
#: Composite objects can draw each other; more objects than this are no page of text.
_MAXIMUM_OBJECTS = 500_000


class _Matrix(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f (GB/T 33190-2016 §8.5)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, outer: _Matrix) -> _Matrix:
        e, f = outer.apply(self.e, self.f)
        return _Matrix(
            outer.a * self.a + outer.c * self.b,
            outer.b * self.a + outer.d * self.b,
            outer.a * self.c + outer.c * self.d,
            outer.b * self.c + outer.d * self.d,
            e,
            f,
        )


def matches(data: bytes) -> bool:
    """Whether the bytes are an OFD document."""
    return holds(data, "ofd.xml")


def extract(data: bytes, name: str) -> Content:
    """The text of all documents in the file, in their order, and where their pages begin. Raises ReadingError."""
    archive = Archive(data, name)
    if any(posixpath.basename(part).lower() == "encryptions.xml" for part in archive.names()):
        raise ReadingError(f"{name}: protected by a password; save a copy without one")
    entry = next(part for part in archive.names() if part.lower() == "ofd.xml")
    pages: list[list[PrintedLine]] = []
    pictures: list[bool] = []
    characters = 0
    for root in _children(archive.parse(entry), "DocBody/DocRoot"):
        document = _Document(archive, _resolve(entry, root.text))
        for page in document.pages():
            glyphs, has_picture = document.glyphs(page)
            characters += len(glyphs)
            if len(pages) >= MAXIMUM_PAGES or characters > MAXIMUM_CHARACTERS:
                raise too_long(name)
            pages.append(lay_out(glyphs))
            pictures.append(has_picture)
    if not any(pages):
        raise needs_recognition(name)
    scanned = [number for number, page in enumerate(pages, 1) if not page and pictures[number - 1]]
    if scanned:
        raise needs_recognition(name, scanned[0])
    return join_pages(pages, name)


class _Document:
    """One document of the file: its pages, and the templates and composite objects that pages draw on."""

    def __init__(self, archive: Archive, path: str) -> None:
        self._archive = archive
        self._path = path
        self._root = archive.parse(path)
        self._templates = {
            attribute(one, "ID"): _resolve(path, attribute(one, "BaseLoc"))
            for one in _children(self._root, "CommonData/TemplatePage")
        }
        self._template_glyphs: dict[str | None, tuple[list[Glyph], bool]] = {}
        self._composites: dict[str | None, Any] = {}
        self._seen = 0
        for kind in ("PublicRes", "DocumentRes"):
            for part in _children(self._root, f"CommonData/{kind}"):
                resource = _resolve(path, part.text)
                if resource in archive:
                    for unit in _children(archive.parse(resource), "CompositeGraphicUnits/CompositeGraphicUnit"):
                        self._composites[attribute(unit, "ID")] = unit

    def pages(self) -> Iterator[str]:
        """The parts that hold the pages."""
        for page in _children(self._root, "Pages/Page"):
            yield _resolve(self._path, attribute(page, "BaseLoc"))

    def glyphs(self, part: str) -> tuple[list[Glyph], bool]:
        """The characters of a page with those of its templates, and whether there are pictures on it."""
        root = self._archive.parse(part)
        found, has_picture = self._content(root)
        for template in _children(root, "Template"):
            name = attribute(template, "TemplateID")
            if name in self._templates and name not in self._template_glyphs:
                self._template_glyphs[name] = self._content(self._archive.parse(self._templates[name]))
            drawn = self._template_glyphs.get(name, ([], False))
            found += drawn[0]
            has_picture = has_picture or drawn[1]
        return found, has_picture

    def _content(self, root: Any) -> tuple[list[Glyph], bool]:
        found: list[Glyph] = []
        has_picture = False
        for layer in _children(root, "Content/Layer"):
            for glyph in self._objects(layer, _Matrix(), 0):
                if glyph is None:
                    has_picture = True
                elif len(found) > MAXIMUM_CHARACTERS:
                    raise too_long(self._archive.name)
                else:
                    found.append(glyph)
        return found, has_picture

    def _objects(self, parent: Any, matrix: _Matrix, depth: int) -> Iterator[Glyph | None]:
        """The characters inside an element; None for a picture."""
        for child in parent if depth < _DEPTH else ():
            self._seen += 1
            if self._seen > _MAXIMUM_OBJECTS:
                raise too_long(self._archive.name)
            if attribute(child, "Visible") in {"false", "0"}:
                continue
            match local_name(child):
                case "TextObject":
                    yield from _text_glyphs(child, _own_matrix(child).then(matrix))
                case "ImageObject":
                    yield None
                case "PageBlock" | "Content":
                    yield from self._objects(child, matrix, depth + 1)
                case "CompositeObject":
                    unit = self._composites.get(attribute(child, "ResourceID"))
                    if unit is not None:
                        yield from self._objects(unit, _own_matrix(child).then(matrix), depth + 1)


def _text_glyphs(element: Any, matrix: _Matrix) -> Iterator[Glyph]:
    """The characters of a text object (§11.2, §11.3): each TextCode has a start and the steps between its characters."""
    if abs(math.atan2(matrix.b, matrix.a)) > _UPRIGHT:
        return  # askew: a watermark
    size = _numbers(attribute(element, "Size"))[:1] or [3.5]
    stretch = (_numbers(attribute(element, "HScale"))[:1] or [1.0])[0]
    em = size[0] * math.hypot(matrix.c, matrix.d)
    x = y = 0.0
    for code in element:
        if local_name(code) != "TextCode":
            continue
        x = (_numbers(attribute(code, "X"))[:1] or [x])[0]
        y = (_numbers(attribute(code, "Y"))[:1] or [y])[0]
        text = (code.text or "").strip("\r\n")
        steps_x = _steps(attribute(code, "DeltaX"), len(text))
        steps_y = _steps(attribute(code, "DeltaY"), len(text))
        here_x, here_y = x, y
        for n, character in enumerate(text):
            width = size[0] * stretch * (1.0 if _WIDE.match(character) else 0.5)
            step = steps_x[n] if n < len(steps_x) else (0.0 if steps_y else width)
            shown = min(width, step) if step > 0 else width
            left, baseline = matrix.apply(here_x, here_y)
            right, _ = matrix.apply(here_x + shown, here_y)
            yield Glyph(character, left, right, baseline, em)
            here_x += step
            here_y += steps_y[n] if n < len(steps_y) else 0.0


def _own_matrix(element: Any) -> _Matrix:
    """From the coordinates inside an object to those around it: its own matrix, then the corner of its boundary."""
    corner = _numbers(attribute(element, "Boundary"))
    own = _numbers(attribute(element, "CTM"))
    matrix = _Matrix(*own) if len(own) == 6 else _Matrix()
    return matrix.then(_Matrix(e=corner[0], f=corner[1])) if len(corner) >= 2 else matrix


def _steps(value: str | None, count: int) -> list[float]:
    """The steps of a TextCode: numbers, and `g n step` for the same step n times (§11.3, table 46)."""
    found: list[float] = []
    words = iter((value or "").split())
    for word in words:
        if len(found) >= count:
            break
        if word.lower() == "g":
            times, step = _number(next(words, "0")), _number(next(words, "0"))
            found += [step] * min(count, max(0, int(times)))
        else:
            found.append(_number(word))
    return found


def _numbers(value: str | None) -> list[float]:
    return [_number(word) for word in (value or "").split()]


def _number(word: str) -> float:
    try:
        number = float(word)
    except ValueError:
        return 0.0
    return number if abs(number) < 1e6 else 0.0


def _children(element: Any, path: str) -> list[Any]:
    """The descendants along a path of local names: the namespace has several spellings in the wild."""
    found = [element]
    for step in path.split("/"):
        found = [child for one in found for child in one if local_name(child) == step]
    return found


def _resolve(base: str, location: str | None) -> str:
    """A location inside the file: absolute, or relative to the folder of the part that names it (§7.2)."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), (location or "").strip())).lstrip("/")
