"""Shapes in which official Chinese tells who has to do what, beside 某局要…; fictional text."""

from __future__ import annotations

import pytest

from tests.extraction.shapes import body_record


def told(sentence: str) -> list[tuple[list[str], str]]:
    """Who is told to do something, and in which role."""
    record = body_record("一、听取防汛情况的汇报\n" + sentence)
    return [(a.organizations + a.persons, a.role) for a in record.assignments if a.organizations or a.persons]


def actions(sentence: str) -> list[str]:
    record = body_record("一、听取防汛情况的汇报\n" + sentence)
    return [a.action for a in record.assignments if a.organizations]


@pytest.mark.parametrize(
    "sentence",
    [
        "会议要求：1.县水务局要加强巡查。2.县水务局要备足物资。",
        "1．县水务局要加强巡查；②县水务局要备足物资。",
    ],
)
def test_points_numbered_with_digits_within_a_sentence(sentence: str) -> None:
    assert told(sentence) == [(["县水务局"], "responsible")] * 2


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("县财政局于5月底前将资金拨付到位。", "5月底前"),
        ("县财政局在9月20日前完成拨付。", "9月20日前"),
        ("县财政局10月10日前向县审计局移交资料。", "10月10日前"),
    ],
)
def test_a_deadline_between_the_subject_and_a_verb_without_an_obligation(sentence: str, deadline: str) -> None:
    record = body_record("一、听取防汛情况的汇报\n" + sentence)
    assert [(a.organizations, a.deadline) for a in record.assignments] == [(["县财政局"], deadline)]


def test_what_was_done_by_a_date_is_no_task() -> None:
    assert told("县财政局于5月底前完成了拨付。") == []


@pytest.mark.parametrize("being", ["是第一责任人", "是责任主体", "既是行业主管部门"])
def test_a_subject_that_is_said_to_be_responsible_before_it_is_obliged(being: str) -> None:
    assert told(f"各街道{being}，要逐户排查隐患。") == [(["各街道"], "responsible")]
    assert actions(f"各街道{being}，要逐户排查隐患。") == ["逐户排查隐患"]


@pytest.mark.parametrize(
    "sentence",
    [
        "县林草局对重点林区予以巡护。",
        "县林草局对重点林区要实行全天值守。",
        "县林草局对新建项目依法限期整改。",
    ],
)
def test_what_is_done_to_something_named_first(sentence: str) -> None:
    assert told(sentence) == [(["县林草局"], "responsible")]


@pytest.mark.parametrize("sentence", ["县林草局对重点林区进行了巡护。", "县林草局对重点林区进行巡护的情况，令人满意。"])
def test_what_was_done_to_something_is_no_task(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize("together", ["会同", "商", "会商"])
def test_units_named_behind_words_for_together(together: str) -> None:
    assert told(f"县财政局{together}望溪镇政府拟定分成办法。") == [
        (["县财政局"], "responsible"),
        (["望溪镇政府"], "support"),
    ]


def test_a_zone_is_named_with_its_committee() -> None:
    assert told("由县规划局会商江湾新区管委会提出意见。")[1] == (["江湾新区管委会"], "support")


@pytest.mark.parametrize("word", ["乡镇", "镇街", "区县", "部门", "县市区"])
def test_collectives_without_each(word: str) -> None:
    assert told(f"会议强调，{word}要压实责任。") == [([word], "responsible")]


def test_a_collective_without_each_is_no_subject_of_a_mere_verb() -> None:
    assert told("要做到领导带头办理。") == []


@pytest.mark.parametrize("who", ["所在乡镇", "各区政府", "各乡镇人民政府", "全市政府系统", "各县（区）政府"])
def test_governments_as_collectives(who: str) -> None:
    record = body_record(f"一、听取防汛情况的汇报\n由{who}负责落实避险转移方案。")
    assert [(a.organizations, a.collective) for a in record.assignments] == [([who], True)]


@pytest.mark.parametrize(
    "unit", ["区投促中心", "望河高新园管理办", "区委区政府督查室", "县防汛抗旱指挥部办公室", "区爱卫办", "市治欠办"]
)
def test_offices_and_headquarters(unit: str) -> None:
    assert told(f"{unit}适时开展检查。") == [([unit], "responsible")]


def test_what_is_said_of_the_next_subject_does_not_belong_to_the_one_before() -> None:
    assert actions("各镇要限期封堵排口，对拒不配合的由县环保局依法查处；点位选址由县规划局提出意见。") == [
        "限期封堵排口",
        "依法查处",
        "提出意见",
    ]


def test_a_ratio_does_not_end_a_clause() -> None:
    assert told("由县城投集团作为主体，与白鹭区按7:3比例分享收益。") == [(["县城投集团"], "responsible")]


def test_reporting_to_an_executive_meeting_is_no_report_of_this_one() -> None:
    assert told("方案9月底前报县政府常务会议研究；选址由县规划局提出意见。") == [(["县规划局"], "responsible")]
