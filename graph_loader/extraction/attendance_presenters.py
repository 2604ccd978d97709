"""Who reported on an item: 听取县财政局局长甲某关于…的汇报, 乙某作说明."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_loader.extraction.attendance_findings import Finding
from graph_loader.extraction.attendance_sentences import CLAUSES, CLEAN
from graph_loader.extraction.blocks import HEADING
from graph_loader.extraction.meeting_government import own_government
from graph_loader.extraction.mentions import read_mentions
from graph_loader.extraction.posts import post_pattern
from graph_loader.extraction.roster import read_roster
from graph_loader.extraction.text import Range, Text

# 听取X局局长甲某同志对…的情况汇报; X局局长甲某、乙某分别作说明; X局局长甲某所作的汇报.
_HEARD = re.compile("(?:听取|审议|研究)了?(?:由)?")
_REPORT = "(?:汇报|报告|说明|介绍|通报|发言|解读|讲解)"
_ABOUT = re.compile(
    f"(?:同志)?(?:分别|就|关于|对|向|所?[作做]|{_REPORT}|的(?:有关|相关|工作|专题|进展|情况|具体){{0,4}}{_REPORT})"
)
_REPORTS = re.compile(
    "(?=[同分就对向所作做进汇报说介通发解讲领宣带])"  # what it can begin with: most characters are passed over at once
    f"(?:(?:同志)?(?:分别)?(?:领学|领读|宣讲|宣读|讲解|解读|带领(?:大家|与会人员|集体)?学习)了?(?=《|有关|相关|关于)|(?:同志)?(?:分别)?(?:[就对向][^，。；]{{2,60}})?(?:所?[作做]的?了?|进行了?)(?:[^，。；]{{0,16}})?{_REPORT}|(?:同志)?(?:分别)?{_REPORT}了|(?:同志)?(?:分别)?(?:[就对向][^，。；]{{2,60}})?(?:所?[作做]|进行)了?(?:[^，。；]{{0,24}})?(?:讲座|授课|辅导|宣讲))"
)
#: Characters behind 听取 in which those who report are looked for.
_LONGEST_HEARD = 200
_POST = re.compile(post_pattern())
_PERSON_BEHIND = re.compile("同志|所[作做]")


def find_presenters(text: Text) -> list[Finding]:
    """Persons with a post who are named as reporting. One with a post of a leading body takes part, others attend for their unit."""
    found: list[Finding] = []
    for paragraph in text.paragraphs:
        for heard in _HEARD.finditer(text.folded, *paragraph):
            found += _heard(text, heard, paragraph)
        for reports in _REPORTS.finditer(text.folded, *paragraph):
            begin = max(
                paragraph.start, *(text.folded.rfind(mark, paragraph.start, reports.start()) + 1 for mark in "，。；：")
            )
            if heading := HEADING.match(text.folded, begin):
                begin = max(begin, min(heading.end(), reports.start()))
            if not _HEARD.search(text.folded, begin, reports.start()):  # those were found above
                found += _presenting(text, begin, reports.start(), Range(reports.end() - 2, reports.end()))
    return found


def _heard(text: Text, heard: re.Match[str], paragraph: Range) -> list[Finding]:
    """Who is heard: from the verb up to the first word about the report that leaves a whole person (向 is a surname too).

    Others may follow with their own matters: 听取甲局局长某某关于…、乙局局长某某关于…的汇报.
    """
    folded = text.folded
    clause = CLAUSES.search(folded, heard.end(), min(paragraph.end, heard.end() + _LONGEST_HEARD))
    end = clause.start() if clause else min(paragraph.end, heard.end() + _LONGEST_HEARD)
    verb = Range(heard.start(), heard.start() + 2)
    found: list[Finding] = []
    for about in _ABOUT.finditer(folded, heard.end(), end):
        if found and not about.group().startswith(("关于", "就", "对")):
            continue
        if not found and about.start() > heard.end() + 60:
            break
        begin = max(heard.end(), folded.rfind("、", heard.end(), about.start()) + 1) if found else heard.end()
        found += _presenting(text, begin, about.start(), verb)
    return found


def _presenting(text: Text, begin: int, end: int, verb: Range) -> Iterator[Finding]:
    """The persons between two positions: with a post, or from a unit when 同志 or 所作 behind them says that they are persons."""
    person = _PERSON_BEHIND.match(text.folded, end) is not None
    if end - begin < 4 or not (person or _POST.search(text.folded, begin, end)):
        return
    tokens = read_roster(text, begin, end)
    if any(token.kind not in CLEAN for token in tokens):
        return
    for mention in read_mentions(text.folded, tokens, own_government(text)):
        if mention.name and (mention.post or (person and mention.unit)):
            role = "nonvoting" if mention.unit else "present"
            yield Finding(mention, role, verb, f"attendance.presenter.{mention.shape}")
