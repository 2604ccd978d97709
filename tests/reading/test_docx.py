"""Word documents: what is text of the document, and how it falls into lines."""

from __future__ import annotations

import io
import zipfile

import pytest

from graph_loader.errors import ReadingError
from graph_loader.reading import read_bytes
from graph_loader.reading.numbering import format_number
from tests.reading.rendering.word import document_of


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run(text) if text else ''}</w:p>"


def numbered(text: str, level: int = 0, list_id: int = 1) -> str:
    return paragraph(text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list_id}'/></w:numPr>")


def lines(body: str) -> list[str]:
    return read_bytes(document_of(body), "纪要.docx").text.splitlines()


def box(text: str) -> str:
    content = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


SHOWN = "<w:rPr><w:vanish w:val='0'/></w:rPr>"
MERGED = "<w:vMerge w:val='restart'/>"
WIDE = "<w:gridSpan w:val='2'/>"
DELETED_END = "<w:rPr><w:del w:id='1' w:author='a'/></w:rPr>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<w:p>{run('习')}{run('近平')}{run('指出')}</w:p>", ["习近平指出"]),
        (
            "<w:p><w:r><w:t>出席：甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:cr/><w:t>丁</w:t></w:r></w:p>",
            ["出席：甲", "乙\t丙", "丁"],
        ),
        (f"<w:p><w:hyperlink>{run('会议')}</w:hyperlink><w:smartTag>{run('审议')}</w:smartTag></w:p>", ["会议审议"]),
        (
            f"<w:sdt><w:sdtPr><w:alias w:val='题目'/></w:sdtPr><w:sdtContent>{paragraph('纪要')}</w:sdtContent></w:sdt>",
            ["纪要"],
        ),
        (
            "<w:p><w:r><w:t>2</w:t><w:noBreakHyphen/><w:t>3</w:t><w:softHyphen/><w:sym w:font='Symbol' w:char='F0B7'/><w:sym w:font='宋体' w:char='25CB'/></w:r></w:p>",
            ["2-3○"],
        ),
        (
            f"<w:p>{run('甲', '<w:rPr><w:vanish/></w:rPr>')}{run('乙', SHOWN)}</w:p>",
            ["乙"],
        ),
        (
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>qí</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>亓</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
            ["亓"],
        ),
    ],
)
def test_paragraphs_are_lines(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            f"<w:p>{run('由')}<w:del w:id='1'><w:r><w:delText>教育局</w:delText></w:r></w:del><w:ins w:id='2'>{run('财政局')}</w:ins>{run('牵头')}</w:p>",
            ["由财政局牵头"],
        ),
        (f"<w:p><w:moveFrom w:id='1'>{run('旧')}</w:moveFrom><w:moveTo w:id='2'>{run('新')}</w:moveTo></w:p>", ["新"]),
        (
            paragraph("会议审议", DELETED_END) + paragraph("了《办法》") + paragraph("通过"),
            ["会议审议了《办法》", "通过"],
        ),
        (
            "<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>" + paragraph("旧") + "</w:tc></w:tr>"
            "<w:tr><w:tc>" + paragraph("新") + "</w:tc><w:tc>" + paragraph("行") + "</w:tc></w:tr></w:tbl>",
            ["新\t行"],
        ),
    ],
)
def test_tracked_changes_count_as_accepted(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


def test_automatic_numbers_are_text_as_printed() -> None:
    body = (
        numbered("审议甲") + numbered("原则同意", 1) + numbered("要求", 1) + numbered("其一", 2) + numbered("其二", 2)
        + numbered("审议乙") + numbered("原则通过", 1) + numbered("其一", 2) + paragraph("没有编号") + numbered("听取丙")
        + numbered("另起", list_id=2) + numbered("再起", list_id=2) + numbered("取消", list_id=0)
    )  # fmt: skip
    assert lines(body) == [
        "一、审议甲", "（一）原则同意", "（二）要求", "1. 其一", "2. 其二",
        "二、审议乙", "（一）原则通过", "1. 其一", "没有编号", "三、听取丙",
        "五、另起", "六、再起", "取消",
    ]  # fmt: skip


def test_numbers_of_styles_and_of_what_they_are_based_on() -> None:
    namespace = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    styles = (
        f"<w:styles {namespace}>"
        "<w:style w:type='paragraph' w:default='1' w:styleId='a'/>"
        "<w:style w:type='paragraph' w:styleId='1'><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='2'><w:basedOn w:val='1'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='3'><w:basedOn w:val='3'/></w:style>"
        "</w:styles>"
    )
    numbering = (
        f"<w:numbering {namespace}><w:abstractNum w:abstractNumId='0'>"
        "<w:lvl w:ilvl='0'><w:start w:val='9'/><w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='第%1项'/><w:suff w:val='space'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:isLgl/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>"
        "</w:abstractNum><w:num w:numId='3'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    )
    styled = "".join(
        paragraph(text, f"<w:pStyle w:val='{style}'/>")
        for text, style in (("甲", 1), ("乙", 1), ("丙", 2), ("丁", 2), ("戊", 3))
    )
    data = _replace(
        document_of(styled + numbered("己", list_id=99)), {"word/styles.xml": styles, "word/numbering.xml": numbering}
    )
    assert read_bytes(data, "-").text.splitlines() == ["第九项 甲", "第十项 乙", "10.1 丙", "10.2 丁", "戊", "己"]


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        (10, "chineseCounting", "十"), (21, "chineseCountingThousand", "二十一"), (105, "japaneseCounting", "一百零五"),
        (110, "chineseCounting", "一百一十"), (1010, "chineseCounting", "一千零一十"), (20, "ideographDigital", "二〇"), (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "ideographTraditional", "丙"), (11, "ideographTraditional", "11"), (4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"),
        (28, "lowerLetter", "bb"), (20, "decimalEnclosedCircle", "⑳"), (21, "decimalEnclosedCircleChinese", "㉑"), (7, "decimalZero", "07"), (3, "bullet", ""),
        (3, "decimalEnclosedParen", "⑶"), (12, "decimalFullWidth", "１２"), (3, "unknownStyle", None), (0, "chineseCounting", "〇"), (5000, "upperRoman", "5000"),
    ],
)  # fmt: skip
def test_numbers_are_printed_in_their_style(value: int, style: str, expected: str | None) -> None:
    assert format_number(value, style) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
         + run("2031年5月6日") + "<w:r><w:fldChar w:fldCharType='end'/></w:r>", "2031年5月6日上午"),
        ("<w:fldSimple w:instr='REF a'>" + run("第12次") + "</w:fldSimple>", "第12次上午"),
        # A field inside the instruction of another one.
        ("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
         + run("隐") + "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
         + run("显") + "<w:r><w:fldChar w:fldCharType='end'/></w:r>", "显上午"),
    ],
)  # fmt: skip
def test_of_fields_the_result_is_text(fields: str, expected: str) -> None:
    assert lines(f"<w:p>{fields}{run('上午')}</w:p>") == [expected]


