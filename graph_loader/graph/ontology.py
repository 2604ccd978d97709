"""The ontology as data: which labels, edge types and properties the graph may have, as `ontology/*.ttl` declare them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from graph_loader.elements import Edge, Node
from graph_loader.resources import data_folder

#: A property's datatype -> the Python type of its value, or of the members of its list.
PYTHON_TYPES: Mapping[str, type] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "date": date,
    "dateTime": datetime,
    "code": str,
    "evidence": str,
}

#: A place in the text of minutes, after RFC 5147: `<minutes id>#char=start,end`, in code points, half-open.
FRAGMENT = re.compile(r"([0-9a-f]{16})#char=(0|[1-9][0-9]*),([1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a label or an edge type.

    datatype: a key of PYTHON_TYPES. multiple: a list without repetition in the order of `merge.sort_list`; else one value.
    codes: for datatype "code" each code and the IRI of its concept. labels, definitions: by language (zh, en).
    exported: False for what is kept in the database only.
    """

    name: str
    iri: str
    datatype: str
    multiple: bool
    codes: Mapping[str, str]
    exported: bool
    labels: Mapping[str, str]
    definitions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NodeType:
    """A main label. key: the property that identifies a node. kinds: the second labels it may have, with their IRIs."""

    label: str
    iri: str
    key: str
    caption: str
    kinds: Mapping[str, str]
    properties: Mapping[str, Property]
    exported: bool
    labels: Mapping[str, str]
    definitions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EdgeType:
    """An edge type. key: the properties that identify an edge, together with its type and ends.

    starts, ends: the main labels at either end. statement: IRI of the class of its edges as nodes in RDF.
    bases: the codes of `basis` it may have. states_end: also has the properties of the node it leads to (MENTIONS).
    """

    type: str
    iri: str
    statement: str
    starts: frozenset[str]
    ends: frozenset[str]
    key: tuple[str, ...]
    properties: Mapping[str, Property]
    bases: frozenset[str]
    states_end: bool
    exported: bool
    labels: Mapping[str, str]
    definitions: Mapping[str, str]


@dataclass(frozen=True)
class Ontology:
    """The declared graph. Made by `load()`."""

    version: str
    nodes: Mapping[str, NodeType]
    edges: Mapping[str, EdgeType]

    def edge_properties(self, edge_type: str, end_label: str) -> Mapping[str, Property]:
        """The properties an edge of this type to a node of this label may have."""
        edge = self.edges[edge_type]
        if not edge.states_end:
            return edge.properties
        end = self.nodes[end_label]
        return {**{name: p for name, p in end.properties.items() if name != end.key}, **edge.properties}

    def check(self, elements: Iterable[Node | Edge]) -> None:
        """Raise OntologyError at the first element the ontology does not allow, naming the element and what is wrong with it."""
        for _ in self.checked(elements):
            pass

    def checked(self, elements: Iterable[Node | Edge]) -> Iterator[Node | Edge]:
        """The same elements, each checked before it is given out. Raises OntologyError as `check` does."""
        from graph_loader.graph.ontology_check import checked

        return checked(self, elements)


@cache
def load() -> Ontology:
    """The ontology shipped with the package, read once in a process. Raises OntologyError when a file contradicts itself."""
    from graph_loader.graph.ontology_reader import read

    return read(*((data_folder("ontology") / name).read_bytes() for name in ("minutes.ttl", "codes.ttl")))
