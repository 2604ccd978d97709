"""Writes generated minutes: DIR/texts/NAME.txt and DIR/gold/NAME.json.

python -m tests.generate --count 200 --seed 1 -o DIR
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.generate.minutes import generate


def main() -> None:
    parser = argparse.ArgumentParser(description="Write fictional minutes and the records they state.")
    parser.add_argument("--count", type=int, default=100, help="how many documents (default 100)")
    parser.add_argument(
        "--seed", type=int, default=1, help="seed of the first document; the next have the next seeds (default 1)"
    )
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DIR", help="texts/ and gold/ are made in it"
    )
    options = parser.parse_args()
    try:
        write(options.output, range(options.seed, options.seed + options.count))
    except OSError as error:
        parser.error(f"{options.output} cannot be written: {error.strerror}; name another folder with -o")


def write(folder: Path, seeds: range) -> None:
    """Writes the documents of the seeds into folder/texts and folder/gold."""
    for part in ("texts", "gold"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        made = generate(seed)
        (folder / "texts" / f"{made.name}.txt").write_text(made.text, encoding="utf-8")
        gold = json.dumps(made.gold, ensure_ascii=False, indent=1)
        (folder / "gold" / f"{made.name}.json").write_text(gold + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
