"""Examples from the graph of examples/minutes and of what examples/ledger reports: an element of each kind as Cypher and as Turtle, a
value of each property."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

import pyoxigraph

from graph_loader.elements import Edge, Node, NodeRef, Value
from graph_loader.export.prefixes import data_prefixes, vocabulary_prefixes
from graph_loader.export.statements import Writer
from graph_loader.export.texts import TextStore
from graph_loader.export.triples import as_triples
from graph_loader.graph.merge import merge
from graph_loader.graph.ontology import load
from graph_loader.ledger.change import StatusChange, elements_of
from graph_loader.ledger.reports import open_ledger, read_ledger
from graph_loader.loading.prepare import prepare_file
from graph_loader.store.write import Prepared

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MINUTES = EXAMPLES / "minutes"

#: The ledgers of the examples were filled in before that day.
_LEDGER_DAY = date(2019, 1, 1)

#: Longer texts are cut in examples.
_LENGTH = 48


@dataclass(slots=True)
class Examples:
    """The example of each label, kind and edge type, of each of their properties (a value as Cypher writes it), and of each code.

    codes: of an edge the words of the minutes, of a node its caption.
    """

    elements: dict[str, Node | Edge] = field(default_factory=dict)
    values: dict[tuple[str, str], str] = field(default_factory=dict)
    minutes: dict[str, Node] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)


def read() -> Examples:
    """Of each kind the element with most properties; of equals the first."""
    found = Examples()
    stated = list(merge(_prepared(path).elements for path in sorted(MINUTES.rglob("*.txt"))))
    for element in map(_without_this_machine, (*stated, *_reported(stated))):
        if isinstance(element, Node) and element.labels[0] == "Minutes":
            found.minutes[element.id] = element
        for name in element.labels if isinstance(element, Node) else (element.type,):
            known = found.elements.get(name)
            if known is None or _weight(element) > _weight(known):
                found.elements[name] = element
            for key, value in element.properties.items():
                found.values.setdefault((name, key), _short(value))
        _note_codes(element, found)
    return found


def _note_codes(element: Node | Edge, found: Examples) -> None:
    """Minutes come before the edges that quote them."""
    declared = load()
    if isinstance(element, Node):
        kind = declared.nodes[element.labels[0]]
        properties, words = kind.properties, str(element.properties.get(kind.caption, ""))
    elif element.type == "MENTIONS" or "evidence" not in element.properties:
        return  # mentions repeat what their nodes say; what no minutes state has no words of theirs
    else:
        properties, words = declared.edge_properties(element.type, element.end.label), _quote(element, found)
    for name, value in element.properties.items():
        if properties[name].codes and words:
            short = words if len(words) <= _LENGTH else words[:_LENGTH] + "…"
            found.codes.setdefault(
                properties[name].codes[str(value)], html.escape(short, quote=False).replace("|", "&#124;")
            )


def _quote(edge: Edge, found: Examples) -> str:
    """The words of the minutes at the first places of an edge."""
    quotes = []
    for fragment in edge.properties["evidence"]:  # type: ignore[union-attr]  # a list of strings
        minutes_id, _, place = str(fragment).partition("#char=")
        start, end = map(int, place.split(","))
        quotes.append("".join(str(found.minutes[minutes_id].properties["text"])[start:end].split()))
    return " … ".join([*dict.fromkeys(quotes)][:3])


def _reported(stated: Iterable[Node | Edge]) -> Iterator[Node | Edge]:
    """What the ledgers of the examples report of tasks."""
    actions = {
        one.id: str(one.properties["action"]) for one in stated if isinstance(one, Node) and one.labels[0] == "Task"
    }
    changes = []
    for path in sorted((EXAMPLES / "ledger").glob("*.csv")):
        for report in read_ledger(open_ledger(path), _LEDGER_DAY).reports:
            before = sum(change.task == report.task for change in changes)
            changes.append(
                StatusChange(
                    report.task, actions[report.task], report.stage, report.day, report.reported_by, report.new_deadline,
                    report.remarks, before + 1, (f"{path.name}#{report.row}",),
                )
            )  # fmt: skip
    return elements_of(changes, actions)


def _prepared(path: Path) -> Prepared:
    prepared = prepare_file(path)
    if not isinstance(prepared, Prepared):
        raise SystemExit(f"{path}: {prepared}")
    return prepared


def _without_this_machine(element: Node | Edge) -> Node | Edge:
    """Less what is kept in the database only: where the files lie differs from machine to machine."""
    if isinstance(element, Edge):
        return element
    declared = load().nodes[element.labels[0]].properties
    return replace(element, properties={name: v for name, v in element.properties.items() if declared[name].exported})


def _weight(element: Node | Edge) -> int:
    """Most properties first, but of an edge not with many places."""
    evidence = element.properties.get("evidence") if isinstance(element, Edge) else None
    return 10 * len(element.properties) - (len(evidence) if isinstance(evidence, list) else 0)


def side_by_side(element: Node | Edge, examples: Examples) -> str:
    """A table with the element as Cypher on the left and as Turtle on the right."""
    shown = replace(element, properties={k: _cut(v) for k, v in element.properties.items()})
    cypher, turtle = _cypher(shown), _turtle(shown, examples)
    return (
        f'\n<table>\n<tr><th>Cypher</th><th>Turtle</th></tr>\n<tr><td valign="top">\n\n```cypher\n{cypher}\n```\n\n'
        f'</td><td valign="top">\n\n```turtle\n{turtle}\n```\n\n</td></tr>\n</table>\n'
    )


def _cypher(element: Node | Edge) -> str:
    if isinstance(element, Node):
        return f"(:{':'.join(element.labels)} {_map({'id': element.id, **element.properties})})"
    return f"{_end(element.start)}\n  -[:{element.type} {_map(element.properties, '  ')}]->\n{_end(element.end)}"


def _end(ref: NodeRef) -> str:
    return f"(:{ref.label} {{id: {_literal(ref.id)}}})"


def _map(properties: Mapping[str, Value], indent: str = "") -> str:
    lines = ",\n".join(f"{indent}  {name}: {_literal(value)}" for name, value in properties.items())
    return f"{{\n{lines}\n{indent}}}"


def _literal(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_literal(member) for member in value) + "]"
    if isinstance(value, datetime):
        return f'datetime("{value.isoformat()}")'
    if isinstance(value, date):
        return f'date("{value.isoformat()}")'
    if isinstance(value, bool):
        return str(value).lower()
    return (
        '"' + str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        if isinstance(value, str)
        else str(value)
    )


def _turtle(element: Node | Edge, examples: Examples) -> str:
    declared = load()
    with TextStore() as texts:
        writer = Writer(declared, texts)
        if isinstance(element, Node):
            statements = list(writer.node(element))
        else:
            for node in examples.minutes.values():
                texts.add(node.id, str(node.properties["text"]))
            statements = list(writer.edge(element))
    prefixes = vocabulary_prefixes(declared) | data_prefixes(declared)
    text = (
        pyoxigraph.serialize(as_triples(statements), format=pyoxigraph.RdfFormat.TURTLE, prefixes=prefixes) or b""
    ).decode()
    return "\n".join(line.replace("\t", "  ") for line in text.splitlines() if not line.startswith("@prefix"))


def _cut(value: Value) -> Value:
    if isinstance(value, list):
        return value[:1]
    if isinstance(value, str) and len(value) > _LENGTH:
        return value[:_LENGTH] + "…"
    return value


def _short(value: Value) -> str:
    """For a cell of a table."""
    text = _literal(value[0] if isinstance(value, list) and value else value)
    text = text if len(text) <= 30 else text[:29] + "…"
    return html.escape(text, quote=False).replace("|", "&#124;")
