"""Scores and speed of the extractor on generated minutes, and every error when asked.

    python -m benchmarks.generated_minutes --count 500 --seed 1 --errors

Needs the scorer of the corpus; --scorer names it when it is not in its usual place beside the repository.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from graph_loader.extraction import extract
from tests.generate import generate
from tests.generate.scoring import as_document, figure, load_scorer, score

SCORER = Path(__file__).resolve().parents[2] / "shared" / "score.py"


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the extractor on generated minutes.")
    parser.add_argument("--count", type=int, default=500, help="how many documents (default 500)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first (default 1)")
    parser.add_argument("--errors", action="store_true", help="list every missing and spurious unit")
    parser.add_argument("--scorer", type=Path, default=SCORER, help="the corpus' score.py")
    options = parser.parse_args()
    documents = [generate(seed) for seed in range(options.seed, options.seed + options.count)]
    size = sum(len(made.text.encode()) for made in documents)
    extract(as_document(generate(options.seed + options.count)))  # reads the lexicons, which is not counted
    begin = time.process_time()
    for made in documents:
        extract(as_document(made))
    seconds = time.process_time() - begin
    print(
        f"{len(documents)} documents, {size / 1e6:.2f} MB, each seen once, extracted at {size / 1e6 / seconds:.2f} MB/s of CPU time"
    )
    tallies = score(load_scorer(options.scorer), documents)
    print(f"{'category':22}{'score':>8}{'hit':>8}{'missing':>9}{'spurious':>10}")
    for category, tally in tallies.items():
        print(f"{category:22}{figure(category, tally):8.3f}{tally.hit:8}{tally.missing:9}{tally.spurious:10}")
    if options.errors:
        for category, tally in tallies.items():
            print("\n".join(f"{category}  {error}" for error in tally.errors))


if __name__ == "__main__":
    main()
