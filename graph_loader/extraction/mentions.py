"""What the tokens of a list of attendees say: who, for which unit, in which post.

A post in front of a 、-list holds until the next post or unit, a unit until the next unit. A unit that names nobody is a mention without
a name: it was represented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_loader.extraction.mention import Mention
from graph_loader.extraction.mention_notes import is_unnamed_note, read_note
from graph_loader.extraction.mention_phrases import Phrase, is_companion, trailing, unit_and_post
from graph_loader.extraction.name_order import posts_first
from graph_loader.extraction.own_government import OF_TOWN, OwnGovernment
from graph_loader.extraction.posts import is_leading_body
from graph_loader.extraction.roster import Token
from graph_loader.extraction.text import Range
from graph_loader.lexicon import words

_REPRESENTATIVES = re.compile("(?:主要|分管|相关|有关)*(?:负责人|负责同志|代表)$")


@dataclass(slots=True)
class _Reader:
    folded: str
    own: OwnGovernment | None
    found: list[Mention] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    named: bool = False  # whether a name was read since the phrases
    last_name_end: int = -1
    of_bracket: Range | None = (
        None  # the unit in front of a bracket that holds its persons: 县经发局（甲某、副局长乙某）
    )
    waiting: list[Phrase] = field(
        default_factory=list
    )  # units before a group (区直各部门): 负责人 behind it speaks for them too


def read_mentions(folded: str, tokens: Sequence[Token], own: OwnGovernment | None = None) -> list[Mention]:
    """The mentions of a list in order. Tokens that are no part of one (各部门, unknown words) end what was read before them.

    own: the government that meets, of whose posts no unit is made; without it every head of a government is taken for its own.
    """
    tokens = posts_first(tokens)
    reader = _Reader(folded, own)
    for n, token in enumerate(tokens):
        span = Range(token.start, token.end)
        if token.kind in {"name", "unit", "unit_post", "post"}:
            _person(reader, tokens, n, span)
        elif token.kind == "representative" and _is_of_named(tokens, n):
            _post(reader, span, tokens, n)
        elif token.kind == "representative":
            _represented(reader, span)
        elif token.kind == "group":
            _group(reader, span)
        elif token.kind == "note":
            _note(reader, span)
        elif token.kind == "unknown":
            if reader.phrases and reader.phrases[-1].unit and reader.phrases[-1].unit.end == span.start:
                reader.phrases.pop()  # somebody whose name was not understood came for it
            _leave(reader)
        elif token.kind == "mark":
            _mark(reader, token)
    _leave(reader)
    return [mention for mention in reader.found if mention.name or mention.unit]


def _mark(reader: _Reader, token: Token) -> None:
    mark = reader.folded[token.start : token.end]
    if mark in {"；", "。"}:
        _leave(reader)
    elif mark == "（" and reader.phrases and (unit := reader.phrases[-1].unit) and unit.end == token.start:
        reader.phrases.pop()
        _leave(reader)
        reader.of_bracket = unit
    elif mark == "）" and reader.of_bracket:
        reader.phrases, reader.named, reader.of_bracket = [], False, None


def _person(reader: _Reader, tokens: Sequence[Token], n: int, span: Range) -> None:
    """A token that tells who: a name, a unit, a post."""
    kind = tokens[n].kind
    if kind == "name":
        _name(reader, span)
    elif kind == "post":
        _post(reader, span, tokens, n)
    else:
        _begin_phrase(reader)
        if kind == "unit":
            reader.phrases.append(Phrase(unit=span))
        else:  # 财政局长: 局 belongs to the unit and to the post
            reader.phrases.append(Phrase(unit=Range(span.start, span.end - 1), post=Range(span.end - 2, span.end)))


def _note(reader: _Reader, span: Range) -> None:
    """Words in brackets are about the name right before them, or say who came for a unit (县供电公司（派员参加）)."""
    inner = Range(span.start + 1, span.end - 1)
    if reader.found and reader.found[-1].name and reader.last_name_end == span.start:
        read_note(reader.folded, reader.found[-1], inner, reader.own)
        return
    last = reader.phrases[-1] if reader.phrases and not reader.named else None
    unit = last.unit if last and last.post is None else None
    if unit and reader.folded[unit.end : span.start] in {"", "："} and is_unnamed_note(reader.folded, span):
        reader.phrases.pop()
        _emit_unnamed(reader, keep_last=False)
        reader.found.append(Mention(unit=unit, note=inner, shape="represented"))


def _begin_phrase(reader: _Reader) -> None:
    if reader.named:
        reader.phrases, reader.named = [], False


def _post(reader: _Reader, span: Range, tokens: Sequence[Token], n: int) -> None:
    """A post goes with the name right before it when nothing it could belong to follows (李某某市长), else with what follows."""
    before = tokens[n - 1] if n else None
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    ends = after is None or after.kind in {"mark", "title", "and", "unknown", "note", "group"}
    if before and before.kind == "name" and ends and reader.found:
        mention = reader.found[-1]
        mention.post, mention.shape = span, "name_post"
        if mention.unit is None and reader.phrases and reader.phrases[-1].unit and not reader.phrases[-1].post:
            mention.unit = reader.phrases[-1].unit
        return
    _begin_phrase(reader)
    last = reader.phrases[-1] if reader.phrases else None
    if last and last.unit and last.post is None and reader.folded[last.unit.end : span.start] in {"", "：", "》"}:
        last.post = span
    else:
        reader.phrases.append(Phrase(post=span))


def _name(reader: _Reader, span: Range) -> None:
    if not reader.named:
        _emit_unnamed(reader, keep_last=True)
    unit, post = unit_and_post(reader.folded, reader.phrases, reader.own)
    unit = unit or reader.of_bracket or _unit_before(reader, post)
    shape = (
        "name"
        if not (unit or post)
        else "unit_name"
        if unit and not post
        else "post_name"
        if post and not unit
        else "unit_post_name"
    )
    reader.found.append(Mention(name=span, unit=unit, post=post, shape=shape))
    reader.named = True
    reader.last_name_end = span.end


def _unit_before(reader: _Reader, post: Range | None) -> Range | None:
    """The unit of the person before, for whom follows with a post of the same body alone: 县财政局局长甲某、副局长乙某、丙某."""
    last = reader.found[-1] if reader.found else None
    if last is None or post is None or last.unit is None or last.post is None or last.name is None:
        return None
    if reader.folded[last.name.end : post.start] not in {"、", "，"}:
        return None
    folded = reader.folded
    if not is_companion(folded[slice(*last.unit)], folded[slice(*last.post)], folded[slice(*post)]):
        return None
    reader.phrases = [Phrase(last.unit, post)]  # it is that of those who follow too
    return last.unit


def _emit_unnamed(reader: _Reader, keep_last: bool, note: Range | None = None) -> None:
    """Units that no name followed: those that wait and those of the phrases (all but the last ones, which the name belongs to)."""
    kept = len(trailing(reader.phrases)) if keep_last else 0
    phrases = [*reader.waiting, *reader.phrases[: len(reader.phrases) - kept]]
    for phrase in phrases:
        if (
            phrase.unit
            and not _governs(reader.folded, phrase.unit)
            and not _is_part(reader.folded[slice(*phrase.unit)])
        ):
            # 市工商联的代表 is one unit and its note; words that speak for several units are nobody's note.
            alone = note is not None and len(phrases) == 1 and phrase.unit.end == note.start
            place = Range(phrase.unit.start, note.end) if note and alone else None
            reader.found.append(
                Mention(unit=phrase.unit, post=phrase.post, note=place, shape="represented" if note else "unit")
            )
    reader.waiting = []
    if not keep_last:
        reader.phrases = []


def _governs(folded: str, unit: Range) -> bool:
    """Whether the unit is the government or committee itself, whose leaders are named by their posts (县政府班子成员).

    That of a town (七星乡人民政府) is another one.
    """
    name = folded[slice(*unit)]
    return name[-1] in "委府署组" and is_leading_body(name) and OF_TOWN.match(name) is None


def _is_part(name: str) -> bool:
    """Whether the name says too little to tell the body (办公室, 分局)."""
    return name in words("unit_lookalikes") and name not in words("unit_names")


def _group(reader: _Reader, span: Range) -> None:
    """县直各部门 names nobody, but 负责人 at its end speaks for the units before it too."""
    if not reader.named:
        reader.waiting += [phrase for phrase in reader.phrases if phrase.unit]
    reader.phrases, reader.named = [], False
    match = _REPRESENTATIVES.search(reader.folded[slice(*span)])
    if match and reader.waiting:
        _emit_unnamed(reader, keep_last=False, note=Range(span.start + match.start(), span.end))


def _is_of_named(tokens: Sequence[Token], n: int) -> bool:
    """Whether 负责人 stands between a unit and a name, as a post does: 县科协负责人甲某."""
    if not 0 < n < len(tokens) - 1:
        return False
    before, token, after = tokens[n - 1 : n + 2]
    between = token.start - before.end <= (before.kind == "unit")  # 》 may stand behind the name of a newspaper
    return before.kind == "unit" and after.kind == "name" and between and token.end == after.start


def _represented(reader: _Reader, span: Range) -> None:
    """等单位负责人 behind units: each was represented."""
    if reader.named:
        reader.phrases = []
        return
    _emit_unnamed(reader, keep_last=False, note=span)


def _leave(reader: _Reader) -> None:
    """What was read before a full stop or an unknown word is complete."""
    if not reader.named:
        _emit_unnamed(reader, keep_last=False)
    reader.phrases, reader.named = [], False
