"""Questions to the graph: the query library, read-only Cypher, and the tables that come back."""
