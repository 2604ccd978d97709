"""The published document: its title, number, issuer, date of issue, recipients, disclosure and address.

They stand in the lines before and after the minutes: the head, the fields of the page, the colophon (GB/T 9704-2012 §7.4) and the address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from graph_loader.extraction.dates import FullDate, find_dates, find_full_dates
from graph_loader.extraction.frame import Frame, find_frame
from graph_loader.extraction.imprint import DATE_LINE, IMPRINT
from graph_loader.extraction.metadata import stated_date, stated_issuer
from graph_loader.extraction.text import Range, Text
from graph_loader.extraction.unit_names import is_unit
from graph_loader.lexicon import pattern
from graph_loader.record import DocumentFacts

_NAVIGATION = re.compile(f"(?:{pattern('navigation')})")
_MEETING = re.compile(f"纪要|{pattern('series')}|会议")
_NUMBER = re.compile(r"(?:[\u4e00-\u9fffA-Za-z]{0,14})[〔（](?P<year>\d{4})年?[〕）]第?\d{1,4}[号期]")
_NUMBER_REST = re.compile(
    "(?:签发人?：?.{0,6}|[\u4e00-\u9fff]{2,20}(?:办公室|办公厅)|\\d{4}年\\d{1,2}月\\d{1,2}日|（.{0,8}）)*"
)
_ISSUE = re.compile(
    r"(?:[\u4e00-\u9fff]{0,12}(?:快讯|简报|通报|公报|快报|信息|纪要|动态|简讯|专报))?[（〔]?"
    r"(?P<number>(?:\d{4}年)?(?:总?第[0-9〇一二三四五六七八九十百]+[期号]))(?:[（〔]?总第\d+期[）〕]?)?[）〕]?"
)
_PAGE_MARK = re.compile("^(?:〔(?!\\d{4}〕)[^〔〕]{2,8}〕|原标题：|标题：|名称：|政策原文：)+")
_FIELD = re.compile(f"(?P<label>{pattern('field_labels')})：?(?=.)")
_ISSUED_WORD = re.compile("(?:印发|整理)$")
_RECIPIENTS = re.compile("(?:本期)?(?P<label>分送|抄送|抄报|主送|发送|送|发|报)：")
_MEETING_TIME = re.compile(
    r"会议时间|时间：?(?:\d{4}年\d{1,2}月\d{1,2}日(?:（|上午|下午|晚|[0-9]|$)|[〇零一二三四五六七八九]{4}年)"
)
#: What the name of a government ends in that stands on a line of its own above 常务会议纪要.
_GOVERNMENTS = ("人民政府", "管理委员会", "管委会", "行政公署", "行署")
_DISCLOSURE = re.compile("（?(?P<words>此件[^（）]{2,12})）?")
_COLLECTIVE = re.compile("各|及|以及|有关|相关")


def extract_document(text: Text, metadata: Mapping[str, str]) -> DocumentFacts:
    """What the head, the page and the colophon state. metadata: what the file states about itself outside of its text.

    Metadata is used where the text states nothing. Its address and date of issue have no place in the text and so no evidence; the
    issuer, which becomes an edge of the graph, is taken only when its name stands in the text somewhere.
    """
    facts = DocumentFacts(rule="head")
    frame = find_frame(text)
    _title(text, frame, facts)
    _number(text, frame, facts)
    _issuer(text, frame, facts)
    _issued(text, frame, facts)
    _recipients(text, frame, facts)
    _disclosure(text, frame, facts)
    if frame.address:
        _set(text, facts, "url", frame.address)
    elif metadata.get("url"):
        facts.url = metadata["url"]
    if facts.issued is None and (day := stated_date(metadata)):
        facts.issued = day.isoformat()
    if facts.issuer is None and (office := stated_issuer(metadata)) and (place := text.flat.find(office)) >= 0:
        _set(text, facts, "issuer", Range(place, place + len(office)))
    return facts


def _set(text: Text, facts: DocumentFacts, name: str, *ranges: Range) -> None:
    setattr(facts, name, "".join(text.flat[slice(*r)] for r in ranges))
    facts.evidence[name] = tuple(span for r in ranges for span in text.spans(*r))


def _title(text: Text, frame: Frame, facts: DocumentFacts) -> None:
    """The first line of the head that names a meeting; with the government's line above it when it is cut in two."""
    lead = [frame.lead] if frame.lead and not re.search("[。：]", text.folded[slice(*frame.lead)]) else []
    lines = [_without_mark(text, line) for line in (*frame.head, *lead)]
    for n, line in enumerate(lines):
        body = text.folded[slice(*line)]
        if not _is_title(body):
            continue
        ranges = [line]
        above = text.folded[slice(*lines[n - 1])] if n else ""
        below = text.folded[slice(*lines[n + 1])] if n + 1 < len(lines) else ""
        if above.endswith(_GOVERNMENTS) and is_unit(above) and not re.search("政府|管委会|管理委员会|行署", body[:12]):
            ranges.insert(0, lines[n - 1])
        elif "纪要" not in body and below in {"纪要", "会议纪要", "常务会议纪要"}:
            ranges.append(lines[n + 1])
        _set(text, facts, "title", *ranges)
        return


