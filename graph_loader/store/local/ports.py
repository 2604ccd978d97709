"""Ports of the local Neo4j: given ones, else those of the last start, else the product's own, else any free one."""

from __future__ import annotations

import socket

from graph_loader.errors import StoreError
from graph_loader.store.local.configuration import Ports

#: Not Neo4j's own 7687 and 7474, which another Neo4j may expect to get; below the range systems give to clients.
PREFERRED = Ports(bolt=17687, http=17474)


def is_free(port: int) -> bool:
    """Whether a server could listen on the port of 127.0.0.1 now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def find_free_port() -> int:
    """Any free port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def choose_ports(given_bolt: int | None, given_http: int | None, last: Ports | None) -> Ports:
    """The ports to start on. Raises StoreError when a given one is taken or both are the same.

    The last ports come first: the Browser keeps what the user saved in it per address.
    """
    bolt = _choose("--bolt-port", given_bolt, last.bolt if last else None, PREFERRED.bolt)
    http = _choose("--http-port", given_http, last.http if last else None, PREFERRED.http)
    if bolt == http:
        raise StoreError(f"port {bolt} cannot serve both: give --bolt-port and --http-port two numbers")
    return Ports(bolt, http)


def _choose(option: str, given: int | None, last: int | None, preferred: int) -> int:
    if given is not None:
        if not is_free(given):
            raise StoreError(
                f"port {given} is taken by another program: give {option} another number, or leave it out for a free one"
            )
        return given
    return next((port for port in (last, preferred) if port is not None and is_free(port)), None) or find_free_port()
