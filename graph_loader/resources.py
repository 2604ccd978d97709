"""Where the data folders are: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def data_folder(name: str) -> Path:
    """The folder `queries` or `ontology`: shipped inside the wheel, at the top of the repository in a checkout.

    Raises FileNotFoundError when neither is there (a damaged installation).
    """
    package = Path(str(files("graph_loader")))
    for folder in (package / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the folder {name!r} is missing beside or inside {package}: install the package again")
