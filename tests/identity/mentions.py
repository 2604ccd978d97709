"""Who and what the example minutes name, by file: the node that each mention became, and what the gold files say it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph_loader.elements import Edge, NodeRef
from graph_loader.graph import Elements
from graph_loader.loading.prepare import prepare_document
from graph_loader.reading import read
from tests.conftest import ROOT

GOLD = Path(__file__).parent / "gold"
#: How the names of the files begin -> the place whose government the minutes are of.
PLACES = {"anlan": "安澜市", "bailu": "安澜市白鹭区", "wangxi": "望溪县"}


class Mention(NamedTuple):
    """A name in one file, the node it became and what it stands for by the gold files."""

    file: str
    written: str
    node: NodeRef
    entity: str


def files() -> list[Path]:
    """The example minutes of three governments over five years and more."""
    folders = [ROOT / "examples" / name for name in ("minutes", "five-years")]
    return sorted(path for folder in folders for path in folder.rglob("*.txt"))


@cache
def elements(path: Path) -> Elements:
    return Elements(*prepare_document(read(path)).elements)


@cache
def gold(name: str) -> dict[tuple[str, str], str]:
    """(whose minutes, name as written) -> what it stands for."""
    rows = [line.split("\t") for line in (GOLD / f"{name}.tsv").read_text(encoding="utf-8").splitlines()]
    return {(row[0], row[1]): row[2] for row in rows if not row[0].startswith("#")}


def organizations() -> list[Mention]:
    return list(_named("Organization", "names_as_written", "organizations"))


def documents() -> list[Mention]:
    return list(_named("PolicyDocument", "titles_as_written", "documents"))


def officials() -> list[Mention]:
    """Attendees; the same name for the same body (or for none) in minutes of one government is the same person for certain."""
    found = []
    for path, whose, edge in _edges():
        if edge.type in {"ATTENDED", "EXCUSED_FROM"} and edge.start.label == "Official":
            name = edge.start.id.split("/", 1)[1].split("@")[0]
            written = str(edge.properties["organization"])
            unit = gold("organizations")[whose, written].split("/", 1)[1] if written else ""
            entity = f"{PLACES[whose]}/{name}@{unit}" if unit else f"{PLACES[whose]}/{name}"
            found.append(Mention(path.stem, f"{name} {written}".strip(), edge.start, entity))
    return found


def _named(label: str, names: str, gold_name: str) -> Iterator[Mention]:
    for path, whose, edge in _edges():
        if edge.type == "MENTIONS" and edge.end.label == label:
            written = edge.properties.get(names, [])
            for name in written if isinstance(written, list) else []:
                yield Mention(path.stem, str(name), edge.end, gold(gold_name)[whose, str(name)])


def _edges() -> Iterator[tuple[Path, str, Edge]]:
    for path in files():
        for edge in elements(path).edges:
            yield path, path.stem.split("-")[0], edge
