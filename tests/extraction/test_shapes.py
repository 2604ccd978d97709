"""Shapes of whole minutes that no test of a single rule names: heads, meetings, agendas, documents, noise; fictional text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graph_loader.extraction import extract
from graph_loader.record import Record
from graph_loader.source import SourceDocument

LEAD = "2031年5月6日，县长白远山主持召开县政府第18次常务会议。\n"
BODY = "一、审议《望溪县河道管理办法》\n原则同意《望溪县河道管理办法》。\n"


def read(text: str) -> Record:
    return extract(SourceDocument(text=text, uri="纪要.txt", sha256="0" * 64))


def meeting(record: Record) -> Any:
    return record.meeting.number_value, record.meeting.term, record.meeting.date, record.meeting.chair


def series(record: Record) -> Any:
    return record.meeting.series


def issued(record: Record) -> Any:
    return record.document.issued, record.meeting.date


def listed(record: Record) -> Any:
    return [(a.organization, a.name) for a in record.attendees if a.role != "chair"]


def items(record: Record) -> Any:
    return [(item.no, item.title) for item in record.agenda_items]


def decided(record: Record) -> Any:
    return [(d.agenda, d.verdict, d.policies) for d in record.decisions]


def told(record: Record) -> Any:
    return [(a.organizations + a.persons, a.role, a.deadline) for a in record.assignments]


def documents(record: Record) -> Any:
    return [(d.title, d.status) for d in record.policy_documents]


def submitted(record: Record) -> Any:
    return [(f.action, f.body) for f in record.follow_ups if f.action == "submit"]


SHAPES: dict[str, tuple[Callable[[Record], Any], str, Any]] = {
    "number alone on the first line": (
        meeting, "第47次\n望溪县人民政府常务会议纪要\n2031年5月6日，县长白远山主持召开县政府常务会议。\n" + BODY, (47, None, "2031-05-06", "白远山")),
    "term and number, then the date in brackets": (
        meeting, "十九届县政府第97次\n常务会议纪要\n（二〇三一年五月六日）\n县长白远山主持召开县政府常务会议。\n" + BODY, (97, "十九届", "2031-05-06", "白远山")),
    "headline and body write the number differently": (
        meeting, "县政府召开第四十次常务会议\n发布时间：2031-05-08\n5月6日，县长白远山主持召开县政府第40次常务会议。\n" + BODY, (40, None, "2031-05-06", "白远山")),
    "a deputy in the chair": (
        meeting, "2031年5月6日，区委常委、常务副区长陈可主持召开区政府第8次常务会议。\n" + BODY, (8, None, "2031-05-06", "陈可")),
    "numbers of other meetings in the body": (
        meeting, LEAD + "一、传达国务院第5次常务会议、十四届省政府第101次常务会议和四届县委第48次常委会精神\n会议要求，要抓好落实。\n", (18, None, "2031-05-06", "白远山")),
    "office meeting of the district head": (series, "2031年5月6日，区长白远山主持召开区长办公会议。\n" + BODY, "区长办公会议"),
    "the issue date in Chinese numerals is not the date of the meeting": (
        issued, "望溪县人民政府常务会议纪要\n" + LEAD + BODY + "望溪县人民政府办公室\n二○三一年五月十七日印发\n", ("2031-05-17", "2031-05-06")),
    "rare surnames": (
        listed, LEAD + BODY + "列席：买强 杲云 仵伟 亓华 逄涛 闫敏 麻小军 干露 晏殊明\n",
        [(None, name) for name in ("买强", "杲云", "仵伟", "亓华", "逄涛", "闫敏", "麻小军", "干露", "晏殊明")]),
    "one body spelt in several ways": (
        listed, LEAD + BODY + "列席：高新技术开发区管委会陈可、高新技术产业开发区管委会孙晓，县应急局郭鹏，县应急管理局毛卫\n",
        [("高新技术开发区管委会", "陈可"), ("高新技术产业开发区管委会", "孙晓"), ("县应急局", "郭鹏"), ("县应急管理局", "毛卫")]),
    "a heading to convey that holds an approval": (
        decided, LEAD + "一、传达全省防汛会议精神\n会议传达了全省防汛会议精神。会议原则同意《望溪县防汛方案》。\n", [("一", "approved_in_principle", ["望溪县防汛方案"])]),
    "the lead lists some of the items": (
        items, "5月6日，县长白远山主持召开县政府第18次常务会议，审议《甲办法》等议题。\n一、传达防汛会议精神\n会议要求，要抓好落实。\n二、审议《甲办法》\n原则同意。\n",
        [("一", "传达防汛会议精神"), ("二", "审议《甲办法》")]),
    "a blank before the mark of a number": (items, LEAD + "一 、审议《甲办法》\n原则同意。\n二 、听取春耕情况汇报\n会议要求，要抓紧。\n", [("一", "审议《甲办法》"), ("二", "听取春耕情况汇报")]),
    "half- and full-width brackets mixed": (
        decided, LEAD + "一、审议下列事项\n(一）审议《甲办法》\n原则同意《甲办法》。\n（二)审议《乙办法》\n原则同意《乙办法》。\n",
        [("一(一）", "approved_in_principle", ["甲办法"]), ("一（二)", "approved_in_principle", ["乙办法"])]),
    "submitted to the deepening-reform committee": (submitted, LEAD + BODY + "修改完善后提请市委深改委审议。\n", [("submit", "市委深改委")]),
    "submitted to the people's congress": (submitted, LEAD + BODY + "由县水务局修改完善后提请县人代会审议。\n", [("submit", "县人代会")]),
    "submitted to the province": (submitted, LEAD + BODY + "由县水务局修改完善后报省政府。\n", [("submit", "省政府")]),
    "submitted to the planning committee": (submitted, LEAD + BODY + "修改完善后提请市规划委员会审议。\n", [("submit", "市规划委员会")]),
    "submitted to the executive meeting by a lower one": (submitted, LEAD + BODY + "修改完善后提交县政府常务会议审议。\n", [("submit", "县政府常务会议")]),
    "done in consultation with another unit": (
        told, LEAD + "一、听取防汛情况的汇报\n由县教育局商县财政局办理。\n", [(["县教育局"], "responsible", None), (["县财政局"], "support", None)]),
    "the duty of taking the lead": (told, LEAD + "一、听取防汛情况的汇报\n县水务局履行牵头抓总职责，抓好河道治理。\n", [(["县水务局"], "lead", None)]),
    "speeches and laws that are studied are cited": (
        documents, LEAD + "一、集中学习《中华人民共和国统计法》\n会议要求，要抓好落实。\n二、审议《甲办法》\n原则同意《甲办法》。\n", [("中华人民共和国统计法", "cited"), ("甲办法", "deliberated")]),
    "a title with a mark and a title inside": (
        documents, LEAD + "一、审议《关于贯彻落实<乙条例>、推进丙工作的意见（试行）》\n原则同意。\n", [("关于贯彻落实<乙条例>、推进丙工作的意见（试行）", "deliberated")]),
    "half-converted traditional characters": (
        decided, "縣政府召開第57次常務會議\n2031年3月21日，縣政府召开第57次常務會議，縣長白遠山主持。\n一、審议《望溪縣河道管理辦法》\n會議原則同意《望溪縣河道管理辦法》。\n",
        [("一", "approved_in_principle", ["望溪縣河道管理辦法"])]),
    "traditional characters in tasks and deadlines": (
        told, LEAD + "一、聽取防汛情況匯報\n會議要求，縣水務局要在6月底前完成清淤，各鄉鎮要配合。\n", [(["縣水務局"], "responsible", "6月底前"), (["各鄉鎮"], "support", "6月底前")]),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_shape(name: str) -> None:
    part, text, expected = SHAPES[name]
    assert part(read(text)) == expected
