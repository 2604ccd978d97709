"""The two sides of a candidate: what the graph knows of each node, and the sentences of the minutes that name it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from graph_loader.elements import NodeRef
from graph_loader.review.candidates import Candidate

if TYPE_CHECKING:
    from neo4j import Driver, Record

#: Characters of the text that are fetched on each side of the words, and that are shown of a long list.
_FETCHED = 300
_BEFORE, _AFTER = 50, 70

_SENTENCE_END = re.compile(r"[。！？；]|\r?\n[ \t\u3000]*\r?\n")
_BLANKS = re.compile(r"[\s\u200b\u2060\ufeff]+")

#: What tells a node apart, in the order in which it is shown.
_FACTS = ("unit", "kind", "document_numbers", "names_as_written", "titles_as_written", "stated_ids")


class Place(NamedTuple):
    """Where minutes name a node: what they are called, the day of the meeting, and the words with those around them; runs of
    white space are one blank, which parts the names of lists."""

    minutes: str
    title: str
    day: date | None
    before: str
    words: str
    after: str

    @property
    def sentence(self) -> str:
        return self.before + self.words + self.after

    @property
    def heading(self) -> str:
        """The meeting and its day, as people call it."""
        return f"{self.day.isoformat()} {self.title}" if self.day else self.title


class Side(NamedTuple):
    """A node. facts: names of properties -> what the graph knows. minutes: how many name it, from the first day to the last. places: the
    first and the last that do, and the first that names both sides."""

    ref: NodeRef
    name: str
    facts: Mapping[str, tuple[str, ...]]
    minutes: int
    first: date | None
    last: date | None
    places: tuple[Place, ...]


class Comparison(NamedTuple):
    """Both sides of a candidate. together: in how many minutes both are named; together_in: the first of these."""

    candidate: Candidate
    one: Side
    other: Side
    together: int
    together_in: str


_SIDE = """
    MATCH (n:%(label)s {id: $id})
    CALL (n) {
      MATCH (n)<-[mention:MENTIONS]-(minutes:Minutes)
      OPTIONAL MATCH (minutes)-[:RECORDS]->(meeting:Meeting)
      WITH minutes.id AS minutes, meeting.date AS day, mention.evidence[0] AS place
      ORDER BY day, minutes, place
      RETURN count(DISTINCT minutes) AS count, min(day) AS first, max(day) AS last, collect(place) AS places
    }
    CALL (n) {
      OPTIONAL MATCH (n)-[service:SERVES_IN]->(body:Organization)
      WITH DISTINCT body.name + CASE service.post WHEN '' THEN '' ELSE ' ' + service.post END AS post ORDER BY post
      RETURN collect(post) AS posts
    }
    RETURN properties(n) AS properties, posts, count, first, last, places[0] AS first_place, places[-1] AS last_place
    """

_TOGETHER = """
    MATCH (:%(label)s {id: $one})<-[first:MENTIONS]-(minutes:Minutes)-[second:MENTIONS]->(:%(label)s {id: $other})
    OPTIONAL MATCH (minutes)-[:RECORDS]->(meeting:Meeting)
    WITH minutes.id AS minutes, meeting.date AS day, first.evidence[0] AS one, second.evidence[0] AS other ORDER BY day, minutes
    RETURN count(DISTINCT minutes) AS count, collect(one)[0] AS one, collect(other)[0] AS other
    """

_PLACES = """
    UNWIND $fragments AS fragment
    WITH fragment, split(fragment, '#char=') AS place
    WITH fragment, place[0] AS id, [offset IN split(place[1], ',') | toInteger(offset)] AS span
    MATCH (minutes:Minutes {id: id})
    OPTIONAL MATCH (minutes)-[:RECORDS]->(meeting:Meeting)
    WITH fragment, minutes, meeting, span, CASE WHEN span[0] > $fetched THEN span[0] - $fetched ELSE 0 END AS start
    RETURN fragment, minutes.id AS minutes, coalesce(meeting.title, minutes.title, minutes.id) AS title, meeting.date AS day,
           substring(minutes.text, start, span[0] - start) AS before,
           substring(minutes.text, span[0], span[1] - span[0]) AS words,
           substring(minutes.text, span[1], $fetched) AS after
    """


def compare(driver: Driver, candidate: Candidate, database: str | None = None) -> Comparison:
    """Look up both sides of a candidate. Raises the driver's errors."""
    label = {"label": candidate.one.label}
    with driver.session(database=database, default_access_mode="READ") as session:
        rows = [session.run(_SIDE % label, id=ref.id).single() for ref in candidate.pair]
        together = session.run(_TOGETHER % label, one=candidate.one.id, other=candidate.other.id).single(strict=True)
        wanted = [
            list(dict.fromkeys(filter(None, (*((row["first_place"], row["last_place"]) if row else ()), shared))))
            for row, shared in zip(rows, (together["one"], together["other"]), strict=True)
        ]
        fragments = [fragment for fragments in wanted for fragment in fragments]
        found = {
            row["fragment"]: _read_place(row) for row in session.run(_PLACES, fragments=fragments, fetched=_FETCHED)
        }
    one, other = (
        _read_side(ref, row, [found[fragment] for fragment in fragments if fragment in found])
        for ref, row, fragments in zip(candidate.pair, rows, wanted, strict=True)
    )
    in_both = found.get(together["one"]) if together["count"] else None
    return Comparison(candidate, one, other, together["count"], in_both.heading if in_both else "")


def _read_side(ref: NodeRef, row: Record | None, places: list[Place]) -> Side:
    if row is None:  # gone since the candidates were read
        return Side(ref, ref.id, {}, 0, None, None, ())
    properties: dict[str, Any] = row["properties"]
    facts: dict[str, tuple[str, ...]] = {}
    for name in _FACTS:
        if value := properties.get(name):
            facts[name] = tuple(value) if isinstance(value, list) else (str(value),)
    if row["posts"]:
        facts["serves in"] = tuple(row["posts"])
    by_day = sorted(dict.fromkeys(places), key=lambda place: (place.day or date.max, place.minutes))
    name = str(properties.get("name") or properties.get("title") or ref.id)
    return Side(ref, name, facts, row["count"], _day(row["first"]), _day(row["last"]), tuple(by_day))


def _read_place(row: Record) -> Place:
    before = _SENTENCE_END.split(row["before"])[-1]
    after = row["after"]
    if end := _SENTENCE_END.search(after):
        after = after[: end.start() + (1 if not end.group()[0].isspace() else 0)]
    before, after = _BLANKS.sub(" ", before).lstrip(), _BLANKS.sub(" ", after).rstrip()
    return Place(
        row["minutes"],
        row["title"],
        _day(row["day"]),
        f"…{before[-_BEFORE:]}" if len(before) > _BEFORE else before,
        _BLANKS.sub(" ", row["words"]),
        f"{after[:_AFTER]}…" if len(after) > _AFTER else after,
    )


def _day(value: Any) -> date | None:
    return value.to_native() if value is not None else None
