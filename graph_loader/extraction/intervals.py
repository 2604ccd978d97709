"""What a deadline means: the days from the meeting to the last day on which the task is still done in time.

Intervals are closed, both days belong to them. The rules, with their reasons, are listed in docs/extraction.md; in short:
前 and 底 reach up to the end of the day or period named (7月底前: 31 July), before a festival ends on its eve, a counted time does not
count the meeting's own day and ends on the same day of a later month (Civil Code of the PRC, articles 201 and 202), and a day without
a year is the first one that is not before the meeting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from graph_loader.extraction import time_phrases as grammar
from graph_loader.extraction.calendars import (
    CalendarError,
    add_months,
    festival_day,
    first_day_off,
    last_day_of_month,
    working_day_after,
)
from graph_loader.extraction.numerals import to_int

_DAY = timedelta(days=1)
_NO_MEETING_DATE = "no date of the meeting is stated to count from"


class Interval(NamedTuple):
    """kind: date (by a day), span (within a time), recurring (每月10日前), open (长期), unknown; reason: why unknown, in English."""

    kind: str
    start: date | None = None
    end: date | None = None
    reason: str = ""


class _Period(NamedTuple):
    """point: its end was named (月底) or it is one day, so that 前 includes it."""

    first: date
    last: date
    point: bool


def read_deadline(phrase: str, meeting: date | None) -> Interval:
    """The interval of a deadline as written in the text or in the cell of a table, folded as in `Text.folded`.

    meeting: the date of the meeting. start is None when the day named lies before the meeting, or its date is not known.
    """
    leading = _LEADING.match(phrase)
    core = _TRAILING.sub("", phrase[leading.end() :] if leading else phrase)
    for pattern, compute in _rules():
        found = pattern.fullmatch(core)
        if found:
            try:
                return compute(found, meeting)
            except CalendarError as error:
                return Interval("unknown", reason=str(error))
            except (ValueError, OverflowError):
                return Interval("unknown", reason="no calendar has this day")
    return Interval("unknown", reason="no rule understands this time")


def _calendar(found: re.Match[str], meeting: date | None) -> Interval:
    said = found.groupdict()
    if said["mark"] and said["mark"][-1] in "初中":
        return Interval("unknown", reason="the words name no last day")
    if said["within"] and not said["year"] and re.fullmatch("[一二三四五六七八九十]+", said["month"] or ""):
        return Interval("unknown", reason="a month of the year or a number of months")
    periods = list(_periods(said, meeting))
    if not periods:
        raise CalendarError("no calendar has this day")
    period = next((p for p in periods if meeting is None or p.last >= meeting), periods[-1])
    if (
        said["before"]
        and not (period.point or said["third"] or said["half"])
        and (meeting is None or period.first > meeting)
    ):
        return _by(period.first - _DAY, meeting)
    if said["before"] or period.point:
        return _by(period.last, meeting)
    return _within(period.first, period.last, meeting)


def _periods(said: dict[str, str | None], meeting: date | None) -> Iterator[_Period]:
    """The periods the words may mean: one, or without a year those of the year of the meeting and of the next."""
    point = bool(said["mark"] or said["day"] or said["only_day"])
    for year in _years(said, meeting):
        if said["only_day"]:
            yield from _in_two_months(int(said["only_day"]), _known(meeting))
            return
        if month := _month(said, meeting):
            first = add_months(date(year, 1, 1), month - 1)
            yield from _in_month(said, first, point)
        elif quarter := _quarter(said, meeting):
            first = add_months(date(year, 1, 1), 3 * quarter - 3)
            yield _Period(first, add_months(first, 3) - _DAY, point)
        elif said["half"]:
            first = date(year, 1 if said["half"] == "上" else 7, 1)
            yield _Period(first, add_months(first, 6) - _DAY, point)
        else:
            yield _Period(date(year, 1, 1), date(year, 12, 31), point)


def _in_two_months(day: int, meeting: date) -> Iterator[_Period]:
    """A day without a month (10日前): in the month of the meeting, or in the next."""
    for first in (meeting.replace(day=1), add_months(meeting.replace(day=1), 1)):
        if day <= last_day_of_month(first.year, first.month).day:
            yield _Period(first.replace(day=day), first.replace(day=day), True)


def _in_month(said: dict[str, str | None], first: date, point: bool) -> Iterator[_Period]:
    last = last_day_of_month(first.year, first.month)
    day = _number(said["day"]) if said["day"] else None
    if day and day <= last.day:
        yield _Period(first.replace(day=day), first.replace(day=day), point)
    elif said["third"]:
        begin = 1 + 10 * "上中下".index(said["third"])
        yield _Period(first.replace(day=begin), last if begin == 21 else first.replace(day=begin + 9), point)
    elif not said["day"]:
        yield _Period(first, last, point)


def _years(said: dict[str, str | None], meeting: date | None, prefix: str = "") -> list[int]:
    written = said[f"{prefix}year"] or said.get("only_year")
    if written:
        return [_number(written)]
    year = _known(meeting).year
    if said[f"{prefix}next_year"] or said.get("only_next_year"):
        return [year + 1]
    if said[f"{prefix}this_year"] or said.get("only_this_year") or said.get("own_year"):
        return [year]
    if any(
        said.get(name)
        for name in ("this_month", "next_month", "own_month", "this_quarter", "next_quarter", "own_quarter")
    ):
        return [year]
    return [year, year + 1]


def _month(said: dict[str, str | None], meeting: date | None) -> int | None:
    """The number of the month; 13 is the next January."""
    if said["month"]:
        return _number(said["month"])
    if said["this_month"] or said["own_month"]:
        return _known(meeting).month
    return _known(meeting).month + 1 if said["next_month"] else None


def _quarter(said: dict[str, str | None], meeting: date | None) -> int | None:
    """The number of the quarter; 5 is the first one of the next year."""
    if said["quarter"]:
        return _number(said["quarter"])
    if said["this_quarter"] or said["own_quarter"]:
        return (_known(meeting).month + 2) // 3
    return (_known(meeting).month + 2) // 3 + 1 if said["next_quarter"] else None


def _week(found: re.Match[str], meeting: date | None) -> Interval:
    """A week begins on Monday (GB/T 7408.1-2023); 周末 is its end, Sunday. 周五 alone is the first Friday not before the meeting."""
    today = _known(meeting)
    monday = today - today.weekday() * _DAY + {"下": 7, "下下": 14}.get(found["which"], 0) * _DAY
    weekday = found["weekday"]
    if weekday is None and not found["before"]:
        return _within(monday, monday + 6 * _DAY, meeting)
    if weekday is None:
        return _by(monday - _DAY if monday > today else monday + 6 * _DAY, meeting)
    day = monday + min("一二三四五六日天末".index(weekday), 6) * _DAY
    return _by(day + 7 * _DAY if not found["which"] and day < today else day, meeting)


def _festival(found: re.Match[str], meeting: date | None) -> Interval:
    eves = []
    for year in _years(found.groupdict(), meeting, "festival_"):
        day = festival_day(found["festival"], year)
        eves.append((first_day_off(day) if found["off"] else day) - _DAY)
        if meeting is None or eves[-1] >= meeting:
            break
    return _by(eves[-1], meeting)


def _plan(found: re.Match[str], meeting: date | None) -> Interval:
    """The 11th five-year plan ended in 2010, each next one five years later."""
    number = _number(found["plan"].strip("“”")[:-1])
    return _by(date(1955 + 5 * number, 12, 31), meeting)


def _counted(found: re.Match[str], meeting: date | None) -> Interval:
    today = _known(meeting)
    half = bool(found["only_half"] or found["and_half"] or found["half_behind"])
    count = 0 if found["only_half"] else _number(found["count"].replace("两", "二"))
    return Interval("span", today, _count(today, count, found["unit"], half))


def _count(day: date, count: int, unit: str, half: bool) -> date:
    if unit == "工作日":
        if half:
            raise CalendarError("no rule understands this time")
        return working_day_after(day, count)
    months = {"年": 12, "季度": 3, "月": 1}.get(unit)
    if months == 12:
        return add_months(day, 12 * count + 6 * half)
    if months:
        return add_months(day, months * count) + 15 * half * _DAY
    if unit == "小时":
        return day + -(-(2 * count + half) // 48) * _DAY
    return day + (7 * count + 4 * half if unit in ("周", "星期", "礼拜") else count + half) * _DAY


def _after_event(_: re.Match[str], __: date | None) -> Interval:
    return Interval("unknown", reason="it counts from an event whose day is not stated")


def _after_meeting(found: re.Match[str], meeting: date | None) -> Interval:
    today = _known(meeting)
    return Interval("span", today, today + (found["same"] in ("次日", "第二天")) * _DAY)


def _numeric(found: re.Match[str], meeting: date | None) -> Interval:
    """2026-06-30, 2026.6: as cells of tables have it."""
    year, month = int(found["year"]), int(found["month"])
    if found["day"]:
        return _by(date(year, month, int(found["day"])), meeting)
    return _within(date(year, month, 1), last_day_of_month(year, month), meeting)


def _no_day(_: re.Match[str], __: date | None) -> Interval:
    return Interval("unknown", reason="the words name no last day")


def _recurring(_: re.Match[str], __: date | None) -> Interval:
    return Interval("recurring")


def _open(_: re.Match[str], meeting: date | None) -> Interval:
    return Interval("open", meeting)


def _by(last: date, meeting: date | None) -> Interval:
    return Interval("date", meeting if meeting and meeting <= last else None, last)


def _within(first: date, last: date, meeting: date | None) -> Interval:
    return Interval("span", first if meeting is None else max(first, meeting) if meeting <= last else None, last)


def _known(meeting: date | None) -> date:
    if meeting is None:
        raise CalendarError(_NO_MEETING_DATE)
    return meeting


def _number(numeral: str) -> int:
    value = to_int(numeral)
    if value is None:
        raise ValueError(numeral)
    return value


_SUFFIX = f"(?:(?P<before>{grammar.BEFORE})|(?P<within>{grammar.WITHIN}))?"
_NUMERIC = r"(?P<year>(?:19|20)\d\d)[-./](?P<month>\d{1,2})(?:[-./](?P<day>\d{1,2}))?日?"
_OPEN = "长期(?:坚持|推进|有效)?|常年|持续(?:推进)?|常态化"
# Words around the time itself, in the text (力争三季度完成) and in the cells of tables (本周完成, 两周工作).
_LEADING = re.compile(rf"(?:计划|预计|确保|力争|争取|务必|于|在|{grammar.LIMIT})+")
_TRAILING = re.compile("(?:全部|全面|基本)?(?:工作|任务|完成|推进|办结|结束|开展)+$")


@cache
def _rules() -> list[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], Interval]]]:
    rules: list[tuple[str, Callable[[re.Match[str], date | None], Interval]]] = [
        (grammar.CALENDAR + _SUFFIX, _calendar),
        (_NUMERIC + _SUFFIX, _numeric),
        (grammar.WEEK + _SUFFIX, _week),
        (grammar.FESTIVAL, _festival),
        (grammar.PLAN + _SUFFIX, _plan),
        (grammar.COUNTED + _SUFFIX, _counted),
        (grammar.AFTER_MEETING, _after_meeting),
        (grammar.NO_DELAY, _no_day),
        (grammar.NO_DAY, _no_day),
        (_OPEN, _open),
        (f".+[后起]，?的?{grammar.unnamed(grammar.COUNTED)}{_SUFFIX}", _after_event),
        (f"每.+?{_SUFFIX}", _recurring),
    ]
    return [(re.compile(pattern), compute) for pattern, compute in rules]
