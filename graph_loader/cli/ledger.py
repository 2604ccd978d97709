"""`graph-loader ledger`: the follow-up ledger (督办台账)."""

from __future__ import annotations

import click

from graph_loader.cli.ledger_export import export
from graph_loader.cli.ledger_import import import_, imports, undo
from graph_loader.cli.ledger_show import history, orphans, show


@click.group()
def ledger() -> None:
    """Follow up the tasks: a table to fill in, and what people reported of each task.

    Reports stand beside what the minutes state and never change it; they stay when minutes are loaded anew. See docs/ledger.md.

    \b
    Example:
      graph-loader ledger export -o 督办台账.xlsx --open
      graph-loader ledger import 督办台账.xlsx --by 县政府督查室
      graph-loader ledger show --light red
    """


for command in (export, history, import_, imports, orphans, show, undo):
    ledger.add_command(command)
