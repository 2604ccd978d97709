"""IRIs of the export: readable, legal (RFC 3987), the same in every run.

A node is `…/data/<label>/<id>`, an edge `…/data/<class of the edge>/<hash of what identifies it>`, a place in the text
`…/data/Minutes/<id>#char=12,34` (RFC 5147). Of an id are kept: ASCII letters and digits, `- . _ ~ / @ :`, and the characters beyond
ASCII that RFC 3987 allows and that can be seen, such as 《县财政局》. All else is percent-encoded as UTF-8: blanks, `%`, `#`, `?`,
quotes, invisible and unassigned characters, and the dots of a segment `.` or `..`. Undoing the percent-encoding gives the id back.
"""

from __future__ import annotations

import hashlib
import json
import re
from urllib.parse import quote, unquote

from graph_loader.elements import Edge, NodeRef
from graph_loader.errors import ExportError

#: The ontology, the codes and the data. Not registered with w3id.org yet: names that will not change, not addresses that answer.
MG = "https://w3id.org/minutes-graph/ontology#"
CODES = "https://w3id.org/minutes-graph/codes/"
DATA = "https://w3id.org/minutes-graph/data/"

#: The named graph of the links that no document states by itself.
DERIVED = "derived"

#: The named graph of what people reported of tasks.
LEDGER = "ledger"

OA = "http://www.w3.org/ns/oa#"
XSD = "http://www.w3.org/2001/XMLSchema#"

#: RFC 3987 ucschar less characters that show nothing: blanks, fillers, joiners, direction marks, variation selectors. The ranges are
#: fixed, not taken from Python's Unicode tables, so that an IRI does not change with the version of Python.
_SEEN = (
    "\u00a1-\u00ac\u00ae-\u034e\u0350-\u061b\u061d-\u115e\u1161-\u167f\u1681-\u17b3\u17b6-\u180a\u1810-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u2070-\u27ff\u2801-\u2fff\u3001-\u3163\u3165-\ud7ff\uf900-\ufdcf\ufdf0-\ufdff"
    "\ufe10-\ufefe\uff00-\uff9f\uffa1-\uffef"
    "\U00010000-\U0001bc9f\U0001bca4-\U0001d172\U0001d17b-\U0001fffd"
    "\U00020000-\U0002fffd\U00030000-\U0003fffd"
)
_ENCODED = re.compile(rf"[^A-Za-z0-9\-._~/@:{_SEEN}]|(?<![^/])\.\.?(?![^/])")

_BASE = re.compile(
    rf"https?://[A-Za-z0-9\-._~:@\[\]{_SEEN}]+(?:/(?:[A-Za-z0-9\-._~@:/{_SEEN}]|%[0-9A-F]{{2}})*)?(?<=/)"
)

_escape = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def encode(identifier: str) -> str:
    """An id as the path of an IRI. Raises UnicodeEncodeError on half of a surrogate pair, which no text can hold."""
    return _ENCODED.sub(lambda found: quote(found[0], safe="").replace(".", "%2E"), identifier)


def check_base(base: str) -> str:
    """The namespace of the data, as given. Raises ExportError unless it is an absolute http(s) IRI that ends with a slash."""
    if not _BASE.fullmatch(base):
        raise ExportError(f"{base!r} is no namespace for data: give an address like https://data.example.org/minutes/")
    return base


def check_licence(licence: str) -> str:
    """The IRI of a licence, as given. Raises ExportError when it is none."""
    if not re.fullmatch(rf"[a-z][a-z0-9+.-]*:[A-Za-z0-9\-._~/@:?#%&=+{_SEEN}]+", licence):
        raise ExportError(
            f"{licence!r} is no IRI of a licence: give one like https://creativecommons.org/licenses/by/4.0/"
        )
    return licence


def node_iri(ref: NodeRef, base: str = DATA) -> str:
    return f"{base}{ref.label}/{encode(ref.id)}"


def graph_iri(minutes_id: str, base: str = DATA) -> str:
    """The named graph of what one document states."""
    return f"{base}graph/{minutes_id}"


def edge_hash(edge: Edge, key: tuple[str, ...]) -> str:
    """24 hexadecimal digits of the SHA-256 of type, ends and key: with 10 million edges, one chance in 10^15 that two are equal."""
    values = [edge.properties[name] for name in key]
    identity = _escape([edge.type, edge.start.label, edge.start.id, edge.end.label, edge.end.id, *values])
    return hashlib.sha256(identity.encode()).hexdigest()[:24]


def fragment_iri(minutes_id: str, start: int, end: int, base: str = DATA) -> str:
    """The place in the text from start to end, in code points, half-open."""
    return f"{base}Minutes/{minutes_id}#char={start},{end}"


def selector_iri(kind: str, minutes_id: str, start: int, end: int, base: str = DATA) -> str:
    """The selector of that kind (TextPositionSelector, TextQuoteSelector) of a place."""
    return f"{base}{kind}/{minutes_id}/{start}-{end}"


def local_name(term: str) -> str:
    """The name of a term of the ontology, without its namespace."""
    return term.removeprefix(MG)


def read_node_iri(found: str, base: str = DATA) -> NodeRef | None:
    """The label and id that `node_iri` made the IRI of; None when it is none of that base."""
    label, slash, identifier = found.removeprefix(base).partition("/")
    if not found.startswith(base) or not slash:
        return None
    return NodeRef(label, unquote(identifier))
