"""Names of bodies as written to the one name within their government."""

from __future__ import annotations

from datetime import date

import pytest

from graph_loader.lexicon import table
from graph_loader.resolution.government import Government, parse_government
from graph_loader.resolution.organizations import Bodies
from graph_loader.resolution.phrases import is_collective

CITY = parse_government("安澜市人民政府", rule="title")
COUNTY = parse_government("安澜市望溪县人民政府", rule="title")
ALONE = parse_government("望溪县人民政府", rule="title")
UNKNOWN = Government("?0123456789abcdef", own="县")


def names(government: Government, phrase: str) -> list[str]:
    return [f"{one.government}/{one.name}".removeprefix("/") for one in Bodies(government).resolve(phrase)]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("市发改委", "安澜市人民政府/发展和改革委员会"),
        ("发展改革委", "安澜市人民政府/发展和改革委员会"),
        ("安澜市发展和改革委员会", "安澜市人民政府/发展和改革委员会"),
        ("安澜市人民政府办公室", "安澜市人民政府/人民政府办公室"),
        ("市政府办", "安澜市人民政府/人民政府办公室"),
        ("政府办", "安澜市人民政府/人民政府办公室"),
        ("市府办", "安澜市人民政府/人民政府办公室"),
        ("市政府", "安澜市人民政府"),
        ("安澜市政府", "安澜市人民政府"),
        ("环保局", "安澜市人民政府/环境保护局"),
        ("市环境保护局", "安澜市人民政府/环境保护局"),
        ("市市场监管局", "安澜市人民政府/市场监督管理局"),
        ("市场监管局", "安澜市人民政府/市场监督管理局"),
        ("市场监管部门", "安澜市人民政府/市场监督管理局"),
        ("市民政局", "安澜市人民政府/民政局"),
        ("财政", "安澜市人民政府/财政局"),
        ("市委", "安澜市人民政府/市委"),
        ("中共安澜市委", "安澜市人民政府/市委"),
        ("市委常委会会议", "安澜市人民政府/市委常委会"),
        ("市委办", "安澜市人民政府/市委办公室"),
        ("团市委", "安澜市人民政府/共青团委员会"),
        ("市检察院", "安澜市人民政府/人民检察院"),
        ("望溪县", "安澜市望溪县人民政府"),
        ("柳湾街道", "安澜市人民政府/柳湾街道办事处"),
        ("安澜高新区", "安澜市人民政府/安澜高新区管理委员会"),
        ("安澜高新区管委会", "安澜市人民政府/安澜高新区管理委员会"),
        ("安澜海关", "安澜市人民政府/安澜海关"),
        ("市河道采砂整治专班", "安澜市人民政府/市河道采砂整治专班"),
    ],
)
def test_names_in_the_minutes_of_a_city(written: str, name: str) -> None:
    assert names(CITY, written) == [name]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("县政府", "安澜市望溪县人民政府"),
        ("望溪县政府", "安澜市望溪县人民政府"),
        ("县发改局", "安澜市望溪县人民政府/发展和改革局"),
        ("县委", "安澜市望溪县人民政府/县委"),
        ("团县委", "安澜市望溪县人民政府/共青团委员会"),
        ("市委", "安澜市人民政府/市委"),
        ("市政府", "安澜市人民政府"),
        ("市财政局", "安澜市人民政府/财政局"),
        ("市生态环境局望溪分局", "安澜市望溪县人民政府/安澜市生态环境局望溪分局"),
        ("安澜市生态环境局望溪分局", "安澜市望溪县人民政府/安澜市生态环境局望溪分局"),
        ("省财政厅", "安澜市望溪县人民政府/省财政厅"),
    ],
)
def test_names_in_the_minutes_of_a_county_whose_city_is_stated(written: str, name: str) -> None:
    assert names(COUNTY, written) == [name]


@pytest.mark.parametrize("written", ["市委", "市财政局", "市政府", "省发改委"])
def test_a_body_of_another_level_keeps_its_name_when_the_place_is_not_stated(written: str) -> None:
    assert names(ALONE, written) == [f"望溪县人民政府/{written}"]


