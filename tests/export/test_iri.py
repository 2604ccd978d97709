"""IRIs are legal, readable, one to one, and do not change."""

from __future__ import annotations

import hashlib
import json
import re
from urllib.parse import unquote

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.elements import Edge, NodeRef
from graph_loader.export.iri import DATA, edge_hash, encode, node_iri
from graph_loader.graph import ontology
from tests.export import fictional
from tests.export.random_graphs import TEXTS

#: RFC 3987: iunreserved, pct-encoded, sub-delims, ":", "@" and "/", which is all an absolute path may hold.
LEGAL = re.compile(
    r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-F]{2}"
    r"|[\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd"
    r"\U00040000-\U0004fffd\U00050000-\U0005fffd\U00060000-\U0006fffd\U00070000-\U0007fffd\U00080000-\U0008fffd"
    r"\U00090000-\U0009fffd\U000a0000-\U000afffd\U000b0000-\U000bfffd\U000c0000-\U000cfffd\U000d0000-\U000dfffd"
    r"\U000e1000-\U000efffd])*"
)


@pytest.mark.parametrize(
    ("identifier", "encoded"),
    [
        ("望溪县人民政府/常务会议/2031-05-06", "望溪县人民政府/常务会议/2031-05-06"),
        ("望溪县人民政府/李明@水务局", "望溪县人民政府/李明@水务局"),
        ("《河道管理办法（送审稿）》、“十四五”", "《河道管理办法（送审稿）》、“十四五”"),
        ("?00112233445566aa/李明", "%3F00112233445566aa/李明"),
        ("50% #1", "50%25%20%231"),
        ("%E5", "%25E5"),
        ("a\"b'c<d>e\\f^g`h{i|j}k", "a%22b%27c%3Cd%3Ee%5Cf%5Eg%60h%7Bi%7Cj%7Dk"),
        ("全　角\u00a0空\u200b格", "全%E3%80%80角%C2%A0空%E2%80%8B格"),
        ("𠮷野😀", "𠮷野😀"),
        ("\ue000", "%EE%80%80"),
        ("..", "%2E%2E"),
        ("a/./b/../c/...", "a/%2E/b/%2E%2E/c/..."),
        ("v1.2", "v1.2"),
        ("a\nb\x00", "a%0Ab%00"),
    ],
)
def test_what_is_kept_and_what_is_encoded(identifier: str, encoded: str) -> None:
    assert encode(identifier) == encoded


@given(TEXTS)
def test_decoding_gives_the_id_back(identifier: str) -> None:
    assert unquote(encode(identifier)) == identifier


@given(TEXTS)
def test_iris_are_legal(identifier: str) -> None:
    iri = node_iri(NodeRef("Group", identifier))
    assert LEGAL.fullmatch(iri.removeprefix("https://w3id.org"))
    assert pyoxigraph.NamedNode(iri).value == iri
    line = f"<{iri}> <http://example.org/p> <{iri}> ."
    (quad,) = pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.TURTLE, base_iri="http://example.org/a/b")
    assert quad.subject.value == iri


@given(st.lists(TEXTS, min_size=2, max_size=2, unique=True))
def test_two_ids_have_two_iris(identifiers: list[str]) -> None:
    assert encode(identifiers[0]) != encode(identifiers[1])


def test_hash_is_of_type_ends_and_key_only() -> None:
    edge = fictional.edge("ATTENDED", fictional.CHAIR, fictional.MEETING, role="chair", organization="", post="县长")
    key = ontology.load().edges["ATTENDED"].key
    identity = ["ATTENDED", "Official", fictional.CHAIR.id, "Meeting", fictional.MEETING.id, "chair", "", "县长"]
    expected = hashlib.sha256(json.dumps(identity, separators=(",", ":")).encode()).hexdigest()[:24]
    assert edge_hash(edge, key) == expected == "d26cdfe7004020f1c7f451d9"
    noted = Edge(edge.type, edge.start, edge.end, {**edge.properties, "note": "代表"})
    assert edge_hash(noted, key) == expected
    other = Edge(edge.type, edge.start, edge.end, {**edge.properties, "post": ""})
    assert edge_hash(other, key) != expected


def test_a_node_has_the_iri_that_is_in_use_everywhere() -> None:
    assert node_iri(fictional.RULES) == f"{DATA}PolicyDocument/望溪县人民政府/河道管理办法"
