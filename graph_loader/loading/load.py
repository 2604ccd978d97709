"""Load files into Neo4j: skip what is unchanged, prepare on several processes, write in groups, tell what became of each file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard
from urllib.parse import unquote, urlsplit

from graph_loader.errors import GraphLoaderError
from graph_loader.loading.fingerprint import loader_version, version_with
from graph_loader.loading.prepare import check_given, prepare_document, prepare_files
from graph_loader.loading.report import Report
from graph_loader.reading.files import Failure, failure_of, find_files, hash_file, source_of
from graph_loader.source import SourceDocument
from graph_loader.store import runs
from graph_loader.store.explain import explain_failures
from graph_loader.store.interrupts import hold_back_interrupt
from graph_loader.store.reconcile import finish
from graph_loader.store.write import Prepared, retract_sources, write_documents

if TYPE_CHECKING:
    from neo4j import Driver
    from neo4j.exceptions import Neo4jError

#: A transaction is filled up to this many edges; one document may have more.
_GROUP_EDGES = 10_000
_HASHED_AT_ONCE = 500

#: Parts of a report that the record of the run in the graph does not hold.
_NOT_OF_THE_RUN = frozenset({"failures", "unknown_governments", "several_places", "unparsed", "dry_run"})

#: Called with the number of files done and of all files.
Progress = Callable[[int, int], None]


def load(
    arguments: Iterable[str | Path | SourceDocument],
    driver: Driver,
    *,
    database: str | None = None,
    government: str | None = None,
    jobs: int | None = None,
    prune: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Load files, folders and patterns, and documents that were read elsewhere (standard input).

    A file that fails is in the report's failures and leaves the graph as it was; all others are loaded. prune: take out what came
    from files that are no longer in the folders named. The judgements that hold in the database are applied to all. Raises StoreError
    when the database fails: what was written is whole; GovernmentError when the government given is that of several places.
    """
    from graph_loader.store.schema import create_schema

    started = time.monotonic()
    check_given(government)
    paths, documents = _sort(arguments)
    files = find_files(paths)
    report = Report(failures=list(files.failures), skipped=files.skipped)
    mend = "What was written is whole: when the server answers again, run the same command to finish"
    with explain_failures("loading", mend):
        create_schema(driver, database)
        run_id = runs.begin(driver, loader_version(), database)
        report.changes.add(finish(driver, run_id, database))
        total = len(files.found) + len(documents)
        writer = _Writer(driver, database, run_id, report, lambda done: progress(done, total) if progress else None)
        changed = list(_find_changed(files.found, driver, database, government, report))
        writer.skip(report.unchanged)
        writer.add_all(_prepare_documents(documents, government))
        writer.add_all(prepare_files(changed, government, jobs))
        if prune:
            gone = _find_gone(paths, files.found, driver, database)
            report.pruned = len(gone)
            report.changes.add(retract_sources(driver, gone, run_id, database))
        report.seconds = time.monotonic() - started
        counts = {k: v for k, v in report.to_dict().items() if k not in _NOT_OF_THE_RUN}
        runs.finish(driver, run_id, counts, database)
    return report


