"""Speed of the extraction with evidence, beside a plain read of the same files and beside jieba as the named peer, in one run.

    python -m benchmarks.extraction examples/minutes

One process, CPU time, the best of several rounds; ratios count, absolute figures depend on the machine. jieba (word segmentation with
part-of-speech tags: the first step of a system of general named-entity recognition) is measured when it is installed: pip install jieba.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Callable

from graph_loader.extraction import extract
from graph_loader.reading import read
from graph_loader.reading.files import find_files


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the speed of the extraction.")
    parser.add_argument("paths", nargs="+", help="minutes, or folders of minutes")
    parser.add_argument("--rounds", type=int, default=5, help="rounds, of which the best counts (default 5)")
    options = parser.parse_args()
    paths = find_files(options.paths).found
    documents = [read(path) for path in paths]
    size = sum(len(document.text.encode()) for document in documents) / 1e6
    print(
        f"{len(paths)} documents, {size:.2f} MB of UTF-8 text, best of {options.rounds} rounds, one process, CPU time"
    )
    own = measure("extraction with evidence", size, options.rounds, lambda: [extract(d) for d in documents])
    report("plain read of the files", size, options.rounds, own, lambda: [path.read_bytes() for path in paths])
    try:
        import jieba.posseg as peer  # type: ignore[import-not-found,import-untyped,unused-ignore]  # optional peer
    except ImportError:
        print("jieba is not installed: pip install jieba")
        return
    logging.getLogger("jieba").setLevel(logging.WARNING)
    texts = [document.text for document in documents]
    list(peer.cut(texts[0]))  # reads its dictionary
    report("jieba.posseg", size, options.rounds, own, lambda: [list(peer.cut(text)) for text in texts])


def measure(name: str, size: float, rounds: int, work: Callable[[], object]) -> float:
    """The speed in MB/s of UTF-8 text, printed."""
    best = min(_seconds(work) for _ in range(rounds))
    print(f"{name:28}{size / best:10.2f} MB/s")
    return size / best


def report(name: str, size: float, rounds: int, own: float, work: Callable[[], object]) -> None:
    """The speed of something else, and the ratio of the extraction to it."""
    other = measure(name, size, rounds, work)
    print(f"{'':28}{own / other:10.3g} = extraction / {name}")


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return max(time.process_time() - begin, 1e-9)


if __name__ == "__main__":
    main()
