"""Minutes of government executive meetings in, a knowledge graph of departments, policies and responsibilities out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph_loader.api import Graph

__version__ = "0.1.0"
__all__ = ["__version__", "connect"]


def connect(uri: str | None = None, **options: Any) -> Graph:
    """Connect to the graph: the server named by `uri` or NEO4J_URI, else the private local Neo4j (started when needed).

    >>> graph = connect()                                         # doctest: +SKIP
    >>> graph.query("attendance", meeting="第92次").head()         # doctest: +SKIP
    """
    from graph_loader.api import connect as connect_

    return connect_(uri, **options)
