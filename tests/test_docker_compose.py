"""docker-compose.yml: the same server as the local one, published on loopback only, without a default password.

No Docker is needed: its settings are read as the image's entry point reads them, compared with the local server's, and a
real server is started with them, which its strict validation refuses when one is unknown; the health check runs against it.
"""

from __future__ import annotations

import re
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph_loader.settings import Settings, read_settings
from graph_loader.store.local.answering import answers, wait_for_browser
from graph_loader.store.local.configuration import HOME_FOLDERS, Ports, address_settings, common_settings
from graph_loader.store.local.jars import provide_jars
from graph_loader.store.local.java import find_java, server_command
from graph_loader.store.local.password import write_initial_password
from graph_loader.store.local.pinned import read_pinned_jars
from graph_loader.store.local.ports import find_free_port
from graph_loader.store.local.process import spawn_server, stop_server
from graph_loader.store.local.progress import Silence
from graph_loader.store.local.start_cache import start_cache_path, start_flags

from .conftest import ROOT

_FILE = ROOT / "docker-compose.yml"


def _service(**variables: str) -> dict[str, Any]:
    """The service after the substitution Compose makes: ${NAME:-default}, ${NAME:?message}, $$ for $."""

    def substitute(match: re.Match[str]) -> str:
        if match[0] == "$$":
            return "$"
        name, kind, rest = match["name"], match["kind"], match["rest"]
        if variables.get(name):
            return variables[name]
        if kind == ":-":
            return rest
        raise LookupError(f"{name}: {rest}")

    text = re.sub(
        r"\$\$|\$\{(?P<name>\w+)(?P<kind>:[-?])(?P<rest>[^}]*)\}", substitute, _FILE.read_text(encoding="utf-8")
    )
    service: dict[str, Any] = yaml.safe_load(text)["services"]["neo4j"]
    return service


def _settings(environment: dict[str, str]) -> dict[str, str]:
    """The settings that the entry point of the image writes: `__` is `_`, `_` is `.`."""
    return {
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_"): value
        for name, value in environment.items()
        if name.startswith("NEO4J_") and name != "NEO4J_AUTH"
    }


def test_there_is_no_default_password() -> None:
    with pytest.raises(LookupError, match=r"NEO4J_PASSWORD: write NEO4J_PASSWORD=.*into the file \.env"):
        _service()
    assert _service(NEO4J_PASSWORD="abcdefgh")["environment"]["NEO4J_AUTH"] == "neo4j/abcdefgh"


def test_image_is_the_pinned_version() -> None:
    assert _service(NEO4J_PASSWORD="x")["image"] == f"neo4j:{read_pinned_jars().neo4j}-community"


def test_published_on_loopback_only_and_kept_in_volumes() -> None:
    service = _service(NEO4J_PASSWORD="x")
    assert service["ports"] == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]
    volumes = yaml.safe_load(_FILE.read_text())["volumes"]
    assert {volume.split(":")[0] for volume in service["volumes"]} == set(volumes) == {"data", "logs"}


def test_settings_are_those_of_the_local_server() -> None:
    service = _service(NEO4J_PASSWORD="x", BOLT_PORT="17001", HTTP_PORT="17002")
    ports = Ports(bolt=17001, http=17002)
    expected = address_settings(ports) | common_settings(ports)
    for name in expected:
        if name.endswith("listen_address"):  # inside the container: only the host decides who gets in
            expected[name] = expected[name].replace("127.0.0.1", "0.0.0.0")  # noqa: S104
    assert _settings(service["environment"]) == expected


def test_a_server_runs_with_them_and_its_health_check_tells_so(tmp_path: Path) -> None:
    ports, password = Ports(find_free_port(), find_free_port()), "a-password-of-the-test"
    service = _service(NEO4J_PASSWORD=password, BOLT_PORT=str(ports.bolt), HTTP_PORT=str(ports.http))
    home, lock = tmp_path / "neo4j", tmp_path / "lock"
    for name in HOME_FOLDERS:
        (home / name).mkdir(parents=True)
    write_initial_password(home, password)
    lines = [
        f"{name}={value.replace('0.0.0.0:', '127.0.0.1:')}" for name, value in _settings(service["environment"]).items()
    ]
    (home / "conf" / "neo4j.conf").write_text("\n".join(lines) + "\n", encoding="utf-8")
    settings: Settings = read_settings()
    command = server_command(
        find_java(), provide_jars(settings, Silence()), home, start_flags(start_cache_path(settings))
    )

    def check(authentication: str) -> int:
        test = service["healthcheck"]["test"]
        assert test[0] == "CMD-SHELL"
        return subprocess.run(
            ["/bin/sh", "-c", test[1]], env={"NEO4J_AUTH": authentication, "PATH": "/usr/bin:/bin"}, check=False
        ).returncode

    assert check(f"neo4j/{password}") != 0
    process = spawn_server(command, lock, tmp_path / "log")
    try:
        until = time.monotonic() + 120
        while not answers(ports.uri, password):
            assert process.poll() is None, (tmp_path / "log").read_text()
            assert time.monotonic() < until
            time.sleep(0.1)
        wait_for_browser(ports.browser)
        assert check(f"neo4j/{password}") == 0
        assert check("neo4j/another") != 0
    finally:
        stop_server(process.pid, lock, 20)


def test_the_example_settings_name_every_setting() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^(?:# )?((?:NEO4J|GRAPH_LOADER)_\w+)=", text, re.MULTILINE)) == {
        "NEO4J_URI",
        "NEO4J_USER",
        "NEO4J_PASSWORD",
        "NEO4J_DATABASE",
        "GRAPH_LOADER_DATA_DIR",
        "GRAPH_LOADER_CACHE_DIR",
        "GRAPH_LOADER_JARS",
        "GRAPH_LOADER_JUDGEMENTS",
        "GRAPH_LOADER_MAVEN_MIRROR",
    }
