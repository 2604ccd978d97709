"""Revise, issue, submit: who, to whom, in whose name; fictional text."""

from __future__ import annotations

import pytest

from tests.extraction.shapes import body_record

HEADING = "一、审议《安澜市节水办法》\n（一）原则同意《安澜市节水办法》。"


def follow_ups(sentence: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(f.action, f.actor, f.body, f.in_name_of) for f in body_record(HEADING + sentence).follow_ups]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "由市水务局根据会议讨论意见修改完善后印发。",
            [("revise", "市水务局", None, None), ("issue", "市水务局", None, None)],
        ),
        (
            "由市水务局根据会议讨论意见作进一步修改完善后由市政府办公室发文实施。",
            [("revise", "市水务局", None, None), ("issue", "市政府办公室", None, None)],
        ),
        (
            "由市水务局修改完善后以市政府名义印发。",
            [("revise", "市水务局", None, None), ("issue", None, None, "市政府")],
        ),
        (
            "由市水务局修改完善后，由市政府办公室以市政府名义印发。",
            [("revise", "市水务局", None, None), ("issue", "市政府办公室", None, "市政府")],
        ),
        (
            "按会议精神修改完善后，以市委办、市府办名义印发。",
            [("revise", None, None, None), ("issue", None, None, "市委办、市府办")],
        ),
        (
            "由市水务局修改完善后提请市委常委会审议。",
            [("revise", "市水务局", None, None), ("submit", "市水务局", "市委常委会", None)],
        ),
        (
            "责成区政府办结合会上意见修改完善经审核把关后，报区委常委会审议。",
            [("revise", "区政府办", None, None), ("submit", "区政府办", "区委常委会", None)],
        ),
        (
            "县财政局负责，根据会议讨论意见，对该《办法》再行修改完善，经常务副县长林远审核把关后，县政府办公室印发实施。",
            [("revise", "县财政局", None, None), ("issue", "县政府办公室", None, None)],
        ),
        (
            "按会议要求修改完善后，由区政府党组提请区委常委会会议审议。",
            [("revise", None, None, None), ("submit", "区政府党组", "区委常委会会议", None)],
        ),
        (
            "修改完善后提交区十八届人大四次会议审议。",
            [("revise", None, None, None), ("submit", None, "区十八届人大四次会议", None)],
        ),
        ("由市水务局按程序报市规划委员会审议。", [("submit", "市水务局", "市规划委员会", None)]),
    ],
)
def test_chains(sentence: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    assert follow_ups(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "要加快完善办法印发、公示等工作。",
        "认真落实《关于印发节水方案的通知》。",
        "各部门要及时向区委汇报。",
        "要健全完善工作机制。",
        "同意根据市委常委会审议意见修改后的《安澜市节水办法》。",
        "各乡镇要做好申报、通报、举报工作。",
    ],
)
def test_no_step_is_invented(sentence: str) -> None:
    assert follow_ups(sentence) == []


def test_steps_of_one_sentence_form_a_chain_about_the_approved_title() -> None:
    found = body_record(HEADING + "由市水务局修改完善后提请市委常委会审议。").follow_ups
    assert {f.chain for f in found} == {found[0].chain}
    assert found[0].policies == ["安澜市节水办法"]


def test_a_step_has_the_deadline_said_before_it() -> None:
    found = body_record(HEADING + "由市水务局修改完善后，于6月底前提请市委常委会审议。").follow_ups
    assert [(f.action, f.deadline) for f in found] == [("revise", None), ("submit", "6月底前")]


@pytest.mark.parametrize("basis", ["根据会议意见抓紧修改", "按照会议要求完善后"])
def test_revising_without_the_usual_pair_of_words(basis: str) -> None:
    body = f"一、审议《望溪县河道办法》\n会议原则同意《望溪县河道办法》。会议要求，县水务局{basis}，以县政府办公室名义印发。"
    assert [f.action for f in body_record(body).follow_ups] == ["revise", "issue"]


def test_what_was_revised_before_the_meeting_is_no_step() -> None:
    body = (
        "一、审议《望溪县河道办法》\n会议认为，县水务局根据上次会议意见作了认真修改，内容成熟，同意《望溪县河道办法》。"
    )
    assert body_record(body).follow_ups == []


def test_issuing_as_a_document_of_an_office() -> None:
    body = "一、审议《望溪县河道办法》\n会议原则同意《望溪县河道办法》，由县水务局修改完善后，以县政府办公室文件印发。"
    assert [(f.action, f.in_name_of) for f in body_record(body).follow_ups] == [
        ("revise", None),
        ("issue", "县政府办公室"),
    ]


