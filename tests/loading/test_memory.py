"""The documents of some files, one at a time, are the parts of their whole graph."""

from __future__ import annotations

import shutil
from pathlib import Path

from graph_loader.graph.split import split
from graph_loader.judgements import read_judgements
from graph_loader.loading import Failure, build_documents, build_graph
from tests.graph.examples import EXAMPLES

SAME = "Official\t安澜市人民政府/李明@生态环境局\tOfficial\t安澜市人民政府/李明@安澜市白鹭区人民政府\tsame\t何青\t2031-05-06\t调任\n"


def test_the_documents_are_the_parts_of_the_graph(tmp_path: Path) -> None:
    """With a copy in another folder, a file that fails, and a judgement that moves nodes."""
    for folder in ("安澜市", "望溪县 人民政府"):
        (tmp_path / folder).mkdir()
        for path in sorted((EXAMPLES / "minutes").glob("anlan-2019-*.txt")):
            shutil.copy(path, tmp_path / folder)
    (tmp_path / "z.txt").write_text("没有会议。", encoding="utf-8")
    (tmp_path / "same.tsv").write_text(SAME, encoding="utf-8")
    judged = read_judgements(tmp_path / "same.tsv")
    arguments = [*sorted(tmp_path.glob("*/*.txt")), tmp_path / "z.txt"]
    elements, failed = build_graph(arguments, jobs=1, judgements=judged)
    whole = {part.minutes_id: part for part in split(elements) if part.minutes_id is not None}
    failures: list[Failure] = []
    parts = list(build_documents(arguments, failures, jobs=1, judgements=judged))
    assert len(parts) == 2
    assert {part.minutes_id: part for part in parts} == whole
    assert any("judgement" in str(edge.properties.get("rules")) for part in parts for edge in part.elements.edges)
    assert failures == failed
    assert len(failures) == 1