def _without_mark(text: Text, line: Range) -> Range:
    match = _PAGE_MARK.match(text.folded[slice(*line)])
    return Range(line.start + match.end(), line.end) if match else line


def _is_title(body: str) -> bool:
    return (
        4 < len(body) <= 60
        and _MEETING.search(body) is not None
        and not _NAVIGATION.match(body)
        and not _FIELD.match(body)
        and not _NUMBER.search(body)
        and not re.search("位置|〉|[。；：]$|公开方式|索引号|分类|体裁|服务对象|\\d{4}-\\d\\d-\\d\\d", body)
        and not body.endswith(("政府会议", "会议公开"))
        and not re.fullmatch("(?:(?!召开)[\u4e00-\u9fff]){0,6}常务会议?", body)
        and not (body.startswith("（") and body.endswith("）"))
    )


def _number(text: Text, frame: Frame, facts: DocumentFacts) -> None:
    """文号 on a line of its own in the head (a field of the page may belong to another document), or the issue of a bulletin."""
    for line in frame.head:
        body = text.folded[slice(*line)]
        if (match := _NUMBER.match(body)) and _NUMBER_REST.fullmatch(body[match.end() :]):
            # 安澜市人民政府常务会议纪要〔2031〕7号: the title is no part of the number; 安府会纪 and 常务会议纪要 are.
            start = match.start("year") - 1 if re.search("政府.*纪要", body[: match.end()]) else 0
            _set(text, facts, "document_number", Range(line.start + start, line.start + match.end()))
            return
        if match := _ISSUE.fullmatch(body):
            _set(
                text,
                facts,
                "document_number",
                Range(line.start + match.start("number"), line.start + match.end("number")),
            )
            return
    for line in frame.head:
        match = re.search(
            r"(?:发文字号|文号)：?(?P<number>" + _NUMBER.pattern.replace("?P<year>", "?:") + ")",
            text.folded[slice(*line)],
        )
        if match and re.search("纪|会|常", match["number"]):
            _set(
                text,
                facts,
                "document_number",
                Range(line.start + match.start("number"), line.start + match.end("number")),
            )
            return


