"""Policy documents: every title in 《》 once, by its full title, with its number, short form, and where the items name it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph_loader.extraction.items import Body, Item
from graph_loader.extraction.text import Range, Text
from graph_loader.extraction.titles import Title, defined_alias, find_titles, normal_title, titles_within
from graph_loader.lexicon import pattern, words
from graph_loader.record import PolicyDocument

# （安政办发〔2025〕68号） right behind a title; GB/T 9704-2012 §7.2.5: agency word, year in hexagonal brackets, number.
_NUMBER = re.compile(r"（(?P<number>[一-龥]{0,12}〔\d{4}〕(?:第)?\d{1,5}号)）")
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
    by_key: dict[str, Document] = {}
    aliases: dict[str, list[Document]] = {}
    for title in titles:
        if _defines_alias(text, title):
            continue
        printed = text.folded[slice(*title.inner)]
        key = normal_title(printed)
        document = by_key.get(key) or _by_alias(text, key, title, aliases, result.documents, body)
        if document is None:
            if key in words("generic_titles"):
                continue  # 《方案》 without a definition: no document can be told from it
            document = _new(text, title, key)
            by_key[key] = document
            result.documents.append(document)
        elif normal_title(text.folded[slice(*document.first.inner)]) != key and document.entry.alias is None:
            document.entry.alias = text.flat[slice(*title.inner)]
            document.entry.evidence["alias"] = text.spans(*title.inner)
        document.mentions.append(title)
        result.meant[title.outer.start] = document
        _add_number(text, title, document)
        alias = defined_alias(text, title)
        if alias:
            document.entry.alias = text.flat[slice(*alias)]
            document.entry.evidence["alias"] = text.spans(*alias)
            aliases.setdefault(text.folded[slice(*alias)], []).append(document)
    _place_in_items(text, body, result)
    return result


def _defines_alias(text: Text, title: Title) -> bool:
    return bool(
        re.search(
            "（(?:以下|下文|下)?(?:统一)?(?:简|合)?称(?:为|：)?$",
            text.folded[max(0, title.outer.start - 9) : title.outer.start],
        )
    )


def _by_alias(
    text: Text, key: str, title: Title, aliases: dict[str, list[Document]], known: list[Document], body: Body
) -> Document | None:
    """The document a short form means: by its definition, else the only earlier title that holds it, first within the item."""
    if key in aliases:
        return aliases[key][-1]
    if len(key) > 16:
        return None
    holding = [d for d in known if key in d.key and len(d.key) > len(key) and d.first.outer.start < title.outer.start]
    if len(holding) > 1:
        item = _item_at(body.items, title.outer.start)
        within = [d for d in holding if item is not None and _item_at(body.items, d.first.outer.start) is item]
        holding = within or holding
    if len(holding) == 1 and (
        key in words("generic_titles") or holding[0].key.endswith(key) or f"关于{key}" not in key
    ):
        return holding[0]
    return None


def _item_at(items: list[Item], position: int) -> Item | None:
    for item in items:
        if any(start <= position < end for start, end in (item.heading, *item.content)):
            return item
    return None


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


def _place_in_items(text: Text, body: Body, result: Documents) -> None:
    for document in result.documents:
        entry = document.entry
        for n, item in enumerate(body.items):
            mention = next((m for m in document.mentions if any(a <= m.outer.start < b for a, b in item.own())), None)
            if mention:
                entry.evidence[f"items.{len(entry.items)}"] = text.spans(*mention.inner)
                entry.items.append(n)
        entry.status, place = _status(text, body, document)
        entry.evidence["status"] = text.spans(*place)


def _status(text: Text, body: Body, document: Document) -> tuple[str, Range]:
    """Deliberated when an item or the lead names the document as its matter, by the act that governs the title there."""
    for mention in document.mentions:
        start = mention.outer.start
        heading = next((i.heading for i in body.items if i.heading.start <= start < i.heading.end), None)
        lead = next((p for p in body.lead if p.start <= start < p.end), None)
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
    return "cited", document.first.outer


def _verdict_clause(text: Text, position: int) -> Range | None:
    """From the sentence's start when a verdict governs the title there (会议原则同意《…》)."""
    begin = max(text.folded.rfind(mark, 0, position) for mark in "。；！？") + 1
    found = re.search(pattern("verdicts"), text.folded[begin:position])
    return Range(begin, position) if found else None
