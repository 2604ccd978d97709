"""OFD: the characters of pages, templates and composite objects by their places, and clear refusals."""

from __future__ import annotations

import io
import zipfile

import pytest

from graph_loader.errors import ReadingError
from graph_loader.extraction import extract
from graph_loader.reading import read_bytes
from tests.reading.rendering import printed_lines
from tests.reading.rendering.fixed import NAMESPACE, archive, page_content, render_ofd, text_object

IMAGE = '<ofd:ImageObject ID="4" Boundary="0 0 210 297" ResourceID="5"/>'


def text(*objects: str, **more: object) -> str:
    return read_bytes(archive([[page_content(list(objects))]], **more), "纪要.ofd").text  # type: ignore[arg-type]  # passed on


def code(body: str, attributes: str = "", size: float = 5) -> str:
    return f'<ofd:TextObject ID="1" Boundary="20 30 100 10" Font="1" Size="{size}" {attributes}>{body}</ofd:TextObject>'


def test_each_page_begins_where_the_document_says() -> None:
    lines = printed_lines("wangxi-2019-04-18")
    document = read_bytes(render_ofd(lines, page_lines=10, documents=3), "a.ofd")
    assert len(document.pages) == -(-len(lines) // 10)
    for number, start in enumerate(document.pages):
        assert "".join(document.text[start:].split("\n", 1)[0].split()) == "".join(lines[number * 10].split())
    [span] = extract(document).agenda_items[-1].evidence["title"]
    assert document.page_at(span[0]) is not None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<ofd:TextCode X="0" Y="5" DeltaX="g 3 5">会议审议</ofd:TextCode>', "会议审议\n"),
        ('<ofd:TextCode X="0" Y="5" DeltaX="5 15 5">甲乙丙丁</ofd:TextCode>', "甲乙    丙丁\n"),
        ('<ofd:TextCode X="0" Y="5" DeltaX="5 10 G 2 5">第12次会</ofd:TextCode>', "第1   2 次会\n"),
        ('<ofd:TextCode X="0" Y="5">没有步长12</ofd:TextCode>', "没有步长12\n"),
        ('<ofd:TextCode X="0" Y="5">甲</ofd:TextCode><ofd:TextCode X="20">乙</ofd:TextCode><ofd:TextCode X="0" Y="15">丙</ofd:TextCode>', "甲      乙\n丙\n"),
        ('<ofd:TextCode X="0" Y="5" DeltaX="0 0" DeltaY="g 2 6">竖排字</ofd:TextCode>', "竖\n排\n字\n"),
        ('<ofd:CGTransform CodePosition="0"><ofd:Glyphs>9</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="5">会</ofd:TextCode>', "会\n"),
        ('<ofd:TextCode X="a" Y="1e999" DeltaX="g x 5 y">会议</ofd:TextCode>', "会议\n"),
    ],
)  # fmt: skip
def test_the_steps_between_characters(body: str, expected: str) -> None:
    assert text(code(body)) == expected


def test_matrices_of_objects_count_and_watermarks_do_not() -> None:
    small = text_object(10, 10, "审议《办法》", size=1, matrix="5 0 0 5 0 0")
    askew = text_object(50, 50, "内部资料", size=20, matrix="0.7 0.7 -0.7 0.7 0 0")
    assert text(text_object(10, 30, "通过"), small, askew) == "审议《办法》\n通过\n"


def test_blocks_composites_and_templates_are_read_and_invisible_objects_are_not() -> None:
    block = f"<ofd:PageBlock><ofd:PageBlock>{text_object(10, 20, '会议')}</ofd:PageBlock></ofd:PageBlock>"
    composite = '<ofd:CompositeObject ID="7" Boundary="10 40 100 10" ResourceID="70"/>'
    hidden = text_object(10, 60, "隐藏").replace('ID="9"', 'ID="9" Visible="false"')
    page = page_content([block, composite, hidden], '<ofd:Template TemplateID="60" ZOrder="Background"/>')
    unit = (
        f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="70" Width="100" Height="10">'
        f"<ofd:Content>{text_object(0, 0, '通过')}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    )
    data = archive(
        [[page]],
        {
            "Doc_0/Tpls/Tpl_0/Content.xml": page_content([text_object(10, 5, "望溪县人民政府")]),
            "Doc_0/DocumentRes.xml": unit,
        },
        '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes><ofd:TemplatePage ID="60" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
    )
    assert read_bytes(data, "-").text == "望溪县人民政府\n会议\n通过\n"


def test_another_spelling_of_the_namespace_and_of_the_entry() -> None:
    data = archive([[page_content([text_object(10, 10, "会议")])]])
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"http://www.ofdspec.org/2016", b"http://www.ofdspec.org")
            new.writestr("ofd.xml" if name == "OFD.xml" else name, content)
    assert read_bytes(stream.getvalue(), "-").media_type == "application/ofd"


def composites(count: int) -> str:
    """Composite objects that draw the next one many times."""
    units = "".join(
        f'<ofd:CompositeGraphicUnit ID="{n}"><ofd:Content>'
        + f'<ofd:CompositeObject ResourceID="{n + 1}"/>' * 9
        + "</ofd:Content></ofd:CompositeGraphicUnit>"
        for n in range(count)
    )
    return f"<ofd:Res {NAMESPACE}><ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits></ofd:Res>"


PAGE = page_content([text_object(10, 10, "会议")])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (archive([[page_content([IMAGE])]]), "no text in it: scanned, needs OCR"),
        (archive([[page_content([])]]), "no text in it: scanned, needs OCR"),
        (archive([[PAGE, page_content([IMAGE])]]), "page 2 is a picture without text: scanned, needs OCR"),
        (archive([[PAGE]], {"Encryptions.xml": "<a/>"}), "protected by a password"),
        (archive([[PAGE.replace("</ofd:Page>", "")]]), "Content.xml is damaged"),
        (
            archive([[PAGE]], {}, '<ofd:TemplatePage ID="1"/>').replace(b"Page_0", b"Page_9"),
            "is missing|is damaged|damaged zip",
        ),
        (archive([["<!DOCTYPE a [<!ENTITY b 'c'>]>" + PAGE.split("?>", 1)[1]]]), "has a DTD"),
        (archive([[PAGE] * 2100]), "too long for minutes"),
        (
            archive(
                [[page_content(['<ofd:CompositeObject ResourceID="0"/>'])]],
                {"Doc_0/R.xml": composites(29)},
                "<ofd:PublicRes>R.xml</ofd:PublicRes>",
            ),
            "too long for minutes",
        ),
        (archive([[PAGE]])[:700], "damaged zip archive"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=f"^纪要.ofd: .*({message})"):
        read_bytes(data, "纪要.ofd")
