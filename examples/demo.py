"""What `make demo` runs: the example minutes as a graph in Neo4j, and a handful of questions answered from it.

It types the public commands and uses the public Python interface, as a user would.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import graph_loader
from graph_loader.errors import GraphLoaderError

ROOT = Path(__file__).resolve().parent.parent
COMMAND = Path(sys.executable).parent / "graph-loader"
ROWS_SHOWN = 5


@dataclass(frozen=True)
class Question:
    """A question in words, the library's name for it, its parameters, and the columns a newcomer needs."""

    zh: str
    en: str
    name: str
    parameters: dict[str, Any]
    columns: dict[str, str]
    evidence: str = "sentence"
    command: str = field(init=False)

    def __post_init__(self) -> None:
        given = "".join(f" --param {name}={_word(value)}" for name, value in self.parameters.items())
        object.__setattr__(self, "command", f".venv/bin/graph-loader query run {self.name}{given}")


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


QUESTIONS = (
    Question(
        "《安澜市生活垃圾分类管理办法》上过哪些会，结果如何，接下来做什么？",
        "Where was the waste sorting regulation dealt with, with what result, and what came next?",
        "policy-history",
        {"title": "生活垃圾分类"},
        {"date": "日期", "meeting": "会议", "verb": "结果", "next": "后续"},
    ),
    Question(
        "市生态环境局（2019 年前是市环保局）被交办了什么，什么时限？",
        "What was the environment bureau told to do, under its old name and its new one, and by when?",
        "department-tasks",
        {"organization": "市生态环境局", "with_predecessors": True},
        {"date": "日期", "organization": "单位", "role": "身份", "action": "任务", "deadline": "时限"},
    ),
    Question(
        "第 27 次会议上的两个李明，各代表谁？",
        "Two people called 李明 attended meeting 27: for whom?",
        "sentence-behind-edge",
        {"start": "李明", "end": "第27次"},
        {"start": "人", "type": "关系", "end": "会议", "words": "原文"},
    ),
    Question(
        "谁请假、缺席，为什么？",
        "Who was absent, and why?",
        "absences",
        {},
        {"date": "日期", "meeting": "会议", "name": "姓名", "reason": "理由"},
        "words",
    ),
    Question(
        "望溪县哪些文件报了上级或县委，还没有回到会上？",
        "Which documents of 望溪县 went to a higher body and have not come back to a meeting?",
        "pending-submissions",
        {"government": "望溪县"},
        {"date": "日期", "document": "文件", "submitted_to": "报给", "by": "由谁报"},
    ),
)


def main() -> int:
    """Start Neo4j, load, ask, say what to do next. Returns the exit status."""
    if not os.environ.get("NEO4J_URI"):
        print("启动本机 Neo4j（第一次要下载 176 MB，之后几秒钟）…")
        print("Starting a local Neo4j (the first time 176 MB are fetched; later it takes seconds) ...", flush=True)
        if status := run_command("db", "start"):
            return status
    print(
        "\n把 examples/minutes 里的 11 份虚构纪要装入图谱 · Loading the fictional minutes of examples/minutes",
        flush=True,
    )
    if status := run_command("load", str(ROOT / "examples" / "minutes")):
        return status
    with graph_loader.connect() as graph:
        for number, question in enumerate(QUESTIONS, start=1):
            show(number, question, graph)
    print(
        """
接下来可以 · What to do next
  .venv/bin/graph-loader browse                    在浏览器里看图 · look at the graph in Neo4j Browser
  .venv/bin/graph-loader query list                还能问什么 · what else can be asked
  .venv/bin/graph-loader query run attendance --param meeting=第27次
  .venv/bin/graph-loader load 你的纪要文件夹/       装入自己的纪要 · load your own minutes
  .venv/bin/graph-loader db stop                   停止 Neo4j，图谱保留 · stop Neo4j; the graph stays
  .venv/bin/graph-loader db reset                  清空图谱 · empty the graph"""
    )
    return 0


def run_command(*arguments: str) -> int:
    """One of the product's commands, printing as usual. Returns its exit status."""
    return subprocess.run([str(COMMAND), *arguments], check=False).returncode


def show(number: int, question: Question, graph: graph_loader.api.Graph) -> None:
    """The question, the command that asks it, a small table, and one sentence of the minutes."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, markup=False)
    console.print(Text(f"\n{number}. {question.zh}", style="bold"))
    console.print(Text(f"   {question.en}\n   {question.command}", style="dim"), soft_wrap=True)
    frame = graph.query(question.name, **question.parameters)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for caption in question.columns.values():
        table.add_column(caption, overflow="fold")
    for row in frame[list(question.columns)].head(ROWS_SHOWN).itertuples(index=False):
        table.add_row(*(Text(cell(value)) for value in row))
    console.print(table)
    if len(frame) > ROWS_SHOWN:
        console.print(f"… 共 {len(frame)} 行 · {len(frame)} rows")
    if len(frame):
        console.print(Text(f"原文（minutes）：{cell(frame[question.evidence].iloc[0])}", style="italic"))


def cell(value: Any) -> str:
    """A value as text; lists joined, nothing for nothing."""
    if isinstance(value, list):
        return "；".join(map(cell, value))
    return "" if value is None or value != value else str(value)  # noqa: PLR0124  # pandas' missing value is not itself


if __name__ == "__main__":
    try:
        sys.exit(main())
    except GraphLoaderError as error:
        print(f"graph-loader: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
