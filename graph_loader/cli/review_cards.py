"""A candidate on the terminal: both sides beside each other where there is room, else one below the other."""

from __future__ import annotations

import io

import click
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from graph_loader.review.sides import Comparison, Side
from graph_loader.review.table import describe_facts, describe_together

#: From so many cells on the sides stand beside each other.
_WIDE = 100


def print_comparison(comparison: Comparison, number: int, total: int) -> None:
    """Print one candidate under a heading with its number; to a file or pipe without colours and trailing blanks."""
    terminal = Console(highlight=False, markup=False, emoji=False)
    if terminal.is_terminal:
        _print(terminal, comparison, number, total)
        return
    stream = io.StringIO()
    _print(Console(file=stream, width=terminal.width, highlight=False, markup=False), comparison, number, total)
    click.echo("\n".join(line.rstrip() for line in stream.getvalue().splitlines()))


def _print(console: Console, comparison: Comparison, number: int, total: int) -> None:
    candidate = comparison.candidate
    console.rule(Text(f"{number} of {total} · {candidate.one.label} · {', '.join(candidate.rules)}"), align="left")
    for reason in candidate.reasons:
        console.print(Text(reason, style="bold"))
    if together := describe_together(comparison):
        console.print(Text(f"both named in {together}", style="yellow"))
    sides = [_describe(mark, side) for mark, side in (("A", comparison.one), ("B", comparison.other))]
    if console.width >= _WIDE:
        grid = Table.grid(padding=(0, 4, 0, 0), expand=True)
        grid.add_column(ratio=1, overflow="fold")
        grid.add_column(ratio=1, overflow="fold")
        grid.add_row(*sides)
        console.print(grid)
    else:
        for side in sides:
            console.print(side)


def _describe(mark: str, side: Side) -> RenderableType:
    parts: list[RenderableType] = [Text(f"{mark}  {side.name}", style="bold cyan")]
    if side.ref.id != side.name:
        parts.append(Text(f"   {side.ref.id}", style="dim"))
    facts = Table.grid(padding=(0, 2, 0, 0))
    facts.add_column(no_wrap=True)
    facts.add_column(overflow="fold")
    for name, value in describe_facts(side):
        facts.add_row(Text(f"   {name}"), Text(value))
    parts.append(facts)
    for place in side.places:
        sentence = Text.assemble(place.before, (place.words, "bold reverse"), place.after, overflow="fold")
        quote = Table.grid()
        quote.add_column(width=3)
        quote.add_column(overflow="fold")
        quote.add_row("", Text(place.heading, style="green"))
        quote.add_row("", sentence)
        parts.append(quote)
    return Group(*parts)
