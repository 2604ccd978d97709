"""What stands in brackets behind a name or a unit: a unit, posts, a reason, or who came for it."""

from __future__ import annotations

import re

from graph_loader.extraction.mention import Mention
from graph_loader.extraction.own_government import OwnGovernment, stays_whole
from graph_loader.extraction.posts import post_pattern
from graph_loader.extraction.text import Range
from graph_loader.extraction.unit_names import is_unit
from graph_loader.lexicon import pattern

_POST_AT_END = re.compile(f"{post_pattern()}$")
# 副市长，在省里开会; 市教育局局长，病假
_BEFORE_REASON = re.compile(r"(?P<told>[^，；：]{2,30})，(?=.)")
_PERSONAL = re.compile("女|男|.{1,4}族|女，.{1,4}族|男，.{1,4}族")
# 县供电公司（派员参加）, 县教育局（因事缺席）: a body for which nobody is named.
_UNNAMED = re.compile(
    f"(?:均|各|已|另)?派[^，；：]{{0,6}}(?:员|人|代表|同志|领导|副职)(?:参加|列席|出席|到会|参会)?|(?:由)?(?:代表|{pattern('representatives')})(?:代为)?(?:参加|列席|出席|参会)"
    f"|(?:{pattern('absence_notes')})|\\d{{1,2}}[人名]|[一二两三四五六七八九十][人名]"
)


def is_unnamed_note(folded: str, place: Range) -> bool:
    """Whether a range begins with words in brackets that say how a body was represented, or that it was not."""
    if folded[place.start] not in "（〔":
        return False
    end = folded.find("）" if folded[place.start] == "（" else "〕", place.start, place.end)
    return end > 0 and _UNNAMED.fullmatch(folded, place.start + 1, end) is not None


def read_note(folded: str, mention: Mention, inner: Range, own: OwnGovernment | None) -> None:
    """Words in brackets behind a name: its unit (甲某（县财政局）), its post, both with a reason, else a note (why somebody was absent)."""
    if _read_posts(folded, mention, inner, own):
        return
    words_ = folded[slice(*inner)]
    if (told := _BEFORE_REASON.match(words_)) and mention.unit is None:
        before = Range(inner.start, inner.start + told.end("told"))
        if _read_posts(folded, mention, before, own):
            mention.note = Range(inner.start + told.end(), inner.end)
            return
    if not _PERSONAL.fullmatch(words_) and "：" not in words_:
        mention.note = inner


def _read_posts(folded: str, mention: Mention, inner: Range, own: OwnGovernment | None) -> bool:
    """Reads a unit, a post or several posts of one person; False when the words are something else."""
    words_ = folded[slice(*inner)]
    if mention.unit is None and is_unit(words_):
        mention.unit = inner
        return True
    match = _POST_AT_END.search(words_)
    if match and (match.start() == 0 or is_unit(words_[: match.start()])):
        whole = stays_whole(words_[: match.start()], own)  # 政府副旗长
        mention.post = mention.post or Range(inner.start + (0 if whole else match.start()), inner.end)
        if match.start() and mention.unit is None and not whole:
            mention.unit = Range(inner.start, inner.start + match.start())
        return True
    if _are_posts(words_, own):
        _several_posts(mention, inner, words_, own)
        return True
    return False


def _are_posts(words_: str, own: OwnGovernment | None) -> bool:
    """Whether the words are several posts of one person: 县委常委、政府副县长."""
    parts = words_.split("、")
    ends = [(part, _POST_AT_END.search(part)) for part in parts]
    return len(parts) > 1 and all(
        end is not None and (end.start() == 0 or is_unit(part[: end.start()]) or stays_whole(part[: end.start()], own))
        for part, end in ends
    )


def _several_posts(mention: Mention, inner: Range, words_: str, own: OwnGovernment | None) -> None:
    """县卫健委党组书记、主任 gives the unit and the posts; posts of the government itself stay whole."""
    end = _POST_AT_END.search(words_.split("、", maxsplit=1)[0])
    begin = end.start() if end else 0
    if mention.post is None and mention.unit is None and begin and not stays_whole(words_[:begin], own):
        mention.unit, mention.post = Range(inner.start, inner.start + begin), Range(inner.start + begin, inner.end)
    else:
        mention.post = mention.post or inner
