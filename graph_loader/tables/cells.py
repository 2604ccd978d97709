"""What people and spreadsheets put into a cell, as text and as days."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Any

#: The day 0 of the serial numbers of spreadsheets. It is the 30th, so that the numbers are right from 1 March 1900 on: the 29th of
#: February 1900, which never was, is counted (ECMA-376-1 §18.17.4.1).
EPOCH_1900 = datetime(1899, 12, 30)  # noqa: DTZ001  # spreadsheets know no time zones
EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001

#: Serial numbers that are taken for days: from 1954 to 2118. Others are years, counts or mistakes.
_SERIALS = range(20_000, 80_000)

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\s*00:00(?::00)?(?:\.0+)?)?")
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")

#: What spreadsheets write for a carriage return inside a cell.
_CARRIAGE_RETURN = "_x000D_"


def as_text(value: Any) -> str:
    """The value of a cell as people see it, without blanks around it: whole numbers without .0, days like 2031-05-06."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value).replace(_CARRIAGE_RETURN, "").replace("\r\n", "\n")
    return text.strip().strip("\u200b\ufeff\u2060")


def as_ink(value: Any) -> str:
    """The value without what programs change on their own: white space, line breaks, forms of width, ways to write a day."""
    text = as_text(value)
    day = _match_day(text)
    return day.isoformat() if day else "".join(unicodedata.normalize("NFKC", text).split())


def read_day(value: Any, epoch: datetime = EPOCH_1900) -> date:
    """The day a cell holds: a day of the spreadsheet, its serial number, or text (2031-05-06, 2031/5/6, 2031年5月6日, 20310506).

    Raises ValueError, whose text says what is wrong with it.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and int(value) in _SERIALS:
        return (epoch + timedelta(days=int(value))).date()
    text = unicodedata.normalize("NFKC", as_text(value))
    if text.isdecimal() and int(text) in _SERIALS:  # a serial number in a cell of text
        return (epoch + timedelta(days=int(text))).date()
    if re.fullmatch(r"\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?", text):
        raise ValueError("the year is missing")
    found = _DAY.fullmatch(text) or _COMPACT_DAY.fullmatch(text)
    if found is None:
        raise ValueError("it is no day")
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        raise ValueError("the calendar has no such day") from None


def _match_day(text: str) -> date | None:
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text))
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
