"""Which numbered meetings are missing, and numbers and dates that cannot both be right."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph_loader.querying.series import NumberedMeeting, list_series

COUNTY = "望溪县人民政府"


def meeting(number: int, day: str | None, term: str | None = None, series: str = "常务会议") -> NumberedMeeting:
    return NumberedMeeting(COUNTY, series, number, term, date.fromisoformat(day) if day else None)


def rows(*meetings: NumberedMeeting, from_first: bool = False) -> list[dict[str, Any]]:
    table = list_series(meetings, from_first=from_first)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_a_number_between_two_others_is_missing() -> None:
    (row,) = rows(
        meeting(62, "2024-01-08"), meeting(63, "2024-01-20"), meeting(65, "2024-02-19"), meeting(70, "2024-05-06")
    )
    assert row == {
        "government": COUNTY,
        "series": "常务会议",
        "term": "",
        "first": 62,
        "last": 70,
        "known": 4,
        "missing": ["64", "66–69"],
        "from_date": date(2024, 1, 8),
        "to_date": date(2024, 5, 6),
        "problems": [],
    }
    (counted,) = rows(meeting(62, "2024-01-08"), meeting(63, "2024-01-20"), from_first=True)
    assert counted["missing"] == ["1–61"]


def test_years_and_terms_are_counted_apart() -> None:
    found = rows(
        meeting(1, "2026-01-09", "2026年"),
        meeting(3, "2026-02-09", "2026年度"),
        meeting(40, "2025-12-30", "2025年"),
        meeting(104, "2024-03-04", "五届"),
        meeting(106, "2024-04-04", "第五届"),
        meeting(2, "2024-04-04", series="党组会议"),
    )
    assert [(row["series"], row["term"], row["missing"]) for row in found] == [
        ("党组会议", "", []),
        ("常务会议", "第5届", ["105"]),
        ("常务会议", "2025年", []),
        ("常务会议", "2026年", ["2"]),
    ]


def test_enlarged_meetings_are_counted_with_the_others() -> None:
    (row,) = rows(
        meeting(57, "2020-06-15"),
        meeting(58, "2020-07-15", series="常务（扩大）会议"),
        meeting(60, "2020-08-15", series="常务会"),
    )
    assert (row["series"], row["known"], row["missing"]) == ("常务会议", 3, ["59"])


def test_a_meeting_that_says_no_term_belongs_to_that_of_its_time() -> None:
    found = rows(
        meeting(28, "2018-06-05", "十七届"),
        meeting(41, "2019-04-18"),
        meeting(2, "2021-12-01"),  # a new term: the number falls
        meeting(5, "2022-02-01", "18届"),
        meeting(1, "2026-12-01", "十九届"),
    )
    assert [(row["term"], row["first"], row["last"]) for row in found] == [
        ("第17届", 28, 41),
        ("第18届", 2, 5),
        ("第19届", 1, 1),
    ]


def test_two_days_for_one_number_and_days_against_numbers_are_told() -> None:
    (row,) = rows(
        meeting(62, "2024-01-08"), meeting(62, "2024-01-09"), meeting(63, "2024-03-01"), meeting(64, "2024-02-01")
    )
    assert row["problems"] == [
        "第62次 on 2024-01-08 and 2024-01-09",
        "第64次 (2024-02-01) is earlier than 第63次 (2024-03-01)",
    ]
    assert row["known"] == 3


def test_a_wrong_year_is_told_where_it_stands() -> None:
    (row,) = rows(meeting(62, "2024-01-08"), meeting(63, "2024-02-01"), meeting(64, "2014-03-01"))
    assert row["problems"] == ["第64次 (2014-03-01) is earlier than 第63次 (2024-02-01)"]


def test_a_meeting_without_a_day_is_there() -> None:
    (row,) = rows(meeting(62, "2024-01-08"), meeting(63, None), meeting(64, "2024-02-01"))
    assert (row["missing"], row["problems"]) == ([], [])
    assert rows(meeting(7, None))[0]["from_date"] is None
    assert [row["term"] for row in rows(meeting(7, None, "五届"), meeting(9, "2024-02-01", "六届"))] == [
        "第6届",
        "第5届",
    ]


MEETINGS = st.lists(
    st.builds(
        meeting,
        st.integers(1, 40),
        st.none() | st.dates(date(2018, 1, 1), date(2026, 12, 31)).map(str),
        st.sampled_from([None, "2024年", "五届", "六届", "甲"]),
    ),
    max_size=20,
)


@given(MEETINGS, st.randoms(use_true_random=False))
def test_no_order_matters_and_no_meeting_is_lost(meetings: list[NumberedMeeting], random: Any) -> None:
    shuffled = list(meetings)
    random.shuffle(shuffled)
    found = rows(*meetings)
    assert found == rows(*shuffled)
    assert {m.number for m in meetings} == {
        n for row in found for n in range(row["first"], row["last"] + 1) if n not in spread(row["missing"])
    } or not meetings
    assert all(row["known"] + len(spread(row["missing"])) == row["last"] - row["first"] + 1 for row in found)


def spread(ranges: list[str]) -> set[int]:
    ends = [[int(end) for end in one.split("–")] for one in ranges]
    return {n for end in ends for n in range(end[0], end[-1] + 1)}
