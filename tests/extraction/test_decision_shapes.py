"""Results that are told in other words than 会议原则同意《…》: deferrals, second results, what the text below a heading says; fictional."""

from __future__ import annotations

import pytest

from tests.extraction.shapes import body_record

PLAN = "望溪县湿地保护规划（送审稿）"


def verdicts(body: str) -> list[tuple[str, list[str], str | None]]:
    return [(d.verdict, d.policies, d.subject) for d in body_record(body).decisions]


@pytest.mark.parametrize(
    "sentence",
    [
        "会议决定，《规划》暂缓通过，由县林草局进一步论证。",
        "会议决定暂不研究。",
        "由县林草局、县财政局进一步测算论证后另行研究。",
        "会议议定，由县林草局牵头，听取群众意见后，再提交县政府常务会议审议。",
        "会议要求县林草局修改后下次会议再议。",
        "由县林草局补充材料，论证后再审。",
        "由县林草局进一步调研，拿出切实可行的办法，提交下次常务会议研究。",
    ],
)
def test_what_has_to_come_back_is_deferred(sentence: str) -> None:
    body = f"一、关于《{PLAN}》\n会议审议了《{PLAN}》（以下简称《规划》）。会议指出，测算依据不足。\n{sentence}"
    assert verdicts(body) == [("deferred", [PLAN], None)]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("会议认为条件尚不成熟，暂缓审议，由县林草局进一步论证。", "暂缓审议"),
        ("会议认为，实施该规划的时机还不成熟，条件尚不成熟。", "条件尚不成熟"),
    ],
)
def test_why_a_matter_is_put_off_is_the_verdict_where_no_other_follows(sentence: str, verb: str) -> None:
    body = f"一、关于《{PLAN}》\n会议审议了《{PLAN}》。{sentence}"
    assert [d.verb for d in body_record(body).decisions] == [verb]


def test_what_goes_on_to_a_higher_body_is_not_deferred() -> None:
    body = f"一、关于《{PLAN}》\n会议原则同意《{PLAN}》，修改完善后再提交县委常委会会议审议。"
    assert verdicts(body) == [("approved_in_principle", [PLAN], None)]


@pytest.mark.parametrize("pointer", ["该方案", "上述规划", "这个文件", "该草案"])
def test_a_result_about_what_was_named_before(pointer: str) -> None:
    body = f"一、关于《{PLAN}》\n会议听取了县林草局的汇报。\n会议原则同意{pointer}，由县林草局修改完善后印发。"
    assert verdicts(body) == [("approved_in_principle", [PLAN], None)]


def test_the_end_of_a_title_names_the_document() -> None:
    body = (
        "一、会议研究了《望溪县中小学校布局调整规划（2031—2040年）》。会议决定：一是原则同意布局调整规划，"
        "由县教育局修改后报县委常委会审定；二是同意县教育局提出的经费安排。"
    )
    title = "望溪县中小学校布局调整规划（2031—2040年）"
    record = body_record(body)
    assert (record.decisions[0].verdict, record.decisions[0].policies) == ("approved_in_principle", [title])
    assert {(f.action, tuple(f.policies)) for f in record.follow_ups} == {("revise", (title,)), ("submit", (title,))}


def test_heard_and_agreed_to() -> None:
    assert verdicts("一、会议听取并同意县教育局关于学校布局的汇报。请副县长何琼牵头。") == [
        ("approved", [], "县教育局关于学校布局的汇报")
    ]


@pytest.mark.parametrize("pointer", ["县林草局提出的保护规划", "规划方案", "该规划方案"])
def test_who_brought_a_document_stands_in_front_of_its_last_words(pointer: str) -> None:
    title = "望溪县湿地保护规划（2031—2035年）"
    body = f"一、审议《{title}》\n会议原则同意{pointer}，由县林草局修改完善后印发。"
    assert verdicts(body) == [("approved_in_principle", [title], None)]


def test_a_second_result_of_a_sentence() -> None:
    assert verdicts(f"一、审议《{PLAN}》\n会议原则通过了《{PLAN}》，同意成立湿地保护领导小组。") == [
        ("approved_in_principle", [PLAN], None),
        ("approved", [], "成立湿地保护领导小组"),
    ]


def test_the_next_step_is_no_second_result() -> None:
    body = f"一、审议《{PLAN}》\n会议审议通过了《{PLAN}》，同意以县政府议案形式提请县人大常委会审议。"
    assert verdicts(body) == [("approved", [PLAN], None)]


