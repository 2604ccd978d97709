"""The steps a sentence states for a document: revise, then issue, or submit to a higher body; and what is said besides."""

from __future__ import annotations

import re

from graph_loader.extraction import units
from graph_loader.extraction.folding import masked
from graph_loader.extraction.step import Step
from graph_loader.extraction.submissions import find_submissions
from graph_loader.extraction.text import Range, Text, kept
from graph_loader.lexicon import pattern

_REVISE = re.compile(
    r"(?:(?:再次?|再行|继续|进一步|抓紧|尽快|作|做|进行|予以|充分)*(?:修改|斟酌|修订|补充|调整|优化|充实|完善)(?:、|和)?(?:完善|补充|修订|修改|充实|提升|优化|调整)"
    r"|(?:重新|认真|进一步|抓紧)*研究(?:修改|完善)(?=[，。；]|后(?!的))"
    r"|(?:再次?|再行|进一步|继续|作|进行)(?:进一步)?修改|修改(?=后(?!的))|(?:修订|修正|更正|校正)(?=后(?!的))|(?<=意见)(?:再|抓紧|尽快|及时)?(?:进行|作|予以)(?:相应|适当|必要)?(?:的)?(?:完善|修改|调整|补充)|(?<![了过])(?:抓紧|尽快|及时|认真|负责)修改(?=[，。；])|(?<=意见|建议|要求)修改(?=[，。；]|并(?:按|报|提|印|以))|[作做]好修改(?=[，。；]|后(?!的))|再(?:修改|细化|完善|优化)、再(?:修改|细化|完善|优化|打磨|补充)"
    r"|(?<=意见|建议|要求)(?:进一步|抓紧|尽快)?完善(?=后)|完善(?=后，?(?:印发|报|提请|提交|以|依|按|由|发文|上报|下发)))"
)
# 对指标作进一步优化, 抓紧完善: less than 修改完善; a revision only where the opinions of the meeting or a next step make it one.
_REFINE = re.compile(
    r"(?<![了过])(?:(?:作|再作|进行|再进行|予以|作出)?(?:进一步|再|继续|抓紧|尽快|及时|充分|认真|适当|相应)*)"
    r"(?:完善|修正|更正|优化|细化|充实|补充|精简|调整|打磨|润色|修订|修改|校核|校正|修编)"
    rf"(?=[，；。、]|后(?!的)|(?:相关|有关|文件|[^，。；、]{{0,4}})(?:文稿|文本|内容|条款|表述|{pattern('document_nouns')})(?:[和及、并]?(?:内容|文本|条款))?[，；。后]|[^，。；、]{{0,4}}(?:内容|条款)、)"
)
# 补充完善评估资料, 下发督办函: what is made better or sent out is no document that the meeting dealt with.
_OBJECT = re.compile(
    r"$|[，。；、：）和与]|后|并|再|报|提请|提交|以|由|经|按|于|至|给|到|各|全[省市县区旗州盟]|执行|实施|施行|完善|工作|《|□|该|此|上述"
    rf"|(?![^，。；]{{0,8}}(?:函|通知|通报|通告|公告|预警))[^，。；]{{0,14}}?(?:{pattern('document_nouns')}|条款|内容|文本|文稿|表述|[）])"
)
_OPINIONS = re.compile("意见|建议|会议要求|会议精神|会上|讨论情况|审议情况|讨论结果")
_NEXT = re.compile(
    "后|，(?:[^，。；]{0,16}(?:审核|审查|把关|论证|同意)[^，。；]{0,4}，)?(?:并|再|由[^，。；]{2,16})?(?:按[^，。；]{0,4}程序)?(?:报|提请|提交|上报|呈报|印发|以[^，。；]{2,16}名义)"
)
# 印发 and the like where a clause says who or how right before: 后印发, 由X印发, 以市政府名义印发, 按程序印发.
_ISSUE = re.compile(
    r"(?:以[“‘]?(?P<name>[^，。；以“‘]{2,24}?)[”’]?(?:的)?(?:名义|(?:规范性|正式)?文件(?:形式)?))?(?:按(?:程序|规定|有关规定)(?:报批后?)?|依法|正式|联合|及时|尽快|抓紧|统一|对外|[向对]社会|再|尽早)*"
    r"(?:以[省市区州]?(?:人民)?政府(?:令|公告|通告|通知)(?:的?形式)?)?(?P<verb>印发|转发|批转|发文|行文|制发|下发|发布(?!会)|颁布|公布(?!于)|(?<=后)出台|(?<=后，)出台)(?:执行|实施|施行)?"
)
_TOLD = re.compile("(?:^|，)(?:由|请|责成|责令)[^，；]*$")
_ITSELF = re.compile(
    f"[^，。；的]{{0,8}}?(?:{pattern('document_nouns')})(?:[和及、][^，。；]{{2,10}}?)?(?:后|，(?:经|报|呈|提请|提交|按[^，。；]{{0,4}}程序))"
)
_OF_DOCUMENT = re.compile(f"(?:负责|抓好|做好)[^，。；]{{0,12}}(?:{pattern('document_nouns')})(?:文本)?的$")
_CONTEXT = re.compile("会议精神|会议要求|意见|建议|会上|议定|讨论|审议|要求|《")
# 由县政府办公室|于3月15日前|印发.
_DATED = re.compile(
    "(?:[于在]|(?=[0-9一二三四五六七八九十本次下今明年月]))[^，。；由于在]{2,12}?(?:底|末)?(?:之|以)?[前内]$"
)
_BASIS = re.compile(
    r"^(?:后|再|并|由|经|待|统一|汇总|后续|，)*(?:根据|按照|按|结合|依据|对(?=[^，]*(?:意见|建议))|吸收|吸纳|充分|待)"
)
# 按“修旧如旧”原则制定修缮方案: more than what a step follows.
_MAKES = re.compile(
    "(?:研究|拟订|拟定|及时)?提出[^，；、的]{0,10}(?:意见|方案|建议|办法)后|(?:做好|抓好|加强|推荐|摸清|摸底|摸排|厘清|制[定订]|编制|拟[定订]|起草|落实|组织开展|开展|推进|测算|核定)(?![^，；、]*(?:的|意见|要求|建议))"
)
# What stands between steps and is none: 经…审核把关, 公示后; a check by the body that is told (由县司法局进行合法性审查后) is a task.
_IN_PASSING = re.compile(
    "(?:经|报|送|请)[^，]*(?:审核|审查|审定|把关|同意|批准|签批)|^(?!.*(?:合法性|公平竞争|财政承受)).*(?:审核|把关)(?:同意|通过)?后，?$"
    "|(?:完善|修改|审核|审定|批准|同意|研究|通过|公示|意见|讨论|签发|审签|确认|会|汇总|定稿)后，?$"
)
_PRINTED = frozenset({"印发", "下发", "发文", "行文", "制发"})
# What is done before a step and is more than one: 依法履行公示、论证等程序后报…审批.
_OWN_DOING = re.compile("^(?!.*(?:意见|建议|要求|会议|讨论|修改|完善|审|批|报))[^，]{6,}后$")
# A sentence without any of these words states no step: most sentences are passed over at once.
_HINT = re.compile(
    "呈|转发|批转|研究修改|修正|更正|细化|打磨|校核|修编|精简|行文|制发|出台|修改|修订|补充|调整|优化|充实|完善|印发|发文|下发|发布|颁布|公布|提请|提交|报"
)


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
    revised = [match for match in _REVISE.finditer(body) if _OBJECT.match(body, match.end())]
    steps = [
        _issue(text, offset, m) for m in _ISSUE.finditer(body) if _may_issue(text, sentence, body, m, bool(revised))
    ]
    steps += find_submissions(text, sentence, body)
    last = max((step.place.start for step in steps), default=-1) - offset
    revisions = [m for m in revised if m.end() <= last or _has_context(text, sentence, m)]
    revisions = revisions or [m for m in _REFINE.finditer(body) if _is_revision(body, m, last)][:1]
    steps += [Step("revise", Range(offset + m.start(), offset + m.end())) for m in revisions]
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
    before, behind = body[: match.start()], body[match.end() : match.end() + 1]
    if _OF_DOCUMENT.search(before) or _ITSELF.match(body, match.end()):
        return True  # 负责方案的修改完善; 修改完善实施方案，报县长审签
    return bool(_CONTEXT.search(before)) or behind == "后" or (behind == "，" and _TOLD.search(before) is not None)


