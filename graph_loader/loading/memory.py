"""The graph of some files without a database: equal to what loading them into an empty one gives; whole, or one document at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from graph_loader.elements import Edge, Node
from graph_loader.graph.merge import Elements, merge
from graph_loader.graph.split import Part, split
from graph_loader.judgements import NO_JUDGEMENTS, JudgementsFile, settle
from graph_loader.loading.prepare import check_given, prepare_files
from graph_loader.reading.files import Failure, find_files, hash_file


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


def build_documents(
    arguments: Iterable[str | Path],
    failures: list[Failure],
    *,
    government: str | None = None,
    jobs: int | None = None,
    judgements: JudgementsFile | None = None,
) -> Iterator[Part]:
    """What each document states, in the order of the files: equal to the parts of `build_graph`, of which one is in memory at a time.

    Files that fail are added to `failures`. Files of equal bytes are one document. Raises GovernmentError.
    """
    check_given(government)
    files = find_files(arguments)
    failures += files.failures
    identities = settle(judgements.entries).identities if judgements else NO_JUDGEMENTS
    copies: dict[str, list[Path]] = defaultdict(list)
    for path in files.found:
        copies[hash_file(path) or str(path)].append(path)  # what cannot be read is told when it is prepared
    prepared = prepare_files((path for same in copies.values() for path in same), government, jobs)
    for same in copies.values():
        elements = []
        for one in islice(prepared, len(same)):
            if isinstance(one, Failure):
                failures.append(one)
            else:
                elements.append(one.elements)
        yield from (part for part in split(merge(elements, identities)) if part.minutes_id is not None)
