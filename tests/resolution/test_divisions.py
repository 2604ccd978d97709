"""The data of divisions: every place has one name of its own."""

from __future__ import annotations

import re

from graph_loader.lexicon import table
from graph_loader.resolution.divisions import Division, above_of, ends_with_place, find_divisions, short_name


def divisions() -> list[Division]:
    names = {row[0] for row in table("divisions")}
    return sorted({division for name in names for division in find_divisions(name)})


def test_the_short_name_of_every_place_means_that_place_alone() -> None:
    for division in divisions():
        assert find_divisions(short_name(division)) == (division,)


def test_every_code_is_one_of_the_standard_and_lies_in_a_province() -> None:
    for division in divisions():
        assert re.fullmatch(r"[1-8]\d{5}", division.code), division
        assert division.level == "province" or above_of(division)[-1].level == "province", division


def test_what_stands_in_front_of_a_name_has_to_be_what_the_place_lies_in() -> None:
    assert [one.code for one in find_divisions("徐州市鼓楼区")] == ["320302"]
    assert find_divisions("安澜市鼓楼区") == ()
    assert len(find_divisions("鼓楼区")) > 1
    assert ends_with_place("某某主持召开江苏省昆山市") == "江苏省昆山市"
