"""What the tokens of a list of attendees say: who, for which unit, in which post.

A post in front of a 、-list holds until the next post or unit, a unit until the next unit. A unit that names nobody is a mention without
a name: it was represented.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_loader.extraction.posts import is_leading_body
from graph_loader.extraction.roster import Token
from graph_loader.extraction.text import Range


@dataclass(slots=True)
class Mention:
    """A person, or a unit represented by somebody unnamed (name None). post is one range of the text, 县委常委、副县长 included."""

    name: Range | None = None
    unit: Range | None = None
    post: Range | None = None
    note: Range | None = None
    shape: str = ""


@dataclass(slots=True)
class _Phrase:
    """A unit, a post, or both together: 县财政局, 副县长, 县财政局局长."""

    unit: Range | None = None
    post: Range | None = None


@dataclass(slots=True)
class _Reader:
    folded: str
    found: list[Mention] = field(default_factory=list)
    phrases: list[_Phrase] = field(default_factory=list)
    named: bool = False  # whether a name was read since the phrases
    last_name_end: int = -1


def read_mentions(folded: str, tokens: Sequence[Token]) -> list[Mention]:
    """The mentions of a list in order. Tokens that are no part of one (各部门, unknown words) end what was read before them."""
    reader = _Reader(folded)
    for n, token in enumerate(tokens):
        span = Range(token.start, token.end)
        if token.kind == "name":
            _name(reader, span)
        elif token.kind == "unit":
            _begin_phrase(reader)
            reader.phrases.append(_Phrase(unit=span))
        elif token.kind == "unit_post":
            _begin_phrase(reader)
            shared = _shared(folded, token)
            reader.phrases.append(_Phrase(unit=Range(span.start, shared + 1), post=Range(shared, span.end)))
        elif token.kind == "post":
            _post(reader, span, tokens, n)
        elif token.kind == "representative":
            _represented(reader, span)
        elif token.kind == "note":
            if reader.found and reader.found[-1].name and reader.last_name_end == token.start:
                reader.found[-1].note = Range(token.start + 1, token.end - 1)
        elif (token.kind == "mark" and folded[token.start] in "；。") or token.kind in {"group", "unknown"}:
            _leave(reader)
    _leave(reader)
    return [mention for mention in reader.found if mention.name or mention.unit]


def _shared(folded: str, token: Token) -> int:
    """The position of the character that unit and post share (财政局长: 局, 发改局副局长 is no such case)."""
    return token.end - 2


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
    if last and last.unit and last.post is None and last.unit.end == span.start:
        last.post = span
    else:
        reader.phrases.append(_Phrase(post=span))


def _name(reader: _Reader, span: Range) -> None:
    if not reader.named:
        _emit_unnamed(reader, keep_last=True)
    unit, post = _context(reader)
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


def _context(reader: _Reader) -> tuple[Range | None, Range | None]:
    """Unit and post of the person named next: posts of a leading body stay in one piece (区委常委、副区长), others give their unit."""
    phrases = _trailing(reader.phrases)
    if not phrases:
        return None, None
    first, last = phrases[0], phrases[-1]
    if last.post is None:
        return last.unit, None
    start = first.unit.start if first.unit else first.post.start if first.post else last.post.start
    whole = Range(start, last.post.end)
    units = [phrase.unit for phrase in phrases if phrase.unit]
    if len(phrases) == 1 and last.unit and not _leads(reader.folded, last.unit):
        return last.unit, last.post
    if (
        len(phrases) > 1
        and first.unit
        and first.post
        and not _leads(reader.folded, first.unit)
        and not _other_body(reader.folded, units)
    ):
        return first.unit, Range(first.post.start, last.post.end)
    return None, whole


def _other_body(folded: str, units: list[Range]) -> bool:
    """Whether posts of one person belong to bodies of different names (政府办主任、财政局局长), 管委会 of a zone apart."""
    return any(folded[a:b] not in {"管委会", "党工委", "党组", "党委"} for a, b in units[1:])


def _leads(folded: str, unit: Range) -> bool:
    return is_leading_body(folded[slice(*unit)])


def _trailing(phrases: list[_Phrase]) -> list[_Phrase]:
    """The phrases at the end that belong to one person: those with a post, or the last unit."""
    if not phrases or phrases[-1].post is None:
        return phrases[-1:]
    start = len(phrases)
    while start and phrases[start - 1].post:
        start -= 1
    return phrases[start:]


def _emit_unnamed(reader: _Reader, keep_last: bool, note: Range | None = None) -> None:
    """Units of the phrases that no name followed."""
    phrases = reader.phrases
    kept = len(_trailing(phrases)) if keep_last else 0
    for phrase in phrases[: len(phrases) - kept]:
        if phrase.unit and not _leads(reader.folded, phrase.unit):
            own = note if note and phrase is phrases[-1] and phrase.unit.end == note.start else None
            words = Range(phrase.unit.start, own.end) if own else note
            reader.found.append(Mention(unit=phrase.unit, post=phrase.post, note=words, shape="unit"))
    if not keep_last:
        reader.phrases = []


def _represented(reader: _Reader, span: Range) -> None:
    """等单位负责人 behind units: each was represented."""
    if reader.named:
        reader.phrases = []
        return
    _emit_unnamed(reader, keep_last=False, note=span)


def _leave(reader: _Reader) -> None:
    """What was read before a full stop, a group or an unknown word is complete."""
    if not reader.named:
        _emit_unnamed(reader, keep_last=False)
    reader.phrases, reader.named = [], False
