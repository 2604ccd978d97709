"""What the tokens of a list of attendees say: who, for which unit, in which post.

A post in front of a 、-list holds until the next post or unit, a unit until the next unit. A unit that names nobody is a mention without
a name: it was represented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_loader.extraction.name_order import posts_first
from graph_loader.extraction.posts import is_leading_body, post_pattern
from graph_loader.extraction.roster import Token
from graph_loader.extraction.text import Range
from graph_loader.extraction.unit_names import is_unit
from graph_loader.lexicon import words

# Posts of the government itself: beside one of them the others stay in one piece (副区长、公安分局局长).
_REPRESENTATIVES = re.compile("(?:主要|分管|相关|有关)*(?:负责人|负责同志|代表)$")
_POST_AT_END = re.compile(f"{post_pattern()}$")
# 甲某（副市长，在省里开会）
_POST_AND_REASON = re.compile(
    f"(?P<post>(?:[省市县区旗州盟]?(?:人民)?政府)?{post_pattern()}(?:、{post_pattern()})*)，(?=.)"
)
_PERSONAL = re.compile("女|男|.{1,4}族|女，.{1,4}族")
_OF_TOWN = re.compile("[\u4e00-\u9fff]{2,}[镇乡](?!委)")
_CONGRESS = re.compile("(?:人大|人大常委会|政协)$")
_DEPUTY = re.compile("(?:常务)?副[^副、]{2,4}")
_HEADS = re.compile("(?:自治区)?(?:常务|代|代理|副)*(?:[省市县区旗州盟镇乡]长|专员|常委)")


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
    of_bracket: Range | None = (
        None  # the unit in front of a bracket that holds its persons: 县经发局（甲某、副局长乙某）
    )
    waiting: list[_Phrase] = field(
        default_factory=list
    )  # units before a group (区直各部门): 负责人 behind it speaks for them too


def read_mentions(folded: str, tokens: Sequence[Token]) -> list[Mention]:
    """The mentions of a list in order. Tokens that are no part of one (各部门, unknown words) end what was read before them."""
    tokens = posts_first(tokens)
    reader = _Reader(folded)
    for n, token in enumerate(tokens):
        span = Range(token.start, token.end)
        if token.kind in {"name", "unit", "unit_post", "post"}:
            _person(reader, tokens, n, span)
        elif token.kind == "representative":
            _represented(reader, span)
        elif token.kind == "group":
            _group(reader, span)
        elif token.kind == "note":
            if reader.found and reader.found[-1].name and reader.last_name_end == token.start:
                _note(reader, Range(token.start + 1, token.end - 1))
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
            reader.phrases.append(_Phrase(unit=span))
        else:  # 财政局长: 局 belongs to the unit and to the post
            reader.phrases.append(_Phrase(unit=Range(span.start, span.end - 1), post=Range(span.end - 2, span.end)))


def _note(reader: _Reader, inner: Range) -> None:
    """Words in brackets behind a name: its unit (甲某（县财政局）), its post, else a note (the reason of an absence)."""
    mention = reader.found[-1]
    words_ = reader.folded[slice(*inner)]
    if mention.unit is None and is_unit(words_):
        mention.unit = inner
    elif (match := _POST_AT_END.search(words_)) and (match.start() == 0 or is_unit(words_[: match.start()])):
        whole = is_leading_body(words_[: match.start()])  # 政府副旗长
        mention.post = mention.post or Range(inner.start + (0 if whole else match.start()), inner.end)
        if match.start() and mention.unit is None and not whole:
            mention.unit = Range(inner.start, inner.start + match.start())
    elif _are_posts(words_):
        _posts_of_note(mention, inner, words_)
    elif (post := _POST_AND_REASON.match(words_)) and mention.unit is None:
        mention.post = mention.post or Range(inner.start, inner.start + post.end("post"))
        mention.note = Range(inner.start + post.end(), inner.end)
    elif not _PERSONAL.fullmatch(words_) and "：" not in words_:
        mention.note = inner


def _are_posts(words_: str) -> bool:
    """Whether the words are several posts of one person: 县委常委、政府副县长."""
    parts = words_.split("、")
    ends = [(part, _POST_AT_END.search(part)) for part in parts]
    return len(parts) > 1 and all(
        end is not None and (end.start() == 0 or is_unit(part[: end.start()]) or is_leading_body(part[: end.start()]))
        for part, end in ends
    )


def _posts_of_note(mention: Mention, inner: Range, words_: str) -> None:
    """县卫健委党组书记、主任 gives the unit and the posts; posts of the government itself stay whole."""
    end = _POST_AT_END.search(words_.split("、", maxsplit=1)[0])
    begin = end.start() if end else 0
    if mention.post is None and mention.unit is None and begin and not is_leading_body(words_[:begin]):
        mention.unit, mention.post = Range(inner.start, inner.start + begin), Range(inner.start + begin, inner.end)
    else:
        mention.post = mention.post or inner


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
    """The unit of the person before 、 for whom follows with a deputy's post alone: 县财政局局长甲某、副局长乙某."""
    last = reader.found[-1] if reader.found else None
    if last is None or post is None or last.unit is None or last.post is None or last.name is None:
        return None
    behind = reader.folded[last.name.end : post.start]
    words_, head = reader.folded[slice(*post)], reader.folded[slice(*last.post)]
    return (
        last.unit if behind == "、" and _DEPUTY.fullmatch(words_) and head.endswith(words_.lstrip("常务副")) else None
    )


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
    if len(phrases) > 1 and any(
        phrase.post and _HEADS.fullmatch(reader.folded[slice(*phrase.post)]) for phrase in phrases
    ):
        return None, whole
    if len(phrases) == 1 and last.unit and not _leads(reader.folded, last.unit):
        return last.unit, last.post
    if (
        len(phrases) > 1
        and first.unit
        and first.post
        and not _leads(reader.folded, first.unit)
        and (not _other_body(reader.folded, units) or _CONGRESS.search(reader.folded[slice(*first.unit)]))
    ):
        return first.unit, Range(first.post.start, last.post.end)
    return None, whole


def _other_body(folded: str, units: list[Range]) -> bool:
    """Whether posts of one person belong to bodies of different names (政府办主任、财政局局长), 管委会 of a zone apart."""
    return any(folded[a:b] not in {"管委会", "党工委", "党组", "党委"} for a, b in units[1:])


def _leads(folded: str, unit: Range) -> bool:
    """Whether posts of the body are written in one piece; the head of a town comes from it (望江镇镇长)."""
    name = folded[slice(*unit)]
    return is_leading_body(name) and _OF_TOWN.fullmatch(name) is None


def _trailing(phrases: list[_Phrase]) -> list[_Phrase]:
    """The phrases at the end that belong to one person: those with a post, or the last unit."""
    if not phrases or phrases[-1].post is None:
        return phrases[-1:]
    start = len(phrases)
    while start and phrases[start - 1].post:
        start -= 1
    return phrases[start:]


def _emit_unnamed(reader: _Reader, keep_last: bool, note: Range | None = None) -> None:
    """Units that no name followed: those that wait and those of the phrases (all but the last ones, which the name belongs to)."""
    kept = len(_trailing(reader.phrases)) if keep_last else 0
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
    return name[-1] in "委府署组" and is_leading_body(name) and _OF_TOWN.match(name) is None


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
