"""Lists in which unit and post stand behind the name, turned so that they stand in front."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from graph_loader.extraction.roster import Token


def posts_first(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a list with every name behind its unit and post: as they are, or turned when the list has them the other way."""
    return _turned(tokens) if _names_come_first(tokens) else list(tokens)


def _names_come_first(tokens: Sequence[Token]) -> bool:
    """Whether unit and post stand behind the name (甲某 县委副书记、县长 / 乙某 县财政局): a name begins the list and none ends it."""
    told = [token for token in tokens if token.kind in {"name", "unit", "post", "unit_post"}]
    names = [n for n, token in enumerate(told) if token.kind == "name"]
    if names == [0] and len(told) > 1:
        # 甲某 县委副书记、县长 by itself; 甲某、县财政局 are two, and 甲某市长 is told where posts are read.
        between = tokens[: list(tokens).index(told[1])]
        others = {"mark", "unknown", "representative", "group"}
        return (
            not any(token.kind in others for token in between)
            and not any(token.kind in {"representative", "group"} for token in tokens)
            and (told[1].kind != "post" or len(told) > 2)
        )
    if len(names) < 2 or names[0] != 0 or told[-1].kind == "name":
        return False
    if any(
        [token.kind for token in tokens[n : n + 3]] == ["unit", "name", "post"] and n and tokens[n - 1].kind == "mark"
        for n in range(len(tokens))
    ):
        return False  # 、县政府办甲某主任: the unit begins the piece
    return all(after - before > 1 for before, after in pairwise(names))


def _turned(tokens: Sequence[Token]) -> list[Token]:
    """The same tokens with every name behind its unit and post."""
    turned: list[Token] = []
    waiting: list[Token] = []
    for token in tokens:
        if token.kind == "name":
            turned += [*waiting, Token("mark", token.start, token.start)] if waiting else []
            waiting = [token]
        elif waiting and token.kind in {"unit", "post", "unit_post"}:
            turned.append(token)
        elif waiting and turned and turned[-1].kind in {"post", "unit_post"} and token.kind == "mark":
            continue
        else:
            turned.append(token)
    return [*turned, *waiting]
