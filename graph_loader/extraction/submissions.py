"""Submissions: 提请市委常委会审议, 报县政府审定. To whom a document goes next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_loader.extraction import units
from graph_loader.extraction.step import Step
from graph_loader.extraction.text import Range, Text

_SUBMIT = re.compile(
    r"(?P<verb>提请|提交|报请|报送|上报|呈报|报经|(?<=[，；后并再序])呈(?![现])(?:送|请)?|(?<![汇申通举预情公播海喜简快日晚周填])报(?![告道名社纸刊表废警销酬价备送请批建]))(?:给|至|到)?"
)
_REVIEW = re.compile(
    "(?:研究)?(?:审议|审定|研究|审批|批准|审核|审查|决定|讨论|审阅|核准|备案|同意|通过|审改|审签|票决|表决|批复|签批|签发)"
)
_BODY = re.compile(
    r"^(?:[“‘]?两会[”’]?|.{0,24}?(?:常委会|常委|委员会|党委|党组|党工委|[省市区县旗州盟地]委|人大|人代会|代表大会|领导小组|指挥部|联席会议|专题会议|政府|常务会议|深改[组委]|规委会|国务院"
    r"|办公会议?|全会|[一二三四五六七八九十\d]次会议|自治区|厅|上级)(?:常委会)?(?:（[^（）]{1,6}）)?(?:会议)?(?:深改[组委])?)$"
)
# 报请县委、县政府|印发: what the body then does with it.
_BEHIND_BODY = re.compile("后|印发|发布|公布|颁布")
# A body to which something is submitted for review: 市委财经委会议, 县政府专题会.
_REVIEWS = re.compile("[\u4e00-\u9fff、（）“”]{2,24}(?:委|会|会议|办|组|局|厅|部|署|府)")
# Words of a document or of its revision: without them 报县政府 hands in something else.
_OF_A_DOCUMENT = re.compile(
    "《|修改|完善|修订|方案|办法|意见|计划|规划|草案|预案|细则|文件|稿|条例|报告|请示|协议|纲要|清单|政策|措施|规定|结果|提请"
)
# 将名单报县水务局备案: not the document of the item.
_LIST = re.compile(
    "将[^，。；《》]{0,12}(?:名单|台账|情况|信息|数据|结果|进展|进度|问题|联系方式|人员)(?:于?[^，。；]{0,8}前|每[一二两三半]?个?[周月季年天日]度?|及时|定期|书面|汇总|一并|按[月季周]|同步)*$"
)
# 报县长审定, 报市政府主要领导签批: who decides is a person in office, no body.
_POST = re.compile(
    "(?:[省市县区旗州盟镇乡]?(?:委|政府|管委会|行署)?(?:主要|分管|有关)?(?:领导|负责同志|副?[省市县区旗州盟]长|副?主任|书记|专员)(?:同志)?)"
)
# 提交下次县政府常务会议: which of its meetings is no part of the name of a body.
_NEXT = re.compile("下一?[次期]的?(?=[^，。；]*[省市县区旗州盟乡镇委府局办]|常务|办公)")
_DECIDES = frozenset({"审定", "审批", "批准", "签发", "签批", "决定", "审签", "同意"})
_REVISED = re.compile("修改|修订|完善|补充|调整")


def find_submissions(text: Text, sentence: Range, body: str) -> Iterator[Step]:
    """The submissions of a sentence in order. body: its text with what is in 《》 and brackets masked."""
    for match in _SUBMIT.finditer(body):
        rest = re.split("[，。；：！？]", body[match.end() :])[0]
        review = _REVIEW.search(rest)
        if _is_submission(text, sentence, body, match, rest[review.end() :] if review else None):
            step = _submission(text, sentence, body, match, rest, review)
            if step:
                yield step


def _is_submission(text: Text, sentence: Range, body: str, match: re.Match[str], behind: str | None) -> bool:
    """Whether what is submitted is a document, and still to be submitted. behind: what follows the review, None without one."""
    before = body[: match.start()]
    if re.search("(?:为|已|曾|(?<![月日底末年周天旬])前|在|经)$", before) and match["verb"] != "报经":
        return False
    if behind and re.match("的(?!会议)", behind):
        return False  # 市水务局提请审议的《…》
    if before.endswith("的，"):
        return False  # 确需延期的，报县政府批准
    # 摸清底数，11月15日前报区政府: no document, unless it is reviewed
    return (
        behind is not None
        or _OF_A_DOCUMENT.search(text.folded, sentence.start, sentence.start + match.end()) is not None
    )


def _submission(
    text: Text, sentence: Range, body: str, match: re.Match[str], rest: str, review: re.Match[str] | None
) -> Step | None:
    """The step of a verb of submission with what follows it, None when that is nobody."""
    before, verb = body[: match.start()], match["verb"]
    whom = rest[: review.start()] if review else rest if _BODY.match(rest) else _BEHIND_BODY.split(rest)[0]
    if (review is None or review.group() == "备案") and _LIST.search(before):
        return None
    begin = sentence.start + match.end()
    place = Range(sentence.start + match.start(), begin + (review.end() if review else len(whom)))
    if following := _NEXT.match(whom):
        whom, begin = whom[following.end() :], begin + following.end()
    person = review and _POST.fullmatch(whom) and review.group() in _DECIDES and not rest.startswith("后", review.end())
    if person or (not whom and review and verb != "报"):
        return Step("submit", place)  # 报县长审定: to nobody who is a body
    if not whom:
        return None
    several = verb != "提请" and _are_units(whom) and _REVISED.search(before) is not None
    reviewer = review and (units.is_unit(whom) or (verb != "报" and _REVIEWS.fullmatch(whom)))
    known = several or _BODY.match(text.folded[begin : begin + len(whom)]) or reviewer
    return Step("submit", place, body=Range(begin, begin + len(whom))) if known else None


def _are_units(names: str) -> bool:
    """Whether a list of bodies is all there is: 市林业局、市发改委."""
    return "、" in names and all(units.is_unit(name) for name in names.split("、"))
