"""A person goes through candidates one after the other; every answer is in the judgements file before the next question is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from graph_loader.judgements import Conflict, Judgement, JudgementsFile, read_judgements, settle
from graph_loader.judgements.file import append_judgements, check_writable, remove_judgement
from graph_loader.review.candidates import Candidate, is_settled, leave_open, resolve_pair


class Undone(NamedTuple):
    """A candidate that is in question again, and the judgement that was taken out; None when it was skipped."""

    candidate: Candidate
    judgement: Judgement | None


class Session:
    """Candidates, where one is in them, and what was answered. Raises JudgementError when the file is wrong or cannot be written."""

    def __init__(
        self,
        path: Path,
        candidates: Sequence[Candidate],
        who: str,
        *,
        postponed: bool = False,
        limit: int | None = None,
    ) -> None:
        """postponed: ask again what was left for later. limit: ask at most so many."""
        check_writable(path)
        self.path, self.who = path, who
        self._file = read_judgements(path, missing_is_empty=True)
        self._left = list(leave_open(candidates, self._file.entries, postponed=postponed))[:limit]
        self._at = 0
        self._done: list[tuple[int, Judgement | None]] = []

    @property
    def total(self) -> int:
        return len(self._left)

    @property
    def number(self) -> int:
        """The place of the candidate in question, counted from 1."""
        return self._at + 1

    @property
    def answers(self) -> list[Judgement]:
        """What was answered and not undone, in order."""
        return [judgement for _, judgement in self._done if judgement is not None]

    @property
    def file(self) -> JudgementsFile:
        """The judgements file as it is after the last answer."""
        return self._file

    def current(self) -> Candidate | None:
        """The candidate in question; None when all are done. What answers settled meanwhile is not asked."""
        identities = settle(self._file.entries).identities
        passed = {resolve_pair(identities, *one.pair) for one in self._left[: self._at]}
        while self._at < len(self._left):
            candidate = self._left[self._at]
            pair = resolve_pair(identities, *candidate.pair)
            if pair not in passed and not is_settled(candidate, identities):
                return candidate
            passed.add(pair)
            self._at += 1
        return None

    def answer(self, verdict: str, why: str, when: date) -> tuple[Conflict, ...]:
        """Judge the candidate in question and go on. Returns the contradictions that this brings into the file."""
        candidate = self.current()
        if candidate is None:
            return ()
        before = settle(self._file.entries).conflicts
        judgement = Judgement(candidate.one, candidate.other, verdict, self.who, when, why)
        self._file = append_judgements(self.path, [judgement])
        self._go_on(judgement)
        known = {conflict.members for conflict in before}
        return tuple(found for found in settle(self._file.entries).conflicts if found.members not in known)

    def skip(self) -> None:
        """Go on without a judgement."""
        self._go_on(None)

    def undo(self) -> Undone | None:
        """Go back to the last candidate that was answered or skipped, and take its judgement out of the file. None: there is none."""
        if not self._done:
            return None
        self._at, judgement = self._done.pop()
        if judgement is not None:
            self._file = remove_judgement(self.path, judgement)
        return Undone(self._left[self._at], judgement)

    def _go_on(self, judgement: Judgement | None) -> None:
        self._done.append((self._at, judgement))
        self._at += 1