def _issuer(text: Text, frame: Frame, facts: DocumentFacts) -> None:
    """The office of the colophon, else the office that the page names as publisher or source."""
    dated = {line.start for line in frame.tail if DATE_LINE.fullmatch(text.folded, *line)}
    for line in reversed(frame.tail):
        match = IMPRINT.fullmatch(text.folded, *line)
        if match and (match["date"] or line.end in dated or match["office"].endswith(("办公室", "办公厅"))):
            _set(text, facts, "issuer", Range(*match.span("office")))
            return
    for line in frame.head:
        match = IMPRINT.fullmatch(text.folded, *line)
        if match and match["date"]:
            _set(text, facts, "issuer", Range(*match.span("office")))
            return
    labels = "发布机构|发布部门|发布单位|信息来源|来源"
    for line in frame.head:
        for match in re.finditer(f"(?:{labels})：(?P<office>[\u4e00-\u9fff（）]{{2,30}})", text.folded[slice(*line)]):
            office = re.sub(f"(?:{pattern('field_labels')}).*$", "", match["office"])
            if re.search("(?:政府|办公室|办公厅|政府办|管委会|管委|府办)$", office):
                start = line.start + match.start("office")
                _set(text, facts, "issuer", Range(start, start + len(office)))
                return


def _issued(text: Text, frame: Frame, facts: DocumentFacts) -> None:
    found = issue_date(text, frame)
    if found:
        facts.issued = found.value.isoformat()
        facts.evidence["issued"] = text.spans(*found.span)


def issue_date(text: Text, frame: Frame) -> FullDate | None:
    """The date of the colophon (印发), else of the page's fields in the head, else of a line of the tail that is a date only."""
    for line in reversed(frame.tail):
        if _ISSUED_WORD.search(text.folded[slice(*line)]):
            for written in find_dates(text.folded, *line):
                if written.year and written.month:
                    return FullDate(date(written.year, written.month, written.day), written.span)
    for line in frame.head:
        below_title = IMPRINT.fullmatch(text.folded, *line)  # of a bulletin: 县政府办公室 2031年5月9日
        if below_title and below_title["date"] and (dated := next(find_full_dates(text.folded, *line), None)):
            return dated
        body = text.folded[slice(*line)]
        numeric = re.match(r"\d{4}-\d{1,2}-\d{1,2}", body)
        if (numeric or re.search("时间|日期|^来源|编辑：", body)) and not _MEETING_TIME.match(body):
            for full in find_full_dates(text.folded, *line):
                return full
    for line in reversed(frame.tail):
        for full in find_full_dates(text.folded, *line):
            imprint = IMPRINT.fullmatch(text.folded, *line)
            if full.span == line or imprint or re.search("发布(?:时间|日期)：", text.folded[slice(*line)]):
                return full
    return None


def _recipients(text: Text, frame: Frame, facts: DocumentFacts) -> None:
    for line in frame.tail:
        match = _RECIPIENTS.match(text.folded, *line)
        if not match:
            continue
        for part in _parts(text.folded, Range(match.end(), line.end), "[，；。]"):
            body = text.folded[slice(*part)]
            pieces = [part] if _COLLECTIVE.search(body) or "、" not in body else _parts(text.folded, part, "、")
            for piece in pieces:
                facts.evidence[f"distribution.{len(facts.distribution)}"] = text.spans(*piece)
                facts.distribution.append(text.flat[slice(*piece)])


def _parts(folded: str, whole: Range, marks: str) -> list[Range]:
    found: list[Range] = []
    begin = whole.start
    for mark in re.finditer(marks, folded[slice(*whole)]):
        found.append(Range(begin, whole.start + mark.start()))
        begin = whole.start + mark.end()
    found.append(Range(begin, whole.end))
    return [part for part in found if part.end > part.start]


def _disclosure(text: Text, frame: Frame, facts: DocumentFacts) -> None:
    for line in frame.tail:
        if match := _DISCLOSURE.fullmatch(text.folded, *line):
            _set(text, facts, "disclosure", Range(*match.span("words")))
            return
    for line in frame.head:
        if match := re.search(
            "公开(?:方式|形式|属性)：?(?P<words>主动公开|依申请公开|不予公开)", text.folded[slice(*line)]
        ):
            _set(text, facts, "disclosure", Range(line.start + match.start("words"), line.start + match.end("words")))
            return
