"""What became of judgements: which hold in the database, which are only in the file, which contradict each other or name nobody."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from graph_loader.elements import NodeRef
from graph_loader.judgements import Conflict, Entry, JudgementsFile, settle
from graph_loader.store import judged, stated
from graph_loader.store.state import batches

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction


class Standing(NamedTuple):
    """held: lines that hold in the database as the file has them. waiting: lines that are only in the file. undone: judgements that hold
    and are not in the file: applying it undoes them. unknown: line -> nodes that the graph does not have. stale: minutes that an
    interrupted run still has to write. candidates: pairs nobody settled."""

    entries: tuple[Entry, ...]
    held: tuple[int, ...]
    waiting: tuple[int, ...]
    undone: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    unknown: dict[int, tuple[NodeRef, ...]]
    stale: int
    candidates: int

    @property
    def is_applied(self) -> bool:
        """Whether the graph is as the file wants it."""
        return not (self.waiting or self.undone or self.stale)

    def to_dict(self) -> dict[str, Any]:
        """The standing as JSON values."""
        verdicts = [judgement.verdict for _, judgement in self.entries]
        return {
            "judgements": {verdict: verdicts.count(verdict) for verdict in sorted(set(verdicts))},
            "held": list(self.held),
            "waiting": list(self.waiting),
            "undone": list(self.undone),
            "conflicts": [
                {
                    "members": [list(ref) for ref in conflict.members],
                    "same": list(conflict.same),
                    "different": list(conflict.different),
                }
                for conflict in self.conflicts
            ],
            "unknown": {str(line): [ref.id for ref in refs] for line, refs in self.unknown.items()},
            "unwritten_minutes": self.stale,
            "candidates": self.candidates,
        }


def read_standing(driver: Driver, judgements: JudgementsFile, database: str | None = None) -> Standing:
    """Compare a judgements file with the database. Raises the driver's errors."""
    from graph_loader.graph.links import CANDIDATE

    with driver.session(database=database, default_access_mode="READ") as session:
        lines = set(session.execute_read(judged.read_lines))
        stale = session.execute_read(stated.count_stale)
        query = f"MATCH (a)-[:{CANDIDATE}]->(b) RETURN count(DISTINCT [elementId(a), elementId(b)]) AS count"
        candidates = session.run(query).single(strict=True)["count"]
    in_file = {entry.line: entry.judgement.to_line() for entry in judgements.entries}
    return Standing(
        judgements.entries,
        tuple(number for number, line in in_file.items() if line in lines),
        tuple(number for number, line in in_file.items() if line not in lines),
        tuple(sorted(lines.difference(in_file.values()))),
        settle(judgements.entries).conflicts,
        find_unknown_nodes(driver, judgements.entries, database),
        stale,
        candidates,
    )


def read_undone(driver: Driver, judgements: JudgementsFile, database: str | None = None) -> tuple[str, ...]:
    """The judgements that hold in the database and that the file does not have: applying it would undo them."""
    with driver.session(database=database, default_access_mode="READ") as session:
        lines = session.execute_read(judged.read_lines)
    return tuple(sorted(set(lines) - {entry.judgement.to_line() for entry in judgements.entries}))


def find_unknown_nodes(
    driver: Driver, entries: Iterable[Entry], database: str | None = None
) -> dict[int, tuple[NodeRef, ...]]:
    """Line -> the nodes of its judgement that no minutes in the graph name."""
    judgements = list(entries)
    unknown = find_unknown(driver, {ref for entry in judgements for ref in entry.judgement.pair}, database)
    found = {entry.line: tuple(ref for ref in entry.judgement.pair if ref in unknown) for entry in judgements}
    return {line: refs for line, refs in found.items() if refs}


def find_unknown(driver: Driver, refs: Collection[NodeRef], database: str | None = None) -> frozenset[NodeRef]:
    """Of some nodes those that no minutes in the graph name, whatever judgements made of them."""
    with driver.session(database=database, default_access_mode="READ") as session:
        return frozenset(refs) - session.execute_read(_find_known, sorted(refs))


def _find_known(tx: ManagedTransaction, refs: list[NodeRef]) -> frozenset[NodeRef]:
    identities = judged.read_identities(tx)
    known: set[NodeRef] = set()
    for label in sorted({ref.label for ref in refs}):
        rows = [[ref.id, identities.resolve(ref).id] for ref in refs if ref.label == label]
        query = f"""
            UNWIND $rows AS row
            MATCH (n:{label} {{id: row[1]}})
            RETURN row[0] AS id, n.stated_ids AS stated_ids,
                   EXISTS {{ (n)<-[mention:MENTIONS]-() WHERE mention.stated_ids IS NULL }} AS by_itself
            """
        for batch in batches(rows):
            for row in tx.run(query, rows=batch):
                ref, stated_ids = NodeRef(label, row["id"]), row["stated_ids"] or []
                if ref.id in stated_ids or (ref == identities.resolve(ref) and row["by_itself"]):
                    known.add(ref)
                elif ref == identities.resolve(ref) and stated.states(tx, ref):
                    known.add(ref)  # the same minutes name it and one that was found to be the same
    return frozenset(known)
