"""Write docs/queries.md, the catalogue of the query library, from the headers in queries/.

Run: .venv/bin/python tools/write_query_catalogue.py
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from graph_loader.querying.library import library
from graph_loader.querying.query import Query

CATALOGUE = Path(__file__).resolve().parent.parent / "docs" / "queries.md"

_HEAD = """\
<!-- Written by tools/write_query_catalogue.py from queries/; do not edit. -->

# 查询目录 · Query catalogue

每个问题是 `queries/` 里的一个文件，可以原样在三处运行：命令行 `graph-loader query run 名称`；Neo4j Browser 和 cypher-shell
（先粘贴 `:param` 一行，再粘贴语句）；Python 的 `graph_loader.connect().query("名称", …)`。每行结果都带纪要原文。
有 SPARQL 写法的（`.rq`），还可以不用数据库，直接对纪要或 RDF 导出提问，行和列与 Cypher 相同。
会议、单位、文件怎么称呼都可以：编号、名称、文中写法完全相同的优先，没有才取包含的。

Each question is one file of `queries/` and runs unchanged with `graph-loader query run NAME`, in Neo4j Browser and
cypher-shell (paste the `:param` line, then the statement), and from Python with `graph_loader.connect().query("name", …)`.
Those with a SPARQL twin (`.rq`) can be asked of minutes or of an RDF export without any database, too, and in any SPARQL 1.1
engine whose default graph is the union of all graphs: same rows, same columns.
Every row shows the words of the minutes. Name meetings, bodies and documents as you know them: what is equal to a number, a
name or a name as written wins; only when nothing is, everything that contains it is taken.
"""


def write_catalogue(queries: dict[str, Query]) -> str:
    """The catalogue as Markdown."""
    return "\n".join([_HEAD, *_overview(queries), *(line for query in queries.values() for line in _entry(query))])


def _overview(queries: dict[str, Query]) -> Iterator[str]:
    for subject, members in groupby(queries.values(), key=lambda query: query.subject):
        yield f"* **{subject}**: " + ", ".join(f"[{query.name}](#{query.name}) {query.title_zh}" for query in members)
    yield ""


def _entry(query: Query) -> Iterator[str]:
    yield f"## {query.name}\n\n**{query.title_zh} · {query.title_en}**\n"
    yield f"{query.question_zh}  \n{query.question_en}\n"
    yield "| 参数 · parameter | 类型 · type | 默认 · default | 含义 · meaning |\n|---|---|---|---|"
    for name, parameter in query.parameters.items():
        default = "必填 · required" if parameter.required else f"`{json.dumps(parameter.default, default=str)}`"
        yield f"| `{name}` | {parameter.type} | {default} | {_cell(parameter.zh)}<br>{_cell(parameter.en)} |"
    yield "\n| 列 · column | 含义 · meaning |\n|---|---|"
    for name, meaning in query.columns.items():
        yield f"| `{name}` | {_cell(meaning)} |"
    over_files = f"{query.example.replace('query run', 'sparql --query')} examples/minutes\n" if query.sparql else ""
    yield f"\n```sh\n{query.example}\n{over_files}```\n"
    file = f"queries/{query.subject}/{query.name}.cypher"
    twin = file.replace(".cypher", ".rq")
    sparql = f" · SPARQL: [{twin}](../{twin})" if query.sparql else ""
    yield f"`{query.parameters_line}` · [{file}](../{file}){sparql} · {', '.join(query.tags)}\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    CATALOGUE.write_text(write_catalogue(library()), encoding="utf-8")
