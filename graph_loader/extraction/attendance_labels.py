"""Labels of lists of attendees, composed: 列席 + 单位 + 及 + 人员, 出席 + 会议 + 的 + 领导. Words in `attendance_labels.tsv` and
`attendance_label_nouns.tsv`.
"""

from __future__ import annotations

from graph_loader.lexicon import mapping, pattern

_JOINING = "的|还|有|以及|及|和|与|、|各|相关|有关|主要"
_NOUNS = f"(?:{_JOINING}|{pattern('attendance_label_nouns')})"
#: How a label begins, which gives the role (列席, 因公请假).
BEGINNING = f"(?:{pattern('attendance_labels')})"
#: What follows up to the colon: nouns and what joins them, a remark in brackets (（按姓氏笔画）).
REST = f"{_NOUNS}{{0,8}}(?:（[^（）]{{1,12}}）)?"
#: A whole label that may stand without a colon: it ends in a noun.
BARE = f"{BEGINNING}(?:{_NOUNS}{{0,7}}(?:{pattern('attendance_label_nouns')}))?(?:（[^（）]{{1,12}}）)?"


def role_of(beginning: str) -> str:
    """The role that the beginning of a label gives: present, nonvoting, absent, recorder, chair."""
    return mapping("attendance_labels")[beginning]
