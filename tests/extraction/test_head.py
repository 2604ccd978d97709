"""The head and the colophon: title, number, issuer, date of issue, recipients, disclosure, address."""

from __future__ import annotations

import pytest

from graph_loader.extraction import extract
from graph_loader.extraction.head import extract_document
from graph_loader.extraction.text import Text
from graph_loader.source import SourceDocument

LEAD = "2031年5月6日上午，县长白远山主持召开县政府第18次常务会议。\n一、审议《望溪县河道管理办法》\n原则同意。\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("望溪县人民政府常务会议纪要\n", "望溪县人民政府常务会议纪要"),
        ("望溪县人民政府\n2031年第1次常务会议纪要\n", "望溪县人民政府2031年第1次常务会议纪要"),
        ("望溪县人民政府\n〔2031〕第1次常务会议纪要\n", "望溪县人民政府〔2031〕第1次常务会议纪要"),
        ("望溪经济技术开发区管委会\n主任办公会议纪要\n", "望溪经济技术开发区管委会主任办公会议纪要"),
        ("望溪地区行政公署\n专员办公会议纪要\n", "望溪地区行政公署专员办公会议纪要"),
        ("望溪县人民政府 常务会议\n纪 要\n", "望溪县人民政府常务会议纪要"),
        (
            "首页\n当前位置：首页 > 政府会议\n【媒体解读】望溪县人民政府第18次常务会议纪要\n",
            "望溪县人民政府第18次常务会议纪要",
        ),
        ("县政府召开第十八次常务会议\n发布时间：2031-05-08\n", "县政府召开第十八次常务会议"),
        ("https://www.wangxi.example/2031/05/08/1.html\n", None),
    ],
)
def test_title(head: str, title: str | None) -> None:
    assert extract_document(Text(head + LEAD), {}).title == title


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("〔2031〕7号", "〔2031〕7号"),
        ("望府会纪〔2031〕 7 号", "望府会纪〔2031〕7号"),
        ("常务会议纪要[2031]7号", "常务会议纪要[2031]7号"),
        ("望溪县人民政府常务会议纪要 〔2031〕7号", "〔2031〕7号"),
        ("望政阅〔2031〕7号    签发人：白远山", "望政阅〔2031〕7号"),
        ("（2031）第7号", "（2031）第7号"),
        ("（2031年）第7号", "（2031年）第7号"),
        ("望府会纪（2031）7号", "望府会纪（2031）7号"),
        ("（第12期）", "第12期"),
        ("园区快讯 第五期", "第五期"),
        ("望溪县人民政府〔2031〕第1次常务会议", None),
        ("发文字号：望政发〔2030〕1号", None),
    ],
)
def test_document_number(line: str, number: str | None) -> None:
    assert extract_document(Text(f"望溪县人民政府常务会议纪要\n{line}\n{LEAD}"), {}).document_number == number


def test_a_number_behind_the_minutes_is_of_another_document() -> None:
    assert extract_document(Text(LEAD + "发文字号：望教规〔2029〕1号\n"), {}).document_number is None


def test_colophon() -> None:
    tail = (
        "望溪县人民政府办公室整理\n2031年5月8日\n（此件公开发布）\n分送：各乡镇人民政府，县高新区、县工业园管委会；县直各部门和单位。\n"
        "望溪县人民政府办公室\n2031年5月9日印发\n"
    )
    facts = extract_document(Text("望溪县人民政府常务会议纪要\n" + LEAD + tail), {})
    assert facts.issuer == "望溪县人民政府办公室"
    assert facts.issued == "2031-05-09"
    assert facts.distribution == ["各乡镇人民政府", "县高新区", "县工业园管委会", "县直各部门和单位"]
    assert facts.disclosure == "此件公开发布"


