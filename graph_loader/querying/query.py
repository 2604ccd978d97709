"""One question of the library: a `.cypher` file with a comment header, read and checked.

The file, from its first line:

    // 中文题目 · English title
    // :param {meeting: '第8次', government: ''}
    //
    // question_zh = "…"            the rest of the header is TOML, each line behind `// `
    // question_en = "…"
    // tags = ["attendance"]
    // [parameters.meeting]
    // type = "string"              string, integer, date or boolean; no `default` means the parameter is required
    // example = "第8次"
    // zh = "…"
    // en = "…"
    // [columns]
    // name = "姓名 · Name"

then one Cypher statement. Line 1 names the question in Neo4j Browser's list of saved queries; line 2 can be pasted into the
Browser or cypher-shell before the statement.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from graph_loader.errors import QueryError

ParameterValue = str | int | bool | date

PYTHON_TYPES: dict[str, type] = {"string": str, "integer": int, "boolean": bool, "date": date}

_Text = Annotated[str, StringConstraints(min_length=1)]
_Strict = ConfigDict(extra="forbid", frozen=True, strict=True)


class Parameter(BaseModel):
    """A parameter of a question. Without `default` it has to be given; `example` shows a sensible value."""

    model_config = _Strict

    type: Literal["string", "integer", "date", "boolean"]
    default: bool | int | str | date | None = None
    example: bool | int | str | date | None = None
    zh: _Text
    en: _Text

    @property
    def required(self) -> bool:
        return self.default is None

    @property
    def shown(self) -> ParameterValue:
        """The value of the worked example: `example`, else the default."""
        value = self.default if self.example is None else self.example
        assert value is not None  # noqa: S101  # guaranteed by _values_fit
        return value

    @model_validator(mode="after")
    def _values_fit(self) -> Parameter:
        if self.default is None and self.example is None:
            raise ValueError("give a default, or an example for a required parameter")
        for name, value in (("default", self.default), ("example", self.example)):
            if value is not None and type(value) is not PYTHON_TYPES[self.type]:
                raise ValueError(f"{name} is not of type {self.type}")
        return self


class Query(BaseModel):
    """A question of the library: what it asks, in Chinese and English, its parameters and columns, and the Cypher that answers it.

    `text` is the whole file, as it can be pasted into Neo4j Browser; `cypher` is the same (comments are legal Cypher). `sparql` is
    the twin over the RDF export, `<name>.rq` beside it, where there is one: the same parameters as variables, the same columns.
    """

    model_config = _Strict

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    subject: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    title_zh: _Text
    title_en: _Text
    question_zh: _Text
    question_en: _Text
    tags: Annotated[list[_Text], Field(min_length=1)]
    parameters: dict[str, Parameter] = {}
    columns: Annotated[dict[str, _Text], Field(min_length=1)]
    text: _Text
    sparql: str | None = None

    @property
    def cypher(self) -> str:
        return self.text

    @property
    def parameters_line(self) -> str:
        """The line that sets the parameters of the worked example in Neo4j Browser and cypher-shell."""
        values = ", ".join(f"{name}: {cypher_literal(p.shown)}" for name, p in self.parameters.items())
        return f":param {{{values}}}"

    @property
    def example(self) -> str:
        """A command that can be run as it stands."""
        given = [
            f" --param {name}={shell_word(p.shown)}"
            for name, p in self.parameters.items()
            if p.required or p.example is not None
        ]
        return f"graph-loader query run {self.name}{''.join(given)}"


def cypher_literal(value: ParameterValue) -> str:
    """A value as Cypher source text, for the `:param` line only: queries get their values as parameters."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, int):
        return str(value)
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def shell_word(value: ParameterValue) -> str:
    """A value as one word of a POSIX shell, quoted only where it must be (Chinese needs no quotes)."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if text and not re.search(r"[\s\"'`$\\&|;<>()*?\[\]{}#~!]", text):
        return text
    return "'" + text.replace("'", "'\\''") + "'"


def parse_query(text: str, name: str, subject: str) -> Query:
    """Read one file of the library. Raises QueryError that names the question, the place and what is wrong."""

    def fail(problem: str) -> QueryError:
        return QueryError(f"queries/{subject}/{name}.cypher: {problem}")

    lines = text.splitlines()
    header = lines[: next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))]
    comments = [line.removeprefix("//").removeprefix(" ") for line in header]
    if len(comments) < 2 or comments[0].count(" · ") != 1 or not comments[1].startswith(":param "):
        raise fail("the header starts with the lines `// 题目 · Title` and `// :param {…}`")
    title_zh, _, title_en = comments[0].partition(" · ")
    try:
        declared = tomllib.loads("\n".join(comments[2:]))
    except tomllib.TOMLDecodeError as error:
        raise fail(f"the header is not TOML behind `// `: {error} (lines counted from line 3)") from error
    own = {"name": name, "subject": subject, "title_zh": title_zh, "title_en": title_en, "text": text}
    if taken := sorted(own.keys() & declared.keys()):
        raise fail(f"unknown key {', '.join(taken)} in the header")
    try:
        query = Query.model_validate({**declared, **own})
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise fail(problems) from error
    used = set(re.findall(r"\$([A-Za-z_]\w*)", "\n".join(lines[len(header) :])))
    if used != query.parameters.keys():
        raise fail(f"parameters declared and used differ: {', '.join(sorted(used ^ query.parameters.keys()))}")
    if comments[1] != query.parameters_line:
        raise fail(f"line 2 should be `// {query.parameters_line}`")
    return query


def read_query(path: Path) -> Query:
    """The question in a file `<subject>/<name>.cypher`. Raises QueryError when the file cannot be read or is not well formed."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path} cannot be read as UTF-8 text: {error}") from error
    query = parse_query(text, path.stem, path.parent.name)
    twin = path.with_suffix(".rq")
    if not twin.exists():
        return query
    return query.model_copy(update={"sparql": twin.read_text(encoding="utf-8")})
