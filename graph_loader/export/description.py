"""What an export says of itself: a data set (DCAT 3), the work of the program (PROV-O), and the runs of the loader.

Nothing here depends on when or where the file was written, but for the runs, which are written only when they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from graph_loader.elements import Node
from graph_loader.export import iri
from graph_loader.export.iri import MG, XSD

DCAT, DCTERMS, PROV = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/", "http://www.w3.org/ns/prov#"
_RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

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
        self._dataset = NamedNode(base + "dataset")
        self._activity = NamedNode(f"{base}activity/{iri.encode(about.version)}")

    def minutes(self, minutes_id: str, graph: NamedNode | None = None) -> Iterator[Triple]:
        """One of the documents that the data come from, and the named graph of what it states."""
        source = NamedNode(f"{self._base}Minutes/{minutes_id}")
        yield Triple(self._dataset, _prov("wasDerivedFrom"), source)
        if graph is not None:
            yield Triple(graph, _prov("wasDerivedFrom"), source)
            yield Triple(graph, _prov("wasGeneratedBy"), self._activity)

    def dataset(self) -> Iterator[Triple]:
        """The data set, its file, the work of the program and the runs."""
        about, dataset = self._about, self._dataset
        distribution = NamedNode(self._base + "distribution")
        yield Triple(dataset, _TYPE, NamedNode(DCAT + "Dataset"))
        yield Triple(dataset, _dcterms("title"), Literal(about.title))
        if about.publisher:
            publisher = NamedNode(self._base + "publisher")
            yield Triple(dataset, _dcterms("publisher"), publisher)
            yield Triple(publisher, _TYPE, _prov("Agent"))
            yield Triple(publisher, _RDFS_LABEL, Literal(about.publisher))
        if about.licence:
            yield Triple(dataset, _dcterms("license"), NamedNode(about.licence))
        yield Triple(dataset, _dcterms("conformsTo"), NamedNode(MG.rstrip("#")))
        yield from self._coverage()
        yield Triple(dataset, NamedNode(DCAT + "distribution"), distribution)
        yield Triple(distribution, _TYPE, NamedNode(DCAT + "Distribution"))
        media = "https://www.iana.org/assignments/media-types/" + about.media_type
        yield Triple(distribution, NamedNode(DCAT + "mediaType"), NamedNode(media))
        yield Triple(dataset, _prov("wasGeneratedBy"), self._activity)
        yield Triple(self._activity, _TYPE, _prov("Activity"))
        yield from self._agent(self._activity, about.version)
        for run in about.runs:
            yield from self._run(run)

    def _coverage(self) -> Iterator[Triple]:
        found = self.coverage
        for government in sorted(found.governments):
            place = NamedNode(f"{self._base}coverage/{iri.encode(government)}")
            yield Triple(self._dataset, _dcterms("spatial"), place)
            yield Triple(place, _TYPE, _dcterms("Location"))
            yield Triple(place, _RDFS_LABEL, Literal(government))
        if found.first and found.last:
            period = NamedNode(self._base + "period")
            yield Triple(self._dataset, _dcterms("temporal"), period)
            yield Triple(period, _TYPE, _dcterms("PeriodOfTime"))
            for name, day in (("startDate", found.first), ("endDate", found.last)):
                literal = Literal(day.isoformat(), datatype=NamedNode(XSD + "date"))
                yield Triple(period, NamedNode(DCAT + name), literal)

    def _agent(self, activity: NamedNode, version: str) -> Iterator[Triple]:
        agent = NamedNode(f"{self._base}agent/graph-loader/{iri.encode(version)}")
        yield Triple(activity, _prov("wasAssociatedWith"), agent)
        yield Triple(agent, _TYPE, _prov("SoftwareAgent"))
        yield Triple(agent, _RDFS_LABEL, Literal(f"graph-loader {version}"))

    def _run(self, run: Mapping[str, Any]) -> Iterator[Triple]:
        activity = NamedNode(f"{self._base}LoadRun/{iri.encode(run['id'])}")
        yield Triple(activity, _TYPE, _prov("Activity"))
        for name, key in (("startedAtTime", "started"), ("endedAtTime", "finished")):
            moment = run.get(key)
            if isinstance(moment, datetime):
                literal = Literal(moment.isoformat(), datatype=NamedNode(XSD + "dateTime"))
                yield Triple(activity, _prov(name), literal)
        yield from self._agent(activity, str(run["version"]))
        for minutes_id in run["minutes"]:
            yield Triple(activity, _prov("used"), NamedNode(f"{self._base}Minutes/{minutes_id}"))


def noting(coverage: Coverage, elements: Iterable[Any]) -> Iterator[Any]:
    """The same elements, each taken into account."""
    for element in elements:
        if isinstance(element, Node):
            coverage.note(element)
        yield element


def _prov(name: str) -> NamedNode:
    return NamedNode(PROV + name)


def _dcterms(name: str) -> NamedNode:
    return NamedNode(DCTERMS + name)
