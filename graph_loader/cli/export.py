"""`graph-loader export`: the graph in the format of other tools."""

from __future__ import annotations

import click

from graph_loader.cli.export_akoma_ntoso import akoma_ntoso
from graph_loader.cli.export_rdf import rdf


@click.group()
def export() -> None:
    """Write the graph in the format of other tools."""


export.add_command(akoma_ntoso)
export.add_command(rdf)
