"""The number of a meeting in the forms it is written: over the term, by year, with or without 第, digit by digit."""

from __future__ import annotations

from dataclasses import dataclass

from tests.generate.numerals import chinese, digit_by_digit
from tests.generate.scene import Scene


@dataclass(frozen=True)
class Number:
    """before: in front of the government (五届104次区政府常务会议); behind: between government and series; whole: the number alone."""

    value: int
    number: str
    term: str | None
    before: str
    behind: str


def make_number(scene: Scene) -> Number:
    value = scene.rng.randint(1, 160)
    kind = scene.weighted({"whole term": 6, "year": 4, "term": 4, "term short": 1.5})
    if kind == "whole term":
        number = f"第{value}次" if scene.chance(0.7) else f"第{chinese(value)}次"
        return Number(value, number, None, "", number)
    if kind == "year":
        value = scene.rng.randint(1, 30)
        number = f"第{value}次" if scene.chance(0.7) else f"第{chinese(value)}次"
        term = f"{scene.year}年"
        return (
            Number(value, number, term, term + number, "")
            if scene.chance(0.4)
            else Number(value, number, term, "", term + number)
        )
    ordinal = scene.rng.randint(2, 20)
    if kind == "term":
        term = scene.rng.choice([f"{chinese(ordinal)}届", f"第{chinese(ordinal)}届", f"第{ordinal}届"])
        number = f"第{value}次" if scene.chance(0.7) else f"第{chinese(value)}次"
        return Number(value, number, term, term, number)
    term = f"{chinese(ordinal)}届"
    if value >= 101 and value % 10 and scene.chance(0.6):
        number = f"{digit_by_digit(value)}次"
    else:
        number = scene.rng.choice([f"{value}次", f"{chinese(value)}次"])
    return (
        Number(value, number, term, term + number, "")
        if scene.chance(0.5)
        else Number(value, number, term, "", term + number)
    )


def named(scene: Scene, number: Number, series: str, government: str) -> str:
    return f"{number.before}{government}{number.behind}{series}"
