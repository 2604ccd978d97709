"""What deadlines mean: phrase and date of the meeting -> kind, first day, last day; each with the reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_loader.extraction.calendars import CalendarError, add_months, festival_day, first_day_off, is_working_day
from graph_loader.extraction.intervals import read_deadline

MONDAY = "2026-03-16"

#: phrase, meeting, kind, first day, last day, reason. "" stands for none.
MEANINGS = [
    # days and months
    ("7月底前", MONDAY, "date", MONDAY, "2026-07-31", "the end of the month is included"),
    ("7月底", MONDAY, "date", MONDAY, "2026-07-31", "the end of a month is a day to be done by, with 前 or without"),
    ("2月底前", "2024-01-08", "date", "2024-01-08", "2024-02-29", "leap year"),
    ("2月底前", "2025-01-08", "date", "2025-01-08", "2025-02-28", "no leap year"),
    ("6月30日前", MONDAY, "date", MONDAY, "2026-06-30", "the day named is included"),
    ("六月三十日之前", MONDAY, "date", MONDAY, "2026-06-30", "numerals"),
    ("3月16日前", MONDAY, "date", MONDAY, MONDAY, "the day of the meeting is still to come"),
    ("3月15日前", MONDAY, "date", MONDAY, "2027-03-15", "without a year: the first one not before the meeting"),
    ("1月底前", "2025-12-18", "date", "2025-12-18", "2026-01-31", "said in December it is the next January"),
    ("2029年1月底前", "2025-12-18", "date", "2025-12-18", "2029-01-31", "a year that is stated is kept"),
    ("2025年6月底前", MONDAY, "date", "", "2025-06-30", "a day before the meeting stays, without a first day"),
    ("2月29日前", "2027-06-01", "date", "2027-06-01", "2028-02-29", "the next year has this day"),
    ("10日前", MONDAY, "date", MONDAY, "2026-04-10", "a day without a month: the next one"),
    ("20日前", MONDAY, "date", MONDAY, "2026-03-20", "of this month, while it lasts"),
    ("31日前", "2026-04-02", "date", "2026-04-02", "2026-05-31", "April has no such day"),
    ("本月底前", MONDAY, "date", MONDAY, "2026-03-31", "the month of the meeting"),
    ("月底前", "2026-02-10", "date", "2026-02-10", "2026-02-28", "the same"),
    ("下月10日前", "2025-12-18", "date", "2025-12-18", "2026-01-10", "December is followed by January"),
    ("下月底前", "2026-01-31", "date", "2026-01-31", "2026-02-28", "the next month is shorter"),
    ("7月前", MONDAY, "date", MONDAY, "2026-06-30", "a month without its end has not begun"),
    ("7月前", "2026-07-03", "date", "2026-07-03", "2026-07-31", "it has begun already: only its end can be meant"),
    ("7月上旬前", MONDAY, "date", MONDAY, "2026-07-10", "上旬: the 1st to the 10th"),
    ("7月中旬", MONDAY, "span", "2026-07-11", "2026-07-20", "中旬: the 11th to the 20th"),
    ("2月下旬", "2024-01-08", "span", "2024-02-21", "2024-02-29", "下旬: the 21st to the last day"),
    ("3月内", MONDAY, "span", MONDAY, "2026-03-31", "a period that runs begins with the meeting"),
    ("12月份", MONDAY, "span", "2026-12-01", "2026-12-31", "as cells of tables have it"),
    ("2026.6", MONDAY, "span", "2026-06-01", "2026-06-30", "as cells of tables have it"),
    ("2026-06-30", MONDAY, "date", MONDAY, "2026-06-30", "as cells of tables have it"),
    # years, halves, quarters
    ("年底前", MONDAY, "date", MONDAY, "2026-12-31", "the year of the meeting"),
    ("年底前", "2026-12-31", "date", "2026-12-31", "2026-12-31", "to the last day"),
    ("2026年内", MONDAY, "span", MONDAY, "2026-12-31", "within the year"),
    ("二〇二六年底前", MONDAY, "date", MONDAY, "2026-12-31", "digits of a year as numerals"),
    ("明年年底前", MONDAY, "date", MONDAY, "2027-12-31", "the year after"),
    ("明年6月底前", MONDAY, "date", MONDAY, "2027-06-30", "the year after"),
    ("2030年前", MONDAY, "date", MONDAY, "2029-12-31", "a year without its end has not begun"),
    ("2026年前", MONDAY, "date", MONDAY, "2026-12-31", "it has begun already: only its end can be meant"),
    ("上半年", MONDAY, "span", MONDAY, "2026-06-30", "January to June"),
    ("上半年", "2026-08-03", "span", "2027-01-01", "2027-06-30", "the next one"),
    ("一季度末", MONDAY, "date", MONDAY, "2026-03-31", "January to March"),
    ("一季度末前", "2025-11-03", "date", "2025-11-03", "2026-03-31", "the next one"),
    ("第三季度", MONDAY, "span", "2026-07-01", "2026-09-30", "July to September"),
    ("三季度前", MONDAY, "date", MONDAY, "2026-06-30", "a quarter without its end has not begun"),
    ("本季度末", MONDAY, "date", MONDAY, "2026-03-31", "the quarter of the meeting"),
    ("下季度", "2025-11-03", "span", "2026-01-01", "2026-03-31", "the first quarter of the next year"),
    ("“十五五”末前", MONDAY, "date", MONDAY, "2030-12-31", "2026 to 2030"),
    # weeks
    ("本周", MONDAY, "span", MONDAY, "2026-03-22", "Monday to Sunday"),
    ("本周内", "2026-03-22", "span", "2026-03-22", "2026-03-22", "on a Sunday the week ends"),
    ("本周五前", MONDAY, "date", MONDAY, "2026-03-20", "the day named is included"),
    ("下周一前", "2026-03-22", "date", "2026-03-22", "2026-03-23", "the week after"),
    ("周一前", "2026-03-18", "date", "2026-03-18", "2026-03-23", "without 本 or 下: the next one"),
    ("本周末前", MONDAY, "date", MONDAY, "2026-03-22", "末 is the end, as of a month"),
    # counted times
    ("10日内", MONDAY, "span", MONDAY, "2026-03-26", "the day of the meeting is not counted: Civil Code, article 201"),
    ("会后一周内", MONDAY, "span", MONDAY, "2026-03-23", "counted from the meeting"),
    ("两周内", MONDAY, "span", MONDAY, "2026-03-30", "14 days"),
    ("一个月内", "2026-01-31", "span", "2026-01-31", "2026-02-28", "no such day, so the last: Civil Code, article 202"),
    ("一个月内", "2024-01-31", "span", "2024-01-31", "2024-02-29", "the same in a leap year"),
    ("三个月内", "2025-11-30", "span", "2025-11-30", "2026-02-28", "over the end of the year"),
    ("半年内", MONDAY, "span", MONDAY, "2026-09-16", "six months"),
    ("一年半内", MONDAY, "span", MONDAY, "2027-09-16", "eighteen months"),
    ("半个月内", MONDAY, "span", MONDAY, "2026-03-31", "fifteen days"),
    ("24小时内", MONDAY, "span", MONDAY, "2026-03-17", "a day"),
    ("48小时内", MONDAY, "span", MONDAY, "2026-03-18", "two days"),
    ("一年内", "2024-02-29", "span", "2024-02-29", "2025-02-28", "no such day in the next year"),
    ("最迟不超过两年", MONDAY, "span", MONDAY, "2028-03-16", "most is not more"),
    ("会后当天", MONDAY, "span", MONDAY, MONDAY, "the day of the meeting"),
    ("会后次日", MONDAY, "span", MONDAY, "2026-03-17", "the day after"),
    # working days
    ("一个工作日内", MONDAY, "span", MONDAY, "2026-03-17", "the next working day"),
    ("三个工作日内", "2026-03-19", "span", "2026-03-19", "2026-03-24", "Saturday and Sunday are none"),
    ("一个工作日内", "2025-09-30", "span", "2025-09-30", "2025-10-09", "1 to 8 October 2025 were days off"),
    ("一个工作日内", "2025-09-27", "span", "2025-09-27", "2025-09-28", "Sunday 28 September 2025 was worked (调休)"),
    ("一个工作日内", "2020-01-23", "span", "2020-01-23", "2020-02-03", "the days off of 2020 were made longer"),
    # festivals
    ("春节前", "2026-01-05", "date", "2026-01-05", "2026-02-16", "17 February 2026 is the first day of the lunar year"),
    ("春节前", "2026-02-16", "date", "2026-02-16", "2026-02-16", "New Year's Eve itself"),
    ("春节前", "2026-02-17", "date", "2026-02-17", "2027-02-05", "on the day itself it is the next one"),
    ("春节前", "2022-12-20", "date", "2022-12-20", "2023-01-21", "a Spring Festival in January"),
    ("明年春节前", "2025-03-03", "date", "2025-03-03", "2026-02-16", "of the year after"),
    ("春节前", "2050-01-04", "date", "2050-01-04", "2050-01-22", "the lunar calendar is known to 2100"),
    ("春节假期前", "2026-01-05", "date", "2026-01-05", "2026-02-14", "the days off began on Sunday, 15 February"),
    ("国庆节前", "2025-09-01", "date", "2025-09-01", "2025-09-30", "before 1 October"),
    ("“五一”前", MONDAY, "date", MONDAY, "2026-04-30", "before 1 May"),
    ("中秋节前", "2025-09-01", "date", "2025-09-01", "2025-10-05", "15th of the 8th lunar month"),
    ("端午节前", "2019-05-20", "date", "2019-05-20", "2019-06-06", "5th of the 5th lunar month"),
    ("清明节前", MONDAY, "date", MONDAY, "2026-04-04", "the solar term"),
    # cells of tables
    ("本周完成", MONDAY, "span", MONDAY, "2026-03-22", "the words around a time add nothing"),
    ("两周工作", MONDAY, "span", MONDAY, "2026-03-30", "work of two weeks from the meeting"),
    ("长期工作", MONDAY, "open", MONDAY, "", "no end"),
    ("最迟于6月底前", MONDAY, "date", MONDAY, "2026-06-30", "最迟 adds nothing"),
    ("每月10日前", MONDAY, "recurring", "", "", "again and again"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "meeting", "kind", "start", "end", "reason"), MEANINGS)
def test_meaning(phrase: str, meeting: str, kind: str, start: str, end: str, reason: str) -> None:
    interval = read_deadline(phrase, date.fromisoformat(meeting))
    days = [day.isoformat() if day else "" for day in (interval.start, interval.end)]
    assert (interval.kind, *days) == (kind, start, end), reason


@pytest.mark.parametrize(
    ("phrase", "meeting", "reason"),
    [
        ("6月31日前", MONDAY, "no calendar has this day"),
        ("2027年2月29日前", MONDAY, "no calendar has this day"),
        ("三个工作日内", "2033-05-09", "the days off of 2033 are not known"),
        ("三个工作日内", "2001-05-14", "the days off of 2001 are not known"),
        ("春节假期前", "2033-01-04", "the days off of 2033 are not known"),
        ("春节前", "2150-01-04", "the lunar calendar at hand does not cover 2150"),
        ("开学前", MONDAY, "no calendar fixes this day"),
        ("汛期前", MONDAY, "no calendar fixes this day"),
        ("收到通知后3个工作日内", MONDAY, "it counts from an event whose day is not stated"),
        ("自印发之日起30日内", MONDAY, "it counts from an event whose day is not stated"),
        ("年前", MONDAY, "the words name no last day"),
        ("节前", MONDAY, "the words name no last day"),
        ("7月初前", MONDAY, "the words name no last day"),
        ("不得拖延至年后", MONDAY, "the words name no last day"),
        ("三月内", MONDAY, "a month of the year or a number of months"),
        ("第二批", MONDAY, "no rule understands this time"),
        ("999年内", "9500-01-01", "no calendar has this day"),
    ],
)
def test_what_no_calendar_gives_is_unknown_and_says_why(phrase: str, meeting: str, reason: str) -> None:
    interval = read_deadline(phrase, date.fromisoformat(meeting))
    assert (interval.kind, interval.start, interval.end, interval.reason) == ("unknown", None, None, reason)


@pytest.mark.parametrize(
    "phrase", ["7月底前", "年底前", "10日内", "本周内", "春节前", "会后次日", "明年6月底前", "月底前"]
)
def test_without_the_date_of_the_meeting_only_a_full_date_is_known(phrase: str) -> None:
    assert read_deadline(phrase, None).reason == "no date of the meeting is stated to count from"
    assert read_deadline("2026年6月底前", None) == ("date", None, date(2026, 6, 30), "")
    assert read_deadline("长期工作", None).kind == "open"


PHRASES = [row[0] for row in MEANINGS if row[2] != "recurring"]
MEETINGS = st.dates(date(2004, 1, 5), date(2025, 11, 30))


#: The first call reads lexicons and calendars, on a busy machine for longer than hypothesis allows an example.
unhurried = settings(deadline=None)


@unhurried
@given(st.sampled_from(PHRASES), MEETINGS)
def test_an_interval_ends_when_it_has_begun_or_later(phrase: str, meeting: date) -> None:
    interval = read_deadline(phrase, meeting)
    if interval.start and interval.end:
        assert meeting <= interval.start <= interval.end
    assert (interval.kind == "unknown") == bool(interval.reason)


@unhurried
@given(st.integers(1, 200), st.sampled_from(["日", "天", "个工作日", "周", "个月", "年", "小时"]), MEETINGS)
def test_a_counted_time_ends_after_the_meeting_and_longer_is_later(count: int, unit: str, meeting: date) -> None:
    one = read_deadline(f"{count}{unit}内", meeting)
    more = read_deadline(f"{count + 1}{unit}内", meeting)
    if one.end and more.end:
        assert one.start == meeting < one.end <= more.end
    else:
        assert unit == "个工作日"


@unhurried
@given(st.integers(1, 12), MEETINGS)
def test_a_month_without_a_year_is_within_a_year_of_the_meeting(month: int, meeting: date) -> None:
    end = read_deadline(f"{month}月底前", meeting).end
    assert end is not None
    assert end.month == month
    assert (end + timedelta(days=1)).day == 1
    assert timedelta(0) <= end - meeting <= timedelta(days=366)


@unhurried
@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 60))
def test_months_later(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.parametrize("year", range(2004, 2027))
def test_festivals_of_both_calendars_agree(year: int) -> None:
    """The State Council's days off hold the lunar festivals: two sources that know nothing of each other."""
    for festival in ("春节", "国庆节", "劳动节", "元旦"):
        assert not is_working_day(festival_day(festival, year))
    if year >= 2008:  # days off since then
        for festival in ("清明节", "端午节", "中秋节"):
            assert not is_working_day(festival_day(festival, year))
    assert date(year, 1, 21) <= festival_day("春节", year) <= date(year, 2, 20)
    if year > 2004:  # the tables begin there
        assert date(year, 1, 1) - first_day_off(date(year, 1, 1)) <= timedelta(days=3)


def test_days_off_that_are_not_announced_are_not_guessed() -> None:
    with pytest.raises(CalendarError, match="2044"):
        is_working_day(date(2044, 5, 2))
