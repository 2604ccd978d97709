"""Random graphs that the ontology allows, with characters nobody expects."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.graph import ontology
from graph_loader.graph.ontology import Property
from graph_loader.graph.order import sort_list

#: Marks of the formats, blanks, control characters, lone combining marks and joiners, one letter in two forms, characters beyond U+FFFF
#: and such as Unicode will never assign.
ODD = (
    "《》（）、“”‘’\"'\\<>{}|^`%#?&=+/.~:@[]县财政局a1 \u3000\u00a0\u200b\u202e\ufeff\n\r\t\x00\x08\x1b\x7f\x85\x9f\u2028"
    "\u0301\u0334\u3099\u200d\ufe0f\U000e0100é\u212b\ue000😀𠮷\U0001f1e8\U0010ffff\ufdd0\uffff"
)
TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=["Cs"])), min_size=1, max_size=12
)
MINUTES_IDS = st.sampled_from(["00112233445566aa", "ffeeddccbbaa9988"])
TEXT = "望溪县人民政府😀常务会议纪要" * 3


@st.composite
def fragments(draw: st.DrawFn) -> str:
    start = draw(st.integers(0, len(TEXT) - 1))
    return f"{draw(MINUTES_IDS)}#char={start},{draw(st.integers(start + 1, len(TEXT)))}"


def values(declared: Property) -> st.SearchStrategy[Any]:
    one: st.SearchStrategy[Any] = {
        "string": TEXTS,
        "integer": st.integers(),
        "boolean": st.booleans(),
        "date": st.dates(),
        "dateTime": st.datetimes(),
        "code": st.sampled_from(sorted(declared.codes) or [""]),
        "evidence": fragments(),
    }[declared.datatype]
    if not declared.multiple:
        return one
    return st.lists(one, min_size=1, max_size=3, unique=True).map(lambda members: sort_list(declared.name, members))


def properties(declared: Any, required: frozenset[str], bases: frozenset[str] = frozenset()) -> st.SearchStrategy[Any]:
    known = {name: values(p) for name, p in declared.items()}
    if "basis" in known:
        known["basis"] = st.sampled_from(sorted(bases))
    needed = {name: strategy for name, strategy in known.items() if name in required}
    return st.fixed_dictionaries(needed, optional={n: s for n, s in known.items() if n not in required})


@st.composite
def graphs(draw: st.DrawFn) -> list[Node | Edge]:
    """Nodes and edges, each identity once; the ends of edges need not be among the nodes."""
    declared = ontology.load()
    nodes: dict[Any, Node] = {}
    for _ in range(draw(st.integers(0, 6))):
        kind = declared.nodes[draw(st.sampled_from([n for n in declared.nodes if n not in {"LoadRun", "Minutes"}]))]
        labels: tuple[str, ...] = (kind.label,)
        if bool(kind.kinds) and draw(st.booleans()):
            labels = (kind.label, draw(st.sampled_from(sorted(kind.kinds))))
        node_properties = {name: p for name, p in kind.properties.items() if name != kind.key}
        node = Node(labels, draw(TEXTS), draw(properties(node_properties, frozenset())))
        nodes[node.ref] = node
    minutes = Node(("Minutes",), "00112233445566aa", {"text": TEXT, "title": draw(TEXTS)})
    edges: dict[Any, Edge] = {}
    for _ in range(draw(st.integers(0, 8))):
        edge_type = declared.edges[draw(st.sampled_from([e.type for e in declared.edges.values() if e.exported]))]
        start = NodeRef(draw(st.sampled_from(sorted(edge_type.starts))), draw(TEXTS))
        end = NodeRef(draw(st.sampled_from(sorted(edge_type.ends))), draw(TEXTS))
        required = frozenset(edge_type.key) | {"evidence", "rules", "basis"}
        known = declared.edge_properties(edge_type.type, end.label)
        found = draw(properties(known, required, edge_type.bases))
        edges[edge_type.type, start, end, tuple(found[name] for name in edge_type.key)] = Edge(
            edge_type.type, start, end, found
        )
    return [*nodes.values(), minutes, *edges.values()]
