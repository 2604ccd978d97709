"""The evidence viewer's page as a file: its marks are the evidence of the record, and nothing of the minutes is markup."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader import record as record_module
from graph_loader.export.viewer import LANGUAGES, Listed, Page, write_index, write_page
from graph_loader.export.viewer.marks import KINDS, Place, drawn_spans, find_places, find_segments
from graph_loader.export.viewer.style import write_style
from graph_loader.export.viewer.wording import resource, texts
from graph_loader.extraction import extract
from graph_loader.graph import build
from graph_loader.record import Assignment, Attendee, Entry, Evidence, Record, Unparsed
from graph_loader.resolution import resolve
from graph_loader.source import SourceDocument
from tests.graph.examples import example_names, make_document, read_example

HOSTILE = "<script>window.hacked=1</script><img src=x onerror=hacked=1>&lt;\"'</main></div>]]>$title"


class Marks(HTMLParser):
    """The marks of a page and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.marks: list[tuple[int, int, int]] = []
        self.tags: set[str] = set()
        self.scripts: dict[str, str] = {}
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        if tag not in ("meta", "input"):
            self._open.append((tag, found))
        if "data-o" in found:
            start, _, end = str(found["data-o"]).partition(",")
            self.marks.append((int(start), int(end), int(str(found["data-k"]))))
        if found.get("class") == "page":
            self.text += "\f"
        if "data-c" in found:
            self.text += chr(int(str(found["data-c"]).removeprefix("U+"), 16))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        if any(found.get("id") == "text" for _, found in self._open):
            self.text += data
        if self._open and self._open[-1][0] in ("script", "style"):
            self.scripts[self._open[-1][1].get("id") or self._open[-1][0]] = data

    @property
    def data(self) -> dict[str, Any]:
        loaded = json.loads(self.scripts["data"])
        assert isinstance(loaded, dict)
        return loaded


def make_page(document: SourceDocument, record: Record, **options: Any) -> Page:
    return write_page(record, document, build(record, document, resolve(record, document)), **options)


@cache
def example_page(name: str) -> tuple[SourceDocument, Record, Page]:
    document, _ = read_example(name)
    record = extract(document)
    return document, record, make_page(document, record)


def kinds_by_character(places: list[Place], length: int) -> list[int]:
    kinds = [0] * length
    for place in places:
        for (start, end), _ in drawn_spans(place):
            for at in range(start, end):
                kinds[at] |= 1 << place.kind
    return kinds


@pytest.mark.parametrize("name", example_names())
def test_every_character_has_the_marks_of_the_values_read_from_it(name: str) -> None:
    document, record, page = example_page(name)
    marks = Marks(page.html)
    assert marks.text == document.text
    drawn = [0] * len(document.text)
    for start, end, kinds in marks.marks:
        for at in range(start, end):
            assert drawn[at] == 0, "marks are cut so that none lies over another"
            drawn[at] = kinds
    assert drawn == kinds_by_character(find_places(record), len(document.text))
    assert any(drawn)


@pytest.mark.parametrize("name", example_names())
def test_the_panel_knows_every_value_its_field_rule_and_place(name: str) -> None:
    _, record, page = example_page(name)
    shown = {
        (where, field): (value, tuple(zip(places[::2], places[1::2], strict=True)), rule)
        for _, _, where, rule, fields in Marks(page.html).data["entries"]
        for field, value, places, *_ in fields
    }
    known = 0
    for where, entry in record.entries():
        for path, spans in entry.evidence.items():
            name_of, _, n = path.partition(".")
            value = getattr(entry, name_of, None)
            if isinstance(value, list):
                value = value[int(n)] if n else None  # a place of the list as a whole
            assert shown[where, path][1:] == (spans, entry.rule)
            assert shown[where, path][0] == value
            known += 1
    assert known > 30
    assert {where for where, _ in shown} <= {where for where, _ in record.entries()}


@pytest.mark.parametrize("name", example_names())
def test_the_whole_graph_is_in_the_page_but_for_the_text(name: str) -> None:
    document, record, page = example_page(name)
    elements = build(record, document, resolve(record, document))
    data = Marks(page.html).data
    assert [node[3] for node in data["nodes"]] == [node.id for node in elements.nodes]
    assert [(data["nodes"][a][3], kind, data["nodes"][b][3]) for kind, a, b, *_ in data["edges"]] == [
        (edge.start.id, edge.type, edge.end.id) for edge in elements.edges
    ]
    for edge, shown in zip(elements.edges, data["edges"], strict=True):
        fragments = [f"#char={a},{b}" for a, b in zip(shown[3][::2], shown[3][1::2], strict=True)]
        evidence = edge.properties["evidence"]
        assert isinstance(evidence, list)
        assert fragments == [str(fragment)[16:] for fragment in evidence]
    assert "/examples/minutes" not in page.html, "where the file was is nobody's business"


