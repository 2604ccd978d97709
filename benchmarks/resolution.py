"""Cost of identity beside the extraction: resolving the names and building the graph, and how both grow with what is there already.

    python -m benchmarks.resolution --documents 100000

Generated minutes are extracted once; their records then stand for as many documents as asked, each with a date of its own (so that
meetings, items and tasks are new ones, while bodies, officials and documents return). One process, CPU time. The second table merges
more and more documents in memory, with the candidates that follow: the time for one document must not grow with their number.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from graph_loader.extraction import extract
from graph_loader.graph import Elements, build, merge
from graph_loader.record import Record
from graph_loader.resolution import resolve
from graph_loader.source import SourceDocument
from tests.generate import generate
from tests.generate.scoring import as_document

Pair = tuple[SourceDocument, Record]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure resolution and building beside the extraction.")
    parser.add_argument("--documents", type=int, default=10_000, help="how many documents to resolve (default 10000)")
    parser.add_argument("--generated", type=int, default=300, help="how many different ones (default 300)")
    parser.add_argument("--merged", type=int, default=2_000, help="how many to merge in memory (default 2000)")
    options = parser.parse_args()
    sources = [as_document(generate(seed)) for seed in range(1, options.generated + 1)]
    begin = time.process_time()
    pairs = [(document, extract(document)) for document in sources]
    extraction = (time.process_time() - begin) / len(pairs)
    print(f"extraction             {1 / extraction:10.0f} documents/s")
    report("resolution", extraction, options.documents, lambda pair: resolve(pair[1], pair[0]), pairs)
    report("resolution and graph", extraction, options.documents, as_elements, pairs)
    print("\ndocuments merged   ms for one")
    count = max(1, options.merged // 8)
    while count <= options.merged:
        parts = [as_elements(pair) for pair in islice(dated(pairs), count)]
        begin = time.process_time()
        sum(1 for _ in merge(parts))
        print(f"{count:16}{(time.process_time() - begin) * 1000 / count:13.2f}")
        count *= 2


def report(name: str, extraction: float, count: int, work: object, pairs: list[Pair]) -> None:
    """Documents per second of some work, and the ratio to the extraction, for the first and for the last tenth of all."""
    tenth = max(1, count // 10)
    stream = dated(pairs)
    shown = []
    for first in range(0, count, tenth):
        some = list(islice(stream, min(tenth, count - first)))
        begin = time.process_time()
        for pair in some:
            work(pair)  # type: ignore[operator]  # a function of a pair
        shown.append((time.process_time() - begin) / len(some))
    print(f"{name:23}{1 / shown[0]:10.0f} documents/s at first, {1 / shown[-1]:.0f} at the end of {count}")
    print(f"{'':23}{extraction / shown[-1]:10.1f} = {name} / extraction")


def dated(pairs: list[Pair]) -> Iterator[Pair]:
    """The documents over and over, each time with another date and another hash."""
    day = date(1900, 1, 1)
    number = 0
    while True:
        for document, record in pairs:
            number += 1
            day += timedelta(days=1)
            meeting = replace(record.meeting, date=day.isoformat())
            sha256 = hashlib.sha256(str(number).encode()).hexdigest()
            yield replace(document, sha256=sha256), replace(record, meeting=meeting)


def as_elements(pair: Pair) -> Elements:
    document, record = pair
    return build(record, document, resolve(record, document))


if __name__ == "__main__":
    main()
