"""The steps a sentence states for a document: revise, then issue, or submit to a higher body; and what is said besides."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph_loader.extraction import units
from graph_loader.extraction.text import Range, Text, kept, masked

_REVISE = re.compile(
    r"(?:(?:再次?|再行|继续|进一步|抓紧|尽快|作|做|进行|予以|充分)*(?:修改|斟酌|修订|补充|调整|优化|充实)(?:、|和)?(?:完善|补充|修订|修改)"
    r"|(?:再次?|再行|进一步|继续|作|进行)(?:进一步)?修改|修改(?=后(?!的))|修订(?=后(?!的))|(?<=意见)(?:再|抓紧|尽快|及时)?(?:进行|作|予以)(?:相应|适当|必要)?(?:的)?(?:完善|修改|调整|补充)|(?<![了过])(?:抓紧|尽快|及时|认真|负责)修改(?=[，。；])|(?<=意见|建议|要求)修改(?=[，。；])"
    r"|(?<=意见|建议|要求)(?:进一步|抓紧|尽快)?完善(?=后)|完善(?=后，?(?:印发|报|提请|提交|以|依|按|由|发文|上报|下发)))"
)
# 印发 and the like where a clause says who or how right before: 后印发, 由X印发, 以市政府名义印发, 按程序印发.
_ISSUE = re.compile(
    r"(?:以[“‘]?(?P<name>[^，。；以“‘]{2,24}?)[”’]?(?:的)?(?:名义|文件(?:形式)?))?(?:按(?:程序|规定|有关规定)|依法|正式|联合|及时|尽快|抓紧|统一|对外|再|尽早)*"
    r"(?P<verb>印发|发文|下发|发布(?!会)|颁布|公布(?!于))(?:执行|实施|施行)?"
)
_SUBMIT = re.compile(
    r"(?P<verb>提请|提交|报请|报送|上报|呈报|报经|(?<![汇申通举预情公播海喜简快日晚周填])报(?![告道名社纸刊表废警销酬价备送请批建]))(?:给|至|到)?"
)
_REVIEW = re.compile(
    "(?:研究)?(?:审议|审定|研究|审批|批准|审核|审查|决定|讨论|审阅|核准|备案|同意|通过|审改|审签|票决|表决|批复|签批|签发)"
)
_BODY = re.compile(
    r"^(?:[“‘]?两会[”’]?|.{0,24}?(?:常委会|常委|委员会|党委|党组|党工委|[省市区县旗州盟地]委|人大|人代会|代表大会|领导小组|指挥部|联席会议|专题会议|政府|常务会议|深改[组委]|规委会|国务院"
    r"|办公会议?|全会|[一二三四五六七八九十\d]次会议|自治区|厅|上级)(?:常委会)?(?:会议)?(?:深改[组委])?)$"
)
_CONTEXT = re.compile("会议精神|会议要求|意见|建议|会上|议定|讨论|审议|要求|《")
# 由县政府办公室|于3月15日前|印发.
_DATED = re.compile(
    "(?:[于在]|(?=[0-9一二三四五六七八九十本次下今明年月]))[^，。；由于在]{2,12}?(?:底|末)?(?:之|以)?[前内]$"
)
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
_BASIS = re.compile(
    r"^(?:后|再|并|由|经|待|统一|汇总|后续|，)*(?:根据|按照|按|结合|依据|对(?=[^，]*(?:意见|建议))|吸收|吸纳|充分|待)"
)
# What stands between steps and is none: 经…审核把关, 公示后; a check by the body that is told (由县司法局进行合法性审查后) is a task.
_IN_PASSING = re.compile(
    "(?:经|报|送|请)[^，]*(?:审核|审查|审定|把关|同意|批准|签批)|^(?!.*(?:合法性|公平竞争|财政承受)).*(?:审核|把关)(?:同意|通过)?后，?$"
    "|(?:完善|修改|审核|审定|批准|同意|研究|通过|公示|意见|讨论|签发|审签|确认|会|汇总|定稿)后，?$"
)
# What is done before a step and is more than one: 依法履行公示、论证等程序后报…审批.
_OWN_DOING = re.compile("^(?!.*(?:意见|建议|要求|会议|讨论|修改|完善|审|批|报))[^，]{6,}后$")
# A sentence without any of these words states no step: most sentences are passed over at once.
_HINT = re.compile("修改|修订|补充|调整|优化|充实|完善|印发|发文|下发|发布|颁布|公布|提请|提交|报")


class Step(NamedTuple):
    """One step in a sentence. body: to whom (submit); name: in whose name (issue); place: the words of the step."""

    action: str
    place: Range
    body: Range | None = None
    name: Range | None = None


def find_steps(text: Text, sentence: Range) -> list[Step]:
    """The steps a sentence states, in order; found once and kept with the text."""
    if not _HINT.search(text.folded, *sentence):
        return []
    known = _steps(text)
    if sentence not in known:
        known[sentence] = _read_steps(text, sentence)
    return known[sentence]


@kept
def _steps(text: Text) -> dict[Range, list[Step]]:
    """The steps of the sentences that were read; empty at first."""
    return {}


def _read_steps(text: Text, sentence: Range) -> list[Step]:
    body = masked(text.folded[slice(*sentence)])
    offset = sentence.start
    revised = list(_REVISE.finditer(body))
    steps = [
        _issue(text, offset, m) for m in _ISSUE.finditer(body) if _may_issue(text, sentence, body, m, bool(revised))
    ]
    for match in _SUBMIT.finditer(body):
        step = _submit(text, sentence, body, match)
        if step:
            steps.append(step)
    last = max((step.place.start for step in steps), default=-1) - offset
    steps += [
        Step("revise", Range(offset + m.start(), offset + m.end()))
        for m in revised
        if m.end() <= last or _has_context(text, sentence, m)
    ]
    return _distinct(sorted(steps, key=lambda step: step.place))


def _distinct(steps: list[Step]) -> list[Step]:
    """修改完善，进一步修改: said twice in one sentence is one step."""
    distinct: list[Step] = []
    for step in steps:
        if step.action == "revise" and any(other.action == "revise" for other in distinct):
            continue
        distinct.append(step)
    return distinct


def _has_context(text: Text, sentence: Range, match: re.Match[str]) -> bool:
    """Whether 修改完善 is said of what the meeting dealt with: with its opinions, after a title, or before a next step."""
    body = text.folded[slice(*sentence)]
    return bool(_CONTEXT.search(body[: match.start()])) or body[match.end() : match.end() + 1] == "后"


def _issue(text: Text, offset: int, match: re.Match[str]) -> Step:
    name = Range(offset + match.start("name"), offset + match.end("name")) if match["name"] else None
    if name and text.folded[name.start] in "“‘":  # 以“县政府办公室”名义
        name = Range(name.start + 1, name.end - 1)
    return Step("issue", Range(offset + match.start(), offset + match.end()), name=name)


def _may_issue(text: Text, sentence: Range, body: str, match: re.Match[str], revised: bool) -> bool:
    """Whether 印发 is the verb of a step: said with 以…名义, behind 后 or ，, or behind its subject; not 关于印发…的通知, 已印发的."""
    if re.match("的|、|过|了", body[match.end() :]) or re.search(
        "关于|已经?|[未曾]$", body[max(0, match.start() - 6) : match.start()]
    ):
        return False
    if match["name"]:
        return True
    before = body[: match.start()]
    if re.search("(?:后|程序|要求)[，]?(?:并)?$", before) or (revised and before.endswith("，")):
        return True
    before = _DATED.sub("", before)
    unit = re.search("(?:后|，|由)([^，。；后由]{2,30})$", before) or re.fullmatch("([^，。；]{2,30})", before)
    printed = match["verb"] in {"印发", "下发", "发文"} and "由" in before  # not: 由县水务局公布电话
    if unit is None or not (revised or printed or re.search("后|同意|通过", before)):
        return False
    return units.is_unit(unit.group(1)) or all(units.is_unit(name) for name in unit.group(1).split("、"))


def _submit(text: Text, sentence: Range, body: str, match: re.Match[str]) -> Step | None:
    if re.search("(?:为|已|曾|(?<![月日底末年周天旬])前|在|经)$", body[: match.start()]) and match["verb"] != "报经":
        return None
    rest = re.split("[，。；：！？]", body[match.end() :])[0]
    review = _REVIEW.search(rest)
    whom = rest[: review.start()] if review else rest if _BODY.match(rest) else rest.split("后")[0]
    begin = sentence.start + match.end()
    end = begin + len(whom)
    if re.match("的(?!会议)", rest[review.end() :] if review else ""):
        return None  # 市水务局提请审议的《…》
    before = body[: match.start()]
    if before.endswith("的，") or (review is None and not _OF_A_DOCUMENT.search(text.folded, sentence.start, begin)):
        return None  # 确需延期的，报县政府批准; 摸清底数，11月15日前报区政府
    if (review is None or review.group() == "备案") and _LIST.search(body[: match.start()]):
        return None
    if not whom:
        if review and match["verb"] not in ("报",):
            return Step("submit", Range(sentence.start + match.start(), begin + review.end()))
        return None
    if not _BODY.match(text.folded[begin:end]) and not (
        review and (units.is_unit(whom) or (match["verb"] != "报" and _REVIEWS.fullmatch(whom)))
    ):
        return None
    stop = begin + (review.end() if review else len(whom))
    return Step("submit", Range(sentence.start + match.start(), stop), body=Range(begin, end))


def is_only_steps(text: Text, action: Range, steps: list[Step]) -> bool:
    """Whether an action says nothing but steps and what they follow (根据会议意见修改完善后印发)."""
    begin = action.start
    if not any(step.place.start < action.end and begin < step.place.end for step in steps):
        return False
    body = masked(text.folded[slice(*action)])
    for clause in re.split("(?<=[，；])", body):
        end = begin + len(clause)
        step = next((step for step in steps if step.place.start < end and begin < step.place.end), None)
        is_step = step is not None
        if step is not None and _OWN_DOING.search(masked(text.folded[begin : max(begin, step.place.start)])):
            return False
        if clause.strip("，；") and not is_step and not _BASIS.match(clause) and not _IN_PASSING.search(clause):
            return False
        begin = end
    return True
