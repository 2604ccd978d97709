"""Time and memory grow with the text and not faster, whatever its shape. Ratios of processor time with wide margins."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from graph_loader.extraction import extract
from graph_loader.record import Record
from graph_loader.source import SourceDocument

HEAD = "望溪县人民政府常务会议纪要\n〔2031〕7号\n2031年5月6日上午，县长白远山主持召开县政府第18次常务会议。\n出席：白远山、陈可\n"
WORDS = "河道管理要加强县水务局牵头落实防汛责任并由各乡镇配合抓紧完成清淤工程资金由县财政局安排"


def items(count: int) -> str:
    """Items, each with a document, a decision, a follow-up and two tasks."""
    return HEAD + "".join(
        f"议题{'一二三四五六七八九'[n % 9]}：审议《望溪县河道{n}号管理办法》\n会议听取了县水务局的汇报，原则同意《望溪县河道{n}号管理办法》，"
        f"由县水务局修改完善后按程序印发。会议要求，县水务局要牵头抓好落实，6月底前完成清淤，县财政局配合。\n"
        for n in range(count)
    )


def clauses(count: int) -> str:
    """One sentence of many clauses, each with a task."""
    return f"{HEAD}一、审议河道管理\n会议要求，{'县水务局要牵头落实防汛责任，' * count}\n"


def unpunctuated(count: int) -> str:
    """One paragraph without a mark."""
    return f"{HEAD}一、审议河道管理\n会议要求{WORDS * count}\n"


def wrapped(count: int) -> str:
    """One paragraph without a mark, wrapped in lines of one width."""
    return f"{HEAD}一、审议河道管理\n会议要求\n" + "".join(f"{WORDS[n % 7 : n % 7 + 36]}\n" for n in range(count))


def read(raw: str) -> Record:
    return extract(SourceDocument(text=raw, uri="growing.txt", sha256="0" * 64))


@pytest.mark.parametrize(("shape", "count"), [(items, 300), (clauses, 1500), (unpunctuated, 2000), (wrapped, 3000)])
def test_eight_times_the_text_takes_linear_time(shape: Callable[[int], str], count: int) -> None:
    def seconds(count: int) -> float:
        begin = process_time()
        read(shape(count))
        return process_time() - begin

    read(shape(5))  # reads the lexicons
    assert seconds(8 * count) < 20 * seconds(count) + 0.2


def test_tasks_of_one_sentence_share_its_words() -> None:
    assignments = read(clauses(50)).assignments
    assert len(assignments) == 50
    assert len({id(entry.sentence) for entry in assignments}) == 1
