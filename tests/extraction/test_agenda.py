"""Items of the agenda in every layout of headings; fictional text."""

from __future__ import annotations

import pytest

from tests.extraction.shapes import body_record


def items(raw: str) -> list[tuple[str | None, str, str | None]]:
    return [(item.no, item.title, item.kind) for item in body_record(raw).agenda_items]


def test_numbered_headings() -> None:
    raw = "会议议定以下事项：\n一、审议《安澜市节水办法》\n（一）原则同意《安澜市节水办法》。\n（二）各部门要抓好落实。\n二、听取防汛情况的汇报\n会议要求，要加强值守。"
    assert items(raw) == [("一", "审议《安澜市节水办法》", "deliberate"), ("二", "听取防汛情况的汇报", "hear")]


def test_run_in_headings() -> None:
    raw = "一、会议传达学习了全省河长制会议精神，并研究了贯彻意见。会议强调，要抓好巡河。\n二、会议讨论并原则同意县水务局《关于修建白鹭堤的请示》。会议确定，由县水务局实施。"
    assert items(raw) == [
        ("一", "传达学习了全省河长制会议精神，并研究了贯彻意见", "convey"),
        ("二", "讨论并原则同意县水务局《关于修建白鹭堤的请示》", "deliberate"),
    ]


def test_the_definition_of_a_short_form_is_no_part_of_the_title() -> None:
    raw = "一、会议讨论并原则同意《安澜市节水办法》（以下简称《办法》）。会议要求，要抓好落实。"
    assert items(raw) == [("一", "讨论并原则同意《安澜市节水办法》", "deliberate")]


def test_numerals_alone_on_their_lines() -> None:
    raw = "一\n会议听取了春耕情况汇报。\n会议强调，各乡镇要备足农资。\n二\n会议研究了校车安全工作。\n会议指出，要压实责任。"
    assert items(raw) == [("一", "听取了春耕情况汇报", "hear"), ("二", "研究了校车安全工作", "study")]


def test_no_numbers_every_paragraph_begins_with_an_act() -> None:
    raw = "会议听取县教育局关于校舍安全的汇报。会议指出，要全面排查。\n会议强调，要落实整改。\n会议审议《望溪县公园条例（草案）》。"
    assert items(raw) == [
        ("1", "听取县教育局关于校舍安全的汇报", "hear"),
        ("2", "审议《望溪县公园条例（草案）》", "deliberate"),
    ]


def test_sub_items_under_an_item() -> None:
    raw = "会议研究县两会相关事宜。\n（一）研究审议《2031年政府工作报告》\n会议研究审议并原则同意《2031年政府工作报告》。\n（二）听取财政情况汇报\n会议听取了财政情况汇报。"
    assert [no for no, _, _ in items(raw)] == ["1", "1（一）", "1（二）"]


def test_bracketed_paragraphs_of_results_are_no_items() -> None:
    raw = "一、审议《安澜市节水办法》\n（一）原则同意《安澜市节水办法》。\n（二）研究制定配套措施。由市水务局牵头，年底前完成。"
    assert len(items(raw)) == 1


@pytest.mark.parametrize(
    "other", ["会议还研究了其他事项。", "会议还研究讨论了其它有关事宜。", "会议还审议了其他议题。"]
)
def test_other_matters_are_no_item(other: str) -> None:
    assert len(items(f"会议听取县水务局关于防汛的汇报。\n{other}")) == 1


def test_a_number_printed_twice_stays_twice() -> None:
    raw = "一、审议《甲办法》\n原则同意。\n二、听取乙情况汇报\n二、审议《丙方案》\n原则通过《丙方案》。"
    assert [no for no, _, _ in items(raw)] == ["一", "二", "二"]


def test_acts_strung_together_with_semicolons() -> None:
    raw = "会议讨论《政府工作报告》；听取民生实事进展情况汇报；研究城区停车问题。"
    assert [title for _, title, _ in items(raw)] == [
        "讨论《政府工作报告》",
        "听取民生实事进展情况汇报",
        "研究城区停车问题",
    ]


def test_the_lead_names_the_only_items() -> None:
    raw = "6月9日，县长林远主持召开县政府第8次常务会议，研究审议《望溪县公园条例（草案）》。"
    assert items(raw) == [("1", "研究审议《望溪县公园条例（草案）》", "deliberate")]


def test_topics() -> None:
    raw = "议题一：审议《甲办法》\n会议原则同意《甲办法》。\n议题二：听取乙情况汇报\n会议要求，要抓紧。"
    assert [(no, title) for no, title, _ in items(raw)] == [("一", "审议《甲办法》"), ("二", "听取乙情况汇报")]


def test_the_page_below_the_minutes_is_no_item_text() -> None:
    raw = "一、审议《甲办法》\n会议原则同意《甲办法》。\n出席：林远 郑川\n扫一扫在手机打开\n相关链接\n某省网站"
    assert body_record(raw).decisions[0].policies == ["甲办法"]
    assert len(items(raw)) == 1
