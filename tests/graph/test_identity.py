"""Which bodies and officials of several small documents are one, which are candidates, and that no order of them matters."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_loader.elements import Edge, Node
from graph_loader.graph import Elements, build, merge, ontology
from graph_loader.graph.dump import dump_lines
from graph_loader.resolution import resolve
from tests.graph.examples import make_document, make_record

Person = tuple[str, str | None, str | None]  # name, organization, post


def minutes(
    government: str, date: str = "2024-05-06", *, people: tuple[Person, ...] = (), bodies: tuple[str, ...] = ()
) -> Elements:
    """The graph of minutes that name some people and bodies."""
    written = [word for person in people for word in person if word]
    text = "\n".join([f"{government}常务会议纪要", date, *written, *bodies])
    document = make_document(text)
    attendees = [
        {"name": name, "role": "present", "organization": organization, "post": post}
        for name, organization, post in people
    ]
    record = make_record(
        {
            "document": {"title": f"{government}常务会议纪要"},
            "meeting": {"series": "常务会议", "date": date},
            "attendees": [*attendees, *({"role": "present", "organization": body} for body in bodies)],
        },
        text,
    )
    elements = build(record, document, resolve(record, document))
    ontology.load().check([*elements.nodes, *elements.edges])
    return elements


def candidates(*parts: Elements) -> set[tuple[str, str, str]]:
    return {
        (edge.start.id, edge.end.id, str(edge.properties["reason"]))
        for edge in merge(parts)
        if isinstance(edge, Edge) and edge.type == "POSSIBLY_SAME_AS"
    }


def ids(label: str, *parts: Elements) -> list[str]:
    return [node.id for node in merge(parts) if isinstance(node, Node) and label in node.labels]


def wholes(*parts: Elements) -> set[tuple[str, str]]:
    return {(e.start.id, e.end.id) for e in merge(parts) if isinstance(e, Edge) and e.type == "PART_OF"}


def test_the_heads_of_a_government_are_one_person_each_in_all_its_meetings() -> None:
    people = (("白远山", None, "县委副书记、县长"), ("江月", None, "副县长"))
    later = (("白远山", None, "县长"), ("江月", "县政府", "副县长"))
    parts = minutes("望溪县人民政府", people=people), minutes("望溪县人民政府", "2025-01-02", people=later)
    assert ids("Official", *parts) == ["望溪县人民政府/江月", "望溪县人民政府/白远山"]
    (service,) = (
        edge
        for edge in merge(parts)
        if isinstance(edge, Edge) and edge.type == "SERVES_IN" and edge.properties["post"] == "副县长"
    )
    assert [str(service.properties[name]) for name in ("first_seen", "last_seen")] == ["2024-05-06", "2025-01-02"]
    assert service.properties["basis"] == "stated"  # where one document states the unit


def test_a_nameless_post_makes_no_government_attend() -> None:
    elements = minutes("望溪县人民政府", people=(("江月", None, "副县长"),))
    assert {edge.start.label for edge in elements.edges if edge.type == "ATTENDED"} == {"Official"}


def test_one_name_in_two_units_of_one_meeting_is_two_candidates() -> None:
    people = (("于溪", "县水务局", None), ("于溪", "县财政局", None))
    assert candidates(minutes("望溪县人民政府", people=people)) == {
        (
            "望溪县人民政府/于溪@水务局",
            "望溪县人民政府/于溪@财政局",
            "same name, units differ, both named in the same minutes",
        )
    }


def test_the_reason_tells_people_of_the_same_time_from_those_side_by_side() -> None:
    water, money = (("于溪", "县水务局", None),), (("于溪", "县财政局", None),)
    parts = [minutes("望溪县人民政府", day, people=water) for day in ("2021-05-06", "2023-05-06")]
    between = minutes("望溪县人民政府", "2022-05-06", people=money)
    assert {reason for _, _, reason in candidates(*parts, between)} == {
        "same name, units differ, seen in the same time"
    }
    both = minutes("望溪县人民政府", "2022-06-06", people=(*water, *money))
    told = {reason for _, _, reason in candidates(*parts, between, both)}
    assert told == {"same name, units differ, both named in the same minutes"}


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (
            "县环保局",
            "县生态环境局",
            "same name, one unit took over from the other in a reform, seen one after the other",
        ),
        ("县水务局", "县财政局", "same name, units differ, seen one after the other"),
        ("县财政局", None, "same name, one without a unit, seen one after the other"),
    ],
)
def test_a_move_between_units_is_a_candidate_with_dates(before: str, after: str | None, reason: str) -> None:
    first = minutes("望溪县人民政府", "2018-05-06", people=(("于溪", before, None),))
    second = minutes("望溪县人民政府", "2021-05-06", people=(("于溪", after, None),))
    assert {found for _, _, found in candidates(first, second)} == {reason}
    seen = {
        (str(node.properties["first_seen"]), str(node.properties["last_seen"]))
        for node in merge([first, second])
        if isinstance(node, Node) and node.labels == ("Official",)
    }
    assert seen == {("2018-05-06", "2018-05-06"), ("2021-05-06", "2021-05-06")}


def test_officials_of_two_governments_have_nothing_to_do_with_each_other() -> None:
    people = (("于溪", "县水务局", None),)
    assert candidates(minutes("望溪县人民政府", people=people), minutes("青禾县人民政府", people=people)) == set()


def test_a_place_that_is_not_listed_is_a_candidate_with_and_without_what_it_lies_in() -> None:
    short, long = minutes("白鹭区人民政府"), minutes("安澜市白鹭区人民政府")
    assert candidates(short, long) == {
        ("安澜市白鹭区人民政府", "白鹭区人民政府", "same place, one without what it lies in")
    }
    assert candidates(minutes("昆山市人民政府"), minutes("江苏省昆山市人民政府", "2025-01-02")) == set()


def test_a_district_named_by_its_city_is_its_government_and_none_elsewhere() -> None:
    city = minutes("安澜市人民政府", bodies=("白鹭区", "望溪县政府"))
    district = "安澜市白鹭区人民政府"
    assert ids("Organization", city, minutes(district)) == ["安澜市人民政府", "安澜市望溪县人民政府", district]
    assert candidates(city, minutes("青禾市白鹭区人民政府")) == set()
    assert candidates(city, minutes("青禾市人民政府", bodies=("白鹭区",))) == set()
    reasons = {found[:2] for found in candidates(city, minutes("望溪县人民政府"))}
    assert reasons == {("安澜市望溪县人民政府", "望溪县人民政府")}


def test_governments_are_part_of_the_one_above_and_offices_of_their_committee() -> None:
    parts = wholes(minutes("昆山市人民政府", bodies=("市委办", "市人大常委会", "市法院", "市财政局", "市疾控中心")))
    assert parts == {
        ("昆山市人民政府", "苏州市人民政府"),
        ("苏州市人民政府", "江苏省人民政府"),
        ("昆山市人民政府/市委办公室", "昆山市人民政府/市委"),
        ("昆山市人民政府/人民代表大会常务委员会", "昆山市人民政府/人民代表大会"),
        ("昆山市人民政府/财政局", "昆山市人民政府"),
    }
    assert wholes(minutes("安澜市白鹭区人民政府")) == {("安澜市白鹭区人民政府", "安澜市人民政府")}


def test_reforms_are_facts_where_they_went_the_same_way_everywhere_and_else_candidates() -> None:
    old = minutes("望溪县人民政府", "2018-05-06", bodies=("县工商局", "县质监局", "县物价局", "县卫生局"))
    new = minutes("望溪县人民政府", "2021-05-06", bodies=("县市场监管局", "县卫健局"))
    successions = {
        (edge.start.id.partition("/")[2], edge.end.id.partition("/")[2])
        for edge in merge([old, new])
        if isinstance(edge, Edge) and edge.type == "SUCCEEDED_BY"
    }
    assert successions == {
        ("工商行政管理局", "市场监督管理局"),
        ("质量技术监督局", "市场监督管理局"),
        ("卫生局", "卫生健康局"),
    }
    ((one, other, reason),) = candidates(old, new)
    assert {one, other} == {"望溪县人民政府/物价局", "望溪县人民政府/市场监督管理局"}
    assert reason == "物价局 usually became a part of 市场监督管理局 in the reform by 2019-03-31"
    both = minutes("望溪县人民政府", "2021-06-06", bodies=("县物价局", "县市场监管局"))
    ((_, _, told),) = candidates(old, new, both)
    assert told == f"{reason}, but the same minutes name both"


def test_a_short_form_of_several_bodies_is_a_candidate_for_each() -> None:
    parts = (
        minutes("望溪县人民政府", bodies=("发展改革部门",)),
        minutes("望溪县人民政府", "2025-01-02", bodies=("县发改局",)),
    )
    assert candidates(*parts) == {
        ("望溪县人民政府/发展和改革局", "望溪县人民政府/发展改革", "short form of several bodies")
    }


PARTS = (
    minutes("白鹭区人民政府", "2018-05-06", people=(("于溪", "区环保局", None),), bodies=("区物价局", "发展改革部门")),
    minutes(
        "白鹭区人民政府", "2021-05-06", people=(("于溪", "区生态环境局", None),), bodies=("区市场监管局", "区发改局")
    ),
    minutes("安澜市白鹭区人民政府", people=(("江月", None, "副区长"),), bodies=("区教育局",)),
    minutes("安澜市人民政府", people=(("江月", None, "市长"),), bodies=("白鹭区", "昆山市")),
    minutes("昆山市人民政府", bodies=("市委办", "太仓市")),
)


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(len(PARTS))))
def test_no_order_matters(order: list[int]) -> None:
    assert list(dump_lines(merge(PARTS[n] for n in order))) == list(dump_lines(merge(PARTS)))


def test_each_candidate_needs_its_two_documents_only() -> None:
    everything = candidates(*PARTS)
    assert everything == {pair for two in permutations(PARTS, 2) for pair in candidates(*two)}
    assert everything