def test_a_field_that_is_never_closed_hides_no_more_than_its_paragraph() -> None:
    assert lines(f"<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>{run('甲')}</w:p>{paragraph('乙')}") == ["乙"]


def test_text_boxes_stand_once_beside_the_paragraph_that_anchors_them() -> None:
    assert lines(f"<w:p>{box('望溪县人民政府')}{run('第12次')}{run('会议')}</w:p>") == ["望溪县人民政府", "第12次会议"]
    assert lines(f"<w:p>{run('第12次')}{box('注')}{run('会议')}</w:p>") == ["第12次会议", "注"]


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def test_rows_of_tables_are_lines_and_merged_cells_are_marked() -> None:
    table = (
        "<w:tbl><w:tblPr/>"
        f"<w:tr>{cell(paragraph('单位'))}{cell(paragraph('任务'))}{cell(paragraph('责任人'))}</w:tr>"
        f"<w:tr>{cell(paragraph('市财政局'), MERGED)}{cell(paragraph('拨款') + paragraph('核算'))}{cell(paragraph('甲'))}</w:tr>"
        f"<w:tr>{cell(paragraph(''), '<w:vMerge/>')}{cell(paragraph('审计'))}{cell(paragraph('乙'))}</w:tr>"
        f"<w:tr>{cell(paragraph('其他'), WIDE)}{cell(paragraph('丙'))}</w:tr>"
        "</w:tbl>"
    )
    assert lines(paragraph("附表") + table) == [
        "附表",
        "单位\t任务\t责任人",
        "市财政局\t拨款 核算\t甲",
        "\u2060\t审计\t乙",
        "其他\t\t丙",
    ]


