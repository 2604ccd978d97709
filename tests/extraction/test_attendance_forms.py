"""Attendance in the forms that minutes written without this program showed at first sight, and their like."""

from __future__ import annotations

import pytest

from tests.extraction.test_attendance_variety import HEAD, told

CITY = "安澜市人民政府常务会议纪要\n2031年5月6日上午，市长白远山主持召开市政府第18次常务会议。\n"

FORMS = {
    "absence in brackets behind a name that is listed as present": (
        HEAD + "出席：莫佳、卢珂（请假）、毛卫（因公出差）、贾成[病假]、陶凯（出差）\n",
        ["present:::莫佳", "absent:::卢珂", "absent:::毛卫", "absent:::贾成", "absent:::陶凯"],
    ),
    "labels in brackets of lists": (
        HEAD + "【出席】莫佳、卢珂\n【列席】县财政局毛卫、县审计局贾成\n【请假】陶凯\n",
        ["present:::莫佳", "present:::卢珂", "nonvoting:县财政局::毛卫", "nonvoting:县审计局::贾成", "absent:::陶凯"],
    ),
    "labels in round brackets": (
        HEAD + "（出席人员）莫佳、卢珂\n（列席人员）县财政局毛卫\n",
        ["present:::莫佳", "present:::卢珂", "nonvoting:县财政局::毛卫"],
    ),
    "labels within a paragraph of sentences": (
        HEAD + "副县长莫佳、卢珂出席会议。请假：毛卫（在省委党校学习）。记录：贾成。\n",
        ["absent:::毛卫", "recorder:::贾成", "present::副县长:莫佳", "present::副县长:卢珂"],
    ),
    "the record was kept by": (
        HEAD + "会议由县政府办公室毛卫记录。\n",
        ["recorder:县政府办公室::毛卫"],
    ),
    "somebody served as the recorder": (
        HEAD + "副县长莫佳出席，县政府办毛卫同志担任会议记录。\n",
        ["present::副县长:莫佳", "recorder:县政府办::毛卫"],
    ),
    "items behind the verb of a sentence": (
        HEAD + "县政协委员莫佳、县人大代表卢珂列席第一、二项议题。县财政局局长毛卫列席议题三。\n",
        ["nonvoting:::莫佳@一二", "nonvoting:::卢珂@一二", "nonvoting:县财政局:局长:毛卫@三"],
    ),
    "items in brackets within one sentence": (
        HEAD + "县财政局局长莫佳（议题一）、县审计局局长卢珂（议题二、三）列席会议。\n",
        ["nonvoting:县财政局:局长:莫佳@一", "nonvoting:县审计局:局长:卢珂@二三"],
    ),
    "bodies that sent somebody": (
        HEAD + "县融媒体中心、望溪日报社派员参加。县融媒体中心派记者列席。\n",
        ["present:县融媒体中心::", "present:望溪日报社::"],
    ),
    "counted people without names": (
        HEAD + "县融媒体中心记者和2名公众代表列席会议，3名市民代表旁听。\n",
        ["nonvoting:县融媒体中心::"],
    ),
    "a group of two bodies and bodies that nobody is named for": (
        HEAD + "列席：\n县卫健局、县妇幼保健院：莫佳（议题二）\n县国资局兼县城投公司：卢珂；县审计局：毛卫\n县供电公司：（派员参加）\n县城管局：（因事缺席）\n",
        ["nonvoting:县卫健局::莫佳@二", "nonvoting:县妇幼保健院::莫佳@二", "nonvoting:县国资局::卢珂", "nonvoting:县城投公司::卢珂", "nonvoting:县审计局::毛卫", "nonvoting:县供电公司::", "absent:县城管局::"],
    ),
    "who came for a body in brackets": (
        HEAD + "列席：县财政局毛卫、县供电公司（派员参加）、县城管局（负责人参加）、县水务局（请假）、县审计局贾成\n",
        ["nonvoting:县财政局::毛卫", "nonvoting:县供电公司::", "nonvoting:县城管局::", "absent:县水务局::", "nonvoting:县审计局::贾成"],
    ),
    "heads of other governments in brackets": (
        CITY + "列席：莫佳（望溪县县长）、卢珂（白鹭区委副书记、区长）、毛卫（青禾县常务副县长）、贾成（市政府副秘书长）\n",
        ["nonvoting:望溪县:县长:莫佳", "nonvoting:白鹭区委:副书记、区长:卢珂", "nonvoting:青禾县:常务副县长:毛卫", "nonvoting::市政府副秘书长:贾成"],
    ),
    "heads of other governments": (
        CITY + "副市长莫佳，望溪县县长卢珂、白鹭区副区长毛卫，青禾县委常委、常务副县长贾成参加。\n",
        ["present::副市长:莫佳", "present:望溪县:县长:卢珂", "present:白鹭区:副区长:毛卫", "present:青禾县委:常委、常务副县长:贾成"],
    ),
    "posts of the government itself with the name of the place": (
        CITY + "安澜市副市长莫佳、安澜市政府秘书长卢珂出席。\n",
        ["present::安澜市副市长:莫佳", "present::安澜市政府秘书长:卢珂"],
    ),
    "a person with posts in two bodies": (
        HEAD + "县政协副主席、县工商联主席莫佳，县人大常委会副主任、县总工会主席卢珂，县农业农村局党组书记、局长、县乡村振兴局局长毛卫，四级调研员、县住建局局长贾成列席。\n",
        ["nonvoting:县政协:副主席、县工商联主席:莫佳", "nonvoting:县人大常委会:副主任、县总工会主席:卢珂", "nonvoting:县农业农村局:党组书记、局长、县乡村振兴局局长:毛卫", "nonvoting:县住建局:四级调研员、县住建局局长:贾成"],
    ),
    "a second post behind 兼": (
        HEAD + "县自然资源局副局长兼县林业局局长莫佳、县财政局局长卢珂列席。\n",
        ["nonvoting:县自然资源局:副局长兼县林业局局长:莫佳", "nonvoting:县财政局:局长:卢珂"],
    ),
    "posts of the army and the police": (
        HEAD + "县人武部政委莫佳、望溪军分区副参谋长卢珂、武警望溪中队指导员毛卫、望溪军分区战备建设处处长贾成列席。\n",
        ["nonvoting:县人武部:政委:莫佳", "nonvoting:望溪军分区:副参谋长:卢珂", "nonvoting:武警望溪中队:指导员:毛卫", "nonvoting:望溪军分区战备建设处:处长:贾成"],
    ),
    "divisions and regiments of the corps": (
        HEAD + "兵团第十七师副师长莫佳、第六师副政委卢珂、一二一团团长毛卫列席。\n",
        ["nonvoting:兵团第十七师:副师长:莫佳", "nonvoting:第六师:副政委:卢珂", "nonvoting:一二一团:团长:毛卫"],
    ),
    "a table whose remarks tell the roles": (
        HEAD + "附：参会人员名单\n序号\t姓 名\t单 位\t职 务\t备 注\n1\t莫佳\t县政府\t副县长\t\n2\t欧阳\t县财政局\t局长\t列席\n3\t卢珂\t县审计局\t局长\t请假（在外开会）\n4\t毛 卫\t县政府办\t科员\t记录\n",
        ["present:县政府:副县长:莫佳", "nonvoting:县财政局:局长:欧阳", "absent:县审计局:局长:卢珂", "recorder:县政府办:科员:毛卫"],
    ),
    "offices of the party committee": (
        HEAD + "列席：县委军民融合办莫佳、县委编办卢珂、县委政研室毛卫、县委社工部贾成、县委巡察办陶凯\n",
        ["nonvoting:县委军民融合办::莫佳", "nonvoting:县委编办::卢珂", "nonvoting:县委政研室::毛卫", "nonvoting:县委社工部::贾成", "nonvoting:县委巡察办::陶凯"],
    ),
    "branches that stand in a place": (
        HEAD + "列席：国网望溪县供电公司莫佳、国家统计局和顺调查队卢珂、人行望溪县支行毛卫、国家税务总局望溪县税务局贾成、中国移动望溪分公司陶凯\n",
        ["nonvoting:国网望溪县供电公司::莫佳", "nonvoting:国家统计局和顺调查队::卢珂", "nonvoting:人行望溪县支行::毛卫", "nonvoting:国家税务总局望溪县税务局::贾成", "nonvoting:中国移动望溪分公司::陶凯"],
    ),
    "a Chinese surname before a Mongolian name": (
        HEAD + "列席：县财政局赵那顺、县审计局李斯琴高娃、县教育局王额尔敦\n",
        ["nonvoting:县财政局::赵那顺", "nonvoting:县审计局::李斯琴高娃", "nonvoting:县教育局::王额尔敦"],
    ),
    "compound surnames set apart": (
        HEAD + "列席：县财政局：欧阳 修远；县审计局：司马 光\n出席：上官 云、诸葛文\n",
        ["nonvoting:县财政局::欧阳修远", "nonvoting:县审计局::司马光", "present:::上官云", "present:::诸葛文"],
    ),
    "a sentence below the recorder": (
        HEAD + "记录：莫佳、卢 珂\n本次会议共研究3个议题，会议议定：\n",
        ["recorder:::莫佳", "recorder:::卢珂"],
    ),
    "guests with 特邀": (
        HEAD + "特邀：县政府法律顾问莫佳律师、岭湾大学卢珂教授\n",
        ["nonvoting::县政府法律顾问:莫佳", "nonvoting:岭湾大学::卢珂"],
    ),
    "a reason behind unit and post": (
        HEAD + "请假：莫佳（副县长，在省里开会）、卢珂（县教育局局长，病假）、毛卫（县水务局，出差）\n",
        ["absent::副县长:莫佳", "absent:县教育局:局长:卢珂", "absent:县水务局::毛卫"],
    ),
    "heads of towns that nobody names": (
        HEAD + "县政府办、发改局、财政局、自然资源局等部门主要负责人，各乡镇（街道）乡镇长（主任）列席会议。\n",
        ["nonvoting:县政府办::", "nonvoting:发改局::", "nonvoting:财政局::", "nonvoting:自然资源局::"],
    ),
    "deputies behind a head": (
        HEAD + "县财政局局长莫佳、副局长卢珂，县政府办主任毛卫、副主任贾成列席会议。\n",
        ["nonvoting:县财政局:局长:莫佳", "nonvoting:县财政局:副局长:卢珂", "nonvoting:县政府办:主任:毛卫", "nonvoting:县政府办:副主任:贾成"],
    ),
    "names of towns": (
        HEAD + "列席：榕树头街道莫佳、王集镇卢珂、石街镇毛卫、和平镇贾成、龙门桥镇陶凯、达来苏木孟和\n",
        ["nonvoting:榕树头街道::莫佳", "nonvoting:王集镇::卢珂", "nonvoting:石街镇::毛卫", "nonvoting:和平镇::贾成", "nonvoting:龙门桥镇::陶凯", "nonvoting:达来苏木::孟和"],
    ),
    "a body and its people on each line": (
        HEAD + "列席人员：\n县委办：莫佳\n县政府办：卢珂 毛卫\n县发改局：贾成\n",
        ["nonvoting:县委办::莫佳", "nonvoting:县政府办::卢珂", "nonvoting:县政府办::毛卫", "nonvoting:县发改局::贾成"],
    ),
    "names before posts on the lines of a field": (
        "会议时间：2031年5月6日上午9:00\n会议地点：县政府三楼会议室\n主持人：白远山 县长\n参会人员：莫佳 副县长\n          卢珂 副县长\n          毛卫 县政府办主任\n记录人：贾成\n一、审议《办法》\n原则同意。\n",
        ["present::副县长:莫佳", "present::副县长:卢珂", "present:县政府办:主任:毛卫", "recorder:::贾成"],
    ),
    "participants after 参加会议的有": (
        HEAD + "参加会议的有：县委常委、常务副县长莫佳，副县长卢珂、毛卫，县政府办主任贾成，县发改局、财政局、审计局主要负责同志。\n",
        ["present::县委常委、常务副县长:莫佳", "present::副县长:卢珂", "present::副县长:毛卫", "present:县政府办:主任:贾成", "present:县发改局::", "present:财政局::", "present:审计局::"],
    ),
    "leave told in a sentence": (
        HEAD + "副县长莫佳出席会议，副县长卢珂因公出差请假，副县长毛卫因病未参加会议。\n",
        ["present::副县长:莫佳", "absent::副县长:卢珂", "absent::副县长:毛卫"],
    ),
    "by video": (
        HEAD + "各乡镇党委书记在分会场参加会议，县财政局局长莫佳以视频形式参加会议。\n",
        ["present:县财政局:局长:莫佳"],
    ),
    "somebody who stood in": (
        HEAD + "列席：县财政局莫佳（代）、县水务局毛卫\n",
        ["nonvoting:县财政局::莫佳", "nonvoting:县水务局::毛卫"],
    ),
    "sex and nationality in brackets": (
        HEAD + "出席：莫佳（女，苗族）、卢珂（女）、毛卫（回族）\n",
        ["present:::莫佳", "present:::卢珂", "present:::毛卫"],
    ),
    "a stroke between unit and name": (
        HEAD + "列席：县财政局/毛卫 县审计局/贾成\n",
        ["nonvoting:县财政局::毛卫", "nonvoting:县审计局::贾成"],
    ),
    "a dash between unit and name": (
        HEAD + "列席：县财政局—毛卫，县审计局—贾成\n",
        ["nonvoting:县财政局::毛卫", "nonvoting:县审计局::贾成"],
    ),
    "semicolons between groups": (
        HEAD + "列席：县财政局：毛卫；县审计局：贾成、陶凯；县教育局：卢珂\n",
        ["nonvoting:县财政局::毛卫", "nonvoting:县审计局::贾成", "nonvoting:县审计局::陶凯", "nonvoting:县教育局::卢珂"],
    ),
    "numbered groups": (
        HEAD + "列席：\n1.县财政局：毛卫\n2.县审计局：贾成\n3.县教育局：卢珂\n",
        ["nonvoting:县财政局::毛卫", "nonvoting:县审计局::贾成", "nonvoting:县教育局::卢珂"],
    ),
    "posted inspection and branch offices": (
        HEAD + "列席：县纪委监委驻县政府办纪检监察组莫佳、市生态环境局望溪分局卢珂、市生态环境局望溪县分局毛卫\n",
        ["nonvoting:县纪委监委驻县政府办纪检监察组::莫佳", "nonvoting:市生态环境局望溪分局::卢珂", "nonvoting:市生态环境局望溪县分局::毛卫"],
    ),
    "democratic parties": (
        HEAD + "民盟县委会主委莫佳、九三学社望溪支社副主委毛卫、无党派人士代表贾成列席会议。\n",
        ["nonvoting:民盟县委会:主委:莫佳", "nonvoting:九三学社望溪支社:副主委:毛卫", "nonvoting:::贾成"],
    ),
    "invited experts": (
        HEAD + "邀请省农科院研究员莫佳、岭湾大学教授卢珂、望溪律师事务所律师毛卫列席会议。\n",
        ["nonvoting:省农科院:研究员:莫佳", "nonvoting:岭湾大学::卢珂", "nonvoting:望溪律师事务所::毛卫"],
    ),
    "how many came": (
        HEAD + "列席：县财政局毛卫、县公安局2人、县供电公司1名\n",
        ["nonvoting:县财政局::毛卫", "nonvoting:县公安局::", "nonvoting:县供电公司::"],
    ),
    "an assistant of the head with a bureau": (
        HEAD.strip() + "县长助理、县公安局局长莫佳，区政府法律顾问团队负责人卢珂列席会议。\n",
        ["nonvoting::县长助理、县公安局局长:莫佳", "nonvoting::区政府法律顾问团队负责人:卢珂"],
    ),
    "two groups told in one paragraph": (
        HEAD.strip() + "参加会议的有：副县长莫佳、卢珂；列席会议的有：县人大副主任岩温，县发改局、财政局局长，黎明镇负责人。会议记录：毛卫、贾成。\n",
        ["present::副县长:莫佳", "present::副县长:卢珂", "nonvoting:县人大:副主任:岩温", "nonvoting:县发改局::", "nonvoting:财政局:局长:",
         "nonvoting:黎明镇::", "recorder:::毛卫", "recorder:::贾成"],
    ),
    "labels behind a comma": (
        HEAD.strip()[:-1] + "，出席：副县长莫佳、卢珂（苗族）；邀请列席：县政协副主席毛卫；列席：县财政局总会计师贾成。\n",
        ["present::副县长:莫佳", "present::副县长:卢珂", "nonvoting:县政协:副主席:毛卫", "nonvoting:县财政局:总会计师:贾成"],
    ),
    "deputies in lines of their own": (
        HEAD + "列席人员：县政府办公室主任莫佳，副主任卢珂、毛卫\n          城关镇党委书记贾成、镇长陶凯\n          望溪经开区党工委书记林涛、管委会主任郭鹏\n",
        ["nonvoting:县政府办公室:主任:莫佳", "nonvoting:县政府办公室:副主任:卢珂", "nonvoting:县政府办公室:副主任:毛卫",
         "nonvoting:城关镇:党委书记:贾成", "nonvoting:城关镇:镇长:陶凯", "nonvoting:望溪经开区:党工委书记:林涛",
         "nonvoting:望溪经开区:管委会主任:郭鹏"],
    ),
    "newspapers in the marks of titles": (
        HEAD + "列席：县财政局毛卫，《望溪日报》记者莫佳、县广播电视台记者卢珂\n",
        ["nonvoting:县财政局::毛卫", "nonvoting:望溪日报:记者:莫佳", "nonvoting:县广播电视台:记者:卢珂"],
    ),
    "an unlisted surname set apart": (
        HEAD + "列席：县交通运输局  黹  峰        县水务局      金玉山\n",
        ["nonvoting:县交通运输局::黹峰", "nonvoting:县水务局::金玉山"],
    ),
    "levels in brackets": (
        HEAD.strip() + "各县（市、区）长和县财政局、县审计局主要负责人列席。\n",
        ["nonvoting:县财政局::", "nonvoting:县审计局::"],
    ),
    "posts behind the colons of groups": (
        HEAD + "参加会议人员：\n县领导：莫佳、卢珂（女，壮族）、毛卫、贾成、陶凯、林涛、郭鹏、苏同\n县人大常委会：副主任邹伟\n县政协：副主席向德\n",
        ["present:::莫佳", "present:::卢珂", "present:::毛卫", "present:::贾成", "present:::陶凯", "present:::林涛", "present:::郭鹏",
         "present:::苏同", "present:县人大常委会:副主任:邹伟", "present:县政协:副主席:向德"],
    ),
    "towns that begin like a collective": (
        HEAD + "列席：那劳镇莫佳、两河镇卢珂、无量镇毛卫、本号镇人民政府贾成\n",
        ["nonvoting:那劳镇::莫佳", "nonvoting:两河镇::卢珂", "nonvoting:无量镇::毛卫", "nonvoting:本号镇人民政府::贾成"],
    ),
    "the disclosure below the recorder": (HEAD + "记录：莫佳\n\n此件主动公开\n", ["recorder:::莫佳"]),
    "somebody in charge": (
        HEAD.strip() + "县科协负责人莫佳、县供销社负责人卢珂列席会议。\n",
        ["nonvoting:县科协:负责人:莫佳", "nonvoting:县供销社:负责人:卢珂"],
    ),
    "a framed label on a line of its own": (
        HEAD + "出席：莫佳 卢珂\n【列席】\n县财政局：毛卫\n县审计局：贾成\n",
        ["present:::莫佳", "present:::卢珂", "nonvoting:县财政局::毛卫", "nonvoting:县审计局::贾成"],
    ),
    "districts that end in a word": (
        CITY.strip() + "秀山区区长莫佳、望溪州副州长卢珂列席。\n",
        ["nonvoting:秀山区:区长:莫佳", "nonvoting:望溪州:副州长:卢珂"],
    ),
    "names before units on the last lines": (
        HEAD + "参会人员：\n莫佳 县财政局局长\n毛卫 县政府办主任\n",
        ["present:县财政局:局长:莫佳", "present:县政府办:主任:毛卫"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_form(name: str) -> None:
    raw, expected = FORMS[name]
    assert told(raw)[1] == expected
