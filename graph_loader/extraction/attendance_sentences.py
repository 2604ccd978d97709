"""Attendance in sentences: 副市长甲某、乙某出席, 县人大常委会副主任丙某应邀列席, and who reported on an item."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from graph_loader.extraction.attendance_findings import Finding, apply_note
from graph_loader.extraction.blocks import FRAME_LABEL
from graph_loader.extraction.item_references import REFERENCE_BEHIND_VERB, item_values
from graph_loader.extraction.meeting_government import own_government
from graph_loader.extraction.mention import Mention
from graph_loader.extraction.mentions import read_mentions
from graph_loader.extraction.roster import Token, read_roster
from graph_loader.extraction.text import Range, Text
from graph_loader.lexicon import pattern

_INVITED = "(?:分别)?(?:应邀|受邀|特邀|邀请)"
# The verb ends its clause: 参加了会议。 but not 参加培训.
_VERB = re.compile(
    f"(?P<invited>{_INVITED})?(?:全程|固定|集体|分别|共同|一同|一并|一起|依次|同时|按要求|按议题|根据议题|通过视频|以视频形式|在(?:主|分|各)?分?会场|因[^，。；]{{1,24}}?(?=缺席|请假|未能?出席|未能?参加)|因故)?(?P<verb>未能?出席|未能?参加|出席|列席|参加|参会|与会|缺席|请假)了?"
    f"(?:本次|此次|了)?(?:会议(?:的)?)?(?:会议|会|相关议题|有关议题|部分议题|各自议题|涉及议题|(?P<items>{REFERENCE_BEHIND_VERB})|讨论|会议并.{{2,8}})?(?:的?(?:研究|审议|讨论))?(?=[，。；、：（]|$)"
)
# 会议由县政府办甲某记录, 乙某同志担任记录
_RECORDS = re.compile(
    "由(?P<by>[^，。；：由]{2,40}?)(?:同志)?(?:负责|担任|作)?(?:会议)?记录(?:整理)?(?=[，。；]|$)|(?<=[，。；、])(?P<who>[^，。；：]{2,30}?)(?:同志)?(?:负责|担任|作)会议?记录(?=[，。；]|$)"
)
# 新华社某分社、某日报社派员参加
_SENT = re.compile(f"(?:均|各|也|分别|另)?派出?(?:员|人|专人|{pattern('representatives')})$")
# 邀请甲某、乙某参加会议: who is invited stands behind the word.
_INVITES = re.compile("[，；、]?(?:会议|并|还|同时)*(?:特别)?(?:邀请|特邀|应邀|受邀)(?:了)?")
_PRESIDES = re.compile("主持(?:召开)?了?(?:[^，。；]{0,30}会议?)?")
_INVERTED = re.compile(
    "(?P<invited>应邀|受邀)?(?P<verb>出席|列席|参加)(?:本次)?(?:会议)?的(?:还有|有|领导|单位|部门|人员|同志)(?:还?有|为)?：?"
)
_ROLES = {
    "出席": "present",
    "列席": "nonvoting",
    "参加": "present",
    "参会": "present",
    "与会": "present",
    "缺席": "absent",
    "请假": "absent",
    "未出席": "absent",
    "未能出席": "absent",
    "未参加": "absent",
    "未能参加": "absent",
}
_OPENS_ITEM = re.compile(
    "会议(?:听取|审议|研究|指出|强调|要求|传达|学习|讨论|议定|决定|认为|明确|原则|同意)|[一二三四五六七八九十]+[、.]"
)
_DEMANDS = re.compile("要求|应当|必须|不得|由.{2,20}参加|(?<!主)(?:要|请(?!假)).{0,20}(?:参加|参会|出席|列席)|参展")
CLEAN = frozenset({"name", "unit", "post", "unit_post", "mark", "and", "title", "group", "representative", "note"})
#: Characters of a name that was not understood.
_LONGEST_UNREAD = 4
CLAUSES = re.compile("[，；。！？]")

# A paragraph without any of these words tells of nobody's attendance: most paragraphs are passed over at once.
_HINT = re.compile("|".join([*_ROLES, "记录"]))


def find_in_sentences(text: Text, chair_verb: Range | None, rows: Sequence[int] = ()) -> list[Finding]:
    """The attendees that sentences name. chair_verb: where the chair was found; its paragraph is about attendance.

    rows: positions within rows of tables of attendees, in order; they are no sentences.
    """
    found: list[Finding] = []
    for paragraph in text.paragraphs:
        at = bisect_left(rows, paragraph.start)
        if at < len(rows) and rows[at] < paragraph.end:
            continue
        if not _HINT.search(text.folded, *paragraph) or FRAME_LABEL.match(text.folded, paragraph.start):
            continue
        for sentence in text.sentences(*paragraph):
            found += _of_sentence(text, sentence, paragraph, chair_verb)
    return found


def _of_sentence(text: Text, sentence: Range, paragraph: Range, chair_verb: Range | None) -> Iterator[Finding]:
    folded = text.folded
    begin = sentence.start
    for verb in _VERB.finditer(folded, *sentence):
        if "参会" in verb.group() and folded.startswith("参会人员", verb.start()):
            continue
        for presides in _PRESIDES.finditer(folded, begin, verb.start()):
            begin = presides.end()
        invites = _INVITES.match(folded, begin, verb.start())
        sent = _SENT.search(folded, begin, verb.start())
        mentions = _subjects(text, invites.end() if invites else begin, sent.start() if sent else verb.start())
        begin = verb.end()
        role = "nonvoting" if verb["invited"] or invites else _ROLES[verb["verb"]]
        in_frame = not _OPENS_ITEM.match(folded, *paragraph)
        lead = chair_verb is not None and paragraph.start <= chair_verb.start < paragraph.end
        if _DEMANDS.search(folded, sentence.start, verb.end()) and not lead:
            continue
        certain = lead or verb["verb"] in {"出席", "列席", "参会", "缺席"} or verb["invited"] is not None
        for mention in mentions:
            if mention.name:
                counts = certain or in_frame or mention.post is not None
            else:
                counts = in_frame and (certain or sent is not None or mention.shape == "represented")
            if counts:
                finding = Finding(mention, role, Range(*verb.span()), f"attendance.sentence.{mention.shape}")
                if verb["items"]:
                    finding.items, finding.items_words = item_values(verb["items"]), Range(*verb.span("items"))
                apply_note(folded, finding)
                yield finding
    yield from _told_behind(text, sentence)
    yield from _recorders(text, sentence)


def _told_behind(text: Text, sentence: Range) -> Iterator[Finding]:
    """出席会议的有：甲某、乙某: those who stand behind the verb."""
    folded = text.folded
    inverted = list(_INVERTED.finditer(folded, *sentence))
    last = sentence.end - (folded[sentence.end - 1] in "。；")
    for verb, end in zip(inverted, [*(verb.start() for verb in inverted), last][1:], strict=True):
        role = "nonvoting" if verb["invited"] or verb["verb"] == "列席" else "present"
        for mention in read_mentions(folded, read_roster(text, verb.end(), end), own_government(text)):
            yield Finding(mention, role, Range(*verb.span()), f"attendance.sentence.{mention.shape}")


def _recorders(text: Text, sentence: Range) -> Iterator[Finding]:
    """会议由县政府办甲某记录: who kept the record."""
    if "记录" not in text.folded[slice(*sentence)]:
        return
    for records in _RECORDS.finditer(text.folded, *sentence):
        place = records.span("by" if records["by"] else "who")
        for mention in read_mentions(text.folded, read_roster(text, *place), own_government(text)):
            if mention.name:
                yield Finding(mention, "recorder", Range(*records.span()), f"attendance.sentence.{mention.shape}")


def _subjects(text: Text, begin: int, end: int) -> list[Mention]:
    """The persons and units in front of a verb: back over clauses that hold nothing else."""
    folded = text.folded
    while begin < end and folded[begin] in "，；、":
        begin += 1
    cuts = [begin, *(begin + mark.end() for mark in CLAUSES.finditer(folded[begin:end]))]
    tokens: list[Token] = []
    for start, stop in reversed(list(zip(cuts, [*cuts[1:], end], strict=True))):
        clause = read_roster(text, start, stop)
        clean = _clean_tail(clause)
        tokens = [*clean, *tokens]
        if not _is_listed(clause, clean):
            break
    return read_mentions(folded, tokens, own_government(text))


def _is_listed(clause: list[Token], clean: list[Token]) -> bool:
    """Whether a clause belongs to a list of which a piece was not understood, rather than being a sentence of its own."""
    if len(clean) == len(clause):
        return True
    told = sum(token.end - token.start for token in clause if token.kind in {"unit", "unit_post", "post", "name"})
    unknown = sum(token.end - token.start for token in clause if token.kind == "unknown")
    return _pieces(clean) * 2 >= _pieces(clause) if clean else unknown <= _LONGEST_UNREAD and told >= 2 * unknown


def _pieces(tokens: list[Token]) -> int:
    """How many pieces between marks hold something."""
    return sum(token.kind != "mark" and (n == 0 or tokens[n - 1].kind == "mark") for n, token in enumerate(tokens))


def _clean_tail(clause: list[Token]) -> list[Token]:
    """The tokens behind the last piece of a clause that is not of a list; a piece between 、 that is not understood is left out."""
    kept: list[Token] = []
    piece: list[Token] = []
    for token in reversed(clause):
        if token.kind == "mark":
            kept = [token, *_sound(piece), *kept]
            piece = []
        else:
            piece.insert(0, token)
    return [*_sound(piece), *kept]


def _sound(piece: list[Token]) -> list[Token]:
    """A piece of a list when all of it was read, else the person with a post behind its last unknown word."""
    unknown = [n for n, token in enumerate(piece) if token.kind not in CLEAN]
    if not unknown:
        return piece
    rest = piece[unknown[-1] + 1 :]
    return (
        rest
        if any(token.kind in {"post", "unit_post"} for token in rest) and any(token.kind == "name" for token in rest)
        else []
    )
