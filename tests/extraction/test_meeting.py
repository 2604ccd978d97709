"""The meeting: number, term, series, date, time of day, place, chair."""

from __future__ import annotations

from datetime import date

import pytest

from graph_loader.extraction.meeting import extract_meeting
from graph_loader.extraction.numerals import to_int
from graph_loader.extraction.text import Text


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("92", 92), ("四十五", 45), ("十", 10), ("一百二十", 120), ("一三一", 131), ("二〇", 20), ("次", None)],
)
def test_numerals(numeral: str, value: int | None) -> None:
    assert to_int(numeral) == value


@pytest.mark.parametrize(
    ("named", "number", "value", "term", "series"),
    [
        ("县政府第96次常务会议", "第96次", 96, None, "常务会议"),
        ("县政府2031年第8次常务会议", "第8次", 8, "2031年", "常务会议"),
        ("2031年第18次县政府常务会议", "第18次", 18, "2031年", "常务会议"),
        ("五届104次县政府常务会议", "104次", 104, "五届", "常务会议"),
        ("县政府十七届十三次常务会议", "十三次", 13, "十七届", "常务会议"),
        ("二届一三一次常务会议", "一三一次", 131, "二届", "常务会议"),
        ("第13届人民政府第47次常务会议", "第47次", 47, "第13届", "常务会议"),
        ("县十六届政府第49次常务（扩大）会议", "第49次", 49, "十六届", "常务（扩大）会议"),
        ("县政府第18次（总第120次）常务会议", "第18次", 18, None, "常务会议"),
        ("2031年第12次党组（扩大）会议、二届一三一次常务会议", "一三一次", 131, "二届", "常务会议"),
        ("县政府党组会议暨2031年第14次常务会议", "第14次", 14, "2031年", "常务会议"),
        ("第36次县长办公会议", "第36次", 36, None, "县长办公会议"),
        ("2031年第十次专员办公会议", "第十次", 10, "2031年", "专员办公会议"),
        ("县政府常务会议", None, None, None, "常务会议"),
        ("工作例会", None, None, None, "工作例会"),
    ],
)
def test_number(named: str, number: str | None, value: int | None, term: str | None, series: str) -> None:
    facts = extract_meeting(Text(f"2031年5月6日，县长白远山主持召开{named}，传达学习省政府第163次常务会议精神。\n"))
    assert (facts.number, facts.number_value, facts.term, facts.series) == (number, value, term, series)


@pytest.mark.parametrize("line", ["（2031）第9次", "〔2031年〕第9次", "第9次", "（第9次）", "2031年第9次"])
def test_number_in_a_line_below_the_title(line: str) -> None:
    facts = extract_meeting(Text(f"望溪县人民政府常务会议纪要\n{line}\n\n时间：2031年5月23日\n主持人：县长 白远山\n"))
    assert (facts.number, facts.number_value) == ("第9次", 9)


@pytest.mark.parametrize(
    ("raw", "date", "time_of_day"),
    [
        ("2031年5月6日上午，县长白远山主持召开县政府第8次常务会议。\n", "2031-05-06", "上午"),
        ("203 1 年 5 月 6 日，县长白远山主持召开县政府第8次常务会议。\n", "2031-05-06", None),
        ("二○三一年五月十六日，县长白远山主持召开县政府第8次常务会议。\n", "2031-05-16", None),
        ("2031年5月6日（星期二）下午3时，县长白远山主持召开县政府第8次常务会议。\n", "2031-05-06", "下午3时"),
        (
            "5月6日晚上八点，县长白远山主持召开县政府第8次常务会议。\n望溪县人民政府办公室\n2031年5月9日印发\n",
            "2031-05-06",
            "晚上八点",
        ),
        (
            "县政府召开常务会议\n发布时间：2031-01-02\n12月30日，县政府常务会议召开，县长白远山主持。\n",
            "2030-12-30",
            None,
        ),
        (
            "县政府召开常务会议\n发布时间：2031-05-07\n6日下午，县政府常务会议召开，县长白远山主持。\n",
            "2031-05-06",
            "下午",
        ),
        (
            "https://w.example/202105/t20210507_1.htm\n5月6日，县政府常务会议召开，县长白远山主持。\n",
            "2021-05-06",
            None,
        ),
        ("5月6日，县政府2031年第8次常务会议召开，县长白远山主持。\n", "2031-05-06", None),
        ("（二〇三一年五月六日）\n5月6日，县长白远山主持召开县政府第8次常务会议。\n", "2031-05-06", None),
        ("望溪新闻网5月7日讯 5月6日，县政府常务会议召开，县长白远山主持。\n2031年5月7日\n", "2031-05-06", None),
        ("安澜市人民政府\n〔2031〕第1次常务会议纪要\n1月5日，市长白远山主持召开常务会议。\n", "2031-01-05", None),
        (
            "5月6日，县政府常务会议召开，县长白远山主持，审议《发展规划（2031-2035年）》。\n",
            None,
            None,
        ),  # no year is stated
        ("日前，县政府常务会议召开，县长白远山主持。\n望溪县人民政府办公室\n2031年5月9日印发\n", None, None),
        ("12月25日，县政府常务会议召开，县长白远山主持，审议《2030年计划》《2031年计划》。\n", None, None),
    ],
)
def test_date(raw: str, date: str | None, time_of_day: str | None) -> None:
    facts = extract_meeting(Text(raw))
    assert (facts.date, facts.time_of_day) == (date, time_of_day)