def test_two_levels_in_minutes_of_an_unknown_government_stay_apart() -> None:
    assert names(UNKNOWN, "县财政局") == [f"{UNKNOWN.name}/财政局"]
    assert names(UNKNOWN, "市财政局") == [f"{UNKNOWN.name}/市财政局"]
    assert names(UNKNOWN, "县政府") == [f"{UNKNOWN.name}/县人民政府"]


def test_a_short_form_of_two_bodies_means_the_one_the_document_names() -> None:
    bodies = Bodies(ALONE)
    assert bodies.resolve("发展改革")[0].name == "发展改革"
    bodies.note(["县发改局", "县财政局"])
    assert bodies.resolve("发展改革")[0].name == "发展和改革局"
    bodies.note(["县发改局", "县发改委"])
    assert bodies.resolve("发展改革")[0].name == "发展改革"


def resolve_beside(phrase: str, *named: str, day: date | None = None, government: Government = ALONE) -> str:
    """The name of a body in a document that also names others."""
    bodies = Bodies(government, day)
    bodies.note([phrase, *named])
    return bodies.resolve(phrase)[0].name


@pytest.mark.parametrize(
    ("written", "named", "name"),
    [
        ("教育", (), "教育局"),
        ("教育", ("县教体局",), "教育体育局"),
        ("教育部门", ("县教育局", "县教体局"), "教育局"),
        ("城管局", ("县城市管理综合执法局",), "城市管理综合执法局"),
        ("卫健", (), "卫健"),
        ("县卫健部门", (), "卫健"),
        ("卫健", ("县卫健局",), "卫生健康局"),
    ],
)
def test_a_short_form_means_the_body_that_the_document_names(written: str, named: tuple[str, ...], name: str) -> None:
    assert resolve_beside(written, *named) == name


@pytest.mark.parametrize(
    ("written", "day", "name"),
    [
        ("环保", date(2016, 5, 6), "环境保护局"),
        ("环保", date(2022, 5, 6), "生态环境局"),
        ("环保", date(2019, 1, 6), "环保"),
        ("环保", None, "环保"),
        ("县环保局", date(2022, 5, 6), "环境保护局"),  # a name is kept as written
        ("农业", date(2024, 5, 6), "农业农村局"),
        ("工商", date(2024, 5, 6), "工商"),  # that there is none any more
        ("国土部门", date(2018, 6, 5), "国土资源局"),
    ],
)
def test_a_word_for_a_task_means_the_body_of_its_time(written: str, day: date | None, name: str) -> None:
    assert resolve_beside(written, day=day) == name


@pytest.mark.parametrize(
    ("written", "named", "name"),
    [
        ("管委会", ("望溪经济开发区管委会",), "望溪经济开发区管理委员会"),
        ("开发区管委会", ("望溪经济开发区管委会",), "望溪经济开发区管理委员会"),
        ("开发区管委会", ("望溪经济开发区管委会", "青禾经济开发区管委会"), "开发区管理委员会"),
        ("高新区", ("青禾经济开发区", "望溪高新技术产业开发区管委会"), "望溪高新区管理委员会"),
        ("望溪高新技术开发区管委会", (), "望溪高新区管理委员会"),
        ("开发区管委会", (), "开发区管理委员会"),
    ],
)
def test_a_general_word_means_the_one_zone_that_the_document_names(
    written: str, named: tuple[str, ...], name: str
) -> None:
    assert resolve_beside(written, *named) == name


@pytest.mark.parametrize(
    ("place", "written", "name"),
    [
        ("昆山市", "市财政局", "昆山市人民政府/财政局"),
        ("昆山市", "市政府", "昆山市人民政府"),
        ("昆山市", "苏州市财政局", "苏州市人民政府/财政局"),
        ("昆山市", "省发改委", "江苏省人民政府/发展和改革委员会"),
        ("昆山市", "省政府", "江苏省人民政府"),
        ("昆山市", "太仓市", "太仓市人民政府"),
        ("苏州市", "昆山市", "昆山市人民政府"),
        ("苏州市", "昆山市财政局", "昆山市人民政府/财政局"),
        ("苏州市", "吴中区公安分局", "苏州市人民政府/吴中区公安分局"),
        ("徐州市", "鼓楼区", "徐州市鼓楼区人民政府"),
        ("苏州市", "鼓楼区", "苏州市人民政府/鼓楼区人民政府"),
        ("海勃湾区", "区财政局", "海勃湾区人民政府/财政局"),
        ("海勃湾区", "自治区财政厅", "内蒙古自治区人民政府/财政厅"),
        ("张家川回族自治县", "张家川县财政局", "张家川回族自治县人民政府/财政局"),
        ("张家川回族自治县", "自治县财政局", "张家川回族自治县人民政府/财政局"),
    ],
)
def test_the_data_of_divisions_tells_whose_body_it_is(place: str, written: str, name: str) -> None:
    assert names(parse_government(place, rule="title"), written) == [name]


