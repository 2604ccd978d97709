"""What may stand at each position of a piece of a list (a name, a unit, a post …), and what it costs."""

from __future__ import annotations

import re
from bisect import bisect_left

from graph_loader.extraction.names import (
    DOTTED,
    IMPOSSIBLE,
    LONGEST_PART,
    LONGEST_PLAIN,
    is_padded_name,
    is_unlisted_name,
    name_cost,
    surname_characters,
    transliterated,
)
from graph_loader.extraction.pieces import Piece
from graph_loader.extraction.posts import post_ends
from graph_loader.extraction.small_words import any_small_word, small_words
from graph_loader.extraction.unit_costs import unit_cost
from graph_loader.extraction.unit_endings import LEVELS, last_characters, unit_ends
from graph_loader.extraction.unit_names import is_known_name, is_unit, without_place
from graph_loader.lexicon import words

#: Longest name of an organisation in a list.
LONGEST_UNIT = 30
#: Longest name of Chinese shape.
LONGEST_CHINESE = 4
#: More than any path costs.
HOPELESS = 1e9
_SKIP = 4.0
# What it costs that a unit goes on from a line with a gap to one that begins with a whole name.
_TWO_LINES = 2.5
# What a name costs at most that tells a person within a unit.
_LIKELY_NAME = 0.2
# What a known name of a body costs at most.
_SURE_UNIT = 0.1
# Units that cost this much hold a person.
_UNSOUND = 2.5
_PARTY_POST = re.compile("党[组委](?:副?书记|成员|委员)")
_HEAD = re.compile(f"(?:党组|委)?(?:常务|副|代|代理)*(?P<level>[{LEVELS}])长")
# A place before its own head, whatever it ends in: 秀山区 is else a word (山区), 望溪州 the end of too many names of cities.
_BEFORE_HEAD = re.compile(
    "[\u4e00-\u9fff]{1,4}(?:(?P<level>[市县区旗])(?=(?:党组|委)?(?:常务|副|代理|代)*(?P=level)长)|州(?=(?:党组|委)?(?:常务|副|代理|代)*州长|委|政府|人民政府))"
)
_OFFICE = "办公室"
_WITH_HEAD = frozenset("局部厅处院")

Candidate = tuple[str, int, float]  # kind, end, cost


