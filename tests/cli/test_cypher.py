"""`graph-loader cypher` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from neo4j import Driver

from tests.conftest import RunCli

COUNT = "MATCH (n) RETURN count(n) AS n"


def test_a_statement_with_parameters(driver: Driver, run_cli: RunCli) -> None:
    done = run_cli(
        "cypher", "RETURN $text AS text, $number + 1 AS number, $digits AS digits, date('2020-02-03') AS day;",
        "-p", "text=第8次", "-p", "number=2", "-p", 'digits="12"', "--format", "json",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [{"text": "第8次", "number": 3, "digits": "12", "day": "2020-02-03"}]


@pytest.mark.parametrize("arguments", [["-"], ["--file", "-"]])
def test_from_standard_input(driver: Driver, run_cli: RunCli, arguments: list[str]) -> None:
    done = run_cli("cypher", *arguments, "--format", "csv", stdin="// 注释\nRETURN '甲' AS 名称;\n")
    assert done.stdout == "名称\r\n甲\r\n"


def test_from_a_file(driver: Driver, run_cli: RunCli, tmp_path: Path) -> None:
    file = tmp_path / "查 询.cypher"
    file.write_bytes("\ufeffRETURN '甲' AS name".encode())
    assert json.loads(run_cli("cypher", "-f", file, "--format", "json").stdout) == [{"name": "甲"}]


def test_a_library_file_piped_in_gives_its_rows(driver: Driver, run_cli: RunCli) -> None:
    driver.execute_query(
        "CREATE (:Official {id: '甲', name: '甲'})"
        "-[:EXCUSED_FROM {organization: '', post: '', evidence: [], rules: [], basis: 'stated'}]->"
        "(:Meeting {id: 'm', title: '第1次', government: '安澜市人民政府'})"
    )
    text = run_cli("query", "show", "absences", "--cypher").stdout
    done = run_cli(
        "cypher", "-", "-p", "meeting=", "-p", "person=", "-p", "government=", "--format", "json", stdin=text
    )
    assert [row["name"] for row in json.loads(done.stdout)] == ["甲"], done.stderr


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (:X)",
        "MATCH (n) DETACH DELETE n",
        "MERGE (:X {a: 1})",
        "CREATE CONSTRAINT c FOR (x:X) REQUIRE x.id IS UNIQUE",
    ],
)
def test_writing_is_refused(driver: Driver, run_cli: RunCli, statement: str) -> None:
    driver.execute_query("CREATE (:Keep)")
    done = run_cli("cypher", statement)
    assert done.returncode == 1
    assert "only reading is allowed" in done.stderr
    assert "Traceback" not in done.stderr
    assert driver.execute_query(COUNT).records[0]["n"] == 1


def test_no_file_of_the_server_can_be_read(driver: Driver, run_cli: RunCli) -> None:
    done = run_cli("cypher", "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line LIMIT 1")
    assert done.returncode == 1
    assert "root" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["RETRUN 1"], "Invalid input 'RETRUN'"),
        (["RETURN $name"], "Expected parameter(s): name. Give it with --param name=value"),
        (
            ["UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN max(a * b)", "--timeout", "0.5"],
            "0.5 seconds",
        ),
        (["   "], "the statement is empty"),
        (["-f", "missing.cypher"], "missing.cypher cannot be read: No such file or directory"),
    ],
)
def test_errors_are_explained(driver: Driver, run_cli: RunCli, arguments: list[str], message: str) -> None:
    done = run_cli("cypher", *arguments)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_statement_and_a_file_are_one_too_many(run_cli: RunCli) -> None:
    assert run_cli("cypher").returncode == 2
    assert run_cli("cypher", "RETURN 1", "-f", "a.cypher").returncode == 2


def test_text_that_is_not_utf8_is_refused(run_cli: RunCli) -> None:
    done = run_cli("cypher", "-", stdin="RETURN '甲'".encode("gb18030"))
    assert done.returncode == 1
    assert "standard input is not UTF-8" in done.stderr


def test_a_server_that_does_not_answer_is_named(run_cli: RunCli) -> None:
    done = run_cli("cypher", "RETURN 1", "--uri", "bolt://127.0.0.1:1")
    assert done.returncode == 1
    assert "127.0.0.1:1" in done.stderr
    assert "Traceback" not in done.stderr
