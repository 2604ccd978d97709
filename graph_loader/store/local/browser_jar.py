"""Neo4j Browser with two files of ours: a copy of its jar that also serves the page which opens it with nothing to type."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from graph_loader.store.local.pinned import read_pinned_jars

#: Where the pages are below the address of Neo4j Browser.
PAGES = "app"


def read_pages() -> dict[str, bytes]:
    """The files to add, by name."""
    folder = files(__package__) / "pages"
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir(), key=lambda file: file.name)}


def with_pages(jars: Sequence[Path], folder: Path) -> list[Path]:
    """The jars with that of the Browser replaced by a copy in `folder` that has the pages; it comes last, because the start
    cache was made without it. Raises OSError when the copy cannot be written."""
    original = next(jar for jar in jars if jar.name == read_pinned_jars().browser_jar.name)
    pages = read_pages()
    digest = hashlib.sha256(b"\0".join(name.encode() + b"\0" + content for name, content in pages.items())).hexdigest()
    copy = folder / f"{original.stem}-{digest[:16]}.jar"
    if not copy.exists() or copy.stat().st_size <= original.stat().st_size:
        for old in folder.glob(f"{original.stem}-*"):
            old.unlink()
        part = copy.with_suffix(".part")
        shutil.copyfile(original, part)
        with zipfile.ZipFile(part, "a", zipfile.ZIP_DEFLATED) as archive:
            for name, content in pages.items():
                archive.writestr(f"browser/{PAGES}/{name}", content)
        part.replace(copy)
    return [*(jar for jar in jars if jar != original), copy]
