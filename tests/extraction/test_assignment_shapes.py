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


def test_a_bank_keeps_the_place_of_its_branch() -> None:
    assert told("县粮食局要会同农发行望溪县支行加强库存监管。") == [
        (["县粮食局"], "responsible"),
        (["农发行望溪县支行"], "support"),
    ]


@pytest.mark.parametrize("who", ["各乡镇（街道）", "各苏木镇", "有关市州", "各县（市、区）"])
def test_collectives_with_brackets_and_two_levels(who: str) -> None:
    assert told(f"会议要求，水价核定后由{who}公示执行。") == [([who], "responsible")]


@pytest.mark.parametrize("who", ["护林员", "驻村干部", "网格员", "供水单位"])
def test_people_of_a_kind_are_told_without_a_quantifier(who: str) -> None:
    assert told(f"各乡镇要守好路口，{who}要全员在岗。") == [(["各乡镇"], "responsible"), ([who], "responsible")]


@pytest.mark.parametrize("who", ["包案领导", "挂点领导", "值班领导"])
def test_those_in_charge_of_a_case_are_no_person(who: str) -> None:
    record = body_record(f"一、听取信访情况的汇报\n会议决定，{who}要亲自接访。")
    assert [(a.organizations, a.persons, a.collective) for a in record.assignments] == [([who], [], True)]


def test_a_plan_made_by_a_principle_is_more_than_a_step() -> None:
    assert told("修缮由区文广新局负责，按“修旧如旧”原则制定修缮方案，并报市文物局审批。") == [
        (["区文广新局"], "responsible")
    ]


@pytest.mark.parametrize("time", ["去年以来", "近年来", "今年以来", "前期"])
def test_what_was_done_so_far_is_no_task(time: str) -> None:
    assert told(f"{time}，各乡镇、各部门扎实推进厕所改造，取得了阶段性成效。") == []
    assert told(f"{time}，各乡镇扎实推进厕所改造，下一步要补齐短板。") == []


def test_a_numbered_point_tells_bodies_without_a_word_of_obligation() -> None:
    assert told("会议决定：1、各乡镇要落实地块。2、县果业局安排苗木调运。") == [
        (["各乡镇"], "responsible"),
        (["县果业局"], "responsible"),
    ]


def test_a_numbered_label_tells_nobody() -> None:
    assert told("（二）有关单位：县科协逯焕平、县博物馆林青。") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "县信访局牵头、县人社局和县公安局配合，依法化解。",
            [(["县信访局"], "lead"), (["县人社局", "县公安局"], "support")],
        ),
        ("县财政局负责、县人社局监督使用。", [(["县财政局"], "responsible"), (["县人社局"], "responsible")]),
    ],
)
def test_roles_joined_by_the_mark_of_a_list(sentence: str, expected: list[tuple[list[str], str]]) -> None:
    assert sorted(told(sentence)) == sorted(expected)


def test_short_deeds_of_several_bodies() -> None:
    assert told("会议要求，县应急局、县消防大队包片，县住建局管工地，各村（社区）管仓库。") == [
        (["县应急局", "县消防大队"], "responsible"),
        (["县住建局"], "responsible"),
        (["各村（社区）"], "responsible"),
    ]


def test_bodies_in_front_of_colons() -> None:
    assert told("会议要求，县直有关部门：要各司其职；乡镇：要守土有责。") == [
        (["县直有关部门"], "responsible"),
        (["乡镇"], "responsible"),
    ]


def test_bodies_that_support_each_other_support_nobody_else() -> None:
    assert told("县税务局、县财政局要密切配合，不折不扣落实政策。") == [(["县税务局", "县财政局"], "responsible")]
    assert told("由县发改局牵头，县税务局、县财政局要密切配合，落实政策。")[-1] == (["县税务局", "县财政局"], "support")


def test_those_who_take_part_share_what_comes_at_the_end() -> None:
    record = body_record("一、听取情况汇报\n政策由县住建局牵头，县国土局参与，在8月底前拿出具体方案。")
    assert [(a.organizations, a.role, a.deadline) for a in record.assignments] == [
        (["县住建局"], "lead", "8月底前"),
        (["县国土局"], "responsible", "8月底前"),
    ]


def test_where_a_street_lies_is_no_part_of_its_name() -> None:
    assert told("会议要求，属地望江街道要包保到人。") == [(["望江街道"], "responsible")]


def test_a_deadline_at_the_end_counts_for_all_who_are_told_before() -> None:
    record = body_record(
        "一、听取情况汇报\n由县教育局负责施工，县住建局把好质量关，县审计局跟踪监督，务必于8月20日前竣工。"
    )
    assert [a.deadline for a in record.assignments] == ["8月20日前"] * 3


def test_a_deadline_at_the_end_of_orders_with_words_of_obligation_counts_for_the_last() -> None:
    record = body_record("一、听取情况汇报\n县财政局要拨付资金，县住建局要加快施工，10月底前完工。")
    assert [a.deadline for a in record.assignments] == [None, "10月底前"]


@pytest.mark.parametrize("what", ["年内确实无法支出的额度", "6月底前仍未开工的项目", "年底前不能交付的楼盘"])
def test_a_time_within_what_something_is_done_to_is_no_deadline(what: str) -> None:
    record = body_record(f"一、听取情况汇报\n县财政局要对{what}及时收回。")
    assert [(a.organizations, a.deadline) for a in record.assignments] == [(["县财政局"], None)]


def test_being_the_unit_that_leads_or_supports_is_a_role() -> None:
    assert told("县林草局为牵头单位，县财政局、县审计局为配合单位，共同做好资金监管。") == [
        (["县林草局"], "lead"),
        (["县财政局", "县审计局"], "support"),
    ]


