"""Verdicts kept exactly, with their code and what they are about; fictional text."""

from __future__ import annotations

import pytest

from tests.extraction.shapes import body_record


def decisions(raw: str) -> list[tuple[str, str | None, list[str], str | None]]:
    return [(d.verdict, d.verb, d.policies, d.subject) for d in body_record(raw).decisions]


HEADING = "一、审议《安澜市节水办法（送审稿）》\n"
TITLE = "安澜市节水办法（送审稿）"


@pytest.mark.parametrize(
    ("sentence", "verdict", "verb"),
    [
        ("会议原则同意《安澜市节水办法（送审稿）》。", "approved_in_principle", "原则同意"),
        ("原则通过《安澜市节水办法（送审稿）》。", "approved_in_principle", "原则通过"),
        ("会议原则上同意该《办法》。", "approved_in_principle", "原则上同意"),
        ("会议议定：原则同意，按会议要求修改完善后，由市水务局印发。", "approved_in_principle", "原则同意"),
        ("会议审议通过《安澜市节水办法（送审稿）》。", "approved", "审议通过"),
        ("会议同意《安澜市节水办法（送审稿）》，由市水务局印发。", "approved", "同意"),
        ("会议讨论并通过了《安澜市节水办法（送审稿）》。", "approved", "讨论并通过"),
        ("会议决定，该事项另行研究。", "deferred", "另行研究"),
        ("会议决定暂缓审议《安澜市节水办法（送审稿）》。", "deferred", "暂缓审议"),
        ("《安澜市节水办法（送审稿）》未获通过。", "rejected", "未获通过"),
    ],
)
def test_verdict_and_exact_verb(sentence: str, verdict: str, verb: str) -> None:
    assert [(v, w) for v, w, _, _ in decisions(HEADING + sentence)] == [(verdict, verb)]


def test_a_verdict_without_object_is_about_the_title_of_the_item() -> None:
    assert decisions(HEADING + "会议予以原则通过。")[0][2] == [TITLE]


@pytest.mark.parametrize(
    ("sentence", "verdict", "verb"),
    [
        ("经表决，12票赞成、1票反对、2票弃权，《安澜市节水办法（送审稿）》获得通过。", "approved", "获得通过"),
        ("会议以12票赞成、0票反对通过了《安澜市节水办法（送审稿）》。", "approved", "通过"),
        ("表决结果：赞成12票，反对1票，弃权0票，通过。", "approved", "通过"),
        ("表决情况：同意12人，反对1人。通过。", "approved", "通过"),
        ("参会人员13人，同意12票，反对1票，《安澜市节水办法（送审稿）》通过。", "approved", "通过"),
        ("经投票表决，5票赞成，8票反对，《安澜市节水办法（送审稿）》未通过。", "rejected", "未通过"),
        ("与会人员表决，同意4票，不同意9票，未获通过。", "rejected", "未获通过"),
    ],
)
def test_counted_votes_give_the_result_that_is_stated(sentence: str, verdict: str, verb: str) -> None:
    assert decisions(HEADING + sentence) == [(verdict, verb, [TITLE], None)]


def test_votes_without_a_stated_result_are_no_verdict() -> None:
    assert [d[0] for d in decisions(HEADING + "表决情况：同意12票，反对1票。")] == ["reviewed"]


def test_a_verdict_before_a_task_is_about_the_title_of_the_item() -> None:
    assert decisions(HEADING + "会议议定：原则同意，市水务局要根据会议意见修改完善。") == [
        ("approved_in_principle", "原则同意", [TITLE], None)
    ]


def test_one_verdict_over_several_titles() -> None:
    raw = "一、审议《甲方案》和《乙意见》\n（一）原则同意《甲方案》（以下简称《方案》）和《乙意见》。"
    assert decisions(raw) == [("approved_in_principle", "原则同意", ["甲方案", "乙意见"], None)]


