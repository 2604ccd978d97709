"""Cut the place of a part out of the place of a whole value."""

from __future__ import annotations

import unicodedata

from graph_loader.record import Spans


def narrow(text: str, spans: Spans, start: int, end: int) -> Spans:
    """The spans of value[start:end], where `spans` are those of the whole value, in code points of `text`.

    A value is its spans freed of white space and control characters; when the numbers do not fit, the whole spans are returned.
    """
    offsets = [at for a, b in spans for at in range(a, b) if unicodedata.category(text[at])[0] not in "CZ"]
    if not 0 <= start < end <= len(offsets):
        return spans
    pieces: list[tuple[int, int]] = []
    for a, b in spans:
        inside = [at for at in offsets[start:end] if a <= at < b]
        if inside:
            pieces.append((inside[0], inside[-1] + 1))
    return tuple(pieces)