@pytest.mark.parametrize(
    ("heading", "said", "verdict"),
    [
        ("关于城区黑臭水体整治", "会议听取了县水务局关于整治情况的汇报。", "heard"),
        ("研究东环路北延有关问题", "会议听取了县住建局关于工程进展的汇报。", "heard"),
        ("传达全市防汛会议精神", "会议听取了县水务局关于全市防汛会议精神的汇报。", "heard"),
        ("关于二次供水移交", "会议讨论了二次供水移交工作。", "reviewed"),
        ("关于学习贯彻全省会议精神", "会议传达学习了全省会议精神。", "conveyed"),
        ("通报全县经济运行情况", "会议通报了全县经济运行情况。", "heard"),
    ],
)
def test_the_text_below_a_heading_says_what_was_done(heading: str, said: str, verdict: str) -> None:
    assert verdicts(f"一、{heading}\n{said}会议强调，要加快进度。") == [(verdict, [], None)]


def test_acts_of_different_kinds_in_one_item() -> None:
    body = "会议学习了《中华人民共和国民法典》有关内容，传达了国务院第三次廉政工作会议精神。会议要求，要带头学法。"
    assert verdicts(body) == [("studied", ["中华人民共和国民法典"], None), ("conveyed", [], None)]


def test_what_is_heard_and_deliberated_of_one_matter_is_one_item() -> None:
    body = "会议听取全县低空经济发展情况汇报，审议《望溪县低空经济促进办法》。会议指出，场景不够丰富。"
    assert [item.title for item in body_record(body).agenda_items] == [
        "听取全县低空经济发展情况汇报，审议《望溪县低空经济促进办法》"
    ]


def test_a_result_in_the_sentence_behind_an_act_belongs_to_it() -> None:
    body = "会议研究了区属学校教师招聘有关事项。会议同意公开招聘中小学教师126名、幼儿园教师48名。"
    record = body_record(body)
    assert len(record.agenda_items) == 1
    assert [d.verdict for d in record.decisions] == ["approved"]


@pytest.mark.parametrize("matters", ["人事任免等其他事项", "其他事项", "土地出让等其他有关事项"])
def test_other_matters_are_no_item(matters: str) -> None:
    record = body_record(f"会议听取了春耕备耕情况汇报。会议强调，要抓好春管。\n会议还研究了{matters}。")
    assert len(record.agenda_items) == 1


def test_a_lead_that_sums_up_what_is_told_below_names_no_items() -> None:
    lead = "1月23日，县长白远山主持召开县政府第76次常务会议，研究政府投资项目计划、低空经济发展有关工作。"
    body = "会议审议《政府投资项目计划（草案）》。会议指出，计划可行。\n会议听取低空经济发展情况汇报。会议要求，要加快发展。"
    assert len(body_record(f"{lead}\n{body}").agenda_items) == 2


@pytest.mark.parametrize("pointer", ["该规则", "上述章程", "以上两个规程", "该指南"])
def test_rules_and_charters_named_before_are_documents_too(pointer: str) -> None:
    body = f"一、关于《{PLAN}》\n会议听取了县林草局的汇报。\n会议同意{pointer}，由县林草局按程序印发。"
    assert verdicts(body) == [("approved", [PLAN], None)]


@pytest.mark.parametrize(
    "step", ["印发", "按程序印发", "印发实施", "提请县人大常委会审议", "按程序报县委批准", "提交县委研究通过后公布"]
)
def test_an_agreement_to_the_next_step_is_about_the_document(step: str) -> None:
    body = f"一、关于《{PLAN}》\n会议审议了《{PLAN}》，同意{step}。"
    assert verdicts(body) == [("approved", [PLAN], None)]


def test_the_next_step_of_something_without_a_title_is_what_was_agreed_to() -> None:
    body = "一、关于县级决算\n会议听取了县财政局的汇报，同意提请县人大常委会审议。"
    assert verdicts(body) == [("approved", [], "提请县人大常委会审议")]


@pytest.mark.parametrize("kind", ["保护规划", "规划"])
def test_what_a_unit_handed_in_is_the_document_that_ends_in_the_same_word(kind: str) -> None:
    body = f"一、关于《{PLAN}》\n会议原则同意县林草局提交的{kind}。"
    assert verdicts(body) == [("approved_in_principle", [PLAN], None)]


def test_the_opinion_of_a_unit_is_no_document() -> None:
    body = "一、关于《望溪县促进就业实施意见》\n会议原则同意县人社局提出的意见。"
    assert verdicts(body) == [("approved_in_principle", [], "县人社局提出的意见")]


@pytest.mark.parametrize(
    "sentence",
    [
        "目前条件尚不具备，暂不启动。",
        "会议认为时机还不成熟，提交会议审议的条件未成熟，决定暂缓审议。",
        "此项工作暂不进行，由县林草局提出两套方案，下次常务会再定。",
        "由县林草局研究提出方案，按程序另行报批。",
        "待条件具备后，提交县政府常务会议研究。",
    ],
)
def test_what_is_not_ripe_is_deferred(sentence: str) -> None:
    assert verdicts(f"一、关于《{PLAN}》\n{sentence}") == [("deferred", [PLAN], None)]


def test_conditions_of_a_place_put_nothing_off() -> None:
    body = "一、听取供热工作汇报\n会议要求，条件不成熟的乡镇要分步实施。"
    assert verdicts(body) == [("heard", [], None)]


