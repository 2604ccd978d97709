"""Automatic numbering of Word documents (ISO/IEC 29500-1 §17.9): the numbers stand in no text, but they are part of the minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from graph_loader.reading.archive import attribute, local_name
from graph_loader.reading.numbering import format_number

_PLACEHOLDER = re.compile(r"%([1-9])")
#: Characters of symbol fonts: bullets, which no plain text holds.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BASED_ON_DEPTH = 20


@dataclass(slots=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restarts_after: int | None = None  # 0: never; n: when a level up to n was counted
    legal: bool = False
    paragraph_style: str | None = None


@dataclass(slots=True)
class _Definition:
    """A list definition (abstractNum). counters: how far each level has counted."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counters: dict[int, int] = field(default_factory=dict)
    style_link: str | None = None


class Numbering:
    """Counts the numbered paragraphs of one document in their order. numbering, styles: roots of the parts, None when missing."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self._definitions: dict[str, _Definition] = {}
        self._numbers: dict[str, str] = {}  # numId -> abstractNumId
        self._overrides: dict[str, dict[int, Any]] = {}
        self._started: set[tuple[str, int]] = set()
        self._style_numbers: dict[str, tuple[str | None, int | None]] = {}
        self._based_on: dict[str, str] = {}
        self._default_style: str | None = None
        for element in styles if styles is not None else ():
            if local_name(element) == "style":
                self._read_style(element)
        for element in numbering if numbering is not None else ():
            if local_name(element) == "abstractNum":
                self._read_definition(element)
            elif local_name(element) == "num":
                self._read_number(element)

    def next_label(self, properties: Any | None) -> str:
        """The number in front of the next paragraph, with the blank behind it; '' when it has none. properties: its pPr."""
        number, depth = self._find(properties)
        if not number or number == "0":
            return ""
        definition = self._definition(number)
        level = definition.levels.get(depth) if definition else None
        if definition is None or level is None:
            return ""
        overrides = self._overrides.get(number, {})
        if depth in overrides and (number, depth) not in self._started:
            self._started.add((number, depth))
            definition.counters[depth] = overrides[depth] - 1
        definition.counters[depth] = definition.counters.get(depth, level.start - 1) + 1
        for deeper in [one for one in definition.counters if one > depth]:
            after = definition.levels[deeper].restarts_after if deeper in definition.levels else None
            if after != 0 and (after is None or depth < after):
                del definition.counters[deeper]
        label = _PRIVATE.sub(
            "", _PLACEHOLDER.sub(lambda found: _figure(definition, level, int(found[1]) - 1), level.text)
        )
        if level.style == "bullet" or not label.strip():
            return ""
        return label if level.suffix == "nothing" else f"{label} "

    def _find(self, properties: Any | None) -> tuple[str | None, int]:
        """numId and level of a paragraph: its own, else of its style and the styles that one is based on."""
        number, depth = _number_of(properties)
        style = None
        if properties is not None:
            style = next((attribute(one, "val") for one in properties if local_name(one) == "pStyle"), None)
        style = style or self._default_style
        for _ in range(_BASED_ON_DEPTH):
            if style is None or (number is not None and depth is not None):
                break
            of_style = self._style_numbers.get(style)
            if of_style:
                if number is None:
                    number = of_style[0]
                    depth = depth if depth is not None else self._level_of_style(number, style)
                depth = depth if depth is not None else of_style[1]
            style = self._based_on.get(style)
        return number, depth or 0

    def _level_of_style(self, number: str | None, style: str) -> int | None:
        definition = self._definition(number) if number else None
        if definition:
            return next((n for n, one in definition.levels.items() if one.paragraph_style == style), None)
        return None

    def _definition(self, number: str) -> _Definition | None:
        definition = self._definitions.get(self._numbers.get(number, ""))
        if definition and definition.style_link and not definition.levels:
            linked = self._style_numbers.get(definition.style_link)
            if linked and linked[0] and linked[0] != number:
                return self._definitions.get(self._numbers.get(linked[0], ""))
        return definition

    def _read_style(self, element: Any) -> None:
        name = attribute(element, "styleId")
        if name is None or attribute(element, "type") not in {"paragraph", "numbering", None}:
            return
        if attribute(element, "type") == "paragraph" and attribute(element, "default") in {"1", "true", "on"}:
            self._default_style = name
        for child in element:
            if local_name(child) == "basedOn":
                self._based_on[name] = attribute(child, "val") or ""
            elif local_name(child) == "pPr":
                number, depth = _number_of(child)
                if number is not None or depth is not None:
                    self._style_numbers[name] = (number, depth)

    def _read_definition(self, element: Any) -> None:
        definition = _Definition()
        for child in element:
            if local_name(child) == "lvl":
                definition.levels[_integer(attribute(child, "ilvl"), 0)] = _read_level(child)
            elif local_name(child) == "numStyleLink":
                definition.style_link = attribute(child, "val")
        self._definitions[attribute(element, "abstractNumId") or ""] = definition

    def _read_number(self, element: Any) -> None:
        number = attribute(element, "numId") or ""
        for child in element:
            if local_name(child) == "abstractNumId":
                self._numbers[number] = attribute(child, "val") or ""
            elif local_name(child) == "lvlOverride":
                depth = _integer(attribute(child, "ilvl"), 0)
                for inner in child:
                    if local_name(inner) == "startOverride":
                        self._overrides.setdefault(number, {})[depth] = _integer(attribute(inner, "val"), 1)
                    elif local_name(inner) == "lvl":
                        self._own_level(number, depth, _read_level(inner))

    def _own_level(self, number: str, depth: int, level: _Level) -> None:
        """A list with a level of its own is a list of its own."""
        shared = self._definitions.get(self._numbers.get(number, ""))
        own = _Definition({**(shared.levels if shared else {}), depth: level})
        self._definitions[f"own {number}"] = own
        self._numbers[number] = f"own {number}"


def _read_level(element: Any) -> _Level:
    level = _Level()
    for child in element:
        value = attribute(child, "val")
        match local_name(child):
            case "start":
                level.start = _integer(value, 1)
            case "numFmt":
                level.style = value or "decimal"
            case "lvlText":
                level.text = value or ""
            case "suff":
                level.suffix = value or "tab"
            case "lvlRestart":
                level.restarts_after = _integer(value, 0)
            case "isLgl":
                level.legal = value not in {"0", "false", "off"}
            case "pStyle":
                level.paragraph_style = value
            case "AlternateContent":  # a format newer than the standard, with the standard's own beside it
                for inner in child.iter():
                    if local_name(inner) == "numFmt":
                        level.style = attribute(inner, "val") or level.style
    return level


def _figure(definition: _Definition, level: _Level, depth: int) -> str:
    """The number of one level inside a label (%1 of %1.%2)."""
    of_level = definition.levels.get(depth, _Level())
    value = definition.counters.get(depth, of_level.start)
    style = "decimal" if level.legal and of_level is not level else of_level.style
    return format_number(value, style) or ("" if style in {"bullet", "none"} else str(value))


def _number_of(properties: Any | None) -> tuple[str | None, int | None]:
    for child in properties if properties is not None else ():
        if local_name(child) == "numPr":
            values = {local_name(one): attribute(one, "val") for one in child}
            depth = values.get("ilvl")
            return values.get("numId"), _integer(depth, 0) if depth is not None else None
    return None, None


def _integer(value: str | None, default: int) -> int:
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else default
