"""Names of organisations: as whole strings, in lists, in running text."""

from __future__ import annotations

import pytest

from graph_loader.extraction.unit_costs import unit_cost
from graph_loader.extraction.units import find_units, is_unit, split_units, unit_kind

UNITS = [
    "市食品药品检验所",
    "望溪县食品药品检验所",
    "博物馆",
    "社会福利院",
    "县植物园",
    "自然资源和规划局",
    "砂石资源和规划局",
    "农业农村和乡村振兴局",
    "知识产权和市场监管局",
    "住房和城乡建设局",
    "中和镇",
    "中和镇人民政府",
    "和顺海关",
    "墩集镇",
    "后坪镇",
    "国家统计局安澜调查队",
    "七星乡人民政府",
    "县纪委监委派驻纪检监察组",
    "县财政局",
    "县发改委",
    "白鹭区财政局",
    "市自然资源和规划局",
    "县政务服务与数据管理局",
    "县公安局交警大队",
    "望溪公安分局",
    "望溪县",
    "白石乡",
    "清河镇",
    "东街街道办事处",
    "团县委",
    "县妇联",
    "市残联",
    "县工商联",
    "县红十字会",
    "县供销社",
    "县委编办",
    "县委宣传部",
    "县委社会工作部",
    "县纪委监委",
    "县人大常委会",
    "县政协",
    "县法院",
    "市中级人民法院",
    "县检察院",
    "县人武部",
    "安澜海关",
    "望溪县供电公司",
    "人行安澜中支",
    "国开行安澜市分行",
    "农发行安澜市分行",
    "县城投集团",
    "县税务局",
    "县消防救援大队",
    "县融媒体中心",
    "安澜高新区管委会",
    "安澜工业园区",
    "县土地房屋征收服务中心",
    "县政府办公室",
    "府办",
    "政府研究室",
    "县委督查室",
    "县安委办",
    "县乡村振兴局",
    "园林和林业局",
    "发展和改革局",
    "区工信和科技局",
]

NO_UNITS = [
    "会议听取市科技局",
    "公共场所",
    "全市场所",
    "财政局和规划局",
    "财政局和市公安局",
    "各乡镇和财政局",
    "办及各街道办事处",
    "和财政局",
    "区体育场馆",
    "农村集镇",
    "各部门",
    "各乡镇",
    "相关部门",
    "有关单位",
    "全县",
    "本县",
    "县区",
    "城区",
    "大局",
    "格局",
    "干部",
    "全部",
    "承办",
    "督办",
    "中心",
    "社会",
    "会议",
    "县长",
    "区委常委",
    "常务副区长",
    "副县长陈可",
    "县财政局局长",
    "会议要求县财政局",
    "由县财政局",
    "财政局的汇报",
    "市委督查室和市政府督查室",
    "县财政局、县审计局",
]


@pytest.mark.parametrize("name", UNITS)
def test_is_unit(name: str) -> None:
    assert is_unit(name)


@pytest.mark.parametrize("name", NO_UNITS)
def test_is_no_unit(name: str) -> None:
    assert not is_unit(name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("县财政局", "Department"),
        ("县委宣传部", "PartyBody"),
        ("县人大常委会", "Congress"),
        ("县法院", "Court"),
        ("团县委", "MassOrganization"),
        ("安澜高新区管委会", "Zone"),
        ("县城投集团", "Enterprise"),
        ("县融媒体中心", "Institution"),
        ("安澜海关", "VerticalAgency"),
        ("清河镇", "LocalGovernment"),
        ("各部门", None),
    ],
)
def test_unit_kind(name: str, kind: str | None) -> None:
    assert unit_kind(name) == kind


@pytest.mark.parametrize(
    ("listed", "units"),
    [
        ("县文广旅局、住建局和市场监管局", ["县文广旅局", "住建局", "市场监管局"]),
        ("民政、教育、人社等部门", ["民政", "教育", "人社"]),
        ("发展改革、财政、审计部门", ["发展改革", "财政", "审计"]),
        ("清河镇和发展改革、财政、林草等部门", ["清河镇", "发展改革", "财政", "林草"]),
        ("文物、自然资源等相关职能部门", ["文物", "自然资源"]),
        ("住建、交通、农业等建设项目行业主管部门", ["住建", "交通", "农业"]),
        ("市场监管部门", ["市场监管"]),
        ("县砂石管理部门", ["县砂石管理"]),
        ("县财政局会同县审计局", ["县财政局", "县审计局"]),
        ("由县财政局、县审计局", ["县财政局", "县审计局"]),
        ("发展和改革局", ["发展和改革局"]),
        ("县委督查室和县政府督查室", ["县委督查室", "县政府督查室"]),
        ("县妇联、各乡镇及县直相关部门", ["县妇联"]),
        ("区委常委、常务副区长", []),
        ("副县长陈可", []),
        ("各地各部门", []),
        ("各牵头部门", []),
        ("", []),
    ],
)
def test_split_units(listed: str, units: list[str]) -> None:
    assert [listed[a:b] for a, b in split_units(listed, 0, len(listed))] == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("由市发改委根据本次会议讨论意见修改完善后由市政府办公室发文", ["市发改委", "市政府办公室"]),
        ("会议听取斗门生态环境分局关于责任清单的汇报", ["斗门生态环境分局"]),
        ("会议原则同意县财政局的请示", ["县财政局"]),
        ("市委督查室和市政府督查室要牵头", ["市委督查室", "市政府督查室"]),
        ("发展改革、统计等部门要强化监测", ["发展改革", "统计"]),
        ("服务全县发展大局，做到开局良好", []),
        ("各部门、各乡镇要抓好落实", []),
    ],
)
def test_find_units(text: str, units: list[str]) -> None:
    assert [text[a:b] for a, b in find_units(text, 0, len(text))] == units


def test_a_unit_that_holds_a_person_costs_more_than_its_parts() -> None:
    assert unit_cost("县法院赵新华县检察院") > 3
    assert unit_cost("县法院") < 0.5 > unit_cost("县检察院")


def test_find_units_is_linear() -> None:
    from time import process_time

    text = "各部门要由县财政局牵头推进中心工作，" * 2000
    start = process_time()
    find_units(text, 0, len(text) // 4)
    quarter = process_time() - start
    start = process_time()
    assert len(find_units(text, 0, len(text))) == 2000
    assert process_time() - start < 16 * quarter + 1
