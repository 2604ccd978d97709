"""Plain text: UTF-8, else GB18030 (with GBK and GB2312), or UTF-16 with a byte order mark."""

from __future__ import annotations

import codecs
import re

from graph_loader.errors import ReadingError
from graph_loader.reading.content import Content

#: Bytes that no text in UTF-8 or GB18030 holds.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_COMMON = re.compile("[\u4e00-\u9fff，。、；：！？《》“”（）〔〕\\s\\x20-\\x7e０-９0-9—…·〇○]")
#: The hundred commonest characters of minutes and of modern Chinese: real text is full of them, noise decoded as GB18030 is not.
_FREQUENT = re.compile(
    "[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学"
    "法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天"
    "政府市县区长局关议第次办审同意次月日副委员务改建设工作项目]"
)
_SAMPLE = 20_000


def has_mark(data: bytes) -> bool:
    """Whether the bytes begin with a byte order mark, which only text has."""
    return data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def extract(data: bytes, name: str) -> Content:
    """The text without its byte order mark, and the encoding. Raises ReadingError for binary data and other encodings."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return Content(_decode(data, encoding, name), encoding)
    control = _BINARY.search(data[:_SAMPLE]) or _BINARY.search(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text, encoding = _decode_gb18030(data, name, error), "gb18030"
    else:
        encoding = "utf-8"
    # Single control characters stand in texts taken from PDF for page numbers; a file full of them is no text.
    if control and len(_BINARY.findall(data)) > max(20, len(data) // 200):
        raise ReadingError(f"{name}: this is binary data, not text; name a text file")
    return Content(text, encoding)


def _decode(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"{name}: damaged {encoding.removesuffix('-sig').upper()} at byte {error.start}; save it again as UTF-8"
        ) from None


def _decode_gb18030(data: bytes, name: str, utf8: UnicodeDecodeError) -> str:
    """GB18030, when the result reads like Chinese; most random bytes decode as rare characters, other encodings to nonsense."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    sample = text[:_SAMPLE]
    common = len(_COMMON.findall(sample))
    frequent = len(_FREQUENT.findall(sample))
    if text and common >= 0.9 * len(sample) and frequent >= 0.1 * len(sample):
        return text
    binary = len(_BINARY.findall(data[:_SAMPLE])) > max(3, len(data[:_SAMPLE]) // 100)
    if binary:
        raise ReadingError(f"{name}: this is binary data, not text; name a text file")
    raise ReadingError(
        f"{name}: neither UTF-8 (wrong at byte {utf8.start}) nor GB18030; save it as UTF-8 (iconv -f ENCODING -t UTF-8)"
    )
