"""How blocks of minutes begin: numbered headings, labels of lists and fields, lines of the page and the colophon."""

from __future__ import annotations

import re

from graph_loader.extraction.attendance_labels import BARE
from graph_loader.extraction.ink import Range
from graph_loader.lexicon import pattern

_NUMERALS = "一二三四五六七八九十"
# What a title of an item begins with, behind its number.
_OF_ITEM = f"(?:(?:会议)?(?:{pattern('item_verbs')})|关于|《|其[他它]|通报)"
#: How a numbered block begins: 一、 （一） 1. （1） 议题一 第一项.
HEADING = re.compile(
    r"(?P<chinese>[一二三四五六七八九十百]{1,4})(?:[、.]|：(?!\d))"
    r"|（(?P<bracketed>[一二三四五六七八九十百]{1,4})）[、.]?"
    r"|(?P<digits>\d{1,2})[、.](?!\d)"
    r"|（(?P<bracketed_digits>\d{1,2})）[、.]?"
    # 议题一：, 第一项议题：, 议题（一）, 【议题一】, 议题1：, 第1项议题，审议….
    rf"|〔?(?:议题（?(?=[{_NUMERALS}\d])|第(?=[{_NUMERALS}]|\d{{1,2}}[项个]))(?P<topic>[{_NUMERALS}]{{1,3}}|\d{{1,2}})）?(?:(?:项|个)议题|项)?(?:[、：〕]|\.(?!\d)"
    rf"|(?:(?<=[题项])|(?<=议题[{_NUMERALS}\d]))，(?={_OF_ITEM})"
    # 议题一 传达学习…: only white space stands behind the number, which the folded text does not have.
    rf"|(?:(?<=议题[{_NUMERALS}\d])|(?<=议题[{_NUMERALS}\d]{{2}})|(?<=项议题)|(?<=）))(?={_OF_ITEM}))：?"
)
LONE_NUMERAL = re.compile(f"[{_NUMERALS}]{{1,3}}")
_DAY = rf"[\d〇零{_NUMERALS}]{{4}}年[\d{_NUMERALS}]{{1,2}}月[\d{_NUMERALS}]{{1,3}}日"
# Labels that begin a block of their own; a label may be wrapped itself (出 / 席：), so it is matched with its colon.
# Behind a list label the list runs to the next block; behind a field label stands one line.
_RECIPIENTS = "(?:本期)?(?:分送|发|送|报|抄送|抄报|主送)"
_LIST_LABEL = (
    rf"(?:{BARE}|(?:全部|所有|各)议题"
    rf"|第[一二三四五六七八九十\d]+(?:[至到—-]第?[一二三四五六七八九十\d]+|[、，]第?[一二三四五六七八九十\d]+)*(?:项|个)?议题(?!：{_OF_ITEM})"
    rf"|{_RECIPIENTS})"
)
#: The label of a list of attendees with its colon (出席：, 第一至五议题：).
ATTENDANCE_LABEL = re.compile(f"(?!{_RECIPIENTS}：){_LIST_LABEL}：")
_FIELD_LABEL = f"(?:{pattern('field_labels')})"
#: A label of a work plan (责任单位：); it begins a block of its own, which belongs to the body.
WORK_PLAN_LABEL = f"(?:{pattern('work_plan_labels')})"
# 议定意见：, 汇报情况： above what the meeting resolved or heard; it begins a block, and what follows belongs to the body.
_SECTION = re.compile(
    "(?:会议)?(?:议定|议决|审议|审定|研究|讨论|决定|决议|汇报|表决|处理)(?:意见|事项|结果|情况|内容|结论)："
    "|(?:会议|主要|本次会议)?(?:议题|议程)："
)
# 县政协：, the head of a group in a list of attendees.
GROUP_HEAD = re.compile("[\u4e00-\u9fff]{2,16}：")
_PLAN_LINE = re.compile(f"（?{WORK_PLAN_LABEL}：")
FRAME_LABEL = re.compile(f"{_LIST_LABEL}：|{_FIELD_LABEL}：|〔{BARE}〕|（{BARE}）")
BARE_LABEL = re.compile(f"(?!.$)(?:附件?：?)?(?:{_LIST_LABEL}|{_FIELD_LABEL})")  # 报 alone is the end of a wrapped 汇报
LIST_HEAD = re.compile(f"{_LIST_LABEL}(?:：|$)|〔{BARE}〕|（{BARE}）")
# Lines of the colophon and of the page around the minutes.
FRAME_LINE = re.compile(
    rf"[^，。；：、]{{2,24}}(?:办公室|办公厅|党政办)(?:整理|印发|秘书.{{1,4}})?|.{{0,24}}{_DAY}(?:印发|整理)?|（?此件[^，。；]{{2,12}}）?"
    # 望政纪〔2031〕7号 签发人：甲某
    r"|[\u4e00-\u9fff]{0,14}[〔（]\d{4}年?[〕）]第?\d{1,4}号(?:签发人?：?.{0,8})?"
    f"|(?:{pattern('navigation')})[^，。；、《》]*"  # 政务服务和数据管理局、… is a wrapped line of the minutes
    r"|(?:(?:发布|更新|发文)?(?:时间|日期)：?)?\d{4}[-年]\d{1,2}[-月]\d{1,2}日?(?:\d\d：\d\d(?:：\d\d)?)?(?:来源|作者|浏览|编辑).*"
)
# Running heads of paragraphs in minutes without numbers. (会议室, 会议精神 … are words of a wrapped line, not heads.)
_OPENS = re.compile(
    "会议(?:听取|审议|研究|指出|强调|要求|传达|学习|讨论|议定|决定|认为|明确|确定|还|集中|通报|书面|原则|同意)"
    "(?!意见|的|精神|情况|结果|要求)"
)
_BLOCK_HEAD = re.compile(
    "|".join(f"(?:{head.pattern})" for head in (HEADING, FRAME_LABEL, _SECTION, _PLAN_LINE, _OPENS))
)
_BLOCK_LINE = re.compile("|".join(f"(?:{line.pattern})" for line in (BARE_LABEL, LONE_NUMERAL, FRAME_LINE)))


def is_frame(folded: str, paragraph: Range) -> bool:
    """Whether a paragraph belongs to the frame (lists of attendance and recipients, colophon, page), not to the body."""
    start, end = paragraph
    return bool(FRAME_LABEL.match(folded, start, end) or BARE_LABEL.fullmatch(folded, start, end)) or bool(
        FRAME_LINE.fullmatch(folded, start, end)
    )


def starts_block(folded: str, line: Range) -> bool:
    """Whether a line begins a block of its own: a numbered heading, 会议指出 …, a label or line of the frame."""
    start, end = line
    return bool(_BLOCK_HEAD.match(folded, start) or _BLOCK_LINE.fullmatch(folded, start, end))
