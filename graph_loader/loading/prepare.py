"""From files to checked elements, on several processes: nothing here needs a database."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from graph_loader.errors import GraphLoaderError
from graph_loader.graph.merge import Elements
from graph_loader.loading.fingerprint import version_with
from graph_loader.reading.files import Failure, failure_of
from graph_loader.source import SourceDocument
from graph_loader.store.write import Prepared

#: Documents that are in work at a time, per process: enough to keep all busy while a group is written.
_AHEAD = 24


def check_given(government: str | None) -> None:
    """Raise GovernmentError, once for all files, when the government given is that of several places."""
    from graph_loader.resolution.government import parse_given

    if government:
        parse_given(government)


def prepare_document(document: SourceDocument, government: str | None = None) -> Prepared:
    """Extract, resolve, build and check one document. Raises NotMinutesError, RecordError or OntologyError."""
    from graph_loader.extraction import extract
    from graph_loader.graph import build, ontology
    from graph_loader.resolution import resolve

    record = extract(document)
    resolution = resolve(record, document, government=government)
    elements = build(record, document, resolution)
    ontology.load().check([*elements.nodes, *elements.edges])
    unparsed = Counter(entry.kind for entry in record.unparsed)
    version, places = version_with(government), resolution.government.choices
    return Prepared(document.uri, document.sha256, version, Elements(*elements), unparsed, places)


def prepare_file(path: Path, government: str | None = None) -> Prepared | Failure:
    """Read and prepare one file; whatever goes wrong with it is told, not raised, so that other files go on."""
    from graph_loader.reading import read

    try:
        return prepare_document(read(path), government)
    except GraphLoaderError as error:
        return failure_of(path, error)
    except Exception as error:
        # A mistake of ours in one rule must not cost the user the other thousand files; it is shown with its kind.
        return Failure(str(path), f"internal error ({type(error).__name__}: {error}); please report it with this file")


def prepare_files(
    paths: Iterable[Path], government: str | None = None, jobs: int | None = None
) -> Iterator[Prepared | Failure]:
    """The files prepared, in the order given. jobs: processes, default one per core; few files are done in this one.

    Raises GraphLoaderError when a process dies.
    """
    todo = list(paths)
    jobs = min(jobs or os.cpu_count() or 1, max(1, len(todo) // 4))
    if jobs == 1:
        yield from (prepare_file(path, government) for path in todo)
        return
    # Not forked: the driver has threads. The server process imports the rules once for all.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "graph_loader.extraction", "graph_loader.graph", "graph_loader.reading"])
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts_to_parent)
    waiting: deque[Future[Prepared | Failure]] = deque()
    try:
        for path in todo:
            waiting.append(pool.submit(prepare_file, path, government))
            if len(waiting) >= _AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise GraphLoaderError(
            "a process of the loader was killed (out of memory?); what was written is whole: run the command again, "
            "with fewer processes (--jobs 1)"
        ) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
