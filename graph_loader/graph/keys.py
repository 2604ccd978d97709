"""Which properties of an edge, with its type and ends, identify it."""

from __future__ import annotations

_KEYS: dict[str, tuple[str, ...]] = {
    "ATTENDED": ("role", "organization", "post"),
    "EXCUSED_FROM": ("organization", "post"),
    "REVIEWS": ("item",),
    "ASSIGNED_TO": ("role",),
    "SERVES_IN": ("post",),
}


def edge_key_properties(edge_type: str) -> tuple[str, ...]:
    """The key properties of a type of edge, () when its ends alone identify it."""
    return _KEYS.get(edge_type, ())
