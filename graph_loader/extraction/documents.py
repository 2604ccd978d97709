"""Policy documents: every title in 《》 once, by its full title, with its number, short form, and where the items name it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from graph_loader.extraction.frame import find_frame
from graph_loader.extraction.items import Body, Item
from graph_loader.extraction.text import Range, Text
from graph_loader.extraction.titles import Title, defined_alias, find_titles, normal_title, titles_within
from graph_loader.lexicon import pattern, words
from graph_loader.record import PolicyDocument

# （安政办发〔2025〕68号） right behind a title; GB/T 9704-2012 §7.2.5: agency word, year in hexagonal brackets (often others), number.
_NUMBER = re.compile(r"（(?P<number>[一-龥]{0,12}[〔（]\d{4}[〕）](?:第)?\d{1,5}号)）")
_DEFINES_ALIAS = re.compile("（(?:以下|下文|下)?(?:统一)?(?:简|合)?称(?:为|：)?$")
# 《望溪日报》记者甲某: a newspaper.
_PERIODICAL = re.compile(f"(?!关于)[^，。、]{{0,8}}(?:{pattern('periodicals')})")
_LONGEST_SHORT_FORM = 16
_LONGEST_SENTENCE = 600
_DRAFT = re.compile(r"（[^（）]{0,10}稿）")
# Acts that make a title one this meeting dealt with; those that only pass it on make it cited.
_DELIBERATED = re.compile(f"审议|审定|讨论|研究|听取|汇报|通过|同意|审阅|送审|提交的|{pattern('verdicts')}")
_CITED = re.compile("传达|学习|贯彻|落实|通报|按照|根据|对照|依据|依照|围绕")


@dataclass(slots=True)
class Document:
    """A document in the text: its titles (positions), all its mentions by title or short form, and the entry being made."""

    entry: PolicyDocument
    first: Title
    key: str
    mentions: list[Title] = field(default_factory=list)


@dataclass(slots=True)
class Documents:
    """The documents of a text, and which document each 《…》 means."""

    documents: list[Document]
    titles: list[Title]
    meant: dict[int, Document]  # start of a title's outer range -> document

    def within(self, start: int, end: int) -> list[Document]:
        """The documents named in a range, each once, in order."""
        found = (self.meant.get(title.outer.start) for title in titles_within(self.titles, start, end))
        return list({id(document): document for document in found if document}.values())


def extract_documents(text: Text, body: Body) -> Documents:
    """Documents by title; a title of which another one is a later short form takes it as alias (《方案》 → …行动方案)."""
    titles = find_titles(text)
    result = Documents([], titles, {})
    known = _Known(body)
    for title in titles:
        if _DEFINES_ALIAS.search(text.folded, max(0, title.outer.start - 9), title.outer.start):
            continue
        if _is_of_these_minutes(text, title) or _PERIODICAL.fullmatch(text.folded, *title.inner):
            continue
        key = normal_title(text.folded[slice(*title.inner)])
        document = known.find(key, title)
        if document is None:
            if key in words("generic_titles"):
                continue  # 《方案》 without a definition: no document can be told from it
            document = _new(text, title, key)
            known.add(document)
            result.documents.append(document)
        elif document.key != key and document.entry.alias is None:
            document.entry.alias = text.flat[slice(*title.inner)]
            document.entry.evidence["alias"] = text.spans(*title.inner)
        document.mentions.append(title)
        result.meant[title.outer.start] = document
        _add_number(text, title, document)
        alias = defined_alias(text, title)
        if alias:
            document.entry.alias = text.flat[slice(*alias)]
            document.entry.evidence["alias"] = text.spans(*alias)
            known.aliases[text.folded[slice(*alias)]] = document
    for document in result.documents:
        _place_in_items(text, body, document)
        document.entry.status, place = _status(text, body, document)
        document.entry.evidence["status"] = text.spans(*place)
    return result


def _is_of_these_minutes(text: Text, title: Title) -> bool:
    """Whether the title is that of the minutes themselves, in the notice that sends them out: 现将《第13次常务会议纪要》印发给你们."""
    lead = find_frame(text).lead
    return lead is not None and title.outer.start < lead.start and text.folded.endswith("会议纪要", *title.inner)


class _Known:
    """The documents found so far, by title and by short form."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.by_key: dict[str, Document] = {}
        self.aliases: dict[str, Document] = {}
        self._keys = ""  # all titles, each behind a line break, so that one search finds those that hold a short form
        self._starts: list[int] = []
        self._documents: list[Document] = []

    def add(self, document: Document) -> None:
        self.by_key[document.key] = document
        self._starts.append(len(self._keys))
        self._keys += f"\n{document.key}"
        self._documents.append(document)

    def find(self, key: str, title: Title) -> Document | None:
        """The document of a title or a short form: by its definition, else the only title that holds it, first within the item."""
        document = self.by_key.get(key) or self.aliases.get(key)
        if document or len(key) > _LONGEST_SHORT_FORM:
            return document
        holding = self._holding(key)
        if len(holding) > 1:
            item = self.body.item_at(title.outer.start)
            holding = [d for d in holding if item and self._is_named_in(d, item)] or holding
        return holding[0] if len(holding) == 1 else None

    def _is_named_in(self, document: Document, item: Item) -> bool:
        return any(self.body.item_at(mention.outer.start) is item for mention in document.mentions)

    def _holding(self, key: str) -> list[Document]:
        found: dict[int, Document] = {}
        position = self._keys.find(key)
        while position >= 0:
            n = bisect_right(self._starts, position) - 1
            found[n] = self._documents[n]
            following = self._starts[n + 1] if n + 1 < len(self._starts) else len(self._keys)
            position = self._keys.find(key, following)
        return list(found.values())


