"""Finds when something has to be done: deadlines as written, words of urgency (尽快), words of recurrence (每月).

A deadline names a day, the end of a period or a time that is counted. A year or month alone is none (2030年如期实现, 近三年来); it is one
with 前, 内 or 底, or between a word of intent and what is to be reached (力争三季度开工).
"""

from __future__ import annotations

import re
from functools import cache

from graph_loader.extraction import time_phrases as grammar
from graph_loader.extraction.text import Range
from graph_loader.lexicon import mapping, pattern, words

# What is shortened to a time is the time of a procedure: 审批时限压缩至3个工作日内.
_NOT_A_LIMIT = "(?<!压缩[至到为在])(?<!缩短[至到为])(?<!压减[至到为])(?<!缩减[至到为])(?<!提速至)(?<!控制在)"
# Words that turn a point in time into the beginning or the end of something else: 截至6月底, 7月底以来.
_NOT_BEFORE = f"{_NOT_A_LIMIT}(?<!截至)(?<!截止)(?<!自)(?<!从)(?<![年月日]至)(?<!早在)(?<!提前)(?<!去年)"
# 做好春节前市场供应, 对2019年底前完工项目, 供暖前的检修: the time tells which one, not when; 做好准备，6月底前完成 does.
_WHICH = re.compile(
    "(?:(?:[做抓管用]|落实|保障|组织|服务|谋划)好|开展|抓实|加强|强化|部署|抢抓|紧盯|盯紧|关注|把握|聚焦|瞄准|锁定|梳理|摸排)[^，。；、要须应于在]{0,3}$"
    "|(?:对于?|凡是?|涉及)$"
)
_NOT_BEHIND = (
    "(?![以之]?来|[以之]?后|起|至|到|止|数|账|存|余额|的?[^，。；、]{0,6}(?:为|达|累计|同比)"
    "|销号目标|考核|绩效|收官|决算|慰问|总结|目标|任务|工作|冲刺|各项|重点)"  # 紧盯年底销号目标
)
# 对年内无法开工的项目收回资金, 6月底前仍未办结的: the time belongs to what is done with, not to what has to be done.
_NOT_OF_WHAT = "(?![前内]?(?:确实|确|仍然?|尚|还|依然)?(?:无法|不能|难以|未|没有)[^，。；]{0,16}的)"
_NOT_FORBIDDEN = "(?!不得|不再|不能|不予|禁止|未|没有|无|累计|连续|发生|出现|曾|受|被)"  # 三年内不得参与
_INTENT = "(?:确保|力争|争取|务必|保证|计划|拟)(?:于|在|到)?|(?:于|在|到)"
_EXTENT = "(?:要|须)?(?:全面|全部|基本|如数|正式|顺利|率先|初步)?"
# The event a time counts from, backwards from the time: 收到通知后|3日内.
_EVENT = re.compile(
    "(?:^|[，。；：、（）要须应需在于请])"
    "(?P<event>[^，。；：、（）要须应需在于请]{2,14}(?:之日起|以后|之后|后|起)[，的]?)$"
)

_TRIGGER = re.compile("自|从|收到|接到|接|发现|受理")


# Every deadline holds one of these; most of what is looked at holds none and is passed over at once.
_TIME = re.compile("[年月日号季周期拜天时底末前节]")


@cache
def _deadline() -> re.Pattern[str]:
    period = f"{grammar.CALENDAR}|{grammar.WEEK}|{grammar.PLAN}"
    stated = f"(?:{grammar.LIMIT})?(?:(?:{period})(?:{grammar.BEFORE}|{grammar.WITHIN}|(?<=[底末旬]){_NOT_BEHIND})|{grammar.FESTIVAL})"
    numeral = "[0-9一二三四五六七八九十]{1,3}"
    every = (
        f"每(?:一|个)?(?:年|半年|季度?|月|周|星期)(?:(?:{numeral}月份?)?(?:{numeral}[日号]|[上中下]旬|月?[底末])|[一二三四五六日末])"
        f"(?:{grammar.BEFORE}|{grammar.WITHIN})"
    )
    limited = f"{grammar.LIMIT}(?:{period}|{grammar.COUNTED})(?:{grammar.BEFORE}|{grammar.WITHIN})?"
    counted = f"{grammar.COUNTED}{grammar.WITHIN}{_NOT_FORBIDDEN}"
    other = f"{grammar.AFTER_MEETING}|{grammar.NO_DELAY}|{grammar.NO_DAY}"
    reached = f"{_EXTENT}(?:{pattern('completion_words')})(?![的了过])"
    intended = f"(?:{_INTENT})(?P<intended>{grammar.unnamed(grammar.CALENDAR)}){reached}"
    near = rf"(?P<near>{grammar.unnamed(grammar.WEEK)}|本月|下个?月|本季度|下季度)(?={reached})"
    spent = f"(?<![已曾共使试租占借])(?:利用|用)(?P<spent>{grammar.unnamed(grammar.COUNTED)})(?:左右)?的?时间"  # 用三个月时间集中整治
    part = rf"(?P<part>[上下]半年|(?<!前)第?[一二三四]季度)(?={reached}(?![^，。；]{{0,6}}\d))"  # not: 上半年完成投资50亿元
    whole = f"{_NOT_BEFORE}(?:{every}|{stated}|{limited}|{counted}|{other})"
    return re.compile(
        f"{_first_characters()}(?:(?P<stated>{grammar.unnamed(whole)}){_NOT_OF_WHAT}|{intended}|{near}|{part}|{spent})"
    )


