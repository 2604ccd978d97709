"""The shapes applied: conforms or not is asked of each graph first, the full report only where it does not."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph
from pyoxigraph import RdfFormat

from graph_loader.resources import data_folder
from graph_loader.validation.locate import Locator
from graph_loader.validation.unit import Unit
from graph_loader.validation.violation import Violation

if TYPE_CHECKING:
    import rdflib

SH = "http://www.w3.org/ns/shacl#"

#: The shapes graph: what follows from the ontology, and the rules written by hand.
SHAPE_FILES = ("shapes.ttl", "shapes-rules.ttl")


class Checker:
    """Checks one graph after the other against the shapes."""

    def __init__(self) -> None:
        import shifty

        self._engine: Any = shifty
        self._prepared = self._prepare()

    def _prepare(self, *more: bytes) -> Any:
        return self._engine.PreparedValidator([*shape_paths(), *more])

    def check(self, unit: Unit) -> list[Violation]:
        """What is wrong with it, in order; nothing when it conforms."""
        data = serialize(unit.triples)
        options: dict[str, Any] = {"infer": False, "graph_mode": "union"}
        # The background is looked up like the shapes graph. Its nodes are described elsewhere and checked there, not here.
        prepared = self._prepared if not unit.background else self._prepare(serialize(unit.background))
        elsewhere = {triple.subject.value for triple in unit.background}
        wrong = prepared.validate_algebra(data, **options).violations
        if all(one.focus_node[1:-1] in elsewhere for one in wrong):
            return []
        with _quiet():
            report = prepared.validate(data, **options)[1]
        found = (one for one in results(report) if one["focusNode"] not in elsewhere)
        locator = Locator(unit)
        return sorted((_violation(unit, one, locator) for one in found), key=lambda one: one.order)


@contextmanager
def _quiet() -> Iterator[None]:
    """rdflib, which holds the report, logs every literal that is none of its datatype: the report says so already."""
    logger = logging.getLogger("rdflib.term")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before


def shape_paths() -> list[Path]:
    """The files of the shapes graph."""
    return [data_folder("ontology") / name for name in SHAPE_FILES]


def serialize(triples: Iterable[Any]) -> bytes:
    """The triples as N-Triples."""
    out = io.BytesIO()
    pyoxigraph.serialize(triples, out, RdfFormat.N_TRIPLES)
    return out.getvalue()


def results(report: rdflib.Graph) -> Iterator[Mapping[str, Any]]:
    """The results of a validation report (https://www.w3.org/TR/shacl/#results-validation-result): property -> term in N-Triples."""
    from rdflib import BNode, URIRef

    for result in report.objects(None, URIRef(SH + "result")):
        found: dict[str, Any] = {}
        for name in ("focusNode", "sourceShape", "sourceConstraintComponent", "resultPath", "value"):
            term = report.value(result, URIRef(SH + name))
            found[name] = None if term is None else str(term) if isinstance(term, URIRef) else _literal(term)
            if isinstance(term, BNode) and name == "resultPath":
                found[name] = None  # no property of the node but one that leads to it
        yield found


def _literal(term: Any) -> str:
    """A literal or blank node as text; blank nodes have no name of their own."""
    from rdflib import BNode

    if isinstance(term, BNode):
        return "[]"
    text = pyoxigraph.Literal(
        str(term),
        language=term.language,
        datatype=pyoxigraph.NamedNode(str(term.datatype)) if term.datatype and not term.language else None,
    )
    return str(text)


def _violation(unit: Unit, found: Mapping[str, Any], locator: Locator) -> Violation:
    focus = found["focusNode"]
    place = locator.place(focus)
    return Violation(
        source=unit.source,
        document=locator.document(place),
        focus=focus,
        name=locator.name(focus),
        shape=found["sourceShape"],
        component=found["sourceConstraintComponent"],
        path=found["resultPath"],
        value=found["value"],
        messages=shape_messages().get(found["sourceShape"], {}),
        place=place,
    )


@cache
def shape_messages() -> Mapping[str, Mapping[str, str]]:
    """The message of each shape by language."""
    messages: dict[str, dict[str, str]] = {}
    for path in shape_paths():
        for quad in pyoxigraph.parse(path.read_bytes(), format=RdfFormat.TURTLE):
            if quad.predicate.value == SH + "message" and isinstance(quad.subject, pyoxigraph.NamedNode):
                messages.setdefault(quad.subject.value, {})[quad.object.language] = quad.object.value
    return messages