@pytest.mark.parametrize(
    ("clause", "chair"),
    [
        ("县长白远山主持召开县政府第8次常务会议", "白远山"),
        ("白远山县长主持召开县政府第8次常务会议", "白远山"),
        ("县委副书记、代县长白远山同志主持召开县政府第8次常务会议", "白远山"),
        ("县政府第8次常务会议由县长白远山主持召开", "白远山"),
        ("受县长白远山委托，县委常委、常务副县长陈可主持召开县政府第8次常务会议", "陈可"),
        ("县委常委、常务副县长陈可受县长白远山委托，在县政府会议室主持召开县政府第8次常务会议", "陈可"),
        ("县长白远山5月6日主持召开县政府第8次常务会议", "白远山"),
        ("县长白远山昨天下午在县行政中心主持召开县政府第8次常务会议", "白远山"),
        ("安澜市副市长、望溪县县长白远山主持召开县政府第8次常务会议", "白远山"),
        ("州委副书记、州长孟克那生在州政府主持召开州政府第8次常务会议", "孟克那生"),
        ("州委副书记、州长岱钦那苏在州政府主持召开州政府第8次常务会议", "岱钦那苏"),
        ("地委副书记、行署专员阿依丁·托留汗主持行署常务会议", "阿依丁·托留汗"),
        ("县政府召开第8次常务会议", None),
    ],
)
def test_chair(clause: str, chair: str | None) -> None:
    assert extract_meeting(Text(f"2031年5月6日上午，{clause}。\n")).chair == chair


def test_chair_in_the_last_sentence() -> None:
    assert (
        extract_meeting(Text("5月6日，县政府第8次常务会议召开，研究春耕工作。\n会议由县长白远山主持。\n")).chair
        == "白远山"
    )


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("2031年5月6日，县长白远山在县政府三楼会议室主持召开县政府第8次常务会议。\n", "县政府三楼会议室"),
        ("2031年5月6日，县政府第8次常务会议在县机关大院2号楼召开，县长白远山主持。\n", "县机关大院2号楼"),
        (
            "县政府第8次常务会议纪要\n时间：2031年5月6日上午9:30\n地点：县政府三楼会议室\n主持：县长 白远山\n一、审议办法\n",
            "县政府三楼会议室",
        ),
    ],
)
def test_place(raw: str, place: str) -> None:
    facts = extract_meeting(Text(raw))
    assert facts.place == place
    assert facts.date == "2031-05-06"
    assert facts.chair == "白远山"


@pytest.mark.parametrize(
    ("lead", "published", "expected"),
    [
        ("5月6日上午，", date(2031, 5, 8), "2031-05-06"),
        ("12月29日，", date(2031, 1, 5), "2030-12-29"),
        ("6日上午，", date(2031, 5, 8), "2031-05-06"),
        ("28日上午，", date(2031, 5, 26), None),  # four weeks before: which month it was is a guess
        ("6日上午，", None, None),
    ],
)
def test_date_by_the_day_a_page_says_it_was_published(lead: str, published: date | None, expected: str | None) -> None:
    text = Text(f"{lead}县长白远山主持召开县政府第18次常务会议。\n一、审议《望溪县河道管理办法》\n原则同意。\n")
    assert extract_meeting(text, published=published).date == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安澜市：市政府第18次常务会议召开\n2031年5月6日上午，市政府第18次常务会议召开，市长白远山主持。", "2031-05-06"),
        ("安澜市：市政府第18次常务会议召开\n发布时间：2031-05-08\n5月6日，市长白远山主持召开市政府第18次常务会议。", "2031-05-06"),
        ("常务会议纪要\n〔2031〕6号\n20日下午，市长白远山主持召开市政府常务会议。\n安澜市人民政府办公室 2031年6月25日印发", "2031-06-20"),
        ("常务会议纪要\n〔2031〕6号\n20日下午，市长白远山主持召开市政府常务会议。\n安澜市人民政府办公室 2031年8月15日印发", None),
        ("常务会议纪要\n〔2031〕6号\n20日下午，市长白远山主持召开市政府常务会议。", None),
        ("常务会议纪要\n8月5日，市长白远山主持召开市政府常务会议。\n安澜市人民政府办公室　二〇三一年八月十九日", "2031-08-05"),
    ],
)  # fmt: skip
def test_dates_below_headlines_and_days_without_a_month(text: str, expected: str | None) -> None:
    assert extract_meeting(Text(text)).date == expected


def test_the_day_of_the_newspaper_below_the_text_tells_the_year() -> None:
    raw = (
        "本报讯 9月3日，市长白远山主持召开市政府第41次常务会议，听取安全生产汇报。\n"
        "会议听取了安全生产情况汇报。会议强调，要加强值守。\n来源：望溪日报  2031年9月4日\n"
    )
    assert extract_meeting(Text(raw)).date == "2031-09-03"
