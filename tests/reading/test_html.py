"""Web pages: what is text of the page, and how it falls into lines."""

from __future__ import annotations

import contextlib
import time

import pytest

from graph_loader.errors import ReadingError
from graph_loader.extraction import extract
from graph_loader.reading import read_bytes
from graph_loader.source import SourceDocument

HEAD = "<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>"


def read_page(body: str, name: str = "纪要.html") -> SourceDocument:
    return read_bytes((HEAD + body).encode(), name)


def lines(body: str) -> list[str]:
    return read_page(body).text.splitlines()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>习<span>近</span><b>平</b>指出</p><p>会议</p>", ["习近平指出", "会议"]),
        ("<div>一<div>二</div>三<p>四<p>五</div>六", ["一", "二", "三", "四", "五", "六"]),
        ("<h1>纪要</h1><hr>甲<br>乙<br/>丙", ["纪要", "甲", "乙", "丙"]),
        ("<p>郭&nbsp;&nbsp;强&emsp;李&#20320;&lt;甲&gt;&ldquo;乙&rdquo;&copy</p>", ["郭\xa0\xa0强\u2003李你<甲>“乙”©"]),
        ("<p>\n   会议\n   审议  了\r\n</p>", ["会议 审议  了"]),
        ("<pre>出席：甲\n　　　乙\r\n丙</pre>", ["出席：甲", "乙", "丙"]),
        ("<div style='white-space: pre-wrap'>甲\n<b>乙\n丙</b></div>", ["甲", "乙", "丙"]),
        ("<ruby>亓<rp>(</rp><rt>qí</rt><rp>)</rp></ruby>某", ["亓某"]),
        ("<p><![if !supportLists]>一、<![endif]>审议<o:p></o:p></p><xml><w:x/></xml>", ["一、审议"]),
        ("<ul><li>甲</li><li>乙</li></ul>", ["甲", "乙"]),
        ("<ol><li>甲<li value=5>乙<ol type=a><li>丙</ol><li>丁</ol>", ["1. 甲", "5. 乙", "a. 丙", "6. 丁"]),
        ("<ol start=3 style='list-style-type: simp-chinese-informal'><li>甲<li>乙</ol>", ["三、甲", "四、乙"]),
        ("<ol style='list-style:none'><li>甲</ol><ol><li>一、乙</ol>", ["甲", "一、乙"]),
        ("<dl><dt>时间<dd>上午</dl><center>丙</center>", ["时间", "上午", "丙"]),
    ],
)
def test_lines_are_those_that_a_browser_shows(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>document.write('<p>会议决定</p>')</script>",
        "<style>p { content: '会议' }</style>",
        "<noscript>请启用脚本</noscript>",
        "<template><p>会议</p></template>",
        "<select><option>市政府<option>县政府</select>",
        "<textarea>请输入</textarea><button>打印</button><input value='搜索'>",
        "<div style='display : none'><p>会议</p></div>",
        "<p hidden>会议</p>",
        "<span style='color:red;visibility:hidden'>会议</span>",
        "<!-- <p>会议</p> -->",
        "<svg><text>会议</text></svg>",
        "<iframe src='x'>会议</iframe>",
    ],
)
def test_what_a_browser_does_not_show_is_no_text(hidden: str) -> None:
    assert lines(f"<p>审议了《办法》</p>{hidden}<p>通过</p>") == ["审议了《办法》", "通过"]


def test_a_page_that_hides_its_article_until_a_script_runs_is_read() -> None:
    text = "县长白远山主持召开县政府第12次常务会议。"
    assert lines(f"<p>正在加载</p><div style='display:none'><p>{text}</p></div>") == ["正在加载", text]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "<tr><th>序号<th>重点工作<th>责任人<tr><td>1<td>修路<br>修桥<td>甲<tr><td>2<td>种树<td>",
            ["序号\t重点工作\t责任人", "1\t修路 修桥\t甲", "2\t种树"],
        ),
        (
            "<tr><td rowspan=2>市财政局<td>拨款<td>甲<tr><td>审计<td>乙<tr><td colspan=2>其他<td>丙",
            ["市财政局\t拨款\t甲", "\u2060\t审计\t乙", "其他\t\t丙"],
        ),
        ("<tr><td>列席<td><p>县委办 石林</p><p>县财政局 康建华</p>", ["列席\t县委办 石林", "县财政局 康建华"]),
        ("<tr><td><p>甲</p><p>乙</p><table><tr><td>丙<td>丁</table>", ["甲", "乙", "丙\t丁"]),
        (
            "<tr><td>索引号<td>0001/2031-00278<td>发布机构：<td>望溪县人民政府<tr><td>关键词<td><td>文号<td>",
            ["索引号：0001/2031-00278", "发布机构：望溪县人民政府", "关键词：", "文号："],
        ),
    ],
)
def test_rows_of_tables_are_lines(table: str, expected: list[str]) -> None:
    assert read_page(f"<table>{table}</table>").text == "".join(f"{line}\n" for line in expected).lstrip()


def test_tables_for_the_layout_are_read_column_by_column() -> None:
    article = "".join(
        f"<p>会议强调，第{n}项工作要抓紧落实，按时完成各项任务，确保取得实效，让群众满意。</p>" for n in range(20)
    )
    found = lines(f"<table><tr><td>左栏<br>通知<td>{article}<td>右栏<br>公告</table>")
    assert found[:2] == ["左栏", "通知"]
    assert found[-2:] == ["右栏", "公告"]
    assert len(found) == 24


