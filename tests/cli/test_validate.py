"""`graph-loader validate`: files, minutes, the database as it is; the report in two languages, as JSON and as RDF."""

from __future__ import annotations

import json
from pathlib import Path

from neo4j import Driver
from rdflib import RDF, Graph, Namespace
from rdflib.namespace import SH

from tests.conftest import RunCli

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "minutes"
ONE = EXAMPLES / "wangxi-2018-06-05.txt"
SHAPE = Namespace("https://w3id.org/minutes-graph/shapes#")


def test_minutes_and_exports_conform(run_cli: RunCli, tmp_path: Path) -> None:
    done = run_cli("validate", ONE)
    assert (done.returncode, done.stdout) == (0, "graphs checked: 1; all conform to the shapes\n"), done.stderr
    folder = tmp_path / "望溪 县"
    folder.mkdir()
    assert run_cli("export", "rdf", "-o", folder / "图 谱.nq.zst", ONE).returncode == 0
    done = run_cli("validate", folder / "图 谱.nq.zst", ONE, "--lang", "zh")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("全部符合形状\n")


def test_a_violation_is_told_with_node_shape_value_and_words(run_cli: RunCli, tmp_path: Path) -> None:
    run_cli("export", "rdf", "-o", "graph.nq", ONE)
    text = (tmp_path / "graph.nq").read_text(encoding="utf-8")
    wrong = text.replace("codes/attendance-role/chair>", "codes/attendance-role/boss>", 1)
    assert wrong != text
    (tmp_path / "graph.nq").write_text(wrong, encoding="utf-8")
    told = run_cli("validate", "graph.nq", "--format", "json")
    assert told.returncode == 1
    (found,) = json.loads(told.stdout)["results"]
    assert found["shape"] == str(SHAPE["Attendance-attendanceRole"])
    assert found["value"].endswith("attendance-role/boss")
    assert found["document"]
    assert found["place"]["quote"] in found["place"]["sentence"]
    for language, words in (("zh", "须为代码表中的代码（chair、"), ("en", "has to be a code of its list (chair, ")):
        shown = run_cli("validate", "graph.nq", "--lang", language, env={"COLUMNS": "60"})
        assert shown.returncode == 1
        assert words in shown.stdout
        assert found["place"]["sentence"][:40] in shown.stdout
        assert found["node"] in shown.stdout
    assert run_cli("validate", "graph.nq", "--format", "ttl", "-o", "report.ttl").returncode == 1
    report = Graph().parse(tmp_path / "report.ttl")
    (result,) = report.subjects(RDF.type, SH.ValidationResult)
    assert str(report.value(result, SH.focusNode)) == found["node"]
    assert report.value(result, SH.sourceShape) == SHAPE["Attendance-attendanceRole"]
    assert (None, SH.conforms, None) in report
    refused = run_cli("import", "rdf", "--check", "graph.nq")
    assert refused.returncode == 1
    assert f"<{found['node']}>" in refused.stderr
    assert "(shape:Attendance-attendanceRole, sh:in)" in refused.stderr


def test_what_cannot_be_read_is_named(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "half.ttl").write_text("<https://example.org/a> <https://example.org/b>", encoding="utf-8")
    done = run_cli("validate", "half.ttl")
    assert done.returncode == 3
    assert "half.ttl: cannot be read as turtle" in done.stderr
    assert done.stdout == ""
    done = run_cli("validate", "half.ttl", "none.nq", ONE)
    assert done.returncode == 1
    assert "none.nq: there is no such file" in done.stderr
    assert run_cli("validate", ONE, "--uri", "bolt://127.0.0.1:1").returncode == 2


def test_the_database_is_checked_as_it_is(run_cli: RunCli, driver: Driver) -> None:
    assert run_cli("load", ONE).returncode == 0
    done = run_cli("validate")
    assert done.returncode == 0, done.stdout + done.stderr
    with driver.session() as session:
        for change in (
            "MATCH (t:Task) WITH t ORDER BY t.id LIMIT 1 SET t.kind = 'sing'",
            "MATCH (m:Meeting) SET m.date = 'yesterday'",
            "MATCH (:Official)-[a:ATTENDED]->() WITH a LIMIT 1 REMOVE a.evidence",
            "MATCH (d:Decision) WITH d ORDER BY d.id LIMIT 1 SET d.mood = 'good'",
            "MATCH (:AgendaItem)-[r:RESULTED_IN]->() WITH r LIMIT 1 SET r.evidence = ['0000000000000000#char=1,2']",
        ):
            session.run(change).consume()
    done = run_cli("validate", "--format", "json", "--limit", "0")
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout)
    shapes = {one["shape"].removeprefix(str(SHAPE)) for one in told["results"]}
    assert {"Task-taskKind", "Meeting-date", "Attendance-evidence", "Decision", "Outcome-evidence"} <= shapes
    (task,) = [
        one
        for one in told["results"]
        if one["shape"] == str(SHAPE["Task-taskKind"]) and one["value"] == '"sing"' and "InC" in one["constraint"]
    ]
    assert task["document"]
    assert task["place"]["sentence"]
