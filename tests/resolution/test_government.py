"""Whose minutes these are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_loader.errors import GovernmentError
from graph_loader.record import Record
from graph_loader.resolution.author import find_government
from graph_loader.resolution.government import Government, parse_government
from tests.graph.examples import make_document

ID = "0123456789abcdef"


def find(text: str, given: str | None = None, **facts: str) -> Government:
    record = Record.from_dict({"document": facts})
    return find_government(record, make_document(text), ID, given)


def find_around(
    post: str = "", *, title: str = "", site: str = "", uri: str = "-", date: str | None = None
) -> Government:
    """The government of minutes that do not name it: by the chair's post, the site or the folder."""
    chair = {"name": "白远山", "role": "chair", "post": post, "evidence": {"post": [[0, len(post)]]}}
    record = Record.from_dict(
        {"document": {"title": title}, "meeting": {"chair": "白远山", "date": date}, "attendees": [chair]}
    )
    metadata = {"SiteName": site} if site else {}
    return find_government(record, replace(make_document(post, uri), metadata=metadata), ID)


@pytest.mark.parametrize(
    ("facts", "text", "name", "rule"),
    [
        ({"title": "安澜市人民政府常务会议纪要"}, "", "安澜市人民政府", "title"),
        ({"title": "安澜市白鹭区人民政府2024年第3次常务会议纪要"}, "", "安澜市白鹭区人民政府", "title"),
        ({"title": "市政府第3次常务会议纪要", "issuer": "安澜市人民政府办公室"}, "", "安澜市人民政府", "issuer"),
        ({"title": "白鹭区政府常务会议纪要"}, "", "白鹭区人民政府", "title"),
        ({"title": "枕河经济开发区管委会办公会议纪要"}, "", "枕河经济开发区管理委员会", "title"),
        ({}, "望溪县第十七届人民政府\n第28次常务会议召开。", "?" + ID, "unknown"),
        ({}, "望溪县第十七届人民政府第28次常务会议召开。", "望溪县人民政府", "text"),
        ({}, "昨日，望溪县政府召开第五十三次常务会议。", "望溪县人民政府", "text"),
        ({"title": "望溪县十五届人民政府第27次常务会议纪要"}, "", "望溪县人民政府", "title"),
        ({"title": "安澜自治区政府第15次常务会议纪要"}, "", "安澜自治区人民政府", "title"),
        ({}, "主办单位：安澜市白鹭区人民政府办公室", "安澜市白鹭区人民政府", "text"),
        (
            {"title": "安澜市白鹭区人民政府常务会议纪要", "issuer": "白鹭区人民政府办公室"},
            "",
            "安澜市白鹭区人民政府",
            "title",
        ),
    ],
)
def test_the_government_is_found_where_the_minutes_name_it(
    facts: dict[str, str], text: str, name: str, rule: str
) -> None:
    found = find(text, **facts)
    assert (found.name, found.rule) == (name, rule)


def test_the_government_given_wins() -> None:
    assert find("", "望溪县", title="安澜市人民政府常务会议纪要").name == "望溪县人民政府"


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({"title": "区政府常务会议纪要"}, "区长主持召开区政府第3次常务会议。"),
        ({"title": "十九届县政府第97次常务会议纪要"}, ""),
        ({"title": "2024年区政府第1次常务会议纪要"}, ""),
        ({"title": "白远山主持召开区政府常务会议"}, ""),
        ({}, "2024年第1次区政府常务会议召开，传达学习市政府第163次常务会议精神。"),
        ({}, "县长白远山主持召开望溪县政府第3次常务会议。"),
        ({}, "安澜市人民政府办公室\n望溪县人民政府办公室\n"),
    ],
)
def test_a_government_that_is_not_named_or_not_alone_is_not_guessed(facts: dict[str, str], text: str) -> None:
    found = find(text, **facts)
    assert found.name == f"?{ID}"
    assert not found.known


def test_the_level_of_an_unknown_government_is_kept() -> None:
    assert find("", title="区政府常务会议纪要").level == "区"
    assert find("主持召开市十六届政府第四十五次常务会议").level == "市"
    assert find("主任主持召开会议").level == ""


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("安澜市白鹭区人民政府", ("安澜市", "白鹭区")),
        ("安澜市东区人民政府", ("安澜市", "东区")),
        ("津市市人民政府", ("常德市", "津市市")),
        ("白鹭区", ("", "白鹭区")),
        ("望溪苗族自治县人民政府", ("", "望溪苗族自治县")),
    ],
)
def test_the_place_is_parted_from_the_one_it_lies_in(name: str, parts: tuple[str, str]) -> None:
    found = parse_government(name, rule="given")
    assert (found.parent, found.own) == parts


def test_the_place_of_the_name_is_cut_out_of_the_title() -> None:
    text = "望溪县人民\n政府常务会议纪要"
    record = Record.from_dict({"document": {"title": "望溪县人民政府常务会议纪要", "evidence": {"title": [[0, 14]]}}})
    (span,) = find_government(record, make_document(text), ID).spans
    assert text[slice(*span)] == "望溪县人民\n政府"


