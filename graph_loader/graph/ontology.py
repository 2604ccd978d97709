"""The ontology as data: which labels, edge types and properties the graph may have, as `ontology/*.ttl` declare them."""

from __future__ import annotations

from functools import cache

from graph_loader.graph.ontology_check import Ontology
from graph_loader.graph.ontology_reader import read
from graph_loader.graph.ontology_types import FRAGMENT, PYTHON_TYPES, EdgeType, NodeType, Property
from graph_loader.resources import data_folder

__all__ = ["FRAGMENT", "PYTHON_TYPES", "EdgeType", "NodeType", "Ontology", "Property", "load"]


@cache
def load() -> Ontology:
    """The ontology shipped with the package, read once in a process. Raises OntologyError when a file contradicts itself."""
    return read(*((data_folder("ontology") / name).read_bytes() for name in ("minutes.ttl", "codes.ttl")))