def test_who_leads_may_be_said_later() -> None:
    assert told("县林草局要主动作为，牵头做好统筹协调；县财政局要落实资金。") == [
        (["县林草局"], "lead"),
        (["县财政局"], "responsible"),
    ]


def test_bodies_set_apart_by_a_comma_from_others_who_are_obliged() -> None:
    assert told("县公安局、县交通运输局，各乡镇要联合整治。") == [
        (["县公安局", "县交通运输局"], "responsible"),
        (["各乡镇"], "responsible"),
    ]


def test_numbers_of_points_are_no_task() -> None:
    assert actions(
        "会议决定：（一）站房由县林草局牵头，6月底前建成；（二）县公安局要加大巡查；（三）县住建局要做好保障。"
    ) == [
        "6月底前建成",
        "加大巡查",
        "做好保障",
    ]


@pytest.mark.parametrize("action", ["牵头聘请第三方开展评估", "牵头用活工业用地资金"])
def test_a_verb_behind_the_word_for_leading_is_no_name(action: str) -> None:
    assert told(f"县科技局要加强统筹，{action}。") == [(["县科技局"], "lead")]


@pytest.mark.parametrize("company", ["县城投公司", "县交投集团", "县国资公司", "县城投集团有限公司"])
def test_a_company_is_told_by_its_whole_name(company: str) -> None:
    assert told(f"项目由{company}代建。") == [([company], "responsible")]


def test_what_a_town_is_like_is_no_part_of_its_name() -> None:
    assert told("信访突出的城关镇、石桥镇要落实属地责任。") == [(["城关镇", "石桥镇"], "responsible")]


@pytest.mark.parametrize("often", ["每半月", "每半年", "每年"])
def test_how_often_something_is_done_follows_the_subject(often: str) -> None:
    assert told(f"县信访局{often}调度一次。") == [(["县信访局"], "responsible")]


def test_what_is_told_behind_an_agreement_in_a_sentence_that_reports() -> None:
    sentence = "会议听取了县教育局的汇报，同意概算由1.86亿元调整为2.03亿元，增加部分由县财政局统筹安排。"
    assert told(sentence) == [(["县财政局"], "responsible")]


@pytest.mark.parametrize(
    "what",
    [
        "开展“双节”前安全检查",
        "做好春节前市场供应",
        "抓好国庆节前隐患排查",
        "抓好冬季供暖前的设备检修",
        "做好秋季开学前校园安全排查",
        "落实好春节前保障农民工工资支付",
        "抢抓国庆节前消费旺季",
        "管好用好年内到账资金",
        "对2019年底前完工项目开展审计",
    ],
)
def test_a_time_that_tells_which_one_is_no_deadline(what: str) -> None:
    record = body_record(f"一、听取情况汇报\n各部门要{what}工作。")
    assert [(a.organizations, a.deadline) for a in record.assignments] == [(["各部门"], None)]


def test_more_than_steps_is_a_task_of_its_own() -> None:
    assert told("责成县人社局按照评选程序做好推荐工作，拟表彰名单报县委审定。") == [(["县人社局"], "responsible")]
    assert told("由县国资局牵头，进一步摸清底数、充分听取职工意见后，再提交县政府常务会议审议。") == [
        (["县国资局"], "lead")
    ]


def test_an_opinion_to_be_put_forward_is_a_task_beside_handing_it_in() -> None:
    assert told("由县委编办、县人社局研究提出意见后，提交县委编委会研究。") == [
        (["县委编办", "县人社局"], "responsible")
    ]


def test_a_government_on_whose_behalf_somebody_acts_is_not_told() -> None:
    assert told("由县财政局报县委常委会审议，并代县政府起草议案。") == [(["县财政局"], "responsible")]


def test_the_body_of_a_park_is_told_by_its_whole_name() -> None:
    assert told("由县规划局会同云溪科创园管委会抓紧完善方案。") == [
        (["县规划局"], "responsible"),
        (["云溪科创园管委会"], "support"),
    ]


def test_a_time_behind_good_preparation_is_a_deadline_where_something_is_reached() -> None:
    record = body_record("一、听取情况汇报\n县财政局要做好年底前完成拨付的准备，县住建局要做好施工，10月底前完工。")
    assert [a.deadline for a in record.assignments] == ["年底前", "10月底前"]


def test_who_acts_from_today_on() -> None:
    record = body_record("一、听取情况汇报\n县城管局自即日起至年底开展专项整治。")
    assert [(a.organizations, a.deadline) for a in record.assignments] == [(["县城管局"], "年底")]


@pytest.mark.parametrize("who", ["各乡镇卫生院", "各乡镇专职消防队", "各村卫生室"])
def test_institutions_of_every_town_are_collectives(who: str) -> None:
    assert told(f"{who}要规范管理。") == [([who], "responsible")]


def test_who_heads_a_group_is_not_told_by_its_setting_up() -> None:
    assert told("会议决定，成立由县长任组长的领导小组，办公室设在县发改局，负责日常工作。") == []


def test_words_that_lead_over_to_the_next_body_are_no_task() -> None:
    assert actions("有关部门要迅速行动，尤其是县住建局要主动担当。") == ["迅速行动", "主动担当"]


def test_a_commission_of_two_names_is_one_body() -> None:
    assert told("由县纪委监委追责问责。") == [(["县纪委监委"], "responsible")]


def test_an_order_that_is_heard_is_obeyed() -> None:
    assert told("各部门要闻令而动。") == [(["各部门"], "responsible")]


def test_a_person_between_a_unit_and_a_post() -> None:
    record = body_record("一、听取防汛情况的汇报\n县水务局王建国局长要亲自抓。")
    assert [a.persons for a in record.assignments] == [["王建国"]]
