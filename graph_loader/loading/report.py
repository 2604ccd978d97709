"""What a load did: how many files and elements, what failed, what was not understood."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from graph_loader.reading.files import Failure
from graph_loader.store.replace import Changes


@dataclass(slots=True)
class Report:
    """What a load did. documents counts: read = loaded + failed of those read; unchanged ones were not read again.

    unknown_governments: the files whose government neither the text nor the user names; several_places: of those, the
    files that name one which several places have, with these places. unparsed: pieces of the files read that were
    seen and not understood, by kind.
    """

    read: int = 0
    loaded: int = 0
    unchanged: int = 0
    pruned: int = 0
    skipped: int = 0
    changes: Changes = field(default_factory=Changes)
    failures: list[Failure] = field(default_factory=list)
    unknown_governments: list[str] = field(default_factory=list)
    several_places: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unparsed: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    dry_run: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON values."""
        return {
            "documents": {
                "read": self.read,
                "loaded": self.loaded,
                "unchanged": self.unchanged,
                "failed": len(self.failures),
                "pruned": self.pruned,
            },
            **_split(asdict(self.changes)),
            "seconds": round(self.seconds, 3),
            "dry_run": self.dry_run,
            "failures": [failure._asdict() for failure in self.failures],
            "unknown_governments": self.unknown_governments,
            "several_places": self.several_places,
            "unparsed": dict(sorted(self.unparsed.items())),
        }


def _split(counts: dict[str, int]) -> dict[str, dict[str, int]]:
    """nodes_created -> nodes: created."""
    found: dict[str, dict[str, int]] = {}
    for name, count in counts.items():
        kind, _, what = name.partition("_")
        found.setdefault(kind, {})[what] = count
    return found
