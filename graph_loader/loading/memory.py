"""The graph of some files without a database: equal to what loading them into an empty one gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph_loader.elements import Edge, Node
from graph_loader.graph.merge import Elements, merge
from graph_loader.judgements import NO_JUDGEMENTS, JudgementsFile, settle
from graph_loader.loading.prepare import check_given, prepare_files
from graph_loader.reading.files import Failure, find_files


def build_graph(
    arguments: Iterable[str | Path],
    *,
    government: str | None = None,
    jobs: int | None = None,
    judgements: JudgementsFile | None = None,
) -> tuple[Iterator[Node | Edge], list[Failure]]:
    """The merged graph of files, folders and patterns, sorted, and the files that failed. Judgements in conflict are not applied.

    Raises GovernmentError.
    """
    check_given(government)
    files = find_files(arguments)
    failures = list(files.failures)
    parts: list[Elements] = []
    for one in prepare_files(files.found, government, jobs):
        if isinstance(one, Failure):
            failures.append(one)
        else:
            parts.append(one.elements)
    return merge(parts, settle(judgements.entries).identities if judgements else NO_JUDGEMENTS), failures