class Reader:
    """What may stand at each position of a piece, and what it costs."""

    def __init__(self, piece: Piece) -> None:
        letters = self.letters = piece.letters
        self.end = len(letters)
        self.gaps = dict(piece.gaps)
        self.listed = piece.listed
        self.marked = piece.marked
        self.narrow = piece.narrow
        self.edges = {0, self.end, *self.gaps}
        self.name_ends = last_characters() if piece.listed else post_ends()
        self.unit_ends = unit_ends(letters)
        self.small = {match.start() for match in any_small_word().finditer(letters)}
        self.heads = surname_characters()
        self.unit_names = words("unit_names")
        # Behind the name of a place of the document rather its customs, bank or school follow than a person's given name.
        self.local = {n for place in piece.places for n in _places_of(letters, place)}

    def candidates(self, position: int) -> list[Candidate]:
        """(kind, end, cost) of every token that can begin at a position."""
        found: list[Candidate] = [("unknown", position + 1, _SKIP)]
        if position in self.small:
            found += self._small(position)
        self._names(position, found)
        self._units(position, found)
        return found

    def enter(self, here: dict[str, tuple[float, int, str]], kind: str, position: int) -> tuple[float, str]:
        """The least cost at which a token of a kind can begin here, and the kind of the token before it."""
        touching = position not in self.gaps
        best = (HOPELESS, "")
        for last, (spent, _, _) in here.items():
            total = spent + self._transition(last, kind, touching, position)
            if total < best[0]:
                best = (total, last)
        return best

    def _transition(self, last: str, kind: str, touching: bool, position: int) -> float:
        """What it costs that a token of one kind follows one of another: names and units do not touch their like without a gap."""
        if last == "unknown":
            return -2.5 if kind == "unknown" else 0.0
        if last == kind == "name":
            # 、索南 / 才让、: between marks a break is that of the line, within a name.
            return 2.0 if touching else 1.5 if self.marked and self.gaps[position] else 0.0
        if last == kind == "unit":
            return 2.5 if touching else 0.8
        if last == "name" and kind == "group" and touching:
            return 1.5  # 云盘街道: no person in front of 街道
        if last == "name":
            return 0.4 if touching and kind == "unit" else 0.3 if kind == "post" else 0.0
        return 0.0

    def _small(self, position: int) -> list[Candidate]:
        found: list[Candidate] = []
        for kind, words_ in small_words():
            if match := words_.match(self.letters, position):
                cost = -0.4 if kind == "group" else 0.1
                if kind == "group" and match.end() - position == 2 and position not in self.edges:
                    cost += 1.5  # 云桥街道: a lone word for a group stands between marks
                if kind == "and" and match.end() in self.edges:
                    cost += 1.0 if match.end() < self.end else 2.0  # 丁宇和、: nothing is joined here
                found.append((kind, match.end(), cost))
        return found

    def _names(self, position: int, found: list[Candidate]) -> None:
        letters = self.letters
        if "·" in letters[position : position + LONGEST_PART + 1]:
            self._dotted_names(position, found)
        begins = position in self.edges
        guess = begins or letters[position - 1] in self.name_ends
        if not guess and letters[position] not in self.heads:
            return
        longest = position + LONGEST_CHINESE
        if match := transliterated().match(letters, position) or transliterated().match(letters, position + 1):
            longest = max(longest, min(match.end(), position + LONGEST_PLAIN))
        for stop in range(position + 2, min(self.end, longest) + 1):
            name = letters[position:stop]
            cost = name_cost(name)
            if cost < IMPOSSIBLE:
                found.append(("name", stop, cost + self._cost_in_place(name, position, stop)))
            elif guess and stop <= position + 3 and stop in self.edges:
                self._unlisted_name(name, position, stop, found)

    def _unlisted_name(self, name: str, position: int, stop: int, found: list[Candidate]) -> None:
        """A name with a surname the lexicon lacks, told by where it stands: between gaps or marks, behind a unit or post."""
        begins = position in self.edges
        # 副市长同时出席: in sentences two characters are rather a word.
        place = begins or self.listed or len(name) == 3
        inner = self._gaps_in(position, stop)
        if place and is_unlisted_name(name) and (not inner or (self.marked and all(inner))):
            found.append(("name", stop, 1.8 if begins else 2.8))
        elif begins and position + 1 in self.gaps and is_padded_name(name):
            found.append(("name", stop, 0.6))  # 高 铁: padded as names of two characters are
        elif begins and self.listed and inner == [False] and len(name) == len("某某") and is_unlisted_name(name):
            found.append(("name", stop, 1.5))

    def _cost_in_place(self, name: str, position: int, stop: int) -> float:
        """What speaks against a name where it stands: gaps inside, and the name of a body; for it: gaps around."""
        cost = 3.0 if name in self.unit_names else 2.0 if position in self.local else 0.0
        if inner := self._gaps_in(position, stop):
            if len(name) == 3 and len(inner) == 2 and self._is_spaced_out(position, stop):
                return cost + 0.3
            broken, padded = (0.3, 0.1) if len(name) == 2 else (0.7, 0.9)
            return cost + sum([broken if wrapped else padded for wrapped in inner])
        return cost - 0.3 if position in self.edges and stop in self.edges else cost

    def _is_spaced_out(self, position: int, stop: int) -> bool:
        """Whether single blanks stand between the characters and more behind them, as in 局长 甲 某 某   乙 某."""
        begins = position not in self.narrow or self.letters[position - 1] in self.name_ends
        return begins and {position + 1, position + 2} <= self.narrow and stop not in self.narrow

    def _dotted_names(self, position: int, found: list[Candidate]) -> None:
        """Names with ·: what comes behind the last · may end anywhere."""
        match = DOTTED.match(self.letters, position)
        if not match:
            return
        dots = [n for n in range(position, match.end()) if self.letters[n] == "·"]
        for dot, following in zip(dots, [*dots[1:], match.end() + 1], strict=True):
            for stop in range(dot + 2, following):  # 甲·乙  丙·丁 are two: the part before a further · may end one
                name = self.letters[position:stop]
                found.append(("name", stop, name_cost(name) + self._cost_in_place(name, position, stop)))

    def _units(self, position: int, found: list[Candidate]) -> None:
        ends = self.unit_ends
        if position in self.edges and (place := _BEFORE_HEAD.match(self.letters, position)):
            found.append(("unit", place.end(), 0.2))
        for n in range(bisect_left(ends, position + 2), len(ends)):
            stop = ends[n]
            if stop > position + LONGEST_UNIT:
                break
            name = self.letters[position:stop]
            if is_unit(name):
                cost = unit_cost(name)
            elif self.listed and name == _OFFICE and {position, stop} <= self.edges:
                cost = 0.6  # 办公室  甲某: in a zone it is a body, where it stands apart from other words
            else:
                continue
            of_head = self._is_of_head(name, stop)
            if (position in self.local and cost < _UNSOUND) or of_head:
                cost = min(cost, 0.2)
            cost -= 0.3 if position in self.edges else 0.0
            if name[0] == "和" and is_unit(name[1:]) and unit_cost(name[1:]) <= _SURE_UNIT:
                cost += 1.0  # 和|县财政局 rather than 和县|财政局
            if _PARTY_POST.match(self.letters, stop - 2):
                cost += 1.0  # 县政协党组成员: of the conference, its post is that of the party group
            cost += 0.6 if self._goes_on(position, stop, n) else 0.0
            if (inner := self._gaps_in(position, stop)) and of_head and self.marked and all(inner):
                cost -= 0.6  # ，望/溪县县长: between marks a break is that of the line
            elif inner:
                cost += sum(0.2 if wrapped else 0.4 for wrapped in inner) + self._split_cost(position, stop)
            found.append(("unit", stop, cost))
            if name[-1] in _WITH_HEAD and self.letters.startswith("长", stop):
                found.append(("unit_post", stop + 1, cost))

    def _is_of_head(self, name: str, stop: int) -> bool:
        """Whether the head of a place stands behind its name: 望溪县常务副县长."""
        head = _HEAD.match(self.letters, stop)
        return head is not None and head["level"] == name[-1]

    def _goes_on(self, start: int, stop: int, n: int) -> bool:
        """Whether a longer known name begins here too: 县政府办 in 县政府办公室. n: the index of `stop` among the ends."""
        for longer in self.unit_ends[n + 1 : n + 5]:
            if longer > stop + 4:
                break
            name = self.letters[start:longer]
            if is_unit(name) and unit_cost(name) <= 0.1 and not self._gaps_in(stop - 1, longer):
                return True
        return False

    def _split_cost(self, start: int, stop: int) -> float:
        """1 when white space stands in front of a complete name within a unit: 甲某某 / 县政府办; more when it is a line that begins
        with it and another gap stands in the line before: 办公室 甲某 / 招商局."""
        gaps = [n for n in range(start + 1, stop - 2) if n in self.gaps]
        if len(gaps) > 1 and self.gaps[gaps[-1]] and is_known_name(self.letters[gaps[-1] : stop]):
            return _TWO_LINES
        return 1.0 if any(self._begins_unit(start, n, stop) for n in gaps) else 0.0

    def _begins_unit(self, start: int, n: int, stop: int) -> bool:
        """Whether a unit begins at n within another, by a known name or behind a person: 北湖镇甲某某 / 大槐树镇人民政府."""
        unit = self.letters[n:stop]
        if self.letters[n] in LEVELS and is_known_name(without_place(unit)):
            return True
        person = any(n - k > start and name_cost(self.letters[n - k : n]) <= _LIKELY_NAME for k in (2, 3))
        return person and is_unit(unit) and unit_cost(unit) < 1.0

    def _gaps_in(self, start: int, stop: int) -> list[bool]:
        gaps = self.gaps
        return [gaps[position] for position in range(start + 1, stop) if position in gaps] if gaps else []


def _places_of(letters: str, word: str) -> list[int]:
    """Every position at which a word begins."""
    return [match.start() for match in re.finditer(re.escape(word), letters)]
