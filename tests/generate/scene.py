"""Scene: the place, the government, the people and the words one document draws from. Every choice comes from its seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tests.generate.words import by_topic, rows, words

T = TypeVar("T")

#: Level of government -> the post of its head.
HEADS = {"市": "市长", "县": "县长", "区": "区长", "旗": "旗长"}


@dataclass
class Scene:
    """One fictional government at one meeting.

    stem: the name without the level (安澜); level: 市, 县, 区, 旗, also the prefix of units (市财政局).
    """

    rng: random.Random
    stem: str = ""
    level: str = "市"
    year: int = 2025
    used: set[str] = field(default_factory=set)
    chair: str = ""
    deputies: list[tuple[str, str]] = field(default_factory=list)  # (post, name)
    prefixed: bool = True

    @classmethod
    def of(cls, rng: random.Random) -> Scene:
        scene = cls(rng, stem=rng.choice(words("place_stems")), year=rng.randint(2009, 2026))
        scene.level = scene.weighted({"市": 4, "县": 4, "区": 3, "旗": 1})
        scene.prefixed = rng.random() < 0.92
        scene.chair = scene.new_name()
        head = HEADS[scene.level]
        posts = [
            f"{scene.level}委常委、常务副{head}",
            f"{scene.level}委常委、副{head}",
            *[f"副{head}"] * rng.randint(2, 4),
        ]
        scene.deputies = [(post, scene.new_name()) for post in posts]
        return scene

    @property
    def place(self) -> str:
        return self.stem + self.level

    @property
    def head(self) -> str:
        return HEADS[self.level]

    @property
    def government(self) -> str:
        return f"{self.level}政府"

    def chance(self, likelihood: float) -> bool:
        return self.rng.random() < likelihood

    def weighted(self, weights: dict[T, float]) -> T:
        return self.rng.choices(list(weights), list(weights.values()))[0]

    def fill(self, phrase: str) -> str:
        """A phrase of the word lists with the prefix, place and year of this scene."""
        return phrase.replace("{p}", self.level).replace("{P}", self.stem).replace("{Y}", str(self.year))

    def fresh(self, choices: Sequence[str]) -> str:
        """A choice not taken before in this document. Raises IndexError when all were."""
        left = [choice for choice in choices if choice not in self.used]
        chosen = self.rng.choice(left)
        self.used.add(chosen)
        return chosen

    def new_name(self) -> str:
        """A name nobody in this document has: common, rare and compound surnames, names of minorities with · or without."""
        while True:
            name = self._name()
            if name in ("江西", "安康", "海南"):
                continue  # nobody reads these as a person
            if name not in self.used and not any(name in other or other in name for other in self.used):
                self.used.add(name)
                return name

    def _name(self) -> str:
        kind = self.weighted({"common": 80, "rare": 14, "compound": 2, "minority": 4})
        if kind == "minority":
            return self.rng.choice(words("minority_names"))
        surname = self.rng.choice([name for name, of in rows("surnames") if of == kind])
        length = self.weighted({1: 0.4, 2: 0.6}) if kind != "compound" else 1
        return surname + "".join(self.rng.sample(words("given_characters"), length))

    def topic(self) -> str:
        return self.fresh(list(by_topic("topic_units")))

    def unit(self, topic: str | None = None) -> str:
        """A unit with its prefix: one of the topic, or any (市水务局)."""
        stem = self.rng.choice(by_topic("topic_units")[topic]) if topic else self.rng.choice(rows("topic_units"))[1]
        return self.level + stem if self.prefixed else stem

    def units(self, count: int, topic: str | None = None) -> list[str]:
        """Units of different topics, the first of the one given: no body is listed twice under two names."""
        topics = list(by_topic("topic_units"))
        first = topic or self.rng.choice(topics)
        others = self.rng.sample([other for other in topics if other != first], count - 1)
        return [self.unit(topic) for topic in (first, *others)]

    def any_unit(self) -> str:
        """A body of any kind, as units are listed among those present."""
        if self.chance(0.4):
            return self.level + self.rng.choice(rows("topic_units"))[1]
        if self.chance(0.25):
            return self.town() + ("" if self.chance(0.5) else "人民政府")
        return self.fill(self.rng.choice(rows("units"))[0])

    def town(self) -> str:
        return self.rng.choice(words("town_stems")) + self.weighted({"镇": 3, "乡": 1})

    def subdistrict(self) -> str:
        return self.rng.choice(words("town_stems")) + "街道"

    def company(self) -> str:
        return self.rng.choice(words("company_stems")) + self.rng.choice(["集团", "公司", "建设公司", "投资集团"])

    def collective(self) -> str:
        return self.fill(self.rng.choice(words("collectives")))

    def short_units(self, count: int) -> list[str]:
        found: list[str] = []
        while len(found) < count:
            short = self.rng.choice(words("short_units"))
            if not any(short in other or other in short for other in found):
                found.append(short)
        return found

    def actions(self, topic: str, count: int) -> list[str]:
        """Different actions: about the topic, general, or composed from a frame and a subject of the topic."""
        return [self._action(topic) for _ in range(count)]

    def _action(self, topic: str) -> str:
        kind = self.weighted({"special": 4, "general": 3, "composed": 3})
        listed = by_topic("topic_actions")[topic] if kind == "special" else words("general_actions")
        left = [action for action in listed if action not in self.used]
        if kind != "composed" and left:
            return self.fresh(left)
        subjects = by_topic("topic_subjects")[topic]
        return self.fresh([frame.replace("{S}", subject) for frame in words("action_frames") for subject in subjects])


def post_of(unit: str) -> str | None:
    """The post of the head of a unit, None when it has no usual one."""
    posts = {
        "局": "局长", "委员会": "主任", "委": "主任", "办": "主任", "办公室": "主任", "中心": "主任",
        "馆": "馆长", "院": "院长", "所": "所长", "大队": "大队长", "支队": "支队长", "镇": "镇长",
    }  # fmt: skip
    return next((post for end, post in posts.items() if unit.endswith(end)), None)
