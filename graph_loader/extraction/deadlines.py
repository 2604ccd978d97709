"""Deadlines as written: a day, a month's end, a span of time. 尽快 and 每天 are none."""

from __future__ import annotations

import re

from graph_loader.extraction.text import Range
from graph_loader.lexicon import pattern

_NUMBER = "[0-9一二三四五六七八九十百两半]{1,4}"
_DEADLINE = re.compile(
    rf"""(?:(?:\d{{4}}年|今年|明年|本年)?\d{{1,2}}月(?:\d{{1,2}}日|上旬|中旬|下旬|份?底|份?末|初|份)?(?:之前|以前|前|内|(?<=底)|(?<=末)|(?<=上旬)|(?<=中旬)|(?<=下旬)))
    |(?:\d{{4}}年|今年|明年|本年|当年)?(?:年底|年末|年内|上半年|下半年|[一二三四]季度|第[一二三四]季度)(?:之前|以前|前|末|底|内)
    |(?:\d{{4}}|今|明|本|当)年(?:年底|年末|年内|内|底|末)(?:之前|以前|前)?
    |\d{{4}}年(?:之前|以前|前)
    |(?:会后|会议结束后|即日起|印发后|自.{{1,8}}起)?{_NUMBER}(?:个)?(?:工作日|自然日|日|天|周|星期|月|小时|年)(?:之?内|以内|以前|之前)
    |(?:会后|会议结束后)(?:立即|当天|当日|次日)
    |(?:{pattern("festivals")})(?:节日|假期)?(?:之前|以前|前)
    |(?:本周|下周|本周末|本月|本月底|下月|下月底|月底|月末|月内|年内|年底|本季度|本季度末|近日)(?:之前|以前|前|内)
    |(?:最迟|最晚)(?:不(?:超过|迟于|晚于))?[^，。；、]{{1,12}}
    |不得?(?:拖延|推迟|迟于|晚于|超过)(?:至|到)?[^，。；、]{{1,8}}
    |不(?:超过|迟于|晚于){_NUMBER}(?:个)?(?:工作日|日|天|周|月|年)(?:内)?
    """,
    re.VERBOSE,
)


def find_deadline(folded: str, start: int, end: int) -> Range | None:
    """The first deadline in a range of folded text, as written (7月底前, 一个工作日内); None when none is stated."""
    found = _DEADLINE.search(folded, start, end)
    return Range(*found.span()) if found else None
