"""Whose minutes these are: the government, found in the title, the issuer or the text around the minutes, never guessed."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from graph_loader.lexicon import pattern
from graph_loader.record import Record, Spans
from graph_loader.resolution.place import narrow
from graph_loader.source import SourceDocument

_LEVELS = "省市县区旗州盟镇乡"
#: A place with its level, perhaps behind the one it lies in: 乌海市海勃湾区, 攀枝花市东区.
_PLACE = r"(?:[\u4e00-\u9fff]{2,9}?(?:省|自治区|市|自治州|州|盟|地区))?[\u4e00-\u9fff]{1,8}?(?:自治县|自治旗|[市县区旗州盟镇乡省])"
#: 第十七届人民政府, 十五届政府: the term stands between the place and the word.
_TERM = r"(?:第?[一二三四五六七八九十\d]+届)?"
_NAME = re.compile(
    rf"(?P<place>{_PLACE}){_TERM}(?P<word>人民政府|政府)"
    r"|(?P<zone>[\u4e00-\u9fff]{2,12}?(?:园区|开发区|高新区|示范区|新区)(?:管委会|管理委员会))"
)
#: In running text a name counts only where it names the author of the minutes: 望溪县人民政府办公室, 望溪县政府召开第3次…
_AUTHOR = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<place>{_PLACE}){_TERM}(?:人民)?政府"
    r"(?=办公室|办公厅|(?:召开)?(?:\d{4}年)?(?:第?[\d一二三四五六七八九十百〇]+次|常务会议))"
)
_SPLIT = re.compile(
    r"(?P<parent>[\u4e00-\u9fff]{2,9}?(?:省|自治区|市|自治州|州|盟|地区))?"
    r"(?P<own>[\u4e00-\u9fff]{1,9}(?:自治县|自治旗|自治区|[市县区旗州盟镇乡省]))"
)


class Government(NamedTuple):
    """The government of a document.

    name: 安澜市白鹭区人民政府, or `?<minutes id>` when it is not known. place: 安澜市白鹭区, own: 白鹭区, parent: 安澜市, each ""
    when not known (own is then the level alone, when the text tells it: 区).
    spans: where the document names it. rule: title, issuer, text, given or unknown.
    """

    name: str
    place: str = ""
    own: str = ""
    parent: str = ""
    spans: Spans = ()
    rule: str = "unknown"

    @property
    def known(self) -> bool:
        return self.rule != "unknown"

    @property
    def level(self) -> str:
        """市, 县, 区 …; "" when unknown."""
        return self.own[-1:] if self.own[-1:] in _LEVELS else ""


def find_government(record: Record, document: SourceDocument, minutes_id: str, given: str | None = None) -> Government:
    """The government whose meeting this is: as given, else named by the title, the issuer, or alone in the frame of the text."""
    if given:
        return parse_government(given, rule="given")
    found: list[Government] = []
    for field in ("title", "issuer"):
        value = getattr(record.document, field)
        match = _NAME.search(value or "")
        if value and match and _names_place(match):
            spans = narrow(document.text, record.document.evidence.get(field, ()), match.start(), match.end())
            found.append(parse_government(_plain_name(match), spans=spans, rule=field))
    if not found:
        found = _authors(document.text)
    if not found:
        return _unknown(record, document, minutes_id)
    longest = max(found, key=lambda one: len(one.place))
    if all(longest.name.endswith(one.name) for one in found):
        return longest
    # Title and issuer name two governments: the title is what the minutes say of themselves.
    return found[0] if found[0].rule == "title" else _unknown(record, document, minutes_id)


def parse_government(name: str, *, spans: Spans = (), rule: str) -> Government:
    """A government from its name: 望溪县人民政府, 望溪县政府 and 望溪县 name the same one."""
    name = re.sub(r"\s", "", unicodedata.normalize("NFKC", name))
    if re.search("管委会$|管理委员会$", name):
        full = re.sub("管委会$", "管理委员会", name)
        return Government(full, place=full, own=re.sub("管理委员会$", "", full), spans=spans, rule=rule)
    place = re.sub("(?:人民)?政府$", "", name)
    match = _SPLIT.fullmatch(place)
    own, parent = (match["own"], match["parent"] or "") if match else (place, "")
    return Government(f"{place}人民政府", place=place, own=own, parent=parent, spans=spans, rule=rule)


def _unknown(record: Record, document: SourceDocument, minutes_id: str) -> Government:
    """A government of unknown name; its level is known when the minutes say 区政府 or 市十六届政府."""
    level = re.compile(rf"([{_LEVELS}])(?:[一二三四五六七八九十\d]+届)?(?:人民)?政府")
    match = level.search(record.document.title or "") or level.search(document.text)
    return Government(f"?{minutes_id}", own=match[1] if match else "")


def _authors(text: str) -> list[Government]:
    """The one government that the frame of the text names as author; nothing when there are several."""
    matches = [match for match in _AUTHOR.finditer(text) if _names_place(match)]
    if len({match["place"] for match in matches}) != 1:
        return []
    first = matches[0]
    return [parse_government(first["place"], spans=((first.start(), first.end()),), rule="text")]


def _plain_name(match: re.Match[str]) -> str:
    """The name without the term of office in it."""
    return match["zone"] or match["place"] + match["word"]


def _names_place(match: re.Match[str]) -> bool:
    """Whether what stands before 政府 is a place: not a bare level (区政府), not the end of a sentence (区长主持召开区政府)."""
    place = match["place"]
    if place is None:
        return True
    # 人民政府 is the form of names; before a bare 政府 a single character and a level is too little (次区政府, 年市政府).
    shortest = 2 if "人民政府" in match.group() else 3
    return len(place) >= shortest and not re.search(pattern("not_in_places"), place)
