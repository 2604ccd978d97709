"""Attendance of other places: units in lines of their own, guests who are invited, places of minorities, towns and zones; fictional."""

from __future__ import annotations

import pytest

from tests.extraction.test_attendance import attend

LEAD = "2031年5月6日上午，县长白远山主持召开县政府第18次常务会议。\n一、听取春耕情况汇报\n会议要求抓好春管。\n"


def attendees(raw: str) -> list[tuple[str | None, str, str | None]]:
    return [(entry.name, entry.role, entry.organization) for entry in attend(raw)]


def units(raw: str) -> list[str | None]:
    return [entry[2] for entry in attendees(raw) if entry[0] is None]


def test_lines_of_units_that_were_represented_go_on_with_a_list() -> None:
    raw = (
        LEAD + "列席：县人大常委会、县政协分管领导；\n县发改委、县财政局、江湾高新园管理办主要负责同志；\n"
        "云桥街道、北渡街道、塔前街道办事处主任；\n县政府法律顾问齐少白\n"
    )
    assert units(raw) == [
        "县人大常委会",
        "县政协",
        "县发改委",
        "县财政局",
        "江湾高新园管理办",
        "云桥街道",
        "北渡街道",
        "塔前街道办事处",
    ]
    assert ("齐少白", "nonvoting", None) in attendees(raw)


def test_groups_of_the_discipline_inspection_posted_to_a_body() -> None:
    raw = (
        LEAD + "列席：县政协副主席麦家声，县纪委监委派驻县府办纪检监察组组长柏林、县财政局米岚、"
        "县监委第三派驻纪检监察组郝佳\n"
    )
    assert attendees(raw)[-3:] == [
        ("柏林", "nonvoting", "县纪委监委派驻县府办纪检监察组"),
        ("米岚", "nonvoting", "县财政局"),
        ("郝佳", "nonvoting", "县监委第三派驻纪检监察组"),
    ]


def test_persons_in_brackets_behind_their_units() -> None:
    raw = (
        LEAD
        + "列席单位及人员：党政办（阮小云）、经发局（尉迟朗）、投资集团（房建章、副总经理都学山）、财政局（牵头）\n"
    )
    assert [(entry.name, entry.organization, entry.post) for entry in attend(raw)][1:] == [
        ("阮小云", "党政办", None),
        ("尉迟朗", "经发局", None),
        ("房建章", "投资集团", None),
        ("都学山", "投资集团", "副总经理"),
        (None, "财政局", None),
    ]


def test_bodies_of_the_level_take_part_behind_a_label_of_theirs() -> None:
    assert units(LEAD + "参加会议的州直单位：州发展改革委、教育局、国资委。\n") == ["州发展改革委", "教育局", "国资委"]


def test_an_office_in_a_line_of_its_own_is_the_body_of_a_zone() -> None:
    raw = LEAD + "列    席：办公室 张弛\n         招商局 李琪\n         规划建设局 郭静 黄容\n"
    assert attendees(raw)[1:] == [
        ("张弛", "nonvoting", "办公室"),
        ("李琪", "nonvoting", "招商局"),
        ("郭静", "nonvoting", "规划建设局"),
        ("黄容", "nonvoting", "规划建设局"),
    ]


def test_who_calls_a_meeting_presides() -> None:
    assert attendees("管委会主任办公会议纪要\n时间：2031年5月6日\n召 集 人：习明\n参    会：习明、冉红\n")[:2] == [
        ("习明", "chair", None),
        ("冉红", "present", None),
    ]


def test_the_list_of_items_below_the_recorder_is_no_list_of_names() -> None:
    raw = "望溪县人民政府常务会议纪要\n时间：2031年5月6日\n主持：白远山\n记录：程民\n议题：\n1.听取春耕情况汇报；\n2.研究医共体事宜。\n一、听取春耕情况汇报\n会议要求抓好春管。\n"
    assert attendees(raw) == [("白远山", "chair", None), ("程民", "recorder", None)]


def test_posts_that_the_text_says_behind_a_name() -> None:
    raw = LEAD + "出席：白远山、蔡成\n二、审议规划\n会议要求修改后报白远山县长、蔡成副县长审定。\n"
    assert [(entry.name, entry.post) for entry in attend(raw)] == [("白远山", "县长"), ("蔡成", "副县长")]


def test_posts_in_the_next_line_belong_to_the_next_person() -> None:
    raw = LEAD + "出席：县委常委、常务副县长  易中行\n副县长  公孙瑜、巫山、苟学\n县长助理、公安局局长  火烈\n"
    assert [(entry.name, entry.post) for entry in attend(raw)][1:] == [
        ("易中行", "县委常委、常务副县长"),
        ("公孙瑜", "副县长"),
        ("巫山", "副县长"),
        ("苟学", "副县长"),
        ("火烈", "县长助理、公安局局长"),
    ]


def test_a_post_behind_a_name_is_not_that_of_the_next_person() -> None:
    raw = LEAD + "出席：白远山、段弘\n二、审议规划\n会议要求修改后送白远山县长、常务副县长段弘审签。\n"
    assert [(entry.name, entry.post) for entry in attend(raw)] == [("白远山", "县长"), ("段弘", "常务副县长")]


def test_those_who_take_part_in_single_items_attend_them_only() -> None:
    raw = LEAD + "参加相关议题人员：县农办夙敏、县水利局亓官平\n"
    assert [(name, role) for name, role, _ in attendees(raw)][1:] == [("夙敏", "nonvoting"), ("亓官平", "nonvoting")]


def test_guests_whom_the_meeting_invited() -> None:
    raw = LEAD + "邀请县人大常委会副主任武建华、县政协副主席昝明参加会议。\n"
    assert attendees(raw)[1:] == [
        ("武建华", "nonvoting", "县人大常委会"),
        ("昝明", "nonvoting", "县政协"),
    ]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("州教育局巴音才次克  州财政局魏 哲", [("巴音才次克", "州教育局"), ("魏哲", "州财政局")]),
        ("望溪军分区李根旺  州生态环境局胡尔曼别克", [("李根旺", "望溪军分区"), ("胡尔曼别克", "州生态环境局")]),
        ("南湖区政府俞斌、江湾新区管委会骆明", [("俞斌", "南湖区政府"), ("骆明", "江湾新区管委会")]),
        (
            "塔西农业园区管委会王海波\n      国家电网望溪供电公司韩青",
            [("王海波", "塔西农业园区管委会"), ("韩青", "国家电网望溪供电公司")],
        ),
    ],
)
def test_units_and_names_without_marks(listed: str, expected: list[tuple[str, str]]) -> None:
    found = attendees(LEAD + f"列席：{listed}\n")
    assert [(name, unit) for name, _, unit in found[1:]] == expected


@pytest.mark.parametrize("unit", ["纪工委", "党工委", "人大工委", "县政府目督办"])
def test_a_body_behind_a_name_and_a_gap_is_no_end_of_a_longer_one(unit: str) -> None:
    found = attendees(LEAD + f"列席：党政办公室 张宏伟　{unit} 李学文　建设局 鞠敏\n")
    assert [(name, where) for name, _, where in found[1:]] == [
        ("张宏伟", "党政办公室"),
        ("李学文", unit),
        ("鞠敏", "建设局"),
    ]
