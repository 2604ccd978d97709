"""What is wrong with a file of RDF, told together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph_loader.errors import ImportRefusedError
from graph_loader.validation.report import describe
from graph_loader.validation.violation import Violation

_SHOWN = 20


@dataclass(slots=True)
class Problems:
    """Collects what does not follow the ontology; only the first are kept, all are counted."""

    found: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, subject: str, what: str) -> None:
        self._add(f"<{subject}>: {what}")

    def add_violations(self, violations: Iterable[Violation]) -> None:
        """What the shapes say of a graph."""
        for one in violations:
            self._add(describe(one))

    def _add(self, line: str) -> None:
        self.count += 1
        if len(self.found) < _SHOWN:
            self.found.append(line)

    def raise_any(self, name: str) -> None:
        """Raises ImportRefusedError when there are any. name: of the file."""
        if self.count:
            more = f"\n  … and {self.count - _SHOWN:,} more" if self.count > _SHOWN else ""
            listed = "\n  ".join(self.found)
            raise ImportRefusedError(
                f"{name}: not the graph that the ontology declares, nothing was imported:\n  {listed}{more}\n"
                "Only what `export rdf` writes in full (without --plain and --without-evidence) can be read back"
            )
