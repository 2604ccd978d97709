"""Cells as people and spreadsheets fill them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from graph_loader.tables.cells import EPOCH_1904, as_ink, as_text, read_day
from graph_loader.tables.write import escape_formula, fit_text

DAY = date(2031, 5, 6)
MIDNIGHT, MORNING = (datetime(2031, 5, 6, hour) for hour in (0, 8))  # noqa: DTZ001  # spreadsheets know no time zones


@pytest.mark.parametrize(
    "value",
    [
        DAY, MIDNIGHT, MORNING, 47974, 47974.0, "47974", 20310506, "20310506", "2031-05-06",
        "2031-5-6", "2031/5/6", "2031.5.6", "2031年5月6日", "2031 年 5 月 6 日", "２０３１年５月６日", " 2031-05-06 ", "2031-05-06 00:00:00",
        "2031年5月6",
    ],
    ids=repr,
)  # fmt: skip
def test_every_way_to_write_a_day(value: Any) -> None:
    assert read_day(value) == DAY


def test_the_other_epoch_of_spreadsheets() -> None:
    assert read_day(47974 - 1462, EPOCH_1904) == DAY


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("5月6日", "the year is missing"),
        ("5/6", "the year is missing"),
        ("2031-02-30", "no such day"),
        ("2031年13月1日", "no such day"),
        ("下周", "no day"),
        ("31-05-06", "no day"),
        (2031, "no day"),
        (True, "no day"),
        ("2031-05-06至2031-06-01", "no day"),
    ],
)
def test_what_is_no_day(value: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_day(value)


def test_text_of_a_cell() -> None:
    assert [as_text(value) for value in (None, " 甲\r\n乙 ", 3.0, 3.5, True, DAY, MIDNIGHT)] == [
        "", "甲\n乙", "3", "3.5", "TRUE", "2031-05-06", "2031-05-06",
    ]  # fmt: skip
    assert as_text("甲_x000D_\n乙") == "甲\n乙"


def test_ink_does_not_see_what_programs_change() -> None:
    assert as_ink("2031/5/6") == as_ink("2031年5月6日") == as_ink(DAY) == "2031-05-06"
    assert as_ink("甲 \n乙（丙）") == as_ink("甲乙(丙)")
    assert as_ink("6月底前") != as_ink("7月底前")
    assert as_ink("2031-02-30") == "2031-02-30"


def test_cells_hold_what_they_can() -> None:
    assert fit_text("甲\x00\x0b乙\ud800") == "甲乙"
    assert len(fit_text("字" * 40_000)) == 32_767
    assert [escape_formula(text) for text in ("=1+1", "@甲", "甲=乙")] == ["'=1+1", "'@甲", "甲=乙"]
