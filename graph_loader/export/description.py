"""What an export says of itself: a data set (DCAT 3), the work of the program (PROV-O), and the runs of the loader.

Nothing here depends on when or where the file was written, but for the runs, which are written only when they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from graph_loader.elements import Node
from graph_loader.export import iri
from graph_loader.export.iri import MG
from graph_loader.export.prefixes import NAMESPACES
from graph_loader.export.statements import LABEL, TYPE, Predicate, Statements

DCAT, DCTERMS, PROV = (NAMESPACES[name] for name in ("dcat", "dcterms", "prov"))
_DERIVED_FROM, _GENERATED_BY, _ASSOCIATED_WITH, _USED = (
    Predicate(PROV + name, "iri") for name in ("wasDerivedFrom", "wasGeneratedBy", "wasAssociatedWith", "used")
)
_STARTED, _ENDED = (Predicate(PROV + name, "dateTime") for name in ("startedAtTime", "endedAtTime"))
_TITLE = Predicate(DCTERMS + "title", "string")
_PUBLISHER, _LICENSE, _CONFORMS_TO, _SPATIAL, _TEMPORAL = (
    Predicate(DCTERMS + name, "iri") for name in ("publisher", "license", "conformsTo", "spatial", "temporal")
)
_DISTRIBUTION, _MEDIA_TYPE = (Predicate(DCAT + name, "iri") for name in ("distribution", "mediaType"))
_START_DATE, _END_DATE = (Predicate(DCAT + name, "date") for name in ("startDate", "endDate"))

#: The classes of what describes the data and is no part of the graph.
CLASSES = frozenset(
    {
        DCAT + "Dataset",
        DCAT + "Distribution",
        DCTERMS + "PeriodOfTime",
        DCTERMS + "Location",
        PROV + "Activity",
        PROV + "SoftwareAgent",
        PROV + "Agent",
    }
)


@dataclass(frozen=True, slots=True)
class About:
    """What the user says of the data set, and what made it. media_type: of the file. licence: an IRI. version: of the program."""

    version: str
    media_type: str
    title: str = "会议纪要知识图谱 · Knowledge graph of minutes"
    publisher: str | None = None
    licence: str | None = None
    runs: tuple[Mapping[str, Any], ...] = ()


@dataclass(slots=True)
class Coverage:
    """Whose minutes a graph holds, and of which days: gathered while it is written."""

    governments: set[str] = field(default_factory=set)
    first: date | None = None
    last: date | None = None
    minutes: int = 0

    def note(self, node: Node) -> None:
        """Take a node into account."""
        if node.labels[0] == "Minutes":
            self.minutes += 1
            government = node.properties.get("government")
            if isinstance(government, str) and not government.startswith("?"):
                self.governments.add(government)
        elif node.labels[0] == "Meeting":
            held = node.properties.get("date")
            if isinstance(held, date):
                self.first = min(self.first or held, held)
                self.last = max(self.last or held, held)


class Describer:
    """Writes the description under one namespace."""

    def __init__(self, about: About, base: str = iri.DATA) -> None:
        self._about, self._base = about, base
        self.coverage = Coverage()
        self._dataset = base + "dataset"
        self._activity = f"{base}activity/{iri.encode(about.version)}"

    def minutes(self, minutes_id: str) -> Statements:
        """One of the documents that the data come from."""
        return Statements(self._dataset, [(_DERIVED_FROM, self._minutes(minutes_id))])

    def graph(self, minutes_id: str, name: str) -> Statements:
        """The named graph of what a document states."""
        return Statements(name, [(_DERIVED_FROM, self._minutes(minutes_id)), (_GENERATED_BY, self._activity)])

    def dataset(self) -> Iterator[Statements]:
        """The data set, its file, the work of the program and the runs."""
        about, dataset = self._about, self._dataset
        distribution = self._base + "distribution"
        yield Statements(dataset, [(TYPE, DCAT + "Dataset"), (_TITLE, about.title)])
        if about.publisher:
            publisher = self._base + "publisher"
            yield Statements(dataset, [(_PUBLISHER, publisher)])
            yield Statements(publisher, [(TYPE, PROV + "Agent"), (LABEL, about.publisher)])
        if about.licence:
            yield Statements(dataset, [(_LICENSE, about.licence)])
        yield Statements(dataset, [(_CONFORMS_TO, MG.rstrip("#"))])
        yield from self._coverage()
        yield Statements(dataset, [(_DISTRIBUTION, distribution)])
        media = "https://www.iana.org/assignments/media-types/" + about.media_type
        yield Statements(distribution, [(TYPE, DCAT + "Distribution"), (_MEDIA_TYPE, media)])
        yield Statements(dataset, [(_GENERATED_BY, self._activity)])
        yield Statements(self._activity, [(TYPE, PROV + "Activity")])
        yield from self._agent(self._activity, about.version)
        for run in about.runs:
            yield from self._run(run)

    def _minutes(self, minutes_id: str) -> str:
        return f"{self._base}Minutes/{minutes_id}"

    def _coverage(self) -> Iterator[Statements]:
        found = self.coverage
        for government in sorted(found.governments):
            place = f"{self._base}coverage/{iri.encode(government)}"
            yield Statements(self._dataset, [(_SPATIAL, place)])
            yield Statements(place, [(TYPE, DCTERMS + "Location"), (LABEL, government)])
        if found.first and found.last:
            period = self._base + "period"
            yield Statements(self._dataset, [(_TEMPORAL, period)])
            yield Statements(
                period, [(TYPE, DCTERMS + "PeriodOfTime"), (_START_DATE, found.first), (_END_DATE, found.last)]
            )

    def _agent(self, activity: str, version: str) -> Iterator[Statements]:
        agent = f"{self._base}agent/graph-loader/{iri.encode(version)}"
        yield Statements(activity, [(_ASSOCIATED_WITH, agent)])
        yield Statements(agent, [(TYPE, PROV + "SoftwareAgent"), (LABEL, f"graph-loader {version}")])

    def _run(self, run: Mapping[str, Any]) -> Iterator[Statements]:
        activity = f"{self._base}LoadRun/{iri.encode(run['id'])}"
        times = ((_STARTED, run.get("started")), (_ENDED, run.get("finished")))
        yield Statements(activity, [(TYPE, PROV + "Activity"), *(one for one in times if isinstance(one[1], datetime))])
        yield from self._agent(activity, str(run["version"]))
        yield Statements(activity, [(_USED, self._minutes(minutes_id)) for minutes_id in run["minutes"]])


def noting(coverage: Coverage, elements: Iterable[Any]) -> Iterator[Any]:
    """The same elements, each taken into account."""
    for element in elements:
        if isinstance(element, Node):
            coverage.note(element)
        yield element
