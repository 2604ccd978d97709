"""Who is told to do something where no 要 follows the name: beside others, behind 会议强调, and in words of every office; fictional text."""

from __future__ import annotations

import pytest

from tests.extraction.shapes import body_record


def told(sentence: str) -> list[tuple[list[str], str]]:
    """Who is told to do something, and in which role."""
    record = body_record("一、听取防汛情况的汇报\n" + sentence)
    return [(a.organizations + a.persons, a.role) for a in record.assignments if a.organizations or a.persons]


def requirements(sentence: str) -> list[str]:
    """What nobody is told to do."""
    record = body_record("一、听取防汛情况的汇报\n" + sentence)
    return [a.action for a in record.assignments if not a.organizations and not a.persons]


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("由县住建局牵头，县财政局保障建设资金。", ["县财政局"]),
        ("由县住建局牵头，县财政局兜底建设资金。", ["县财政局"]),
        ("由县住建局牵头，县国资中心、县城投公司盘活存量资产。", ["县国资中心", "县城投公司"]),
        ("由县住建局牵头，涉及乡镇腾退场地。", ["涉及乡镇"]),
        ("由县住建局牵头，县财政局、县审计局等单位参与。", ["县财政局", "县审计局"]),
        ("会议强调，县交通运输局、交警大队联合治超。", ["县交通运输局", "交警大队"]),
        ("会议要求，各区县、各乡镇联防联控。", ["各区县", "各乡镇"]),
        ("会议决定：一是县教育局核定编制；二是县财政局在年度预算中安排专项经费。", ["县财政局"]),
        ("县水务局要加强巡查，市审计局对县城投公司开展经济责任审计。", ["市审计局"]),
    ],
)
def test_bodies_beside_others_are_told_whatever_the_verb(sentence: str, last: list[str]) -> None:
    assert told(sentence)[-1] == (last, "responsible")


def test_items_that_are_orders_themselves() -> None:
    record = body_record(
        "会议决定：\n一、由县应急局牵头，县水利局配合，8月10日前开展全面排查。\n二、县财政局要安排专项资金。县审计局要加强监督。\n"
        "三、原则同意县住建局关于内涝整治的请示，由县住建局组织实施。\n"
    )
    assert [(a.agenda, a.organizations, a.role) for a in record.assignments] == [
        ("一", ["县应急局"], "lead"),
        ("一", ["县水利局"], "support"),
        ("二", ["县财政局"], "responsible"),
        ("二", ["县审计局"], "responsible"),
        ("三", ["县住建局"], "responsible"),
    ]


def test_numbers_within_a_sentence_are_no_action() -> None:
    record = body_record(
        "一、研究厂房建设\n会议明确：1.厂房由县城投公司负责建设；2.县规划局负责办理许可；3.由白远山负责协调。"
    )
    assert all(a.action.strip("123.") for a in record.assignments)


@pytest.mark.parametrize(
    "sentence",
    [
        "会议强调，实施垃圾分类，关系群众生活环境。",
        "会议强调，实施垃圾分类事关全局。",
        "会议强调，建立考核体系，是激发干劲的重要举措。",
    ],
)
def test_what_something_means_is_no_requirement(sentence: str) -> None:
    assert requirements(sentence) == []


def test_points_before_the_first_that_names_somebody_are_requirements() -> None:
    sentence = "会议要求：一要提高站位，压实责任；二要明确分工，县水务局要发挥牵头作用；三要强化考核。"
    assert requirements(sentence) == ["提高站位，压实责任", "明确分工", "强化考核"]
    assert told(sentence) == [(["县水务局"], "lead")]


@pytest.mark.parametrize(
    ("sentence", "required"),
    [
        ("会议强调，要加大投入力度，县财政局要足额保障资金。", ["加大投入力度"]),
        ("要充分发挥河长制作用，对发现的问题，县水务局要及时整改。", ["充分发挥河长制作用"]),
        ("要以此次会议为契机，各乡镇要抓好落实。", []),
        ("要围绕目标任务，县发改局要加强调度。", []),
        ("需要县财政局支持的，县财政局要支持。", []),
        ("要抓紧完善台账，由县水务局核实。", []),
    ],
)
def test_what_nobody_is_told_in_front_of_who_has_an_order_of_its_own(sentence: str, required: list[str]) -> None:
    assert requirements(sentence) == required


