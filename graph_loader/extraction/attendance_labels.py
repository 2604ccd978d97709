"""Labels of lists of attendees, composed: 列席 + 单位 + 及 + 人员, 出席 + 会议 + 的 + 领导. Words in `attendance_labels.tsv` and
`attendance_label_nouns.tsv`. Below a label stand lists, or groups with heads of their own (县政府办：…, 第一至五议题：…).
"""

from __future__ import annotations

import re

from graph_loader.extraction.item_references import REFERENCE
from graph_loader.lexicon import mapping, pattern

_JOINING = "的|还|有|以及|及|和|与|、|各|相关|有关|主要"
_NOUNS = f"(?:{_JOINING}|{pattern('attendance_label_nouns')})"
#: How a label begins, which gives the role (列席, 因公请假).
BEGINNING = f"(?:{pattern('attendance_labels')})"
#: What follows up to the colon: nouns and what joins them, a remark in brackets (（按姓氏笔画）).
REST = f"{_NOUNS}{{0,8}}(?:（[^（）]{{1,12}}）)?"
#: A whole label that may stand without a colon: it ends in a noun.
BARE = f"{BEGINNING}(?:{_NOUNS}{{0,7}}(?:{pattern('attendance_label_nouns')}))?(?:（[^（）]{{1,12}}）)?"
#: A label at the beginning of a paragraph: 列席：, 附：参会人员名单, 〔出席〕, （列席人员）.
LABEL = re.compile(
    r"(?:附件?：?)?(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十\d]+[、.])?"
    rf"(?:[（〔](?P<framed>{BEGINNING}){REST}[）〕]：?|(?P<label>{BEGINNING})(?:{REST}(?P<colon>：)|{REST}))"
)
#: The head of a list per item: 第一至五议题：, 列席议题二：, （全部议题：.
ITEMS = re.compile(rf"（?(?:列席|参加)?(?P<items>(?:(?:全部|所有|各)议题|{REFERENCE}))(?:列席|参加)?(?:人员|单位)?：")
#: The head of a group within a list: （二）政府办：, 县卫健局、县妇幼保健院：.
MEMBER_GROUP = re.compile(
    r"(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十\d]{1,2}[、.])?(?P<name>[\u4e00-\u9fff]{2,20}(?:[、兼和及][\u4e00-\u9fff]{2,20}){0,3})："
)


def role_of(beginning: str) -> str:
    """The role that the beginning of a label gives: present, nonvoting, absent, recorder, chair."""
    return mapping("attendance_labels")[beginning]
