"""Graph → RDF → graph loses nothing, and RDF → graph → RDF says the same, in every format."""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.errors import ImportRefusedError
from graph_loader.export import iri, rdf
from graph_loader.export.compression import packing, unpacking
from graph_loader.export.description import About
from graph_loader.export.statements import Style
from graph_loader.graph import ontology
from graph_loader.graph.dump import dump_lines
from graph_loader.graph.merge import Elements, edge_order, merge
from graph_loader.graph.order import sort_list
from graph_loader.graph.split import split
from graph_loader.importing.elements import find_base, gather, read_elements
from graph_loader.importing.files import read_file
from graph_loader.importing.reading import parse
from graph_loader.importing.report import Problems
from tests.export import fictional
from tests.export.random_graphs import TEXTS, graphs
from tests.graph.examples import example_elements, example_names

ABOUT = About("0.0.0", "text/turtle", publisher="望溪县档案馆")
PACKED = [None, "gzip", "zstd"]
OTHER = "https://data.example.org/望溪/%E5/"


def canonical(elements: Any) -> list[str]:
    """The lines of the dump, of what is exported, in its order."""
    declared = ontology.load()
    kept: list[Node | Edge] = []
    for element in elements:
        known = (
            declared.nodes[element.labels[0]] if isinstance(element, Node) else declared.edges[element.type]
        ).exported
        if known:
            kept.append(element)
    nodes = sorted((e for e in kept if isinstance(e, Node)), key=lambda node: node.ref)
    edges = sorted((e for e in kept if isinstance(e, Edge)), key=edge_order)
    return list(dump_lines([*nodes, *edges]))


def written(elements: Any, format_: str, style: Style, *, by_iri: bool = False, packed: str | None = None) -> bytes:
    out = io.BytesIO()
    with packing(out, packed) as stream:
        rdf.write(elements, stream, format_, style=style, about=ABOUT, context_by_iri=by_iri)
    return out.getvalue()


def read(data: bytes, format_: str, packed: str | None = None) -> tuple[list[Node | Edge], str | None]:
    with unpacking(io.BytesIO(data), packed) as stream:
        facts = gather(parse(stream.read() if format_ == "jsonld" else stream, format_))
    base = find_base(facts, ontology.load())
    problems = Problems()
    elements = read_elements(facts, ontology.load(), base or iri.DATA, problems)
    problems.raise_any("test")
    return elements, base


def canonical_triples(data: bytes, format_: str) -> pyoxigraph.Dataset:
    dataset = pyoxigraph.Dataset(parse(data, format_))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    graphs(),
    st.sampled_from(sorted(rdf.FORMATS)),
    st.sampled_from(PACKED),
    st.sampled_from([iri.DATA, OTHER]),
    st.booleans(),
)
def test_any_graph_comes_back(
    elements: list[Node | Edge], format_: str, packed: str | None, base: str, by_iri: bool
) -> None:
    back, found = read(written(elements, format_, Style(base=base), by_iri=by_iri, packed=packed), format_, packed)
    assert found == base
    assert canonical(back) == canonical(elements)
    said = [written(one, format_, Style(base=base)) for one in (elements, back)]
    assert canonical_triples(said[0], format_) == canonical_triples(said[1], format_)


@pytest.mark.parametrize("format_", rdf.FORMATS)
def test_every_kind_of_element_comes_back(format_: str) -> None:
    elements = fictional.every_kind_of_element()
    assert canonical(read(written(elements, format_, Style()), format_)[0]) == canonical(elements)


@pytest.mark.parametrize("base", [iri.DATA, OTHER])
@pytest.mark.parametrize("by_iri", [True, False])
def test_terms_and_prefixes_of_the_same_name_do_not_meet_in_json_ld(base: str, by_iri: bool) -> None:
    elements = fictional.every_kind_of_element()  # `sequence` and `organization` are properties and kinds of nodes
    back, found = read(written(elements, "jsonld", Style(base=base), by_iri=by_iri), "jsonld")
    assert found == base
    assert canonical(back) == canonical(elements)


#: A failing text is short already, and a document takes half a second.
_WITHOUT_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]

#: A megabyte and a half of UTF-8, with what each format has to escape.
LONG = "望溪县\U0001f600e\u0301\"\\\r\n\t'<>\x00" * 60_000


