"""One form for the many ways a title is written."""

from __future__ import annotations

import pytest

from graph_loader.resolution.titles import normalise_title, without_draft_marks


@pytest.mark.parametrize(
    ("written", "normalised"),
    [
        ("安澜市河道管理办法（送审稿）", "安澜市河道管理办法"),
        ("安澜市河道管理办法(草案)（送审稿）", "安澜市河道管理办法"),
        ("安澜市河道管理办法（修订草案）", "安澜市河道管理办法"),
        ("《安澜市河道管理办法》（征求意见稿）", "安澜市河道管理办法"),
        ("安澜市河道管理办法（试行）", "安澜市河道管理办法(试行)"),
        ("安澜市 ２０２４ 年计划", "安澜市2024年计划"),
        ("关于提请审议<望溪县规划（送审稿）>的请示", "关于提请审议〈望溪县规划(送审稿)〉的请示"),
        ("关于“一网通办”的意见", '关于"一网通办"的意见'),
        ("2026年预算草案", "2026年预算草案"),
        ("（送审稿）", "(送审稿)"),
    ],
)
def test_titles(written: str, normalised: str) -> None:
    assert normalise_title(written) == normalised
    assert normalise_title(normalised) == normalised


def test_the_title_that_is_shown_keeps_its_marks() -> None:
    assert without_draft_marks("乡镇（街道）补偿意见（送审稿）") == "乡镇（街道）补偿意见"
