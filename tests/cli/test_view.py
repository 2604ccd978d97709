"""`graph-loader view`, as installed; no database is needed or there."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser

from tests.chromium import chromium
from tests.conftest import run_console_script
from tests.graph.examples import EXAMPLES

__all__ = ["chromium"]

MINUTES = EXAMPLES / "minutes"
ONE = MINUTES / "anlan-2018-03-12.txt"


def view(*arguments: str | Path, cwd: Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    return run_console_script(
        "view", *arguments, cwd=cwd, stdin=stdin, env=os.environ | {"NEO4J_URI": "bolt://127.0.0.1:1"}
    )


def test_one_document_is_one_page(tmp_path: Path) -> None:
    done = view(ONE, "-o", "第8次 会议.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    page = tmp_path / "第8次 会议.html"
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert done.stdout == ""
    assert page.as_uri() in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [page.name]
    first = page.read_bytes()
    assert view(ONE, "-o", page, cwd=tmp_path).returncode == 0
    assert page.read_bytes() == first


def test_without_output_the_page_stands_in_the_current_folder(tmp_path: Path) -> None:
    assert view(ONE, cwd=tmp_path).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["anlan-2018-03-12.view.html"]


def test_standard_input_and_output(tmp_path: Path) -> None:
    done = view("-", "-o", "-", "--lang", "en", cwd=tmp_path, stdin=ONE.read_bytes())
    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip().endswith("</html>")
    assert '<html lang="en">' in done.stdout
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_several_documents_are_a_folder_with_an_index(chromium: Browser, tmp_path: Path) -> None:
    source = tmp_path / "纪要 100%#1"
    source.mkdir()
    for name in ("a #1?.txt", "第 8 次&<b>.txt", "index.txt"):
        (source / name).write_bytes(ONE.read_bytes())
    (source / "other").mkdir()
    (source / "other" / "A #1?.txt").write_bytes(ONE.read_bytes())
    done = view(source, "-o", "pages/", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    pages = {path.name for path in (tmp_path / "pages").iterdir()}
    assert pages == {"index.html", "index-2.html", "a #1?.html", "A #1?-2.html", "第 8 次&<b>.html"}
    context = chromium.new_context()
    page = context.new_page()
    index = (tmp_path / "pages" / "index.html").as_uri()
    page.goto(index)
    links = [str(link.get_attribute("href")) for link in page.locator("tbody a").all()]
    assert {unquote(link) for link in links} == pages - {"index.html"}
    for link in links:
        page.goto(index)
        page.locator(f'tbody a[href="{link}"]').click()
        assert page.url == index.replace("index.html", quote(unquote(link), safe="&<>") if "<" in link else link)
        assert page.locator("#text .m").count() > 50
        page.locator(".back").click()
        assert page.url == index
    assert "第8次常务会议" in str(page.locator("tbody").text_content())
    context.close()


def test_files_that_cannot_be_read_are_named_and_the_others_shown(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "good.txt").write_bytes(ONE.read_bytes())
    (source / "bad.txt").write_text("今天天气很好。\n", encoding="utf-8")
    done = view(source, "-o", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "bad.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["good.html", "index.html"]
    assert "bad.txt" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("output", [None, "page.html", "pages/"])
def test_when_nothing_can_be_read_nothing_is_written(tmp_path: Path, output: str | None) -> None:
    (tmp_path / "bad.txt").write_text("今天天气很好。\n", encoding="utf-8")
    (tmp_path / "page.html").write_text("before", encoding="utf-8")
    done = view("bad.txt", *(["-o", output] if output else []), cwd=tmp_path)
    assert done.returncode == 3
    assert "bad.txt" in done.stderr
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "before"
    assert {path.name for path in tmp_path.iterdir()} == {"bad.txt", "page.html"}


def test_the_minutes_are_never_written_over(tmp_path: Path) -> None:
    minutes = tmp_path / "minutes.html.txt"
    minutes.write_bytes(ONE.read_bytes())
    (tmp_path / "link.html").symlink_to(minutes)
    for output in ("minutes.html.txt", "./link.html"):
        done = view(minutes, "-o", output, cwd=tmp_path)
        assert done.returncode == 2
        assert "holds the minutes" in done.stderr
    assert minutes.read_bytes() == ONE.read_bytes()
    (tmp_path / "link.html").unlink()
    assert view(tmp_path, "-o", ".", cwd=tmp_path).returncode == 0
    assert minutes.read_bytes() == ONE.read_bytes()


def test_several_documents_do_not_go_into_one_file(tmp_path: Path) -> None:
    for output in ("all.html", "-"):
        done = view(MINUTES, "-o", output, cwd=tmp_path)
        assert done.returncode == 2
        assert "name a folder" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_places_that_cannot_be_written_to_are_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for output in ("file/page.html", "file/pages/", "missing/page.html"):
        done = view(ONE, "-o", output, cwd=tmp_path)
        assert done.returncode == 1
        assert output.rstrip("/") in done.stderr
        assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_the_government_can_be_said(tmp_path: Path) -> None:
    text = "县政府第3次常务会议纪要\n\n2019年4月18日，县长陆怀民主持召开县政府第3次常务会议。\n\n一、听取防汛工作情况汇报\n\n县水利局要加强值守。\n"
    done = view("-", "-o", "-", "--government", "望溪县人民政府", cwd=tmp_path, stdin=text.encode())
    assert done.returncode == 0, done.stderr
    assert "望溪县人民政府/水利局" in done.stdout


def test_the_help_has_an_example_that_runs(tmp_path: Path) -> None:
    said = view("--help", cwd=tmp_path).stdout
    lines = [line.split() for line in said.splitlines() if line.strip().startswith("graph-loader view")]
    assert len(lines) == 2
    for line in lines:
        arguments = [str(EXAMPLES.parent / part) if part.startswith("examples/") else part for part in line[2:]]
        assert view(*arguments, cwd=tmp_path).returncode == 0
