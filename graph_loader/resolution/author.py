"""Whose minutes these are: the government, found in what the document says of itself, else around it, never guessed.

In this order: as the user gives it, title and issuer, the frame of the text, the post of the chair, the site of the page, the folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from graph_loader.extraction.folding import fold
from graph_loader.extraction.metadata import stated
from graph_loader.lexicon import pattern
from graph_loader.record import Attendee, Record, Spans
from graph_loader.resolution.divisions import ends_with_place, find_divisions
from graph_loader.resolution.government import GOVERNMENT_WORD, Government, level_of, parse_given, parse_government
from graph_loader.resolution.place import narrow
from graph_loader.source import SourceDocument

_HAN = r"[\u4e00-\u9fff]"
#: A place with its level, perhaps behind the one it lies in: 乌海市海勃湾区, 攀枝花市东区.
_PLACE = (
    rf"(?:{_HAN}{{2,9}}?(?:省|自治区|市|自治州|州|盟|地区))?{_HAN}{{1,8}}?(?:自治县|自治旗|地区|[市县区旗州盟镇乡省])"
)
#: 第十七届人民政府, 十五届政府: the term stands between the place and the word.
_TERM = r"(?:第?[一二三四五六七八九十\d]+届)?"
_NAME = re.compile(
    rf"(?P<place>{_PLACE}){_TERM}(?P<word>{GOVERNMENT_WORD})"
    rf"|(?P<zone>{_HAN}{{2,12}}?(?:园区|开发区|高新区|示范区|新区))"
    rf"(?:管委会|管理委员会|管委|(?=召开{_HAN}{{0,8}}(?:管委会)?主任办公会))"
)
#: In running text a name counts only where it names the author of the minutes: 望溪县人民政府办公室, 望溪县政府召开第3次…
_WHOSE = (
    rf"(?P<place>{_PLACE}){_TERM}(?:人民)?政府"
    r"(?=办公室|办公厅|(?:召开)?(?:\d{4}年)?(?:第?[\d一二三四五六七八九十百〇]+次|常务会议))"
)
_AUTHOR = re.compile(rf"(?<!{_HAN}){_WHOSE}")
#: 县长某某主持召开望溪县政府第3次常务会议.
_CONVENED = re.compile(rf"(?<=召开){_WHOSE}")
_NEAR_THE_CHAIR = 80
#: The post of who leads a government, of a deputy, and in the committee of the Party, behind the name of the place.
_HEAD = re.compile(
    rf"(?P<place>{_HAN}{{0,16}}?)(?:人民政府|政府)?(?:代理|代)?(?<!副)(?P<level>[省市县区旗州盟镇乡])长|(?P<office>行署|盟)专员"
)
_DEPUTY = re.compile(rf"(?P<place>{_HAN}{{2,16}}?)(?:人民政府|政府)?(?:常务)?副(?P<level>[省市县区旗州盟镇乡])长")
_COMMITTEE = re.compile(rf"(?:中共)?(?P<place>{_HAN}{{1,16}}?(?P<level>[省市县区旗州盟]))委(?:副书记|书记|常委)")
_FOLDER = re.compile(rf"(?P<place>{_HAN}{{2,}}){GOVERNMENT_WORD}|{_HAN}{{2,}}[市县旗]")


def find_government(record: Record, document: SourceDocument, minutes_id: str, given: str | None = None) -> Government:
    """The government whose meeting this is. Raises GovernmentError when the name given is that of several places."""
    if given:
        return parse_given(given)
    finder = _Finder(record, document)
    found = finder.find()
    if found and found.known:
        return found
    own = (found.own if found else "") or finder.level
    return Government(f"?{minutes_id}", own=own, choices=found.choices if found else ())


def day_of(record: Record) -> date | None:
    """The day of the meeting, or else of the issue; None when the minutes do not tell it."""
    try:
        return date.fromisoformat(record.meeting.date or record.document.issued or "")
    except ValueError:
        return None


class _Finder:
    """Looks for the government of one document."""

    def __init__(self, record: Record, document: SourceDocument) -> None:
        self.record, self.document = record, document
        day = day_of(record)
        self.year = day.year if day else None
        self.level = _stated_level(record, document.text)
        chair = record.meeting.chair
        self.chairs = [one for one in record.attendees if one.role == "chair" and chair in (None, one.name)]

    def find(self) -> Government | None:
        own = [*self._title_and_issuer()] or [*self._authors()]
        if own:
            longest = max(own, key=lambda one: (one.known, len(one.place)))
            if all(longest.own == one.own or longest.place.endswith(one.place) for one in own):
                return longest
            # Title and issuer name two governments: the title is what the minutes say of themselves.
            return own[0] if own[0].rule == "title" else None
        around = [*self._chair()] or [*self._sites()] or [*self._folder()]
        return around[0] if len({one.name for one in around}) == 1 else None

    def _title_and_issuer(self) -> Iterator[Government]:
        for field in ("title", "issuer"):
            value = getattr(self.record.document, field)
            match = _NAME.search(fold(value or ""))
            if value and match and _names_place(match):
                start, end, name = _name_in(match)
                evidence = self.record.document.evidence.get(field, ())
                yield self._parse(name, narrow(self.document.text, evidence, start, end), field)

    def _authors(self) -> Iterator[Government]:
        """The one government that the frame of the text, or the sentence of the chair, names as author; none when there are several."""
        text = fold(self.document.text)
        matches = [match for match in _AUTHOR.finditer(text) if _names_place(match)]
        for _, end in self.record.meeting.evidence.get("chair", ())[:1] if not matches else ():
            matches += [one for one in _CONVENED.finditer(text, end, end + _NEAR_THE_CHAIR) if _names_place(one)]
        if len({match["place"] for match in matches}) == 1:
            start, end, name = _name_in(matches[0])
            yield self._parse(name, ((start, end),), "text")

    def _chair(self) -> Iterator[Government]:
        """望溪县县长, 安澜市副市长、望溪市市长, 望溪县委副书记、县长."""
        for chair in self.chairs:
            for place, level, field in _places_of_posts(chair):
                if level_of(place)[-1:] == level and self._fits(place):
                    yield self._parse(place, chair.evidence.get(field, ()), "chair")

    def _sites(self) -> Iterator[Government]:
        for site in stated(self.document.metadata, "site"):
            name = fold(site)
            match = re.search(rf"(?P<place>{_PLACE})(?P<word>{GOVERNMENT_WORD})", name)
            place = match["place"] if match else name
            if (match or find_divisions(place)) and self._fits(place):
                yield self._parse(place, (), "metadata")

    def _folder(self) -> Iterator[Government]:
        """The nearest folder above the file that is called 望溪县 or 望溪县人民政府."""
        for name in self._folders():
            match = _FOLDER.fullmatch(name)
            place = (match and match["place"]) or name
            if (find_divisions(place) or (match and not re.search(pattern("not_in_places"), name))) and self._fits(
                place
            ):
                yield self._parse(place, (), "folder")
                return

    def _folders(self) -> list[str]:
        name = self.document.name if self.document.uri.startswith("file:") else ""
        return [fold(one) for one in reversed(PurePosixPath(name).parts[:-1])]

    def _fits(self, place: str) -> bool:
        """Whether a place outside of the minutes has the level they state (区政府)."""
        return not self.level or level_of(place)[-1:] == self.level[-1:]

    def _parse(self, name: str, spans: Spans, rule: str) -> Government:
        return parse_government(name, spans=spans, rule=rule, hints=self._hints(), year=self.year)

    def _hints(self) -> Iterator[str]:
        """The listed places that title, issuer, page, chair and folders name."""
        facts = self.record.document
        posts = [value for one in self.chairs for value in (one.organization, one.post)]
        sites = [*stated(self.document.metadata, "site"), *stated(self.document.metadata, "issuer")]
        for words in (facts.title, facts.issuer, *posts, *sites, *self._folders()):
            folded = fold(words or "")
            yield from (place for end in range(2, len(folded) + 1) if (place := ends_with_place(folded[:end])))


def _places_of_posts(chair: Attendee) -> list[tuple[str, str, str]]:
    """The places in the posts of a chair, with the level of the government led and the field: of the head's post alone when it tells."""
    pieces = [
        (piece, field)
        for field in ("organization", "post")
        for piece in re.split("[、，,]", fold(getattr(chair, field) or ""))
    ]
    heads = [(match, field) for piece, field in pieces if (match := _HEAD.fullmatch(piece))]
    told = [(match["place"], match["level"], field) for match, field in heads if len(match["place"] or "") > 1]
    if told:
        return told
    levels = {match["level"] or match["office"][0] for match, _ in heads}
    if len(levels) > 1:
        return []
    shapes = (_COMMITTEE,) if levels else (_DEPUTY, _COMMITTEE)
    return [
        (match["place"], match["level"], field)
        for piece, field in pieces
        for shape in shapes
        if (match := shape.match(piece)) and len(match["place"]) > 1 and (not levels or match["level"] in levels)
    ]


