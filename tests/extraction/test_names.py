"""Names of persons, posts and what they cost in a list."""

from __future__ import annotations

import pytest

from graph_loader.extraction.mentions import read_mentions
from graph_loader.extraction.names import is_name
from graph_loader.extraction.posts import is_leading_body, post
from graph_loader.extraction.roster import read_roster
from graph_loader.extraction.text import Text

NAMES = [
    "陈可",
    "李长江",
    "买强",
    "杲杰",
    "仵平",
    "亓飞",
    "逄涛",
    "闫冬",
    "麻子亮",
    "干勇",
    "晏如",
    "仇玉",
    "栗涛",
    "骆燚",
    "谷雨",
    "边红梅",
    "云飞",
    "包峰",
    "柳中",
    "文涛",
    "呂獻",
    "鄭一鳴",
    "欧阳文山",
    "司马青",
    "王和平",
    "李会英",
    "张长江",
    "甲热·洛桑丹增",
    "提力克·哈力克",
    "白玛赤林",
    "格桑次仁",
    "德吉",
]


@pytest.mark.parametrize("name", NAMES)
def test_is_name(name: str) -> None:
    text = Text(name)
    assert is_name(text.folded)


@pytest.mark.parametrize(
    "word", ["班子", "国企", "高校", "常务", "单位", "王县长", "李局", "公务", "县", "陈", "任林及各", "张三李四王五"]
)
def test_is_no_name(word: str) -> None:
    assert not is_name(word)


@pytest.mark.parametrize(
    "title",
    [
        "县长",
        "副县长",
        "常务副县长",
        "代市长",
        "代理区长",
        "党组成员",
        "党组书记",
        "检察长",
        "二级主任科员",
        "副调研员",
        "总经理",
    ],
)
def test_post(title: str) -> None:
    assert post().fullmatch(title)


@pytest.mark.parametrize(
    ("body", "leading"),
    [
        ("县委", True),
        ("市政府", True),
        ("安澜市人民政府", True),
        ("县人大常委会", False),
        ("县财政局", False),
        ("县经济技术开发区", False),
    ],
)
def test_leading_body(body: str, leading: bool) -> None:
    assert is_leading_body(body) is leading


def _read(raw: str) -> list[tuple[str | None, str | None, str | None]]:
    text = Text(raw)
    mentions = read_mentions(text.folded, read_roster(text, 0, len(text), listed=True))

    def cut(place: tuple[int, int] | None) -> str | None:
        return text.flat[slice(*place)] if place else None

    return [(cut(m.name), cut(m.unit), cut(m.post)) for m in mentions]


@pytest.mark.parametrize(
    ("raw", "mentions"),
    [
        ("市教育局朱向东市科技局张东来", [("朱向东", "市教育局", None), ("张东来", "市科技局", None)]),
        (
            "发改局陈可，教体局孙晓、吴大有",
            [("陈可", "发改局", None), ("孙晓", "教体局", None), ("吴大有", "教体局", None)],
        ),
        (
            "郭 强  杨从军  李 辉\n石\n晶",
            [("郭强", None, None), ("杨从军", None, None), ("李辉", None, None), ("石晶", None, None)],
        ),
        ("市红\n十字会严小凤 安澜供\n电公司顾水", [("严小凤", "市红十字会", None), ("顾水", "安澜供电公司", None)]),
        ("副县长陈可、李长江", [("陈可", None, "副县长"), ("李长江", None, "副县长")]),
        ("县委常委、副县长陈可，副县长李长江", [("陈可", None, "县委常委、副县长"), ("李长江", None, "副县长")]),
        ("副县长、公安局局长陈可", [("陈可", None, "副县长、公安局局长")]),
        (
            "县人大常委会副主任陈可、县政协副主席李长江",
            [("陈可", "县人大常委会", "副主任"), ("李长江", "县政协", "副主席")],
        ),
        ("县经济开发区党工委书记、管委会主任陈可", [("陈可", "县经济开发区", "党工委书记、管委会主任")]),
        ("县财政局长陈可", [("陈可", "县财政局", "局长")]),
        ("陈可副县长", [("陈可", None, "副县长")]),
        ("水投集团陈可董事长", [("陈可", "水投集团", "董事长")]),
        ("陈可（县财政局）、李长江（县审计局局长）", [("陈可", "县财政局", None), ("李长江", "县审计局", "局长")]),
        ("陈可 县委常委、副县长\n李长江 副县长", [("陈可", None, "县委常委、副县长"), ("李长江", None, "副县长")]),
        ("陈可 县发改局\n李长江 县财政局", [("陈可", "县发改局", None), ("李长江", "县财政局", None)]),
        ("县残联负责人", [(None, "县残联", None)]),
        ("县发改局、财政局等单位负责人", [(None, "县发改局", None), (None, "财政局", None)]),
        ("各部门负责人", []),
        ("区领导、人大代表、政协委员", []),
        ("县政府班子成员", []),
        ("陈可李长江欧阳文山司马青郭强", []),  # could be cut in several ways
    ],
)
def test_a_list_is_cut(raw: str, mentions: list[tuple[str | None, str | None, str | None]]) -> None:
    assert _read(raw) == mentions
