"""References to items of the agenda by their numbers: 第一至五议题, 议题二、三, 第3项议题. They say what somebody attended for."""

from __future__ import annotations

import re

from graph_loader.extraction.numerals import NUMERAL, to_int

_TO = "[至到~～—-]"
_AND = "(?:、|，|和|及)"
#: 议题一至三, 第二、三项议题, 第1—3项议题; with a single 第 in front or none.
REFERENCE = (
    rf"(?:议题{NUMERAL}+(?:(?:{_TO}|{_AND})(?:议题)?{NUMERAL}+)*"
    rf"|第?{NUMERAL}+(?:(?:项|个)?(?:议题)?(?:{_TO}|{_AND})第?{NUMERAL}+)*(?:项|个)?议题)"
)
#: Behind 列席 and 参加, where 第 or 议题 has to tell that a number follows: 列席第一、二项议题, 列席第三项.
REFERENCE_BEHIND_VERB = (
    rf"(?:议题{NUMERAL}+(?:(?:{_TO}|{_AND})(?:议题)?{NUMERAL}+)*"
    rf"|第{NUMERAL}+(?:(?:项|个)?(?:议题)?(?:{_TO}|{_AND})第?{NUMERAL}+)*(?:项|个)?(?:议题|内容|事项)?)"
)
_RANGE = re.compile(
    rf"(?:第|议题)?(?P<first>{NUMERAL}+)(?:项|个)?(?:议题)?(?:(?P<to>{_TO})(?:第|议题)?(?P<last>{NUMERAL}+))?"
)


def item_values(words: str) -> list[int]:
    """The items named by 第一至五议题, 第二、三、七议题: their numbers."""
    found: list[int] = []
    for match in _RANGE.finditer(words):
        first, last = to_int(match["first"]), to_int(match["last"] or match["first"])
        if first and last and first <= last < first + 100:
            found += range(first, last + 1)
    return list(dict.fromkeys(found))