@pytest.mark.parametrize(
    ("fields", "issuer", "issued"),
    [
        (
            "发布机构：望溪县人民政府办公室\n发布时间：2031年5月9日\n公开方式：主动公开\n",
            "望溪县人民政府办公室",
            "2031-05-09",
        ),
        ("时间: 2031-05-09 来源: 望溪县人民政府办公室\n", "望溪县人民政府办公室", "2031-05-09"),
        ("2031-05-09 10:12:01 来源：望溪日报\n", None, "2031-05-09"),
        ("会议时间：2031年5月6日\n", None, None),
    ],
)
def test_fields_of_the_page(fields: str, issuer: str | None, issued: str | None) -> None:
    facts = extract_document(Text(f"县政府召开第18次常务会议\n{fields}{LEAD}"), {})
    assert (facts.issuer, facts.issued) == (issuer, issued)


def test_address() -> None:
    address = "https://www.wangxi.example/content/post_1.html"
    facts = extract_document(Text(f"{address}\n{LEAD}"), {})
    assert facts.url == address
    assert facts.evidence["url"] == ((0, len(address)),)
    assert extract_document(Text(LEAD), {"url": address}).url == address


def test_a_wrapped_title_has_its_evidence_in_two_lines() -> None:
    raw = "望溪县人民政府\n2031年第1次常务会议纪要\n" + LEAD
    facts = extract_document(Text(raw), {})
    assert facts.title == "".join(raw[a:b] for a, b in facts.evidence["title"])


@pytest.mark.parametrize(
    ("metadata", "issued", "issuer"),
    [
        ({"PubDate": "2031-05-08 10:30"}, "2031-05-08", None),
        ({"发布日期": "2031年5月8日", "发布机构": "望溪县人民政府办公室"}, "2031-05-08", "望溪县人民政府办公室"),
        ({"ContentSource": "望溪县人民政府办公室"}, None, "望溪县人民政府办公室"),
        ({"ContentSource": "望溪日报", "author": "甲"}, None, None),
        ({"ContentSource": "白鹭区人民政府办公室"}, None, None),  # stands nowhere in the text
        ({"PubDate": "昨天"}, None, None),
        ({}, None, None),
    ],
)
def test_what_a_page_says_of_itself(metadata: dict[str, str], issued: str | None, issuer: str | None) -> None:
    text = Text("县政府召开常务会议\n" + LEAD + "县财政局要落实经费，报望溪县人民政府办公室备案。\n")
    facts = extract_document(text, metadata)
    assert (facts.issued, facts.issuer) == (issued, issuer)
    assert all(text.raw[a:b] for spans in facts.evidence.values() for a, b in spans)


def test_the_text_wins_over_the_page() -> None:
    text = Text("县政府召开常务会议\n发布时间：2031-05-09\n" + LEAD)
    assert extract_document(text, {"PubDate": "2032-01-01"}).issued == "2031-05-09"


def test_an_issue_line_dated_in_chinese_numerals_is_not_the_lead() -> None:
    raw = "望溪县人民政府\n常务会议纪要\n望溪县人民政府办公室      二○一二年九月十七日\n\n\n2012年9月6日下午，县长吴远主持召开县政府第13次常务会议。\n一、听取春耕情况汇报\n会议听取了汇报。\n"
    record = extract(SourceDocument(raw, "file:///minutes.txt", "0" * 64))
    assert (record.meeting.date, record.document.issued) == ("2012-09-06", "2012-09-17")


def test_the_time_of_the_meeting_in_numerals_of_words_is_no_day_of_issue() -> None:
    raw = "望溪县政府常务会议纪要（第31期）\n时间：二〇三一年五月二十日\n地点：县政府会议室\n" + LEAD
    assert extract_document(Text(raw), {}).issued is None


def test_a_number_with_its_signer_is_no_wrapped_line() -> None:
    raw = "望溪县人民政府常务会议纪要\n望政纪〔2031〕19号                     签发人：白远山\n" + LEAD
    assert extract_document(Text(raw), {}).document_number == "望政纪〔2031〕19号"
