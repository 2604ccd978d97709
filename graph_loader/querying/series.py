"""Which numbered meetings of a series are there, which are missing, and which numbers and dates cannot both be right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from graph_loader.elements import Edge, Node
from graph_loader.extraction.numerals import to_int
from graph_loader.querying.run import Table

COLUMNS = ("government", "series", "term", "first", "last", "known", "missing", "from_date", "to_date", "problems")

#: The numbered meetings of the database, as `NumberedMeeting` has them.
QUERY = """
    MATCH (m:Meeting) WHERE m.number_value IS NOT NULL
    RETURN m.government AS government, coalesce(m.series, '') AS series, m.number_value AS number, m.term AS term, m.date AS date
    """


class NumberedMeeting(NamedTuple):
    """A meeting with a number. term: as written (五届, 2026年), None when not stated."""

    government: str
    series: str
    number: int
    term: str | None
    date: date | None


@dataclass(slots=True)
class Run:
    """Meetings that are counted together: those of a year (2026年第1次) or of a term of the government (五届第104次).

    term: 2026年, 第5届, or "" when none of them says it.
    """

    government: str
    series: str
    term: str
    meetings: list[NumberedMeeting] = field(default_factory=list)

    @property
    def numbers(self) -> list[int]:
        return sorted({meeting.number for meeting in self.meetings})

    def missing(self, *, from_first: bool) -> list[int]:
        """The numbers that are not there, up to the highest; below the lowest only when from_first is set."""
        known = self.numbers
        return sorted({*range(1 if from_first else known[0], known[-1])} - {*known})

    def problems(self) -> list[str]:
        """Numbers held on two days, and numbers that go up where the days go back."""
        dated = sorted((m.number, m.date) for m in self.meetings if m.date)
        days = {number: [day for _, day in same] for number, same in groupby(dated, key=lambda pair: pair[0])}
        found = [
            f"第{number}次 on {' and '.join(day.isoformat() for day in when)}"
            for number, when in days.items()
            if len(when) > 1
        ]
        for (number, before), (later, after) in pairwise(days.items()):
            if after[0] < before[0]:
                found.append(
                    f"第{later}次 ({after[0].isoformat()}) is earlier than 第{number}次 ({before[0].isoformat()})"
                )
        return found


def list_series(meetings: Iterable[NumberedMeeting], *, from_first: bool = False) -> Table:
    """A row for each run of numbers, by government, series and time. from_first: what is missing counts from 第1次."""
    rows: list[tuple[Any, ...]] = []
    for run in find_runs(meetings):
        days = sorted(meeting.date for meeting in run.meetings if meeting.date)
        numbers = run.numbers
        rows.append(
            (
                run.government,
                run.series,
                run.term,
                numbers[0],
                numbers[-1],
                len(numbers),
                [_range(numbers) for numbers in _together(run.missing(from_first=from_first))],
                days[0] if days else None,
                days[-1] if days else None,
                run.problems(),
            )
        )
    return Table(COLUMNS, rows)


def find_runs(meetings: Iterable[NumberedMeeting]) -> Iterator[Run]:
    """The meetings of each government and series, parted into those that are counted together.

    Enlarged meetings (常务（扩大）会议) are counted with the others. A year counts for itself. All others are counted over a term: one
    that says no term belongs to the one before it in time. A new term begins where another one is said, or where the number falls below
    half of the highest so far: terms last five years, so that a number which is only out of order stays near its neighbours.
    """
    kinds: dict[tuple[str, str, str], list[NumberedMeeting]] = defaultdict(list)
    for meeting in sorted(set(meetings), key=_in_time):
        term = _plain_term(meeting.term)
        kinds[meeting.government, _plain_series(meeting.series), term if term.endswith("年") else ""].append(meeting)
    for (government, series, year), found in sorted(kinds.items()):
        if year:
            yield Run(government, series, year, found)
        else:
            yield from _part_terms(government, series, found)


def meetings_of(elements: Iterable[Node | Edge]) -> Iterator[NumberedMeeting]:
    """The numbered meetings of a graph in memory."""
    for element in elements:
        if isinstance(element, Node) and element.labels[0] == "Meeting" and "number_value" in element.properties:
            found = element.properties
            day, number, term = found.get("date"), found["number_value"], found.get("term")
            yield NumberedMeeting(
                str(found["government"]),
                str(found.get("series", "")),
                int(str(number)),
                str(term) if term else None,
                day if isinstance(day, date) else None,
            )


def _part_terms(government: str, series: str, meetings: list[NumberedMeeting]) -> Iterator[Run]:
    """meetings: by day, those without a day last."""
    runs: list[Run] = []
    highest = 0
    for meeting in meetings:
        term = _plain_term(meeting.term)
        if meeting.date is None:
            homes = [run for run in runs if run.term == term] or (runs if not term and len(runs) == 1 else [])
            if not homes:
                homes = [Run(government, series, term)]
                runs += homes
            homes[-1].meetings.append(meeting)
            continue
        other_term = bool(runs and term and runs[-1].term and term != runs[-1].term)
        if not runs or other_term or 2 * meeting.number < highest:
            runs.append(Run(government, series, term))
            highest = 0
        runs[-1].term = runs[-1].term or term
        runs[-1].meetings.append(meeting)
        highest = max(highest, meeting.number)
    yield from runs


def _plain_series(series: str) -> str:
    """常务（扩大）会议 and 常务会 are counted with 常务会议."""
    return re.sub("会$", "会议", re.sub("（?扩大）?", "", series))


def _plain_term(term: str | None) -> str:
    """2026年度 -> 2026年, 第十七届 and 17届 -> 第17届."""
    match = re.fullmatch("第?(.+?)(年度?|届)", term or "")
    if not match:
        return term or ""
    return f"{match[1]}年" if match[2] != "届" else f"第{to_int(match[1]) or match[1]}届"


def _in_time(meeting: NumberedMeeting) -> tuple[bool, date, int, str]:
    return meeting.date is None, meeting.date or date.min, meeting.number, meeting.term or ""


def _together(numbers: list[int]) -> Iterator[list[int]]:
    """1, 2, 3, 7 -> [1, 2, 3], [7]."""
    for _, same in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in same]


def _range(numbers: list[int]) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
