"""What the loader emits is declared, and what is declared is emitted: in the graph of the examples and in the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from neo4j import Driver

from graph_loader.elements import Edge, Node
from graph_loader.graph import Elements, build, ontology
from graph_loader.graph.merge import merge
from graph_loader.judgements import LABELS, Identities
from graph_loader.ledger.change import StatusChange, elements_of
from graph_loader.resolution import resolve
from graph_loader.store import runs
from graph_loader.store.schema import INTERNAL_LABELS, create_schema
from graph_loader.store.write import Prepared, write_documents
from tests.graph.examples import example_elements, example_names, make_document, make_record

Emitted = set[tuple[str, str]]

#: A page with what the records of the examples do not hold: an address, the words of a decision, the sentence of a task.
PAGE = (
    "http://wangxi.example/18.html\n望溪县人民政府常务会议纪要\n会议原则同意《河道管理办法》。县水务局要牵头巡查河道。"
    "\n分送：海口市人民政府"  # a place that the data lists
)
RECORD = {
    "document": {
        "url": "http://wangxi.example/18.html",
        "title": "望溪县人民政府常务会议纪要",
        "distribution": ["海口市人民政府"],
    },
    "meeting": {"series": "常务会议", "date": "2031-05-06"},
    "agenda_items": [{"no": "1", "title": "《河道管理办法》", "kind": "deliberate"}],
    "policy_documents": [{"title": "河道管理办法", "status": "deliberated", "items": [0]}],
    "decisions": [
        {"agenda": "1", "item": 0, "verdict": "approved_in_principle", "policies": ["河道管理办法"], "verb": "原则同意"}
    ],
    "assignments": [
        {
            "organizations": ["县水务局"],
            "role": "lead",
            "action": "巡查河道",
            "agenda": "1",
            "item": 0,
            "sentence": "县水务局要牵头巡查河道",
            "deadline": "6月底前",
            "deadline_kind": "date",
            "deadline_start": "2031-05-06",
            "deadline_end": "2031-06-30",
            "urgency": "抓紧",
            "recurrence": "每周",
            "recurrence_period": "P1W",
        }
    ],
}


@cache
def parts() -> tuple[Elements, ...]:
    document = replace(make_document(PAGE), pages=(0, 40))
    record = make_record(RECORD, PAGE)
    page = build(record, document, resolve(record, document))
    return (*(example_elements(name) for name in example_names()), page)


def judged() -> Identities:
    """Judgements that make the first two nodes of each label one."""
    refs = sorted({node.ref for part in parts() for node in part.nodes})
    firsts = [[ref for ref in refs if ref.label == label][:2] for label in LABELS]
    return Identities({other: one for one, other in firsts})


def reported() -> Iterator[Node | Edge]:
    """What people reported of the first task of the page, with all that a report may say."""
    task = next(node for node in parts()[-1].nodes if node.labels[0] == "Task")
    change = StatusChange(
        task=task.id,
        action=str(task.properties["action"]),
        stage="extended",
        day=date(2031, 6, 20),
        reported_by="望溪县水务局",
        new_deadline=date(2031, 7, 31),
        remarks="汛期未过",
        sequence=1,
        reported_in=("台账.xlsx#督办台账!2",),
    )
    return elements_of([change], [task.id])


def emitted(elements: Iterable[Node | Edge]) -> Emitted:
    """(label, "") and (edge type, ""), and with each the names of the properties that occur."""
    found: Emitted = set()
    for element in elements:
        owners = element.labels if isinstance(element, Node) else (element.type,)
        found |= {(owner, "") for owner in owners}
        found |= {(owners[0], name) for name in element.properties}
    return found


def declared(*, exported: bool) -> Iterator[tuple[str, str]]:
    """The same of the ontology. Properties that every edge may have count for HAS_ITEM, where all have to occur."""
    known = ontology.load()
    for label, node in known.nodes.items():
        if node.exported == exported:
            yield from ((owner, "") for owner in (label, *node.kinds))
        yield from (
            (label, p.name)
            for p in node.properties.values()
            if p.name != node.key and (node.exported and p.exported) == exported
        )
    for kind, edge in known.edges.items():
        if edge.exported == exported:
            yield kind, ""
            yield from ((kind, name) for name in edge.properties if name not in {"statements", "pages"})


def test_what_the_loader_emits_is_declared() -> None:
    ontology.load().check(merge(parts()))
    ontology.load().check(merge(parts(), judged()))
    ontology.load().check(reported())


def test_what_is_declared_is_emitted() -> None:
    found = emitted(merge(parts())) | emitted(merge(parts(), judged())) | emitted(reported())
    assert not sorted(set(declared(exported=True)) - found)
    assert {"statements", "pages"} <= {name for _, name in found}


def test_every_code_of_a_decision_task_role_and_basis_is_emitted_or_known_to_records() -> None:
    """Codes come from the record's format; those that the examples show are a subset of the declared ones, and more than half."""
    known = ontology.load()
    for owner, name in (("Decision", "verdict"), ("Task", "kind"), ("AgendaItem", "kind")):
        codes = set(known.nodes[owner].properties[name].codes)
        shown = {
            e.properties[name]
            for e in merge(parts())
            if isinstance(e, Node) and e.labels[0] == owner and name in e.properties
        }
        assert shown <= codes
        assert len(shown) * 2 > len(codes), f"{owner}.{name}: only {sorted(map(str, shown))}"


def test_the_database_holds_what_is_declared_and_nothing_else(driver: Driver) -> None:
    create_schema(driver)
    run = runs.begin(driver, "0.1.0")
    documents = [
        Prepared(f"file:///{n}.txt", _minutes(part).properties["sha256"], "0.1.0", part)  # type: ignore[arg-type]  # a string
        for n, part in enumerate(parts())
    ]
    write_documents(driver, documents, run)
    runs.finish(driver, run, {"loaded": len(documents)})
    nodes, _, _ = driver.execute_query(
        "MATCH (n) UNWIND labels(n) AS owner UNWIND keys(n) AS name RETURN DISTINCT owner, name"
    )
    edges, _, _ = driver.execute_query("MATCH ()-[e]->() UNWIND keys(e) AS name RETURN DISTINCT type(e) AS owner, name")
    kinds = set(ontology.load().nodes["Organization"].kinds)
    found = {(row["owner"], row["name"]) for row in (*nodes, *edges) if row["owner"] not in {*INTERNAL_LABELS, *kinds}}
    found |= {(owner, "") for owner, _ in found}
    known = ontology.load()
    allowed = {*declared(exported=True), *declared(exported=False)} - {(kind, "") for kind in kinds}
    allowed |= {(label, node.key) for label, node in known.nodes.items()} | {
        (kind, name) for kind in known.edges for name in ("statements", "pages")
    }
    mentioned = {p for label in known.edges["MENTIONS"].ends for p in known.edge_properties("MENTIONS", label)}
    assert not sorted(found - allowed - {("MENTIONS", name) for name in mentioned})
    assert not sorted(set(declared(exported=False)) - found)


def _minutes(part: Elements) -> Node:
    return next(node for node in part.nodes if node.labels == ("Minutes",))