def test_what_was_agreed_to_has_no_title() -> None:
    raw = "一、听取卫生学校情况汇报\n（一）原则同意市卫生局的汇报。\n（二）同意供地120亩。"
    assert decisions(raw) == [
        ("approved_in_principle", "原则同意", [], "市卫生局的汇报"),
        ("approved", "同意", [], "供地120亩"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "要通过行政处罚等手段加大惩处力度。",
        "经市政府同意后，由市水务局实施。",
        "报请县委同意后实施。",
        "未经审批同意的一律不得开工。",
        "会议要求，各镇要通过河长制压实责任。",
    ],
)
def test_everyday_words_are_no_verdict(sentence: str) -> None:
    assert [d[0] for d in decisions("一、听取防汛情况的汇报\n" + sentence)] == ["heard"]


@pytest.mark.parametrize(
    ("heading", "verdict"),
    [
        ("听取防汛情况的汇报", "heard"),
        ("传达学习全省会议精神", "conveyed"),
        ("学习《统计法》", "studied"),
        ("审议《甲办法》", "reviewed"),
    ],
)
def test_an_item_without_a_result(heading: str, verdict: str) -> None:
    assert [d[0] for d in decisions(f"一、{heading}\n会议要求，要抓好落实。")] == [verdict]


def test_heard_and_then_approved_is_approved_only() -> None:
    raw = "一、听取市财政局关于《甲办法》的汇报\n会议原则同意《甲办法》。"
    assert [d[0] for d in decisions(raw)] == ["approved_in_principle"]


@pytest.mark.parametrize(
    ("heading", "told", "verdict"),
    [
        ("关于秋季防火工作", "会议听取了县林业局关于秋季防火工作的汇报。", "heard"),
        ("关于校舍安全工程的问题", "会议讨论了校舍安全工程的实施范围。", "reviewed"),
        ("关于精神传达", "会议传达了全省水利工作会议精神。", "conveyed"),
    ],
)
def test_a_heading_without_an_act_is_decided_as_the_text_tells(heading: str, told: str, verdict: str) -> None:
    record = body_record(f"一、{heading}\n{told}\n二、审议《望溪县养犬规定》\n会议原则通过《望溪县养犬规定》。\n")
    assert [decision.verdict for decision in record.decisions] == [verdict, "approved_in_principle"]


@pytest.mark.parametrize("said", ["原则同意该办法", "同意上述文件的主要内容", "原则通过本规定", "同意该《办法》"])
def test_a_result_about_what_the_item_named_before_is_about_its_documents(said: str) -> None:
    record = body_record(
        f"一、审议《望溪县养犬管理办法》\n会议听取了县公安局的起草说明。会议{said}，由县公安局印发。\n"
    )
    assert [decision.policies for decision in record.decisions] == [["望溪县养犬管理办法"]]


@pytest.mark.parametrize("said", ["决定暂缓出台", "该议题暂不议决", "提交审议的条件还不成熟", "决定留待下次会议再议"])
def test_what_is_put_off_is_deferred(said: str) -> None:
    record = body_record(
        f"一、审议《望溪县养犬管理办法》\n会议认为，该办法操作性不强，{said}，由县公安局进一步论证。\n"
    )
    assert [decision.verdict for decision in record.decisions] == ["deferred"]


@pytest.mark.parametrize(
    ("sentence", "verdict", "verb", "subject"),
    [
        ("会议决定：1.同意概算调整为4亿元。", "approved", "同意", "概算调整为4亿元"),
        ("会议原则通过，待完善后提请县人大常委会审议。", "approved_in_principle", "原则通过", None),
        ("会议进行了审议，原则予以通过。", "approved_in_principle", "原则予以通过", None),
        ("会议同意由县城管局购买服务。", "approved", "同意", "由县城管局购买服务"),
        ("会议决定暂缓实施，待条件成熟后再行研究。", "deferred", "暂缓实施", None),
    ],
)
def test_what_a_result_is_about(sentence: str, verdict: str, verb: str, subject: str | None) -> None:
    decision = body_record("一、研究垃圾收运有关事宜\n" + sentence).decisions[0]
    assert (decision.verdict, decision.verb, decision.subject) == (verdict, verb, subject)


def test_a_result_about_this_plan_is_about_the_title_of_the_item() -> None:
    record = body_record("一、审议《望溪县低空经济行动计划》\n会议决定：1.原则同意该行动计划。")
    assert record.decisions[0].policies == ["望溪县低空经济行动计划"]