@st.composite
def nested_entries(draw: st.DrawFn) -> tuple[str, list[Place]]:
    text = draw(st.text("安澜市\n《》", min_size=1, max_size=40))
    places = []
    for n in range(draw(st.integers(0, 12))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        field = draw(st.sampled_from(["name", "sentence", "role"]))
        places.append(Place(draw(st.integers(0, len(KINDS) - 1)), n, "x.0", Entry(evidence={field: ((start, end),)})))
    return text, places


@given(nested_entries())
def test_segments_of_any_overlapping_marks(made: tuple[str, list[Place]]) -> None:
    text, places = made
    segments = find_segments(places, text)
    drawn = [0] * len(text)
    for segment in segments:
        assert segment.start < segment.end
        assert segment.covered | segment.valued == segment.covered
        for at in range(segment.start, segment.end):
            assert drawn[at] == 0
            drawn[at] = segment.covered
    assert drawn == kinds_by_character(places, len(text))
    assert segments == sorted(segments)
    assert len(segments) <= max(0, 2 * len(places) - 1), "as many pieces as ends of marks, however deep they nest"


def test_requirements_without_addressee_and_what_was_not_understood_are_kinds_of_their_own() -> None:
    text = "要加强值守。某某某某。由市水务局负责。"
    record = Record(
        assignments=[
            Assignment(action="加强值守", evidence={"action": ((1, 5),)}),
            Assignment(organizations=["市水务局"], evidence={"organizations.0": ((12, 16),)}),
        ],
        unparsed=[Unparsed(text="某某某某", reason="no rule", evidence={"text": ((6, 10),)})],
    )
    marks = Marks(make_page(make_document(text), record).html)
    assert marks.marks == [
        (start, end, 1 << KINDS.index(kind))
        for start, end, kind in ((1, 5, "requirement"), (6, 10, "unparsed"), (12, 16, "assignment"))
    ]
    assert any("no rule" in str(entry) for entry in marks.data["entries"])


def test_hostile_minutes_stay_text() -> None:
    text = f"{HOSTILE}\n安澜市"
    record = Record(attendees=[Attendee(name=HOSTILE, role="present", evidence={"name": ((0, len(HOSTILE)),)})])
    record.document.title = HOSTILE
    page = make_page(make_document(text, f"file:///{'%3Cb%3E'}.txt"), record, index='"><script>1</script>')
    harmless = Marks(example_page(example_names()[0])[2].html)
    hostile = Marks(page.html)
    assert hostile.text == text
    assert hostile.tags <= harmless.tags | {"a"}
    assert page.html.count("<script") == 2
    assert hostile.data["entries"][-1][4][0][1] == HOSTILE
    index = write_index([Listed("<b>.html", "<b>", HOSTILE, HOSTILE, "", {})], [(HOSTILE, HOSTILE)])
    assert "<script" not in index
    assert "<img" not in index
    assert 'href="%3Cb%3E.html"' in index


def test_characters_that_cannot_be_seen_are_shown_and_keep_their_offsets() -> None:
    text = "甲\x00乙\u202e丙\u200b丁\ud800戊\f己\U00020bb7庚"
    record = Record(attendees=[Attendee(name="庚", evidence={"name": ((len(text) - 1, len(text)),)})])
    page = make_page(SourceDocument(text, "-", hashlib.sha256(b"x").hexdigest()), record)
    marks = Marks(page.html)
    assert marks.text == text
    assert marks.marks == [(len(text) - 1, len(text), 1 << KINDS.index("attendance"))]
    assert "\u202e" not in page.html
    assert "\ud800" not in page.html.partition('id="data"')[0]


def test_pages_begin_where_the_format_says_else_at_form_feeds() -> None:
    text = "第一页甲乙\n第二页丙\n丁"
    record = Record(attendees=[Attendee(name="甲乙第二", evidence={"name": ((3, 8),)})])
    document = dataclasses.replace(make_document(text), pages=(0, 6, 11))
    html = make_page(document, record).html
    pages = [html.index(f'data-page="{n}"') for n in (2, 3)]
    words = [html.index(word, html.index("<main")) for word in ("甲乙", "第二", "丁")]
    assert words[0] < pages[0] < words[1] < pages[1] < words[2]
    assert 'data-page="4"' not in html
    assert Marks(html).marks == [(3, 8, 1 << KINDS.index("attendance"))]
    assert make_page(make_document("甲\f乙\f丙"), Record()).html.count('class="page"') == 2


def test_lines_keep_their_breaks_whatever_ends_them() -> None:
    page = make_page(make_document("一\r\n二\r三\n\n四\n"), Record())
    assert Marks(page.html).text == "一\n二\n三\n\n四\n"


def test_the_policy_allows_the_own_script_and_style_and_nothing_else() -> None:
    page = example_page(example_names()[0])[2].html
    marks = Marks(page)
    match = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert match
    policy = dict(part.strip().split(" ", 1) for part in match[1].split(";"))
    assert policy.pop("default-src") == policy.pop("base-uri") == policy.pop("form-action") == "'none'"
    for name in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(marks.scripts[name].encode()).digest()).decode()
        assert policy.pop(f"{name}-src") == f"'sha256-{digest}'"
    assert policy == {}
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert "@import" not in page
    assert "url(" not in page


