"""The texts of many minutes on disk, for quoting from any of them at constant memory."""

from __future__ import annotations

from tempfile import TemporaryFile
from types import TracebackType
from typing import NamedTuple

from graph_loader.errors import OntologyError


class _Place(NamedTuple):
    offset: int
    width: int
    length: int


class TextStore:
    """Texts by id, in a temporary file of characters of fixed width. Use it in a `with`, which removes the file."""

    def __init__(self) -> None:
        self._file = TemporaryFile(prefix="graph-loader-texts-")  # noqa: SIM115  # closed by __exit__
        self._places: dict[str, _Place] = {}
        self._end = 0

    def __enter__(self) -> TextStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._places

    def add(self, identifier: str, text: str) -> None:
        """Keep a text. Raises UnicodeEncodeError on half of a surrogate pair."""
        # Two bytes hold every character but those beyond U+FFFF; a text with one of these takes four for each.
        width = 4 if text and max(text) > "\uffff" else 2
        self._file.seek(self._end)
        written = self._file.write(text.encode("utf-32-le" if width == 4 else "utf-16-le"))
        self._places[identifier] = _Place(self._end, width, len(text))
        self._end += written

    def length(self, identifier: str) -> int:
        """How many characters a text has."""
        return self._places[identifier].length

    def find(self, identifier: str) -> str | None:
        """A whole text; None when it is not there."""
        return self.slice(identifier, 0, self.length(identifier)) if identifier in self else None

    def slice(self, identifier: str, start: int, end: int) -> str:
        """The characters from start to end, in code points; bounds beyond the text are moved to its ends."""
        offset, width, length = self._places[identifier]
        start, end = max(0, min(start, length)), max(0, min(end, length))
        self._file.seek(offset + start * width)
        return self._file.read((end - start) * width).decode("utf-32-le" if width == 4 else "utf-16-le")

    def quote(self, identifier: str, start: int, end: int, context: int) -> tuple[str, str, str]:
        """The characters before, at and behind a place. Raises OntologyError when the place lies outside the text."""
        length = self.length(identifier)
        if not 0 <= start < end <= length:
            raise OntologyError(
                f"evidence {identifier}#char={start},{end} lies outside the text of {length} characters"
            )
        found = self.slice(identifier, start - context, end + context)
        first = start - max(0, start - context)
        return found[:first], found[first : first + end - start], found[first + end - start :]
