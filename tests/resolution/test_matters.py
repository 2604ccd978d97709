"""What titles are about, and what those of one matter differ in."""

from __future__ import annotations

import pytest

from graph_loader.resolution.matters import compare_matters, differ_in_one_character, find_matter

PLACES = ("青川省望溪县", "望溪县", "望溪")


@pytest.mark.parametrize(
    ("title", "matter"),
    [
        ("望溪县河道管理办法（修订草案）", "河道管理办法"),
        ("关于印发〈望溪县河道管理办法〉的通知", "河道管理办法"),
        ("望溪县人民政府办公室关于印发《望溪县河道管理办法（试行）》的通知", "河道管理办法"),
        ("关于印发望溪县河道管理办法的通知（送审稿）", "河道管理办法"),
        ("关于提请审议《关于印发〈望溪县河道管理办法（草案）〉的通知》的请示", "河道管理办法"),
        ("望溪县河道管理暂行办法", "河道管理办法"),
        ("望溪县河道管理办法（2024年修订）", "河道管理办法"),
        ("望溪县2024年度民生实事项目", "民生实事项目"),
        ("二〇二四年望溪县民生实事项目", "民生实事项目"),
        ("城市更新行动计划（2021—2025年）", "城市更新行动计划"),
        ("望溪县城市更新行动计划（2021-2025）", "城市更新行动计划"),
        ("第二批历史建筑保护名单", "历史建筑保护名单"),
        ("关于推进“一网通办”的实施意见", "推进一网通办实施意见"),
        ("望溪县“十四五”规划", "望溪县规划"),
        ("望溪县规划", "望溪县规划"),
        ("2024年规划", ""),
        ("关于河道管理办法执行情况的报告", "河道管理办法执行情况报告"),
        ("白鹭区河道管理办法", "白鹭区河道管理办法"),
        ("管线三十年规划设计", "管线三十年规划设计"),
        ("", ""),
        ("〈〉", ""),
    ],
)
def test_matters(title: str, matter: str) -> None:
    assert find_matter(title, PLACES).words == matter


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ("2024年民生实事计划", "2025年民生实事计划", "differs in a year (2024年, 2025年)"),
        ("民生实事计划", "2025年民生实事计划", "one without 2025年"),
        ("第一批保护名单", "第二批保护名单", "differs in a period or number (第一批, 第二批)"),
        (
            "2024年上半年运行报告",
            "2024年第三季度运行报告",
            "differs in a period or number (2024年、上半年, 2024年、第三季度)",
        ),
        ("关于印发〈河道管理办法〉的通知", "河道管理办法", "one passes the other on (关于印发…的通知)"),
        ("河道管理办法（修订）", "河道管理办法（试行）", "one is marked 修订、试行"),
        ("望溪县河道管理办法", "河道管理办法", "one without the place"),
        ("关于推进一网通办的意见", "关于推进“一网通办”意见", "written with other marks or particles"),
        ("河道管理计划（2021-2025年）", "河道管理计划（2021—2025）", "written with other marks or particles"),
        (
            "关于印发〈2024年河道计划（修订）〉的通知",
            "2025年河道计划",
            "differs in a year (2024年, 2025年), one passes the other on (关于印发…的通知), one is marked 修订",
        ),
    ],
)
def test_differences(one: str, other: str, difference: str) -> None:
    assert find_matter(one, PLACES).words == find_matter(other, PLACES).words
    assert compare_matters(find_matter(one), find_matter(other)) == difference


@pytest.mark.parametrize(
    ("one", "other", "character"),
    [
        ("湖泊管理办法", "湖泊治理办法", "管, 治"),
        ("湖泊管理办法", "湖泊的管理办法", "的"),
        ("湖泊管理办法", "湖泊管理办", "法"),
        ("泊管理办法", "湖泊管理办法", "湖"),
        ("湖泊管理办法", "湖泊管理办法", None),
        ("湖泊管理办法", "泊湖管理办法", None),
        ("湖泊管理办法", "湖管理办", None),
        ("", "", None),
        ("", "法", "法"),
    ],
)
def test_one_character(one: str, other: str, character: str | None) -> None:
    assert differ_in_one_character(one, other) == character
