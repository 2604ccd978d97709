"""Dates as minutes write them: 2025年1月21日, 二○一一年十月十七日, 11月3日, 25日, 2018-01-31, and those in addresses.

A day without a year is dated by a later full date of the same text (the release, the colophon, the address): the latest such day up to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from graph_loader.extraction.numerals import to_int
from graph_loader.extraction.text import Range

_CHINESE = "[〇零一二三四五六七八九]{4}"
_DATE = re.compile(
    r"(?=[\d〇零一二三四五六七八九十])"  # most characters are passed over at once
    rf"(?:(?P<year>(?<!\d)\d{{4}}|{_CHINESE})年)?(?<!\d)(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})月"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_NUMERIC = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?=\d\d：|\D|$)")
_DAY = re.compile(r"(?<![\d月])(?P<day>\d{1,2})日(?=[上下]午|晚|[，,])")
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:199|20[0-3])\d)[-/_]?(?P<month>0[1-9]|1[0-2]|[1-9](?=[-/_]))[-/_]?(?P<day>0[1-9]|[12]\d|3[01]|[1-9](?!\d))"
)
_MONTH_IN_ADDRESS = re.compile(r"/(?P<year>(?:199|20[0-3])\d)[n年]?[-/]?(?P<month>0?[1-9]|1[0-2])y?(?=/)")


class WrittenDate(NamedTuple):
    """A date as written; year or month is None where it is not."""

    year: int | None
    month: int | None
    day: int
    span: Range


class FullDate(NamedTuple):
    """A date with the words it was read from. is_month: only the month was written, the day is its last."""

    value: date
    span: Range
    is_month: bool = False


def find_dates(folded: str, start: int, end: int) -> Iterator[WrittenDate]:
    """The dates …月…日 of a range that exist in a calendar."""
    for match in _DATE.finditer(folded[start:end]):
        year = to_int(match["year"]) if match["year"] else None
        month, day = to_int(match["month"]), to_int(match["day"])
        if month and day and _exists(year or 2000, month, day):
            yield WrittenDate(year, month, day, Range(start + match.start(), start + match.end()))


def find_days(folded: str, start: int, end: int) -> Iterator[WrittenDate]:
    """Days without a month: 25日，, 3日下午."""
    for match in _DAY.finditer(folded[start:end]):
        if 1 <= int(match["day"]) <= 31:
            yield WrittenDate(None, None, int(match["day"]), Range(start + match.start(), start + match.end()))


def find_full_dates(folded: str, start: int, end: int) -> Iterator[FullDate]:
    """The complete dates of a range, 2018-01-31 included, in order."""
    found = [
        FullDate(date(d.year, d.month, d.day), d.span)
        for d in find_dates(folded, start, end)
        if d.year and d.month and d.year >= 1949
    ]
    for match in _NUMERIC.finditer(folded[start:end]):
        if _exists(int(match["year"]), int(match["month"]), int(match["day"])):
            value = date(int(match["year"]), int(match["month"]), int(match["day"]))
            found.append(FullDate(value, Range(start + match.start(), start + match.end("day"))))
    yield from sorted(found, key=lambda full: full.span)


def date_of_address(folded: str, start: int, end: int) -> FullDate | None:
    """The date in the address of a page (/202207/t20220701_4390204.htm), or the last day of its month (/2014n/6y/)."""
    for match in _IN_ADDRESS.finditer(folded, start, end):
        year, month, day = (int(match[part]) for part in ("year", "month", "day"))
        if _exists(year, month, day):
            return FullDate(date(year, month, day), Range(*match.span()))
    if monthly := _MONTH_IN_ADDRESS.search(folded, start, end):
        following = date(int(monthly["year"]) + int(monthly["month"]) // 12, int(monthly["month"]) % 12 + 1, 1)
        return FullDate(following - timedelta(days=1), Range(monthly.start("year"), monthly.end()), is_month=True)
    return None


def complete(written: WrittenDate, reference: date) -> date | None:
    """The latest day with this month and day, or this day of a month, up to the reference and within two years; else None."""
    if written.year:
        return date(written.year, written.month, written.day) if written.month else None
    year, month = reference.year, written.month or reference.month
    for _ in range(12):
        if _exists(year, month, written.day) and date(year, month, written.day) <= reference:
            return date(year, month, written.day)
        if written.month:
            year -= 1
        else:
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        if (reference.year - year) > 1:
            break
    return None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
