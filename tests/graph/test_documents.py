"""Which policy documents may be one, in what order meetings took them up again, and that no order of loading matters."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_loader.elements import Edge, Node
from graph_loader.graph import Elements, build, merge, ontology
from graph_loader.graph.dump import dump_lines
from graph_loader.judgements import Entry, settle
from graph_loader.judgements.judgement import parse_line
from graph_loader.resolution import resolve
from tests.graph.examples import make_document, make_record

COUNTY = "望溪县人民政府"
#: Title, and 文号 or None.
Title = tuple[str, str | None]


def minutes(
    *titles: str | Title, date: str | None = "2024-05-06", government: str = COUNTY, words: str = ""
) -> Elements:
    """The graph of minutes with an item about each title. words: more text, so that the minutes are others."""
    named = [title if isinstance(title, tuple) else (title, None) for title in titles]
    lines = [f"审议《{title}》" + (f"（{number}）" if number else "") for title, number in named]
    text = "\n".join([f"{government}常务会议纪要", date or "第9次", *lines, words])
    document = make_document(text)
    record = make_record(
        {
            "document": {"title": f"{government}常务会议纪要"},
            "meeting": {"series": "常务会议", "date": date, "number": None if date else "第9次"},
            "agenda_items": [
                {"no": str(n), "title": line, "kind": "deliberate"} for n, line in enumerate(lines, start=1)
            ],
            "policy_documents": [
                {"title": title, "document_number": number, "status": "deliberated", "items": [n]}
                for n, (title, number) in enumerate(named)
            ],
        },
        text,
    )
    elements = build(record, document, resolve(record, document))
    ontology.load().check([*elements.nodes, *elements.edges])
    return elements


def links(kind: str, *parts: Elements) -> list[Edge]:
    return [edge for edge in merge(parts) if isinstance(edge, Edge) and edge.type == kind]


def candidates(*parts: Elements) -> set[tuple[str, str, str]]:
    """Titles of both, in order, and the reason."""
    return {
        (edge.start.id.partition("/")[2], edge.end.id.partition("/")[2], str(edge.properties["reason"]))
        for edge in links("POSSIBLY_SAME_AS", *parts)
        if edge.start.label == "PolicyDocument"
    }


def reasons(*titles: str | Title) -> list[str]:
    return sorted(reason for _, _, reason in candidates(minutes(*titles)))


def thread(*parts: Elements) -> set[tuple[str, str, str]]:
    """Meeting day of both items and the title of the document."""
    return {
        (edge.start.id.split("/")[2], edge.end.id.split("/")[2], str(edge.properties["document"]).partition("/")[2])
        for edge in links("CONTINUED_BY", *parts)
    }


def test_the_number_of_a_document_has_one_form() -> None:
    parts = (
        minutes(("望溪县河道管理办法", "望政发[2025] 第07号")),
        minutes(("望溪县河道管理办法", "望政发〔2025〕7号"), ("望溪县养老服务办法", None), date="2024-06-07"),
    )
    found = {
        str(node.properties["title"]): (node.properties.get("document_number"), node.properties.get("document_numbers"))
        for node in merge(parts)
        if isinstance(node, Node) and node.labels == ("PolicyDocument",)
    }
    assert found == {
        "望溪县河道管理办法": ("望政发〔2025〕7号", ["望政发〔2025〕7号"]),
        "望溪县养老服务办法": (None, None),
    }


def test_documents_that_share_a_number_are_candidates_within_their_government() -> None:
    number = "望政发〔2025〕7号"
    one = minutes(("望溪县河道管理办法", "望政发（2025）7号"))
    other = minutes(("关于加强河湖保护的意见", number), date="2024-06-07")
    elsewhere = minutes(("青禾县河湖条例", number), government="青禾县人民政府")
    assert candidates(one, other, elsewhere) == {
        ("关于加强河湖保护的意见", "望溪县河道管理办法", f"same document number {number}")
    }
    assert candidates(one, minutes(("关于加强河湖保护的意见", "望政发〔2025〕70号"), date="2024-06-07")) == set()


@pytest.mark.parametrize(
    ("titles", "reason"),
    [
        (("望溪县2024年民生实事计划", "望溪县2025年民生实事计划"), "same matter, differs in a year (2024年, 2025年)"),
        (("关于印发〈望溪县河道管理办法〉的通知", "望溪县河道管理办法"), "same matter, one passes the other on (关于印发…的通知)"),
        (("望溪县河道管理办法（修订）", "望溪县河道管理办法"), "same matter, one is marked 修订"),
        (("河道管理办法", "望溪县河道管理办法"), "same matter, one without the place"),
        (("望溪县湖泊保护管理办法", "望溪县湖泊保护治理办法"), "titles differ in one character (治, 管)"),
        (("望溪县湖泊保护管理办法", "望溪县湖泊的保护管理办法"), "same matter, written with other marks or particles"),
        (("望溪县湖泊保护管理办法", "望溪县湖泊群保护管理办法"), "titles differ in one character (群)"),
        (("望溪县群湖泊保护管理办法", "望溪县湖泊保护管理办法"), "titles differ in one character (群)"),
        (("望溪县湖泊保护管理新办法", "望溪县湖泊保护管理办法"), "titles differ in one character (新)"),
    ],
)  # fmt: skip
def test_near_titles_are_candidates_with_the_difference(titles: tuple[str, str], reason: str) -> None:
    found = reasons(*titles)
    assert len(found) == 1
    assert sorted(found[0]) == sorted(reason)  # the order of the two values is that of the ids


@pytest.mark.parametrize(
    "titles",
    [
        ("望溪县2024年湖泊保护管理办法", "望溪县2025年湖泊保护治理办法"),  # two differences
        ("望溪县湖泊保护管理办法", "望溪县河流保护管理办法"),
        ("望溪县湖泊保护管理办法", "望溪县湖泊保护管理办法执行情况的报告"),
        ("2024年总结", "2025年总结"),  # no matter
        ("养老办法", "养殖办法"),  # one character of four
    ],
)
def test_other_titles_are_no_candidates(titles: tuple[str, str]) -> None:
    assert reasons(*titles) == []


def test_drafts_are_one_document_and_no_candidates() -> None:
    parts = minutes("望溪县河道管理办法（送审稿）"), minutes("望溪县河道管理办法", date="2024-06-07")
    assert candidates(*parts) == set()
    assert len({node.id for node in merge(parts) if isinstance(node, Node) and "PolicyDocument" in node.labels}) == 1


def test_a_yearly_plan_is_a_candidate_for_that_of_the_next_year_only_and_never_merged() -> None:
    titles = [f"望溪县{year}年民生实事计划" for year in (2021, 2024, 2022, 2023)]
    found = candidates(minutes(*titles, "关于印发〈望溪县2022年民生实事计划〉的通知"))
    assert sorted(reason for _, _, reason in found) == [
        "same matter, differs in a year (2021年, 2022年)",
        "same matter, differs in a year (2022年, 2023年)",
        "same matter, differs in a year (2023年, 2024年)",
        "same matter, one passes the other on (关于印发…的通知)",
    ]
    assert candidates(minutes(*titles[:2])) != set()  # 2021 and 2024 when nothing is known between


def test_an_undated_plan_is_a_candidate_for_each_year() -> None:
    assert reasons("望溪县2023年民生实事计划", "望溪县2024年民生实事计划", "望溪县民生实事计划") == [
        "same matter, differs in a year (2023年, 2024年)",
        "same matter, one without 2023年",
        "same matter, one without 2024年",
    ]


def test_the_same_matter_before_several_meetings_is_a_thread_by_their_days() -> None:
    draft, plain = "望溪县河道管理办法（草案）", "望溪县河道管理办法"
    parts = minutes(draft), minutes(plain, date="2025-01-08"), minutes(plain, "望溪县养老办法", date="2024-11-02")
    assert thread(*parts) == {("2024-05-06", "2024-11-02", plain), ("2024-11-02", "2025-01-08", plain)}
    assert thread(parts[0], parts[1]) == {("2024-05-06", "2025-01-08", plain)}
    (edge,) = links("CONTINUED_BY", parts[0], parts[1])
    assert edge.properties["basis"] == "derived"
    assert len(edge.properties["evidence"]) == 2  # type: ignore[arg-type]  # evidence is a list


def test_items_of_one_meeting_do_not_continue_each_other() -> None:
    same = "望溪县河道管理办法（草案）", "望溪县河道管理办法（修订草案）"
    assert thread(minutes(*same)) == set()
    assert len(links("CONTINUED_BY", minutes(*same), minutes(same[0], date="2024-06-07"))) == 2


def test_a_meeting_without_a_day_has_no_place_in_a_thread() -> None:
    title = "望溪县河道管理办法"
    assert thread(minutes(title), minutes(title, date=None), minutes(title, date="2024-06-07")) == {
        ("2024-05-06", "2024-06-07", title)
    }


def test_two_items_may_continue_each_other_through_two_documents() -> None:
    one, other = "望溪县河道管理办法", "望溪县养老服务办法"

    def together(date: str) -> Elements:
        text = f"{COUNTY}常务会议纪要\n{date}\n审议《{one}》《{other}》"
        value = {
            "document": {"title": f"{COUNTY}常务会议纪要"},
            "meeting": {"series": "常务会议", "date": date},
            "agenda_items": [{"no": "1", "title": f"审议《{one}》《{other}》", "kind": "deliberate"}],
            "policy_documents": [{"title": title, "status": "deliberated", "items": [0]} for title in (one, other)],
        }
        document = make_document(text)
        record = make_record(value, text)
        return build(record, document, resolve(record, document))

    parts = together("2024-05-06"), minutes(one, date="2024-06-07"), together("2024-07-08")
    assert thread(*parts) == {
        ("2024-05-06", "2024-06-07", one),
        ("2024-06-07", "2024-07-08", one),
        ("2024-05-06", "2024-07-08", other),
    }


def test_a_thread_goes_through_what_a_judgement_made_one() -> None:
    one, other = f"{COUNTY}/望溪县河道管理办法", f"{COUNTY}/望溪县河道治理办法"
    line = f"PolicyDocument\t{one}\tPolicyDocument\t{other}\tsame\t白远山\t2025-01-02\t"
    parts = [minutes("望溪县河道管理办法"), minutes("望溪县河道治理办法", date="2024-06-07")]
    identities = settle([Entry(1, parse_line(line))]).identities
    assert [edge for edge in merge(parts) if isinstance(edge, Edge) and edge.type == "CONTINUED_BY"] == []
    (edge,) = (e for e in merge(parts, identities) if isinstance(e, Edge) and e.type == "CONTINUED_BY")
    assert edge.properties["document"] == other  # 治 is before 管


PARTS = (
    minutes("望溪县河道管理办法（草案）", ("望溪县湖泊保护管理办法", "望政发〔2024〕3号")),
    minutes("望溪县河道管理办法", "望溪县湖泊保护治理办法", date="2024-11-02"),
    minutes("望溪县河道管理办法", words="网站版"),  # another rendition of the first meeting
    minutes(
        "关于印发〈望溪县河道管理办法〉的通知", ("关于保护湖泊的意见", "望政发（2024）3号"), "望溪县2024年民生实事计划", date="2025-01-08"
    ),
    minutes("望溪县2022年民生实事计划", "望溪县2023年民生实事计划", "望溪县河道管理办法", date="2023-01-04"),
    minutes("望溪县湖泊保护管理办法", "望溪县河道管理办法（试行）", date="2026-01-04"),
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(len(PARTS))))
def test_no_order_matters(order: list[int]) -> None:
    assert list(dump_lines(merge(PARTS[n] for n in order))) == list(dump_lines(merge(PARTS)))


def test_the_parts_show_every_kind_of_link() -> None:
    rules = {rule for edge in merge(PARTS) if isinstance(edge, Edge) for rule in edge.properties["rules"]}  # type: ignore[union-attr]  # a list
    assert rules >= {"same-document-number", "same-matter", "near-title", "item-thread"}
    assert all(candidates(*two) == candidates(*two[::-1]) for two in permutations(PARTS, 2))