def _first_characters() -> str:
    """What a deadline can begin with: most characters of a text are passed over at once."""
    festivals = "".join({word[0] for word in words("festivals")})
    return f"(?=[0-9〇零一二三四五六七八九十百两半今本当明来次下上这年月季周第每会自从即未接最至不节确力争务保计拟于在用利“{festivals}])"


def find_deadline(folded: str, start: int, end: int) -> Range | None:
    """The first deadline in a range of folded text, as written (7月底前, 一个工作日内); None when none is stated."""
    if not _TIME.search(folded, start, end):
        return None
    for found in _deadline().finditer(folded, start, end):
        place = Range(*found.span(found.lastgroup or 0))
        if not (_in_title(folded, start, place.start) or _tells_which(folded, start, place)):
            return _with_event(folded, start, place)
    return None


def _tells_which(folded: str, start: int, place: Range) -> bool:
    """Whether a time belongs to a noun (抓好汛期前的除险加固), and nothing that is to be reached follows it."""
    if folded.startswith("的", place.end):
        return True
    front = _WHICH.search(folded[max(start, place.start - 8) : place.start])
    return front is not None and (front.group()[0] in "对凡涉" or not _reached().match(folded, place.end))


@cache
def _reached() -> re.Pattern[str]:
    return re.compile(f"{_EXTENT}(?:{pattern('completion_words')})(?![的了过])")


def _with_event(folded: str, start: int, place: Range) -> Range:
    """A counted time with the event it counts from: 收到通知后3日内."""
    if not _counted().fullmatch(folded, *place):
        return place
    behind = _EVENT.search(folded[max(start, place.start - 20) : place.start])
    if not behind:
        return place
    event = behind["event"]
    first = _TRIGGER.search(event)
    return Range(place.start - len(event) + (first.start() if first else 0), place.end)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(f"{grammar.unnamed(grammar.COUNTED)}{grammar.WITHIN}")


def find_fronted_deadline(folded: str, start: int, end: int) -> Range | None:
    """A deadline that is a clause of its own right before `end`: 6月底前，县财政局要…"""
    if not folded.endswith("，", start, end):
        return None
    clause = max(folded.rfind(mark, start, end - 1) for mark in "，。；：、") + 1
    begin = max(clause, start)
    found = find_deadline(folded, begin, end)
    if found is None or not folded.startswith("，", found.end) or found.end + 1 != end:
        return None
    return found if _FRONT.fullmatch(folded, begin, found.start) else None


# What may stand in front of it: 会议要求，二是在6月底前，…
_FRONT = re.compile(
    "(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}(?:是|、)|\\d{1,2}[.、]|请|要|务必|力争|确保|在|于|最迟)*"
)


@cache
def _words(lexicon: str) -> re.Pattern[str]:
    return re.compile(pattern(lexicon))


# A word of recurrence says how often something is done, not how much there is of it each time (每年可节约, 平均每月).
_OFTEN = "(?<![均达约为占近])(?P<words>{})(?!的|可|约|平均|均|能|增|减|递|节约|产|需|[一二三四五六日天](?!次))"


@cache
def _recurrence() -> re.Pattern[str]:
    return re.compile(_OFTEN.format(pattern("recurrence")))


def find_urgency(folded: str, start: int, end: int) -> Range | None:
    """The first word of urgency in a range: 尽快, 及时, 限期."""
    return _first(_words("urgency"), folded, start, end, 0)


def find_recurrence(folded: str, start: int, end: int) -> Range | None:
    """The first word of recurrence in a range: 每月, 定期."""
    return _first(_recurrence(), folded, start, end, "words")


def read_period(recurrence: str) -> str | None:
    """The period of a word of recurrence as an ISO 8601 duration, P3M for 每季度; None when it names none (定期)."""
    period = mapping("recurrence")[recurrence]
    return None if period == "-" else period


def _first(words: re.Pattern[str], folded: str, start: int, end: int, group: str | int) -> Range | None:
    found = words.search(folded, start, end)
    while found and _in_title(folded, start, found.start(group)):
        found = words.search(folded, found.end(), end)
    return Range(*found.span(group)) if found else None


def _in_title(folded: str, start: int, position: int) -> bool:
    return folded.rfind("《", start, position) > folded.rfind("》", start, position)
