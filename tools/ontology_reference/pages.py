"""The pages: an overview, the labels, the edge types, the codes."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping

from graph_loader.graph.ontology import EdgeType, NodeType, Ontology, Property
from tools.ontology_reference import declaration, diagrams, examples
from tools.ontology_reference.declaration import CODES, MG, SKOS, Declaration
from tools.ontology_reference.examples import Examples
from tools.ontology_reference.introduction import INTRODUCTION

MADE = "Made from `ontology/*.ttl` by `tools/write_ontology_reference.py`: change those, not this.\n"

#: So many words of the lexicon are shown for a code.
_WORDS = 8


def write_reference(declared: Ontology) -> dict[str, str]:
    """File name -> page."""
    found, shown = declaration.read(), examples.read()
    return {
        "README.md": _overview(declared, found),
        "nodes.md": "# Node labels · 节点标签\n\n"
        + MADE
        + "".join(_node(n, declared, found, shown) for n in declared.nodes.values()),
        "edges.md": "# Edge types · 关系类型\n\n" + MADE + _edges(declared, found, shown),
        "codes.md": "# Codes · 代码\n\n" + MADE + "".join(_codes(declared, found, shown)),
    }


def _overview(declared: Ontology, found: Declaration) -> str:
    parts = [INTRODUCTION.format(version=declared.version), "\n## The graph at a glance\n", diagrams.overview(declared)]
    parts.append("\nNot drawn: `MENTIONS` from minutes to everything, `POSSIBLY_SAME_AS` between equals, `LOADED`.\n")
    parts.append("\n| label | 中文 | meaning |\n|---|---|---|\n")
    parts += [
        f"| [{label}](nodes.md#{_anchor(label, node.labels['zh'])}) | {node.labels['zh']} | {_both(node.definitions)} |\n"
        for label, node in declared.nodes.items()
    ]
    parts.append("\n| edge type | 中文 | from → to | meaning |\n|---|---|---|---|\n")
    parts += [
        f"| [{kind}](edges.md#{_anchor(kind, edge.labels['zh'])}) | {edge.labels['zh']} | {', '.join(sorted(edge.starts))} → "
        f"{_ends(edge)} | {_both(edge.definitions)} |\n"
        for kind, edge in declared.edges.items()
    ]
    parts.append("\n| codes | 中文 | meaning |\n|---|---|---|\n")
    for scheme in declaration.schemes(declared):
        zh, en = (found.text(scheme, SKOS + "prefLabel", language) for language in ("zh", "en"))
        meaning = _both({language: found.text(scheme, SKOS + "definition", language) for language in ("zh", "en")})
        parts.append(f"| [{en}](codes.md#{_anchor(en, zh)}) | {zh} | {meaning} |\n")
    return "".join(parts)


def _ends(edge: EdgeType) -> str:
    return "all but Minutes and LoadRun" if edge.states_end else ", ".join(sorted(edge.ends))


def _node(node: NodeType, declared: Ontology, found: Declaration, shown: Examples) -> str:
    parts = [f"\n## {node.label} · {node.labels['zh']}\n\n{_both(node.definitions)}\n\n"]
    parts.append(f"`mg:{_local(node.iri)}`{found.narrower_than(node.iri)}. Key `{node.key}`, caption `{node.caption}`")
    parts.append(f"{_indexed(node.indexes)}.{_matches(node.iri, found)}{_kept(node.exported)}\n")
    parts.append(diagrams.of_node(node, declared, found))
    if node.kinds:
        parts.append("\nSecond label, one or none:\n\n| label | 中文 | RDF | meaning |\n|---|---|---|---|\n")
        for kind, iri in node.kinds.items():
            label = found.text(iri, "http://www.w3.org/2000/01/rdf-schema#label", "zh")
            meaning = _both({language: found.text(iri, SKOS + "definition", language) for language in ("zh", "en")})
            parts.append(f"| `{kind}` | {label} | `mg:{_local(iri)}`{found.narrower_than(iri)} | {meaning} |\n")
    parts.append(_table(node.label, node.properties.values(), shown))
    parts.append(_example(node.label, shown))
    return "".join(parts)


def _edges(declared: Ontology, found: Declaration, shown: Examples) -> str:
    common = _of_every_edge(declared)
    parts = ["\n## Every edge · 所有关系\n\nEvery edge has these properties, but `LOADED`:\n"]
    parts.append(_table("HAS_ITEM", common.values(), shown))
    parts += [_edge(edge, declared, found, shown, common) for edge in declared.edges.values()]
    return "".join(parts)


def _edge(
    edge: EdgeType, declared: Ontology, found: Declaration, shown: Examples, common: Mapping[str, Property]
) -> str:
    starts, ends = ("|".join(sorted(labels)) for labels in (edge.starts, edge.ends))
    parts = [
        f"\n## {edge.type} · {edge.labels['zh']}\n\n`(:{starts})-[:{edge.type}]->(:{ends})`\n\n{_both(edge.definitions)}\n\n"
    ]
    key = ", ".join(f"`{name}`" for name in edge.key)
    parts.append(f"Key: its ends{' and ' + key if key else ''}{_indexed(edge.indexes)}.")
    if edge.bases:
        parts.append(f" Basis: {' or '.join(sorted(edge.bases))}.")
    parts.append(f" RDF: `mg:{_local(edge.iri)}`{found.narrower_than(edge.iri)}")
    if edge.iri in found.inverses:
        parts.append(f", the other way `mg:{_local(found.inverses[edge.iri])}`")
    parts.append(f"; as a node `mg:{_local(edge.statement)}`{found.narrower_than(edge.statement)}.")
    parts.append(f"{_matches(edge.iri, found)}{_kept(edge.exported)}\n")
    if edge.states_end:
        parts.append("\nIt also has the properties of the node it leads to, as this document states them.\n")
    else:
        parts.append(diagrams.of_edge(edge.type, declared))
    own = [p for name, p in edge.properties.items() if name not in common]
    if own:
        parts.append(_table(edge.type, own, shown))
    parts.append(_example(edge.type, shown))
    return "".join(parts)


def _of_every_edge(declared: Ontology) -> Mapping[str, Property]:
    """The properties that all edges with evidence have."""
    edges = [edge.properties for edge in declared.edges.values() if edge.exported]
    return {name: p for name, p in edges[0].items() if all(name in properties for properties in edges)}


def _table(owner: str, properties: Iterable[Property], shown: Examples) -> str:
    rows = "".join(
        f"| `{p.name}` | {p.labels['zh']} | {_datatype(p)} | `mg:{_local(p.iri)}` | {_both(p.definitions)} | "
        f"{_code(shown.values.get((owner, p.name)))} |\n"
        for p in properties
    )
    return f"\n| property | 中文 | value | RDF | meaning | example |\n|---|---|---|---|---|---|\n{rows}"


def _code(text: str | None) -> str:
    return f"<code>{text}</code>" if text else ""


def _datatype(p: Property) -> str:
    if p.codes:
        scheme = next(iter(p.codes.values())).rpartition("/")[0].removeprefix(CODES)
        datatype = f"code of `{scheme}`"
    else:
        datatype = "place in the text" if p.datatype == "evidence" else p.datatype
    return f"{'list of ' if p.multiple else ''}{datatype}{'' if p.exported else ' (database only)'}"


def _example(name: str, shown: Examples) -> str:
    element = shown.elements.get(name)
    if element is None:
        return "\nThe example minutes show none.\n"
    return examples.side_by_side(element, shown)


def _codes(declared: Ontology, found: Declaration, shown: Examples) -> Iterator[str]:
    for scheme, codes in declaration.schemes(declared).items():
        zh, en = (found.text(scheme, SKOS + "prefLabel", language) for language in ("zh", "en"))
        meaning = _both({language: found.text(scheme, SKOS + "definition", language) for language in ("zh", "en")})
        users = sorted(
            f"`{owner}.{p.name}`"
            for owner, kind in (*declared.nodes.items(), *declared.edges.items())
            for p in kind.properties.values()
            if p.codes and next(iter(p.codes.values())).rpartition("/")[0] == scheme
        )
        used = users if len(users) <= 4 else ["every edge"]
        yield f"\n## {en} · {zh}\n\n{meaning}\n\nPrefix `{scheme.removeprefix(CODES)}:` <{scheme}/>. Used by {', '.join(used)}.\n\n"
        ranks = {
            code: int(found.text(iri, MG + "rank", ""))
            for code, iri in codes.items()
            if (iri, MG + "rank") in found.texts
        }
        worded = any(found.texts[iri, SKOS + "altLabel"] for iri in codes.values())
        more = (["rank"] if ranks else []) + (["words in minutes"] if worded else []) + ["example"]
        head = ["code", "中文", "English", "meaning", *more]
        yield _row(head) + _row(["---"] * len(head))
        for code in sorted(codes, key=lambda code: (ranks.get(code, 0), code)):
            iri = codes[code]
            label = {language: found.text(iri, SKOS + "prefLabel", language) for language in ("zh", "en")}
            text = _both({language: found.text(iri, SKOS + "definition", language) for language in ("zh", "en")})
            cells = [f"`{code}`", label["zh"], label["en"], text]
            cells += [str(ranks.get(code, ""))] if ranks else []
            cells += [_words(found.texts[iri, SKOS + "altLabel"]["zh"])] if worded else []
            yield _row([*cells, shown.codes.get(iri, "")])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _words(words: Iterable[str]) -> str:
    """The shortest, and how many there are."""
    found = sorted(words, key=lambda word: (len(word), word))
    return "、".join(found[:_WORDS]) + (f" … ({len(found)})" if len(found) > _WORDS else "")


def _both(texts: Mapping[str, str]) -> str:
    en, zh = (html.escape(texts[language], quote=False).replace("|", "&#124;") for language in ("en", "zh"))
    return f"{en}<br>{zh}"


def _matches(iri: str, found: Declaration) -> str:
    matches = ", ".join(sorted(found.matches.get(iri, ())))
    return f" Near: {matches}." if matches else ""


def _indexed(indexes: tuple[tuple[str, ...], ...]) -> str:
    return (
        f", indexes over {'; '.join(' and '.join(f'`{name}`' for name in index) for index in indexes)}"
        if indexes
        else ""
    )


def _kept(exported: bool) -> str:
    return "" if exported else " Kept in the database only."


def _local(iri: str) -> str:
    return iri.removeprefix(MG)


def _anchor(name: str, zh: str) -> str:
    """The anchor that GitHub makes of the heading `name · zh`."""
    kept = "".join(c for c in f"{name} · {zh}".lower() if c.isalnum() or c in " -_")
    return kept.replace(" ", "-")
