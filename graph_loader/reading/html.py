"""Web pages: the text as a browser shows it, without menus; the fields of the page as metadata.

The whole text is kept in its order: what stands around the minutes is noise that extraction knows. Only blocks that consist of
links and stand outside of the main content are dropped.
"""

from __future__ import annotations

import codecs
import re

from graph_loader.errors import ReadingError
from graph_loader.reading import text as plain
from graph_loader.reading.content import Content
from graph_loader.reading.html_lines import LineBuilder, count_letters
from graph_loader.reading.table import Line, is_field_label

_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,4000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|style|script|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CHUNK = 1 << 16
#: The main content is the smallest element with this share of all text that is no link, in so many lines at least.
_MAIN_SHARE, _MAIN_LINES = 0.8, 3
#: A line outside of the main content with this share of links is a menu or a list of other pages.
_LINK_SHARE = 0.7
_FIELD = re.compile(r"(?P<label>[\u4e00-\u9fff\s]{2,12})[：:]\s*(?P<value>.{1,200})")


def matches(data: bytes) -> bool:
    """Whether the bytes begin as a web page does."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = data[: 2 * _CHUNK & ~1].decode("utf-16", "ignore").encode()
    else:
        head = data[:_CHUNK]
    return _MARKUP.match(head) is not None


def extract(data: bytes, name: str) -> Content:
    """The text of a page, its encoding, and the fields it states about itself. Raises ReadingError."""
    markup, encoding = decode(data, name)
    page = _parse(markup, name, keep_hidden=False)
    shown = sum(count_letters(line.text) for line in page.lines)
    if page.hidden > shown:
        # Some pages hide their article until a script shows it.
        page = _parse(markup, name, keep_hidden=True)
    lines = _without_menus(page)
    if not lines:
        raise ReadingError(
            f"{name}: there is no text in this page (pictures, or text that a script fetches); save it from the browser as text"
        )
    metadata = {key: " ".join(value.split()) for key, value in page.metadata.items()}
    metadata = {key: value for key, value in metadata.items() if value and (key != "url" or value.startswith("http"))}
    for line in lines:
        field = _FIELD.fullmatch(line.text)
        if field and is_field_label(field["label"]):
            metadata.setdefault(re.sub(r"\s", "", field["label"]), field["value"].strip())
    return Content("\n".join(line.text for line in lines) + "\n", encoding, metadata)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The characters of a page and the encoding: by its byte order mark, else UTF-8 if it is, else as the page says, else GB18030.

    Raises ReadingError when more than single bytes make no sense.
    """
    if plain.has_mark(data):
        found = plain.extract(data, name)
        return found.text, found.encoding or ""
    declared = _CHARSET.search(data[:4096])
    candidates = ["utf-8", "gb18030"]
    if declared and (encoding := _known_encoding(declared[1].decode("ascii", "ignore"))) not in {None, *candidates}:
        candidates.insert(1, str(encoding))
    for candidate in candidates:
        try:
            return data.decode(candidate), candidate
        except UnicodeDecodeError:
            continue
    # Descriptions cut in the middle of a character by the site's own program are common: the rest of the page is sound.
    best = min(((data.decode(one, "replace"), one) for one in candidates), key=lambda pair: pair[0].count("\ufffd"))
    if best[0].count("\ufffd") > 3 + len(best[0]) // 2000:
        raise ReadingError(f"{name}: the encoding of this page is neither UTF-8 nor GB18030; save it as UTF-8")
    return best


def _known_encoding(declared: str) -> str | None:
    try:
        found = codecs.lookup(declared).name
    except LookupError:
        return None
    # GB 2312 and GBK are parts of GB 18030, and pages that declare them use its characters.
    return "gb18030" if found in {"gb2312", "gbk", "hz"} else found


def _parse(markup: str, name: str, *, keep_hidden: bool) -> LineBuilder:
    from lxml import etree

    builder = LineBuilder(keep_hidden=keep_hidden)
    parser = etree.HTMLParser(target=builder, huge_tree=True, encoding="utf-8")
    data = markup.replace("\0", "").encode("utf-8", "surrogatepass")
    try:
        for begin in range(0, len(data), _CHUNK):
            parser.feed(data[begin : begin + _CHUNK])
        parser.close()
    except (etree.LxmlError, ReadingError) as error:
        raise ReadingError(f"{name}: this page cannot be read ({error}); save it from the browser as text") from None
    fatal = [entry for entry in parser.error_log if entry.level_name == "FATAL"]
    if fatal:
        raise ReadingError(f"{name}: this page cannot be read ({fatal[0].message}); save it from the browser as text")
    return builder


def _without_menus(page: LineBuilder) -> list[Line]:
    """The lines but for those that are links and stand outside of the main content."""
    weights = [0] * len(page.parents)
    counts = [0] * len(page.parents)
    for line in page.lines:
        weights[line.element] += count_letters(line.text) - line.links
        counts[line.element] += 1
    for number in range(len(weights) - 1, 0, -1):
        weights[page.parents[number]] += weights[number]
        counts[page.parents[number]] += counts[number]
    # Numbers grow inwards, and elements with most of the text lie in each other: the last one is the innermost. A single long
    # paragraph is not the whole article: what stands beside it belongs to it.
    main = max(
        (n for n, weight in enumerate(weights) if weight >= _MAIN_SHARE * weights[0] and counts[n] >= _MAIN_LINES),
        default=0,
    )
    last = page.ends[main] if page.ends else 0
    return [
        line
        for line in page.lines
        if main <= line.element <= last or not line.links or line.links < _LINK_SHARE * count_letters(line.text)
    ]
