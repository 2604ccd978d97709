"""SPARQL over the graph as RDF, in pyoxigraph: in memory or in a folder, reading only, with a time limit.

Queries see all named graphs at once; `GRAPH ?g { … }` tells which document states what.
"""

from __future__ import annotations

import multiprocessing
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from graph_loader.elements import Edge, Node
from graph_loader.errors import QueryError
from graph_loader.export.iri import XSD
from graph_loader.export.prefixes import NAMESPACES
from graph_loader.export.rdf import FORMATS, WITH_GRAPHS
from graph_loader.export.statements import Writer
from graph_loader.export.texts import TextStore
from graph_loader.export.triples import as_quads
from graph_loader.graph import ontology
from graph_loader.querying.run import Table

#: The prefixes every query may use without declaring them.
PREFIXES = {name: NAMESPACES[name] for name in ("mg", "code", "oa", "rdf", "rdfs", "xsd", "prov", "dcat", "dcterms")}


#: What may hold any words without being SPARQL itself: comments, strings and IRIs.
_QUOTED = re.compile(
    r"""#[^\n\r]*|\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''"""
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|<[^<>"{}|^`\x00-\x20]*>""",
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![\w?$:.\-])SERVICE(?![\w:\-])", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)

#: Of what the parser would have taken, so many characters are told.
_TOLD = 160


def open_store(folder: Path | None) -> Store:
    """A store in a folder, made when it is not there, or in memory. Raises QueryError when the folder cannot be used."""
    try:
        return Store(str(folder)) if folder else Store()
    except OSError as error:
        raise QueryError(f"{folder} cannot be used as a store: {error}") from error


def _open_for_reading(folder: Path) -> Store:
    try:
        return Store.read_only(str(folder))
    except OSError as error:
        raise QueryError(f"{folder} cannot be read as a store: {error}") from error


def add_elements(store: Store, elements: Iterable[Node | Edge]) -> None:
    """Put nodes and edges into a store."""
    with TextStore() as texts:
        store.bulk_extend(as_quads(Writer(ontology.load(), texts).statements(elements)))


def add_file(store: Store, stream: BinaryIO, format_: str, name: str) -> None:
    """Put a file of RDF into a store. Raises QueryError when it cannot be read to its end; an in-memory store is then useless."""
    try:
        store.bulk_load(stream, format=FORMATS[format_])
    except (SyntaxError, ValueError, OSError, EOFError) as error:
        raise QueryError(f"{name}: cannot be read as {format_}: {error}") from error


def ask(
    store: Store | Path, text: str, parameters: Mapping[str, Any] | None = None, *, limit: int | None = None,
    timeout: float | None = None, graph_format: str | None = "turtle",
) -> Table | bytes:  # fmt: skip
    """The answer to a query: a table for SELECT and ASK, RDF for CONSTRUCT and DESCRIBE.

    store: the triples, in memory, or the folder of a store, which nobody has open for writing.
    parameters: see `with_values`. graph_format: how RDF is written, one of `export.rdf.FORMATS` (JSON-LD in expanded form); None for
    a table of its triples. limit: rows at most. timeout: seconds, after which the query is ended; None for none. Raises
    QueryError for bad syntax, for what would change data (an update is no query) and when it takes too long.
    """

    answer = partial(_answer, store, text, parameters or {}, limit, graph_format)
    return _within(timeout, answer, "fork" if isinstance(store, Store) else "spawn") if timeout else answer()


def with_values(text: str, parameters: Mapping[str, Any]) -> str:
    """A query of the library with other values than those that stand in it: in its line `VALUES (?p_name …) { (value …) }`, which may
    stand several times, the same.

    SPARQL has no parameters; the values are written as escaped literals. Raises QueryError when the names differ.
    """
    lines = {line.strip() for line in text.splitlines() if line.lstrip().startswith("VALUES (")}
    line = lines.pop() if len(lines) == 1 else ""
    names = re.findall(r"\?p_(\w+)", line.partition(")")[0])
    if sorted(names) != sorted(parameters) or not line:
        raise QueryError(f"the query needs a line VALUES with its parameters: {', '.join(parameters)}")
    columns, values = " ".join(f"?p_{name}" for name in names), " ".join(_source(parameters[name]) for name in names)
    return text.replace(line, f"VALUES ({columns}) {{ ({values}) }}")


def _answer(
    store: Store | Path, text: str, parameters: Mapping[str, Any], limit: int | None, graph_format: str | None
) -> Table | bytes:
    if isinstance(store, Path):
        store = _open_for_reading(store)
    text = with_values(text, parameters) if parameters else text
    _refuse_network(text)
    try:
        found: Any = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
        if isinstance(found, pyoxigraph.QueryBoolean):
            return Table(("answer",), [(bool(found),)])
        if isinstance(found, pyoxigraph.QueryTriples):
            if graph_format is not None:
                return _write_graph(found, graph_format)
            columns: tuple[str, ...] = ("subject", "predicate", "object")
        else:
            columns = tuple(variable.value for variable in found.variables)
        rows: list[tuple[Any, ...]] = []
        for solution in found:
            if limit is not None and len(rows) == limit:
                return Table(columns, rows, truncated=True)
            rows.append(tuple(map(_plain, solution)))
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the query cannot be run: {_explain(str(error), text)}") from error
    return Table(columns, rows)


def _write_graph(found: Iterable[Triple], name: str) -> bytes:
    """The triples in one of FORMATS, each once and in the order of their terms: engines give them in any order, some repeatedly."""
    terms: Any = sorted(set(found), key=str)
    if name in WITH_GRAPHS:
        terms = (Quad(one.subject, one.predicate, one.object) for one in terms)
    return pyoxigraph.serialize(terms, format=FORMATS[name], prefixes=PREFIXES) or b""


def _refuse_network(text: str) -> None:
    """Raises QueryError on SERVICE: the engine would send parts of the query, with data in it, to another computer."""
    decoded = _ESCAPE.sub(lambda found: chr(min(int(found[1] or found[2], 16), 0x10FFFF)), text)
    if any(_SERVICE.search(_QUOTED.sub(" ", one)) for one in (text, decoded)):
        raise QueryError(
            "the query cannot be run: SERVICE would ask another computer; load its data with --store instead"
        )


def _explain(message: str, text: str) -> str:
    """The place of a syntax error with its line and a mark below it, and what is wrong in few words."""
    found = _PLACE.fullmatch(message)
    if found is None:
        return message
    line, column, told = int(found[1]), int(found[2]), " ".join(found[3].split())
    if "Prefix not found" in told:
        told = f"a prefix is not declared: write PREFIX name: <address>, or use {', '.join(f'{name}:' for name in PREFIXES)}"
    lines = text.splitlines()
    shown = lines[line - 1] if 0 < line <= len(lines) else ""
    told = told if len(told) <= _TOLD else told[:_TOLD].rsplit(" ", 1)[0] + " …"
    return f"line {line}, column {column}: {told}\n  {shown}\n  {' ' * (column - 1)}^"


def _within(seconds: float, work: Callable[[], Table | bytes], start: str) -> Table | bytes:
    """The result of some work, done in a process of its own that is ended when it takes longer: the engine cannot be interrupted.

    start: "fork" for triples in memory, which the process takes over; "spawn" for a folder, whose engine has threads of its own: a
    process forked while one of them holds a lock would wait for ever.
    """
    context: Any = multiprocessing.get_context(start)
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, work), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise QueryError(f"the query took longer than {seconds:g} seconds: narrow it, or allow more with --timeout")
        result = receiver.recv()
    except EOFError:
        raise QueryError("the query ended without an answer (out of memory?): narrow it") from None
    finally:
        process.kill()
        process.join()
        receiver.close()
    if isinstance(result, QueryError):
        raise result
    assert isinstance(result, Table | bytes)  # noqa: S101
    return result


def _send(sender: Connection, work: Callable[[], Table | bytes]) -> None:
    try:
        sender.send(work())
    except QueryError as error:
        sender.send(error)


def _source(value: Any) -> str:
    """A value as SPARQL source text, as people write it: text and days quoted and escaped, numbers and truth values bare."""
    if isinstance(value, date):
        return str(Literal(value.isoformat(), datatype=NamedNode(XSD + "date")))
    literal = Literal(value)
    return literal.value if isinstance(value, bool | int) else str(literal)


def _plain(term: Any) -> Any:
    """A term as a plain value: IRIs and text as text, numbers, truth values and days as Python's own."""
    if not isinstance(term, Literal):
        return None if term is None else getattr(term, "value", str(term))
    kind = term.datatype.value.removeprefix(XSD)
    try:
        if kind in {"integer", "nonNegativeInteger", "int", "long"}:
            return int(term.value)
        if kind in {"decimal", "double", "float"}:
            return float(term.value)
        if kind == "boolean":
            return term.value in {"true", "1"}
        return date.fromisoformat(term.value) if kind == "date" else term.value
    except ValueError:  # an ill-typed literal of foreign data
        return term.value
