"""Automatic merges on three governments' minutes over several years: never wrong, and rarely missed. Gold: gold/*.tsv."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from math import comb

import pytest

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.graph import merge
from graph_loader.graph.dump import dump_lines
from tests.identity.mentions import GOLD, Mention, documents, elements, files, officials, organizations

KINDS = [organizations, officials, documents]


def pairs(counts: Counter[object]) -> int:
    return sum(comb(count, 2) for count in counts.values())


@pytest.mark.parametrize("mentions", KINDS)
def test_no_two_entities_are_merged(mentions: Callable[[], list[Mention]]) -> None:
    merged: dict[NodeRef, set[str]] = defaultdict(set)
    for mention in mentions():
        merged[mention.node].add(mention.entity)
    assert not {node.id: sorted(entities) for node, entities in merged.items() if len(entities) > 1}


@pytest.mark.parametrize("mentions", KINDS)
def test_at_least_97_of_100_pairs_of_mentions_of_one_entity_are_merged(mentions: Callable[[], list[Mention]]) -> None:
    found = mentions()
    assert len(found) >= 40
    together = pairs(Counter((mention.node, mention.entity) for mention in found))
    wanted = pairs(Counter(mention.entity for mention in found))
    split: dict[str, set[str]] = defaultdict(set)
    for mention in found:
        split[mention.entity].add(mention.node.id)
    assert together / wanted >= 0.97, {entity: sorted(ids) for entity, ids in split.items() if len(ids) > 1}


def test_the_gold_names_twenty_families_of_aliases_a_reform_and_three_governments() -> None:
    families: dict[str, set[str]] = defaultdict(set)
    for mention in organizations():
        families[mention.entity].add(mention.written)
    assert sum(len(names) > 1 for names in families.values()) >= 20
    assert {entity.split("/")[0] for entity in families} >= {"安澜市", "安澜市白鹭区", "望溪县"}
    years = {path.stem.split("-")[1] for path in files()}
    assert len(years) >= 5
    assert any(edge.type == "SUCCEEDED_BY" for edge in graph() if isinstance(edge, Edge))


def test_the_gold_names_homonyms_moved_officials_and_returning_documents() -> None:
    rows = [line.split("\t") for line in (GOLD / "candidates.tsv").read_text(encoding="utf-8").splitlines()]
    reasons = Counter(row[3] for row in rows if not row[0].startswith("#"))
    assert reasons["moved between units"] >= 3
    units: dict[tuple[str, str], set[str]] = defaultdict(set)  # of one name in one file
    for mention in officials():
        name, _, unit = mention.entity.partition("@")
        units[mention.file, name].add(unit)
    assert sum(len(found) > 1 for found in units.values()) >= 3
    returning: dict[str, set[str]] = defaultdict(set)
    renamed: dict[str, set[str]] = defaultdict(set)
    for mention in documents():
        returning[mention.entity].add(mention.file)
        renamed[mention.entity].add(mention.written)
    assert sum(len(files) > 1 and len(renamed[entity]) > 1 for entity, files in returning.items()) >= 3


def graph() -> list[Node | Edge]:
    return list(merge(elements(path) for path in files()))


def test_what_may_be_the_same_is_a_candidate() -> None:
    nodes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind in KINDS:
        for mention in kind():
            nodes[mention.node.label, mention.entity].add(mention.node.id)
    candidates = {
        frozenset((edge.start.id, edge.end.id))
        for edge in graph()
        if isinstance(edge, Edge) and edge.type == "POSSIBLY_SAME_AS"
    }
    rows = [line.split("\t") for line in (GOLD / "candidates.tsv").read_text(encoding="utf-8").splitlines()]
    missing = []
    for label, one, other, why in (row for row in rows if not row[0].startswith("#")):
        ids = [next(iter(nodes[label, entity])) for entity in (one, other)]
        if frozenset(ids) not in candidates:
            missing.append((ids, why))
    assert not missing


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_documents_does_not_matter(seed: int) -> None:
    shuffled = files()
    random.Random(seed).shuffle(shuffled)  # noqa: S311  # no secret
    assert list(dump_lines(merge(elements(path) for path in shuffled))) == list(dump_lines(graph()))
