"""The page of one document."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html import escape
from pathlib import PurePosixPath
from string import Template
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from graph_loader.export.viewer.data import describe_entries, describe_graph, write_script_data
from graph_loader.export.viewer.marks import KINDS, Place, find_places, find_segments
from graph_loader.export.viewer.style import write_style
from graph_loader.export.viewer.text import render
from graph_loader.export.viewer.wording import LANGUAGES, coded_properties, graph_words, resource, texts
from graph_loader.graph.merge import Elements
from graph_loader.record import Record
from graph_loader.source import SourceDocument

#: The kinds in the order of a document.
_LEGEND = (
    "minutes", "meeting", "attendance", "agenda", "document", "decision", "follow_up", "assignment", "requirement", "unparsed",
)  # fmt: skip
_SCRIPTS = ("model.js", "marks.js", "panel.js", "entries.js", "start.js")
#: A text of more characters is laid out by the browser only where it is looked at.
_LONG = 20_000
#: In templates: elements and attributes whose text is a word of texts.tsv.
_TEXT = re.compile(r'data-text="([a-z_.]+)">')
_LABEL = re.compile(r'data-label="([a-z_.]+)"')


class Page(NamedTuple):
    """html: the whole page. title: of the document. counts: kind -> how many entries the page shows of it."""

    html: str
    title: str
    counts: dict[str, int]


def write_page(
    record: Record, document: SourceDocument, elements: Elements, *, language: str = "zh", index: str | None = None
) -> Page:
    """The page of a document. elements: what `graph_loader.graph.build` made of the record. index: address of the page to go back
    to. Raises ValueError for a language the pages have no words in."""
    places = find_places(record)
    segments = find_segments(places, document.text)
    words = texts(language)
    short_names = {kind: words[f"kind.{kind}.short"] for kind in KINDS}
    name = source_name(document.uri)
    title = record.document.title or record.meeting.series or name or words["untitled"]
    entries = describe_entries(places, document.text)
    counts = _count(places, entries)
    data = {
        "kinds": KINDS,
        "length": len(document.text),
        "pages": document.pages,
        "entries": entries,
        **describe_graph(elements),
        "codes": coded_properties(),
        "texts": {each: texts(each) for each in LANGUAGES},
        "words": {each: graph_words(each) for each in LANGUAGES},
    }
    return Page(
        fill_page(
            "page.html",
            language,
            write_style(sorted({segment.covered for segment in segments})),
            "".join(f"{resource(script)}\n" for script in _SCRIPTS),
            # Before the browser lays anything out, so that it leaves out what is not on the screen.
            length="long" if len(document.text) > _LONG else "short",
            title=escape(title),
            source=escape(name),
            sha256=escape(document.sha256),
            legend=_say(_legend(counts), language),
            text="".join(render(document.text, segments, short_names, document.pages)),
            data=write_script_data(data),
            back=_say(f'<a class="back" href="{escape(index)}" data-text="back"></a>', language) if index else "",
        ),
        title,
        counts,
    )


def fill_page(template: str, language: str, style: str, script: str, **parts: str) -> str:
    """A template with its parts, its words, and a content security policy that names its own style and script and nothing else."""
    allowed = f"style-src {_hash(style)}" + (f"; script-src {_hash(script)}" if script else "")
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    html_language = "zh-Hans" if language == "zh" else language
    page = Template(_say(resource(template), language))
    return page.substitute(parts, policy=policy, style=style, script=script, language=html_language)


def source_name(uri: str) -> str:
    """The name of a document's file, without its folders: a page that is passed on tells nothing of the machine it was made on."""
    return PurePosixPath(unquote(urlsplit(uri).path)).name if uri.startswith("file:") else uri


def _count(places: list[Place], entries: list[list[object]]) -> dict[str, int]:
    shown = {entry[2] for entry in entries}
    counts = Counter(KINDS[place.kind] for place in places if place.where in shown)
    return {kind: counts[kind] for kind in KINDS}


def _legend(counts: dict[str, int]) -> str:
    """One check box for each kind, also those of which the document states nothing."""
    return "".join(
        f'<label class="kind{"" if counts[kind] else " none"}"><input type="checkbox" checked data-kind="{kind}">'
        f'<span class="sample" data-k="{1 << KINDS.index(kind)}"><b data-text="kind.{kind}.short"></b></span> '
        f'<span data-text="kind.{kind}"></span> <span class="count">{counts[kind]}</span></label>'
        for kind in _LEGEND
    )


def _say(html: str, language: str) -> str:
    """The words of a template; done before anything of a document stands in it."""
    words = texts(language)
    html = _TEXT.sub(lambda match: match[0] + escape(words[match[1]]), html)
    return _LABEL.sub(lambda match: f'{match[0]} aria-label="{escape(words[match[1]])}"', html)


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
