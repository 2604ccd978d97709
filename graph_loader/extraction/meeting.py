"""The meeting: its kind, number, term, date, time of day, place and chair, from the lead paragraph and the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from graph_loader.extraction.blocks import ATTENDANCE_LABEL
from graph_loader.extraction.chair import Chair, find_chair
from graph_loader.extraction.date_references import NEAR, near_date, year_references
from graph_loader.extraction.dates import (
    WrittenDate,
    complete,
    find_dates,
    find_days,
)
from graph_loader.extraction.frame import Frame, find_frame
from graph_loader.extraction.numerals import NUMERAL, to_int
from graph_loader.extraction.text import Range, Text
from graph_loader.lexicon import pattern
from graph_loader.record import MeetingFacts

_SERIES = f"(?:{pattern('series')})"
_COUNT = f"(?P<number>第?(?P<value>{NUMERAL}+)次)"
_TERM = f"(?P<term>\\d{{4}}年度?|第?{NUMERAL}{{1,4}}届)"
# 五届104次区政府常务会议, 2012年第18次市政府常务会议, 十六届县政府第49次常务（扩大）会议, 二届一三一次常务会议.
_NUMBERED = re.compile(
    f"(?:{_TERM}[^，。；、：年月日次]{{0,16}}?)?(?<!{NUMERAL}){_COUNT}(?:（[^（）]{{1,16}}）)?[^，。；、：次]{{0,14}}?(?P<series>{_SERIES})"
)
# 工作联席会第二十四次会议, 召开2025年第三次会议.
_BODY_NUMBERED = re.compile(f"(?P<series>{_SERIES})?(?:{_TERM})?{_COUNT}(?:全体)?会议")
# （2016）第9次, 〔2021〕第7次, 第104次
_NUMBER_LINE = re.compile(f"(?:[（〔]\\d{{4}}年?[）〕])?(?:{_TERM})?[\u4e00-\u9fff]{{0,14}}?{_COUNT}")
_NUMBER_BEHIND_TITLE = re.compile(f"纪要（(?:{_TERM})?{_COUNT}）$")
_PLAIN = re.compile(f"(?P<series>{_SERIES})")
_HELD_SERIES = re.compile(f"(?:主持|政府|管委会)召开[^，。；]{{0,12}}?(?P<series>{_SERIES})")
_PARTY = re.compile("党组|党工委会议|常委会|规划委")
_OTHERS = re.compile("传达|学习|贯彻|精神|国务院|听取|审议")
_TIME = re.compile(
    "(?:上午|下午|晚上|晚间|中午|早上|凌晨|晚)(?:[0-9一二三四五六七八九十]{1,3}[时点](?:[0-9一二三四五六七八九十]{1,3}分|半)?|[0-9]{1,2}：[0-9]{2})?|[0-9]{1,2}：[0-9]{2}(?!：)"
)
_WEEKDAY = re.compile("（?(?:星期|周)[一二三四五六日天]）?")
_HELD = re.compile("召开|举行|主持")
_PLACE = re.compile("在(?P<place>[^，。；：在]{2,40}?)(?:主持|组织)?(?:召开|举行)(?!的)")
_PLACE_LABEL = re.compile("(?:会议)?地点(?:为|：|在)(?P<place>[^，。；：]{2,40})")
_NOT_PLACE = re.compile("期间|情况|基础上|领导下|会上|之际|会议(?!室|厅|中心)|[年月日]$")
_REPORTED = re.compile("讯|电|报道|消息")


def extract_meeting(text: Text, chair: Chair | None = None, published: date | None = None) -> MeetingFacts:
    """What the lead and the headline state of the meeting. The date of issue is never taken for the date of the meeting.

    published: the day the file says it was published on, outside of its text; it tells the year where the text does not.
    """
    facts = MeetingFacts(rule="meeting")
    frame = find_frame(text)
    regions = list(_regions(text, frame))
    _number(text, regions, facts)
    _date(text, frame, regions, facts)
    _date_by(text, published, frame, regions, facts)
    _place(text, regions, facts)
    chair = chair or find_chair(text)
    if chair and chair.person.name:
        _set(text, facts, "chair", chair.person.name)
    return facts


def _regions(text: Text, frame: Frame) -> Iterator[Range]:
    """Where the meeting is told of: the sentences of the lead up to the one that says it was held, then the lines of the head."""
    if frame.lead:
        yield frame.lead
    yield from frame.head


def _set(text: Text, facts: MeetingFacts, name: str, span: Range) -> None:
    setattr(facts, name, text.flat[slice(*span)])
    facts.evidence[name] = text.spans(*span)


def _number(text: Text, regions: list[Range], facts: MeetingFacts) -> None:
    """Number, value, term and series; the number of a meeting that is only told of (国务院第… 次) is not the number."""
    best = _first_number(text, regions)
    if best:
        for name in ("series", "number", "term"):
            if best.re.groupindex.get(name) and best[name]:
                _set(text, facts, name, Range(*best.span(name)))
        facts.number_value = to_int(best["value"])
        facts.evidence["number_value"] = text.spans(*best.span("value"))
    if facts.series is None:
        for region in regions:
            match = next(
                (
                    m
                    for m in _PLAIN.finditer(text.folded, *_before_others(text, region))
                    if not _PARTY.search(m.group())
                ),
                None,
            )
            if match:
                _set(text, facts, "series", Range(*match.span()))
                return
        for match in _HELD_SERIES.finditer(text.folded, 0, min(len(text), 4000)):
            if not _PARTY.search(match["series"]):
                _set(text, facts, "series", Range(*match.span("series")))
                return


def _first_number(text: Text, regions: list[Range]) -> re.Match[str] | None:
    for region in regions:
        area = _before_others(text, region)
        for shape in (_NUMBERED, _BODY_NUMBERED):
            for match in shape.finditer(text.folded, *area):
                if not _PARTY.search(match["series"] or ""):
                    return match
    for region in regions:
        bare = region
        if text.folded[region.start] == "（" and text.folded[region.end - 1] == "）":
            bare = Range(region.start + 1, region.end - 1)
        if alone := _NUMBER_LINE.fullmatch(text.folded, *bare) or _NUMBER_BEHIND_TITLE.search(text.folded, *region):
            return alone
    return None


def _before_others(text: Text, region: Range) -> Range:
    """The region up to the first word that tells of another meeting or of the agenda."""
    held = _HELD.search(text.folded, *region)
    other = _OTHERS.search(text.folded, held.end() if held else region.start, region.end)
    return Range(region.start, other.start() if other else region.end)


def _date(text: Text, frame: Frame, regions: list[Range], facts: MeetingFacts) -> None:
    written = _written_date(text, frame, regions)
    if written is None:
        return
    if match := _TIME.match(text.folded, _behind_weekday(text, written.span.end)):
        _set(text, facts, "time_of_day", Range(*match.span()))
    if written.year and written.month:
        facts.date = date(written.year, written.month, written.day).isoformat()
        facts.evidence["date"] = text.spans(*written.span)
        return
    if written.month is None:
        if near := near_date(text, frame, written):
            facts.date = near.value.isoformat()
            facts.evidence["date"] = (*text.spans(*written.span), *text.spans(*near.span))
        return
    for reference in year_references(text, frame, written):
        value = complete(written, reference.value)
        if value:
            facts.date = value.isoformat()
            facts.evidence["date"] = (*text.spans(*written.span), *text.spans(*reference.span))
            return


def _date_by(text: Text, published: date | None, frame: Frame, regions: list[Range], facts: MeetingFacts) -> None:
    """The date by the day of publication that the file states outside of its text, when nothing in the text completes it."""
    written = _written_date(text, frame, regions) if published and facts.date is None else None
    if published is None or written is None:
        return
    value = complete(written, published)
    if value and (written.month or (published - value).days <= NEAR):
        facts.date = value.isoformat()
        facts.evidence["date"] = text.spans(*written.span)


def _behind_weekday(text: Text, position: int) -> int:
    """The position behind （星期五）."""
    match = _WEEKDAY.match(text.folded, position)
    return match.end() if match else position


def _written_date(text: Text, frame: Frame, regions: list[Range]) -> WrittenDate | None:
    """The first date of the lead that is not the dateline of a report, else of a field (时间：…), the headline or a line in brackets."""
    if frame.lead and (of_lead := _date_of_lead(text, frame.lead)):
        return of_lead
    lines = [region for region in regions if region != frame.lead]
    fields = [line for line in lines if _is_time_of_meeting(text, frame, line)]
    for region in (*fields, *lines):
        for written in find_dates(text.folded, region.start, _end_of_lead(text, region)):
            if _REPORTED.match(text.folded, written.span.end):
                continue
            body = text.folded[slice(*region)]
            weekday = _WEEKDAY.match(text.folded, written.span.end)
            if region in fields or weekday or re.fullmatch("（.*）", body) or ("会" in body and _HELD.search(body)):
                return written
    return None


def _date_of_lead(text: Text, lead: Range) -> WrittenDate | None:
    end = _end_of_lead(text, lead)
    for written in find_dates(text.folded, lead.start, end):
        if not _REPORTED.match(text.folded, written.span.end):
            return written
    return next(iter(find_days(text.folded, lead.start, min(end, lead.start + 60))), None)


def _is_time_of_meeting(text: Text, frame: Frame, line: Range) -> bool:
    """Whether a line is the field of the meeting's time, not of the page's."""
    body = text.folded[slice(*line)]
    if not re.match("(?:会议)?(?:时间|日期)(?:：|(?=\\d))", body):
        return False
    return body.startswith("会议") or _TIME.search(body) is not None or _has_place(text, frame)


def _has_place(text: Text, frame: Frame) -> bool:
    """Whether the head says where the meeting was or who came: then 时间 beside it is the meeting's, not the page's."""
    return any(
        _PLACE_LABEL.match(text.folded, *line) or ATTENDANCE_LABEL.match(text.folded, *line) for line in frame.head
    )


def _end_of_lead(text: Text, region: Range) -> int:
    """Dates behind the first words about other meetings and the agenda are not the meeting's."""
    return max(_before_others(text, region).end, region.start)


def _place(text: Text, regions: Iterable[Range], facts: MeetingFacts) -> None:
    for region in regions:
        for shape in (_PLACE, _PLACE_LABEL):
            for match in shape.finditer(text.folded, region.start, min(region.end, region.start + 300)):
                if not _NOT_PLACE.search(match["place"]):
                    _set(text, facts, "place", Range(*match.span("place")))
                    return