def _new(text: Text, title: Title, key: str) -> Document:
    entry = PolicyDocument(
        title=text.flat[slice(*title.inner)], evidence={"title": text.spans(*title.inner)}, rule="documents.title"
    )
    return Document(entry, title, key)


def _add_number(text: Text, title: Title, document: Document) -> None:
    position = title.outer.end
    draft = _DRAFT.match(text.folded, position)
    number = _NUMBER.match(text.folded, draft.end() if draft else position)
    if number and document.entry.document_number is None:
        document.entry.document_number = text.flat[slice(*number.span("number"))]
        document.entry.evidence["document_number"] = text.spans(*number.span("number"))


def _place_in_items(text: Text, body: Body, document: Document) -> None:
    entry = document.entry
    for mention in document.mentions:
        item = body.item_at(mention.outer.start)
        if item is not None and item.index not in entry.items:
            entry.evidence[f"items.{len(entry.items)}"] = text.spans(*mention.inner)
            entry.items.append(item.index)


def _status(text: Text, body: Body, document: Document) -> tuple[str, Range]:
    """Deliberated when an item or the lead names the document as its matter, by the act that governs the title there."""
    for mention in document.mentions:
        start = mention.outer.start
        item = body.item_at(start)
        heading = item.heading if item and item.heading.start <= start < item.heading.end else None
        lead = None if item else next((p for p in body.lead if p.start <= start < p.end), None)
        place = heading or lead or _verdict_clause(text, start)
        if place is None:
            continue
        acts = [
            *_DELIBERATED.finditer(text.folded, place.start, start),
            *_CITED.finditer(text.folded, place.start, start),
        ]
        last = max(acts, key=lambda act: act.start(), default=None)
        reported = heading is not None and _DELIBERATED.search(text.folded, mention.outer.end, heading.end)
        if (
            (last and last.re is _DELIBERATED)
            or (reported and not last)
            or (last and reported and last.group() in ("落实", "贯彻"))
        ):
            return "deliberated", Range(*(last.span() if last else mention.outer))
        if item and heading and not last and start - heading.start <= len("关于"):
            # 二、《…决定》: the title is the matter; what was done with it stands below.
            below = " ".join(text.folded[slice(*part)] for part in item.content)
            act = re.search(f"{_DELIBERATED.pattern}|{_CITED.pattern}", below)
            if act and _DELIBERATED.match(act.group()):
                return "deliberated", mention.outer
    return "cited", document.first.outer


def _verdict_clause(text: Text, position: int) -> Range | None:
    """From the sentence's start when a verdict governs the title there (会议原则同意《…》)."""
    floor = max(0, position - _LONGEST_SENTENCE)
    begin = max(floor - 1, *(text.folded.rfind(mark, floor, position) for mark in "。；！？")) + 1
    found = re.search(pattern("verdicts"), text.folded[begin:position])
    return Range(begin, position) if found else None
