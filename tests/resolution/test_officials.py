"""The unit that a post tells by itself."""

from __future__ import annotations

import pytest

from graph_loader.extraction import extract
from graph_loader.graph import build
from graph_loader.resolution import resolve
from graph_loader.resolution.government import Government, parse_government
from graph_loader.resolution.officials import unit_of_post
from tests.graph.examples import make_document

COUNTY = parse_government("望溪县", rule="title")
ZONE = parse_government("枕河经济开发区管委会", rule="title")


@pytest.mark.parametrize(
    ("post", "told"),
    [
        ("县长", "县长"),
        ("代县长", "代县长"),
        ("常务副县长", "常务副县长"),
        ("县委副书记、县长", "县长"),
        ("县委常委、副县长", "副县长"),
        ("副县长、县公安局局长", "副县长"),
        ("望溪县县长", "望溪县县长"),
        ("县政府党组成员", "县政府党组成员"),
        ("县人民政府县长", "县人民政府县长"),
    ],
)
def test_a_post_of_the_government_makes_the_government_the_unit(post: str, told: str) -> None:
    unit = unit_of_post(post, COUNTY)
    assert unit is not None
    assert (unit.name, post[unit.start : unit.end]) == ("人民政府", told)


@pytest.mark.parametrize("post", ["副市长", "青禾县县长", "局长", "主任", "县工商联主席", "秘书长", "村长"])
def test_a_post_of_another_body_does_not(post: str) -> None:
    assert unit_of_post(post, COUNTY) is None


def test_a_post_in_the_committee_of_the_party_alone_is_its_own() -> None:
    unit = unit_of_post("县委副书记", COUNTY)
    assert unit is not None
    assert unit.name == "县委"
    assert unit_of_post("市委副书记", COUNTY) is None


@pytest.mark.parametrize(
    ("post", "government", "name"),
    [
        ("主任", ZONE, "管委会"),
        ("管委会副主任", ZONE, "管委会"),
        ("开发区管委会主任", ZONE, "管委会"),
        ("县长", Government("?0123456789abcdef"), "人民政府"),
    ],
)
def test_zones_and_governments_that_are_not_known(post: str, government: Government, name: str) -> None:
    unit = unit_of_post(post, government)
    assert unit is not None
    assert unit.name == name


def test_leaders_named_in_passing_are_no_officials_of_this_government() -> None:
    text = (
        "望溪县人民政府常务会议纪要\n2024年5月6日上午，县长白远山主持召开县政府第12次常务会议。\n"
        "一、会议传达学习了陆天行总书记在全国生态环境保护大会上的重要讲话精神、国务院总理顾长河在国务院常务会议上的讲话精神。"
        "会议指出，要按照省委书记段怀远、省长梅知秋的批示要求抓好落实。\n"
        "二、会议听取了县水务局局长于溪关于河道巡查的汇报。由县财政局落实经费。\n"
    )
    document = make_document(text)
    record = extract(document)
    elements = build(record, document, resolve(record, document))
    named = {str(node.properties["name"]) for node in elements.nodes if node.labels[0] == "Official"}
    assert named == {"白远山", "于溪"}
