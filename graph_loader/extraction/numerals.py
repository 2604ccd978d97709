"""Numbers as minutes write them: 92, 四十五, 一三一 (digit by digit), 二〇二五."""

from __future__ import annotations

import re
from functools import lru_cache

#: Characters of a number, for regular expressions.
NUMERAL = "[0-9〇零一二三四五六七八九十百]"

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0}


@lru_cache(maxsize=1 << 10)
def to_int(numeral: str) -> int | None:
    """The value of a whole number, None when the string is none: 四十五 -> 45, 一百二十 -> 120, 一三一 -> 131."""
    if re.fullmatch("[0-9]+", numeral):
        return int(numeral)
    if not numeral or not all(c in _DIGITS or c in "十百" for c in numeral):
        return None
    if not set("十百") & set(numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total = digit = 0
    seen = False
    for character in numeral:
        if character in _DIGITS:
            digit, seen = _DIGITS[character], True
        else:
            total += (digit if seen else 1) * (100 if character == "百" else 10)
            digit, seen = 0, False
    return total + digit
