"""`graph-loader review same|different|later|undo|apply|status`: judgements by ids, and what became of the judgements file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph_loader.cli.options import uri_option
from graph_loader.cli.review_options import (
    apply_file,
    file_option,
    judgements_path,
    no_apply_option,
    reading_driver,
    reviewer,
    who_option,
)

if TYPE_CHECKING:
    from graph_loader.elements import NodeRef
    from graph_loader.review.standing import Standing

_LINES_SHOWN = 20

_label_option = click.option(
    "--label",
    type=click.Choice(["Official", "Organization", "PolicyDocument"]),
    help="The label of both [default: that of the nodes with these ids].",
)


def _judging(verdict: str, meaning: str) -> click.Command:
    """The command that gives one verdict on two nodes."""

    @click.command(verdict)
    @click.argument("one", metavar="ID")
    @click.argument("other", metavar="ID")
    @_label_option
    @click.option("--why", metavar="TEXT", default="", help="The reason.")
    @who_option
    @no_apply_option
    @file_option
    @uri_option
    def judge(  # noqa: PLR0913  # options of one command
        *,
        one: str,
        other: str,
        label: str | None,
        why: str,
        who: str | None,
        no_apply: bool,
        judgements: Path | None,
        uri: str | None,
    ) -> None:
        from datetime import date

        from graph_loader.errors import JudgementError
        from graph_loader.judgements import Judgement, read_judgements
        from graph_loader.judgements.file import append_judgements

        path, name = judgements_path(judgements), reviewer(who)
        refs = _find_nodes(one, other, label, uri)
        day = date.today()  # noqa: DTZ011  # the day of the user
        judgement = Judgement(*refs, verdict, name, day, " ".join(why.split()))
        for line, known in read_judgements(path, missing_is_empty=True).entries:
            if (known.pair, known.verdict) == (judgement.pair, verdict):
                click.echo(f"{path}: line {line} says so already", err=True)
                return
            if known.pair == judgement.pair and {known.verdict, verdict} == {"same", "different"}:
                raise JudgementError(f"{path}: line {line} says {known.verdict}; take it back first: review undo ID ID")
        found = append_judgements(path, [judgement])
        click.echo(f"{path}: {verdict}: {judgement.one.id} and {judgement.other.id}", err=True)
        if not no_apply:
            apply_file(found, uri, undo=False)

    judge.help = f"""{meaning}

    They need not be candidates. What is different is no candidate any more; for later, `review` asks only with --later. The judgement
    is written to the judgements file and applied to the graph. Ids are those of the graph, as `review list` and queries show them; a
    node that is not in the graph yet may be named with --label.

    \b
    Example:
      graph-loader review {verdict} 望溪县人民政府/康建华@财政局 望溪县人民政府/康建华@民政局 --why 2022年调任
    """
    return judge


same = _judging("same", "Say that two nodes are the same person, body or document.")
different = _judging("different", "Say that two nodes are different.")
later = _judging("later", "Leave two nodes for later.")


@click.command()
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@no_apply_option
@file_option
@uri_option
def undo(*, one: str, other: str, no_apply: bool, judgements: Path | None, uri: str | None) -> None:
    """Take the judgements on two nodes back.

    Their lines are taken out of the file and the file is applied: the graph is then as if they had never been given.

    \b
    Example:
      graph-loader review undo 望溪县人民政府/康建华@财政局 望溪县人民政府/康建华@民政局
    """
    from graph_loader.errors import JudgementError
    from graph_loader.judgements import read_judgements
    from graph_loader.judgements.file import remove_judgement
    from graph_loader.review.standing import read_undone

    path = judgements_path(judgements)
    found = read_judgements(path)
    wanted = [entry.judgement for entry in found.entries if {ref.id for ref in entry.judgement.pair} == {one, other}]
    if not wanted:
        raise JudgementError(f"{path}: has no judgement on {one} and {other}; `review status` shows all")
    with reading_driver(uri) as (driver, database):
        others = read_undone(driver, found, database)  # these would be undone as well
    for judgement in wanted:
        found = remove_judgement(path, judgement)
        click.echo(f"Taken out of {path}: {judgement.to_line()}", err=True)
    if not no_apply:
        apply_file(found, uri, undo=not others)


@click.command()
@file_option
@uri_option
def apply(*, judgements: Path | None, uri: str | None) -> None:
    """Make the judgements file hold in the graph.

    No other judgements hold then: those whose lines were deleted are undone. Only the minutes that name a judged node are written anew;
    their files are not needed. What contradicts itself is told with its lines and not applied. A run that was killed is finished by
    running it again.

    \b
    Example:
      graph-loader review apply --judgements judgements.tsv
    """
    from graph_loader.judgements import read_judgements

    apply_file(read_judgements(judgements_path(judgements)), uri, undo=True)


@click.command()
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@file_option
@uri_option
def status(*, format_: str, judgements: Path | None, uri: str | None) -> None:
    """Show what became of the judgements.

    Which hold in the graph, which contradict each other, which name nodes that are not there. Ends with status 1 when the graph is not
    as the file wants it, or the file contradicts itself.

    \b
    Example:
      graph-loader review status
      graph-loader review status --format json
    """
    from graph_loader.judgements import read_judgements
    from graph_loader.review.standing import read_standing

    path = judgements_path(judgements)
    found = read_judgements(path, missing_is_empty=judgements is None)
    with reading_driver(uri) as (driver, database):
        standing = read_standing(driver, found, database)
    if format_ == "json":
        click.echo(json.dumps({"file": str(path), **standing.to_dict()}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_describe(path, standing)))
    if standing.conflicts or not standing.is_applied:
        raise SystemExit(1)


def _find_nodes(one: str, other: str, label: str | None, uri: str | None) -> tuple[NodeRef, NodeRef]:
    """The two nodes; what the graph does not have is told. Raises JudgementError when no label is given and the graph does not tell it."""
    from graph_loader.elements import NodeRef
    from graph_loader.errors import JudgementError
    from graph_loader.judgements import LABELS
    from graph_loader.review.standing import find_unknown

    labels = (label,) if label else LABELS
    refs = {ref for name in labels for ref in (NodeRef(name, one), NodeRef(name, other))}
    with reading_driver(uri) as (driver, database):
        unknown = find_unknown(driver, refs, database)
    if label is None:
        whole = [name for name in LABELS if not {NodeRef(name, one), NodeRef(name, other)} & unknown]
        if len(whole) != 1:
            missing = [ref for ref in (one, other) if all(NodeRef(name, ref) in unknown for name in LABELS)]
            told = f"the graph has no {' and no '.join(missing)}" if missing else "the two have different labels"
            raise JudgementError(f"{told}; correct the id, or name the label of both with --label")
        label = whole[0]
    for ref in (NodeRef(label, one), NodeRef(label, other)):
        if ref in unknown:
            click.echo(
                f"The graph has no {label} {ref.id}: the judgement holds when minutes that name it are loaded.",
                err=True,
            )
    return NodeRef(label, one), NodeRef(label, other)


def _describe(path: Path, standing: Standing) -> list[str]:
    counts = ", ".join(f"{count} {verdict}" for verdict, count in standing.to_dict()["judgements"].items())
    lines = [f"{path}: {len(standing.entries)} judgements{f' ({counts})' if counts else ''}"]
    lines.append(f"hold in the graph: {len(standing.held)}")
    if standing.waiting:
        lines.append(
            f"not applied yet: {len(standing.waiting)} (line {_numbers(standing.waiting)}): graph-loader review apply"
        )
    if standing.undone:
        lines.append(f"hold in the graph, but are not in the file: {len(standing.undone)}; `review apply` undoes them:")
        lines += [f"  {line}" for line in standing.undone[:_LINES_SHOWN]]
        if len(standing.undone) > _LINES_SHOWN:
            lines.append("  … --format json shows all")
    if standing.stale:
        lines.append(f"interrupted: {standing.stale} minutes are still to be written: graph-loader review apply")
    lines += [f"contradiction: {conflict}" for conflict in standing.conflicts]
    lines += [
        f"line {line}: the graph has no {' and no '.join(f'{ref.label} {ref.id}' for ref in refs)}"
        for line, refs in list(standing.unknown.items())[:_LINES_SHOWN]
    ]
    if len(standing.unknown) > _LINES_SHOWN:
        lines.append(
            f"… and {len(standing.unknown) - _LINES_SHOWN} more lines with such nodes: --format json shows all"
        )
    lines.append(f"candidates that nobody settled: {standing.candidates}")
    return lines


def _numbers(lines: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, lines[:_LINES_SHOWN]))
    return f"{shown}, …" if len(lines) > _LINES_SHOWN else shown