def test_the_same_input_gives_the_same_bytes() -> None:
    document, record, page = example_page(example_names()[0])
    assert make_page(document, record) == page


def test_a_page_grows_with_its_marks_not_with_what_lies_over_what() -> None:
    def size(count: int) -> int:
        names = [f"名{n:05}" for n in range(count)]
        text = "出席：" + "、".join(names)
        attendees = []
        for n, name in enumerate(names):
            at = 3 + n * 7
            evidence: Evidence = {"name": ((at, at + 6),), "role": ((0, 2),), "sentence": ((0, len(text)),)}
            attendees.append(Attendee(name=name, role="present", evidence=evidence, rule="test"))
        return len(make_page(make_document(text), Record(attendees=attendees)).html)

    small, large = size(500), size(2000)
    assert large < 4.4 * small


def test_every_word_of_the_pages_is_there_in_both_languages_and_used() -> None:
    rows = [line.split("\t") for line in resource("texts.tsv").splitlines() if not line.startswith("#")]
    keys = [row[0] for row in rows]
    assert keys == sorted(set(keys))
    assert all(len(row) == 1 + len(LANGUAGES) and all(row) for row in rows)
    pages = ("page.html", "page.py", "index.py", "model.js", "marks.js", "panel.js", "entries.js", "start.js")
    code = "".join(map(resource, pages))
    used = set(re.findall(r'(?:data-text|data-label)="([a-z_.]+)"', code)) | set(
        re.findall(r'word\("([a-z_.]+)"\)', code)
    )
    assert used - {"kind."} <= set(keys)
    classes = [each for each in vars(record_module).values() if isinstance(each, type) and issubclass(each, Entry)]
    fields = {field.name for each in classes for field in dataclasses.fields(each)} - {"evidence", "rule"}
    assert {f"field.{field}" for field in fields} <= set(keys)
    assert {f"kind.{kind}{part}" for kind in KINDS for part in ("", ".short")} <= set(keys)
    for language in LANGUAGES:
        shorts = [texts(language)[f"kind.{kind}.short"] for kind in KINDS]
        assert len(set(shorts)) == len(KINDS)


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def blend(colour: str, paper: str, share: float) -> str:
    parts = [
        round(share * int(colour[n : n + 2], 16) + (1 - share) * int(paper[n : n + 2], 16)) for n in (1, 3, 5)
    ]  # fmt: skip
    return "#" + "".join(f"{part:02x}" for part in parts)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_and_lines_have_the_contrast_that_wcag_asks_for(scheme: int) -> None:
    block = re.findall(r":root \{([^}]*--paper[^}]*)\}", write_style())[scheme]
    colours = dict(re.findall(r"--([\w-]+): ([^;]+);", block))
    tint = float(colours["tint"].rstrip("%")) / 100
    for ground in ("paper", "surface", "near"):
        assert contrast(colours["ink"], colours[ground]) >= 7
    for ground in ("paper", "surface"):
        assert contrast(colours["soft"], colours[ground]) >= 4.5
        assert contrast(colours["focus"], colours[ground]) >= 4.5
    for kind in KINDS:
        line = colours[f"c-{kind}"]
        tinted = blend(line, colours["paper"], tint)
        assert contrast(line, tinted) >= 3, kind
        assert contrast(colours["ink"], tinted) >= 7, kind


def test_kinds_are_told_by_the_pattern_of_their_line_too() -> None:
    patterns = [
        re.sub(r"var\(--c-\w+\)", "colour", line) for line in re.findall(r"--line-\w+: (.*gradient.*);", write_style())
    ]
    assert len(patterns) == len(set(patterns)) == len(KINDS)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        make_page(make_document("安澜市"), Record(), language="fr")
