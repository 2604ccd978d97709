"""The merges of the corpus: which written names one body, and which people of several meetings one official, stands for.

`python -m tests.corpus.merges` prints them for review, `--write` keeps their digests in data/merges.json: the texts of the corpus are
no part of the project, so that only sums of them are kept.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from pathlib import Path

from graph_loader.elements import Edge, Node, NodeRef
from graph_loader.loading.memory import build_graph
from tests.conftest import ROOT

SNAPSHOT = Path(__file__).parent / "data" / "merges.json"
CORPUS = ROOT.parent / "shared" / "corpus"


#: Digests of the clusters by label, sorted.
Snapshot = dict[str, list[str]]


def find_merges(corpus: Path) -> dict[str, list[tuple[str, list[str]]]]:
    """organizations: id and written names of those with several; officials: id and meetings of those seen in several."""
    elements, failures = build_graph([corpus / "texts", corpus / "unlabelled"], jobs=1)
    assert not failures
    organizations: list[tuple[str, list[str]]] = []
    meetings: dict[NodeRef, set[str]] = defaultdict(set)
    for element in elements:
        if isinstance(element, Node):
            written = element.properties.get("names_as_written")
            if element.labels[0] == "Organization" and isinstance(written, list) and len(written) > 1:
                organizations.append((element.id, [str(name) for name in written]))
        elif isinstance(element, Edge) and element.type in {"ATTENDED", "EXCUSED_FROM"}:
            meetings[element.start].add(element.end.id)
    officials = [
        (ref.id, sorted(found)) for ref, found in sorted(meetings.items()) if ref.label == "Official" and len(found) > 1
    ]
    return {"organizations": organizations, "officials": officials}


def snapshot(merges: dict[str, list[tuple[str, list[str]]]]) -> Snapshot:
    return {kind: _digests(clusters) for kind, clusters in merges.items()}


def _digests(clusters: list[tuple[str, list[str]]]) -> list[str]:
    return sorted(hashlib.sha256("\n".join([one, *names]).encode()).hexdigest() for one, names in clusters)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the digests: only after a review of every line")
    arguments = parser.parse_args()
    merges = find_merges(CORPUS)
    known: Snapshot = json.loads(SNAPSHOT.read_text(encoding="utf-8")) if SNAPSHOT.exists() else {}
    for kind, clusters in merges.items():
        print(f"{kind}: {len(clusters)}")
        for cluster in clusters:
            (digest,) = _digests([cluster])
            print("   " if digest in known.get(kind, []) else "new", cluster[0], "=", " | ".join(cluster[1]))
    if arguments.write:
        SNAPSHOT.parent.mkdir(exist_ok=True)
        SNAPSHOT.write_text(json.dumps(snapshot(merges), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
