"""SHACL shapes as they follow from the ontology: classes, keys, cardinalities, datatypes, code lists, ends of edges.

One shape for each node label and each edge type, one property shape for each property of it, with a name, a description and a message
in Chinese and English. A shape is closed: what the ontology does not declare is a violation, as for the loader.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graph_loader.export.description import CLASSES as DESCRIPTION_CLASSES
from graph_loader.export.iri import CODES, MG, OA, local_name
from graph_loader.export.prefixes import NAMESPACES
from graph_loader.graph.ontology import EdgeType, NodeType, Ontology, Property

#: The namespace of the shapes.
SHAPES = "https://w3id.org/minutes-graph/shapes#"

_PREFIXES = {"shape": SHAPES} | {name: namespace for name, namespace in NAMESPACES.items() if name != "code"}

_HEAD = """# Made from minutes.ttl and codes.ttl by tools/write_shapes.py: change those, not this.
# What they cannot say is in shapes-rules.ttl.

<https://w3id.org/minutes-graph/shapes> a owl:Ontology ;
    owl:versionIRI <https://w3id.org/minutes-graph/shapes/{version}> ;
    owl:versionInfo "{version}" ;
    owl:imports <https://w3id.org/minutes-graph/shapes-rules> ;
    rdfs:label "常务会议纪要图谱形状"@zh, "Minutes Graph Shapes"@en ;
    skos:definition "由本体得出的SHACL形状：键、基数、数据类型、代码表、关系两端。"@zh,
        "The SHACL shapes that follow from the ontology: keys, cardinalities, datatypes, code lists, ends of edges."@en ;
    dcterms:creator "minutes-graph-loader contributors" ;
    dcterms:license <https://www.apache.org/licenses/LICENSE-2.0> .
