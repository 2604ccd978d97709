"""`graph-loader review` as a user types it, on a real Neo4j: answers, tables, judgements by ids, and that all of it can be taken back."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from neo4j import Driver
from openpyxl import load_workbook
from rich.cells import cell_len

from graph_loader.graph.dump import dump_lines
from graph_loader.judgements import read_judgements
from graph_loader.loading import build_graph, load
from graph_loader.store.stated import STATED_LABEL
from tests.cli.test_load import make_many
from tests.conftest import ROOT, RunCli
from tests.store.test_write import dump

FOLDER = ROOT / "examples" / "five-years"
BAILU = "安澜市白鹭区人民政府"
FINANCE, WATER, EMERGENCY = (f"{BAILU}/李明@{unit}" for unit in ("财政局", "水务局", "应急管理局"))
#: Of one pair of candidates, in the order in which `review` asks: most minutes first.
PEOPLE = ("--label", "Official", "--government", "白鹭区", "--who", "何青")


@pytest.fixture
def loaded(driver: Driver, run_cli: RunCli, tmp_path: Path) -> tuple[RunCli, list[str]]:
    """The command line on the minutes of one government over six years, and the graph before any judgement."""
    assert not load(sorted(FOLDER.glob("bailu-*.txt")), driver, jobs=1).failures
    return run_cli, dump(driver)


def listed(run_cli: RunCli, *arguments: str) -> list[dict[str, object]]:
    done = run_cli("review", "list", "--format", "json", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]  # an array of objects


def status(run_cli: RunCli, *arguments: str | Path) -> dict[str, object]:
    return json.loads(run_cli("review", "status", "--format", "json", *arguments).stdout)  # type: ignore[no-any-return]


def expected(judgements: Path) -> list[str]:
    elements, _ = build_graph(sorted(FOLDER.glob("bailu-*.txt")), judgements=read_judgements(judgements), jobs=1)
    return list(dump_lines(elements))


def test_answers_are_written_at_once_applied_in_the_end_and_undone_by_deleting_the_lines(
    driver: Driver, loaded: tuple[RunCli, list[str]], tmp_path: Path
) -> None:
    run_cli, before = loaded
    folder = tmp_path / "审 核"
    folder.mkdir()
    path = folder / "判断 文件.tsv"
    answers = "d 两人同日与会\ns\nu\nu\nk\nx\nl\nd\ns 同一人\nq\n"
    done = run_cli("review", *PEOPLE, "--judgements", path, stdin=answers)
    assert done.returncode == 0, done.stderr
    assert "'x' is no answer" in done.stdout
    assert "3 answers are in" in done.stderr
    assert "3 judgements applied" in done.stderr
    judged = [(one.verdict, one.who, one.why) for _, one in read_judgements(path).entries]
    assert judged == [("later", "何青", ""), ("different", "何青", ""), ("same", "何青", "同一人")]
    assert dump(driver) == expected(path) != before
    left = listed(run_cli, "--judgements", str(path))
    assert len(left) == len(listed(run_cli, "--judgements", str(path), "--later")) - 1
    path.write_text("# 都撤销了\n", encoding="utf-8")
    done = run_cli("review", "apply", "--judgements", path)
    assert "0 judgements applied, 3 undone" in done.stderr
    assert dump(driver) == before


def test_both_sides_are_shown_with_their_sentences_in_any_width(loaded: tuple[RunCli, list[str]]) -> None:
    run_cli, _ = loaded
    for columns in ("60", "120"):
        done = run_cli("review", *PEOPLE, "--limit", "1", stdin="q", env={"COLUMNS": columns})
        lines = done.stdout.splitlines()
        assert all(cell_len(line) <= int(columns) for line in lines)
        assert lines[0].startswith("1 of 1 · Official · same-name")
        text = re.sub(r"\s", "", done.stdout)
        assert "samename,unitsdiffer,bothnamedinthesameminutes" in text
        for words in (FINANCE, WATER, "2018-09-11安澜市白鹭区人民政府第38次常务会议", "2documents,first2018-09-11"):
            assert words in text
        assert any(line.startswith("A  李明") and "B  李明" in line for line in lines) == (columns == "120")
        assert done.stderr.startswith("Nothing was answered.")


def test_a_person_is_not_asked_what_answers_settled(loaded: tuple[RunCli, list[str]]) -> None:
    """Three people of one name are three pairs: when two pairs are the same, the third is; when one differs, another does."""
    run_cli, _ = loaded
    rows = [row for row in listed(run_cli) if "李明" in str(row["one"])]
    assert [(row["one"], row["other"]) for row in rows] == [(WATER, FINANCE), (EMERGENCY, FINANCE), (EMERGENCY, WATER)]
    for answers in ("s\ns\n", "s\nd\n"):
        done = run_cli("review", *PEOPLE, "--judgements", f"{answers[2]}.tsv", "--no-apply", stdin=answers + "k\n" * 30)
        assert (done.stdout.count(f"   {WATER}\n"), done.stdout.count(f"   {EMERGENCY}\n")) == (1, 1)
        assert done.stdout.endswith("These were all.\n")
        assert f"2 answers are in {answers[2]}.tsv" in done.stderr


def test_an_answer_that_contradicts_others_is_told_and_not_applied(
    driver: Driver, loaded: tuple[RunCli, list[str]], tmp_path: Path
) -> None:
    run_cli, before = loaded
    for verdict, one, other in (
        ("same", WATER, FINANCE),
        ("same", EMERGENCY, FINANCE),
        ("different", EMERGENCY, WATER),
    ):
        done = run_cli("review", verdict, one, other, "--who", "何青", "--no-apply")
        assert done.returncode == 0, done.stderr
    done = run_cli("review", "apply")
    told = r"are the same by lines 3, 4 and different by line 5: none of them is applied; delete what is wrong"
    assert told in done.stderr
    assert dump(driver) == before
    found = status(run_cli)
    assert found["conflicts"] == [
        {
            "members": [["Official", name] for name in sorted((WATER, FINANCE, EMERGENCY))],
            "same": [3, 4],
            "different": [5],
        }
    ]
    shown = run_cli("review", "status")
    assert shown.returncode == 1
    assert "contradiction: " in shown.stdout
    assert told in shown.stdout
    assert told in run_cli("load", FOLDER / "bailu-2018-09-11.txt", "--judgements", "judgements.tsv").stderr
    assert dump(driver) == before


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_table_is_filled_in_and_imported(
    driver: Driver, loaded: tuple[RunCli, list[str]], tmp_path: Path, suffix: str
) -> None:
    run_cli, before = loaded
    table = tmp_path / f"待 核.{suffix}"
    done = run_cli("review", "export", "--label", "Official", "-o", table)
    assert done.returncode == 0, done.stderr
    wanted = {frozenset((WATER, FINANCE)): ("different", "两人同日与会"), frozenset((EMERGENCY, FINANCE)): ("same", "")}
    evidence = fill_in(table, wanted)
    assert "区财政局局长李明，区水务局局长李明" in evidence
    done = run_cli("review", "import", table)
    assert done.returncode == 0, done.stderr
    assert "2 new judgements" in done.stderr
    entries = read_judgements(tmp_path / "judgements.tsv").entries
    assert {frozenset(ref.id for ref in one.pair): (one.verdict, one.why) for _, one in entries} == wanted
    assert {(one.who, one.when.isoformat()) for _, one in entries} == {("何青", "2026-05-06")}
    assert dump(driver) == expected(tmp_path / "judgements.tsv") != before
    again = run_cli("review", "import", table)
    assert "0 new judgements, 2 that the file has already" in again.stderr
    assert read_judgements(tmp_path / "judgements.tsv").entries == entries


def fill_in(table: Path, wanted: dict[frozenset[str], tuple[str, str]]) -> str:
    """Write verdicts into a table as a spreadsheet program does; returns all that it says."""
    if table.suffix == ".csv":
        rows = list(csv.DictReader(io.StringIO(table.read_bytes().decode("utf-8-sig"), newline="")))
        for row in rows:
            if found := wanted.get(frozenset((row["one"], row["other"]))):
                row.update(verdict=found[0], why=found[1], who="何青", when="2026/5/6")
        stream = io.StringIO(newline="")
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
        table.write_bytes(stream.getvalue().encode("gb18030"))  # as Excel for Chinese saves it
        return stream.getvalue()
    workbook = load_workbook(table)
    sheet = workbook.worksheets[0]
    names = {str(cell.value): number for number, cell in enumerate(sheet[1], start=1)}
    for number in range(2, sheet.max_row + 1):
        pair = frozenset(str(sheet.cell(number, names[name]).value) for name in ("one", "other"))
        if found := wanted.get(pair):
            for name, value in zip(("verdict", "why", "who", "when"), (*found, "何青", "2026-05-06"), strict=True):
                sheet.cell(number, names[name]).value = value
    text = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    workbook.save(table)
    return text


def test_a_table_with_a_wrong_row_writes_nothing(
    driver: Driver, loaded: tuple[RunCli, list[str]], tmp_path: Path
) -> None:
    run_cli, before = loaded
    judgements = tmp_path / "judgements.tsv"
    run_cli("review", "later", WATER, FINANCE, "--who", "何青")
    text = judgements.read_text(encoding="utf-8")
    table = tmp_path / "a.csv"
    lines = [
        f"same,何青,2026-05-06,,Official,{WATER},{FINANCE}",
        f"same,何青,2026-05-06,,Official,{WATER},{BAILU}/查无此人",
        f"maybe,何青,2026-05-06,,Official,{WATER},{EMERGENCY}",
        f"different,何青,昨天,,Official,{EMERGENCY},{FINANCE}",
    ]
    table.write_text("\n".join(["verdict,who,when,why,label,one,other", *lines]), encoding="utf-8")
    done = run_cli("review", "import", table)
    assert done.returncode == 1
    assert [line.partition(": ")[2].partition(": ")[0] for line in done.stderr.splitlines()[:3]] == [
        "row 3",
        "row 4",
        "row 5",
    ]
    assert "3 rows are refused; nothing was written" in done.stderr
    table.write_text(table.read_text(encoding="utf-8").replace("verdict", "结论"), encoding="utf-8")
    done = run_cli("review", "import", table)
    assert done.returncode == 1
    assert "the header lacks 'verdict'; unknown are '结论'" in done.stderr
    assert judgements.read_text(encoding="utf-8") == text
    assert dump(driver) == before


def test_nodes_that_are_no_candidates_are_judged_by_their_ids(
    driver: Driver, loaded: tuple[RunCli, list[str]], tmp_path: Path
) -> None:
    run_cli, before = loaded
    pairs = {}
    for label in ("Official", "Organization", "PolicyDocument"):
        query = f"""
            MATCH (n:{label} {{government: $government}}), (m:{label} {{government: $government}})
            WHERE n.id < m.id AND NOT (n)-[:POSSIBLY_SAME_AS]-(m)
            RETURN n.id, m.id ORDER BY n.id, m.id LIMIT 1
            """
        (found,) = driver.execute_query(query, government=BAILU).records
        pairs[label] = list(found.values())
        done = run_cli("review", "same", *reversed(pairs[label]), "--why", "同一", "--who", "何青")
        assert done.returncode == 0, done.stderr
    assert dump(driver) == expected(tmp_path / "judgements.tsv") != before
    again = run_cli("review", "same", *pairs["Official"])
    assert (again.returncode, again.stderr) == (0, "judgements.tsv: line 3 says so already\n")
    other = run_cli("review", "different", *pairs["Official"])
    assert other.returncode == 1
    assert "line 3 says same; take it back first" in other.stderr
    for pair in pairs.values():
        assert run_cli("review", "undo", *pair).returncode == 0
    assert dump(driver) == before


def test_a_judgement_on_nodes_that_are_not_there_is_kept_told_and_holds_once_they_are(
    driver: Driver, run_cli: RunCli, tmp_path: Path
) -> None:
    files = sorted(FOLDER.glob("bailu-*.txt"))
    run_cli("load", files[0])
    ids = (EMERGENCY, FINANCE)  # the first is of 2022
    refused = run_cli("review", "same", *ids)
    assert refused.returncode == 1
    assert f"the graph has no {EMERGENCY}; correct the id, or name the label" in refused.stderr
    assert not (tmp_path / "judgements.tsv").exists()
    done = run_cli("review", "same", *ids, "--label", "Official", "--who", "何青")
    assert done.returncode == 0
    assert f"The graph has no Official {EMERGENCY}: the judgement holds when" in done.stderr
    assert status(run_cli)["unknown"] == {"3": [EMERGENCY]}  # also though the other bears its id now
    loaded = run_cli("load", files[1], "--judgements", "judgements.tsv")
    assert loaded.returncode == 0
    assert "1 judgements name nodes that are not in the graph (line 3): see review status" in loaded.stderr
    loaded = run_cli("load", *files, "--judgements", "judgements.tsv")
    assert loaded.stderr == ""
    assert status(run_cli)["unknown"] == {}
    assert dump(driver) == expected(tmp_path / "judgements.tsv")


def test_the_order_of_loading_and_judging_does_not_matter(driver: Driver, run_cli: RunCli, tmp_path: Path) -> None:
    files = sorted(FOLDER.glob("bailu-*.txt"))
    run_cli("review", "same", EMERGENCY, WATER, "--label", "Official", "--who", "何青")
    run_cli("load", files[3])
    run_cli("review", "different", WATER, FINANCE, "--label", "Official", "--who", "何青")
    for path in reversed(files):
        assert run_cli("load", path).returncode == 0
    assert dump(driver) == expected(tmp_path / "judgements.tsv")


def test_another_file_does_not_undo_what_holds_unless_it_is_told_to(
    driver: Driver, loaded: tuple[RunCli, list[str]], tmp_path: Path
) -> None:
    run_cli, before = loaded
    run_cli("review", "same", WATER, FINANCE, "--who", "何青")
    held = dump(driver)
    assert held != before
    done = run_cli("review", "different", EMERGENCY, FINANCE, "--judgements", "other.tsv")
    assert "Not applied: 1 judgements hold in the graph that other.tsv does not have" in done.stderr
    assert dump(driver) == held
    found = status(run_cli, "--judgements", "other.tsv")
    assert (found["held"], found["waiting"]) == ([], [3])
    assert found["undone"] == [read_judgements(tmp_path / "judgements.tsv").entries[0].judgement.to_line()]
    done = run_cli("review", "apply", "--judgements", "other.tsv")
    assert "1 judgements applied, 1 undone" in done.stderr
    assert dump(driver) == expected(tmp_path / "other.tsv")


def test_files_that_cannot_be_written_are_told_before_anything_is_asked(
    loaded: tuple[RunCli, list[str]], tmp_path: Path
) -> None:
    run_cli, _ = loaded
    path = tmp_path / "judgements.tsv"
    path.write_text("# 只读\n", encoding="utf-8")
    path.chmod(0o444)
    for arguments in (("review",), ("review", "same", WATER, FINANCE)):
        done = run_cli(*arguments, stdin="s\n")
        assert done.returncode == 1
        assert "judgements.tsv: is read-only; make it writable or name another file" in done.stderr
        assert done.stdout == ""
    assert path.read_text(encoding="utf-8") == "# 只读\n"
    done = run_cli("review", "--judgements", "missing/judgements.tsv", stdin="s\n")
    assert "there is no such folder" in done.stderr
    path.chmod(0o644)
    path.write_text("x\n", encoding="utf-8")
    done = run_cli("review", stdin="s\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert "line 1: 1 fields instead of 8" in done.stderr


def test_options_and_filters(loaded: tuple[RunCli, list[str]]) -> None:
    run_cli, _ = loaded
    everything = listed(run_cli)
    minutes = [int(str(row["minutes"])) for row in everything]
    assert minutes == sorted(minutes, reverse=True)
    assert listed(run_cli, "--limit", "2") == everything[:2]
    assert listed(run_cli, "--rule", "same-name") == [row for row in everything if row["rule"] == ["same-name"]]
    assert listed(run_cli, "--government", "望溪县") == []
    wrong = run_cli("review", "list", "--rule", "same")
    assert wrong.returncode == 1
    assert "rules are near-title, same-division, " in wrong.stderr
    misplaced = run_cli("review", "--label", "Official", "list")
    assert misplaced.returncode == 2
    assert "write the options behind the command: review list" in misplaced.stderr
    nothing = run_cli("review", "--government", "望溪县", stdin="")
    assert (nothing.returncode, nothing.stdout) == (0, "Nothing to settle: the graph has no such candidates.\n")
    gone = run_cli("review", env={"NEO4J_URI": "bolt://127.0.0.1:9"}, stdin="")
    assert gone.returncode == 1
    assert "Traceback" not in gone.stderr


def start(cli_env: dict[str, str], cwd: Path, *arguments: str, stdin: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    script = Path(sys.executable).parent / "graph-loader"
    return subprocess.Popen(
        [str(script), *arguments], env=cli_env, cwd=cwd, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_two_people_review_at_once(
    driver: Driver, loaded: tuple[RunCli, list[str]], cli_env: dict[str, str], tmp_path: Path
) -> None:
    run_cli, _ = loaded
    path = tmp_path / "judgements.tsv"
    first = start(cli_env, tmp_path, "review", "--label", "Official", "--who", "何青")
    assert first.stdin is not None
    first.stdin.write(b"d\n")
    first.stdin.flush()
    for _ in range(300):
        if path.exists():
            break
        time.sleep(0.1)
    done = run_cli("review", "--label", "Official", "--who", "江月", stdin="d\nd\n")
    assert done.returncode == 0, done.stderr
    first.communicate(b"d\n", timeout=120)
    assert first.returncode == 0
    entries = [one for _, one in read_judgements(path).entries]
    assert sorted(one.who for one in entries) == ["何青", "何青", "江月", "江月"]
    assert dump(driver) == expected(path)


def test_keys_on_a_terminal(loaded: tuple[RunCli, list[str]], cli_env: dict[str, str], tmp_path: Path) -> None:
    """One key answers, without Enter; the reason is asked for behind it."""
    outer, inner = pty.openpty()
    script = Path(sys.executable).parent / "graph-loader"
    process = subprocess.Popen(
        [str(script), "review", *PEOPLE, "--no-apply"], env=cli_env | {"COLUMNS": "100", "TERM": "xterm"}, cwd=tmp_path,
        stdin=inner, stdout=inner, stderr=inner, start_new_session=True,
    )  # fmt: skip
    os.close(inner)
    seen = b""

    def wait_for(text: str, count: int) -> None:
        nonlocal seen
        limit = time.monotonic() + 60
        while seen.decode(errors="ignore").count(text) < count:
            assert time.monotonic() < limit, seen.decode(errors="ignore")
            if select.select([outer], [], [], 1)[0]:
                seen += os.read(outer, 65536)

    def press(key: bytes, count: int) -> None:
        """Press a key at the prompt of this number, once the terminal takes single keys: what came before is thrown away."""
        wait_for("[q]uit", count)
        limit = time.monotonic() + 60
        while termios.tcgetattr(outer)[3] & termios.ICANON:
            assert time.monotonic() < limit
            time.sleep(0.01)
        os.write(outer, key)

    press(b"d", 1)
    wait_for("Why", 1)
    os.write(outer, "两人同日与会\r".encode())
    press(b"k", 2)
    press(b"q", 3)
    assert process.wait(timeout=60) == 0
    os.close(outer)
    ((_, judgement),) = read_judgements(tmp_path / "judgements.tsv").entries
    assert (judgement.verdict, judgement.why) == ("different", "两人同日与会")


def test_an_apply_that_is_killed_is_finished_by_the_next(
    driver: Driver, run_cli: RunCli, cli_env: dict[str, str], tmp_path: Path
) -> None:
    minutes = tmp_path / "minutes"
    minutes.mkdir()
    make_many(minutes, years=12)
    assert run_cli("load", minutes).returncode == 0
    before = dump(driver)
    query = "MATCH (o:Organization {government: '安澜市人民政府'})<-[m:MENTIONS]-() RETURN o.id, count(m) ORDER BY 2 DESC, 1 LIMIT 2"
    one, other = (row[0] for row in driver.execute_query(query).records)
    assert run_cli("review", "same", one, other, "--no-apply", "--who", "何青").returncode == 0
    process = start(cli_env, tmp_path, "review", "apply", stdin=subprocess.DEVNULL)
    stale = f"MATCH (s:{STATED_LABEL} {{stale: true}}) RETURN count(s)"
    for _ in range(3000):
        if left := driver.execute_query(stale).records[0][0]:
            break
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    assert left
    found = status(run_cli)
    assert found["unwritten_minutes"]
    assert "interrupted: " in run_cli("review", "status").stdout
    assert run_cli("review", "apply").returncode == 0
    elements, _ = build_graph([minutes], judgements=read_judgements(tmp_path / "judgements.tsv"))
    assert dump(driver) == list(dump_lines(elements)) != before
    assert run_cli("review", "undo", one, other).returncode == 0
    assert dump(driver) == before
