"""The graph of one real, fully annotated document in Neo4j: exactly the nodes and edges its gold record implies.

The counts are worked out by hand from the gold record. How finely a sentence is cut into actions is free: the gold's 40 required
assignments stand in 20 clauses, each of which is one task.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from graph_loader.loading import load
from graph_loader.resolution.titles import normalise_title

NAME = "00-suzhou-2020-03-16"

LABELS = {
    "Minutes": 1,
    "Meeting": 1,
    "AgendaItem": 6,
    "Decision": 6,
    "Task": 32,  # 12 follow-ups; clauses with a subject: 3, 5, 3, 4, 3 and 2 in the six items
    "PolicyDocument": 9,  # 8 deliberated, 1 cited
    "Organization": 67,
    "Department": 28,  # 26 in the list of attendees, the office of the government, its inspection office
    "PartyBody": 8,  # 7 named, and the committee that they are part of
    "MassOrganization": 7,
    "LocalGovernment": 10,  # the city's own, 8 that attend, the province above
    "VerticalAgency": 6,
    "Enterprise": 3,
    "Zone": 3,
    "Court": 2,  # a court and a procuratorate; 28 + 8 + 7 + 10 + 6 + 3 + 3 + 2 = 67
    "Group": 5,  # 3 told to do something, 2 on the distribution list
    "Official": 80,
    "LoadRun": 1,
    "LoadLock": 1,
    "StatedElements": 1,
}

TYPES = {
    "RECORDS": 1,
    "ISSUED_BY": 1,
    "DISTRIBUTED_TO": 5,
    "MENTIONS": 206,  # every node but the minutes: 1 + 6 + 6 + 32 + 9 + 67 + 5 + 80
    "HAS_ITEM": 6,
    "ATTENDED": 81,  # 80 people and an organization without a person
    "SERVES_IN": 61,  # the mayor by his post; 10 present less him, 9 without a unit and the recorder have none
    "REVIEWS": 8,
    "ABOUT": 8,
    "CITES": 1,
    "RESULTED_IN": 6,
    "ARISES_FROM": 32,
    "ASSIGNED_TO": 47,  # follow-ups: 12 less the one without a subject; clauses by item: 6 + 9 + 5 + 8 + 6 + 2
    "CONCERNS": 28,  # decisions 8; follow-ups 2 steps each for 8 documents; titles in clauses 4
    "THEN": 6,
    "SUBMITTED_TO": 3,
    "IN_NAME_OF": 1,
    "PART_OF": 44,  # 28 departments, 8 places below, the city itself, 7 bodies of the party committee
    "LOADED": 1,
}


@pytest.fixture
def gold(corpus: Path, driver: Driver) -> dict[str, Any]:
    """The gold record, its text loaded."""
    report = load([corpus / "texts" / f"{NAME}.txt"], driver)
    assert report.failures == []
    found: dict[str, Any] = json.loads((corpus / "gold" / f"{NAME}.json").read_text(encoding="utf-8"))
    return found


def ask(driver: Driver, query: str) -> list[list[Any]]:
    return [list(record.values()) for record in driver.execute_query(query).records]


def test_counts_by_label_and_type(gold: dict[str, Any], driver: Driver) -> None:
    labels = dict(ask(driver, "MATCH (n) UNWIND labels(n) AS label RETURN label, count(*)"))
    types = dict(ask(driver, "MATCH ()-[e]->() RETURN type(e), count(*)"))
    assert labels == LABELS
    assert types == TYPES


def test_the_minutes_and_the_meeting(gold: dict[str, Any], driver: Driver) -> None:
    ((minutes, meeting),) = ask(driver, "MATCH (d:Minutes)-[:RECORDS]->(m:Meeting) RETURN d{.*}, m{.*}")
    document, facts = gold["document"], gold["meeting"]
    for name in ("title", "document_number", "disclosure"):
        assert minutes[name] == document[name]
    assert minutes["issued"].to_native() == date.fromisoformat(document["issued"])
    for name in ("series", "number", "number_value", "time_of_day"):
        assert meeting[name] == facts[name]
    assert meeting["date"].to_native() == date.fromisoformat(facts["date"])
    assert "term" not in meeting
    assert meeting["id"] == f"{minutes['government']}/{facts['series']}/{facts['date']}"
    ((issuer,),) = ask(driver, "MATCH (:Minutes)-[:ISSUED_BY]->(o) RETURN o.names_as_written")
    assert document["issuer"] in issuer


def test_everyone_who_attended_and_for_whom(gold: dict[str, Any], driver: Driver) -> None:
    rows = ask(
        driver,
        "MATCH (a:Official|Organization)-[e:ATTENDED]->(:Meeting) "
        "RETURN CASE WHEN a:Official THEN a.name END, e.role, e.organization, e.post",
    )
    expected = [[one["name"], one["role"], one["organization"] or "", one["post"] or ""] for one in gold["attendees"]]
    assert sorted(map(str, rows)) == sorted(map(str, expected))
    served = ask(driver, "MATCH (a:Official)-[e:SERVES_IN]->(o) RETURN a.name, o.names_as_written, e.basis, e.post")
    for name, written, basis, post in served:
        unit = "organization" if basis == "stated" else "post"  # 市长 tells the unit by itself
        assert any(
            one["name"] == name and one[unit] in (written if basis == "stated" else [post]) for one in gold["attendees"]
        )


def test_what_was_reviewed_and_decided(gold: dict[str, Any], driver: Driver) -> None:
    rows = ask(
        driver,
        "MATCH (i:AgendaItem)-[:RESULTED_IN]->(d:Decision)-[:CONCERNS]->(p:PolicyDocument) "
        "MATCH (:Meeting)-[r:REVIEWS {item: i.position}]->(p) "
        "RETURN i.number, d.verdict, r.verdict, r.kind, r.title",
    )
    expected = [
        [one["agenda"], one["verdict"], one["verdict"], "deliberate", title]
        for one in gold["decisions"]
        for title in one["policies"]
    ]
    assert sorted(rows) == sorted(expected)
    cited = ask(driver, "MATCH (:AgendaItem)-[:CITES]->(p:PolicyDocument) RETURN p.title")
    assert cited == [[one["title"]] for one in gold["policy_documents"] if one["status"] == "cited"]
    titles = ask(driver, "MATCH (p:PolicyDocument) RETURN p.id, p.title")
    assert {identifier.partition("/")[2] for identifier, _ in titles} == {
        normalise_title(one["title"]) for one in gold["policy_documents"]
    }


def test_the_chains_of_what_happens_next(gold: dict[str, Any], driver: Driver) -> None:
    rows = ask(
        driver,
        """
        MATCH (first:Task)-[:THEN]->(next:Task)-[:ARISES_FROM]->(i:AgendaItem)
        OPTIONAL MATCH (first)-[:ASSIGNED_TO]->(reviser)
        OPTIONAL MATCH (next)-[:ASSIGNED_TO]->(actor)
        OPTIONAL MATCH (next)-[:SUBMITTED_TO]->(body)
        OPTIONAL MATCH (next)-[:IN_NAME_OF]->(name)
        RETURN i.number, first.kind, reviser.names_as_written, next.kind, actor.names_as_written,
               body.names_as_written, name.names_as_written
        """,
    )
    found = {row[0]: row[1:] for row in rows}
    steps: dict[str, list[dict[str, Any]]] = {}
    for step in gold["follow_ups"]:
        steps.setdefault(step["agenda"], []).append(step)
    assert found.keys() == steps.keys()
    for item, (revise, then) in steps.items():
        kind, reviser, next_kind, *others = found[item]
        assert (kind, next_kind) == (revise["action"], then["action"])
        assert revise["actor"] in reviser
        for written, field in zip(others, ("actor", "body", "in_name_of"), strict=True):
            assert (written is None) == (then[field] is None)
            assert written is None or then[field] in written


def test_who_was_told_what(gold: dict[str, Any], driver: Driver) -> None:
    rows = ask(
        driver,
        "MATCH (t:Task {kind: 'carry_out'})-[e:ASSIGNED_TO]->(o) MATCH (t)-[:ARISES_FROM]->(i:AgendaItem) "
        "RETURN i.number, e.role, coalesce(o.names_as_written, [o.name]), t.sentence, labels(o)[0], t.deadline",
    )
    wanted = [one for one in gold["assignments"] if not one.get("optional")]
    for one in wanted:
        for name in one["organizations"]:
            assert any(
                item == one["agenda"]
                and role == one["role"]
                and name in names
                and plain(one["action"]) in plain(sentence)
                and (label == "Group") == one["collective"]
                for item, role, names, sentence, label, _ in rows
            ), one
    for item, role, names, sentence, _, deadline in rows:
        assert deadline is None
        assert any(
            (item, role) == (one["agenda"], one["role"])
            and set(names) & set(one["organizations"])
            and plain(one["action"]) in plain(sentence)
            for one in wanted
        ), (item, names, sentence)


def test_every_edge_shows_its_words(gold: dict[str, Any], driver: Driver) -> None:
    """Cut by Neo4j itself out of the text it holds: the offsets are those of its own substring()."""
    rows = ask(
        driver,
        """
        MATCH (d:Minutes)
        MATCH (a)-[e]->(b) WHERE NOT type(e) IN ['LOADED', 'MENTIONS']
        UNWIND e.evidence AS fragment
        WITH type(e) AS type, a, b, e, d, split(split(fragment, 'char=')[1], ',') AS place
        RETURN elementId(e), type, a.name, e.organization, collect(substring(d.text, toInteger(place[0]),
               toInteger(place[1]) - toInteger(place[0]))) AS words
        """,
    )
    assert len(rows) == sum(TYPES.values()) - TYPES["LOADED"] - TYPES["MENTIONS"]
    checked: Counter[str] = Counter()
    for _, kind, start, organization, words in rows:
        joined = "".join("".join(words).split())
        assert joined
        if kind == "ATTENDED":
            checked[kind] += 1
            assert (organization or "") in joined
            assert start in joined or organization in joined
    assert checked["ATTENDED"] == TYPES["ATTENDED"]


def plain(text: str) -> str:
    """Without white space, with one kind of punctuation."""
    return re.sub(r"\s", "", text).translate(str.maketrans(",;:()", "，；：（）"))
