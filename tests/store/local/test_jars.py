"""Fetching Neo4j: from a mirror or a folder, checked, and every way it fails explained."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_loader.errors import StoreError
from graph_loader.settings import Settings
from graph_loader.store.local import pinned as pinned_module
from graph_loader.store.local.download import JAR_TIME
from graph_loader.store.local.jars import find_damaged, jar_folder, provide_jars
from graph_loader.store.local.pinned import read_pinned_jars

from .conftest import Notes, Repository


def test_the_list_is_whole() -> None:
    pinned = read_pinned_jars()
    names = [jar.name for jar in pinned.jars]
    assert len(names) == len(set(names)) > 200
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in pinned.jars)
    assert pinned.browser_jar.version == pinned.browser
    assert {"neo4j", "neo4j-server"} <= {jar.artifact for jar in pinned.jars if jar.version == pinned.neo4j}
    lines = (Path(pinned_module.__file__).parent / "jars.json").read_text().splitlines()
    assert sum(line.startswith("  {") for line in lines) == len(names) == len(json.loads("".join(lines))["jars"])


def test_fetched_whole_then_not_again(tmp_path: Path, repository: Repository, notes: Notes) -> None:
    settings = Settings(cache_dir=tmp_path / "cache", maven_mirror=repository.url)
    paths = provide_jars(settings, notes)
    assert len(paths) == len(repository.asked) == len(read_pinned_jars().jars)
    assert not find_damaged(read_pinned_jars().jars, jar_folder(settings))
    assert all(path.stat().st_mtime == JAR_TIME for path in paths)
    assert notes.lines == [f"Fetching Neo4j {read_pinned_jars().neo4j}, once, from Maven (176 MB) ..."]
    repository.asked.clear()
    assert provide_jars(settings, notes) == paths
    assert repository.asked == []


@pytest.mark.parametrize("damage", ["missing", "cut", "changed", "folder"])
def test_a_damaged_jar_alone_is_fetched_again(
    linked_cache: Path, repository: Repository, notes: Notes, damage: str
) -> None:
    settings = Settings(cache_dir=linked_cache, maven_mirror=repository.url)
    jar = min(read_pinned_jars().jars, key=lambda jar: jar.size)
    path = jar_folder(settings) / jar.name
    content = path.read_bytes()
    path.unlink()
    if damage == "cut":
        path.write_bytes(content[:-1])
    elif damage == "changed":
        path.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    elif damage == "folder":
        path.mkdir()
        with pytest.raises(StoreError, match=r"a file is in the way|cannot be used"):
            provide_jars(settings, notes)
        return
    provide_jars(settings, notes)
    assert repository.asked == [f"/maven2/{jar.path}"]
    assert path.read_bytes() == content


def test_a_wrong_sum_is_tried_again_then_refused(linked_cache: Path, repository: Repository, notes: Notes) -> None:
    settings = Settings(cache_dir=linked_cache, maven_mirror=repository.url)
    jar = read_pinned_jars().browser_jar
    (jar_folder(settings) / jar.name).unlink()
    repository.answer = lambda path: (200, b"<html>please log in</html>")
    with pytest.raises(
        StoreError, match=r"neo4j-browser-.*SHA-256 is .* instead of the pinned .*--jars DIR.*GRAPH_LOADER_MAVEN_MIRROR"
    ):
        provide_jars(settings, notes)
    assert len(repository.asked) == 3
    assert sorted(path.name for path in jar_folder(settings).glob("neo4j-browser*")) == []
    answers = iter([(200, b"cut short"), repository.serve(f"/maven2/{jar.path}")])
    repository.answer = lambda path: next(answers)
    assert (jar_folder(settings) / jar.name) in provide_jars(settings, notes)


def test_a_mirror_without_the_jar(linked_cache: Path, repository: Repository, notes: Notes) -> None:
    settings = Settings(cache_dir=linked_cache, maven_mirror=repository.url)
    (jar_folder(settings) / read_pinned_jars().browser_jar.name).unlink()
    repository.answer = lambda path: (404, b"")
    with pytest.raises(StoreError, match=r"neo4j-browser-.*\.jar answers 404.*--jars DIR"):
        provide_jars(settings, notes)


@pytest.mark.parametrize(
    "mirror", ["http://127.0.0.1:1/maven2", "http://mirror.invalid", "http://user:secret@127.0.0.1:1"]
)
def test_no_network(tmp_path: Path, notes: Notes, mirror: str) -> None:
    began = time.monotonic()
    with pytest.raises(
        StoreError, match=r"cannot be fetched: .*--jars DIR \(GRAPH_LOADER_JARS\).*GRAPH_LOADER_MAVEN_MIRROR"
    ) as caught:
        provide_jars(Settings(cache_dir=tmp_path, maven_mirror=mirror), notes)
    assert time.monotonic() - began < 30
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_mirror_that_is_none(tmp_path: Path, notes: Notes) -> None:
    with pytest.raises(StoreError, match=r"GRAPH_LOADER_MAVEN_MIRROR must start with http"):
        provide_jars(Settings(cache_dir=tmp_path, maven_mirror="ftp://mirror.example.org"), notes)


def test_through_a_proxy(
    linked_cache: Path, repository: Repository, notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    jar = read_pinned_jars().browser_jar
    path = jar_folder(Settings(cache_dir=linked_cache)) / jar.name
    path.unlink()
    repository.answer = lambda asked: repository.serve(asked.removeprefix("http://maven.example.org"))
    monkeypatch.setenv("http_proxy", repository.url.removesuffix("/maven2"))
    provide_jars(Settings(cache_dir=linked_cache, maven_mirror="http://maven.example.org/maven2"), notes)
    assert repository.asked == [f"http://maven.example.org/maven2/{jar.path}"]
    assert path.stat().st_size == jar.size


@pytest.mark.parametrize("maven_layout", [False, True])
def test_from_a_folder(tmp_path: Path, jars: Path, notes: Notes, maven_layout: bool) -> None:
    source = tmp_path / "光盘 1"
    for jar in read_pinned_jars().jars:
        target = source / (jar.path if maven_layout else jar.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(jars / jar.name)
    settings = Settings(cache_dir=tmp_path / "cache", jars=source, maven_mirror="http://127.0.0.1:1")
    paths = provide_jars(settings, notes)
    assert not any(path.is_symlink() for path in paths)
    assert not find_damaged(read_pinned_jars().jars, jar_folder(settings))


def test_a_folder_that_lacks_jars_or_is_none(tmp_path: Path, notes: Notes) -> None:
    with pytest.raises(StoreError, match=r"231 of 231 jars are missing in .*first com/.*copy the folder neo4j-"):
        provide_jars(Settings(cache_dir=tmp_path / "cache", jars=tmp_path), notes)
    with pytest.raises(StoreError, match=r"/absent does not exist: correct --jars or GRAPH_LOADER_JARS"):
        provide_jars(Settings(cache_dir=tmp_path / "cache", jars=tmp_path / "absent"), notes)


def test_a_killed_download_is_finished_by_the_next(tmp_path: Path, repository: Repository, notes: Notes) -> None:
    cache = tmp_path / "cache"
    slow = read_pinned_jars().browser_jar

    def answer(path: str) -> tuple[int, bytes]:
        if path.endswith(slow.name):
            time.sleep(60)
        return repository.serve(path)

    repository.answer = answer
    program = (
        "from graph_loader.settings import read_settings; from graph_loader.store.local.jars import provide_jars; "
        "from graph_loader.store.local.progress import Silence; provide_jars(read_settings(), Silence())"
    )
    env = os.environ | {"GRAPH_LOADER_CACHE_DIR": str(cache), "GRAPH_LOADER_MAVEN_MIRROR": repository.url}
    process = subprocess.Popen([sys.executable, "-c", program], env=env)
    settings = Settings(cache_dir=cache, maven_mirror=repository.url)
    until = time.monotonic() + 60
    while len(list(jar_folder(settings).glob("*.jar"))) < len(read_pinned_jars().jars) - 1 and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert list(jar_folder(settings).glob("*.part"))
    repository.answer = repository.serve
    repository.asked.clear()
    provide_jars(settings, notes)
    assert repository.asked == [f"/maven2/{slow.path}"]
    assert not list(jar_folder(settings).glob("*.part"))


def test_a_full_or_read_only_disk(
    tmp_path: Path, jars: Path, in_namespace: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    where = f"GRAPH_LOADER_CACHE_DIR='{cache}' GRAPH_LOADER_DATA_DIR='{tmp_path}/data'"
    command = f"{where} {Path(sys.executable).parent}/graph-loader db start --jars '{jars}'"
    full = in_namespace(f"mount -t tmpfs -o size=20m tmpfs '{cache}'; {command}")
    assert full.returncode == 1
    assert "is full: 176 MB are needed and" in full.stderr
    assert full.stderr.count("\n") == 1
    read_only = in_namespace(f"mount -t tmpfs -o ro tmpfs '{cache}'; {command}")
    assert read_only.returncode == 1
    assert "cannot be written to (Read-only file system): set GRAPH_LOADER_CACHE_DIR" in read_only.stderr
    assert read_only.stderr.count("\n") == 1