"""

#: What evidence is made of; its shapes are in shapes-rules.ttl.
_EVIDENCE_CLASSES = ("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector")

#: A day that both the graph and XML Schema can hold: years 1 to 9999, no time zone.
_DAY = "^([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{2}-[0-9]{2}$"

#: The words for what a value has to be: Chinese, English.
_DATATYPES = {
    "string": ("字符串", "a string"),
    "integer": ("整数", "an integer"),
    "boolean": ("布尔值", "a boolean"),
    "date": ("日期（xsd:date，年-月-日，无时区）", "a date (xsd:date, year-month-day, no time zone)"),
    "dateTime": ("日期时间", "a date and time"),
}


class _Texts(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str


class _Path(NamedTuple):
    """A property shape: what is asked of the values of one property."""

    iri: str
    names: Mapping[str, str]
    descriptions: Mapping[str, str]
    constraints: tuple[str, ...]
    wanted: _Texts
    least: int
    most: int | None


def write_shapes(declared: Ontology) -> str:
    """The text of ontology/shapes.ttl."""
    lines = [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in _PREFIXES.items()]
    lines += ["", _HEAD.format(version=declared.version)]
    lines += _class_shape(declared)
    for node in declared.nodes.values():
        if node.exported:
            lines += _node_shape(node, declared)
            for label, kind in node.kinds.items():
                lines += _kind_shape(label, kind, node)
    for edge in declared.edges.values():
        if edge.exported:
            lines += _edge_shape(edge, declared)
    return "\n".join(lines)


def _class_shape(declared: Ontology) -> Iterable[str]:
    """Whatever has a class has one that the ontology, evidence or the description of the data set knows."""
    nodes = [node for node in declared.nodes.values() if node.exported]
    known = [iri for node in nodes for iri in (node.iri, *node.kinds.values())]
    known += [edge.statement for edge in declared.edges.values() if edge.exported]
    known += [OA + name for name in _EVIDENCE_CLASSES]
    yield "shape:Class a sh:NodeShape ;"
    yield "    sh:targetSubjectsOf rdf:type ;"
    yield '    rdfs:label "类"@zh, "class"@en ;'
    yield '    rdfs:comment "只用本体、原文位置和数据集说明的类。"@zh,'
    yield '        "Only classes of the ontology, of evidence and of the description of the data set."@en ;'
    yield "    sh:property shape:Class-known .\n"
    yield "shape:Class-known a sh:PropertyShape ;"
    yield "    sh:path rdf:type ;"
    yield f"    sh:in ( {' '.join(map(_curie, [*known, *sorted(DESCRIPTION_CLASSES)]))} ) ;"
    yield '    sh:name "类"@zh, "class"@en ;'
    yield '    sh:description "本体声明的类。"@zh, "A class that the ontology declares."@en ;'
    yield '    sh:message "类（rdf:type）须是本体声明的"@zh, "The class (rdf:type) has to be one that the ontology declares"@en .\n'


def _kind_shape(label: str, kind: str, node: NodeType) -> Iterable[str]:
    """A second label comes with its main label."""
    yield f"shape:{label} a sh:NodeShape ;"
    yield f"    sh:targetClass {_curie(kind)} ;"
    yield f"    sh:class {_curie(node.iri)} ;"
    yield f'    rdfs:label "{label}"@zh, "{label}"@en ;'
    yield f'    rdfs:comment "{node.labels["zh"]}（{node.label}）的一个类别。"@zh, "A kind of {node.label}."@en ;'
    yield f'    sh:message "{label} 同时须为{node.labels["zh"]}（{node.label}）"@zh, "A {label} has to be a {node.label} too"@en .\n'


def _node_shape(node: NodeType, declared: Ontology) -> Iterable[str]:
    classes = [node.iri, *node.kinds.values()]
    paths = [
        _Path(
            _PREFIXES["rdf"] + "type",
            {"zh": "类", "en": "class"},
            {"zh": "节点的标签，机构还有其类别。", "en": "The label of the node, and its kind where it has one."},
            (f"sh:in ( {' '.join(map(_curie, classes))} )",),
            _Texts("该标签的类或其一个类别", "the class of the label, or one of its kinds"),
            0,
            2 if node.kinds else 1,
        ),
        *(_property(p, 1 if p.name == node.key else 0) for p in node.properties.values() if p.exported),
        *(_leading(edge, declared) for edge in declared.edges.values() if edge.exported and node.label in edge.starts),
    ]
    return _shape(local_name(node.iri), node.iri, node.labels, node.definitions, paths, ["rdfs:label"])


def _edge_shape(edge: EdgeType, declared: Ontology) -> Iterable[str]:
    known: dict[str, Property] = {}
    for end in sorted(edge.ends):
        known |= {p.iri: p for p in declared.edge_properties(edge.type, end).values() if p.exported}
    needed = {*edge.key, "rules", "basis", "evidence"}
    names = {"subject": ("主体", "subject"), "object": ("对象", "object")}
    paths = [
        _Path(
            _PREFIXES["rdf"] + "type",
            {"zh": "类", "en": "class"},
            {"zh": "关系的类。", "en": "The class of the edge."},
            (f"sh:in ( {_curie(edge.statement)} )",),
            _Texts("关系的类", "the class of the edge"),
            0,
            1,
        )
    ]
    for name, labels in (("subject", edge.starts), ("object", edge.ends)):
        side = {
            "subject": ("关系的起点。", "The node the edge starts from."),
            "object": ("关系的终点。", "The node the edge leads to."),
        }
        paths.append(
            _Path(
                MG + name,
                dict(zip(("zh", "en"), names[name], strict=True)),
                dict(zip(("zh", "en"), side[name], strict=True)),
                _ends(labels, declared),
                _nodes(labels, declared),
                1,
                1,
            )
        )
    paths += [_property(p, int(p.name in needed), edge) for p in known.values()]
    return _shape(local_name(edge.statement), edge.statement, edge.labels, edge.definitions, paths, [])


def _leading(edge: EdgeType, declared: Ontology) -> _Path:
    """The plain triple of an edge."""
    return _Path(
        edge.iri, edge.labels, edge.definitions, _ends(edge.ends, declared), _nodes(edge.ends, declared), 0, None
    )


def _property(p: Property, least: int, edge: EdgeType | None = None) -> _Path:
    constraints: tuple[str, ...]
    if p.datatype == "evidence":
        wanted = _Texts("一个 oa:Annotation", "an oa:Annotation")
        return _Path(p.iri, p.labels, p.definitions, ("sh:nodeKind sh:IRI", "sh:class oa:Annotation"), wanted, least, 1)
    if p.datatype == "code":
        codes = [c for c in p.codes if edge is None or p.name != "basis" or c in edge.bases]
        listed = " ".join(_curie(p.codes[c]) for c in codes)
        constraints = ("sh:nodeKind sh:IRI", f"sh:in ( {listed} )")
        wanted = _Texts(f"代码表中的代码（{'、'.join(codes)}）", f"a code of its list ({', '.join(codes)})")
    else:
        constraints = (f"sh:datatype xsd:{p.datatype}",)
        if p.datatype == "date":
            constraints += (f'sh:pattern "{_DAY}"',)
        wanted = _Texts(*_DATATYPES[p.datatype])
    return _Path(p.iri, p.labels, p.definitions, constraints, wanted, least, None if p.multiple else 1)


def _ends(labels: Iterable[str], declared: Ontology) -> tuple[str, ...]:
    found = [_curie(declared.nodes[label].iri) for label in sorted(labels)]
    if len(found) == 1:
        return ("sh:nodeKind sh:IRI", f"sh:class {found[0]}")
    return ("sh:nodeKind sh:IRI", f"sh:or ( {' '.join(f'[ sh:class {one} ]' for one in found)} )")


def _nodes(labels: Iterable[str], declared: Ontology) -> _Texts:
    found = [declared.nodes[label] for label in sorted(labels)]
    zh = "或".join(f"{one.labels['zh']}（{one.label}）" for one in found)
    return _Texts(f"图中的{zh}", f"a {' or '.join(one.label for one in found)} of the graph")


def _shape(
    name: str,
    target: str,
    labels: Mapping[str, str],
    definitions: Mapping[str, str],
    paths: Iterable[_Path],
    ignored: list[str],
) -> Iterable[str]:
    paths = sorted(paths, key=lambda path: path.iri)
    members = [f"shape:{name}-{_local(path.iri)}" for path in paths]
    yield f"shape:{name} a sh:NodeShape ;"
    yield f"    sh:targetClass {_curie(target)} ;"
    yield "    sh:nodeKind sh:IRI ;"
    yield "    sh:closed true ;"
    if ignored:
        yield f"    sh:ignoredProperties ( {' '.join(ignored)} ) ;"
    yield f"    rdfs:label {_both(labels)} ;"
    yield f"    rdfs:comment {_both(definitions)} ;"
    closed = {
        "zh": f"{labels['zh']}（{name}）只能有本体声明的属性，且须有IRI",
        "en": f"{name} has only the properties that the ontology declares, and has to have an IRI",
    }
    yield f"    sh:message {_both(closed)} ;"
    yield f"    sh:property {', '.join(members)} .\n"
    for path, member in zip(paths, members, strict=True):
        yield from _property_shape(path, member, _Texts(f"{labels['zh']}（{name}）", name))


def _property_shape(path: _Path, member: str, owner: _Texts) -> Iterable[str]:
    yield f"{member} a sh:PropertyShape ;"
    yield f"    sh:path {_curie(path.iri)} ;"
    for constraint in path.constraints:
        yield f"    {constraint} ;"
    if path.least:
        yield f"    sh:minCount {path.least} ;"
    if path.most is not None:
        yield f"    sh:maxCount {path.most} ;"
    yield f"    sh:name {_both(path.names)} ;"
    yield f"    sh:description {_both(path.descriptions)} ;"
    yield f"    sh:message {_both(_message(path, owner))} .\n"


def _message(path: _Path, owner: _Texts) -> dict[str, str]:
    counts = {
        (1, 1): ("须有且只有一个", "has exactly one"),
        (0, 1): ("至多有一个", "has at most one"),
        (1, None): ("至少有一个", "has at least one"),
        (0, None): ("可有多个", "may have several"),
    }
    zh, en = counts.get((path.least, path.most), (f"有{path.least}至{path.most}个", f"has {path.least} to {path.most}"))
    term = _curie(path.iri)
    return {
        "zh": f"{owner.zh}{zh}{path.names['zh']}（{term}），须为{path.wanted.zh}",
        "en": f"{owner.en} {en} {path.names['en']} ({term}), which has to be {path.wanted.en}",
    }


def _both(texts: Mapping[str, str]) -> str:
    return ", ".join(f'"{_escaped(texts[language])}"@{language}' for language in ("zh", "en"))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _curie(term: str) -> str:
    if term.startswith(CODES):
        return f"<{term}>"
    for prefix, namespace in _PREFIXES.items():
        rest = term.removeprefix(namespace)
        if rest != term and rest.isidentifier():
            return f"{prefix}:{rest}"
    return f"<{term}>"


def _local(term: str) -> str:
    return term.replace("#", "/").rpartition("/")[2]
