"""Shapes that came up when minutes of further kinds were read for the first time: heads as fields, lists by topics, forwarded minutes."""

from __future__ import annotations

import pytest

from graph_loader.extraction.meeting import extract_meeting
from graph_loader.extraction.text import Text
from graph_loader.extraction.unit_names import is_place, is_unit
from tests.extraction.shapes import body_record
from tests.extraction.test_attendance_variety import HEAD, told

LISTS = {
    "three characters of a name set apart by single blanks": (
        "列席：县纪委监委     冉 光 明\n      县政府法律顾问   税永平\n      县住建局   王 安 石  李  强\n",
        [
            "nonvoting:县纪委监委::冉光明",
            "nonvoting::县政府法律顾问:税永平",
            "nonvoting:县住建局::王安石",
            "nonvoting:县住建局::李强",
        ],
    ),
    "a lawyer": ("县政府法律顾问税永平律师列席会议。\n", ["nonvoting::县政府法律顾问:税永平"]),
    "the items somebody came for, in brackets": (
        "列席：县财政局 贺 雄、段 云（议题二）\n县住建局 尹 力（列席第一至三项议题）\n县人社局 汝 南（二、三议题）\n",
        [
            "nonvoting:县财政局::贺雄",
            "nonvoting:县财政局::段云@二",
            "nonvoting:县住建局::尹力@一二三",
            "nonvoting:县人社局::汝南@二三",
        ],
    ),
    "a recorder of a section": ("记录：县政府办公室秘书股韦小莉\n", ["recorder:县政府办公室秘书股::韦小莉"]),
    "a recorder of a numbered section": (
        "记录：市政府办公厅秘书一处  王 磊\n",
        ["recorder:市政府办公厅秘书一处::王磊"],
    ),
    "those who report are named once more": (
        "列席：县发改委：强 盛\n县财政局：边 强\n缺席：安 明（驻村）\n汇报人员：强 盛、边 强\n汇报单位：县发改委\n记录：费 心\n",
        ["nonvoting:县发改委::强盛", "nonvoting:县财政局::边强", "absent:::安明", "recorder:::费心"],
    ),
    "towns whose names end in a word": (
        "清水乡、古城镇、龙街镇、周村镇、张家乡主要负责人列席会议。\n",
        ["nonvoting:清水乡::", "nonvoting:古城镇::", "nonvoting:龙街镇::", "nonvoting:周村镇::", "nonvoting:张家乡::"],
    ),
    "the head of a town": (
        "列席：望江镇镇长梁柱、龙潭土家族苗族乡党委书记盘有福\n",
        ["nonvoting:望江镇:镇长:梁柱", "nonvoting:龙潭土家族苗族乡:党委书记:盘有福"],
    ),
    "two posts of somebody from the congress": (
        "县政协副主席、工商联主席周明，县人大常委会副主任兼总工会主席罗荣应邀列席。\n",
        ["nonvoting:县政协:副主席、工商联主席:周明", "nonvoting:县人大常委会:副主任兼总工会主席:罗荣"],
    ),
    "sections of the bureau that meets": (
        "地铁集团、市城建集团，以及局工程处、计划处等单位参加会议。\n",
        ["present:地铁集团::", "present:市城建集团::", "present:局工程处::", "present:计划处::"],
    ),
    "congress and conference in one line": (
        "列席：人大 贾 平 政协 施 恩\n政府办 雷 鸣\n",
        ["nonvoting:人大::贾平", "nonvoting:政协::施恩", "nonvoting:政府办::雷鸣"],
    ),
    "standing guests": (
        "县政府办、县财政局、县审计局负责人固定列席。县信访局主要负责人通过视频列席会议。\n",
        ["nonvoting:县政府办::", "nonvoting:县财政局::", "nonvoting:县审计局::", "nonvoting:县信访局::"],
    ),
    "who taught the law": (
        "会前，县司法局局长郎平领学了《中华人民共和国行政处罚法》，县委党校副校长高明作专题辅导。\n",
        ["nonvoting:县司法局:局长:郎平", "nonvoting:县委党校:副校长:高明"],
    ),
    "several who report in one sentence": (
        "会议听取了县经贸局局长田力关于工业运行情况、县住建局副局长官正关于旧城改造情况、县国土局总工程师危山关于规划修编的汇报。\n",
        ["nonvoting:县经贸局:局长:田力", "nonvoting:县住建局:副局长:官正", "nonvoting:县国土局:总工程师:危山"],
    ),
    "an unlisted surname wrapped": (
        "出席：罗依布、白永昌、呇丽\n华、杞天明\n",
        ["present:::罗依布", "present:::白永昌", "present:::呇丽华", "present:::杞天明"],
    ),
    "a post and a reason in one bracket": ("请假：殷勤（副县长，省里开会）\n", ["absent::副县长:殷勤"]),
    "two names with dots side by side": (
        "出席：冯鹰卫  库尔班江·艾力  迪丽努尔·阿不都拉  史 瑶\n",
        ["present:::冯鹰卫", "present:::库尔班江·艾力", "present:::迪丽努尔·阿不都拉", "present:::史瑶"],
    ),
    "Tibetan and Mongolian names": (
        "出席：俄智才让、万玛多杰\n列席：州政府秘书长旦正才让、州政府副秘书长侯吉太、才让东主\n州农牧局：闹布桑杰\n州住建局：敖日格乐\n",
        [
            "present:::俄智才让",
            "present:::万玛多杰",
            "nonvoting::州政府秘书长:旦正才让",
            "nonvoting::州政府副秘书长:侯吉太",
            "nonvoting::州政府副秘书长:才让东主",
            "nonvoting:州农牧局::闹布桑杰",
            "nonvoting:州住建局::敖日格乐",
        ],
    ),
    "posts of the government in brackets": (
        "出席：包永胜（旗委常委、政府常务副旗长）、乌仁图雅（政府副旗长）、丁聪（政府副旗长，挂职）\n",
        ["present::旗委常委、政府常务副旗长:包永胜", "present::政府副旗长:乌仁图雅", "present::政府副旗长:丁聪"],
    ),
    "a deputy of the unit before": (
        "县自然资源局局长莫佳、副局长许莹，副县长卢珂列席会议。\n",
        ["nonvoting:县自然资源局:局长:莫佳", "nonvoting:县自然资源局:副局长:许莹", "nonvoting::副县长:卢珂"],
    ),
    "unit and posts in one bracket": (
        "列席：卢珂（县卫健委党组书记、主任）\n",
        ["nonvoting:县卫健委:党组书记、主任:卢珂"],
    ),
    "bodies named by what they deal with": (
        "县领导莫佳、许莹和县政府办主任贾成及发改、财政、住建等部门主要负责人参加会议。\n",
        [
            "present:::莫佳",
            "present:::许莹",
            "present:县政府办:主任:贾成",
            "present:发改::",
            "present:财政::",
            "present:住建::",
        ],
    ),
    "a person and the others": (
        "县委常委、常务副县长莫佳等县政府领导出席。县政协党组成员许莹列席。\n",
        ["present::县委常委、常务副县长:莫佳", "nonvoting:县政协:党组成员:许莹"],
    ),
    "a lecture on a law": (
        "县委党校常务副校长莫佳就《民法典》作了专题讲座。\n",
        ["nonvoting:县委党校:常务副校长:莫佳"],
    ),
    "a town behind words for all": (
        "县政府各部门、直属机构及卧龙镇、白水镇主要负责人参加会议。\n",
        ["present:卧龙镇::", "present:白水镇::"],
    ),
    "a garrison": ("列席：望溪军分区副司令员秦岭\n", ["nonvoting:望溪军分区:副司令员:秦岭"]),
    "a recorder below a table": (
        "列席人员\n序号|姓名|单位\n1|牟承|县公路局\n2|邵 贤|县妇联\n记 录：覃 浩\n",
        ["nonvoting:县公路局::牟承", "nonvoting:县妇联::邵贤", "recorder:::覃浩"],
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_attendance(case: str) -> None:
    raw, expected = LISTS[case]
    assert told(HEAD + raw)[1] == expected


def test_the_chair_of_a_label_with_the_posts_behind() -> None:
    raw = "主 持 人：鲁承志  市委副书记、市长\n出    席：唐 悦  市委常委、副市长\n          谌小兰  副市长\n"
    assert told(raw) == ("鲁承志", ["present::市委常委、副市长:唐悦", "present::副市长:谌小兰"])


def test_the_number_in_brackets_below_the_title() -> None:
    meeting = extract_meeting(
        Text("白鹭区人民政府常务会议纪要\n（2016年第7次）\n时间：2016年5月23日上午9时\n地点：区政府二楼会议室\n")
    )
    assert (meeting.number, meeting.number_value, meeting.term) == ("第7次", 7, "2016年")


def titles(raw: str) -> list[tuple[str | None, str]]:
    return [(item.no, item.title) for item in body_record(raw).agenda_items]


def test_items_with_bracketed_numbers_only() -> None:
    raw = (
        "会议审议了以下议题：\n（一）《望溪县节水办法》\n会议原则通过《望溪县节水办法》。会议要求：\n1.县水务局要修改完善。\n2.各乡镇要落实。\n"
        "（二）关于储备粮轮换问题\n会议同意县粮食局意见。\n（三）关于命名文明单位的决定\n会议同意命名。"
    )
    assert titles(raw) == [("一", "《望溪县节水办法》"), ("二", "关于储备粮轮换问题"), ("三", "关于命名文明单位的决定")]


def test_bracketed_numbers_below_an_act_are_no_items() -> None:
    raw = "会议听取防汛工作汇报。会议要求：\n（一）会议成员单位要加强值守。\n（二）各乡镇要备足物资。\n会议审议《望溪县节水办法》。"
    assert titles(raw) == [("1", "听取防汛工作汇报"), ("2", "审议《望溪县节水办法》")]


@pytest.mark.parametrize(
    ("one", "two"),
    [("全县防汛抗旱工作", "城南小学改扩建工程"), ("区发改局汇报《白鹭区规划纲要》编制情况", "有关人事事项")],
)
def test_headings_without_a_verb(one: str, two: str) -> None:
    raw = f"会议研究了以下事项：\n一、{one}\n会议指出，要高度重视。\n二、{two}\n会议同意实施。"
    assert titles(raw) == [("一", one), ("二", two)]


def test_points_of_a_speech_are_no_items() -> None:
    raw = "会议审议《望溪县节水办法》。会议强调：\n一、要加强领导。\n二、要落实责任。"
    assert titles(raw) == [("1", "审议《望溪县节水办法》")]


def test_wrapped_headings_of_indented_paragraphs() -> None:
    raw = (
        "    二○一一年四月十一日下午，县委副书记、县长普光荣主持\n召开县人民政府第三十五次常务会议，县人大常委会副主任鲁文\n"
        "兴、县政协副主席自学祥应邀列席会议。会议议定事项如下：\n    一、听取县林业局关于集体林权制度改革工作进展情况的汇\n报。\n"
        "    二、研究县城集中供水工程建设有关事宜。会议认为，县城\n供水工程事关民生，由县水务局负责组织实施，县财政局要保\n障经费到位，"
        "各乡镇、各部门要密切配合，县政府督查室要跟\n踪督查，按月通报。\n"
    )
    assert titles(raw) == [
        ("一", "听取县林业局关于集体林权制度改革工作进展情况的汇报"),
        ("二", "研究县城集中供水工程建设有关事宜"),
    ]


def test_the_minutes_that_a_notice_sends_out_are_no_document_of_the_meeting() -> None:
    raw = (
        "关于印发《望溪县人民政府第41次常务会议纪要》的通知\n现将《望溪县人民政府第41次常务会议纪要》印发给你们，请认真落实。\n"
        "2031年5月6日，县长白远山主持召开县政府第41次常务会议。\n一、审议《望溪县节水办法》\n会议原则同意《望溪县节水办法》。"
    )
    assert [document.title for document in body_record(raw).policy_documents] == ["望溪县节水办法"]


TOWNS = [
    "清水乡",
    "古城镇",
    "凤城镇",
    "张集镇",
    "新集镇",
    "周村镇",
    "龙街镇",
    "望溪县清水乡",
    "双江瑶族乡",
    "凤凰傣族彝族拉祜族佤族乡",
]
WORDS = [
    "水乡",
    "家乡",
    "城镇",
    "全县城镇",
    "小城镇",
    "各集镇",
    "回家乡",
    "推进城镇",
    "相关街镇",
    "送戏下乡",
    "历史文化名镇",
]


@pytest.mark.parametrize("name", TOWNS)
def test_names_of_towns(name: str) -> None:
    assert is_place(name)
    assert is_unit(name)


@pytest.mark.parametrize("name", WORDS)
def test_words_that_end_like_towns(name: str) -> None:
    assert not is_unit(name)


def test_the_first_act_of_a_lead_that_strings_several() -> None:
    raw = (
        "11月18日下午，区长凌霄主持召开区政府第六十三次常务会议。会议传达学习贯彻党的十九届四中全会精神，听取经济普查情况汇报，讨论《物业管理办法》等。\n"
        "会议强调，全区要深刻领会。\n会议原则通过了《物业管理办法》。会议强调，要严格考核。"
    )
    assert [title for _, title in titles(raw)] == [
        "传达学习贯彻党的十九届四中全会精神",
        "听取经济普查情况汇报",
        "原则通过了《物业管理办法》",
    ]


def test_the_chair_with_a_delegation_in_brackets() -> None:
    raw = "2018年9月4日，管委会副主任皮明（受管委会主任卫国委托）在三楼会议室主持召开第9次主任办公会议，管委会副主任甄诚参加了会议。\n"
    assert told(raw) == ("皮明", ["present::管委会副主任:甄诚"])


@pytest.mark.parametrize("year", ["二O一O", "二0一0", "二〇一〇", "二○一○", "二o一0"])
def test_years_with_other_signs_for_zero(year: str) -> None:
    assert extract_meeting(Text(f"{year}年七月五日，县长包青主持召开县政府第28次常务会议。")).date == "2010-07-05"


def test_other_matters_end_a_title() -> None:
    raw = "会议审议《望溪县节水办法》。\n会议还学习了《中华人民共和国食品安全法》，讨论了其他有关事项。"
    assert titles(raw) == [("1", "审议《望溪县节水办法》"), ("2", "学习了《中华人民共和国食品安全法》")]


def test_a_deferral_of_what_was_named_before() -> None:
    raw = "一、关于棉纺厂改制\n会议审议了县国资委提交的《安置方案甲》。会议决定，该方案暂不上会表决，由县国资委进一步测算后另行研究。"
    assert [(d.verdict, d.policies) for d in body_record(raw).decisions] == [("deferred", ["安置方案甲"])]


def test_a_proposal_approved_by_this_name() -> None:
    raw = "一、研究审议《关于给予表扬的建议》\n会议审议通过了该建议。"
    assert [(d.verdict, d.policies) for d in body_record(raw).decisions] == [("approved", ["关于给予表扬的建议"])]


@pytest.mark.parametrize(
    ("raw", "date", "number"),
    [
        (
            "洛水市人民政府第三届第七十一次常务会议纪要\n（2018年11月6日）\n时　间：11月2日下午\n地　点：常务会议室\n",
            "2018-11-02",
            71,
        ),
        ("东湖区政府常务会议纪要\n第 15 次\n时间：2011年12月8日\n主持：赵 云\n出席：马 超、黄 忠\n", "2011-12-08", 15),
        ("望溪县人民政府常务会议纪要（第3次）\n2024年1月5日下午，王强县长主持召开县政府常务会议。\n", "2024-01-05", 3),
    ],
)
def test_fields_of_the_head(raw: str, date: str, number: int) -> None:
    meeting = extract_meeting(Text(raw))
    assert (meeting.date, meeting.number_value) == (date, number)


def test_who_presides_in_place_of_somebody() -> None:
    raw = "2022年8月9日，县政府召开第14次常务会议。县长王强因会请假，会议由副县长李明代为主持。\n"
    assert extract_meeting(Text(raw)).chair == "李明"


def test_a_heading_that_is_the_title_alone_is_deliberated() -> None:
    raw = "一、《县政府关于加快旅游发展的决定》\n会议听取了县旅游局的说明。会议认为，决定符合县情，由县政府办公室印发。"
    assert [d.status for d in body_record(raw).policy_documents] == ["deliberated"]
