"""Who presided: 县长甲某主持召开, 会议由区长乙某主持, 受市长丙某委托，常务副市长丁某主持, 主持：戊某."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph_loader.extraction.mention import Mention
from graph_loader.extraction.mentions import read_mentions
from graph_loader.extraction.roster import Token, read_roster
from graph_loader.extraction.text import Range, Text, kept

_PRESIDES = re.compile("主持(?!人|词|下|工作|制定|编制|起草|研究)")
_LABEL = re.compile("(?:会议)?(?:主持|召集(?:并主持)?)(?:人|领导)?：")
# 12月8日, 昨天下午, 日前
_WHEN = (
    r"于?(?:[\d〇零一二三四五六七八九]{4}年)?[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日(?:上午|下午|晚上?)?"
    "|[今昨前]天(?:上午|下午|晚上?)?|[今昨]日|日前"
)
# What may stand between the person and 主持: 同志, （受…委托）, 在…会议室, 受…委托，.
_BETWEEN = re.compile(
    rf"(?:同志)?(?:（[^（）]{{2,40}}）)?(?:{_WHEN})?，?(?:在[^，。；]{{2,40}}，?)?(?:受[^，。；]{{2,30}}委托，?)?(?:在[^，。；]{{2,40}})?(?:召集并|负责|代为)?$"
)
_PERSON = frozenset({"name", "unit", "post", "unit_post", "title"})
_LONGEST = 120
#: Characters of the longest unknown word that a name begins with.
_LONGEST_UNKNOWN = 4


class Chair(NamedTuple):
    """The person who presided, the range of 主持 and the rule that found them."""

    person: Mention
    verb: Range
    rule: str


@kept
def find_chair(text: Text) -> Chair | None:
    """The first person who is said to preside and has a post; without one, the first by name only; None when nobody is."""
    fallback: Chair | None = None
    for paragraph in text.paragraphs:
        for chair in _chairs(text, paragraph):
            if chair.person.post:
                return chair
            fallback = fallback or chair
    return fallback


def _chairs(text: Text, paragraph: Range) -> list[Chair]:
    found: list[Chair] = []
    folded = text.folded
    if label := _LABEL.match(folded, *paragraph):
        mentions = read_mentions(folded, read_roster(text, label.end(), min(paragraph.end, label.end() + _LONGEST)))
        if mentions and mentions[0].name:
            found.append(Chair(mentions[0], Range(label.start(), label.end() - 1), "chair.label"))
        return found
    for verb in _PRESIDES.finditer(folded, *paragraph):
        begin = max(
            paragraph.start,
            verb.start() - _LONGEST,
            *(folded.rfind(mark, paragraph.start, verb.start()) + 1 for mark in "。；！？"),
        )
        between = _BETWEEN.search(folded[begin : verb.start()])
        end = begin + (between.start() if between else 0)
        if person := _person_before(text, begin, end):
            found.append(Chair(person, Range(*verb.span()), "chair.presides"))
    return found


def _person_before(text: Text, begin: int, end: int) -> Mention | None:
    """The person whose name, or name and post, ends at `end`."""
    folded = text.folded
    clause = max(begin, folded.rfind("，", begin, end) + 1)
    clause = max(
        clause,
        *(folded.rfind(word, clause, end) + len(word) for word in ("会议由", "，由") if word in folded[clause:end]),
        begin,
    )
    if (by := folded.rfind("由", clause, end)) >= 0:
        clause = by + 1
    tokens = _trailing(_with_whole_name(read_roster(text, clause, end)))
    if not any(token.kind == "name" for token in tokens):
        return None
    # 区委副书记，区政府党组书记、区长: posts may be set apart by a comma.
    while clause > begin and tokens and tokens[0].start == clause and folded[clause - 1] == "，":
        previous = max(begin, folded.rfind("，", begin, clause - 1) + 1)
        more = read_roster(text, previous, clause)
        told = [token.kind for token in more if token.kind != "mark"]
        if not told or not set(told) <= {"unit", "post", "unit_post"} or told[-1] == "unit":
            break
        tokens, clause = [*more, *tokens], previous
    mentions = [mention for mention in read_mentions(folded, tokens) if mention.name]
    return mentions[-1] if mentions else None


def _with_whole_name(tokens: list[Token]) -> list[Token]:
    """Who presides is named right behind a post: an unknown word between the post and the end of the name belongs to the name
    (州长|孟克|那生)."""
    if [token.kind for token in tokens[-3:]] not in (["post", "unknown", "name"], ["unit_post", "unknown", "name"]):
        return tokens
    unknown, name = tokens[-2:]
    if unknown.end - unknown.start > _LONGEST_UNKNOWN:
        return tokens
    return [*tokens[:-2], Token("name", unknown.start, name.end)]


def _trailing(tokens: list[Token]) -> list[Token]:
    """The tokens of the last person: back to an unknown word or to an earlier name."""
    start = len(tokens)
    named = False
    while start:
        token = tokens[start - 1]
        if token.kind == "name":
            if named:
                break
            named = True
        elif token.kind not in _PERSON and not (token.kind == "mark" and start < len(tokens)):
            break
        start -= 1
    return tokens[start:]
