"""Pairs of nodes that may be the same, as the graph in the database holds them: POSSIBLY_SAME_AS, less what a judgements file settles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from graph_loader.elements import NodeRef
from graph_loader.errors import JudgementError
from graph_loader.judgements import LABELS, Entry, Identities, settle

if TYPE_CHECKING:
    from neo4j import Driver


class Candidate(NamedTuple):
    """Two nodes that may be one. rules and reasons: why, one for each edge. mentions: how many minutes name them, added up."""

    one: NodeRef
    other: NodeRef
    rules: tuple[str, ...]
    reasons: tuple[str, ...]
    mentions: int

    @property
    def pair(self) -> tuple[NodeRef, NodeRef]:
        return self.one, self.other


class Choice(NamedTuple):
    """Which candidates: None is any. government: part of the name of the government that either side belongs to."""

    label: str | None = None
    government: str | None = None
    rule: str | None = None


def read_candidates(driver: Driver, choice: Choice = Choice(), database: str | None = None) -> list[Candidate]:  # noqa: B008
    """Candidates, those with most mentions first: settling them mends most. Raises JudgementError for a rule that makes no candidates."""
    from graph_loader.graph.links import CANDIDATE, KINDS

    rules = sorted({kind.rule for kind in KINDS if kind.edge_type == CANDIDATE})
    if choice.rule is not None and choice.rule not in rules:
        raise JudgementError(f"no rule {choice.rule!r} makes candidates: rules are {', '.join(rules)}")
    found: dict[tuple[NodeRef, NodeRef], Candidate] = {}
    for label in LABELS if choice.label is None else (choice.label,):
        query = f"""
            MATCH (a:{label})-[e:{CANDIDATE}]->(b:{label})
            WHERE ($rule IS NULL OR $rule IN e.rules)
              AND ($government IS NULL OR a.government CONTAINS $government OR b.government CONTAINS $government)
            RETURN a.id AS one, b.id AS other, e.rules AS rules, e.reason AS reason,
                   COUNT {{ (a)<-[:MENTIONS]-() }} + COUNT {{ (b)<-[:MENTIONS]-() }} AS mentions
            ORDER BY one, other, reason
            """
        with driver.session(database=database, default_access_mode="READ") as session:
            for row in session.run(query, rule=choice.rule, government=choice.government):
                one, other = sorted((NodeRef(label, row["one"]), NodeRef(label, row["other"])))
                known = found.get((one, other))
                found[one, other] = Candidate(
                    one,
                    other,
                    (*(known.rules if known else ()), *row["rules"]),
                    (*(known.reasons if known else ()), row["reason"]),
                    row["mentions"],
                )
    return sorted(found.values(), key=lambda one: (-one.mentions, one.pair))


def leave_open(
    candidates: Iterable[Candidate], entries: Iterable[Entry], *, postponed: bool = False
) -> Iterator[Candidate]:
    """The candidates that judgements do not settle; of those that these make one pair, the first. postponed: also those for later."""
    judged = list(entries)
    identities = settle(judged).identities
    later = {resolve_pair(identities, *entry.judgement.pair) for entry in judged if entry.judgement.verdict == "later"}
    seen: set[tuple[NodeRef, NodeRef]] = set()
    for candidate in candidates:
        pair = resolve_pair(identities, *candidate.pair)
        if pair in seen or is_settled(candidate, identities) or (pair in later and not postponed):
            continue
        seen.add(pair)
        yield candidate


def is_settled(candidate: Candidate, identities: Identities) -> bool:
    """Whether judgements make the two one, or say that they differ."""
    one, other = resolve_pair(identities, *candidate.pair)
    return one == other or identities.are_different(one, other)


def resolve_pair(identities: Identities, one: NodeRef, other: NodeRef) -> tuple[NodeRef, NodeRef]:
    """The nodes that stand for two, the smaller id first."""
    first, second = sorted((identities.resolve(one), identities.resolve(other)))
    return first, second
