"""Organizations in the graph of one document: bodies, governments, what they are part of."""

from __future__ import annotations

from graph_loader.elements import NodeRef, Value
from graph_loader.graph.builder import Builder
from graph_loader.record import Spans
from graph_loader.resolution import Body, Government
from graph_loader.resolution.government import government_above, level_of
from graph_loader.resolution.known_names import generic_committee, kinds, wholes
from graph_loader.resolution.organizations import OTHER_PLACE

#: Levels of which no two places of one name lie in one city; a town's name says nothing without its county.
_DIVISIONS = frozenset("省市县区旗州盟") | {"自治区", "自治州", "自治县", "自治旗", "地区"}


class Organizations:
    """Adds bodies and governments to the graph of a document."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder

    def add_body(self, body: Body, spans: Spans, rule: str, *, stated: bool = True) -> NodeRef:
        """A body that the document names, and, where that is certain, what it is part of. stated: whether the name is written there."""
        written = [body.written] if stated else []
        if body.itself:
            return self.add_government(body.itself, written, spans, rule)
        properties: dict[str, Value | None] = {
            "name": body.name,
            "names_as_written": written or None,
            "government": body.government,
        }
        if body.kind == "LocalGovernment" and body.rule == "place":
            properties["division"] = _division(body.name.removesuffix("人民政府"))
        labels = ("Organization", body.kind) if body.kind else ("Organization",)
        basis = "stated" if stated else "derived"
        ref = self._builder.add_node(labels, f"{body.government}/{body.name}", properties, spans, rule, basis=basis)
        self._add_whole(ref, body, spans)
        return ref

    def add_government(self, government: Government, written: list[str], spans: Spans, rule: str) -> NodeRef:
        """A government and those above it, as far as its name or the data tells. written: the words that name it, if any."""
        kind = "Zone" if government.is_zone else "LocalGovernment"
        properties: dict[str, Value | None] = {
            "name": government.name,
            "names_as_written": written or None,
            "government": government.name,
            "division": None if government.is_zone else _division(government.own),
            "division_code": government.code,
            "level": government.level_code,
        }
        basis = "stated" if written else "derived"
        known = self._builder.has("Organization", government.name)
        ref = self._builder.add_node(("Organization", kind), government.name, properties, spans, rule, basis=basis)
        above = government_above(government)
        if above and not known:
            rule = "division of a division"
            higher = self.add_government(above, [], spans[:1], rule)
            self._builder.add_edge("PART_OF", ref, higher, spans[:1], rule, basis="derived")
        return ref

    def _add_whole(self, ref: NodeRef, body: Body, spans: Spans) -> None:
        """A department is of its government, the office of a committee or congress of that; of all else it is not certain."""
        if body.rule == OTHER_PLACE or not body.owner.known:
            return
        if whole := wholes().get(generic_committee(body.name)):
            name = body.name[0] + whole[1:] if whole.startswith("市委") else whole
            properties: dict[str, Value | None] = {"name": name, "government": body.government}
            rule, labels = "whole of a body", ("Organization", kinds()[whole])
            higher = self._builder.add_node(
                labels, f"{body.government}/{name}", properties, spans[:1], rule, basis="derived"
            )
        elif body.kind == "Department":
            rule = "government of a department"
            higher = NodeRef("Organization", body.government)
            if not self._builder.has(*higher):
                self.add_government(body.owner, [], spans, rule)
        else:
            return
        self._builder.add_edge("PART_OF", ref, higher, spans[:1], rule, basis="derived")


def _division(place: str) -> str | None:
    return place if level_of(place) in _DIVISIONS and len(place) > 1 else None
