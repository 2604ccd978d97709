"""The judgements file: what is read, what is refused with the line and the mend, and that nothing of others is touched."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.elements import NodeRef
from graph_loader.errors import JudgementError
from graph_loader.graph import ontology
from graph_loader.graph.links import CANDIDATE
from graph_loader.judgements import LABELS, VERDICTS, Judgement, read_judgements
from graph_loader.judgements.file import append_judgements, remove_judgement
from graph_loader.judgements.judgement import parse_line

ONE, OTHER = NodeRef("Official", "望溪县人民政府/于溪@水务局"), NodeRef("Official", "望溪县人民政府/于溪@财政局")
SAME = Judgement(ONE, OTHER, "same", "何青", date(2031, 5, 6), "2030年由水务局调任")
LINE = "Official\t望溪县人民政府/于溪@水务局\tOfficial\t望溪县人民政府/于溪@财政局\tsame\t何青\t2031-05-06\t2030年由水务局调任"


def test_a_line_and_back() -> None:
    assert SAME.to_line() == LINE
    assert parse_line(LINE) == SAME


def test_the_order_of_the_nodes_does_not_matter() -> None:
    assert Judgement(OTHER, ONE, "same", "何青", date(2031, 5, 6), SAME.why) == SAME


def test_labels_are_those_that_candidates_join() -> None:
    edge = ontology.load().edges[CANDIDATE]
    assert set(LABELS) == edge.starts == edge.ends


_texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=20).filter(
    lambda text: text == text.strip()
)


@given(ids=st.lists(_texts, min_size=2, max_size=2, unique=True), label=st.sampled_from(LABELS),
       verdict=st.sampled_from(VERDICTS), who=_texts, when=st.dates(), why=st.one_of(st.just(""), _texts))  # fmt: skip
def test_every_judgement_is_read_back(ids: list[str], label: str, verdict: str, who: str, when: date, why: str) -> None:
    judgement = Judgement(NodeRef(label, ids[0]), NodeRef(label, ids[1]), verdict, who, when, why)
    assert parse_line(judgement.to_line()) == judgement


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (LINE.replace("\t", " "), "1 fields instead of 8"),
        (LINE.replace("same", "equal"), "the verdict 'equal' is unknown; write same, different, later"),
        (LINE.replace("2031-05-06", "6.5.2031"), "'6.5.2031' is no date; write it like 2031-05-06"),
        (LINE.replace("2031-05-06", "20310506"), "'20310506' is no date"),
        (LINE.replace("2031-05-06", "2031-02-30"), "'2031-02-30' is no date"),
        (LINE.replace("Official", "Organization", 1), "Organization and Official are never the same"),
        (LINE.replace("Official", "Task"), "nodes with the label 'Task' cannot be judged"),
        (LINE.replace("财政局", "水务局"), "both ids are the same node"),
        (LINE.replace("望溪县人民政府/于溪@财政局", ""), "the id '' is empty"),
        (LINE.replace("何青", " "), "nobody is named"),
    ],
)
def test_a_wrong_line_is_told_with_file_line_and_mend(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text(f"# 说明\n\n{LINE}\n{line}\n", encoding="utf-8")
    with pytest.raises(JudgementError) as raised:
        read_judgements(path)
    assert f"{path}: line 4: " in str(raised.value)
    assert told in str(raised.value)


def test_all_wrong_lines_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text("\n".join(["x"] * 25), encoding="utf-8")
    with pytest.raises(JudgementError) as raised:
        read_judgements(path)
    assert "line 1: " in str(raised.value)
    assert "line 20: " in str(raised.value)
    assert "… and 5 more lines" in str(raised.value)


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(JudgementError, match="there is no such file; name another, or make it with `review`"):
        read_judgements(tmp_path / "missing.tsv")
    assert read_judgements(tmp_path / "missing.tsv", missing_is_empty=True).entries == ()
    (tmp_path / "gbk.tsv").write_bytes(LINE.encode("gb18030"))
    with pytest.raises(JudgementError, match="is not UTF-8; save it as UTF-8"):
        read_judgements(tmp_path / "gbk.tsv")
    with pytest.raises(JudgementError, match="cannot be read"):
        read_judgements(tmp_path)


def test_what_editors_do_to_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    without_reason = replace(SAME, why="").to_line().rstrip("\t")
    path.write_bytes(f"\ufeff# 说明\r\n{without_reason}\r\n{LINE}".encode())
    assert read_judgements(path).entries == ((2, replace(SAME, why="")), (3, SAME))


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_lines_are_added_behind_those_of_others_and_taken_out_again(
    tmp_path: Path, line_break: str, last: bool
) -> None:
    path = tmp_path / "judgements.tsv"
    text = f"# 手写说明{line_break}{LINE}{line_break * 2}# 待核{line_break if last else ''}"
    path.write_bytes(text.encode())
    path.chmod(0o640)
    later, different = replace(SAME, verdict="later"), replace(SAME, verdict="different")
    found = append_judgements(path, [later, different])
    behind = text if last else text + line_break
    assert path.read_bytes().decode() == behind + "".join(
        one.to_line() + line_break
        for one in (different, later)  # sorted
    )
    assert [entry.line for entry in found.entries] == [2, 5, 6]
    assert path.stat().st_mode & 0o777 == 0o640
    remove_judgement(path, later)
    remove_judgement(path, different)
    remove_judgement(path, different)  # it is gone already
    assert path.read_bytes().decode() == behind
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_new_file_explains_itself(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    append_judgements(path, [])
    assert not path.exists()
    append_judgements(path, [SAME])
    first, *_, last = path.read_text(encoding="utf-8").splitlines()
    assert first.startswith("# Judgements")
    assert last == LINE


def test_a_wrong_file_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text("x\n", encoding="utf-8")
    with pytest.raises(JudgementError, match="line 1"):
        append_judgements(path, [SAME])
    assert path.read_text(encoding="utf-8") == "x\n"
    with pytest.raises(JudgementError, match="cannot be written: there is no such folder"):
        append_judgements(tmp_path / "missing" / "judgements.tsv", [SAME])
    with pytest.raises(JudgementError, match="is no file"):
        append_judgements(tmp_path, [SAME])
    with pytest.raises(JudgementError, match="has a tab or a line break"):
        replace(SAME, why="一\n二")


def test_a_read_only_file_stays_as_it_is(tmp_path: Path) -> None:
    """Replacing a file needs no right to write it, so that it has to be asked for."""
    path = tmp_path / "judgements.tsv"
    append_judgements(path, [SAME])
    path.chmod(0o444)
    before = path.read_bytes()
    for change in (append_judgements, lambda path, some: remove_judgement(path, some[0])):
        with pytest.raises(JudgementError, match="is read-only; make it writable or name another file"):
            change(path, [SAME])
    assert path.read_bytes() == before


def append_some(path: Path, who: str) -> None:
    for day in range(1, 26):
        append_judgements(path, [replace(SAME, who=who, when=date(2031, 5, day))])


def test_several_processes_at_once_lose_no_line(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    with ProcessPoolExecutor(4) as pool:
        for done in [pool.submit(append_some, path, who) for who in "甲乙丙丁"]:
            done.result()
    assert len({entry.judgement for entry in read_judgements(path).entries}) == 100
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
