"""What people say of two nodes: the same, different, or to be looked at later. Kept as a text file, applied to the graph, undone by
deleting the line."""

from __future__ import annotations

from graph_loader.judgements.file import JudgementsFile, read_judgements
from graph_loader.judgements.identities import NO_JUDGEMENTS, Conflict, Identities, Settled, settle
from graph_loader.judgements.judgement import LABELS, VERDICTS, Entry, Judgement

__all__ = [
    "LABELS",
    "NO_JUDGEMENTS",
    "VERDICTS",
    "Conflict",
    "Entry",
    "Identities",
    "Judgement",
    "JudgementsFile",
    "Settled",
    "read_judgements",
    "settle",
]