@pytest.mark.parametrize(
    ("post", "name"),
    [
        ("安澜市市长", "安澜市人民政府"),
        ("安澜市委副书记、市长", "安澜市人民政府"),
        ("望溪县委副书记、代县长", "望溪县人民政府"),
        ("安澜市副市长、望溪市市长", "望溪市人民政府"),
        ("望溪县人民政府县长", "望溪县人民政府"),
        ("安澜市副市长", "安澜市人民政府"),
        ("区政府区长", f"?{ID}"),
        ("县委副书记、县长", f"?{ID}"),
        ("安澜市副市长、望溪市副市长", f"?{ID}"),
        ("安澜市委常委、县长", f"?{ID}"),
    ],
)
def test_the_post_of_the_chair_may_name_the_place(post: str, name: str) -> None:
    found = find_around(post)
    assert found.name == name
    assert found.spans == (((0, len(post)),) if found.known else ())


def test_the_site_and_the_folder_count_when_the_minutes_say_nothing_else() -> None:
    assert find_around(site="望溪县人民政府门户网站").name == "望溪县人民政府"
    assert find_around(uri="file:///minutes/望溪县/2024/3.txt").name == "望溪县人民政府"
    assert find_around(uri="file:///minutes/望溪县人民政府/3.txt").rule == "folder"
    assert find_around(site="望溪县人民政府", uri="file:///青禾县/3.txt").rule == "metadata"
    assert find_around("望溪县县长", site="青禾县人民政府").rule == "chair"
    assert find_around(title="青禾县人民政府常务会议纪要", uri="file:///望溪县/3.txt").name == "青禾县人民政府"


@pytest.mark.parametrize("folder", ["minutes", "望溪", "望溪县2024", "会议纪要", "望溪县财政局"])
def test_other_folders_name_no_government(folder: str) -> None:
    assert not find_around(uri=f"file:///{folder}/3.txt").known


def test_a_site_or_folder_of_another_level_is_not_the_one_of_the_minutes() -> None:
    assert not find_around(title="区政府常务会议纪要", site="安澜市人民政府").known
    assert not find_around(title="区政府常务会议纪要", uri="file:///安澜市/3.txt").known


@pytest.mark.parametrize("written", ["昆山市", "昆山市人民政府", "江苏省昆山市人民政府", "苏州市昆山市政府"])
def test_a_listed_place_has_one_name_and_its_code(written: str) -> None:
    found = parse_government(written, rule="given")
    assert (found.name, found.code, found.level_code) == ("昆山市人民政府", "320583", "county")
    assert found.above == ("苏州市", "江苏省")


def test_a_name_of_several_places_is_known_only_when_something_names_the_place_above() -> None:
    found = find("", title="鼓楼区人民政府常务会议纪要")
    assert (found.name, found.own, found.level) == (f"?{ID}", "鼓楼区", "区")
    assert "徐州市鼓楼区" in found.choices
    named = find("", title="鼓楼区人民政府常务会议纪要", issuer="徐州市鼓楼区人民政府办公室")
    assert (named.name, named.code) == ("徐州市鼓楼区人民政府", "320302")
    assert find_around(title="鼓楼区人民政府常务会议纪要", uri="file:///徐州市/3.txt").code == "320302"
    assert find_around("徐州市鼓楼区区长").code == "320302"
    # Two places that fit say no more than none.
    assert not find_around(title="鼓楼区人民政府常务会议纪要", site="南京市", uri="file:///徐州市/3.txt").known


def test_a_given_name_of_several_places_is_refused_with_the_names_to_choose_from() -> None:
    with pytest.raises(GovernmentError, match=r"南京市鼓楼区, 开封市鼓楼区.* --government"):
        find("", "鼓楼区")
    assert find("", "徐州市鼓楼区").code == "320302"


def test_a_place_that_is_no_more_counts_for_minutes_of_its_time() -> None:
    # One 新市区 was abolished in 2015, another is there still.
    title = "新市区人民政府常务会议纪要"
    assert find_around(title=title, date="2012-05-06").choices == ("乌鲁木齐市新市区", "保定市新市区")
    assert find_around(title=title, date="2024-05-06").name == "乌鲁木齐市新市区人民政府"


def test_a_place_that_is_not_listed_keeps_its_name_even_when_a_listed_one_ends_so() -> None:
    found = parse_government("安澜市东区人民政府", rule="title")
    assert (found.name, found.code, found.above) == ("安澜市东区人民政府", None, ("安澜市",))


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("安澜省", "province"),
        ("安澜市", None),
        ("安澜市望溪市", "county"),
        ("安澜州", "prefecture"),
        ("望溪县", "county"),
        ("柳湾镇", "township"),
        ("枕河经济开发区管委会", "zone"),
    ],
)
def test_the_level_is_what_the_name_tells(name: str, level: str | None) -> None:
    assert parse_government(name, rule="given").level_code == level


def test_a_prefecture_without_a_congress_has_an_administrative_office() -> None:
    assert parse_government("安澜地区行署", rule="given").name == "安澜地区行政公署"