def test_the_committee_of_a_zone_is_the_government_of_its_minutes() -> None:
    zone = parse_government("枕河经济开发区管委会", rule="title")
    assert {*names(zone, "管委会"), *names(zone, "区管委会"), *names(zone, "开发区管委会")} == {zone.name}
    assert names(zone, "望溪开发区管委会") == [f"{zone.name}/望溪开发区管理委员会"]


def test_traditional_characters_name_the_same_body() -> None:
    assert names(ALONE, "縣財政局") == names(ALONE, "县财政局")


@pytest.mark.parametrize("written", ["属地乡镇", "县政府班子成员", "城镇"])
def test_words_for_several_are_no_place_and_no_office(written: str) -> None:
    (body,) = Bodies(ALONE).resolve(written)
    assert (body.name, body.rule) != (written + "人民政府", "place")
    assert not body.name.startswith("人民政府")


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("县政府办、县财政局", ["县政府办", "县财政局"]),
        ("区委办、区府办", ["区委办", "区府办"]),
        ("县财政局和县审计局", ["县财政局", "县审计局"]),
        ("发展和改革局", ["发展和改革局"]),
        ("县文化和旅游局", ["县文化和旅游局"]),
        ("县文化和旅游局及县财政局", ["县文化和旅游局", "县财政局"]),
        ("县委、县人大常委会、县政协及相关部门", ["县委", "县人大常委会", "县政协", "相关部门"]),
        ("各市、区人民政府", ["各市、区人民政府"]),
        ("县各有关部门和单位", ["县各有关部门和单位"]),
        ("各乡镇和县财政局", ["各乡镇", "县财政局"]),
    ],
)
def test_phrases_are_cut_only_between_bodies(phrase: str, parts: list[str]) -> None:
    found = Bodies(ALONE).resolve(phrase)
    assert [one.written for one in found] == parts
    assert [phrase[one.start : one.end] for one in found] == parts


@pytest.mark.parametrize("phrase", ["各部门", "相关单位", "牵头部门", "县直有关部门", "县政府各部门", "全市上下"])
def test_collectives_are_told_from_bodies(phrase: str) -> None:
    assert is_collective(phrase)
    assert not is_collective("县财政局")


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("县财政局", "Department"),
        ("县委组织部", "PartyBody"),
        ("县人大常委会", "Congress"),
        ("县法院", "Court"),
        ("县残联", "MassOrganization"),
        ("青禾镇", "LocalGovernment"),
        ("望溪经济开发区", "Zone"),
        ("县城投公司", "Enterprise"),
        ("县疾控中心", "Institution"),
        ("县税务局", "VerticalAgency"),
        ("县河长制专班", None),
    ],
)
def test_the_kind_follows_from_the_name(written: str, kind: str | None) -> None:
    assert [one.kind for one in Bodies(ALONE).resolve(written)] == [kind]


def test_the_lexicons_fit_together() -> None:
    from graph_loader.graph.ontology import load

    kinds = load().nodes["Organization"].kinds
    rows = table("organizations")
    names_ = [row[0] for row in rows]
    assert len(set(names_)) == len(names_)
    assert {row[1] for row in (*rows, *table("organization_kinds"))} <= set(kinds)
    assert {name for row in table("reforms") for name in row[:2]} <= set(names_), "a reform of an unknown body"
    for name in ("organizations", "organization_kinds", "reforms", "collectives", "not_a_level"):
        found = [row[0] for row in table(name)]
        assert found == sorted(found), f"{name}.tsv is not sorted"