def _is_revision(body: str, match: re.Match[str], last: int) -> bool:
    """Whether 抓紧完善 or 作进一步优化 is said of the document: with opinions of the meeting in front, or right before its next step.

    last: where the last step of the sentence begins, -1 when it has none.
    """
    told = _OPINIONS.search(body, 0, match.start())
    if match.end() > last:  # nothing follows: 根据会议意见抓紧修正。
        return (
            told is not None
            and "，" not in body[told.end() : match.start()]
            and match.end() - match.start() > len("完善")
        )
    if told:
        return True
    return match.end() - match.start() > len("完善") and _NEXT.match(body, match.end()) is not None


def _issue(text: Text, offset: int, match: re.Match[str]) -> Step:
    name = Range(offset + match.start("name"), offset + match.end("name")) if match["name"] else None
    if name and text.folded[name.start] in "“‘":  # 以“县政府办公室”名义
        name = Range(name.start + 1, name.end - 1)
    return Step("issue", Range(offset + match.start(), offset + match.end()), name=name)


def _may_issue(text: Text, sentence: Range, body: str, match: re.Match[str], revised: bool) -> bool:
    """Whether 印发 is the verb of a step: said with 以…名义, behind 后 or ，, or behind its subject; not 关于印发…的通知, 已印发的."""
    if (
        re.match("的|、|过|了", body[match.end() :])
        or not _OBJECT.match(body, match.end())
        or re.search("关于|已经?|[未曾]$", body[max(0, match.start() - 6) : match.start()])
    ):
        return False
    if match["name"]:
        return True
    if "社会" in match.group() and not revised:
        return False  # 向社会公布电话
    before = body[: match.start()]
    if re.search("(?:后|程序|(?:会议|按)要求)[，]?(?:并)?$", before) or (
        revised and re.search("(?:，|(?<=修改)|(?<=完善))(?:并|再|然后|最后)?$", before)
    ):
        return True
    if match["verb"] in _PRINTED and re.search("(?:把关|审核|审查|审定|同意|签发)，$", before):
        return True
    before = _DATED.sub("", before)
    unit = re.search("(?:后|，|由)([^，。；后由]{2,30})$", before) or re.fullmatch("([^，。；]{2,30})", before)
    printed = match["verb"] in _PRINTED and "由" in before  # not: 由县水务局公布电话
    if unit is None or not (revised or printed or re.search("后|同意|通过", before)):
        return False
    return units.is_unit(unit.group(1)) or all(units.is_unit(name) for name in unit.group(1).split("、"))


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
        besides = (_BASIS.match(clause) or _IN_PASSING.search(clause)) and not _MAKES.search(clause)
        if clause.strip("，；") and not is_step and not besides:
            return False
        begin = end
    return True
