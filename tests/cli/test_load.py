"""`graph-loader load` as users run it: the installed script, a real Neo4j, real files."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from graph_loader.graph.dump import dump_lines
from graph_loader.loading import build_graph
from graph_loader.store.read import read_elements
from tests.conftest import RunCli
from tests.graph.examples import EXAMPLES

MINUTES = EXAMPLES / "minutes"
NO_MINUTES = "白鹭区图书馆关于延长开放时间的通知\n自本月起，本馆周末开放时间延长至晚上九时，欢迎广大读者前来借阅。\n"


def dump(driver: Driver) -> list[str]:
    return list(dump_lines(read_elements(driver)))


def dump_of(*paths: Path) -> list[str]:
    elements, failures = build_graph(paths, jobs=1)
    assert failures == []
    return list(dump_lines(elements))


def load_json(run_cli: RunCli, *arguments: str | Path, status: int = 0) -> dict[str, Any]:
    done = run_cli("load", *arguments, "--format", "json")
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def make_many(folder: Path, years: int) -> list[Path]:
    """The examples again in other years: other meetings, the same bodies."""
    made = []
    for path in sorted(MINUTES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for shift in range(years):
            for year in (2017, 2018, 2019, 2020, 2021):
                text = text.replace(f"{year}年", f"〈{year + 10 * shift}年")
            text = text.replace("〈", "")
            copy = folder / f"{path.stem}-{shift}.txt"
            copy.write_text(text, encoding="utf-8")
            made.append(copy)
            text = path.read_text(encoding="utf-8")
    return made


def test_a_folder_is_loaded_with_all_that_is_in_it_and_only_once(driver: Driver, run_cli: RunCli) -> None:
    first = load_json(run_cli, MINUTES)
    count = len(list(MINUTES.rglob("*.txt")))
    assert first["documents"] == {"read": count, "loaded": count, "unchanged": 0, "failed": 0, "pruned": 0}
    expected = dump_of(MINUTES)
    assert dump(driver) == expected
    assert first["nodes"]["created"] == sum(line.startswith('{"node"') for line in expected)
    assert first["relationships"]["created"] == sum(line.startswith('{"edge"') for line in expected)
    second = load_json(run_cli, MINUTES)
    assert second["documents"] == {"read": 0, "loaded": 0, "unchanged": count, "failed": 0, "pruned": 0}
    assert second["nodes"] == second["relationships"] == {"created": 0, "updated": 0, "removed": 0}
    assert dump(driver) == expected
    complete = driver.execute_query("MATCH (r:LoadRun) RETURN r.complete, r.finished >= r.started").records
    assert [list(record) for record in complete] == [[True, True], [True, True]]


def test_the_summary_for_people(driver: Driver, run_cli: RunCli) -> None:
    done = run_cli("load", MINUTES / "anlan-2019-03-25.txt")
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["read", "loaded", "unchanged", "failed"] in lines
    assert ["documents", "1", "1", "0", "0"] in lines
    assert lines[-1][-1] == "seconds"
    assert {row[0] for row in lines if row} >= {"nodes", "relationships"}


def test_what_was_not_understood_is_counted_by_kind_and_can_be_listed(run_cli: RunCli, tmp_path: Path) -> None:
    path = tmp_path / "纪要 七.txt"
    path.write_text(
        "望溪县人民政府常务会议纪要\n2031年5月6日，县长白远山主持召开县政府第18次常务会议。\n一、审议《望溪县河道管理办法》\n原则同意。\n"
        "县水务局要在收到通知后3日内报送方案。会议决定，事在人为。\n列席：县财政局毛卫，乙丙丁戊己庚辛\n",
        encoding="utf-8",
    )
    done = run_cli("load", "--dry-run", path)
    assert done.returncode == 0, done.stderr
    line, command = (part.strip() for part in done.stdout.splitlines()[-3:-1])
    assert line == "not understood  3 pieces of text (attendance 1, deadline 1, resolution 1); they are listed by:"
    assert command == f"graph-loader coverage --list '{path}'"
    listed = run_cli("coverage", "--list", "--format", "json", path)
    assert sorted(row["kind"] for row in json.loads(listed.stdout)) == ["attendance", "deadline", "resolution"]
    report = json.loads(run_cli("load", "--dry-run", "--format", "json", path).stdout)
    assert report["unparsed"] == {"attendance": 1, "deadline": 1, "resolution": 1}


def test_one_bad_file_harms_no_other(driver: Driver, run_cli: RunCli, tmp_path: Path) -> None:
    folder = tmp_path / "纪要 与 其他"
    shutil.copytree(MINUTES, folder)
    expected = dump_of(MINUTES)
    bad = {
        "空.txt": (b"", "the file is empty"),
        "noise.txt": (random.Random(1).randbytes(5000), "binary data"),  # noqa: S311 - repeatable noise, no secret
        "big5.txt": ("會議議定以下事項，請各單位遵照辦理。".encode("big5") * 30, "neither UTF-8"),
        "no minutes.txt": (NO_MINUTES.encode(), ""),
        "页面.html": (b"<html><body>" + NO_MINUTES.encode(), "no minutes"),
        "纪要.caj": (b"HN\0\0" + bytes(200), "cannot be read; supported: text"),
    }
    for name, (data, _) in bad.items():
        (folder / name).write_bytes(data)
    (folder / "large.txt").write_bytes(os.urandom(1_000_000) * 50)
    report = load_json(run_cli, folder, status=1)
    reasons = {Path(failure["name"]).name: failure["reason"] for failure in report["failures"]}
    assert reasons.keys() == {*bad, "large.txt"}
    for name, (_, reason) in bad.items():
        assert reason in reasons[name]
    assert "50 MB are too large" in reasons["large.txt"]
    assert report["documents"]["loaded"] == len(list(MINUTES.rglob("*.txt")))
    assert dump(driver) == expected


def test_errors_are_told_by_file_without_a_traceback(driver: Driver, run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "leer.txt").write_bytes(b"")
    (tmp_path / "other.txt").write_text(NO_MINUTES, encoding="utf-8")
    done = run_cli("load", tmp_path / "leer.txt", tmp_path / "other.txt", "missing.txt", "nothing/*.txt")
    assert done.returncode == 3
    for text in ("leer.txt: the file is empty", "other.txt: ", "missing.txt: there is no such file", "no file matches"):
        assert text in done.stderr
    assert "Traceback" not in done.stderr
    assert dump(driver) == []


def test_a_changed_file_is_replaced(driver: Driver, run_cli: RunCli, tmp_path: Path) -> None:
    folder = tmp_path / "minutes"
    shutil.copytree(MINUTES, folder)
    load_json(run_cli, folder)
    path = folder / "anlan-2019-03-25.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("市教育局配合", "市科技局配合"), encoding="utf-8")
    report = load_json(run_cli, folder)
    assert report["documents"]["loaded"] == 1
    assert dump(driver) == dump_of(folder)
    path.unlink()
    assert load_json(run_cli, folder)["documents"]["pruned"] == 0
    report = load_json(run_cli, folder, "--prune")
    assert report["documents"]["pruned"] == 1
    assert dump(driver) == dump_of(folder)


def test_prune_leaves_what_came_from_elsewhere(driver: Driver, run_cli: RunCli, tmp_path: Path) -> None:
    for name in ("a", "ab"):
        (tmp_path / name).mkdir()
    shutil.copy(MINUTES / "anlan-2019-03-25.txt", tmp_path / "ab")
    shutil.copy(MINUTES / "anlan-2018-03-12.txt", tmp_path / "a")
    shutil.copy(MINUTES / "anlan-2019-05-20.txt", tmp_path / "a")
    load_json(run_cli, tmp_path)
    (tmp_path / "a" / "anlan-2018-03-12.txt").unlink()
    load_json(run_cli, tmp_path / "a", "--prune")
    assert dump(driver) == dump_of(tmp_path)


def test_standard_input_and_patterns(driver: Driver, run_cli: RunCli, tmp_path: Path) -> None:
    path = MINUTES / "anlan-2018-03-12.txt"
    done = run_cli("load", "-", str(MINUTES / "anlan-2019-*.txt"), stdin=path.read_bytes())
    assert done.returncode == 0, done.stderr
    assert dump(driver) == dump_of(path, *MINUTES.glob("anlan-2019-*.txt"))
    done = run_cli("load", "-", stdin=b"")
    assert done.returncode == 3
    assert "standard input: the file is empty" in done.stderr


def test_a_dry_run_needs_no_database(run_cli: RunCli) -> None:
    done = run_cli("load", MINUTES, "--dry-run", "--format", "json", env={"NEO4J_URI": "bolt://127.0.0.1:9"})
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["dry_run"] is True
    assert report["documents"]["loaded"] == len(list(MINUTES.rglob("*.txt")))


def test_a_dry_run_counts_what_a_load_creates(driver: Driver, run_cli: RunCli) -> None:
    path = MINUTES / "wangxi-2019-04-18.txt"
    tried, done = load_json(run_cli, path, "--dry-run"), load_json(run_cli, path)
    assert tried["nodes"] == done["nodes"]
    assert dump(driver) == dump_of(path)


def test_without_a_database_the_message_names_the_mend(run_cli: RunCli) -> None:
    done = run_cli("load", MINUTES, env={"NEO4J_URI": "bolt://127.0.0.1:9"})
    assert done.returncode == 1
    assert "bolt://127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr


def test_minutes_that_do_not_say_whose_they_are(driver: Driver, run_cli: RunCli, tmp_path: Path) -> None:
    text = (MINUTES / "anlan-2019-03-25.txt").read_text(encoding="utf-8").replace("安澜市人民政府", "市政府")
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    done = run_cli("load", path)
    assert done.returncode == 0, done.stderr
    assert "1 documents do not say whose minutes they are" in done.stderr
    assert "--government" in done.stderr
    done = run_cli("load", path, "--government", "安澜市人民政府")
    assert done.stderr == ""
    (government,) = driver.execute_query("MATCH (m:Minutes) RETURN m.government").records[0]
    assert government == "安澜市人民政府"
    assert not [line for line in dump(driver) if '"?' in line]


def test_minutes_of_a_name_that_several_places_have(driver: Driver, run_cli: RunCli, tmp_path: Path) -> None:
    text = (MINUTES / "anlan-2019-03-25.txt").read_text(encoding="utf-8").replace("安澜市人民政府", "鼓楼区人民政府")
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    done = run_cli("load", path)
    assert f"{path}: its government may be that of 南京市鼓楼区" in done.stderr
    done = run_cli("load", path, "--government", "鼓楼区")
    assert done.returncode == 2
    assert "徐州市鼓楼区" in done.stderr
    done = run_cli("load", path, "--government", "徐州市鼓楼区")
    assert done.stderr == ""
    found = driver.execute_query("MATCH (m:Minutes)-[:RECORDS]->() RETURN m.government").records
    assert [list(record) for record in found] == [["徐州市鼓楼区人民政府"]]


def start_load(folder: Path, env: dict[str, str]) -> subprocess.Popen[bytes]:
    script = Path(sys.executable).parent / "graph-loader"
    return subprocess.Popen(
        [str(script), "load", str(folder), "--jobs", "2"],
        env=env,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def wait_for_minutes(driver: Driver, process: subprocess.Popen[bytes]) -> int:
    """Wait until some documents are in the graph while the load still runs."""
    for _ in range(3000):
        (count,) = driver.execute_query("MATCH (m:Minutes) RETURN count(m)").records[0]
        if count:
            assert process.poll() is None, "the load was over before it could be stopped: give it more files"
            return int(count)
        assert process.poll() is None, process.stderr.read().decode() if process.stderr else ""
        time.sleep(0.02)
    raise AssertionError("nothing was loaded in a minute")


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_a_load_that_is_stopped_can_be_finished(
    driver: Driver, run_cli: RunCli, cli_env: dict[str, str], tmp_path: Path, stop: signal.Signals
) -> None:
    """Killed or interrupted in the middle: documents are whole or absent, and the next load makes up for the rest."""
    files = make_many(tmp_path, years=12)
    process = start_load(tmp_path, cli_env)
    wait_for_minutes(driver, process)
    if stop == signal.SIGKILL:
        os.killpg(process.pid, stop)
    else:
        process.send_signal(stop)
    _, errors = process.communicate(timeout=60)
    assert process.returncode != 0
    assert b"Traceback" not in errors
    rows = driver.execute_query("MATCH (m:Minutes) UNWIND m.sources AS source RETURN source").records
    present = {record["source"] for record in rows}
    loaded = [path for path in files if path.resolve().as_uri() in present]
    assert 0 < len(loaded) < len(files)
    assert dump(driver) == dump_of(*loaded)
    runs_open = driver.execute_query("MATCH (r:LoadRun) RETURN r.complete").records
    assert [record[0] for record in runs_open] == [False]
    report = load_json(run_cli, tmp_path)
    assert report["documents"]["unchanged"] == len(loaded)
    assert dump(driver) == dump_of(tmp_path)
