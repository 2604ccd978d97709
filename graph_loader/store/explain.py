"""What the driver raises, told to users."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from graph_loader.errors import StoreError


@contextmanager
def explain_failures(what: str, mend: str) -> Iterator[None]:
    """Turn what the driver raises (the server went away, refused a statement) into a StoreError.

    what: what was being done ("loading"); mend: what the user can do.
    """
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except (Neo4jError, DriverError) as error:
        reason = getattr(error, "message", None) or error
        raise StoreError(f"Neo4j failed while {what}: {reason}. {mend}") from error
