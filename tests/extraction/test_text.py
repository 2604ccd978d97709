"""The folded text: what it drops, how lines join to paragraphs, and the way back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.extraction.folding import masked
from graph_loader.extraction.text import Range, Text


def paragraphs(raw: str) -> list[str]:
    text = Text(raw)
    return [text.flat[slice(*p)] for p in text.paragraphs]


def cut(raw: str, start: int, end: int) -> str:
    return "".join(raw[a:b] for a, b in Text(raw).spans(start, end))


def test_white_space_and_control_characters_are_no_ink() -> None:
    text = Text("202 6 年 1 月\u3000\u200b7\x00 日")
    assert text.flat == "2026年1月7日"
    assert cut(text.raw, 0, 4) == "202 6"


def test_one_kind_of_punctuation_same_length() -> None:
    text = Text("审议《办法》(送审稿),[2013]4号;二○一九")
    assert text.folded == "审议《办法》（送审稿），〔2013〕4号；二〇一九"
    assert len(text.folded) == len(text.flat)


def test_page_number_inside_a_span_is_left_out() -> None:
    raw = "加强统筹\n— 3 —\n协调\n"
    text = Text(raw)
    assert text.flat == "加强统筹协调"
    assert text.spans(2, 6) == ((2, 4), (11, 13))
    assert cut(raw, 2, 6) == "统筹协调"


def test_hard_wraps_inside_words_are_joined() -> None:
    lines = [
        "会议指出，各承办单位要各司其职，进一步提高办理质量、创",
        "新办理方式、完善办理机制，努力把办理工作和日常业务结合",
        "起来，统筹安排，协调推进，力争让代表满意、让群众满意，",
        "并且及时报告进展情况，确保件件有回音，事事有着落，年底",
        "前全部办结，不得拖延，也不得推诿，办理结果向社会公开，",
        "接受监督，形成良性循环，使群众的获得感更足，幸福感更可",
        "持续。",
    ]
    assert paragraphs("\n".join(lines)) == ["".join(lines)]


def test_wrap_at_a_page_end_only() -> None:
    raw = "一、审议《安澜市河道管理办法》\n\n（一）原则同意《安澜市河道管理办法》。由市水务局根据会议讨论意见修改完善后提请市委深改\n\n组审议。\n\n二、听取汇报"
    assert paragraphs(raw) == [
        "一、审议《安澜市河道管理办法》",
        "（一）原则同意《安澜市河道管理办法》。由市水务局根据会议讨论意见修改完善后提请市委深改组审议。",
        "二、听取汇报",
    ]


@pytest.mark.parametrize(
    "heading", ["一、听取汇报", "（一）研究审议《办法》", "3.审议《方案》", "议题二：审议《方案》", "二"]
)
def test_headings_begin_a_paragraph(heading: str) -> None:
    assert paragraphs(f"会议指出，要抓紧推进各项工作，尽快形成实物工作量\n{heading}\n会议听取了汇报。")[1] == heading


@pytest.mark.parametrize(
    "label",
    ["出席：甲某 乙某", "列 席：甲某", "记录：甲某", "请\n假：甲某（出差）", "分送：各镇", "第一至三议题：甲某"],
)
def test_lists_behind_a_label_are_paragraphs_of_their_own(label: str) -> None:
    found = paragraphs(f"会议还研究了其他事项。\n{label}\n丙某 丁某\n安澜市人民政府办公室")
    assert found[1] == "".join(label.split()) + "丙某丁某"
    assert found[2] == "安澜市人民政府办公室"


def test_sentences_end_at_full_stops_with_the_quotation_mark_behind() -> None:
    text = Text("会议强调：“要快。”各镇要办；各村要办。")
    assert [text.flat[slice(*s)] for s in text.sentences(0, len(text))] == [
        "会议强调：“要快。”",
        "各镇要办；",
        "各村要办。",
    ]
    assert len(text.sentences(0, len(text), marks="。")) == 2


def test_masked_keeps_every_position() -> None:
    body = "审议《甲，乙》（丙，丁）和“戊”"
    assert masked(body) == "审议□□□□□□□□□□和□□□"
    assert masked(body, brackets=False) == "审议□□□□□（丙，丁）和□□□"


@given(st.text(alphabet="审议《》（）会 \n\u3000—-3第页。，𬱖\x00", max_size=200), st.data())
def test_spans_give_back_the_characters(raw: str, data: st.DataObject) -> None:
    text = Text(raw)
    assert "".join(text.flat[slice(*line)] for line in text.lines) == text.flat
    assert "".join(text.flat[slice(*p)] for p in text.paragraphs) == text.flat
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = text.spans(start, end)
    assert Text("".join(raw[a:b] for a, b in spans)).flat in (text.flat[start:end], "") or _loose(
        raw, text, Range(start, end)
    )
    assert all(a < b for a, b in spans)


def _loose(raw: str, text: Text, place: Range) -> bool:
    """A cut may look like a page number by itself (—3—); its characters must still be the same."""
    kept = "".join(raw[a:b] for a, b in text.spans(*place))
    return "".join(c for c in kept if c not in " \n\u3000\x00") == text.flat[slice(*place)]


WRAPPED = (
    "会议听取了县水务局关于河道治理情况的汇报。会议强\n调，县水务局要加强巡查，及时清理河面漂浮物，不\n得推诿拖延，也不得搞形式主义，确保河道畅通，\n"
    "让群众满意，并于年底前报送治理情况。各乡镇要积\n极配合。\n"
)
COLUMNS = (
    "列席：县水务局 林 远  县财政局 郑 川  县审计局 马 可  县司法局\n白 青  县教育局 方 圆  县民政局 石 方  县卫健局\n"
)


def test_wrapped_text_is_known_beside_lists_in_columns_and_short_lines() -> None:
    found = paragraphs("望溪县\n第七期\n" + WRAPPED + "会议还研究了其他事项。\n" + COLUMNS)
    assert "".join(WRAPPED.split()) in found


@pytest.mark.parametrize(
    "line", ["2031-02-17 09:37 来源：望溪日报 作者：某某", "发布时间：2031-05-08 浏览次数：12", "2031年5月8日 来源：望溪县人民政府办公室"]
)  # fmt: skip
def test_a_line_with_date_and_source_is_not_joined_to_a_narrow_lead(line: str) -> None:
    assert paragraphs(line + "\n" + WRAPPED)[0] == "".join(line.split())


@pytest.mark.parametrize(
    "line", ["政务服务和数据管理局、县司法局、县财政局要", "常委、常务副县长审核把关，由县政府办公室"]
)
def test_a_wrapped_line_that_looks_like_the_page_goes_on(line: str) -> None:
    head, last = (
        "会议要求，加强河道巡查，及时清理漂浮物，不得推诿，县",
        "按职责抓好落实，确保河道畅通，让群众满意，做到有始",
    )
    assert paragraphs(f"{WRAPPED}{head}\n{line}\n{last}\n有终。\n")[-1] == f"{head}{line}{last}有终。"


@pytest.mark.parametrize(
    "label",
    ["列席单位及人员", "列席部门", "出席会议人员", "参会领导及人员", "列席会议的单位有", "邀请列席单位", "出席会议人员名单", "出席（按姓氏笔画）", "因公请假"],
)  # fmt: skip
def test_labels_of_attendance_are_composed(label: str) -> None:
    assert paragraphs(f"会议还研究了其他事项\n{label}：县财政局林远\n县审计局郑川\n")[1].startswith(label)
