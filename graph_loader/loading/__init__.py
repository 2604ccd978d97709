"""From files to the graph: what the commands `load` and `dump` do, for use from Python.

>>> from graph_loader.loading import load                          # doctest: +SKIP
>>> from graph_loader.store.connection import connect              # doctest: +SKIP
>>> with connect() as driver:                                      # doctest: +SKIP
...     report = load(["minutes/"], driver)
"""

from __future__ import annotations

from graph_loader.loading.load import Progress, load, try_load
from graph_loader.loading.memory import build_documents, build_graph
from graph_loader.loading.prepare import prepare_document, prepare_file, prepare_files
from graph_loader.loading.report import Report
from graph_loader.reading.files import Failure, Files, find_files

__all__ = [
    "Failure",
    "Files",
    "Progress",
    "Report",
    "build_documents",
    "build_graph",
    "find_files",
    "load",
    "prepare_document",
    "prepare_file",
    "prepare_files",
    "try_load",
]
