"""Old Word, WPS, RTF and OpenDocument through a real LibreOffice; without one, an error that says so."""

from __future__ import annotations

import io
import os
import subprocess
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph_loader.errors import ReadingError
from graph_loader.extraction import extract
from graph_loader.reading import office, read, read_bytes
from tests.reading.rendering import differences, expected_values, paragraphs, values
from tests.reading.rendering.word import render_document, render_numbered

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NAME = "wangxi-2020-07-15"
NUMBERED = "anlan-2018-11-26"


@pytest.fixture(scope="module")
def program() -> str:
    found = office.find_program()
    if found is None:
        reason = "LibreOffice is missing: apt install libreoffice-writer-nogui"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="module")
def converted(program: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two examples as .doc, .rtf and .odt, written by LibreOffice."""
    folder = tmp_path_factory.mktemp("旧 格式")
    for name, data in (
        ("plain", render_document(paragraphs(NAME))),
        ("numbered", render_numbered(paragraphs(NUMBERED))),
    ):
        (folder / f"{name}.docx").write_bytes(data)
    profile = tmp_path_factory.mktemp("profile").as_uri()
    for form in ("doc:MS Word 97", "rtf", "odt"):
        sources = [str(folder / f"{name}.docx") for name in ("plain", "numbered")]
        command = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            *sources,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    (folder / "plain.wps").write_bytes((folder / "plain.doc").read_bytes())
    return folder


@pytest.mark.parametrize(
    ("file", "media_type"),
    [
        ("plain.doc", "application/msword"),
        ("plain.wps", "application/msword"),
        ("plain.rtf", "application/rtf"),
        ("plain.odt", "application/vnd.oasis.opendocument.text"),
        ("numbered.doc", "application/msword"),
        ("numbered.odt", "application/vnd.oasis.opendocument.text"),
    ],
)
def test_the_record_is_that_of_the_text(converted: Path, file: str, media_type: str) -> None:
    document = read(converted / file)
    assert document.media_type == media_type
    expected = expected_values(NAME if file.startswith("plain") else NUMBERED)
    assert differences(values(extract(document)), expected) == []


def test_several_documents_can_be_converted_at_once(converted: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        texts = {document.text for document in pool.map(read, [converted / "plain.doc"] * 3)}
    assert len(texts) == 1


def test_without_libreoffice_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    data = COMPOUND + "WordDocument".encode("utf-16-le") + bytes(500)
    with pytest.raises(ReadingError, match=r"^纪要.doc: .*install it .*libreoffice-writer-nogui.*\.docx"):
        read_bytes(data, "纪要.doc")


def test_without_a_folder_for_temporary_files_the_error_says_so(
    program: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    with pytest.raises(ReadingError, match=r"^a.rtf: LibreOffice cannot be used .*TMPDIR"):
        read_bytes(b"{\\rtf1 hello}", "a.rtf")


@pytest.mark.parametrize(
    ("stream", "message"),
    [
        ("EncryptedPackage", "protected by a password"),
        ("Workbook", "a table of Excel"),
        ("PowerPoint Document", "slides of PowerPoint"),
        ("Nothing", "no document of Word or WPS"),
    ],
)
def test_other_compound_files_are_told_apart(stream: str, message: str) -> None:
    with pytest.raises(ReadingError, match=f"^a.doc: .*{message}"):
        read_bytes(COMPOUND + bytes(600) + stream.encode("utf-16-le"), "a.doc")


def test_a_damaged_document_is_refused(converted: Path) -> None:
    data = (converted / "plain.doc").read_bytes()
    at = data.find("WordDocument".encode("utf-16-le"))
    with pytest.raises(ReadingError, match=r"^a.doc: .*(LibreOffice cannot read it|no text)"):
        read_bytes(data[:1024] + data[at : at + 24], "a.doc")


def test_a_document_that_takes_too_long_is_given_up_and_nothing_is_left_behind(
    program: str, converted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(ReadingError, match=r"^a.doc: LibreOffice took longer than 0 seconds"):
        office.convert((converted / "plain.doc").read_bytes(), "a.doc", program, time_limit=0.2)
    assert list(tmp_path.iterdir()) == []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            assert str(tmp_path).encode() not in process.read_bytes()
        except OSError:  # it ended meanwhile
            continue


def test_nothing_is_fetched_from_the_network(program: str) -> None:
    fetched: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            fetched.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - named by http.server

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by http.server
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        office.convert(_with_linked_picture(f"http://127.0.0.1:{server.server_port}/picture.png"), "a.odt", program)
        server.shutdown()
    assert fetched == []


def _with_linked_picture(address: str) -> bytes:
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"))
    )
    picture = f'<draw:image xlink:href="{address}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
    content = (
        f'<office:document-content {names} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body><office:text>'
        f'<text:p>会议<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">{picture}</draw:frame></text:p>'
        "</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", kind)
        file.writestr("META-INF/manifest.xml", manifest)
        file.writestr("content.xml", content)
    return stream.getvalue()