def test_who_spoke_at_the_meeting_was_told_nothing() -> None:
    assert told("会议组织学习了《防洪法》，由县司法局局长詹阳领学。") == []
    assert told("会议研究了防汛工作，由县水务局作情况汇报。") == []


def test_what_the_next_subject_has_to_do_with_is_no_part_of_the_action() -> None:
    record = body_record("一、研究菜市场改造\n会议同意由县商贸集团实施改造工程，所需资金由县财政局安排。")
    assert [(a.organizations, a.action) for a in record.assignments] == [
        (["县商贸集团"], "实施改造工程"),
        (["县财政局"], "安排"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "由县委组织部、县纪委监委负责，对工作不力的严肃问责。",
            [(["县委组织部", "县纪委监委"], "responsible")],
        ),
        (
            "由县经信局牵头，县人社局、江口区政府参加，组成工作组进驻企业。",
            [(["县经信局"], "lead"), (["县人社局", "江口区政府"], "responsible")],
        ),
        ("同意成立指挥部，由县长任指挥长，分管副县长任副指挥长，县直部门主要负责人为成员。", []),
        (
            "由县爱卫办落实整改；同意成立指挥部，由县长任指挥长。",
            [(["县爱卫办"], "responsible")],
        ),
    ],
)
def test_who_is_told_beside_governments_and_groups(sentence: str, expected: list[tuple[list[str], str]]) -> None:
    assert told(sentence) == expected


def test_who_has_to_lead_is_told_so_where_others_have_words_of_their_own() -> None:
    record = body_record(
        "一、审议《望溪县人居环境方案》\n会议要求，县农业农村局要牵头抓总，各乡镇要结合实际制定具体方案。苏木镇长是第一责任人，要签订责任状。"
    )
    assert [(a.organizations, a.role, a.action) for a in record.assignments] == [
        (["县农业农村局"], "lead", "牵头抓总"),
        (["各乡镇"], "responsible", "结合实际制定具体方案"),
        (["苏木镇长"], "responsible", "签订责任状"),
    ]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("由望江建设公司委托第三方机构开展评估。", ["望江建设公司"]),
        ("由县住建局聘请第三方开展绩效评价。", ["县住建局"]),
        ("由副市长布仁巴雅尔牵头，推进数字化转型。", ["布仁巴雅尔"]),
    ],
)
def test_whom_a_body_engages_is_no_part_of_its_name(sentence: str, who: list[str]) -> None:
    assert [names for names, _ in told(sentence)] == [who]


def test_what_closes_a_list_of_bodies_is_no_part_of_the_action() -> None:
    record = body_record("一、其他\n会议要求县交通局、县应急局等部门守土尽责，确保安全。")
    assert [(a.organizations, a.action) for a in record.assignments] == [
        (["县交通局", "县应急局"], "守土尽责，确保安全")
    ]


def test_how_often_something_is_reported_is_no_body() -> None:
    assert told("会议强调，县水务局要加强巡查，每半年向县政府专题报告一次。") == [(["县水务局"], "responsible")]


def test_what_those_who_support_are_told_says_nothing_of_those_in_charge() -> None:
    record = body_record("一、听取防汛情况的汇报\n会议明确堤防加固由县水务局负责，县住建局、县民政局密切配合。")
    assert [(a.organizations, a.role, a.action) for a in record.assignments] == [
        (["县水务局"], "responsible", "负责"),
        (["县住建局", "县民政局"], "support", "密切配合"),
    ]


