"""What the ontology declares, as data: properties, node types, edge types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

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

    datatype: a key of PYTHON_TYPES. multiple: a list without repetition in the order of `order.sort_list`; else one value.
    codes: for datatype "code" each code and the IRI of its concept. labels, definitions: by language (zh, en).
    exported: False for what is kept in the database only. record_fields: the fields of the record (attendees.role) that hold its codes.
    """

    name: str
    iri: str
    datatype: str
    multiple: bool
    codes: Mapping[str, str]
    record_fields: tuple[str, ...]
    exported: bool
    labels: Mapping[str, str]
    definitions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NodeType:
    """A main label. key: the property that identifies a node. kinds: the second labels it may have, with their IRIs.

    caption: the property to show for a node. indexes: what the database indexes beside the key, each the names of its properties.
    """

    label: str
    iri: str
    key: str
    caption: str
    indexes: tuple[tuple[str, ...], ...]
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
    caption: the property to show for an edge; None shows the type. indexes: as for a node.
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
    caption: str | None
    indexes: tuple[tuple[str, ...], ...]
    exported: bool
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