@pytest.mark.parametrize("packed", PACKED)
@pytest.mark.parametrize("format_", rdf.FORMATS)
def test_very_long_texts_and_ids_come_back(format_: str, packed: str | None) -> None:
    elements: list[Node | Edge] = [
        Node(("Minutes",), fictional.MINUTES_ID, {"text": LONG}),
        Node(("Group",), LONG, {"name": LONG}),
    ]
    back, _ = read(written(elements, format_, Style(), packed=packed), format_, packed)
    assert canonical(back) == canonical(elements)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow], phases=_WITHOUT_SHRINKING)
@given(TEXTS, st.sampled_from(sorted(rdf.FORMATS)), st.sampled_from(PACKED), st.booleans())
def test_a_file_with_odd_texts_is_imported(text: str, format_: str, packed: str | None, by_graph: bool) -> None:
    """A real document whose names, titles and ids end with any text, through a file, the shapes and all that import checks."""
    one = example_elements("anlan-2018-03-12")
    elements = list(
        merge([Elements([_ending(node, text) for node in one.nodes], [_ending(e, text) for e in one.edges])])
    )
    with TemporaryDirectory() as folder:
        file = Path(folder) / "图 谱"
        with file.open("wb") as out, packing(out, packed) as stream:
            if by_graph and format_ in rdf.WITH_GRAPHS:
                rdf.write_parts(split(elements), stream, format_, about=ABOUT)
            else:
                rdf.write(elements, stream, format_, about=ABOUT)
        parts = read_file(file, format_, packed).parts
    assert canonical(merge(part.elements for part in parts)) == canonical(elements)


#: Properties that hold words as the minutes have them.
_WORDS = frozenset(
    {
        "action", "deadline", "name", "names_as_written", "place", "post", "reason", "recurrence", "text", "time_of_day", "title",
        "titles_as_written", "urgency", "verb",
    }
)  # fmt: skip


def _ending(element: Any, text: str) -> Any:
    """The same element, its free texts and the ids of what is no minutes with that text at the end."""
    declared = ontology.load()
    node = isinstance(element, Node)
    known = (
        declared.nodes[element.labels[0]].properties
        if node
        else declared.edge_properties(element.type, element.end.label)
    )

    def end(name: str, value: Any) -> Any:
        if known[name].datatype != "string" or name not in _WORDS:
            return value
        return sort_list(name, [one + text for one in value]) if isinstance(value, list) else value + text

    properties = {name: end(name, value) for name, value in element.properties.items()}
    if node:
        return Node(element.labels, _ended(element.ref, text).id, properties)
    return Edge(element.type, _ended(element.start, text), _ended(element.end, text), properties)


def _ended(ref: NodeRef, text: str) -> NodeRef:
    return ref if ref.label == "Minutes" else NodeRef(ref.label, ref.id + text)


@pytest.fixture(scope="module")
def examples() -> list[Node | Edge]:
    return list(merge(example_elements(name) for name in example_names()))


@pytest.mark.parametrize(
    ("format_", "packed"), [*((name, None) for name in rdf.FORMATS), ("nquads", "gzip"), ("nquads", "zstd")]
)
def test_a_file_gives_its_documents(
    tmp_path: Path, examples: list[Node | Edge], format_: str, packed: str | None
) -> None:
    file = tmp_path / "graph"
    with file.open("wb") as out, packing(out, packed) as stream:
        if format_ in rdf.GRAPHS_BY_DEFAULT:
            rdf.write_parts(split(examples), stream, format_, about=ABOUT)
        else:
            rdf.write(examples, stream, format_, about=ABOUT)
    parts = read_file(file, format_, packed).parts
    assert canonical(merge(part.elements for part in parts)) == canonical(examples)


def change(data: str, old: str, new: str) -> str:
    assert old in data
    return data.replace(old, new, 1)


ODD = "https://example.org/odd"
DATA = iri.DATA


