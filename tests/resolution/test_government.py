"""Whose minutes these are."""

from __future__ import annotations

import pytest

from graph_loader.record import Record
from graph_loader.resolution.author import find_government
from graph_loader.resolution.government import Government, parse_government
from tests.graph.examples import make_document

ID = "0123456789abcdef"


def find(text: str, given: str | None = None, **facts: str) -> Government:
    record = Record.from_dict({"document": facts})
    return find_government(record, make_document(text), ID, given)


@pytest.mark.parametrize(
    ("facts", "text", "name", "rule"),
    [
        ({"title": "安澜市人民政府常务会议纪要"}, "", "安澜市人民政府", "title"),
        ({"title": "安澜市白鹭区人民政府2024年第3次常务会议纪要"}, "", "安澜市白鹭区人民政府", "title"),
        ({"title": "市政府第3次常务会议纪要", "issuer": "安澜市人民政府办公室"}, "", "安澜市人民政府", "issuer"),
        ({"title": "白鹭区政府常务会议纪要"}, "", "白鹭区人民政府", "title"),
        ({"title": "枕河经济开发区管委会办公会议纪要"}, "", "枕河经济开发区管理委员会", "title"),
        ({}, "望溪县第十七届人民政府\n第28次常务会议召开。", "?" + ID, "unknown"),
        ({}, "望溪县第十七届人民政府第28次常务会议召开。", "望溪县人民政府", "text"),
        ({}, "昨日，望溪县政府召开第五十三次常务会议。", "望溪县人民政府", "text"),
        ({"title": "望溪县十五届人民政府第27次常务会议纪要"}, "", "望溪县人民政府", "title"),
        ({"title": "安澜自治区政府第15次常务会议纪要"}, "", "安澜自治区人民政府", "title"),
        ({}, "主办单位：安澜市白鹭区人民政府办公室", "安澜市白鹭区人民政府", "text"),
        (
            {"title": "安澜市白鹭区人民政府常务会议纪要", "issuer": "白鹭区人民政府办公室"},
            "",
            "安澜市白鹭区人民政府",
            "title",
        ),
    ],
)
def test_the_government_is_found_where_the_minutes_name_it(
    facts: dict[str, str], text: str, name: str, rule: str
) -> None:
    found = find(text, **facts)
    assert (found.name, found.rule) == (name, rule)


def test_the_government_given_wins() -> None:
    assert find("", "望溪县", title="安澜市人民政府常务会议纪要").name == "望溪县人民政府"


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({"title": "区政府常务会议纪要"}, "区长主持召开区政府第3次常务会议。"),
        ({"title": "十九届县政府第97次常务会议纪要"}, ""),
        ({"title": "2024年区政府第1次常务会议纪要"}, ""),
        ({"title": "白远山主持召开区政府常务会议"}, ""),
        ({}, "2024年第1次区政府常务会议召开，传达学习市政府第163次常务会议精神。"),
        ({}, "县长白远山主持召开望溪县政府第3次常务会议。"),
        ({}, "安澜市人民政府办公室\n望溪县人民政府办公室\n"),
    ],
)
def test_a_government_that_is_not_named_or_not_alone_is_not_guessed(facts: dict[str, str], text: str) -> None:
    found = find(text, **facts)
    assert found.name == f"?{ID}"
    assert not found.known


def test_the_level_of_an_unknown_government_is_kept() -> None:
    assert find("", title="区政府常务会议纪要").level == "区"
    assert find("主持召开市十六届政府第四十五次常务会议").level == "市"
    assert find("主任主持召开会议").level == ""


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("安澜市白鹭区人民政府", ("安澜市", "白鹭区")),
        ("安澜市东区人民政府", ("安澜市", "东区")),
        ("津市市人民政府", ("常德市", "津市市")),
        ("白鹭区", ("", "白鹭区")),
        ("望溪苗族自治县人民政府", ("", "望溪苗族自治县")),
    ],
)
def test_the_place_is_parted_from_the_one_it_lies_in(name: str, parts: tuple[str, str]) -> None:
    found = parse_government(name, rule="given")
    assert (found.parent, found.own) == parts


def test_the_place_of_the_name_is_cut_out_of_the_title() -> None:
    text = "望溪县人民\n政府常务会议纪要"
    record = Record.from_dict({"document": {"title": "望溪县人民政府常务会议纪要", "evidence": {"title": [[0, 14]]}}})
    (span,) = find_government(record, make_document(text), ID).spans
    assert text[slice(*span)] == "望溪县人民\n政府"
