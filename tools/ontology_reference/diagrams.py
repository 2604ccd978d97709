"""Diagrams in Mermaid: https://mermaid.js.org."""

from __future__ import annotations

from collections.abc import Iterator

from graph_loader.graph.ontology import NodeType, Ontology
from tools.ontology_reference.declaration import Declaration

#: Edges from minutes to everything would hide the others.
_LEFT_OUT = frozenset({"MENTIONS", "LOADED", "POSSIBLY_SAME_AS"})


def overview(declared: Ontology) -> str:
    """All labels and the edge types between them."""
    lines = ["flowchart LR"]
    lines += [f'  {label}["{label}<br>{node.labels["zh"]}"]' for label, node in declared.nodes.items() if node.exported]
    for kind, edge in declared.edges.items():
        if kind not in _LEFT_OUT:
            lines += [f"  {start} -->|{kind}| {end}" for start in sorted(edge.starts) for end in sorted(edge.ends)]
    return _fenced(lines)


def of_node(node: NodeType, declared: Ontology, found: Declaration) -> str:
    """One label with its properties, what it is narrower than, and the edge types that start from it or lead to it."""
    lines = ["classDiagram", "  direction LR", f"  class {node.label} {{"]
    lines += [f"    {_type(p.datatype, p.multiple)} {p.name}" for p in node.properties.values()]
    lines.append("  }")
    for name in sorted(found.broader.get(node.iri, ())):
        term = name.strip("`")
        identifier = term.replace(":", "_").replace("-", "_")
        lines += [f'  class {identifier}["{term}"]', f"  {identifier} <|-- {node.label}"]
    lines += _edges(node, declared)
    return _fenced(lines)


def _edges(node: NodeType, declared: Ontology) -> Iterator[str]:
    for kind, edge in declared.edges.items():
        if kind in _LEFT_OUT:
            continue
        if node.label in edge.starts:
            yield from (f"  {node.label} --> {end} : {kind}" for end in sorted(edge.ends))
        if node.label in edge.ends:
            yield from (f"  {start} --> {node.label} : {kind}" for start in sorted(edge.starts) if start != node.label)


def of_edge(kind: str, declared: Ontology) -> str:
    """An edge type with its ends, and the node that stands for such an edge in RDF."""
    edge = declared.edges[kind]
    statement = edge.statement.rpartition("#")[2]
    own = list(edge.properties.values()) if not edge.states_end else []
    lines = ["classDiagram", "  direction LR", f"  class {statement} {{"]
    lines += [f"    {_type(p.datatype, p.multiple)} {p.name}" for p in own]
    lines.append("  }")
    for start in sorted(edge.starts):
        lines += [f"  {start} --> {end} : {kind}" for end in sorted(edge.ends)]
        lines.append(f"  {statement} ..> {start} : subject")
    lines += [f"  {statement} ..> {end} : object" for end in sorted(edge.ends)]
    return _fenced(lines)


def _type(datatype: str, multiple: bool) -> str:
    return f"{datatype}[]" if multiple else datatype


def _fenced(lines: list[str]) -> str:
    return "\n```mermaid\n" + "\n".join(lines) + "\n```\n"
