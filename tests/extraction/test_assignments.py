"""Who is told to do what: subjects, roles, carrying over, collectives, deadlines; fictional text."""

from __future__ import annotations

import pytest

from tests.extraction.shapes import body_record


def told(sentence: str, people: frozenset[str] = frozenset()) -> list[tuple[list[str], str, str]]:
    """What somebody is told to do."""
    record = body_record("一、听取防汛情况的汇报\n" + sentence, people)
    return [(a.organizations + a.persons, a.role, a.action) for a in record.assignments if a.organizations or a.persons]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("市水务局要加强巡查。", [(["市水务局"], "responsible", "加强巡查")]),
        ("会议要求，县财政局要牵头落实经费。", [(["县财政局"], "lead", "牵头落实经费")]),
        ("由市发改委牵头建立通报制度。", [(["市发改委"], "lead", "牵头建立通报制度")]),
        ("市委督查室和市政府督查室要牵头建立通报制。", [(["市委督查室", "市政府督查室"], "lead", "牵头建立通报制")]),
        (
            "县文广旅局、住建局和市场监管局要密切协作。",
            [(["县文广旅局", "住建局", "市场监管局"], "responsible", "密切协作")],
        ),
        ("住房和城乡建设局要抓好落实。", [(["住房和城乡建设局"], "responsible", "抓好落实")]),
        ("财政、审计等部门要做好监督。", [(["财政", "审计"], "responsible", "做好监督")]),
        ("文物、自然资源等相关职能部门要严格执行规定。", [(["文物", "自然资源"], "responsible", "严格执行规定")]),
        ("责成区城管局拆除违建。", [(["区城管局"], "responsible", "拆除违建")]),
        ("各部门负责人，要切实履行职责。", [(["各部门负责人"], "responsible", "切实履行职责")]),
        (
            "各部门在工作中遇到法律问题，要主动对接顾问。",
            [(["各部门"], "responsible", "在工作中遇到法律问题，要主动对接顾问")],
        ),
        ("苏湾集团按程序组织实施。", [(["苏湾集团"], "responsible", "按程序组织实施")]),
    ],
)
def test_subjects(sentence: str, expected: list[tuple[list[str], str, str]]) -> None:
    assert told(sentence) == expected


def test_lead_and_supporters_share_what_has_to_be_done() -> None:
    assert told("县交通局负责，发展改革、财政、审计部门配合，对项目资金再行核实。") == [
        (["县交通局"], "responsible", "对项目资金再行核实"),
        (["发展改革", "财政", "审计"], "support", "对项目资金再行核实"),
    ]
    assert told("县水务局要牵头设立界标，县公安局配合。") == [
        (["县水务局"], "lead", "牵头设立界标"),
        (["县公安局"], "support", "牵头设立界标"),
    ]


def test_together_with() -> None:
    assert told("由市教育局会同市财政局测算经费。") == [
        (["市教育局"], "responsible", "会同市财政局测算经费"),
        (["市财政局"], "support", "会同市财政局测算经费"),
    ]


def test_a_person_leads_and_the_bureau_does() -> None:
    assert told("县委常委、常务副县长林远牵头，县应急局等部门要做好风险防控。") == [
        (["林远"], "lead", "做好风险防控"),
        (["县应急局"], "responsible", "做好风险防控"),
    ]


def test_gatekeepers_check() -> None:
    assert (["林远"], "responsible", "审核把关") in told(
        "县财政局核实资金，经常务副县长林远审核把关后，由县城投公司组织实施。"
    )


def test_a_subject_carries_over_commas_and_semicolons_not_over_a_full_stop() -> None:
    assert told("各乡镇要巡查河道，发现问题及时上报；要备足物资。要加强值守。") == [
        (["各乡镇"], "responsible", "巡查河道，发现问题及时上报"),
        (["各乡镇"], "responsible", "备足物资"),
    ]


def test_behind_a_semicolon_the_main_subject_comes_back() -> None:
    found = told("各相关单位要强化配合，牵头部门主动对接；同时，要自觉接受督查。")
    assert found[-1] == (["各相关单位"], "responsible", "自觉接受督查")


