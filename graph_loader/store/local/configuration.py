"""The configuration of the local Neo4j: one table of settings, written as neo4j.conf and repeated by docker-compose.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Sized for a laptop: about 600 MB resident with 100,000 nodes, below 1 GB under bulk writes.
HEAP_INITIAL = "64m"
HEAP_MAX = "512m"

#: The folders a home of Neo4j has to have.
HOME_FOLDERS = ("conf", "data", "import", "lib", "licenses", "logs", "plugins", "run")

#: Neo4j Browser may talk to this server and nobody else: its calls to fonts, statistics and feedback services are refused.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
    "connect-src 'self' ws://127.0.0.1:{bolt} http://127.0.0.1:{bolt}"
)


@dataclass(frozen=True)
class Ports:
    """The ports of the server on 127.0.0.1."""

    bolt: int
    http: int

    @property
    def uri(self) -> str:
        """The address for drivers."""
        return f"bolt://127.0.0.1:{self.bolt}"

    @property
    def browser(self) -> str:
        """The address of Neo4j Browser."""
        return f"http://127.0.0.1:{self.http}/browser/"


def address_settings(ports: Ports) -> dict[str, str]:
    """Where the server listens: loopback only, and it tells clients the same addresses."""
    bolt, http = f"127.0.0.1:{ports.bolt}", f"127.0.0.1:{ports.http}"
    return {
        "server.default_listen_address": "127.0.0.1",
        "server.default_advertised_address": "127.0.0.1",
        "server.bolt.listen_address": bolt,
        "server.bolt.advertised_address": bolt,
        "server.http.listen_address": http,
        "server.http.advertised_address": http,
    }


def common_settings(ports: Ports) -> dict[str, str]:
    """Everything but the addresses: the same for the local server and the container.

    Strict validation is on, so an unknown name stops the start. Names: SHOW SETTINGS of Neo4j 2026.09; those that begin
    with `internal.` are not promised to stay, tests/store/local hold what they do.
    """
    return {
        "server.https.enabled": "false",
        "server.memory.heap.initial_size": HEAP_INITIAL,
        "server.memory.heap.max_size": HEAP_MAX,
        "server.memory.pagecache.size": "64m",
        # One query can neither fill the memory nor run on for ever.
        "db.memory.transaction.max": "256m",
        "dbms.memory.transaction.total.max": "320m",
        "db.transaction.timeout": "60s",
        # Cypher reads no file and no address (LOAD CSV).
        "server.directories.import": "import",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
        # Nothing is reported to anybody, and no other web page may ask this server.
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "dbms.fleet_manager.enabled": "false",
        "server.fleet_discovery.enabled": "false",
        "server.http.x_forward.enabled": "false",
        "dbms.security.http_access_control_allow_origin": f"http://127.0.0.1:{ports.http}",
        "dbms.security.http_static_content_security_policy_header": CONTENT_SECURITY_POLICY.format(bolt=ports.bolt),
        "db.logs.query.enabled": "OFF",
        # A new store takes 3 MB instead of 500.
        "db.tx_log.rotation.size": "16m",
        "db.tx_log.rotation.retention_policy": "1 files",
        "db.tx_log.preallocate": "false",
        # Stop at once instead of waiting 10 s for connections to fall silent.
        "db.shutdown_transaction_end_timeout": "1s",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",
        "internal.db.transaction.shutdown_terminated_transaction_wait_timeout": "1s",
    }


def write_configuration(ports: Ports) -> str:
    """The text of neo4j.conf."""
    settings = address_settings(ports) | common_settings(ports)
    lines = [
        "# Written by graph-loader at each start: changes are lost.",
        *(f"{name}={value}" for name, value in settings.items()),
    ]
    return "\n".join(lines) + "\n"


def read_ports(text: str) -> Ports | None:
    """The ports in the text of a neo4j.conf written here; None when it holds none."""
    bolt, http = (
        re.search(rf"^server\.{name}\.listen_address=.*:(\d+)$", text, re.MULTILINE) for name in ("bolt", "http")
    )
    return Ports(int(bolt[1]), int(http[1])) if bolt and http else None
