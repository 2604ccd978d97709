"""The index of several pages: what each document is, how many facts it shows, and the files that gave none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from graph_loader.export.viewer.page import fill_page
from graph_loader.export.viewer.style import write_style
from graph_loader.export.viewer.wording import texts

_COLUMNS = ("agenda", "document", "decision", "follow_up", "assignment", "requirement", "attendance", "unparsed")


class Listed(NamedTuple):
    """A page in the index. file: its name in the folder; source: the name of the document; counts: kind -> entries."""

    file: str
    source: str
    title: str
    meeting: str
    date: str
    counts: Mapping[str, int]


def write_index(pages: Sequence[Listed], failures: Sequence[tuple[str, str]], *, language: str = "zh") -> str:
    """The page that lists pages, by date and name, and files that could not be read, each with the reason.

    Raises ValueError for a language the pages have no words in.
    """
    words = texts(language)
    heads = [f'<th scope="col">{escape(words[f"index.{key}"])}</th>' for key in ("title", "meeting", "date")]
    heads += [f'<th scope="col" class="number">{escape(words[f"kind.{kind}"])}</th>' for kind in _COLUMNS]
    ordered = sorted(pages, key=lambda page: (page.date or "9999", page.file))
    failed = "".join(f"<li><b>{escape(name)}</b>: {escape(reason)}</li>" for name, reason in failures)
    return fill_page(
        "index.html",
        language,
        write_style(),
        "",
        title=escape(words["index"]),
        heads="".join(heads),
        rows="\n".join(map(_row, ordered)),
        failures=f'<section class="failed"><h2>{escape(words["failures"])}</h2><ul>{failed}</ul></section>'
        if failed
        else "",
    )


def _row(page: Listed) -> str:
    counts = "".join(f'<td class="number">{page.counts.get(kind, 0)}</td>' for kind in _COLUMNS)
    return (
        f'<tr><td><a href="{escape(quote(page.file))}" lang="zh-Hans">{escape(page.title)}</a>'
        f'<br><span class="minor">{escape(page.source)}</span></td>'
        f'<td lang="zh-Hans">{escape(page.meeting)}</td><td class="date">{escape(page.date)}</td>{counts}</tr>'
    )
