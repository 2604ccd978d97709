"""Dates elsewhere in the text that tell the year, or the month, of a meeting whose date is written without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from graph_loader.extraction.dates import FullDate, WrittenDate, complete, date_of_address, find_full_dates
from graph_loader.extraction.frame import Frame
from graph_loader.extraction.head import issue_date
from graph_loader.extraction.numerals import NUMERAL
from graph_loader.extraction.text import Range, Text

#: Within how many days behind the meeting a date tells the month of a day that was written without one.
NEAR = 19
_YEAR = re.compile(r"《(?:[^《》]{0,12}?)(?<![\d—–~至到-])(?P<year>20\d\d)年(?![—–~至到-])")


def near_date(text: Text, frame: Frame, written: WrittenDate) -> FullDate | None:
    """The day of a date without a month, with the place of the date that tells the month: one shortly behind it.

    None when no date is that near or several give different months: a wrong month is worse than none.
    """
    days = [full for line in (*frame.head, *frame.tail) for full in find_full_dates(text.folded, *line)]
    if frame.address and (found := date_of_address(text.folded, *frame.address)):
        days.append(found)
    near: dict[date, FullDate] = {}
    for reference in days:
        value = complete(written, reference.value)
        if reference.is_month:  # the day of this month, when that of the month before is too far from its first
            before = complete(written, reference.value.replace(day=1) - timedelta(days=1))
            distance = NEAR if before is None else NEAR - (reference.value.replace(day=1) - before).days
            sure = value is not None and value.month == reference.value.month and distance < 0
        else:
            sure = value is not None and (reference.value - value).days <= NEAR
        if value and sure:
            near.setdefault(value, FullDate(value, reference.span))
    return next(iter(near.values())) if len(near) == 1 else None


def year_references(text: Text, frame: Frame, written: WrittenDate) -> Iterator[FullDate]:
    """Full dates that tell the year, the surest first: the same day in the head, the year the meeting is counted in, the colophon
    and the page, the address, the other dates of the head, the day of the newspaper below the text, and a title's year when there
    is only one."""
    folded = text.folded
    for line in (*frame.head, *frame.tail):
        for full in find_full_dates(folded, *line):
            if (full.value.month, full.value.day) == (written.month, written.day):
                yield full
    for region in (frame.lead, *frame.head):
        match = region and re.search(
            f"(?<!\\d)(?P<year>20\\d\\d|19\\d\\d)(?:年(?:度)?(?=[^，。；、月日]{{0,12}}第{NUMERAL}+次)|〕(?=第{NUMERAL}+次))",
            folded[slice(*region)],
        )
        if region and match:
            yield FullDate(
                date(int(match["year"]), 12, 31), Range(region.start + match.start(), region.start + match.end())
            )
    if issued := issue_date(text, frame):
        yield issued
    if frame.address and (found := date_of_address(folded, *frame.address)):
        yield found
    yield from _others(text, frame, written)


def _others(text: Text, frame: Frame, written: WrittenDate) -> Iterator[FullDate]:
    folded = text.folded
    for line in frame.head:
        yield from find_full_dates(folded, *line)
    for line in frame.head:
        if match := re.search(r"〔(?P<year>20\d\d)〕\d+号", folded[slice(*line)]):
            yield FullDate(
                date(int(match["year"]), 12, 31),
                Range(line.start + match.start("year"), line.start + match.end("year")),
            )
    yield from _published(text, frame, written)
    titles = list(_YEAR.finditer(folded))
    # Around New Year titles speak of the year before or after.
    if written.month and 2 < written.month < 11 and len({match["year"] for match in titles}) == 1:
        yield FullDate(date(int(titles[0]["year"]), 12, 31), Range(*titles[0].span("year")))


def _published(text: Text, frame: Frame, written: WrittenDate) -> Iterator[FullDate]:
    """The day below the text (来源：望溪日报 2014年9月4日), when it comes within a month behind the meeting."""
    for line in frame.tail:
        for full in find_full_dates(text.folded, *line):
            value = complete(written, full.value) if written.month else None
            if value and 0 <= (full.value - value).days <= NEAR:
                yield full