def test_a_list_of_names_is_no_document_that_is_submitted() -> None:
    assert body_record("一、听取防汛汇报\n各乡镇7月18日前将名单报县水务局备案。").follow_ups == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "《方案》经修改完善后，提请市委财经委会议审议，以市委、市政府名义联合印发。",
            [
                ("revise", None, None, None),
                ("submit", None, "市委财经委会议", None),
                ("issue", None, None, "市委、市政府"),
            ],
        ),
        (
            "请市国资办对文件再作斟酌修改后，提交市委深化改革领导小组会议审议。",
            [("revise", "市国资办", None, None), ("submit", "市国资办", "市委深化改革领导小组会议", None)],
        ),
        (
            "由市府办形成方案，提请市政府常务会议审定，并按程序提交市七届人大五次会议票决。",
            [("submit", "市府办", "市政府常务会议", None), ("submit", "市府办", "市七届人大五次会议", None)],
        ),
        (
            "会议同意由县委办公室、县政府办公室联合印发。",
            [("issue", "县委办公室、县政府办公室", None, None)],
        ),
        (
            "由县人社局修改完善后以“县政府办公室”名义印发。",
            [("revise", "县人社局", None, None), ("issue", None, None, "县政府办公室")],
        ),
        (
            "请区住建局会后吸收各单位意见进行完善，以区政府名义印发。",
            [("revise", "区住建局", None, None), ("issue", None, None, "区政府")],
        ),
    ],
)
def test_bodies_and_names_of_every_kind(
    sentence: str, expected: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert follow_ups(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "县政府办要督促检查，并将落实情况每月报县政府。",
        "县水务局要摸清底数，11月15日前报县政府。",
        "因降雨等原因确需延期的，报县政府批准。",
        "由县水务局公布监督电话。",
    ],
)
def test_what_is_reported_and_is_no_document(sentence: str) -> None:
    assert follow_ups(sentence) == []


def test_a_step_has_the_deadline_of_its_own_clause() -> None:
    record = body_record(
        "一、审议《望溪县河道管理办法》\n县水务局会后三日内报县政府办公室，由县政府办公室于3月15日前印发。"
    )
    assert [(f.action, f.actor, f.deadline) for f in record.follow_ups] == [("issue", "县政府办公室", "3月15日前")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "请市水务局根据会议审议意见，广泛听取意见，对指标作进一步优化，报分管副市长审核后，提交市委常委会会议审议。",
            [("revise", "市水务局", None, None), ("submit", "市水务局", "市委常委会会议", None)],
        ),
        (
            "市水务局要抓紧完善，报市委审定。",
            [("revise", "市水务局", None, None), ("submit", "市水务局", "市委", None)],
        ),
        ("由市水务局根据会议意见抓紧修正。", [("revise", "市水务局", None, None)]),
        (
            "由市水务局、市住建局分别根据会议意见修改完善，并按程序印发。",
            [("revise", "市水务局、市住建局", None, None), ("issue", "市水务局、市住建局", None, None)],
        ),
        (
            "由市水务局修改后联合上报省水利厅、省住建厅。",
            [("revise", "市水务局", None, None), ("submit", "市水务局", "省水利厅、省住建厅", None)],
        ),
        ("由市水务局再征求一次意见，交市法制办把关，印发各县执行。", [("issue", "市水务局", None, None)]),
        (
            "责成市水务局修改完善，报请市委、市政府印发实施。",
            [("revise", "市水务局", None, None), ("submit", "市水务局", "市委、市政府", None)],
        ),
        (
            "由市水务局修改完善，按程序报批后印发。",
            [("revise", "市水务局", None, None), ("issue", "市水务局", None, None)],
        ),
        (
            "由市发改委重新研究修改，成熟后再提交市政府常务会议审议。",
            [("revise", "市发改委", None, None), ("submit", "市发改委", "市政府常务会议", None)],
        ),
        (
            "市水务局要根据会议讨论意见抓紧修改完善，呈市委常委会会议审定后印发执行。",
            [
                ("revise", "市水务局", None, None),
                ("submit", "市水务局", "市委常委会会议", None),
                ("issue", "市水务局", None, None),
            ],
        ),
        (
            "由市政府办根据会议意见完善项目内容、明确完成时限，报市委审定后，提交市人大会议票决。",
            [
                ("revise", "市政府办", None, None),
                ("submit", "市政府办", "市委", None),
                ("submit", "市政府办", "市人大会议", None),
            ],
        ),
        ("由市住建局负责修改完善实施方案和协议，报市长林远审签后实施。", [("revise", "市住建局", None, None)]),
        (
            "请市水务局把关后，由市水务局以市政府规范性文件形式印发。",
            [("issue", "市水务局", None, "市政府")],
        ),
        (
            "由市水务局修改完善后，按程序向社会公布实施。",
            [("revise", "市水务局", None, None), ("issue", "市水务局", None, None)],
        ),
        (
            "由市水务局按会议意见修改并按程序报批后印发实施。",
            [("revise", "市水务局", None, None), ("issue", "市水务局", None, None)],
        ),
        (
            "由市水务局对实施方案再细化、再完善，成熟后印发。",
            [("revise", "市水务局", None, None), ("issue", "市水务局", None, None)],
        ),
        ("请市水务局作好修改，于8月15日前报市委办公室。", [("revise", "市水务局", None, None)]),
        ("具体分工由市政府办公室行文。", [("issue", "市政府办公室", None, None)]),
        (
            "由市水务局修正后，报市长审定。",
            [("revise", "市水务局", None, None), ("submit", "市水务局", None, None)],
        ),
    ],
)
def test_steps_told_in_fewer_or_other_words(
    sentence: str, expected: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert follow_ups(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "市水务局要补充完善评估资料，核对后报送。",
        "市水务局要完善预警机制，优化调度。",
        "市水务局要细化措施，每周报送进展。",
        "要修正施工标准，完善档案。",
    ],
)
def test_what_is_made_better_without_the_document_is_no_revision(sentence: str) -> None:
    assert [f for f in follow_ups(sentence) if f[0] == "revise"] == []


