"""Files with the minutes of several meetings are told, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from graph_loader.errors import ReadingError, SeveralMeetingsError
from graph_loader.extraction import extract
from graph_loader.extraction.several_meetings import find_meetings
from graph_loader.extraction.text import Text
from graph_loader.source import SourceDocument
from tests.generate import generate

FIRST = """安澜市人民政府第18次常务会议纪要
2031年5月6日上午，市长白远山主持召开市政府第18次常务会议。
一、审议《安澜市河道管理办法（送审稿）》
会议原则同意《安澜市河道管理办法（送审稿）》。由市水务局修改完善后，以市政府名义印发。市财政局要落实经费，6月底前拨付到位。
"""
SECOND = FIRST.replace("第18次", "第19次").replace("5月6日", "5月20日").replace("河道", "渡口")
PARTY = """安澜市人民政府党组会议
2031年5月6日下午，市政府党组书记、市长白远山主持召开市政府第3次党组会议，传达学习有关文件精神，研究党风廉政建设工作。会议强调，要落实责任。
"""


def _read(text: str) -> None:
    extract(SourceDocument(text=text, uri="两次会议.txt", sha256="0" * 64))


def test_two_minutes_in_one_file_are_refused_with_their_places() -> None:
    with pytest.raises(SeveralMeetingsError) as told:
        _read(FIRST + "\n" + SECOND)
    assert isinstance(told.value, ReadingError)
    message = str(told.value)
    assert message.startswith("两次会议.txt: ")
    assert "2 meetings" in message
    assert "line 1 (安澜市人民政府第18次常务会议纪要)" in message
    assert "line 6 (安澜市人民政府第19次常务会议纪要)" in message
    assert "save each as a file of its own" in message


def test_three_minutes_in_one_file() -> None:
    third = SECOND.replace("第19次", "第20次").replace("5月20日", "6月3日")
    assert [part.line for part in find_meetings(Text(FIRST + SECOND + third))] == [1, 5, 9]


def test_reports_one_after_the_other_are_two() -> None:
    reports = [f"市政府召开第{n}次常务会议\n{day}日，市长白远山主持召开市政府第{n}次常务会议，研究安全生产、防汛抗旱、教育卫生等工作，听取有关部门情况汇报。会议强调，市水务局要加强巡查。\n" for n, day in ((7, "3月4"), (8, "3月18"))]  # fmt: skip
    assert len(find_meetings(Text("".join(reports)))) == 2


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        "安澜市人民政府第18次常务会议纪要\n" + FIRST,  # the page prints the title once more
        FIRST + FIRST,  # one meeting in two renderings
        PARTY + FIRST,  # party group and government on one day
        FIRST + "相关链接\n安澜市人民政府第17次常务会议纪要\n安澜市人民政府第16次常务会议纪要\n",
        FIRST.replace("一、审议", "一、传达国务院第5次常务会议精神\n会议传达了国务院第5次常务会议精神。\n二、审议"),
        FIRST + "附件：安澜市人民政府第17次常务会议纪要\n",
    ],
)
def test_one_meeting_stays_one(text: str) -> None:
    assert find_meetings(Text(text)) == []


def test_generated_minutes_one_by_one_and_in_pairs() -> None:
    made = [generate(seed).text for seed in range(1, 61)]
    assert [n for n, text in enumerate(made) if find_meetings(Text(text))] == []
    pairs = [find_meetings(Text(one + "\n" + other)) for one, other in zip(made[::2], made[1::2], strict=True)]
    assert sum(len(parts) == 2 for parts in pairs) >= 0.9 * len(pairs)
