"""Who attended: the chair, the lists, the sentences and the presenters put together, one entry for a person and unit.

The list decides the role and the unit, the sentence gives the post; absent wins. Posts are also taken from the body (副县长甲某牵头).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache

from graph_loader.extraction.attendance_findings import Finding
from graph_loader.extraction.attendance_lists import find_lists
from graph_loader.extraction.attendance_of_items import ItemsOfLists
from graph_loader.extraction.attendance_presenters import find_presenters
from graph_loader.extraction.attendance_sentences import find_in_sentences
from graph_loader.extraction.chair import Chair, find_chair
from graph_loader.extraction.items import Item
from graph_loader.extraction.meeting_government import own_government
from graph_loader.extraction.mention import Mention
from graph_loader.extraction.mentions import read_mentions
from graph_loader.extraction.names import LONGEST_PLAIN, surname_characters
from graph_loader.extraction.numerals import to_int
from graph_loader.extraction.posts import is_leading_body, post_ends
from graph_loader.extraction.roster import read_roster
from graph_loader.extraction.text import Range, Text
from graph_loader.record import Attendee, MeetingFacts

# 甲某副市长: posts that are said behind a name.
_HEAD = re.compile("(?:[省市县区旗州盟镇乡]长|专员)(?:助理)?")
_IN_FRONT_OF_HEAD = re.compile("(?:常务副|代理|代|副)$")
_BREAK = re.compile("[，。；：！？（）《》“”由请受]|经(?![信开济贸发管促委办])")


def extract_attendees(
    text: Text, meeting: MeetingFacts, agenda_numbers: Sequence[str] = (), items: Sequence[Item] = ()
) -> list[Attendee]:
    """The attendees in the order of the text, the chair first.

    agenda_numbers: numbers of the items as printed, for lists that name them. items: for lists that stand below their headings.
    """
    chair = find_chair(text) if meeting.chair else None
    entries = _Entries(text, agenda_numbers, items)
    if chair and chair.person.name:
        entries.add_chair(chair)
    listed = find_lists(text)
    reporting = [finding for finding in listed if finding.reports]
    for finding in listed:
        if not finding.reports:
            entries.add(finding)
    rows = [f.mention.name.start for f in listed if f.rule == "attendance.table" and f.mention.name]
    for finding in (*reporting, *find_in_sentences(text, chair.verb if chair else None, rows), *find_presenters(text)):
        entries.merge(finding)
    entries.add_posts()
    return entries.attendees


class _Entries:
    """The attendees found so far, by name and by name, unit and role."""

    def __init__(self, text: Text, agenda_numbers: Sequence[str], items: Sequence[Item] = ()) -> None:
        self.text = text
        self.items = ItemsOfLists(items)
        self.numbers = {value: number for number in agenda_numbers if (value := to_int(number)) is not None}
        self.attendees: list[Attendee] = []
        self.by_name: dict[str, list[Attendee]] = {}
        self.by_key: dict[tuple[str | None, str | None, str], Attendee] = {}

    def add_chair(self, chair: Chair) -> None:
        attendee = self._attendee(Finding(chair.person, "chair", chair.verb, f"attendance.{chair.rule}"))
        self._keep(attendee)

    def add(self, finding: Finding) -> Attendee:
        """An entry of a list: the same person for the same unit again adds its items, the chair again adds nothing."""
        attendee = self._attendee(finding)
        known = self.by_key.get((attendee.name, attendee.organization, attendee.role))
        chairs = [entry for entry in self.by_name.get(attendee.name or "", []) if entry.role == "chair"]
        if known is None and attendee.name and chairs and attendee.role != "absent":
            self._complete(chairs[0], attendee)
            return chairs[0]
        if known is None:
            self._keep(attendee)
            return attendee
        self._complete(known, attendee)
        self._add_items(known, attendee)
        return known

    def merge(self, finding: Finding) -> None:
        """A person of a sentence who is known already gives the post and, where the list has none, the unit."""
        attendee = self._attendee(finding)
        if attendee.name is None:
            if not any(entry.organization == attendee.organization for entry in self.attendees):
                self.add(finding)
            return
        known = self.by_name.get(attendee.name, [])
        same = [entry for entry in known if entry.organization == attendee.organization]
        entry = next(
            iter(
                same
                or [entry for entry in known if entry.organization is None or attendee.organization is None]
                or known
            ),
            None,
        )
        if entry is None:
            self._keep(attendee)
        else:
            self._complete(entry, attendee)
            self._add_items(entry, attendee)

    def _keep(self, attendee: Attendee) -> None:
        self.attendees.append(attendee)
        self.by_key[attendee.name, attendee.organization, attendee.role] = attendee
        if attendee.name:
            self.by_name.setdefault(attendee.name, []).append(attendee)

    def _complete(self, entry: Attendee, other: Attendee) -> None:
        """Fields that an entry lacks, with their evidence, from another mention of the same person."""
        for field in ("organization", "post", "note"):
            if getattr(entry, field) is None and getattr(other, field) is not None:
                if field == "organization" and entry.role == "chair" and other.rule != "attendance.table":
                    continue
                setattr(entry, field, getattr(other, field))
                entry.evidence[field] = other.evidence[field]
        places = {span for field in ("name", "organization", "post") for span in other.evidence.get(field, ())}
        again = sum(field.startswith("again.") for field in entry.evidence)
        entry.evidence[f"again.{again}"] = tuple(sorted(places))

    def _add_items(self, entry: Attendee, other: Attendee) -> None:
        if entry.agenda is None or other.agenda is None:
            return
        entry.agenda = sorted({*entry.agenda, *other.agenda}, key=lambda number: to_int(number) or 0)
        entry.evidence["agenda"] = tuple(dict.fromkeys((*entry.evidence["agenda"], *other.evidence["agenda"])))

    def _attendee(self, finding: Finding) -> Attendee:
        text, mention = self.text, finding.mention
        attendee = Attendee(role=finding.role, rule=finding.rule)
        attendee.evidence["role"] = text.spans(*finding.role_words)
        note = mention.note or finding.label_note
        for field, place in (
            ("name", mention.name),
            ("organization", mention.unit),
            ("post", mention.post),
            ("note", note),
        ):
            if place:
                setattr(attendee, field, text.flat[slice(*place)])
                attendee.evidence[field] = text.spans(*place)
        if finding.items is not None and finding.items_words:
            attendee.agenda = [self.numbers.get(value) or _number(value) for value in finding.items]
            attendee.evidence["agenda"] = text.spans(*finding.items_words)
        elif (item := self.items.at(finding.role_words.start)) and item.number:
            attendee.agenda = [item.no]
            attendee.evidence["agenda"] = text.spans(*item.number)
        return attendee

    def add_posts(self) -> None:
        """Posts of known attendees from the running text: 副县长甲某牵头."""
        lacking = {name for name, entries in self.by_name.items() if len(entries) == 1 and entries[0].post is None}
        if not lacking:
            return
        for mention in _persons_with_posts(self.text, lacking):
            name = self.text.flat[slice(*mention.name)] if mention.name else ""
            entry = self.by_name[name][0]
            unit = self.text.flat[slice(*mention.unit)] if mention.unit else None
            if mention.post and entry.post is None and entry.organization in {None, unit}:
                for field, place in (("post", mention.post), ("organization", mention.unit)):
                    if place and getattr(entry, field) is None:
                        setattr(entry, field, self.text.flat[slice(*place)])
                        entry.evidence[field] = self.text.spans(*place)


def _persons_with_posts(text: Text, names: Iterable[str]) -> Iterable[Mention]:
    """Mentions of these persons with the post right in front of them, then with that of a head of government right behind."""
    wanted = set(names)
    yield from _in_front_of_posts(text, wanted)
    for head in _HEAD.finditer(text.folded):
        prefix = _IN_FRONT_OF_HEAD.search(text.folded, max(0, head.start() - 4), head.start())
        begin = prefix.start() if prefix else head.start()
        if name := _name_that_ends(text, begin, wanted):
            yield Mention(name=name, post=Range(begin, head.end()))


def _name_that_begins(text: Text, start: int, wanted: Set[str]) -> Range | None:
    """The longest of some names that begins at a position."""
    lengths = range(min(LONGEST_PLAIN, len(text) - start), 1, -1)
    return next((Range(start, start + n) for n in lengths if text.flat[start : start + n] in wanted), None)


def _name_that_ends(text: Text, end: int, wanted: Set[str]) -> Range | None:
    """The longest of some names that ends at a position."""
    lengths = range(min(LONGEST_PLAIN, end), 1, -1)
    return next((Range(end - n, end) for n in lengths if text.flat[end - n : end] in wanted), None)


def _in_front_of_posts(text: Text, wanted: Set[str]) -> Iterable[Mention]:
    """Mentions of these persons right behind a post."""
    folded = text.folded
    heads = {name[0] for name in wanted}
    for match in _ends_of_posts().finditer(folded):
        if text.flat[match.end()] not in heads or not (name := _name_that_begins(text, match.end(), wanted)):
            continue
        begin = max(0, name.start - 40)
        breaks = [begin + mark.end() for mark in _BREAK.finditer(folded[begin : name.start])]
        tokens = read_roster(text, breaks[-1] if breaks else begin, name.end)
        unknown = [n for n, token in enumerate(tokens) if token.kind in {"unknown", "name", "group"}]
        last = unknown[-2] + 1 if len(unknown) > 1 else 0
        if last and tokens[last].kind == "post" and tokens[last - 1].kind == "name":
            last += 1  # 甲某省长、省委常委、常务副省长乙某: the first post is that of the name in front
        for mention in read_mentions(folded, tokens[last:], own_government(text)):
            if mention.name == name and mention.post:
                if mention.unit and is_leading_body(folded[slice(*mention.unit)]):
                    continue
                yield mention


@cache
def _ends_of_posts() -> re.Pattern[str]:
    """What a post can end in, in front of what a name can begin with."""
    return re.compile(f"[{''.join(sorted(post_ends()))}](?=[{''.join(sorted(surname_characters()))}])")


def _number(value: int) -> str:
    """A number as items are printed: 七, 十二."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(value, 10)
    return (("" if tens == 1 else digits[tens]) + "十" if tens else "") + (digits[ones] if ones or not tens else "")