def try_load(
    arguments: Iterable[str | Path | SourceDocument],
    *,
    government: str | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Report:
    """All of `load` but the writing, without a database: which files would fail, and how much they hold."""
    from graph_loader.graph.merge import edge_key

    started = time.monotonic()
    check_given(government)
    paths, documents = _sort(arguments)
    files = find_files(paths)
    report = Report(failures=list(files.failures), skipped=files.skipped, dry_run=True)
    total = len(files.found) + len(documents)
    nodes: set[Any] = set()
    edges: set[Any] = set()
    prepared = (
        one
        for several in (_prepare_documents(documents, government), prepare_files(files.found, government, jobs))
        for one in several
    )
    for done, one in enumerate(prepared, start=1):
        if _note(one, report):
            report.loaded += 1
            nodes.update(node.ref for node in one.elements.nodes)
            edges.update(edge_key(edge) for edge in one.elements.edges)
        if progress:
            progress(done, total)
    report.changes.nodes_created, report.changes.relationships_created = len(nodes), len(edges)
    report.seconds = time.monotonic() - started
    return report


class _Writer:
    """Collects prepared documents and writes them in groups; a group that fails is written one by one, so that only the
    document at fault is left out."""

    def __init__(
        self, driver: Driver, database: str | None, run_id: str, report: Report, progress: Callable[[int], None]
    ) -> None:
        self._driver, self._database, self._run_id = driver, database, run_id
        self._report, self._progress = report, progress
        self._group: list[Prepared] = []
        self._edges = self._done = 0

    def skip(self, count: int) -> None:
        self._done += count
        self._progress(self._done)

    def add_all(self, prepared: Iterable[Prepared | Failure]) -> None:
        for one in prepared:
            if _note(one, self._report):
                self._group.append(one)
                self._edges += len(one.elements.edges)
                if self._edges >= _GROUP_EDGES:
                    self._flush()
            else:
                self.skip(1)
        self._flush()

    def _flush(self) -> None:
        group, self._group, self._edges = self._group, [], 0
        if group:
            self._write(group)
            self.skip(len(group))

    def _write(self, group: list[Prepared]) -> None:
        from neo4j.exceptions import ClientError, DatabaseError, TransientError

        try:
            with hold_back_interrupt():
                self._report.changes.add(write_documents(self._driver, group, self._run_id, self._database))
                self._report.loaded += len(group)
        except (ClientError, DatabaseError, TransientError) as error:
            if len(group) > 1:
                for one in group:
                    self._write([one])
            else:
                self._report.failures.append(Failure(_shown(group[0].source), _tell_refusal(error)))


def _find_changed(
    paths: list[Path], driver: Driver, database: str | None, government: str | None, report: Report
) -> Iterator[Path]:
    """The files whose content is not in the graph yet, or was read by another version of the loader."""
    version = version_with(government)
    for start in range(0, len(paths), _HASHED_AT_ONCE):
        batch = paths[start : start + _HASHED_AT_ONCE]
        hashes = {path: found for path in batch if (found := hash_file(path))}
        loaded = runs.find_loaded(driver, [(source_of(path), found) for path, found in hashes.items()], database)
        for path in batch:
            if path in hashes and loaded.get(source_of(path)) == version:
                report.unchanged += 1
            else:
                yield path


def _find_gone(arguments: Iterable[str | Path], found: list[Path], driver: Driver, database: str | None) -> list[str]:
    present = {source_of(path) for path in found}
    folders = [Path(argument) for argument in arguments if Path(argument).is_dir()]
    return sorted(
        {
            source
            for folder in folders
            for source in runs.find_sources(driver, source_of(folder).rstrip("/") + "/", database)
            if source not in present
        }
    )


def _prepare_documents(documents: Sequence[SourceDocument], government: str | None) -> Iterator[Prepared | Failure]:
    for document in documents:
        try:
            yield prepare_document(document, government)
        except GraphLoaderError as error:
            yield failure_of(_shown(document.uri), error)


def _tell_refusal(error: Neo4jError) -> str:
    if "MemoryPoolOutOfMemory" in (error.code or ""):
        return (
            "too much for one transaction of this server (a document is written whole or not at all); split the file, "
            "or raise the server's db.memory.transaction.max"
        )
    return f"Neo4j refuses it: {error.message or error}"


def _sort(arguments: Iterable[str | Path | SourceDocument]) -> tuple[list[str | Path], list[SourceDocument]]:
    """The names of files apart from the documents."""
    everything = list(arguments)
    documents = [one for one in everything if isinstance(one, SourceDocument)]
    return [one for one in everything if not isinstance(one, SourceDocument)], documents


def _note(one: Prepared | Failure, report: Report) -> TypeGuard[Prepared]:
    """Count a file that was read; whether it can be written."""
    if isinstance(one, Failure):
        report.failures.append(one)
        return False
    report.read += 1
    report.unparsed.update(one.unparsed)
    government = next(n.properties["government"] for n in one.elements.nodes if n.labels[0] == "Minutes")
    if str(government).startswith("?"):
        report.unknown_governments.append(_shown(one.source))
        if one.places:
            report.several_places[_shown(one.source)] = one.places
    return True


def _shown(source: str) -> str:
    """A source as users know it: the path of a file."""
    if source == runs.NO_SOURCE:
        return "standard input"
    return unquote(urlsplit(source).path) if source.startswith("file:") else source
