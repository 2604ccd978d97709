"""Attendance as other cities print it: names before units, ethnic areas, zones, enterprises, items in brackets, headings that are no lists."""

from __future__ import annotations

import pytest

from graph_loader.extraction.attendance import extract_attendees
from graph_loader.extraction.meeting import extract_meeting
from graph_loader.extraction.text import Text

HEAD = "2031年5月6日上午，县长白远山主持召开县政府第18次常务会议。\n"


def told(raw: str) -> tuple[str | None, list[str]]:
    """The chair, and each other attendee as role:unit:post:name with the items behind."""
    text = Text(raw)
    meeting = extract_meeting(text)
    found = [
        f"{a.role}:{a.organization or ''}:{a.post or ''}:{a.name or ''}" + (f"@{''.join(a.agenda)}" if a.agenda else "")
        for a in extract_attendees(text, meeting, ("一", "二", "三"))
        if a.role != "chair"
    ]
    return meeting.chair, found


LISTS = {
    "names before posts, one a line": (
        "参会人员：\n莫佳 县委常委、常务副县长\n卢珂 县财政局局长\n毛卫 县食品药品检验所所长\n陶凯 国家统计局望溪调查队队长\n",
        ["present::县委常委、常务副县长:莫佳", "present:县财政局:局长:卢珂", "present:县食品药品检验所:所长:毛卫",
         "present:国家统计局望溪调查队:队长:陶凯"],
    ),
    "posts behind names in sentences": (
        "莫佳副县长、卢珂副县长，县政府办毛卫主任参加了会议，县政协贾成副主席应邀列席了会议。\n",
        ["present::副县长:莫佳", "present::副县长:卢珂", "present:县政府办:主任:毛卫", "nonvoting:县政协:副主席:贾成"],
    ),
    "units in brackets": (
        "列席：卢珂（县财政局）、阿依古丽·买买提（县卫健委）\n",
        ["nonvoting:县财政局::卢珂", "nonvoting:县卫健委::阿依古丽·买买提"],
    ),
    "bodies that end in 所, 馆, 院, one pair a line": (
        "列席：\n县食品药品检验所 毛卫\n县博物馆 卢珂\n县社会福利院 贾成\n县第一中学 高 铁\n",
        ["nonvoting:县食品药品检验所::毛卫", "nonvoting:县博物馆::卢珂", "nonvoting:县社会福利院::贾成", "nonvoting:县第一中学::高铁"],
    ),
    "places and names with 和": (
        "列席：县自然资源和规划局丁宇和、中和镇汤康阳、和顺海关何婷和、市人力资源和社会保障局和晓梅\n",
        ["nonvoting:县自然资源和规划局::丁宇和", "nonvoting:中和镇::汤康阳", "nonvoting:和顺海关::何婷和",
         "nonvoting:市人力资源和社会保障局::和晓梅"],
    ),
    "towns and committees without a name": (
        "七星乡人民政府、团县委、黄泥塘乡人民政府、县社会福利院负责人列席。\n",
        ["nonvoting:七星乡人民政府::", "nonvoting:团县委::", "nonvoting:黄泥塘乡人民政府::", "nonvoting:县社会福利院::"],
    ),
    "branches of national bodies": (
        "列席：国家统计局安澜调查队陶凯、中国移动安澜分公司李四光、中石化安澜石油分公司高峰、黄泥塘乡人民政府买辉\n",
        ["nonvoting:国家统计局安澜调查队::陶凯", "nonvoting:中国移动安澜分公司::李四光", "nonvoting:中石化安澜石油分公司::高峰",
         "nonvoting:黄泥塘乡人民政府::买辉"],
    ),
    "a name nobody lists": (
        "副县长莫佳、许海莹，县政府办主任朝克图出席会议。\n",
        ["present::副县长:莫佳", "present::副县长:许海莹", "present:县政府办:主任:朝克图"],
    ),
    "labels of two words": (
        "出席领导：莫佳 许海莹\n列席单位及人员：县财政局 毛卫 县审计局 郭鹏\n列席部门：县司法局、县图书馆\n",
        ["present:::莫佳", "present:::许海莹", "nonvoting:县财政局::毛卫", "nonvoting:县审计局::郭鹏", "nonvoting:县司法局::", "nonvoting:县图书馆::"],
    ),
    "labels composed of several nouns": (
        "参会领导及人员：莫佳 许海莹\n列席会议单位及人员：县财政局 毛卫\n列席会议的单位有：县司法局、县图书馆\n",
        ["present:::莫佳", "present:::许海莹", "nonvoting:县财政局::毛卫", "nonvoting:县司法局::", "nonvoting:县图书馆::"],
    ),
    "a table below a label": (
        "列席人员名单\n序号\t姓名\t单位\t职务\n1\t莫佳\t县财政局\t局长\n2\t许海莹\t县审计局\t副局长\n记录：毛 卫\n",
        ["nonvoting:县财政局:局长:莫佳", "nonvoting:县审计局:副局长:许海莹", "recorder:::毛卫"],
    ),
    "a table with borders": (
        "列席：\n| 单位 | 姓名 | 职务 |\n| 县财政局 | 莫 佳 | 局长 |\n| 县审计局 | 许海莹 | |\n",
        ["nonvoting:县财政局:局长:莫佳", "nonvoting:县审计局::许海莹"],
    ),
    "a table with merged units": (
        "参会人员\n单位\t姓名\t职务\n县财政局\t莫佳\t局长\n\u2060\t许海莹\t副局长\n",
        ["present:县财政局:局长:莫佳", "present:县财政局:副局长:许海莹"],
    ),
    "two tables in blanks": (
        "出席人员\n姓名  职务\n莫佳  副县长\n列席人员\n姓名  单位及职务\n卢珂  县财政局局长\n毛卫  县审计局\n",
        ["present::副县长:莫佳", "nonvoting:县财政局:局长:卢珂", "nonvoting:县审计局::毛卫"],
    ),
    "a table of names below no label": ("任免名单如下：\n姓名\t单位\t职务\n莫佳\t县财政局\t局长\n", []),
    "inverted": (
        "出席会议的有：副县长莫佳、许海莹。列席会议的有：县财政局毛卫、县审计局郭鹏以及各乡镇负责人。\n",
        ["present::副县长:莫佳", "present::副县长:许海莹", "nonvoting:县财政局::毛卫", "nonvoting:县审计局::郭鹏"],
    ),
    "ill": ("副县长莫佳、卢珂同志出席，毛卫同志因病请假。\n", ["present::副县长:莫佳", "present::副县长:卢珂", "absent:::毛卫"]),
    "items in a line": (
        "第一、二项议题：县财政局莫佳、县审计局许海莹列席；第三项议题：县教育局卢珂列席。\n",
        ["nonvoting:县财政局::莫佳@一二", "nonvoting:县审计局::许海莹@一二", "nonvoting:县教育局::卢珂@三"],
    ),
    "items in brackets": (
        "（列席第一项议题：县财政局莫佳；列席第二项议题：县教育局卢珂、县博物馆毛卫）\n",
        ["nonvoting:县财政局::莫佳@一", "nonvoting:县教育局::卢珂@二", "nonvoting:县博物馆::毛卫@二"],
    ),
    "presenters": (
        "一、会议听取县财政局局长邹伟雪所作的汇报。\n二、县审计局副局长向德仁同志汇报了有关情况。\n三、会议听取县水务局局长阴翔同志的有关情况汇报。\n",
        ["nonvoting:县财政局:局长:邹伟雪", "nonvoting:县审计局:副局长:向德仁", "nonvoting:县水务局:局长:阴翔"],
    ),
    "titles of items are no lists": (
        "县司法局、县财政局负责人列席会议。\n议题一：听取县司法局关于道路交通安全整治情况的汇报\n会议同意。\n",
        ["nonvoting:县司法局::", "nonvoting:县财政局::"],
    ),
    "the page behind a list": (
        "列席：县财政局 毛卫  县审计局 彭巧\n版权所有：望溪县人民政府\n责任编辑：田安学\n打印 关闭\n",
        ["nonvoting:县财政局::毛卫", "nonvoting:县审计局::彭巧"],
    ),
    "a colophon behind a list": (
        "列席：县财政局毛卫，县审计局彭巧\n望溪县人民政府办公室 二〇三一年四月十八日\n",
        ["nonvoting:县财政局::毛卫", "nonvoting:县审计局::彭巧"],
    ),
    "the author is no note": ("记录：毛 卫\n（撰稿人：熊东琦 审稿人：苏龙）\n", ["recorder:::毛卫"]),
    "fairs are no meetings": ("一、审议招商方案\n县商务局、县农业农村局要组织企业参展参会。\n", []),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_variety(name: str) -> None:
    raw, expected = LISTS[name]
    assert told(HEAD + raw) == ("白远山", expected)


LEADS = {
    "banner": (
        "2031年3月2日，旗委副书记、政府旗长额尔敦巴特尔主持召开旗政府2031年第3次常务会议。旗委常委、常务副旗长乌云其其格，副旗长朝格巴图、李卫东出席会议。旗人大常委会副主任那顺孟和列席会议。",
        "额尔敦巴特尔",
        ["present::旗委常委、常务副旗长:乌云其其格", "present::副旗长:朝格巴图", "present::副旗长:李卫东", "nonvoting:旗人大常委会:副主任:那顺孟和"],
    ),
    "names with a point": (
        "2031年3月2日，县长努尔兰·阿布都满金主持召开县人民政府第7次常务会议，副县长艾合买提·吐尔逊、王建国参加会议。",
        "努尔兰·阿布都满金",
        ["present::副县长:艾合买提·吐尔逊", "present::副县长:王建国"],
    ),
    "prefecture": (
        "2031年3月2日上午，州长莫色阿依主持召开州政府第12次常务会议。副州长沙马阿果、吉克木呷、周德明出席。",
        "莫色阿依",
        ["present::副州长:沙马阿果", "present::副州长:吉克木呷", "present::副州长:周德明"],
    ),
    "zone": (
        "2031年3月2日，管委会主任姚瑞主持召开第5次主任办公会议。管委会副主任任广、贾宁，经济发展局局长赵明、规划建设局局长钱进，财政金融局、社会事务局负责人列席会议。",
        "姚瑞",
        ["nonvoting::管委会副主任:任广", "nonvoting::管委会副主任:贾宁", "nonvoting:经济发展局:局长:赵明", "nonvoting:规划建设局:局长:钱进",
         "nonvoting:财政金融局::", "nonvoting:社会事务局::"],
    ),
    "enterprises of the place in the title": (
        "安澜市人民政府专题会议纪要\n2031年3月2日，市长白远山主持召开市政府第9次专题会议。安澜城市建设投资集团有限公司董事长郭鹏、总经理苏同，安澜港务集团党委书记贾成，安澜海关关长林涛参加会议。",
        "白远山",
        ["present:安澜城市建设投资集团有限公司:董事长:郭鹏", "present::总经理:苏同", "present:安澜港务集团:党委书记:贾成", "present:安澜海关:关长:林涛"],
    ),
    "province": (
        "2031年3月2日，省长白远山主持召开省政府第21次常务会议。常务副省长莫佳，副省长许海莹、卢珂，省政府秘书长郭鹏出席。省人大常委会副主任贾成、省军区、省高级人民法院负责同志列席会议。",
        "白远山",
        ["present::常务副省长:莫佳", "present::副省长:许海莹", "present::副省长:卢珂", "present::省政府秘书长:郭鹏",
         "nonvoting:省人大常委会:副主任:贾成", "nonvoting:省军区::", "nonvoting:省高级人民法院::"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LEADS)
def test_leads_of_other_places(name: str) -> None:
    raw, chair, expected = LEADS[name]
    assert told(raw + "\n") == (chair, expected)