def test_the_urgency_of_what_is_made_is_not_that_of_handing_it_in() -> None:
    record = body_record(HEADING + "市水务局要抓紧组织编制《安澜市供水规划》，6月底前报市政府审定。")
    assert [(f.action, f.urgency, f.deadline) for f in record.follow_ups] == [("submit", None, "6月底前")]


def test_submitted_to_a_body_that_meets_in_a_wider_circle() -> None:
    record = body_record("一、审议《望溪县三年行动计划》\n原则同意，由县教育局修改后提请县委常委（扩大）会议审定。")
    assert [(f.action, f.body) for f in record.follow_ups if f.action == "submit"] == [
        ("submit", "县委常委（扩大）会议")
    ]


def test_the_time_for_handing_in_is_not_that_of_somebody_elses_next_step() -> None:
    sentence = "市水务局修改完善后于9月10日前报市政府办公室，由市政府办公室按程序印发。"
    record = body_record(HEADING + sentence)
    assert [(f.action, f.deadline) for f in record.follow_ups] == [("revise", None), ("issue", None)]


def test_what_is_made_known_by_what_a_law_asks_is_no_issue_of_the_document() -> None:
    assert follow_ups("市城管局要对照《行政执法条例》要求，公布监督电话。") == []


def test_published_by_an_order_of_the_government_or_passed_on() -> None:
    record = body_record(
        "一、审议《望溪市审计监督办法》\n会议决定，由市审计局修改后，以市政府令发布施行。\n"
        "二、审议《关于加强低保管理的意见》\n会议原则同意，由市民政局修改后，以市政府办公室名义转发。"
    )
    assert [(f.agenda, f.action, f.in_name_of) for f in record.follow_ups if f.action == "issue"] == [
        ("一", "issue", None),
        ("二", "issue", "市政府办公室"),
    ]


@pytest.mark.parametrize("what", ["督办函", "整改通知书", "提醒函"])
def test_a_letter_that_is_sent_out_is_no_issue_of_the_document(what: str) -> None:
    assert follow_ups(f"对连续两月落后的，由市政府办公室下发{what}。") == []


def test_the_revision_may_be_a_noun() -> None:
    assert follow_ups("会议明确，市水务局负责方案的修改完善和组织实施。") == [("revise", "市水务局", None, None)]


@pytest.mark.parametrize("which", ["下次", "下一次", "下期"])
def test_which_of_its_meetings_is_no_part_of_a_body(which: str) -> None:
    found = follow_ups(f"由市水务局修改完善后，提交{which}市政府常务会议审议。")
    assert found[-1] == ("submit", "市水务局", "市政府常务会议", None)