def test_what_a_body_said_at_the_meeting_is_no_order() -> None:
    assert told("会议强调，县水务局要加强巡查，县财政局在汇报发言时，介绍了资金安排。") == [
        (["县水务局"], "responsible")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "会议强调，县财政局已拨付资金500万元。",
        "会议强调，县水务局存在巡查不到位的问题。",
        "由县住建局牵头，县财政局资金拨付到位后，开工建设。",
        "会议要求，聘请政府法律顾问是推进法治建设的举措。",
        "会议指出，今年秋粮丰收已成定局，要抓好秋粮后期管理。",
    ],
)
def test_what_a_body_is_or_has_done_is_no_order_to_it(sentence: str) -> None:
    assert [who for who, _ in told(sentence) if who != ["县住建局"]] == []


@pytest.mark.parametrize(
    ("sentence", "supporter"),
    [
        ("区安委办要会同各单位核对数据。", ["各单位"]),
        ("环保部门会同住建部门对工地进行排查。", ["住建部门"]),
        ("望溪水务公司会同有关部门主动服务。", ["有关部门"]),
    ],
)
def test_collectives_and_functions_behind_words_for_together(sentence: str, supporter: list[str]) -> None:
    assert (supporter, "support") in told(sentence)


@pytest.mark.parametrize(
    "who",
    [
        "各县（市、区）",
        "各区（县）",
        "新闻媒体",
        "国有企业",
        "政府各组成部门",
        "施工单位",
        "市直相关部门",
        "《报告》起草组",
        "方案编制组",
        "中储粮望溪直属库",
        "组织人事部",
    ],
)
def test_names_of_those_who_are_told(who: str) -> None:
    assert told(f"{who}要抓紧落实。") == [([who], "responsible")]


def test_leaders_without_names_behind_an_order() -> None:
    assert told("会议决定由市领导近期召开专题会议研究协调。") == [(["市领导"], "responsible")]


def test_leaders_of_a_level_beside_collectives() -> None:
    sentence = "区分管领导以及各部门、各单位主要领导要加强推动。"
    assert told(sentence) == [(["区分管领导", "各部门", "各单位主要领导"], "responsible")]


def test_levels_alone_are_told_behind_the_words_of_the_meeting() -> None:
    assert told("会议强调，镇街强化主体责任。") == [(["镇街"], "responsible")]
    assert told("街道集中供热管网老化。") == []


def test_a_government_behind_by_whatever_the_verb() -> None:
    assert told("会议明确，增加部分由望溪县人民政府自筹解决。") == [(["望溪县人民政府"], "responsible")]
    assert ["市政府"] not in [who for who, _ in told("请市政府法律顾问审议协议。")]


def test_an_office_behind_the_name_of_a_government_is_one_name() -> None:
    assert told("县政府督查室要定期跟踪问效。") == [(["县政府督查室"], "responsible")]


@pytest.mark.parametrize(
    "sentence",
    ["会议审议通过了《办法》，由县水务局组织实施。", "会议听取了汇报，决定由县水务局开展排查。"],
)
def test_an_order_behind_what_the_meeting_did(sentence: str) -> None:
    assert told(sentence) == [(["县水务局"], "responsible")]


def test_what_is_done_before_a_step_is_told_too() -> None:
    assert told("由县水务局依法履行公示、论证等程序后报市政府审批。") == [(["县水务局"], "responsible")]
    assert told("由县财政局赴周边县区学习考察后，重新提交县政府常务会议研究。") == [(["县财政局"], "responsible")]
    assert told("由县司法局进行合法性审查后，以县政府名义印发。") == [(["县司法局"], "responsible")]
    assert told("由县水务局根据会议意见修改完善后，报市政府审批。") == []


def test_who_checks_in_passing_is_not_told() -> None:
    assert told("由县文旅局对方案再作调整，经分管领导把关后报县政府审定。") == [(["县文旅局"], "responsible")]


def test_points_of_a_collective_named_before_them() -> None:
    sentence = "会议要求，各乡镇：一是要提高站位；二是要细化措施。"
    assert told(sentence) == [(["各乡镇"], "responsible")] * 2


