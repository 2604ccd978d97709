"""The grammar of deadlines: how minutes write a day, the end of a period, a counted time. Used to find them and to compute them.

The patterns are for `Text.folded`. Each has its own named groups; `unnamed` takes them away where patterns are put together.
"""

from __future__ import annotations

import re

from graph_loader.lexicon import pattern

_ONES = "一二三四五六七八九"
#: 前: up to and including. Not 前期, 前提, 前往.
BEFORE = "(?:之前|以前|前(?![期往沿瞻景列后置来端线]|提(?:[是下为，。]|条件)))"
#: 内: within. Not 内容, 内部.
WITHIN = "(?:之内|以内|内(?![容部涵外控需]))"

# A year is written out, or said from the meeting: 今年, 明年. 度: 2026年度.
_YEAR = (
    rf"(?:(?P<year>(?<!\d)\d{{4}}|(?<![〇零{_ONES}])[〇零{_ONES}]{{4}})年度?|(?P<this_year>今年度?|本年度?|当年)"
    r"|(?P<next_year>明年度?|来年|次年|下一年度?))的?"
)
_MONTH = (
    rf"(?:(?P<month>(?<![\d.])(?:1[0-2]|0?[1-9])|(?<![{_ONES}十])(?:十[一二]?|[{_ONES}]))月份?"
    r"|(?P<this_month>本月份?|当月|这个月)|(?P<next_month>下个?月份?|次月)"
    rf"|(?P<own_month>(?<![\d{_ONES}十两半个上每逐元腊正])月)(?=[底末内]))"
)
_DAY = rf"(?P<day>(?:[0-2]?\d|3[01])|(?:三十一?|二十[{_ONES}]?|十[{_ONES}]?|[{_ONES}]))[日号]"
_QUARTER = (
    r"(?:(?<!前)(?<!近)第?(?P<quarter>[一二三四]|(?<!\d)[1-4])季度|(?P<this_quarter>本季度?)|(?P<next_quarter>下一?个?季度)"
    r"|(?P<own_quarter>(?<![一二三四1-4每逐上旺淡冬夏春秋换应雨旱])季度?)(?=[底末]))"
)
_HALF = "(?P<half>[上下])半年"
# What stands before 年 when it is not this year: 三年内, 多年前, 近年.
_OTHER_YEARS = rf"(?<![\d〇零{_ONES}十百千两半几数近多常历往连成去前上每逐今明本当来次度青少老新跨])"
_OWN_YEAR = rf"(?P<own_year>{_OTHER_YEARS}年度?)(?=[底末内])"

#: A named period or a point in it: 2026年6月30日, 7月底, 本月中旬, 三季度末, 上半年, 年底. mark: what follows the period.
CALENDAR = (
    rf"(?:(?:{_YEAR})?(?:{_MONTH}(?:{_DAY}|(?P<third>[上中下])旬)?|{_QUARTER}|{_HALF})|{_YEAR.replace('P<', 'P<only_')}|{_OWN_YEAR}"
    rf"|(?<![\d月日号.—-])(?P<only_day>[12]\d|3[01]|[1-9])[日号](?={BEFORE}))"
    r"(?P<mark>[月年]?[底末]|[年月]?[初中](?!旬))?"
)
#: 本周五, 下周末, 本周.
WEEK = (
    r"(?:(?P<which>本|这|下下|下|(?<![一二三四五六七八九十两每逐\d上一])(?=周[一二三四五六日天末]))(?:一|个)?(?:周|星期|礼拜))"
    r"(?P<weekday>[一二三四五六日天末])?"
)
#: 春节前, 明年国庆节假期前. off: the days off around it, not the day.
FESTIVAL = (
    rf"(?:{_YEAR.replace('P<', 'P<festival_')})?(?<![一二三四五六七八九十\d第])"
    rf"(?:{pattern('festivals')}(?:、|和|及)?)?(?P<festival>{pattern('festivals')})"
    rf"(?:节日)?(?P<off>小?长假|假期|假日|放假)?{BEFORE}"
)
#: The end of a five-year plan.
PLAN = "(?P<plan>“?十[一二三四五六七八]五”?)(?:规划|时期|期间)?(?:[底末])"
_COUNT = rf"(?P<count>(?<![\d.])\d{{1,3}}|(?<![近前去往来续每之第满{_ONES}十百两])(?:[{_ONES}十百两]{{1,4}}))"
_UNIT = "(?P<unit>工作日|自然日|日历日|日|天|周|星期|礼拜|月|季度|年|小时)"
#: 10日内, 一个半月内, 半年内. The time counts from the meeting, or from what `trigger` names.
_HALVES = (
    rf"(?:{_COUNT}个?(?P<and_half>半)?|(?<![上下前后近过每{_ONES}十])(?P<only_half>半)个?){_UNIT}(?P<half_behind>半)?"
)
#: Words that name the meeting itself as what a time counts from.
FROM_MEETING = (
    "(?:(?<![大协机社学两工商展博委农晚])会议?(?:结束|召开)?(?:之日)?(?:以后|之后|后|起)"
    "|(?:自|从)?即日起|(?:自|从)?本次会议(?:之日)?起|今后|未来|接下来)(?:的|，)?"
)
COUNTED = rf"(?P<trigger>{FROM_MEETING})?{_HALVES}"
#: 会后当天, 会后次日.
AFTER_MEETING = "(?:会后|会议结束后|会议)(?P<same>当天|当日|次日|第二天)"
#: 最迟不超过, 不得迟于 before a time; it adds nothing to 前 and 内.
LIMIT = "(?:(?:最迟|最晚|至迟)(?:应当?|须|要)?(?:不(?:得|能|可)?(?:超过|迟于|晚于|超出))?|不(?:得|能|可|应)?(?:迟于|晚于))(?:于|在|至|到)?"
#: 年前 (this year's end or the Spring Festival) and 节前 (which one): the minutes do not say.
NO_DAY = rf"{_OTHER_YEARS}年前(?![期往沿])|(?:^|(?<=[，。；：、于在争保必要须应]))节(?:日|假日)?前(?![期往沿])"
#: 不得拖延至年后: a boundary, for what it says the day is not fixed.
NO_DELAY = "不(?:得|能|可|再|要|应)?(?:拖延|拖|推迟|延迟|推延|延期|顺延)(?:至|到)(?:年后|节后|春节后|明年|来年|下个?月|下周|下半年)"


def unnamed(expression: str) -> str:
    """The pattern without names, so that it can stand beside others that use the same."""
    return re.sub(r"\?P<\w+>", "?:", expression)
