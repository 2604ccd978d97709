"""The files of the query library: read, checked, refused when they are not well formed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph_loader.errors import QueryError
from graph_loader.querying.library import find_query, library, read_library
from graph_loader.querying.query import Query, cypher_literal, parse_query, read_query, shell_word
from graph_loader.resources import data_folder

GOOD = """\
// 题目 · Title
// :param {name: '甲', limit: 3}
//
// question_zh = "问？"
// question_en = "Ask?"
// tags = ["test"]
//
// [parameters.name]
// type = "string"
// example = "甲"
// zh = "名"
// en = "name"
//
// [parameters.limit]
// type = "integer"
// default = 3
// zh = "数"
// en = "number"
//
// [columns]
// n = "名 · Name"

RETURN $name AS n LIMIT $limit
"""


def test_a_good_file() -> None:
    query = parse_query(GOOD, "good", "test")
    assert (query.title_zh, query.title_en) == ("题目", "Title")
    assert query.parameters["name"].required
    assert not query.parameters["limit"].required
    assert query.example == "graph-loader query run good --param name=甲"
    assert query.cypher == GOOD


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("// 题目 · Title\n", "", "starts with the lines"),
        ("题目 · Title", "题目", "starts with the lines"),
        (":param {name: '甲', limit: 3}", ":param {name: '乙', limit: 3}", "line 2 should be `// :param {name: '甲', limit: 3}`"),
        ('question_en = "Ask?"', 'question_en = "Ask?', "not TOML"),
        ('// question_en = "Ask?"\n', "", "question_en: Field required"),
        ('tags = ["test"]', 'tags = ["test"]\n// author = "me"', "author: Extra inputs are not permitted"),
        ('tags = ["test"]', "tags = []", "tags"),
        ('tags = ["test"]', 'tags = ["test"]\n// name = "other"', "unknown key name"),
        ('// type = "string"', '// type = "text"', "parameters.name.type"),
        ("// default = 3", '// default = "3"', "default is not of type integer"),
        ("// default = 3", "// default = true", "default is not of type integer"),
        ('// example = "甲"\n', "", "give a default, or an example"),
        ("LIMIT $limit", "", "parameters declared and used differ: limit"),
        ("$name AS n", "$name AS n, $other", "parameters declared and used differ: other"),
        ('// n = "名 · Name"\n', "", "columns"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_its_name_and_the_reason(old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(QueryError, match=re.escape("queries/test/bad.cypher: ")) as caught:
        parse_query(GOOD.replace(old, new), "bad", "test")
    assert message in str(caught.value)


@pytest.mark.parametrize("name", ["Bad", "bad_name", "bad name", "9bad"])
def test_a_bad_file_name_is_refused(name: str) -> None:
    with pytest.raises(QueryError, match="name"):
        parse_query(GOOD, name, "test")


def test_a_file_that_is_not_utf8_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "坏.cypher"
    file.write_bytes("// 题目".encode("gb18030"))
    with pytest.raises(QueryError, match=r"坏\.cypher cannot be read as UTF-8"):
        read_query(file)


def test_a_name_used_twice_is_refused(tmp_path: Path) -> None:
    for subject in ("one", "two"):
        (tmp_path / subject).mkdir()
        (tmp_path / subject / "same.cypher").write_text(GOOD, encoding="utf-8")
    with pytest.raises(QueryError, match="the name same is taken by queries/one"):
        read_library(tmp_path)


def test_the_library_holds_every_file_of_its_folder() -> None:
    files = {file.stem for file in data_folder("queries").rglob("*") if file.is_file()}
    assert files == set(library())
    assert len(files) >= 22


def test_names_are_found_with_either_dash_and_near_names_are_offered() -> None:
    assert find_query("policy_history") is find_query("Policy-History")
    with pytest.raises(QueryError, match="did you mean attendance"):
        find_query("attendence")
    with pytest.raises(QueryError, match="query list"):
        find_query("xyzzy")


@pytest.mark.parametrize("query", library().values(), ids=list(library()))
def test_files_are_one_statement_without_a_semicolon(query: Query) -> None:
    text = query.text
    statement = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("//"))
    assert ";" not in statement.replace("'；'", "")
    assert text.endswith("\n")
    assert max(map(len, statement.splitlines())) <= 120


def test_literals_and_shell_words_survive_what_they_hold() -> None:
    assert cypher_literal("a'b\\c") == "'a\\'b\\\\c'"
    assert cypher_literal(value=True) == "true"
    assert shell_word("第8次") == "第8次"
    assert shell_word("a b'c") == "'a b'\\''c'"
    assert shell_word("") == "''"