def test_a_subject_within_a_point_does_not_hold_for_the_next_point() -> None:
    sentence = "会议强调，一要细化方案；二要加快进度，龙山镇理清责任；三要依法推进。"
    assert told(sentence) == [(["龙山镇"], "responsible")]
    assert "依法推进" in requirements(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("会议强调，一要细化方案；二要加快进度。", ["细化方案", "加快进度"]),
        ("会议强调，细化奖补标准，因户制宜发展庭院经济。", ["细化奖补标准，因户制宜发展庭院经济"]),
        ("会议要求，对恢复任务登记造册。", ["对恢复任务登记造册"]),
        ("会议要求，借鉴外地做法。", ["借鉴外地做法"]),
        ("会议传达部署，要求尽快成立领导小组。", ["尽快成立领导小组"]),
        ("会议指出，推进项目建设取得积极成效。", []),
        ("会议强调，实施河湖长制是重大决策。", []),
        ("经表决，应到12人，实到11人。", []),
    ],
)
def test_requirements_behind_the_words_of_the_meeting(sentence: str, expected: list[str]) -> None:
    assert requirements(sentence) == expected


def test_what_a_meeting_says_without_an_item_is_a_task_of_the_meeting() -> None:
    record = body_record(
        "9月3日，县政府召开常务会议，县长白远山主持。\n会议强调，各乡镇要排查隐患。\n会议强调，要抓好值守。"
    )
    assert [(a.organizations, a.action, a.agenda, a.item) for a in record.assignments] == [
        (["各乡镇"], "排查隐患", None, None),
        ([], "抓好值守", None, None),
    ]


def test_what_is_to_be_done_at_the_end_holds_for_those_who_only_act() -> None:
    record = body_record(
        "一、听取防汛情况的汇报\n由县经贸局组织实施，县财政局、县信访局等部门予以配合，6月底前完成职工安置。"
    )
    assert [(a.organizations, a.deadline) for a in record.assignments] == [
        (["县经贸局"], "6月底前"),
        (["县财政局", "县信访局"], "6月底前"),
    ]


def test_what_stands_in_front_of_by_is_not_shared_with_the_next_subject() -> None:
    record = body_record(
        "一、听取防汛情况的汇报\n管线迁改由县住建局负责，供电公司、通信运营商按各自权属在7月20日前完成迁改。"
    )
    assert [(a.organizations, a.deadline) for a in record.assignments] == [
        (["县住建局"], None),
        (["供电公司", "通信运营商"], "7月20日前"),
    ]


@pytest.mark.parametrize(
    "who", ["地区财政", "县财政", "地区发改委", "各县（市）长", "区建筑工务署", "各苏木镇主要负责同志"]
)
def test_names_behind_the_words_of_the_meeting(who: str) -> None:
    assert told(f"会议决定，{who}要拿出具体措施。") == [([who], "responsible")]


def test_a_collective_behind_by_may_have_any_verb() -> None:
    assert told("逾期由施工单位代为实施，费用由权属单位承担。") == [
        (["施工单位"], "responsible"),
        (["权属单位"], "responsible"),
    ]


def test_a_name_of_those_present_is_no_word_of_obligation() -> None:
    record = body_record("一、听取防汛情况的汇报\n县环保局应子安，县财政局丁某某。", frozenset({"应子安"}))
    assert record.assignments == []


@pytest.mark.parametrize(
    "clause", ["改造提升敬老院护理床位", "宣传政府性债务管理典型做法", "衔接好政府性债务管理各环节"]
)
def test_a_verb_with_its_object_is_no_name_beside_others(clause: str) -> None:
    assert told(f"各专班要开展督查，{clause}。") == [(["各专班"], "responsible")]


def test_words_that_only_look_like_an_obligation() -> None:
    assert told("请县农技推广中心调运春耕所需化肥。") == [(["县农技推广中心"], "responsible")]
    assert told("商务局应聘请第三方开展评价。") == [(["商务局"], "responsible")]
