"""The evidence viewer in a real headless Chromium, from a file: address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from graph_loader.extraction import extract
from graph_loader.graph import build
from graph_loader.record import Attendee, Evidence, Record
from graph_loader.resolution import resolve
from tests.chromium import chromium
from tests.export.test_viewer import HOSTILE, make_page
from tests.graph.examples import make_document, read_example

__all__ = ["chromium"]

EXAMPLE = "anlan-2018-03-12"

Show = Callable[..., Page]


@pytest.fixture
def show(chromium: Browser, tmp_path: Path) -> Iterator[Show]:
    """Opens a page from a folder with blanks; at the end nothing must have been asked of any other address, nor any error said."""
    asked: list[str] = []
    errors: list[str] = []
    contexts = []

    def open_page(html: str, **options: Any) -> Page:
        file = tmp_path / "会议 纪要" / "第8次.html"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(html.encode("utf-8", "backslashreplace"))
        context = chromium.new_context(**({"viewport": {"width": 1440, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: errors.append(message.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(file.as_uri())
        assert asked[-1] == file.as_uri()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert len(asked) == len(contexts)
    assert errors == []


def example_html(**options: Any) -> str:
    document, _ = read_example(EXAMPLE)
    return make_page(document, extract(document), **options).html


def place_of(words: str, *, after: str = "") -> tuple[int, int]:
    text = read_example(EXAMPLE)[0].text
    start = text.index(words, text.index(after))
    return start, start + len(words)


def mark(page: Page, words: str, *, after: str = "") -> Any:
    start, end = place_of(words, after=after)
    return page.locator(f'#text .m[data-o="{start},{end}"]')


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.dataset.o ?? document.activeElement.id"))


def test_a_click_shows_value_field_rule_place_and_the_graph_made_from_it(show: Show) -> None:
    page = show(example_html())
    mark(page, "市环保局", after="《行动计").click()
    card = page.locator("#details .card").first
    expect(page.locator("#panel-title")).to_have_text("市环保局")
    start, end = place_of("市环保局", after="《行动计")
    expect(card.locator("dt.hit")).to_have_text("主体")
    expect(card.locator("dd.hit .value")).to_have_text("市环保局")
    expect(card.locator("dd.hit .place")).to_have_text(f"[{start}, {end})")
    expect(card.locator(".rule")).to_have_text("follow_ups.revise")
    document, _ = read_example(EXAMPLE)
    record = extract(document)
    elements = build(record, document, resolve(record, document))
    fragment = f"{document.sha256[:16]}#char={start},{end}"
    assigned = [
        edge
        for edge in elements.edges
        if edge.type == "ASSIGNED_TO" and fragment in edge.properties["evidence"]  # type: ignore[operator]  # a list
    ]
    assert len(assigned) == 2, "the document is revised and submitted by the same bureau"
    expect(card.locator(".edge", has_text="ASSIGNED_TO")).to_have_count(1)
    expect(card.locator(".edge", has_text="CONCERNS")).to_contain_text("安澜市蓝天保卫战三年行动计划")
    expect(card.locator(".edge", has_text="THEN")).to_have_count(1)
    node = card.locator(".node", has_text="环境保护局")
    node.locator("summary").click()
    expect(node).to_contain_text("安澜市人民政府/环境保护局")


def test_nested_marks_show_the_closest_value_first_and_all_others_too(show: Show) -> None:
    page = show(example_html())
    mark(page, "6月底前").click()
    card = page.locator("#details .card").first
    hits = card.locator("dt.hit").all_inner_texts()
    assert "时限" in hits
    assert "事项" in hits, "the action holds the deadline"
    mark(page, "安澜市蓝天保卫战三年行动计划（送审稿）", after="二、审议").click()
    kinds = page.locator("#details .card h3").all_inner_texts()
    assert any("政策文件" in kind for kind in kinds)
    assert any("议题" in kind for kind in kinds), "the heading of the item holds the title"


def test_pointing_shows_and_a_click_stays(show: Show) -> None:
    page = show(example_html())
    title = page.locator("#panel-title")
    expect(title).to_have_text("证据")
    mark(page, "安府会纪〔2018〕4号").hover()
    expect(title).to_have_text("安府会纪〔2018〕4号")
    mark(page, "下午").click()
    mark(page, "安府会纪〔2018〕4号").hover()
    expect(title).to_have_text("下午")
    page.keyboard.press("Escape")
    expect(title).to_have_text("证据")


def test_the_keyboard_goes_through_marks_opens_and_comes_back(show: Show) -> None:
    page = show(example_html())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the first link skips to the text
    page.keyboard.press("Tab")
    title = page.locator("#text .m[tabindex='0']")
    first, second, third = (title.nth(n).get_attribute("data-o") for n in range(3))
    assert focused(page) == first
    page.keyboard.press("Tab")
    assert focused(page) == second
    page.keyboard.press("ArrowRight")
    assert focused(page) == third
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == first
    outline = page.evaluate(
        "getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth"
    )
    assert outline == "solid3px"
    assert "纪要" in str(page.evaluate("document.activeElement.getAttribute('aria-description')"))
    page.keyboard.press("Enter")
    assert focused(page) == "panel-title"
    page.keyboard.press("Tab")
    assert focused(page) == "close"
    page.keyboard.press("Escape")
    assert focused(page) == first
    page.keyboard.press("End")
    assert focused(page) == title.last.get_attribute("data-o")
    page.keyboard.press("ArrowDown")
    assert focused(page) == title.last.get_attribute("data-o")


def test_the_legend_takes_kinds_away_and_brings_them_back(show: Show) -> None:
    page = show(example_html())
    verdict = mark(page, "原则同意", after="二、审议")

    def drawn() -> str:
        return str(verdict.evaluate("element => getComputedStyle(element).backgroundImage"))

    assert "gradient" in drawn()
    page.locator('#legend [data-kind="decision"]').uncheck()
    assert drawn() == "none"
    expect(verdict).not_to_have_attribute("tabindex", "0")
    expect(verdict).not_to_have_attribute("data-t", "决2")
    expect(page.locator('#list [data-kind="decision"]')).to_have_count(0)
    verdict.click()
    expect(page.locator("#panel-title")).to_have_text("证据")
    page.locator("#none").click()
    assert page.locator("#text .m[tabindex='0']").count() == 0
    page.locator("#all").click()
    assert "gradient" in drawn()
    expect(verdict).to_have_attribute("data-t", "决2")


def test_from_the_list_one_comes_to_the_words(show: Show) -> None:
    page = show(example_html())
    group = page.locator('#list [data-kind="attendance"]')
    expect(group.locator("li")).to_have_count(0)  # written when it is opened
    group.locator("summary").click()
    expect(group.locator("li")).to_have_count(49)
    group.get_by_text("万小波").click()
    expect(page.locator('#details [data-entry^="attendees."]')).to_contain_text("安澜高新区")
    name = page.locator("#text .m.near", has_text="万").last
    expect(name).to_be_in_viewport()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent").endswith("万小波 安澜高新区")


def test_the_language_changes_and_the_text_does_not(show: Show) -> None:
    page = show(example_html())
    text = page.locator("#text").text_content()
    page.locator("#language").click()
    expect(page.locator("#legend")).to_contain_text("Requirement without addressee")
    mark(page, "原则同意", after="二、审议").click()
    expect(page.locator("#details .card").first).to_contain_text("approved in principle")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("#text").text_content() == text
    page = show(example_html(language="en"))
    expect(page.locator("#panel-title")).to_have_text("Evidence")
    assert page.locator("#text").get_attribute("lang") == "zh-Hans"


def test_hostile_minutes_run_nothing(show: Show) -> None:
    text = f"{HOSTILE}\n出席：\u202e陆怀民 <svg onload=hacked=1>\n"
    evidence: Evidence = {"name": ((0, len(HOSTILE)),)}
    record = Record(attendees=[Attendee(name=HOSTILE, organization=HOSTILE, evidence=evidence, rule=HOSTILE)])
    record.document.title = HOSTILE
    page = show(make_page(make_document(text, "file:///%3Cimg%20src=x%20onerror=hacked=1%3E.txt"), record).html)
    page.locator("#text .m").first.click()
    for summary in page.locator("summary").all():
        if summary.is_visible():
            summary.click()
    page.locator("#language").click()
    page.evaluate("writeAppendix()")
    expect(page.locator("#appendix")).to_contain_text("<script>")
    assert page.evaluate("typeof hacked") == "undefined"
    assert page.locator("img, svg, iframe").count() == 0
    assert page.evaluate("document.scripts.length") == 2


def test_a_narrow_screen_shows_the_panel_from_below_and_nothing_is_wider_than_it(show: Show) -> None:
    page = show(example_html(), viewport={"width": 400, "height": 800}, has_touch=True)
    expect(page.locator("#panel")).to_be_hidden()
    mark(page, "原则同意", after="二、审议").tap()
    expect(page.locator("#panel")).to_be_in_viewport()
    expect(mark(page, "原则同意", after="二、审议")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.locator("#close").tap()
    expect(page.locator("#panel")).to_be_hidden()


def test_dark_where_the_system_is_dark(show: Show) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    assert show(example_html(), color_scheme="dark").evaluate(colour) == "rgb(23, 24, 26)"
    assert show(example_html(), color_scheme="light").evaluate(colour) == "rgb(253, 253, 251)"


def test_paper_has_the_marks_and_all_that_was_read(show: Show, tmp_path: Path) -> None:
    page = show(example_html(), color_scheme="dark")
    page.pdf(path=tmp_path / "paper.pdf", format="A4")
    paper = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    text = "".join(paper[n].get_textpage().get_text_bounded() for n in range(len(paper)))
    assert "决2" in text, "the labels before the marks"
    assert "附：读出的全部内容" in text
    assert "attendance.list.unit_name" in text
    assert "读出的内容" not in text.replace("附：读出的全部内容", ""), "the list of the screen is left out"
    bitmap = paper[0].render(scale=1, rev_byteorder=True)
    pixels = bytes(bitmap.buffer)
    colours = {tuple(pixels[at : at + 3]) for at in range(0, len(pixels) - 3, bitmap.n_channels)}
    assert (255, 255, 255) in colours, "paper stays white"
    assert any(red > 150 and green < 80 and blue < 80 for red, green, blue in colours), "the red line of decisions"
    expect(page.locator("#appendix")).to_be_hidden()


def test_long_minutes_stay_usable(show: Show) -> None:
    names = [f"林{chr(0x4E00 + n % 3000)}{chr(0x5000 + n % 2777)}" for n in range(2000)]
    filler = "会议认为，这项工作很重要。\n" * 20_000
    text = "出席：" + "、".join(names) + "\n" + filler + "记录：戴磊\n"
    attendees = []
    for n, name in enumerate(names):
        evidence: Evidence = {"name": ((3 + 4 * n, 6 + 4 * n),), "role": ((0, 2),)}
        attendees.append(Attendee(name=name, role="present", evidence=evidence, rule="attendance.list.name"))
    last = text.index("戴磊")
    attendees.append(Attendee(name="戴磊", role="recorder", evidence={"name": ((last, last + 2),)}, rule="test"))
    page = show(make_page(make_document(text), Record(attendees=attendees)).html)
    page.locator('#list [data-kind="attendance"] summary').click()
    assert page.locator("#list li").count() == 200, "the list is written in parts"
    page.locator("#list button", has_text="(1801)").click()
    page.locator("#text .m").first.click()
    assert page.locator("#details .card").count() == 20, "2,000 attendees have the same word for their role"
    page.evaluate(f"reveal([{last}, {last + 2}])")
    expect(page.locator("#text .m").last).to_be_in_viewport()
    assert page.evaluate("document.activeElement.textContent") == "戴磊"
