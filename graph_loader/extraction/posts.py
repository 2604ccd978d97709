"""Titles of posts: 书记, 常务副县长, 党组成员. What stands in front (县委, 财政局) is found by the rules for units."""

from __future__ import annotations

import re
from functools import cache

from graph_loader.extraction.unit_names import unit_kind
from graph_loader.lexicon import pattern, words


@cache
def post_pattern() -> str:
    """A regular expression for the title of a post with 副, 代, 常务 … in front."""
    return f"(?:{pattern('post_prefixes')})*(?:{pattern('posts')})"


@cache
def post() -> re.Pattern[str]:
    """The compiled `post_pattern`."""
    return re.compile(post_pattern())


@cache
def post_ends() -> frozenset[str]:
    """The characters that titles of posts end in."""
    return frozenset(word[-1] for word in words("posts"))


def is_leading_body(name: str) -> bool:
    """Whether posts of this body are written in one piece (区委常委, 市政府秘书长), so that the body is no unit somebody came from."""
    return name in words("leading_bodies") or (
        _LEADING.fullmatch(name) is not None
        and unit_kind(name) not in {"Zone", "MassOrganization"}
        and not name.endswith(("军分区", "警备区"))
    )


# 望溪县委, 安澜市人民政府, 十九届县政府: the same bodies with a place or a term in front.
_LEADING = re.compile(
    "(?:第?[一二三四五六七八九十]+届)?[\u4e00-\u9fff]{0,8}(?:[省市县区旗州盟镇乡]委|[省市县区旗州盟镇乡](?:人民)?政府(?:党组)?|行署(?:党组)?|[省市县区旗州盟镇乡])"
)