def test_fields_of_the_page_are_metadata() -> None:
    page = (
        "<html><head><meta charset=utf-8><title>第12次常务会议纪要 - 望溪县</title><meta name='PubDate' content=' 2031-05-08 '>"
        "<meta property='og:url' content='https://wangxi.example/a.html'><meta name=viewport content='width=1'></head><body>"
        "<table><tr><td>索引号<td>0001<td>发布机构<td>望溪县人民政府办公室</table><p>生成日期： 2031-05-09</p>"
        "<p>2031年5月6日，县长白远山主持召开县政府第12次常务会议。</p><p>一、审议《望溪县河道管理办法》</p><p>原则同意《望溪县河道管理办法》。</p>"
    )
    document = read_bytes(page.encode(), "-")
    assert document.metadata == {
        "title": "第12次常务会议纪要 - 望溪县",
        "PubDate": "2031-05-08",
        "url": "https://wangxi.example/a.html",
        "索引号": "0001",
        "发布机构": "望溪县人民政府办公室",
        "生成日期": "2031-05-09",
    }
    record = extract(document)
    assert record.document.url == "https://wangxi.example/a.html"
    assert record.document.issuer == "望溪县人民政府办公室"
    assert record.document.issued == "2031-05-09"
    assert record.meeting.date == "2031-05-06"


MENU = "<ul><li><a href='/'>首页</a></li><li><a href='/a'>政务公开</a></li></ul>"
DECISION = "会议原则同意，由县水务局根据会议意见修改完善后，以县政府名义印发实施；各乡镇要抓好落实，按时完成各项任务，确保取得实效。"
ARTICLE = (
    "<div><h1>纪要</h1><p>会议审议了<a href='/b'>《望溪县河道管理办法》</a>等三个文件。</p>"
    f"<p>{DECISION}</p><p><a href='/c'>《附件》</a></p></div>"
)


def test_menus_and_link_lists_around_the_article_are_dropped() -> None:
    others = "<div><a href='/1'>第3次常务会议纪要</a> 2031-03-11<br><a href='/2'>第4次常务会议纪要</a> 2031-04-11</div>"
    assert lines(MENU + ARTICLE + others) == [
        "纪要",
        "会议审议了《望溪县河道管理办法》等三个文件。",
        DECISION,
        "《附件》",
    ]


def test_text_that_is_no_link_is_kept_wherever_it_stands() -> None:
    assert lines(
        "<div>来源：县政府办</div>" + MENU + ARTICLE + "<div>（此件公开发布） <a href='/x'>打印</a></div>"
    ) == [
        "来源：县政府办",
        "纪要",
        "会议审议了《望溪县河道管理办法》等三个文件。",
        DECISION,
        "《附件》",
        "（此件公开发布） 打印",
    ]


@pytest.mark.parametrize(
    ("charset", "declared", "encoding"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("gb18030", "gb2312", "gb18030"),
        ("gb18030", "GBK", "gb18030"),
        ("gb18030", "", "gb18030"),
        ("utf-8", "gb2312", "utf-8"),  # the page says what it is not
        ("gb18030", "utf-8", "gb18030"),
        ("utf-8-sig", "gb2312", "utf-8-sig"),
        ("utf-16", "", "utf-16"),
        ("big5", "big5", "big5"),
    ],
)
def test_the_encoding_is_found(charset: str, declared: str, encoding: str) -> None:
    text = "縣政府常務會議" if charset == "big5" else "县政府常务会议：审议王㐱、〇号"
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    document = read_bytes(f"<html><head>{meta}</head><body><p>{text}</p></body></html>".encode(charset), "a.txt")
    assert document.text == text + "\n"
    assert document.encoding == encoding
    assert document.media_type == "text/html"


def test_a_description_cut_in_the_middle_of_a_character_does_not_stop_the_reading() -> None:
    body = "会议审议了《望溪县河道管理办法》。" * 300
    page = "<html><head><meta charset=gbk><meta name=description content='会议纪".encode("gbk")[
        :-1
    ] + f"'></head><p>{body}</p>".encode("gbk")
    assert body in read_bytes(page, "a.html").text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<html><body><img src='1.jpg'></body></html>", "no text in this page"),
        ("<html><head><title>纪要</title></head><body></body></html>".encode(), "no text in this page"),
        (b"<html><body>" + bytes(range(128, 256)) * 50, "neither UTF-8 nor GB18030"),
        (b"<html><body>" + b"<div>" * 400_000 + "会议".encode(), "more than 300000 elements"),
        (b"<html><body>" + b"<" * 4_000_000, "more than 300000 elements"),
    ],
)
def test_pages_without_minutes_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=f"^a.html: .*{message}"):
        read_bytes(data, "a.html")


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>x" * 60_000,
        "<table><tr>" + "<td colspan=1000 rowspan=1000>x" * 60_000,
        "<table>" + "<tr><td colspan=99 rowspan=99>x" * 60_000,
        "".join(f"<font size={n}>" for n in range(100_000)) + "<p>x",
        "<!--" * 1_000_000,
        "<a b='" * 500_000,
    ],
)
def test_hostile_pages_take_no_more_time_than_their_length(body: str) -> None:
    started = time.process_time()
    with contextlib.suppress(ReadingError):
        read_page(body)
    assert time.process_time() - started < 15
