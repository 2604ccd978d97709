"""Fictional minutes with known answers: a text in one of the shapes real minutes have, and the record it states, by construction.

`generate(seed)` gives one document; the same seed gives the same document. The words (names, units, topics, actions) are data files
in `words/`, written for this generator and not taken from the lexicons of the extractor, so that its rules meet words they do not list.
"""

from __future__ import annotations

from tests.generate.minutes import Minutes, draft, generate

__all__ = ["Minutes", "draft", "generate"]
