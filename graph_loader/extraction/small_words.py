"""Words of lists of attendees beside names, units and posts: groups that name nobody, 负责人, 同志, 和. Posts are among them."""

from __future__ import annotations

import re
from functools import cache

from graph_loader.extraction.posts import post
from graph_loader.extraction.unit_endings import LEVELS
from graph_loader.lexicon import pattern


@cache
def small_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    people = "(?:(?:主要|分管|相关|有关)*(?:负责人|负责同志|领导|代表|人员|同志))?"
    return (
        (
            "group",
            re.compile(
                # 各街道办事处, 各组成部门, 各县区政府; else one of the words, with what qualifies it in front.
                f"(?:等(?=[省市县区旗州]?(?:人民)?(?:政府|级)?(?:有关|相关|分管)?领导))?(?:各(?:有关|相关|级|直属|组成|责任|职能|主管|直|[{LEVELS}]){{0,4}}(?:{pattern('collective_nouns')})"
                "(?:人民政府|政府|办事处|管委会)?"
                "|(?:部分|全体|其他|在家的?)?(?:[省市县区旗州]?(?:直|属|级|政府)?(?:各|相关|有关|议题涉及|涉及|其他|部分)+)?"
                f"(?:{pattern('group_words')})|(?:\\d{{1,2}}|[一二两三四五六七八九十])(?:名|位)(?:{pattern('group_words')}|{pattern('representatives')})){people}"
            ),
        ),
        (
            "representative",
            re.compile(
                f"(?:的|等)?(?:的)?(?:{pattern('representatives')})|等(?=[，。；、]|$)|各?(?:\\d{{1,2}}|[一二两三四五六七八九十])(?:名|人|位)(?=[，。；、]|列席|参加|出席|$)"
            ),
        ),
        ("title", re.compile("同志|先生|女士|律师|教授|博士|老师")),
        ("and", re.compile("以及|和|及|与|暨|兼任?")),
        ("post", post()),
    )


@cache
def any_small_word() -> re.Pattern[str]:
    """Positions at which one of the small words or a post begins."""
    return re.compile(f"(?={'|'.join(words_.pattern for _, words_ in small_words())})")
