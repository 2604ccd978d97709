"""Values for the parameters of a question: checked, converted from text, completed with defaults."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from graph_loader.errors import QueryError
from graph_loader.querying.query import Parameter, ParameterValue, Query

_TRUE = {"true", "yes", "1", "是"}
_FALSE = {"false", "no", "0", "否"}


def split_assignments(given: Iterable[str]) -> dict[str, str]:
    """`["meeting=第8次"]` as a dictionary. Raises QueryError on text without `=` or a name given twice."""
    values: dict[str, str] = {}
    for text in given:
        name, equals, value = text.partition("=")
        name = name.strip()
        if not equals or not name:
            raise QueryError(f"--param {text}: write it as name=value, for example --param meeting=第8次")
        if name in values:
            raise QueryError(f"--param {name} is given twice")
        values[name] = value
    return values


def read_json_values(texts: Mapping[str, str]) -> dict[str, Any]:
    """Values for free Cypher: JSON where the text is JSON (12, true, ["a"], "12"), else the text itself."""

    def value(text: str) -> Any:
        try:
            return json.loads(text)
        except ValueError:
            return text

    return {name: value(text) for name, text in texts.items()}


def bind(query: Query, given: Mapping[str, object]) -> dict[str, ParameterValue]:
    """The values to run a question with: those given, converted where they are text, and the defaults of the others.

    Raises QueryError that lists every problem, what is expected, and an example that runs.
    """
    problems: list[str] = []
    values: dict[str, ParameterValue] = {}
    for name in given:
        if name not in query.parameters:
            near = get_close_matches(name, query.parameters, n=1)
            problems.append(f"unknown parameter {name}" + (f" (did you mean {near[0]}?)" if near else ""))
    for name, parameter in query.parameters.items():
        if given.get(name) is not None:
            try:
                values[name] = convert(given[name], parameter.type)
            except ValueError as error:
                problems.append(f"parameter {name}: {error}")
        elif parameter.default is not None:
            values[name] = parameter.default
        else:
            problems.append(f"parameter {name} is missing")
    if problems:
        raise QueryError(f"{query.name}: {'; '.join(problems)}\n{describe_parameters(query)}\nExample: {query.example}")
    return values


def describe_parameters(query: Query) -> str:
    """The parameters of a question, one a line, as the command line prints them."""
    if not query.parameters:
        return "It takes no parameters."
    return "\n".join(["Parameters:", *(f"  {name}  {describe(p)}" for name, p in query.parameters.items())])


def describe(parameter: Parameter) -> str:
    """`string, required: 会议… / the meeting…`"""
    default = parameter.default
    need = "required" if default is None else f"default {json.dumps(default, ensure_ascii=False, default=str)}"
    return f"{parameter.type}, {need}: {parameter.zh} / {parameter.en}"


def convert(value: object, kind: str) -> ParameterValue:
    """A value of the wanted type: itself, or read from text. Raises ValueError that says what is expected."""
    readers: dict[str, Callable[[object], ParameterValue]] = {
        "string": _read_text,
        "integer": _read_integer,
        "boolean": _read_boolean,
        "date": _read_date,
    }
    return readers[kind](value)


def _read_text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(f"{value!r} is not a text")


def _read_integer(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"\s*[+-]?[0-9]+\s*", value):
        return int(value)
    raise ValueError(f"{value!r} is not a whole number")


def _read_boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in _TRUE | _FALSE:
        return value.strip().lower() in _TRUE
    raise ValueError(f"{value!r} is not a boolean: write true or false")


def _read_date(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip() if isinstance(value, str) else "")
    except ValueError:
        raise ValueError(f"{value!r} is not a date: write it as 2019-03-25") from None