def test_a_table_around_the_whole_text_and_tables_inside_of_tables() -> None:
    inner = f"<w:tbl><w:tr>{cell(paragraph('甲'))}{cell(paragraph('乙'))}</w:tr></w:tbl>"
    assert lines(f"<w:tbl><w:tr>{cell(paragraph('纪要') + inner + paragraph('丙'))}</w:tr></w:tbl>") == [
        "纪要",
        "甲\t乙",
        "丙",
    ]


def test_footnotes_stand_at_the_end_when_the_text_refers_to_them() -> None:
    namespace = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    notes = (
        f"<w:footnotes {namespace}>"
        + "".join(f"<w:footnote w:id='{n}'>{paragraph(f'注{n}')}</w:footnote>" for n in (0, 1, 2))
        + "</w:footnotes>"
    )
    relations = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='r9' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes' Target='footnotes.xml'/></Relationships>"
    )
    data = document_of(f"<w:p>{run('会议')}<w:r><w:footnoteReference w:id='2'/></w:r>{run('通过')}</w:p>")
    data = _replace(data, {"word/footnotes.xml": notes, "word/_rels/document.xml.rels": relations})
    assert read_bytes(data, "-").text == "会议通过\n注2\n"


def _replace(data: bytes, parts: dict[str, str]) -> bytes:
    """The archive with parts replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return stream.getvalue()


def _damaged_byte(data: bytes) -> bytes:
    """The archive, not compressed, with one byte of the text changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return stream.getvalue().replace("纪要".encode(), "纪耍".encode(), 1)


MINUTES = document_of(paragraph("纪要"))
ENTITIES = (
    "<!DOCTYPE a [<!ENTITY a '会议'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
    "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>&b;&c;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (MINUTES[: len(MINUTES) // 2], "damaged zip archive"),
        (_damaged_byte(MINUTES), "word/document.xml is damaged"),
        (_replace(MINUTES, {"word/document.xml": "<w:document"}), "word/document.xml is damaged"),
        (_replace(MINUTES, {"word/document.xml": "<a/>"}), "has no body"),
        (_replace(MINUTES, {"word/document.xml": " " * 60_000_000}), "zip bomb"),
        (_replace(MINUTES, {"word/document.xml": ENTITIES}), "has a DTD"),
        (_replace(MINUTES, {"word/document.xml": "<a>" * 100_000}), "damaged .*depth"),
        (document_of(paragraph("")), "no text in it"),
        (_replace(document_of(paragraph("")), {"word/media/image1.jpeg": "x"}), "scanned, needs OCR"),
        (document_of("<w:altChunk/>"), "another document is embedded"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=f"^纪要.docx: .*{message}"):
        read_bytes(data, "纪要.docx")


def test_a_protected_archive_is_refused() -> None:
    data = bytearray(MINUTES)
    for mark, offset in (
        (b"PK\x03\x04", 6),
        (b"PK\x01\x02", 8),
    ):  # the flag of encryption, in both headers of each part
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    with pytest.raises(ReadingError, match="protected by a password"):
        read_bytes(bytes(data), "a.docx")
