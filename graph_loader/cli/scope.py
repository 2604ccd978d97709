"""The options of the exports that say which documents, and in which namespace."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from graph_loader.export.scope import Scope

_Command = TypeVar("_Command", bound=Callable[..., Any])

_DAY = click.DateTime(["%Y-%m-%d"])

_OPTIONS = (
    click.option(
        "--meeting",
        metavar="TEXT",
        help="Only documents about this meeting: its id, number (第8次) or words of its title.",
    ),
    click.option(
        "--government",
        metavar="NAME",
        help="Only documents of this government (望溪县人民政府). With PATHs: whose minutes these are.",
    ),
    click.option(
        "--since", type=_DAY, metavar="DATE", help="Only documents about meetings from this day on (2024-01-31)."
    ),
    click.option("--until", type=_DAY, metavar="DATE", help="Only documents about meetings up to this day."),
    click.option(
        "--base-iri", metavar="IRI", help="The namespace of the data [default: https://w3id.org/minutes-graph/data/]."
    ),
)


def scope_options(command: _Command) -> _Command:
    """Adds the options, in this order."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_scope(given: dict[str, Any], *, of_files: bool) -> Scope:
    """The scope that the options mean. of_files: the government is whose minutes the files are, and chooses none of them."""
    from graph_loader.export.scope import Scope

    since, until = (given[name].date() if given[name] else None for name in ("since", "until"))
    return Scope(given["meeting"], None if of_files else given["government"], since, until)


def read_base(given: dict[str, Any]) -> str:
    """The namespace of the data. Raises ExportError when it is none."""
    from graph_loader.export.iri import DATA, check_base

    return check_base(given["base_iri"] or DATA)
