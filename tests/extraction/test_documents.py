"""Policy documents: titles, short forms, numbers, status; fictional text."""

from __future__ import annotations

from tests.extraction.shapes import body_record


def documents(raw: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(d.title, d.alias, d.document_number, d.status) for d in body_record(raw).policy_documents]


def test_defined_short_form() -> None:
    raw = "一、审议《安澜市节水行动方案》\n原则同意《安澜市节水行动方案》（以下简称《方案》）。各地要按《方案》落实。"
    assert documents(raw) == [("安澜市节水行动方案", "方案", None, "deliberated")]


def test_short_form_without_definition() -> None:
    raw = "会议听取市水务局关于《安澜市节水行动方案》的汇报。会议指出，要细化《方案》实施路径。"
    assert documents(raw) == [("安澜市节水行动方案", "方案", None, "deliberated")]


def test_a_generic_title_without_a_document_before_it_is_none() -> None:
    assert documents("会议听取情况汇报。会议要求，抓紧修改《方案》。") == []


def test_draft_mark_in_the_heading_and_none_in_the_verdict_is_one_document() -> None:
    raw = "一、审议《甲管理办法（送审稿）》\n会议原则通过《甲管理办法》。"
    assert documents(raw) == [("甲管理办法（送审稿）", None, None, "deliberated")]


def test_number_behind_the_title() -> None:
    raw = "一、会议传达学习了《安澜市公平竞争制度》（安政办发〔2031〕68号）精神。"
    assert documents(raw) == [("安澜市公平竞争制度", None, "安政办发〔2031〕68号", "cited")]


def test_what_the_text_only_refers_to_is_cited() -> None:
    raw = "一、审议《甲工作要点》\n各地各部门要对照国家《乙评价办法》的要求，抓好落实。"
    assert [(d[0], d[3]) for d in documents(raw)] == [("甲工作要点", "deliberated"), ("乙评价办法", "cited")]


def test_nested_titles_are_one() -> None:
    assert [d[0] for d in documents("一、审议《关于提请审议<甲报告（送审稿）>的请示》")] == [
        "关于提请审议<甲报告（送审稿）>的请示"
    ]
    assert [d[0] for d in documents("一、审议《关于印发《甲办法》的通知》")] == ["关于印发《甲办法》的通知"]


def test_title_broken_by_a_wrap_and_blanks() -> None:
    assert documents("一、审议《 202 6 年甲计\n划 》")[0][0] == "2026年甲计划"


def test_titles_of_the_lead_are_deliberated() -> None:
    raw = "4月24日，市政府召开第12次常务会议，审议《甲方案》《乙规定》。\n一、听取丙情况汇报\n原则同意丙局的汇报。"
    assert [(d[0], d[3]) for d in documents(raw)] == [("甲方案", "deliberated"), ("乙规定", "deliberated")]


def test_items_that_name_a_document() -> None:
    raw = "一、审议《甲方案》\n原则同意《甲方案》。\n二、听取丙情况汇报\n各镇要按《甲方案》推进。"
    assert body_record(raw).policy_documents[0].items == [0, 1]


def test_a_newspaper_is_no_document() -> None:
    raw = "一、审议《安澜市节水行动方案》\n原则同意《安澜市节水行动方案》。《安澜日报》要做好宣传报道。"
    assert [title for title, *_ in documents(raw)] == ["安澜市节水行动方案"]
