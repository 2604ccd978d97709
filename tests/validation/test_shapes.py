"""Every shape accepts what is right and refuses what is wrong, and says the same as pySHACL."""

from __future__ import annotations

import json
import logging
import random
import runpy
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph
import pyshacl
import pytest
from rdflib import RDF, XSD, BNode, Graph, Literal, URIRef

from graph_loader.graph import ontology
from graph_loader.validation.checker import Checker, results, shape_paths
from graph_loader.validation.unit import Unit
from tests.conftest import RunCli
from tests.validation.breaking import ODD, SH, Case, broken_graph, right_graph, shapes_graph

ROOT = Path(__file__).resolve().parents[2]
MG = "https://w3id.org/minutes-graph/ontology#"


@pytest.fixture(autouse=True)
def _rdflib_is_quiet() -> Iterator[None]:
    """It logs a traceback for every literal that is none of its datatype."""
    logger = logging.getLogger("rdflib.term")
    logger.disabled = True
    yield
    logger.disabled = False


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return shapes_graph()


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@pytest.fixture(scope="module")
def broken() -> tuple[Graph, list[Case]]:
    return broken_graph()


def as_file(graph: Graph) -> bytes:
    return graph.serialize(format="nt", encoding="utf-8")


def found_by_us(checker: Checker, graph: Graph) -> Counter[tuple[Any, ...]]:
    quads = pyoxigraph.parse(as_file(graph), format=pyoxigraph.RdfFormat.N_TRIPLES)
    violations = checker.check(Unit("test", [quad.triple for quad in quads]))
    return Counter((one.focus, one.shape, one.component, one.path, one.value) for one in violations)


def found_by_pyshacl(graph: Graph, shapes: Graph) -> Counter[tuple[Any, ...]]:
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    assert isinstance(report, Graph)
    return Counter(map(_key, results(report)))


def _key(one: Mapping[str, Any]) -> tuple[Any, ...]:
    names = ("focusNode", "sourceShape", "sourceConstraintComponent", "resultPath", "value")
    return tuple(one[name] for name in names)


def test_the_shapes_are_fresh() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "write_shapes.py"))
    text = tool["write_shapes"](ontology.load())
    assert (ROOT / "ontology" / "shapes.ttl").read_text(encoding="utf-8") == text, "run tools/write_shapes.py"


def test_the_shapes_are_shapes_of_shacl_core(shapes: Graph) -> None:
    """The shapes of the standard for shapes accept them; a constraint in another language than core is none of ours."""
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text
    assert not set(shapes.predicates()) & {SH.sparql, SH.js, SH.rule}


def test_every_shape_speaks_both_languages(shapes: Graph) -> None:
    properties = set(shapes.subjects(RDF.type, SH.PropertyShape))
    assert len(properties) > 300
    for shape in properties:
        for predicate in (SH.name, SH.description, SH.message):
            languages = sorted(
                str(text.language) for text in shapes.objects(shape, predicate) if isinstance(text, Literal)
            )
            assert languages == ["en", "zh"], (shape, predicate)
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        if (shape, SH.closed, None) in shapes:
            assert len(list(shapes.objects(shape, SH.message))) == 2


def test_nothing_is_said_by_hand_that_the_ontology_says() -> None:
    """The hand-written rules state no datatype, code list or class for a property of the ontology."""
    rules = Graph().parse(shape_paths()[1])
    for shape in rules.subjects(RDF.type, SH.PropertyShape):
        path = rules.value(shape, SH.path)
        if str(path).startswith(MG):
            for constraint in (SH.datatype, SH["in"], SH["class"], SH.maxCount):
                assert (shape, constraint, None) not in rules, shape


def test_what_is_right_conforms(checker: Checker, shapes: Graph) -> None:
    right = right_graph()
    assert found_by_us(checker, right) == Counter()
    assert pyshacl.validate(right, shacl_graph=shapes, inference="none")[0]


def test_every_constraint_refuses_what_breaks_it(
    broken: tuple[Graph, list[Case]], checker: Checker, shapes: Graph
) -> None:
    graph, cases = broken
    found = found_by_us(checker, graph)
    told = {(focus, shape, component) for focus, shape, component, _, _ in found}
    assert [case for case in cases if tuple(case) not in told] == []
    declared = {str(shape) for kind in (SH.PropertyShape, SH.NodeShape) for shape in shapes.subjects(RDF.type, kind)}
    only_groups = {
        str(shape)
        for shape in shapes.subjects(RDF.type, SH.NodeShape)
        if not {SH.closed, SH["class"]} & set(shapes.predicates(shape))
    }
    assert declared - {case.shape for case in cases} == only_groups
    assert found == found_by_pyshacl(graph, shapes)


def test_the_command_says_so_too(
    broken: tuple[Graph, list[Case]], checker: Checker, run_cli: RunCli, tmp_path: Path
) -> None:
    graph, cases = broken
    (tmp_path / "坏 图.nt").write_bytes(as_file(graph))
    done = run_cli("validate", "坏 图.nt", "--format", "json", "--limit", "0")
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout)
    assert not told["conforms"]
    said = {(one["node"], one["shape"], one["constraint"]) for one in told["results"]}
    assert {tuple(case) for case in cases} <= said
    assert told["violations"] == len(told["results"]) == sum(found_by_us(checker, graph).values())


@pytest.mark.parametrize("seed", range(4))
def test_graphs_broken_at_random_get_the_report_of_pyshacl(checker: Checker, shapes: Graph, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    graph = right_graph()
    for _ in range(40):
        change(graph, chance)
    assert found_by_us(checker, graph) == found_by_pyshacl(graph, shapes)


#: Of values that cannot be compared pySHACL either says nothing or ends with an error, where SHACL wants a violation.
_COMPARED = tuple(URIRef(MG + name) for name in ("firstSeen", "lastSeen", "deadlineStart", "deadlineEnd")) + tuple(
    URIRef("http://www.w3.org/ns/oa#" + name) for name in ("start", "end")
)


def change(graph: Graph, chance: random.Random) -> None:
    """Something is taken away, doubled, or replaced by what does not belong there."""
    statements = sorted(graph)
    subject, predicate, term = chance.choice(statements)
    if predicate in _COMPARED:
        return
    values = [
        Literal("x"), Literal("x", lang="zh"), Literal("2019-13-45", datatype=XSD.date), Literal(0), BNode("b"), ODD,
        chance.choice(statements)[0], chance.choice(statements)[2],
    ]  # fmt: skip
    kind = chance.randrange(4)
    if kind != 1:
        graph.remove((subject, predicate, term))
    if kind:
        graph.add((subject, predicate if kind < 3 else ODD, chance.choice(values)))
