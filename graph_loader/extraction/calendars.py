"""Days of the Chinese calendars: festivals, statutory days off, working days with 调休. Both libraries carry their tables with them.

A year that a table does not cover gives CalendarError, never a guess: borax holds the lunar years 1900 to 2100, chinesecalendar the
days off that the State Council has announced, which is known for the coming year from about November on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from graph_loader.lexicon import table

_DAY = timedelta(days=1)
_RULE = re.compile(r"(?P<calendar>solar|lunar) (?P<month>\d{1,2})-(?P<day>\d{1,2})|term (?P<term>.+)")


class CalendarError(Exception):
    """A day cannot be computed; the message says why, in English."""


def festival_day(name: str, year: int) -> date:
    """The first day of a festival of the lexicon `festivals` in a solar year.

    Raises CalendarError for a year the tables do not cover, and for what has no fixed day (开学前).
    """
    rule = _RULE.fullmatch(_festival_rules().get(name, "-"))
    if rule is None:
        raise CalendarError("no calendar fixes this day")
    if rule["calendar"] == "solar":
        return date(year, int(rule["month"]), int(rule["day"]))
    from borax.calendars.lunardate import InvalidLunarDateError, LunarDate, TermUtils

    try:
        if rule["term"]:
            term: date = TermUtils.nth_term_day(year, TermUtils.get_index_for_name(rule["term"]))
            return term
        day: date = LunarDate(year, int(rule["month"]), int(rule["day"])).to_solar_date()
    except InvalidLunarDateError:
        raise CalendarError(f"the lunar calendar at hand does not cover {year}") from None
    return day


@cache
def _festival_rules() -> dict[str, str]:
    return {row[0]: row[1] for row in table("festivals")}


def first_day_off(festival: date) -> date:
    """The first of the days off around a festival, weekends and 调休 counted. Raises CalendarError for years not announced."""
    day = festival
    while not is_working_day(day - _DAY):
        day -= _DAY
    return day


def working_day_after(day: date, count: int) -> date:
    """The count-th working day after a day, which is not counted itself. Raises CalendarError for years not announced."""
    while count:
        day += _DAY
        count -= is_working_day(day)
    return day


def is_working_day(day: date) -> bool:
    """Whether people work on this day: Monday to Friday but for days off, and the weekends worked for them (调休).

    Raises CalendarError for years whose days off the State Council had not announced when chinesecalendar was made.
    """
    try:
        return _is_workday()(day)
    except NotImplementedError:
        raise CalendarError(f"the days off of {day.year} are not known") from None


@cache
def _is_workday() -> Callable[[date], bool]:
    from chinese_calendar import is_workday

    return is_workday  # type: ignore[no-any-return]  # the library states no types


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day when it has no such day: 31 January + 1 is 28 February.

    So the Civil Code of the PRC counts, article 202.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), last_day_of_month(year, month + 1))


def last_day_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - _DAY
