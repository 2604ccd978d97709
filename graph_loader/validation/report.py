"""The report of a validation: in words (zh, en), as JSON, or as RDF (sh:ValidationReport)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple

from graph_loader.export.prefixes import NAMESPACES
from graph_loader.validation.checker import SH, shape_messages
from graph_loader.validation.derive import SHAPES
from graph_loader.validation.violation import Violation

_RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_DCTERMS = "http://purl.org/dc/terms/"

_WORDS = {
    "zh": {
        "value": "现为",
        "missing": "（无值）",
        "place": "原文第{start}至{end}字：{words}",
        "more": "…… 另有{more:,}处未列出（--limit 0 列出全部）",
        "bad": "共检查{graphs:,}个图，{wrong:,}个不合形状，共{count:,}处",
        "good": "共检查{graphs:,}个图，全部符合形状",
        "shapes": "按形状计：{listed}",
    },
    "en": {
        "value": "found",
        "missing": "(no value)",
        "place": "characters {start} to {end}: {words}",
        "more": "… and {more:,} more (--limit 0 lists all)",
        "bad": "graphs checked: {graphs:,}; that do not conform: {wrong:,}; violations: {count:,}",
        "good": "graphs checked: {graphs:,}; all conform to the shapes",
        "shapes": "by shape: {listed}",
    },
}


@dataclass(slots=True)
class Report:
    """What was validated and what is wrong. limit: so many violations are kept, 0 for all; all are counted."""

    limit: int = 0
    graphs: int = 0
    wrong: int = 0
    count: int = 0
    found: list[Violation] = field(default_factory=list)
    by_shape: Counter[str] = field(default_factory=Counter)

    @property
    def conforms(self) -> bool:
        return not self.count

    def add(self, violations: Iterable[Violation]) -> None:
        """The violations of one graph."""
        some = list(violations)
        self.graphs += 1
        self.wrong += bool(some)
        self.count += len(some)
        self.by_shape.update(short(one.shape) for one in some)
        self.found += some[: max(0, self.limit - len(self.found))] if self.limit else some


def write_text(report: Report, language: str) -> str:
    """The report for people: grouped by file and document; what several constraints say of one value is told together."""
    words = _WORDS[language]
    lines: list[str] = []
    for (source, document), members in groupby(report.found, key=lambda one: (one.source, one.document)):
        lines.append(source if document is None else f"{source} · {document}")
        for _, same in groupby(members, key=lambda one: (one.focus, one.path, one.value)):
            lines += _told(list(same), language)
    if report.count > len(report.found):
        lines.append(words["more"].format(more=report.count - len(report.found)))
    if report.conforms:
        lines.append(words["good"].format(graphs=report.graphs))
    else:
        lines.append(words["bad"].format(wrong=report.wrong, graphs=report.graphs, count=report.count))
        listed = ", ".join(f"{shape} {count:,}" for shape, count in sorted(report.by_shape.items()))
        lines.append(words["shapes"].format(listed=listed))
    return "\n".join(lines) + "\n"


def describe(one: Violation, language: str = "en") -> str:
    """One violation in a line, without the file."""
    value = "" if one.value is None else f" [{_WORDS[language]['value']} {shown_value(one.value)}]"
    message = one.messages.get(language, "")
    return f"<{one.focus}>: {message}{value} ({short(one.shape)}, sh:{_constraint(one)})"


def _told(same: list[Violation], language: str) -> Iterator[str]:
    words = _WORDS[language]
    first = same[0]
    yield f"  {first.name}"
    yield f"    <{first.focus}>"
    for message in dict.fromkeys(one.messages.get(language, "") for one in same):
        shapes = ", ".join(
            f"{short(one.shape)} sh:{_constraint(one)}" for one in same if one.messages.get(language, "") == message
        )
        yield f"    {message}  [{shapes}]"
    path = f"{short(first.path)} " if first.path else ""
    value = words["missing"] if first.value is None else shown_value(first.value)
    if first.value is not None or first.path:
        yield f"    {words['value']} {path}{value}"
    if first.place is not None:
        said = first.place.sentence or first.place.quote
        place = words["place"].format(start=first.place.start, end=first.place.end, words=_shortened(said, 200))
        yield f"    {place}"


def write_json(report: Report) -> str:
    """The report as one JSON object; `results` holds those that are kept."""
    found = {
        "conforms": report.conforms,
        "graphs": report.graphs,
        "graphs_that_do_not_conform": report.wrong,
        "violations": report.count,
        "violations_by_shape": dict(sorted(report.by_shape.items())),
        "results": [one.to_dict() for one in report.found],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def write_turtle(report: Report) -> str:
    """The report as a sh:ValidationReport in Turtle. A result has the file as dcterms:source."""
    out = pyoxigraph.serialize(
        _triples(report), format=RdfFormat.TURTLE, prefixes={"sh": SH, "shape": SHAPES, "dcterms": _DCTERMS}
    )
    return (out or b"").decode()


def _triples(report: Report) -> Iterator[Triple]:
    node = BlankNode("report")
    yield Triple(node, _RDF_TYPE, _sh("ValidationReport"))
    yield Triple(node, _sh("conforms"), Literal(report.conforms))
    for number in range(len(report.found)):
        yield Triple(node, _sh("result"), BlankNode(f"result{number}"))
    for number, one in enumerate(report.found):
        result = BlankNode(f"result{number}")
        yield Triple(result, _RDF_TYPE, _sh("ValidationResult"))
        yield Triple(result, _sh("resultSeverity"), _sh("Violation"))
        yield Triple(result, _sh("focusNode"), _node(one.focus, f"focus{number}"))
        yield Triple(result, _sh("sourceShape"), NamedNode(one.shape))
        yield Triple(result, _sh("sourceConstraintComponent"), NamedNode(one.component))
        if one.path is not None:
            yield Triple(result, _sh("resultPath"), NamedNode(one.path))
        if one.value is not None:
            yield Triple(result, _sh("value"), _read_value(one.value, number))
        for language, message in sorted(shape_messages().get(one.shape, {}).items()):
            yield Triple(result, _sh("resultMessage"), Literal(message, language=language))
        yield Triple(result, NamedNode(_DCTERMS + "source"), Literal(one.source))


def _node(value: str, name: str) -> Any:
    return BlankNode(name) if value == "[]" else NamedNode(value)


def _read_value(value: str, number: int) -> Any:
    """The term of a value as `Violation.value` writes it."""
    if not value.startswith('"'):
        return _node(value, f"value{number}")
    (quad,) = pyoxigraph.parse(f"<x:s> <x:p> {value} .".encode(), format=RdfFormat.N_TRIPLES)
    return quad.object


def _sh(name: str) -> NamedNode:
    return NamedNode(SH + name)


def _constraint(one: Violation) -> str:
    name = one.component.removeprefix(SH).removesuffix("ConstraintComponent")
    return name[:1].lower() + name[1:]


def short(term: str) -> str:
    """A term of the ontology, the shapes or evidence with its prefix."""
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace):
            return term.replace(namespace, f"{prefix}:", 1)
    return term


def shown_value(value: str) -> str:
    """A value for people, cut when it is long."""
    return _shortened(short(value) if not value.startswith('"') else value, 120)


def _shortened(text: str, length: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"


#: Short names in reports.
PREFIXES: Mapping[str, str] = {
    "shape": SHAPES,
    **{name: NAMESPACES[name] for name in ("mg", "code", "oa", "rdf", "rdfs")},
}