def test_requirements_without_a_subject_are_nobodys() -> None:
    record = body_record("一、听取防汛情况的汇报\n会议强调，一是要加强值守，要备足物资；要及时报告。各镇已经行动起来。")
    assert [(a.organizations, a.persons, a.action) for a in record.assignments] == [
        ([], [], "加强值守，要备足物资"),
        ([], [], "及时报告"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("6月底前要完成河道清淤。", [([], "6月底前要完成河道清淤", "6月底前")]),
        ("在年底前必须全部建成，要加强管护。", [([], "在年底前必须全部建成，要加强管护", "年底前")]),
        ("6月底前要完成清淤，7月底前要完成验收。", [([], "6月底前要完成清淤", "6月底前"), ([], "7月底前要完成验收", "7月底前")]),
        ("一是6月底前要完成清淤；二是年底前要完成验收。", [([], "6月底前要完成清淤", "6月底前"), ([], "年底前要完成验收", "年底前")]),
        ("县水务局6月底前要完成清淤。", [(["县水务局"], "6月底前要完成清淤", "6月底前")]),
    ],
)  # fmt: skip
def test_a_deadline_in_front_of_the_obligation(sentence: str, expected: list[tuple[list[str], str, str]]) -> None:
    record = body_record("一、听取防汛情况的汇报\n" + sentence)
    assert [(a.organizations, a.action, a.deadline) for a in record.assignments] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "近年来市水务局完成了河道清淤任务。",
        "区委明确要求的事项必须纳入清单。",
        "各项重点工作推进要抢抓时间节点。",
        "要督促生产经营单位全面排查隐患。",
        "县法院、县检察院领导应邀列席。",
        "对评价中发现的企业，要加强服务。",
    ],
)
def test_no_assignment_is_invented(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    "who", ["各部门", "各有关部门", "相关单位", "全市上下", "各乡镇", "全体参会人员", "已完成任务的部门", "责任领导"]
)
def test_collectives_stay_collectives(who: str) -> None:
    record = body_record(f"一、听取防汛情况的汇报\n{who}要抓好落实。")
    assert [(a.organizations, a.collective) for a in record.assignments] == [([who], True)]


@pytest.mark.parametrize(
    ("who", "members"),
    [
        ("各区镇、街道和各部门", ["各区镇", "街道", "各部门"]),
        ("驻旗各单位", ["驻旗各单位"]),
        ("后坪镇、县水务局", ["后坪镇", "县水务局"]),
    ],
)
def test_collectives_and_towns_of_a_list(who: str, members: list[str]) -> None:
    assert told(f"{who}要抓好落实。") == [(members, "responsible", "抓好落实")]


def test_a_person_whose_name_holds_a_joining_word() -> None:
    assert told("由林鸿和同志牵头调度，县水务局具体负责抓好落实。")[0] == (["林鸿和"], "lead", "牵头调度")


def test_fused_collectives_are_two() -> None:
    assert told("各地各部门要抓好落实。") == [(["各地", "各部门"], "responsible", "抓好落实")]


def test_what_only_restates_a_follow_up_is_left_to_it() -> None:
    raw = "一、审议《甲办法》\n原则同意《甲办法》。由市水务局根据会议意见修改完善后提请市委常委会审议。"
    assert body_record(raw).assignments == []


@pytest.mark.parametrize(
    ("action", "deadline"),
    [
        ("7月底前拨付到位", "7月底前"), ("在一个工作日内反馈", "一个工作日内"), ("年底前完成", "年底前"),
        ("春节前兑现", "春节前"), ("会后一周内报送", "会后一周内"), ("2031年6月30日前建成", "2031年6月30日前"),
        ("尽快完成", None), ("每天调度进展", None), ("在2031年如期实现脱贫", None), ("按时完成任务", None),
    ],
)  # fmt: skip
def test_deadlines_as_written_and_none_invented(action: str, deadline: str | None) -> None:
    record = body_record(f"一、听取防汛情况的汇报\n市水务局要{action}。")
    assert [a.deadline for a in record.assignments] == [deadline]


def test_table_of_tasks() -> None:
    raw = "一、下周重点工作：\n序号 重点工作 时限 责任人\n1 清理河道 本周 林远\n2 修复堤防 月底\n3 检查泵站 本月 郑川"
    record = body_record("会议纪要\n一、听取防汛情况的汇报\n二、" + raw[2:])
    assert [(a.action, a.persons, a.deadline) for a in record.assignments] == [
        ("清理河道", ["林远"], "本周"),
        ("检查泵站", ["郑川"], "本月"),
    ]