def test_what_has_to_be_handed_in_for_a_part_puts_off_nothing_that_was_agreed_to() -> None:
    body = "一、研究新校区用地\n（一）会议同意供地120亩。\n（二）道路配套由县城投公司提出方案，按程序另行报批。"
    assert verdicts(body) == [("approved", [], "供地120亩")]


@pytest.mark.parametrize(
    "sentence",
    [
        "会议原则同意《甲方案》，《乙办法》待进一步论证后另行研究。",
        "会议审议《甲方案》和《乙办法》，原则同意前者按程序印发，后者由县林草局再作测算，成熟后再议。",
    ],
)
def test_of_two_documents_one_is_agreed_to_and_one_put_off(sentence: str) -> None:
    body = f"一、审议《甲方案》和《乙办法》\n{sentence}"
    assert [(v, p) for v, p, _ in verdicts(body)] == [("approved_in_principle", ["甲方案"]), ("deferred", ["乙办法"])]


def test_a_result_with_a_title_belongs_to_the_act_without_one_in_front_of_it() -> None:
    body = "会议研究了政府投资管理有关问题，同意修订《政府投资管理办法》，由县发改局履行程序。会议强调，要从严把关。"
    record = body_record(body)
    assert len(record.agenda_items) == 1
    assert [(d.verdict, d.policies) for d in record.decisions] == [("approved", ["政府投资管理办法"])]


def test_a_run_in_heading_without_an_act_yields_to_what_is_said_behind_it() -> None:
    body = "一、关于县化肥厂破产问题。会议听取了县工信局的汇报。会议要求县工信局组成工作组。"
    assert verdicts(body) == [("heard", [], None)]


def test_topics_with_a_colon_and_a_matter_are_items() -> None:
    body = "议题一：听取春耕情况汇报\n会议要求抓好春耕。\n议题二：安全生产工作\n县应急局通报了近期火灾情况。"
    assert [(d.agenda, d.verdict) for d in body_record(body).decisions] == [("一", "heard"), ("二", "heard")]


@pytest.mark.parametrize("sentence", ["会议听取并同意了县林草局的汇报。", "会议听取汇报并同意县林草局的意见。"])
def test_what_is_heard_and_agreed_to_in_one_verb(sentence: str) -> None:
    assert [verdict for verdict, _, _ in verdicts(f"一、关于补偿标准\n{sentence}")] == ["approved"]


def test_the_announcement_of_what_follows_is_no_result() -> None:
    body = "一、研究湿地保护\n会议同意以下事项：\n（一）同意设立湿地保护站。"
    assert verdicts(body) == [("approved", [], "设立湿地保护站")]


def test_to_hand_in_this_plan_is_about_the_plan() -> None:
    body = f"一、关于《{PLAN}》\n会议同意将该规划提交县委常委会会议研究。"
    assert verdicts(body) == [("approved", [PLAN], None)]


def test_what_is_sent_back_is_the_document_and_somebody_has_to_make_it_anew() -> None:
    record = body_record(f"一、关于《{PLAN}》\n会议认为，依据不足，退回县林草局重新起草。")
    assert [(d.verdict, d.policies) for d in record.decisions] == [("rejected", [PLAN])]
    assert [a.organizations for a in record.assignments] == [["县林草局"]]


def test_a_title_that_begins_a_clause_of_its_own_is_not_agreed_to() -> None:
    body = "一、审议文件\n会议审议了《甲方案》《乙办法》，同意印发《甲方案》，《乙办法》根据会议意见修改后再上会。"
    assert verdicts(body)[0] == ("approved", ["甲方案"], None)


def test_a_second_result_may_hold_words_in_quotes() -> None:
    body = "一、研究供地事项\n会议原则同意县自然资源局提交的供地方案，同意以“标准地”方式供应工业用地20亩。"
    assert [(verdict, subject) for verdict, _, subject in verdicts(body)] == [
        ("approved_in_principle", "县自然资源局提交的供地方案"),
        ("approved", "以“标准地”方式供应工业用地20亩"),
    ]


@pytest.mark.parametrize("of", ["的意见", "有关事项的意见", "工作的意见"])
def test_an_opinion_on_the_matter_of_a_request_is_on_the_request(of: str) -> None:
    title = "关于望溪县2031年度供地计划调整的请示"
    body = f"一、审议《{title}》\n会议原则同意县自然资源局关于2031年度供地计划调整{of}。"
    assert [(verdict, policies) for verdict, policies, _ in verdicts(body)] == [("approved_in_principle", [title])]


def test_an_opinion_on_another_matter_is_not_on_the_request() -> None:
    body = "一、审议《关于望溪县供地计划调整的请示》\n会议原则同意县财政局关于专项资金使用安排的意见。"
    assert verdicts(body) == [("approved_in_principle", [], "县财政局关于专项资金使用安排的意见")]
