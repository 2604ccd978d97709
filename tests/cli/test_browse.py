"""`graph-loader browse` in a real web browser: connected, styled, with the query library, nothing typed, nobody else asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from graph_loader.querying.library import library
from graph_loader.store.connection import connect
from graph_loader.store.local.grass import parse_grass
from graph_loader.store.local.opening import style_file
from graph_loader.store.local.server import LocalServer
from tests.conftest import RunCli, run_console_script

CHROMIUM = Path("/usr/bin/chromium")
GRAPH = Path(__file__).with_name("browse_graph.cypher")
KINDS = (
    "Department",
    "LocalGovernment",
    "PartyBody",
    "Congress",
    "Court",
    "MassOrganization",
    "Zone",
    "Enterprise",
    "Institution",
    "VerticalAgency",
)
LABELS = (
    "Minutes",
    "Meeting",
    "AgendaItem",
    "Decision",
    "Task",
    "PolicyDocument",
    "Organization",
    "Group",
    "Official",
    "StatusChange",
    "LoadRun",
    *KINDS,
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        reason = f"{CHROMIUM} is missing: apt-get install chromium fonts-noto-cjk"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    quiet = ("quic", "background-networking", "component-update", "sync", "gpu")
    flags = ["--no-sandbox", "--no-first-run", *(f"--disable-{name}" for name in quiet)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        yield browser
        browser.close()


@pytest.fixture
def local_env(server: LocalServer) -> dict[str, str]:
    """The test server as the local one of the command, not as a named one."""
    return os.environ | {"GRAPH_LOADER_DATA_DIR": str(server.data_dir)}


@pytest.fixture
def page(chromium: Browser, server: LocalServer, local_env: dict[str, str], tmp_path: Path) -> Iterator[Page]:
    """Neo4j Browser, opened by the command on a small graph of fictional minutes."""
    with connect(settings=server.settings) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        driver.execute_query(GRAPH.read_text(encoding="utf-8"))
    note, opener = tmp_path / "address", tmp_path / "open"
    opener.write_text(f'#!/bin/sh\necho "$1" > "{note}.part"; mv "{note}.part" "{note}"\n')
    opener.chmod(0o755)
    command = [str(Path(sys.executable).parent / "graph-loader"), "browse"]
    browse = subprocess.Popen(command, env=local_env | {"BROWSER": f"{opener} %s"}, stdout=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while not note.exists():
        assert browse.poll() is None
        assert time.monotonic() < until
        time.sleep(0.05)
    address = note.read_text().strip()
    assert server.read_password() not in address  # the command line of a process is no place for it
    context = chromium.new_context(viewport={"width": 1600, "height": 1000})
    opened = context.new_page()
    asked: list[Request] = []
    opened.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - a bound method of list is refused
    opened.goto(address)
    out, _ = browse.communicate(timeout=60)
    assert browse.returncode == 0
    assert str(server.password_file) in out
    assert server.read_password() not in out
    opened.wait_for_selector(".node", timeout=60_000)
    yield opened
    for request in asked:
        if urlsplit(request.url).hostname != "127.0.0.1":
            assert request.failure == "csp", f"{request.url} was not stopped: {request.failure}"
    context.close()


def test_connected_styled_and_drawn(page: Page, server: LocalServer) -> None:
    running = server.find_running()
    assert running is not None
    assert page.url == running.ports.browser  # no password left in the address
    assert page.get_by_text("You are connected as user").count() == 1
    page.wait_for_timeout(1000)
    drawn = page.eval_on_selector_all(
        "g.node",
        "nodes => nodes.map(node => [Array.from(node.querySelectorAll('circle')).map(circle => circle.getAttribute('fill'))"
        ".find(fill => fill && fill.startsWith('#')), node.textContent])",
    )
    colours = {text: colour.lower() for colour, text in drawn}
    style = parse_grass(style_file().read_text(encoding="utf-8"), style_file())

    def colour_of(beginning: str) -> str:
        return str(next(colour for text, colour in colours.items() if text.strip().startswith(beginning)))

    assert colour_of("第7次") == style["node.Meeting"]["color"]
    assert colour_of("原则同意") == style["node.Decision"]["color"]
    assert colour_of("市水务局") == style["node.Department"]["color"]
    assert colour_of("白鹭区政府") == style["node.LocalGovernment"]["color"]
    assert colour_of("各有关部门") == style["node.Group"]["color"]
    edges = page.eval_on_selector_all("g.relationship", "edges => edges.map(e => e.textContent.trim())")
    assert {"lead", "support"} <= set(edges)
    assert "RESULTED_IN" in edges or any(text.startswith("RESULT") for text in edges)


def test_query_library_is_among_the_saved_queries(page: Page) -> None:
    page.click('[data-testid="navigationFavorites"]')
    drawer = page.locator('[data-testid="navigationFavorites"]').locator("xpath=ancestor::body")
    for subject in {query.subject for query in library().values()}:
        assert drawer.get_by_text(subject, exact=True).count() >= 1
    page.get_by_text("meetings", exact=True).first.click()
    attendance = library()["attendance"]
    page.get_by_text(f"{attendance.title_zh} · {attendance.title_en}").first.click()
    page.wait_for_timeout(500)
    shown = page.evaluate(
        "monaco => document.querySelector('[data-testid=\"activeEditor\"], .monaco-editor').textContent"
    )
    assert attendance.title_zh in shown.replace("\u00a0", " ")


def test_what_the_user_saved_stays(page: Page, server: LocalServer) -> None:
    own = [{"id": "mine", "name": "my query", "content": "RETURN 1"}]
    page.evaluate(
        "own => { const all = JSON.parse(localStorage.getItem('neo4j.documents')); "
        "localStorage.setItem('neo4j.documents', JSON.stringify(all.concat(own))); }",
        own,
    )
    from graph_loader.store.local.opening import SavedQuery, opening_address

    running = server.find_running()
    assert running is not None
    page.goto("about:blank")
    address = opening_address(running.ports, server.read_password(), [SavedQuery("一组", "新查询 𬱖", "RETURN '𬱖'")])
    page.goto(address)
    page.wait_for_selector(".node", timeout=60_000)
    saved = json.loads(page.evaluate("localStorage.getItem('neo4j.documents')"))
    ours = [document for document in saved if str(document.get("id")).startswith("graph-loader:")]
    assert [document["content"] for document in ours] == ["RETURN '𬱖'"]  # those of the library were replaced
    assert "my query" in [document.get("name") for document in saved]
    settings = json.loads(page.evaluate("localStorage.getItem('neo4j.settings')"))
    assert settings["allowUserStats"] is False
    assert settings["allowCrashReports"] is False
    assert settings["useReadTransactions"] is True


def test_style_covers_every_label_base_first() -> None:
    style = parse_grass(style_file().read_text(encoding="utf-8"), style_file())
    nodes = [selector.removeprefix("node.") for selector in style if selector.startswith("node.")]
    assert set(nodes) == set(LABELS)
    kinds = nodes[nodes.index("Organization") + 1 :]
    assert set(kinds) == set(KINDS)
    colours = [style[f"node.{label}"]["color"] for label in LABELS]
    assert len(set(colours)) == len(colours)
    assert all("caption" in style[f"node.{label}"] for label in LABELS)


@pytest.mark.parametrize("label", LABELS)
def test_captions_are_legible(label: str) -> None:
    """Contrast of text and colour of at least 3:1, as WCAG 2.2 asks of graphical objects and large text."""
    style = parse_grass(style_file().read_text(encoding="utf-8"), style_file())
    kind = style[f"node.{label}"]
    text = kind.get("text-color-internal") or style["node.Organization"]["text-color-internal"]

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(text), luminance(kind["color"])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


def test_no_open_prints_what_is_needed(server: LocalServer, local_env: dict[str, str], tmp_path: Path) -> None:
    running = server.find_running()
    assert running is not None
    done = run_console_script("browse", "--no-open", env=local_env, cwd=tmp_path)
    assert done.returncode == 0
    assert running.ports.browser in done.stdout
    assert "neo4j" in done.stdout
    assert str(server.password_file) in done.stdout
    assert server.read_password() not in done.stdout


def test_without_a_web_browser_it_says_how(server: LocalServer, local_env: dict[str, str], tmp_path: Path) -> None:
    env = {name: value for name, value in local_env.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY", "BROWSER"}}
    running = server.find_running()
    assert running is not None
    done = run_console_script("browse", env=env, cwd=tmp_path)
    assert done.returncode == 0
    assert f"ssh -L {running.ports.http}:127.0.0.1:{running.ports.http}" in done.stderr


def test_a_named_server_has_its_own_browser(run_cli: RunCli, server: LocalServer) -> None:
    running = server.find_running()
    assert running is not None
    done = run_cli("browse", "--no-open")
    assert done.returncode == 0
    assert (
        f"http://127.0.0.1:{running.ports.http}/browser/?dbms=bolt://neo4j@127.0.0.1:{running.ports.bolt}"
        in done.stdout
    )
    assert "style.grass" in done.stdout
