"""What was seen and not understood is said; fictional text."""

from __future__ import annotations

from graph_loader.extraction import extract
from graph_loader.extraction.coverage import measure_coverage
from graph_loader.record import Record
from graph_loader.source import SourceDocument

HEAD = "望溪县人民政府常务会议纪要\n2031年5月6日，县长林远主持召开县政府第18次常务会议。\n"


def record_of(raw: str) -> Record:
    return extract(SourceDocument(raw, "-", "0" * 64))


def unparsed(raw: str) -> list[tuple[str, str]]:
    return [(entry.kind, entry.text) for entry in record_of(raw).unparsed]


def test_a_text_that_is_understood_leaves_nothing() -> None:
    raw = (
        HEAD
        + "一、审议《望溪县公园办法》\n原则同意《望溪县公园办法》。由县住建局修改完善后印发。\n出席：林远 郑川\n列席：县财政局李明"
    )
    assert unparsed(raw) == []


def test_words_of_a_list_that_no_rule_parsed() -> None:
    raw = HEAD + "一、听取防汛情况的汇报\n县水务局要加强值守。\n出席：林远 郑川\n列席：县财政局李明、#甲乙丙丁戊己庚辛#"
    found = unparsed(raw)
    assert {kind for kind, _ in found} == {"attendance"}
    assert any("甲乙丙丁" in words for _, words in found)


def test_a_short_form_without_a_document() -> None:
    raw = HEAD + "一、听取防汛情况的汇报\n县水务局要抓紧修改《方案》。"
    assert ("title", "《方案》") in unparsed(raw)


def test_a_resolution_of_which_nothing_was_made() -> None:
    raw = HEAD + "一、听取防汛情况的汇报\n会议决定，全县进入防汛应急状态。"
    assert unparsed(raw) == [("resolution", "会议决定，全县进入防汛应急状态。")]


def test_coverage_counts_and_says_what_is_not_published() -> None:
    raw = HEAD + "一、听取防汛情况的汇报\n会议指出，雨情复杂。县水务局要加强值守。要备足物资。"
    found = measure_coverage(raw, record_of(raw))
    assert (found.items, found.assignments, found.requirements) == (1, 1, 1)
    assert (found.sentences, found.sentences_understood) == (4, 75)
    assert "attendance" in found.not_published
    assert "date" not in found.not_published
