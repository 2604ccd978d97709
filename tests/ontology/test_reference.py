"""What is made from the ontology says what it says now."""

from __future__ import annotations

import re
import runpy
from functools import cache
from pathlib import Path

import pyoxigraph

from graph_loader.export.triples import triples
from graph_loader.graph import ontology
from graph_loader.graph.merge import merge
from graph_loader.graph.ontology import EdgeType, NodeType
from graph_loader.loading.prepare import prepare_file
from graph_loader.store.write import Prepared
from tools.ontology_reference.pages import write_reference

ROOT = Path(__file__).resolve().parents[2]

#: Described once for all edges.
EVERY_EDGE = ("basis", "evidence", "pages", "rules", "statements")


@cache
def reference() -> dict[str, str]:
    return write_reference(ontology.load())


def test_the_reference_pages_are_fresh() -> None:
    folder, pages = ROOT / "docs" / "ontology", reference()
    for name, page in pages.items():
        assert (folder / name).read_text(encoding="utf-8") == page, "run tools/write_ontology_reference.py"
    assert {path.name for path in folder.iterdir()} == {*pages, "how-minutes-become-triples.md"}
    assert not [name for name, page in pages.items() if "file:///" in page], "the pages are the same on every machine"


def test_everything_declared_has_its_place_in_the_reference() -> None:
    declared, pages = ontology.load(), reference()
    owners: list[tuple[str, str, NodeType | EdgeType]] = [
        ("nodes.md", label, node) for label, node in declared.nodes.items()
    ]
    owners += [("edges.md", name, edge) for name, edge in declared.edges.items()]
    for page, owner, kind in owners:
        section = pages[page].split(f"\n## {owner} · ")[1].split("\n## ")[0]
        assert "```mermaid" in section or kind.iri.endswith("mentions")
        assert ("```cypher" in section and "```turtle" in section) == kind.exported
        own = set(kind.properties) - (set() if page == "nodes.md" else set(EVERY_EDGE))
        assert all(f"| `{p}` |" in section for p in own), owner
    for owner, kinds in declared.nodes.items():
        assert all(f"| `{kind}` |" in pages["nodes.md"] for kind in kinds.kinds), owner
    codes = [code for _, _, kind in owners for p in kind.properties.values() for code in p.codes]
    assert all(f"| `{code}` |" in pages["codes.md"] for code in codes)


def test_links_lead_to_headings() -> None:
    pages = reference()
    for page, anchor in re.findall(r"\]\((\w+\.md)#([^)]+)\)", pages["README.md"]):
        headings = re.findall(r"^## (.+)$", pages[page], flags=re.MULTILINE)
        assert anchor in {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_triples_of_the_hand_written_page_are_those_of_the_export() -> None:
    page = (ROOT / "docs" / "ontology" / "how-minutes-become-triples.md").read_text(encoding="utf-8")
    (turtle,) = re.findall(r"```turtle\n(.*?)```", page, flags=re.DOTALL)
    prepared = prepare_file(ROOT / "examples" / "minutes" / "wangxi-2019-04-18.txt")
    assert isinstance(prepared, Prepared)
    exported = {str(triple) for triple in triples(merge([prepared.elements]))}
    shown = [
        f"{q.subject} {q.predicate} {q.object}" for q in pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)
    ]
    assert len(shown) > 20
    assert not [triple for triple in shown if triple not in exported]


def test_the_style_of_the_browser_is_fresh() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "write_browser_style.py"))
    assert tool["SHEET"].read_text(encoding="utf-8") == tool["write_style"](ontology.load()), (
        "run tools/write_browser_style.py"
    )


def test_the_words_of_the_codes_are_fresh() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "write_code_words.py"))
    assert tool["FILE"].read_text(encoding="utf-8") == tool["write_words"](), "run tools/write_code_words.py"
