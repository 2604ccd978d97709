"""Subjects that are levels of government or two bodies joined by 与: 市、区两级财政, 由县财政局与各乡镇按比例分担; fictional text."""

from __future__ import annotations

import pytest

from tests.extraction.shapes import body_record


def told(sentence: str) -> list[tuple[list[str], bool]]:
    """Who is told to do something, and whether that names no single body."""
    record = body_record("一、听取防汛情况的汇报\n" + sentence)
    return [(a.organizations, a.collective) for a in record.assignments if a.organizations]


@pytest.mark.parametrize(
    ("sentence", "who", "collective"),
    [
        ("所需资金由市、区两级财政按现行体制分担。", "市、区两级财政", False),
        ("市县两级财政要落实配套资金。", "市县两级财政", False),
        ("所需资金由市、县财政共同承担。", "市、县财政", False),
        ("各级财政要足额安排配套资金。", "各级财政", True),
        ("各县（区）财政要足额安排配套资金。", "各县（区）财政", True),
        ("各县（市、区）财政要足额安排配套资金。", "各县（市、区）财政", True),
        ("市、区两级政府要加大投入力度。", "市、区两级政府", True),
        ("区镇两级要加强联动。", "区镇两级", True),
        ("沿黄各县（区）要扛起责任。", "沿黄各县（区）", True),
        ("涉农各镇（街道）要加强巡查。", "涉农各镇（街道）", True),
    ],
)
def test_levels_of_government_are_one_subject(sentence: str, who: str, collective: bool) -> None:
    assert told(sentence) == [([who], collective)]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("所需经费由县财政局与各乡镇按比例分担。", ["县财政局", "各乡镇"]),
        ("所需经费由区财政与属地镇（街道）按6∶4比例承担。", ["区财政", "属地镇（街道）"]),
        ("由县审计局与县教育局联合开展检查。", ["县审计局", "县教育局"]),
    ],
)
def test_those_joined_by_with_are_told_what_they_do_together(sentence: str, who: list[str]) -> None:
    assert told(sentence) == [(who, False)]


@pytest.mark.parametrize("sentence", ["由县审计局与县城投公司签订协议。", "由县审计局与上级部门衔接，年内完成。"])
def test_with_whom_a_body_deals_is_not_told(sentence: str) -> None:
    assert told(sentence) == [(["县审计局"], False)]


def test_offices_of_party_and_government_that_see_to_goals() -> None:
    assert told("县委目督办、县政府目督办要开展督查。") == [(["县委目督办", "县政府目督办"], False)]
