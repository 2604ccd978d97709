"""A subject of a sentence: who is told to do something, in which role, and where the words of what to do begin."""

from __future__ import annotations

from dataclasses import dataclass

from graph_loader.extraction.noun_phrases import NounPhrase


@dataclass(slots=True)
class Subject:
    """A subject in a sentence.

    start, end: the noun phrase. action: where the words of what to do begin. modal: stated with 要 and the like.
    gatekeeper: named only as who checks before the next step (经副县长某某审核把关后).
    """

    start: int
    end: int
    action: int
    who: NounPhrase
    role: str = "responsible"
    modal: bool = False
    gatekeeper: bool = False
