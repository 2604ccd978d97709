"""Lists of attendees below the headings of items, in front of what was said on them; fictional."""

from __future__ import annotations

from graph_loader.extraction import extract
from graph_loader.source import SourceDocument

RAW = """望溪市人民政府第68次常务会议纪要
会议时间：2031年12月21日下午
主持人：市长 乐天
参会人员：常务副市长 卓越
记录：文秘

一、学习贯彻经济工作会议精神
汇报人：市发展改革委主任 郎朗
会议认真学习了经济工作会议精神。

二、审议《望溪市规划纲要（草案）》
汇报人：市发展改革委主任 郎朗
列席人员：市财政局唐松、市信访局清枫；各县（市、区）政府、管委会分管负责同志
会议原则通过《望溪市规划纲要（草案）》。

三、研究学校建设资金事宜
列席人员：市财政局唐松
会议决定：建设资金由市财政分两年安排。
列席：市人大常委会副主任邹韬，邀请市委办石修、市纪委监委燕晴列席
"""


def test_lists_below_a_heading_are_of_its_item() -> None:
    record = extract(SourceDocument(text=RAW, uri="-", sha256="0" * 64))
    agenda = {(a.name, a.organization): a.agenda for a in record.attendees}
    assert agenda["卓越", None] is None
    assert agenda["郎朗", "市发展改革委"] == ["一", "二"]
    assert agenda["唐松", "市财政局"] == ["二", "三"]
    assert agenda["清枫", "市信访局"] == ["二"]
    assert agenda["邹韬", "市人大常委会"] is None


def test_all_governments_of_a_level_are_no_body_and_invitations_no_names() -> None:
    record = extract(SourceDocument(text=RAW, uri="-", sha256="0" * 64))
    found = {(a.name, a.organization) for a in record.attendees}
    assert (None, "管委会") not in found
    assert {("石修", "市委办"), ("燕晴", "市纪委监委")} <= found


def test_the_purse_of_a_level_is_told_whatever_the_verb() -> None:
    record = extract(SourceDocument(text=RAW, uri="-", sha256="0" * 64))
    assert [(a.organizations, a.action) for a in record.assignments] == [(["市财政"], "分两年安排")]
