"""Attendance as lists behind labels: 出席：…, 列席：…, 请假：…, 记录：…, 固定列席：…, 第一至五议题：…."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest

from graph_loader.extraction.attendance_areas import MOST_UNKNOWN, end_of_list, is_bare_list, is_roster, unknown_share
from graph_loader.extraction.attendance_findings import Finding, apply_note
from graph_loader.extraction.attendance_labels import BEGINNING, ITEMS, LABEL, MEMBER_GROUP, REST, role_of
from graph_loader.extraction.attendance_tables import AttendanceTable, read_table
from graph_loader.extraction.blocks import HEADING, is_frame
from graph_loader.extraction.item_references import item_values
from graph_loader.extraction.meeting_government import own_government
from graph_loader.extraction.mention_notes import is_unnamed_note
from graph_loader.extraction.mentions import read_mentions
from graph_loader.extraction.posts import post
from graph_loader.extraction.roster import read_roster
from graph_loader.extraction.text import Range, Text
from graph_loader.extraction.unit_names import is_unit
from graph_loader.lexicon import pattern

_INNER = re.compile(f"(?P<label>{BEGINNING}){REST}：")
# …出席会议。请假：甲某。记录：乙某。 in a paragraph of sentences.
_RUN_IN = re.compile(f"(?<=[。；，]){_INNER.pattern}")
_NEXT_GROUP = re.compile(f"(?<=[；。]){MEMBER_GROUP.pattern}")
_ITEMS_INSIDE = re.compile(f"(?<=[；。，]){ITEMS.pattern}")
# 汇报人：甲某: somebody who reports; 汇报单位：县财政局 says whose matter it is.
_REPORTING = re.compile("(?:议题)?汇报")
# What ends the list of an item: …列席；
_CLOSING = re.compile("(?:列席|参加|出席)?(?:会议)?[；。，）]*$")
# What an item is about rather than who attended for it.
_TITLE = re.compile(f"(?:会议)?(?:{pattern('item_verbs')}|关于|《)")
_ATTENDING = frozenset({"present", "nonvoting"})
_JOINED_UNITS = re.compile("[、兼和及]")


def find_lists(text: Text) -> list[Finding]:
    """The attendees of every labelled list and of tables of attendees, in order."""
    found: list[Finding] = []
    role = ""
    paragraphs = text.paragraphs
    read = 0  # where the last table ends
    for n, paragraph in enumerate(paragraphs):
        if paragraph.start < read:
            continue
        label = LABEL.match(text.folded, *paragraph)
        items = ITEMS.match(text.folded, *paragraph)
        group = MEMBER_GROUP.match(text.folded, *paragraph)
        if label and (table := _table_behind(text, label)):
            found += _of_table(table, role_of(_words(label)), _place(label))
            read = table.end
        elif label and _begins_list(text, label, paragraph):
            role = role_of(_words(label))
            area = Range(label.end(), end_of_list(text, paragraphs, n, role))
            found += _read_with_inner_labels(text, area, role, _place(label))
        elif label and label.end() == paragraph.end:
            role = role_of(_words(label))  # 列席人员 above 全部议题：…, 议题一：…
        elif items and _is_list_of_items(text, Range(items.end(), paragraph.end), role):
            role = role or "nonvoting"
            found += _of_items(text, items, paragraph, role)
        elif (
            role in _ATTENDING and group and not is_frame(text.folded, paragraph) and _is_group(text, group, paragraph)
        ):
            found += _group(text, group, paragraph, role)
        elif role in _ATTENDING and (number := HEADING.match(text.folded, *paragraph)):
            rest = Range(number.end(), paragraph.end)  # （三）市财政局甲某、市审计局乙某: a group without a name
            found += _read(text, rest, role, rest) if is_roster(text, rest, most_unknown=0.0) else []
        else:
            found += _run_in(text, paragraph)
            if role and not is_roster(text, paragraph):
                role = ""
    return found


def _words(label: re.Match[str]) -> str:
    return label["label"] or label["framed"]


def _place(label: re.Match[str]) -> Range:
    return Range(*label.span("label" if label["label"] else "framed"))


def _begins_list(text: Text, label: re.Match[str], paragraph: Range) -> bool:
    """Whether a list stands behind the label, on its line or below."""
    rest = Range(label.end(), paragraph.end)
    if label["framed"]:
        return rest.start < rest.end and is_roster(text, rest)
    return bool(label["colon"]) or is_bare_list(text, rest)


def _run_in(text: Text, paragraph: Range) -> Iterator[Finding]:
    """Labels within a paragraph of sentences: each holds up to the next label or the end of its sentence."""
    labels = list(_RUN_IN.finditer(text.folded, *paragraph))
    for label, following in zip_longest(labels, labels[1:]):
        end = following.start() if following else paragraph.end
        stop = text.folded.find("。", label.end(), end)
        area = Range(label.end(), stop if stop > 0 else end)
        yield from _read(text, area, role_of(label["label"]), Range(*label.span("label")))


def _of_table(table: AttendanceTable, role: str, label: Range) -> Iterator[Finding]:
    """The persons of a table below a label; a remark of theirs (列席, 请假) tells the role before the label does."""
    for row in table.rows:
        yield Finding(row.mention, row.role or role, row.role_words or label, "attendance.table")


def _table_behind(text: Text, label: re.Match[str]) -> AttendanceTable | None:
    """The table whose header is the line below that of a label (单位 may be its first cell, not the end of the label)."""
    line = text.lines[bisect_left(text.lines, Range(label.start() + 1, 0)) - 1]
    return read_table(text, line.end) if label.end() >= line.end else None


def _read_with_inner_labels(text: Text, area: Range, role: str, label: Range) -> Iterator[Finding]:
    """A list in which other labels stand on the same line: 主持：甲某  记录：乙某."""
    for inner in _INNER.finditer(text.folded, *area):
        yield from _read(text, Range(area.start, inner.start()), role, label)
        area, label = Range(inner.end(), area.end), Range(*inner.span("label"))
        role = role_of(inner["label"])
    yield from _read(text, area, role, label)


def _of_items(text: Text, items: re.Match[str], paragraph: Range, role: str) -> Iterator[Finding]:
    """第一议题：甲某；第二、三议题：乙某列席。 Each group of items with those who attended for it."""
    following = list(_ITEMS_INSIDE.finditer(text.folded, items.end(), paragraph.end))
    ends = [*(match.start() for match in following), paragraph.end]
    for group, stop in zip([items, *following], ends, strict=True):
        listed = text.folded[group.end() : stop]
        end = group.end() + len(_CLOSING.sub("", listed))
        for finding in _read(text, Range(group.end(), end), role, Range(*group.span("items"))):
            if values := item_values(group["items"]):  # 全部议题 is the whole meeting
                finding.items, finding.items_words = values, Range(*group.span("items"))
            finding.rule = finding.rule.replace("attendance.list", "attendance.items")
            yield finding


def _is_list_of_items(text: Text, area: Range, role: str) -> bool:
    """Whether those who attended for an item stand behind its number, not its title (议题一：听取市司法局关于…)."""
    if _TITLE.match(text.folded, *area):
        return False
    return is_roster(text, area, most_unknown=2 * MOST_UNKNOWN if role else MOST_UNKNOWN)


def _read(text: Text, area: Range, role: str, label: Range) -> list[Finding]:
    folded = text.folded
    tokens = read_roster(text, *area, listed=True)
    if role in {"recorder", "chair"}:
        tokens = tokens[: next((n for n, token in enumerate(tokens) if token.kind == "unknown"), len(tokens))]
    if unknown_share(tokens) > MOST_UNKNOWN:
        return []
    words_ = folded[slice(*label)]
    note = label if words_.startswith("固定") else None
    reports = _REPORTING.match(words_) is not None
    found = [
        Finding(
            mention, role, label, f"attendance.{'presenter' if reports else 'list'}.{mention.shape}", label_note=note
        )
        for mention in read_mentions(folded, tokens, own_government(text))
        if mention.name or (role in {"present", "nonvoting", "absent"} and not reports)
    ]
    for finding in found:
        apply_note(folded, finding)
    return found


def _is_group(text: Text, group: re.Match[str], paragraph: Range) -> bool:
    """Whether behind the head of a group names follow, or words on who came in nobody's name (县供电公司：（派员参加）)."""
    rest = Range(group.end(), paragraph.end)
    return is_roster(text, rest) or (is_unit(group["name"]) and is_unnamed_note(text.folded, rest))


