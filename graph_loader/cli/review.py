"""`graph-loader review`: people settle which nodes are the same."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph_loader.cli.options import uri_option
from graph_loader.cli.review_judge import apply, different, later, same, status, undo
from graph_loader.cli.review_options import (
    apply_file,
    choice_options,
    file_option,
    judgements_path,
    no_apply_option,
    reading_driver,
    reviewer,
    who_option,
)
from graph_loader.cli.review_tables import export, import_, list_

if TYPE_CHECKING:
    from neo4j import Driver

    from graph_loader.review.session import Session

_VERDICTS = {"s": "same", "d": "different", "l": "later"}
_KEYS = "[s]ame [d]ifferent [l]ater s[k]ip [u]ndo [q]uit"


@click.group(invoke_without_command=True)
@choice_options
@file_option
@who_option
@no_apply_option
@uri_option
@click.pass_context
def review(  # noqa: PLR0913  # options of one command
    context: click.Context,
    *,
    label: str | None,
    government: str | None,
    rule: str | None,
    limit: int,
    later: bool,
    judgements: Path | None,
    who: str | None,
    no_apply: bool,
    uri: str | None,
) -> None:
    """Settle which people, bodies and documents of the graph are the same.

    Without a command: candidates one after the other, those that most minutes name first, each with the sentences of both sides. A key
    answers: s same, d different, l later, k skip, u undo the last answer, q quit. Every answer is written to the judgements file at
    once, and in the end the file is applied to the graph. Answers may be piped in: a line each, the key and then the reason.

    The file is plain text, a line for each judgement: keep it under version control. Deleting a line and `review apply` undo it.

    \b
    Example:
      graph-loader review
      graph-loader review --label Official --government 望溪县 --judgements judgements.tsv
      graph-loader review export -o candidates.xlsx
      graph-loader review same 望溪县人民政府/康建华@财政局 望溪县人民政府/康建华@民政局 --why 2022年调任
    """
    if context.invoked_subcommand is not None:
        if any((label, government, rule, limit, later, judgements, who, no_apply, uri)):
            raise click.UsageError(f"write the options behind the command: review {context.invoked_subcommand} …")
        return
    from graph_loader.judgements.file import check_writable
    from graph_loader.review.candidates import Choice, read_candidates
    from graph_loader.review.session import Session

    path, name = judgements_path(judgements), reviewer(who)
    check_writable(path)
    with reading_driver(uri) as (driver, database):
        candidates = read_candidates(driver, Choice(label, government, rule), database)
        session = Session(path, candidates, name, postponed=later, limit=limit or None)
        if not session.total:
            click.echo(_tell_nothing(len(candidates)))
            return
        try:
            _ask(session, driver, database)
        except (KeyboardInterrupt, click.Abort):
            click.echo(f"\nStopped. {_tell_answers(session)} Apply them with: graph-loader review apply", err=True)
            sys.exit(1)
    click.echo(_tell_answers(session), err=True)
    if session.answers and not no_apply:
        apply_file(session.file, uri, undo=False)


def _ask(session: Session, driver: Driver, database: str) -> None:
    from graph_loader.cli.review_cards import print_comparison
    from graph_loader.review.sides import compare

    shown = None
    while candidate := session.current():
        if candidate is not shown:
            print_comparison(compare(driver, candidate, database), session.number, session.total)
            shown = candidate
        read = _read_key()
        if read is None or read[0] == "q":
            return
        key, why = read
        if key == "k":
            session.skip()
        elif key == "u":
            _undo(session)
            shown = None
        elif key in _VERDICTS:
            for conflict in session.answer(_VERDICTS[key], why, date.today()):  # noqa: DTZ011  # the day of the user
                click.echo(f"{session.path}: {conflict}; u takes the last answer back")
        else:
            click.echo(f"{key!r} is no answer. {_KEYS}")
    click.echo("These were all.")


def _undo(session: Session) -> None:
    undone = session.undo()
    if undone is None:
        click.echo("Nothing was answered yet.")
    elif undone.judgement:
        click.echo(f"Taken out of {session.path}: {undone.judgement.verdict}")


def _read_key() -> tuple[str, str] | None:
    """The key and the reason; None at the end of the input. From a terminal one key, and a line for the reason of a judgement."""
    click.echo(f"{_KEYS} > ", nl=False)
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        if not line:
            click.echo()
            return None
        click.echo(line.rstrip("\r\n"))
        key, _, why = line.strip().partition(" ")
        return key.lower(), why.strip()
    key = click.getchar().lower()
    click.echo(key if key.isprintable() else "")
    if key in "\x03\x04":
        raise click.Abort
    why = click.prompt("Why (Enter for no reason)", default="", show_default=False) if key in _VERDICTS else ""
    return key, " ".join(str(why).split())


def _tell_answers(session: Session) -> str:
    count = len(session.answers)
    return (
        f"{count} {'answer is' if count == 1 else 'answers are'} in {session.path}."
        if count
        else "Nothing was answered."
    )


def _tell_nothing(candidates: int) -> str:
    if candidates:
        return f"Nothing to settle: {candidates} candidates are settled or left for later (--later shows these)."
    return "Nothing to settle: the graph has no such candidates."


for command in (list_, export, import_, same, different, later, undo, apply, status):
    review.add_command(command)
