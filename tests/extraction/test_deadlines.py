"""Which words say when: deadlines as written, urgency, recurrence; and what only looks like them. Fictional text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.extraction import extract
from graph_loader.extraction.deadlines import (
    find_deadline,
    find_fronted_deadline,
    find_recurrence,
    find_urgency,
    read_period,
)
from graph_loader.extraction.text import Range
from graph_loader.record import Assignment, Record
from graph_loader.source import SourceDocument
from tests.extraction.evidence import evidence_problems
from tests.extraction.test_intervals import PHRASES


def cut(text: str, place: Range | None) -> str | None:
    return text[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("action", "deadline"),
    [
        ("在7月底前拨付到位", "7月底前"),
        ("会同县财政局测算资金，7月底前提出建议", "7月底前"),
        ("于2031年6月30日前建成", "2031年6月30日前"),
        ("2031年内建成投用", "2031年内"),
        ("本月底前、下月中旬前分两批报送", "本月底前"),
        ("下周五前报送方案", "下周五前"),
        ("本周完成摸底", "本周"),
        ("力争三季度开工", "三季度"),
        ("用三个月时间集中整治户外广告", "三个月"),
        ("利用半年左右的时间完成整治", "半年"),
        ("确保2031年建成", "2031年"),
        ("于9月1日正式上线", "9月1日"),
        ("第一季度末前清零", "第一季度末前"),
        ("上半年完成招标", "上半年"),
        ("至2031年底完成改造", "2031年底"),
        ("务必于10日内完成", "10日内"),
        ("一个工作日内反馈意见", "一个工作日内"),
        ("即日起一周内整改到位", "即日起一周内"),
        ("在收到通知后3个工作日内反馈", "收到通知后3个工作日内"),
        ("自文件印发之日起30日内备案", "自文件印发之日起30日内"),
        ("最迟不超过两年建成", "最迟不超过两年"),
        ("不得迟于5月15日报送", "不得迟于5月15日"),
        ("不得拖延至年后推进", "不得拖延至年后"),
        ("会后次日报送名单", "会后次日"),
        ("“五一”前开放", "“五一”前"),
        ("五一劳动节前开放", "五一劳动节前"),
        ("明年春节前兑现", "明年春节前"),
        ("国庆节假期前完成检查", "国庆节假期前"),
        ("汛期前完成清淤", "汛期前"),
        ("确保2031年汛前完成修复", "2031年汛前"),
        ("力争节前完成", "节前"),
        ("“十五五”末前建成", "“十五五”末前"),
        ("每年6月底前报送", "每年6月底前"),
        ("每月10日前报送", "每月10日前"),
    ],
)
def test_a_deadline_is_found_as_written(action: str, deadline: str) -> None:
    assert cut(action, find_deadline(action, 0, len(action))) == deadline


@pytest.mark.parametrize(
    "words",
    [
        "2031年如期实现脱贫", "近三年来持续增长", "2025—2027年规划", "过去五年内投入较多", "前三季度增长较快", "去年底前已完成",
        "截至6月底完成投资3亿元", "10月底以来", "自9月1日起施行", "2031年9月建成的项目", "上半年完成投资50亿元",
        "“十五五”期间", "做好前期工作", "以此为前提", "在6月30日前后", "春节前后", "年内容", "范围内", "30分钟内到场",
        "投资不超过三年平均水平", "贷款期限不超过10年", "提前10日公告", "3年内不得参与", "一年内累计两次", "三年前", "多年前",
        "环节前移", "细节前置", "全年12月内容", "尽快完成", "及时报送", "每天更新", "定期调度", "按时完成任务", "《2031年底前工作方案》",
        "审批时限压缩至3个工作日内", "办理时间缩短到5日内", "已用三个月时间完成", "试用三个月时间", "《关于在7月底前完成整改的通知》", "第三季度例会", "2.6月内", "第10日", "十一月份的会议", "一是要抓好",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_deadline_is_none(words: str) -> None:
    assert cut(words, find_deadline(words, 0, len(words))) is None


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("6月底前，", "6月底前"), ("会议要求，年底前，", "年底前"), ("会议要求，力争在春节前，", "春节前"), ("最迟10日内，", "最迟10日内"),
        ("据了解6月底前，", None), ("6月底前要完成，", None), ("6月底前", None), ("会议指出，", None), ("，", None), ("", None),
    ],
)  # fmt: skip
def test_a_clause_that_is_nothing_but_a_deadline_belongs_to_what_follows(words: str, deadline: str | None) -> None:
    assert cut(words, find_fronted_deadline(words, 0, len(words))) == deadline


@pytest.mark.parametrize(
    ("words", "urgency", "recurrence", "period"),
    [
        ("尽快出台", "尽快", None, None), ("抓紧时间推进", "抓紧时间", None, None), ("第一时间处置", "第一时间", None, None),
        ("会后立即部署", "会后立即", None, None), ("在规定时间内完成", "规定时间内", None, None), ("限期整改", "限期", None, None),
        ("每季度报告进展", None, "每季度", "P3M"), ("每半年评估一次", None, "每半年", "P6M"), ("每天更新", None, "每天", "P1D"),
        ("定期调度", None, "定期", None), ("每两周调度", None, "每两周", "P2W"), ("及时上报，每月通报", "及时", "每月", "P1M"),
        ("每年可节约资金", None, None, None), ("平均每月办理10件", None, None, None), ("加快推进", None, None, None),
        ("落实《每周一查制度》", None, None, None),
    ],
)  # fmt: skip
def test_urgency_and_recurrence(words: str, urgency: str | None, recurrence: str | None, period: str | None) -> None:
    place = find_recurrence(words, 0, len(words))
    assert cut(words, find_urgency(words, 0, len(words))) == urgency
    assert cut(words, place) == recurrence
    assert (read_period(words[slice(*place)]) if place else None) == period


MINUTES = """望溪县人民政府常务会议纪要
2025年12月18日，县长白远山主持召开县政府第18次常务会议。
一、听取春运准备情况的汇报
1月底前，县交通局要完成隐患排查。县公安局要尽快完善预案，在２０２６年春节前增设卡口。县财政局要在收到报告后5个工作日内拨付资金。
县应急局要每周调度一次。县文旅局要在4个工作日内报送方案。
二、下周重点工作
序号 重点工作 完成时限 责任单位
1 清理河道 本周 县水务局
2 巡查堤防 长期工作 县水务局
3 修补道路 每月 县交通局
4 更换路灯 尽快 县城管局
5 修剪树木 —— 县城管局
"""


def minutes_record(text: str = MINUTES) -> Record:
    return extract(SourceDocument(text, "file:///minutes.txt", "0" * 64))


def times(entry: Assignment) -> tuple[str | None, ...]:
    return (
        entry.deadline, entry.deadline_kind, entry.deadline_start, entry.deadline_end,
        entry.urgency, entry.recurrence, entry.recurrence_period,
    )  # fmt: skip


def test_assignments_say_when_with_evidence() -> None:
    record = minutes_record()
    assert {entry.action: times(entry) for entry in record.assignments} == {
        "完成隐患排查": ("1月底前", "date", "2025-12-18", "2026-01-31", None, None, None),
        "尽快完善预案，在２０２６年春节前增设卡口": (
            "２０２６年春节前",
            "date",
            "2025-12-18",
            "2026-02-16",
            "尽快",
            None,
            None,
        ),
        "在收到报告后5个工作日内拨付资金": ("收到报告后5个工作日内", "unknown", None, None, None, None, None),
        "每周调度一次": (None, "recurring", None, None, None, "每周", "P1W"),
        "在4个工作日内报送方案": ("4个工作日内", "span", "2025-12-18", "2025-12-24", None, None, None),
        "清理河道": ("本周", "span", "2025-12-18", "2025-12-21", None, None, None),
        "巡查堤防": ("长期工作", "open", "2025-12-18", None, None, None, None),
        "修补道路": (None, "recurring", None, None, None, "每月", "P1M"),
        "更换路灯": (None, "urgency", None, None, "尽快", None, None),
        "修剪树木": (None, None, None, None, None, None, None),
    }
    assert list(evidence_problems(record, MINUTES)) == []


def test_a_time_without_a_day_is_listed_as_not_understood_with_the_reason() -> None:
    found = [(entry.text, entry.reason) for entry in minutes_record().unparsed if entry.kind == "deadline"]
    assert found == [("收到报告后5个工作日内", "it counts from an event whose day is not stated")]


def test_without_the_date_of_the_meeting_nothing_is_computed() -> None:
    record = minutes_record(MINUTES.replace("2025年12月18日，", ""))
    assert record.meeting.date is None
    kinds = {
        entry.deadline: (entry.deadline_kind, entry.deadline_end) for entry in record.assignments if entry.deadline
    }
    assert kinds["1月底前"] == ("unknown", None)
    assert kinds["２０２６年春节前"] == ("date", "2026-02-16")


def test_years_the_calendar_does_not_cover_are_unknown() -> None:
    record = minutes_record(MINUTES.replace("2025年12月18日", "2035年12月18日"))
    entry = next(entry for entry in record.assignments if entry.deadline == "4个工作日内")
    assert (entry.deadline_kind, entry.deadline_start, entry.deadline_end) == ("unknown", None, None)
    assert "the days off of 2035 are not known" in [entry.reason for entry in record.unparsed]


@given(st.sampled_from(PHRASES), st.text("要在于完成，。整改县水务局", max_size=8))
def test_what_is_found_is_a_piece_of_the_text(phrase: str, around: str) -> None:
    text = around + phrase + around
    place = find_deadline(text, 0, len(text))
    assert place is None or 0 <= place.start < place.end <= len(text)


@pytest.mark.parametrize(
    "unit", ["每月", "最迟不得", "一二三", "12", "本周末", "会后", "2031年", "“十", "收到", "自即日起", "春节"]
)
def test_hostile_repetition_stays_linear(unit: str) -> None:
    text = unit * 4000
    begin = time.process_time()
    find_deadline(text, 0, len(text))
    find_fronted_deadline(text + "，", 0, len(text) + 1)
    find_recurrence(text, 0, len(text))
    assert time.process_time() - begin < 2