@pytest.mark.parametrize(
    ("added", "told"),
    [
        (f"<{ODD}> <http://xmlns.com/foaf/0.1/name> 'x' .", "has no class"),
        (
            f"<{ODD}> a <http://xmlns.com/foaf/0.1/Person> .",
            "[found http://xmlns.com/foaf/0.1/Person] (shape:Class-known, sh:in)",
        ),
        (
            f"<{DATA}Group/g> a <{iri.MG}Group> .",
            "Group has exactly one id (mg:id), which has to be a string (shape:Group-id, sh:minCount)",
        ),
        (f"<{ODD}> a <{iri.MG}Group> ; <{iri.MG}id> 'g' .", "is not the IRI of the Group 'g'"),
        (f"<{DATA}Group/g> a <{iri.MG}Group> ; <{iri.MG}id> 'g' .", "no minutes in this file state it so"),
        (f"<{DATA}Group/g> a <{iri.MG}Group> ; <{iri.MG}id> 'g' ; <{iri.MG}id> 'h' .", "(shape:Group-id, sh:maxCount)"),
        (f"<{DATA}Group/g> a <{iri.MG}Group> ; <{iri.MG}id> 7 .", "(shape:Group-id, sh:datatype)"),
        (
            f"<{DATA}Group/g> a <{iri.MG}Group> ; <{iri.MG}id> 'g' ; <{ODD}> 1 .",
            "Group has only the properties that the ontology declares",
        ),
        (f"<{DATA}Task/a> <{iri.MG}then> <{DATA}Task/b> .", "lacks its statement"),
        (
            f"<{DATA}Sequence/1> a <{iri.MG}Sequence> ; <{iri.MG}subject> <{DATA}Task/a> .",
            "which has to be a Task of the graph",
        ),
        (f"<{DATA}Sequence/1> a <{iri.MG}Sequence> .", "Sequence has exactly one evidence (mg:evidence)"),
    ],
)
def test_foreign_rdf_is_refused(tmp_path: Path, examples: list[Node | Edge], added: str, told: str) -> None:
    file = tmp_path / "graph.ttl"
    file.write_bytes(written(examples, "turtle", Style()) + added.encode())
    with pytest.raises(ImportRefusedError, match="nothing was imported") as refused:
        read_file(file, "turtle", None)
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('#exact> "安澜', '#exact> "安兰', "where the text says otherwise"),
        ("ontology#Attendance> .", "ontology#Attendances> .", "has to be one that the ontology declares [found mg:Attendances]"),
        ("codes/attendance-role/present>", "codes/attendance-role/absent>", "[found code:attendance-role/absent] (shape:Attendance-attendanceRole, sh:in)"),
        ("ontology#basis> <https://w3id.org/minutes-graph/codes/basis/stated> .", "ontology#basis> <https://w3id.org/minutes-graph/codes/basis/derived> .", "which has to be a code of its list (stated)"),
    ],
)  # fmt: skip
def test_a_changed_export_is_refused(
    tmp_path: Path, examples: list[Node | Edge], old: str, new: str, told: str
) -> None:
    file = tmp_path / "graph.nt"
    file.write_text(change(written(examples, "ntriples", Style()).decode(), old, new), encoding="utf-8")
    with pytest.raises(ImportRefusedError, match="nothing was imported") as refused:
        read_file(file, "ntriples", None)
    assert told in str(refused.value)


@pytest.mark.parametrize("style", [Style(plain=True), Style(evidence=False)])
def test_what_is_not_written_in_full_is_refused(tmp_path: Path, examples: list[Node | Edge], style: Style) -> None:
    file = tmp_path / "graph.nt"
    file.write_bytes(written(examples, "ntriples", style))
    with pytest.raises(ImportRefusedError, match="can be read back"):
        read_file(file, "ntriples", None)


@pytest.mark.parametrize(
    ("format_", "packed"), [*((name, None) for name in rdf.FORMATS), ("nquads", "gzip"), ("nquads", "zstd")]
)
def test_a_file_cut_short_is_refused(
    tmp_path: Path, examples: list[Node | Edge], format_: str, packed: str | None
) -> None:
    out = io.BytesIO()
    with packing(out, packed) as stream:
        rdf.write(examples, stream, format_, about=ABOUT)
    file = tmp_path / "graph"
    whole = out.getvalue()
    for length in (len(whole) // 2, len(whole) * 9 // 10):
        file.write_bytes(whole[:length])
        with pytest.raises(ImportRefusedError):
            read_file(file, format_, packed)


def test_nothing_at_all_is_refused(tmp_path: Path) -> None:
    (tmp_path / "graph.nt").write_bytes(b"")
    with pytest.raises(ImportRefusedError, match="holds no graph of minutes"):
        read_file(tmp_path / "graph.nt", "ntriples", None)