def _stated_level(record: Record, text: str) -> str:
    """The level that the minutes themselves tell: 区 where they say 区政府 or 区十六届政府."""
    level = re.compile(
        r"(自治区|地区(?=行署)|[省市县区旗州盟镇乡])(?:第?[一二三四五六七八九十\d]+届)?(?:人民)?(?:政府|行署)"
    )
    match = level.search(fold(record.document.title or "")) or level.search(fold(text))
    return match[1] if match else ""


def _name_in(match: re.Match[str]) -> tuple[int, int, str]:
    """Where the name of a government stands and what it is, without the term of office in it."""
    if "zone" in match.re.groupindex and match["zone"]:
        return match.start(), match.end(), match["zone"] + "管理委员会"
    start = match.start("place") + len(match["place"]) - len(_place_at_end(match["place"]))
    return start, match.end(), match.string[start : match.end("place")]


def _place_at_end(words: str) -> str:
    """The listed place that some words end with, else all of them. 安澜市东区 is not the 东区 of another city."""
    listed = ends_with_place(words)
    return listed if listed and not level_of(words.removesuffix(listed)) else words


def _names_place(match: re.Match[str]) -> bool:
    """Whether what stands before 政府 is a place: not a bare level (区政府), not the end of a sentence (区长主持召开区政府)."""
    if match["place"] is None:
        return True
    place = _place_at_end(match["place"])
    # 人民政府 is the form of names; before a bare 政府 a single character and a level is too little (次区政府, 年市政府).
    shortest = 2 if "人民政府" in match.group() else 3
    return len(place) >= shortest and not re.search(pattern("not_in_places"), place)
