"""Text with one kind of punctuation, numerals and characters, which rules match on; and masked where titles and brackets stand."""

from __future__ import annotations

import re

from graph_loader.lexicon import mapping

#: White space, control, zero-width and private-use characters: never part of a value.
BLANK = r"\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ue000-\uf8ff"
INK = re.compile(f"[^{BLANK}]+")

_FOLD = {
    **dict(zip("(),;:!?", "（），；：！？", strict=True)),
    **dict.fromkeys("[［【﹝", "〔"),
    **dict.fromkeys("]］】﹞", "〕"),
    **dict.fromkeys("<＜", "〈"),
    **dict.fromkeys(">＞", "〉"),
    **dict.fromkeys("「『", "“"),
    **dict.fromkeys("」』", "”"),
    **dict.fromkeys("•‧∙・", "·"),
    **dict.fromkeys("○Ｏ", "〇"),
    **{a: str(n) for n, a in enumerate("０１２３４５６７８９")},
    "．": ".",
    **mapping("traditional"),  # half-converted pages: 區長 reads as 区长
}
_FOLDABLE = re.compile(f"[{re.escape(''.join(_FOLD))}]")


# 二O一一年, 二00八年: a letter or a digit for 〇.
_YEAR = re.compile("二[Oo0〇][Oo0〇一二三][Oo0〇一二三四五六七八九]年")
_LETTER_ZERO = re.compile("[Oo0]")


def fold(text: str) -> str:
    """The text with one kind of punctuation and numerals, of the same length."""
    folded = _FOLDABLE.sub(lambda found: _FOLD[found.group()], text)
    return _YEAR.sub(lambda year: _LETTER_ZERO.sub("〇", year.group()), folded)


def ink(raw: str) -> str:
    """The characters that are no white space and no control characters."""
    return "".join(INK.findall(raw))


_QUOTED = re.compile("《[^》]*》|“[^”]*”")
_ENCLOSED = re.compile(f"{_QUOTED.pattern}|（[^）]*）")


def masked(body: str, *, brackets: bool = True) -> str:
    """Titles, quotations and brackets made neutral, one □ a character, so that punctuation and verbs inside count for nothing."""
    if "（" not in body and "《" not in body and "“" not in body:
        return body
    return (_ENCLOSED if brackets else _QUOTED).sub(lambda inner: "□" * len(inner.group()), body)
