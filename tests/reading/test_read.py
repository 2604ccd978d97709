"""Files to text: encodings, and clear refusals."""

from __future__ import annotations

import codecs
import io
import os
import random
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from graph_loader.errors import ReadingError
from graph_loader.reading import MAXIMUM_BYTES, read, read_bytes
from tests.graph.examples import EXAMPLES, example_names

TEXT = "望溪县人民政府常务会议纪要\r\n2024年5月6日上午，县长白远山主持召开县政府第12次常务会议，原则同意《望溪县河道管理办法》。\n"


def write(folder: Path, data: bytes, name: str = "纪要 一.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def zip_of(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("gb2312"), "gb18030"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
    ],
)
def test_the_text_is_the_same_in_every_encoding_and_unchanged(tmp_path: Path, data: bytes, encoding: str) -> None:
    document = read(write(tmp_path, data))
    assert document.text == TEXT
    assert document.encoding == encoding


def test_the_source_is_named_by_uri_and_content(tmp_path: Path) -> None:
    document = read(write(tmp_path, TEXT.encode()))
    assert document.uri == (tmp_path / "纪要 一.txt").as_uri()
    assert document.sha256 == read_bytes(TEXT.encode(), "standard input").sha256
    assert read_bytes(TEXT.encode(), "standard input").uri == "-"


def test_characters_beyond_the_first_plane_are_kept(tmp_path: Path) -> None:
    text = TEXT + "列席：王𬱖 李㐱"
    assert read(write(tmp_path, text.encode())).text == text
    assert read(write(tmp_path, text.encode("gb18030"))).text == text


def test_page_numbers_as_control_characters_are_kept(tmp_path: Path) -> None:
    text = TEXT + "\x0c— 3 —\x01\n"
    assert read(write(tmp_path, text.encode())).text == text


def test_every_example_is_read_alike_in_all_encodings() -> None:
    for name in example_names():
        data = (EXAMPLES / "minutes" / f"{name}.txt").read_bytes()
        text = data.decode()
        assert read_bytes(data, name).text == read_bytes(text.encode("gb18030"), name).text == text


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", codecs.BOM_UTF8 + b" \r\n\t", "the file is empty"),
        ("a.txt", b"\0" * 5000, "the file is empty"),
        ("a.txt", codecs.BOM_UTF16_LE + "　\n".encode("utf-16-le"), "no text"),
        ("a.txt", TEXT.encode("big5hkscs", errors="ignore"), "neither UTF-8 .* nor GB18030"),
        ("a.txt", TEXT.encode("utf-16-le"), "binary data"),
        ("a.txt", TEXT.encode("utf-32-le"), "binary data"),
        ("a.txt", "会議はあしたの午後に開かれます。".encode("shift_jis") * 20, "neither UTF-8 .* nor GB18030"),
        ("a.txt", codecs.BOM_UTF8 + TEXT.encode()[:-1] + b"\xff", "damaged UTF-8"),
        ("a.txt", b"PK\x03\x04rest", "damaged zip archive"),
        (
            "a.docx",
            zip_of("a.xml"),
            r"neither DOCX nor OFD, which cannot be read; supported: text .*Word \(\.docx.*Save it as text",
        ),
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture, which cannot be read"),
        ("a.doc", b"Rar!\x1a\x07" + bytes(50), "a RAR archive"),
        ("a.xml", b"<?xml version='1.0'?><a/>", "an XML document"),
        ("a.caj", b"HN\0\0" + bytes(50), r"a file \.caj, which cannot be read"),
        ("a.mht", b"MIME-Version: 1.0\r\n", "a web archive"),
        ("a.docx", bytes(range(256)) * 9, "binary data"),
        ("a.txt", bytes(range(256)) * 100, "binary data"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(name: str, data: bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=message) as error:
        read_bytes(data, name)
    assert str(error.value).startswith(f"{name}: ")


@pytest.mark.parametrize("suffix", [".doc", ".docx", ".pdf", ".ofd", ".txt", "", ".数据"])
def test_the_content_decides_not_the_suffix(suffix: str) -> None:
    assert read_bytes(TEXT.encode(), f"纪要{suffix}").media_type == "text/plain"
    page = f"<!-- 纪要 -->\n<!DOCTYPE html><p>{TEXT}".encode()
    assert read_bytes(page, f"纪要{suffix}").media_type == "text/html"


def test_only_whether_text_without_any_mark_is_a_page_depends_on_the_suffix() -> None:
    fragment = f"{TEXT}<br>甲".encode()
    assert read_bytes(fragment, "纪要.htm").text.endswith("\n甲\n")
    assert read_bytes(fragment, "纪要.txt").text.endswith("<br>甲")


def test_noise_of_any_size_is_refused() -> None:
    noise = random.Random(3)  # noqa: S311 - repeatable noise, no secret
    for size in (8, 50, 300, 5_000, 200_000):
        for _ in range(20):
            with pytest.raises(ReadingError):
                read_bytes(noise.randbytes(size), "noise.txt")


def test_a_file_that_is_too_large_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "noise.txt"
    with path.open("wb") as file:
        for _ in range(50):
            file.write(os.urandom(1_000_000))
    tracemalloc.start()
    started = time.monotonic()
    with pytest.raises(ReadingError, match=r"noise.txt: 50 MB are too large for minutes \(at most 20 MB\)"):
        read(path)
    assert time.monotonic() - started < 1
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()
    with pytest.raises(ReadingError, match="too large"):
        read_bytes(b"a" * (MAXIMUM_BYTES + 1), "standard input")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="there is no such file"):
        read(tmp_path / "missing.txt")
    with pytest.raises(ReadingError, match="this is a folder"):
        read(tmp_path)
    with pytest.raises(ReadingError, match="no regular file"):
        read("/dev/null")
    with pytest.raises(ReadingError):
        read("a\0b.txt")


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, TEXT.encode())
    path.chmod(0)
    if os.geteuid() == 0:  # root may read everything: let the system say no in its place
        monkeypatch.setattr(Path, "open", _refuse)
    with pytest.raises(ReadingError, match="no permission to read it"):
        read(path)


def _refuse(*_: object) -> None:
    raise PermissionError(13, "Permission denied")