def _group(text: Text, group: re.Match[str], paragraph: Range, role: str) -> Iterator[Finding]:
    """（二）政府办：甲某、乙某；县司法局：丙某: each head of a group with those behind it."""
    heads = [group, *_NEXT_GROUP.finditer(text.folded, group.end(), paragraph.end)]
    ends = [*(head.start() for head in heads[1:]), paragraph.end]
    for head, end in zip(heads, ends, strict=True):
        yield from _members(text, head, Range(head.end(), end), role)


def _members(text: Text, group: re.Match[str], area: Range, role: str) -> Iterator[Finding]:
    """Those behind the head of a group: it is the unit of those who have none; with two units they came for both."""
    head = Range(*group.span("name"))
    label = LABEL.match(group["name"])
    units = _units_of_head(text.folded, head)
    begin = head.start if units and text.folded[area.start : area.start + 1] in {"（", "〔"} else area.start
    for finding in _read(text, Range(begin, area.end), role, head):
        finding.rule = finding.rule.replace("attendance.list", "attendance.group")
        if label and label.end() == len(group["name"]):
            finding.role = role_of(_words(label))
        mention = finding.mention
        if mention.name and mention.unit is None and units:
            for unit in units:
                yield replace(finding, mention=replace(mention, unit=unit))
            continue
        if mention.name and mention.post is None and mention.unit is None and post().fullmatch(group["name"]):
            mention.post = head
        yield finding


def _units_of_head(folded: str, head: Range) -> list[Range]:
    """The units that the head of a group names: one, or several with 、 or 兼 between them; [] when it names none."""
    if is_unit(folded[slice(*head)]):
        return [head]
    cuts = [
        head.start,
        *(head.start + mark.end() for mark in _JOINED_UNITS.finditer(folded[slice(*head)])),
        head.end + 1,
    ]
    units = [Range(begin, end - 1) for begin, end in pairwise(cuts)]
    return units if all(is_unit(folded[slice(*unit)]) for unit in units) else []
