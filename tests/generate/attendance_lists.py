"""Lists of attendance with labels: 出席, 请假, 列席, 记录, in the layouts they are printed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from tests.generate import attendance_styles as styles
from tests.generate.block import Block
from tests.generate.gold import Entry, Gold, person
from tests.generate.numerals import chinese
from tests.generate.scene import Scene
from tests.generate.words import words

Member = tuple[str, list[str]]  # a unit and who came from it


@dataclass
class Lists:
    """The lists of one document. numbers: of the items; reporters: (unit, post, name) of those named in the body."""

    scene: Scene
    gold: Gold
    numbers: list[str]
    reporters: list[tuple[str, str, str]]
    blocks: list[Block] = field(default_factory=list)
    spaced: bool = False
    framed: bool = False

    def make(self) -> list[Block]:
        scene = self.scene
        self.spaced = scene.chance(0.5)
        self.framed = scene.chance(0.06)
        if not styles.present(self):
            self._present()
        if scene.chance(0.5):
            self._absent()
        weights: dict[Callable[[], None], float] = {
            self._pairs: 5,
            self._columns_of_guests: 2,
            self._nameless: 1,
            self._grouped: 1,
            self._attached: 0.3,
            self._table: 0.7,
        }
        if len(self.numbers) >= 3 and all(number[0] in "一二三四五六七八九十" for number in self.numbers):
            weights[self._by_item] = 2
        for style, weight in styles.styles().items():
            weights[partial(style, self)] = weight
        scene.weighted(weights)()
        if scene.chance(0.5):
            name = scene.new_name()
            self.gold.attend(person(name, "recorder"))
            self.put_line(self.label("记录") + self.padded(name))
        return self.blocks

    def put_line(self, text: str) -> None:
        self.blocks.append(Block(text, "line"))

    def put_list(self, text: str) -> None:
        self.blocks.append(Block(text, "list"))

    def label(self, word: str) -> str:
        """出席： or, in documents that pad their labels, 出  席："""
        gap = self.scene.rng.choice([" ", "  ", "　"]) if self.spaced and len(word) == 2 else ""
        return f"{word[0]}{gap}{word[1:]}："

    def padded(self, name: str) -> str:
        """A name of two characters set as wide as one of three: 郭 强."""
        return f"{name[0]} {name[1]}" if len(name) == 2 and self.scene.chance(0.5) else name

    def _columns(self, opening: str, names: list[str]) -> None:
        rng = self.scene.rng
        width, gap = rng.randint(4, 7), rng.choice([" ", "  ", "　"])
        padded = [f"{name[0]} {name[1]}" if len(name) == 2 and gap != " " else name for name in names]
        rows = [gap.join(padded[n : n + width]) for n in range(0, len(padded), width)]
        self.put_line(opening + rows[0])
        for row in rows[1:]:
            self.put_line(rng.choice(["", "      "]) + row)

    def _present(self) -> None:
        names = [self.scene.chair, *(name for _, name in self.scene.deputies)]
        for name in names[1:]:
            self.gold.attend(person(name, "present"))
        self._columns(
            self.label(self.scene.rng.choice(["出席", "出席", "出席人员", "参加", "出席会议人员", "参会领导"])), names
        )

    def _absent(self) -> None:
        scene, texts = self.scene, []
        for _ in range(scene.rng.randint(1, 3)):
            name, reason = scene.new_name(), scene.rng.choice([*words("absence_reasons"), ""])
            self.gold.attend(person(name, "absent", note=reason or None))
            texts.append(self.padded(name) + (f"（{reason}）" if reason else ""))
        self.put_line(self.label(scene.rng.choice(["请假", "缺席", "请假"])) + "  ".join(texts))

    def _columns_of_guests(self) -> None:
        names = [self.scene.new_name() for _ in range(self.scene.rng.randint(4, 24))]
        for name in names:
            self.gold.attend(person(name, "nonvoting"))
        self._columns(self.label("列席"), names)

    def members(self, fewest: int, most: int) -> list[Member]:
        """Units and who came from each, most one person."""
        scene = self.scene
        units: list[str] = []
        count = scene.rng.randint(fewest, most)
        while len(units) < count:
            unit = scene.any_unit()
            if unit not in units:
                units.append(unit)
        return [(unit, [scene.new_name() for _ in range(2 if scene.chance(0.08) else 1)]) for unit in units]

    def _attend(self, members: list[Member], note: str | None = None) -> None:
        for unit, names in members:
            for name in names:
                self.gold.attend(person(name, "nonvoting", unit, note=note))

    def _pairs(self) -> None:
        """市财政局甲某 市民政局乙某、丙某 in one of the ways pairs are set."""
        scene = self.scene
        members = self.members(4, 26)
        known = dict(members)
        members += [(unit, [name]) for unit, _, name in self.reporters if unit not in known and scene.chance(0.6)]
        if scene.chance(0.1) and len(members) > 5:
            members[-1] = (members[-1][0], [members[0][1][0]])  # one name for two units
        way = scene.weighted({"blanks": 3, "、": 3, "，": 3, "lines": 2})
        if way == "、":
            members = [(unit, names[:1]) for unit, names in members]  # 甲局丙、丁、乙局戊 could be read twice
        self._attend(members)
        opening = self.label(scene.rng.choice(["列席", "列席", "列席", "列席人员", "列席单位及人员", "列席会议人员"]))
        if way == "lines":
            self.put_line(opening)
            for unit, names in members:
                self.put_line(f"{unit} {' '.join(names)}")
            return
        mark = scene.rng.choice([" ", "  ", "　"]) if way == "blanks" else way
        end = scene.rng.choice(["", "。"]) if way != "blanks" else ""
        self.put_list(opening + mark.join(unit + "、".join(names) for unit, names in members) + end)
        if scene.chance(0.15):
            unit = scene.fill(scene.rng.choice(["{p}工商联", "{p}侨联", "{p}慈善总会"]))
            if unit not in dict(members):
                self.gold.attend(person(None, "nonvoting", unit, note=f"{unit}的代表"))
                self.put_line(f"{unit}的代表列席了会议。")

    def _table(self) -> None:
        """列席人员 above a table of names, units and posts."""
        members, mark = self.members(3, 9), self.scene.rng.choice(["\t", "|"])
        self.put_line(self.scene.rng.choice(["列席人员", "列席：", "列席人员名单"]))
        self.put_line(mark.join(["序号", "姓名", "单位"]))
        for n, (unit, names) in enumerate(members, 1):
            self.gold.attend(person(names[0], "nonvoting", unit))
            self.put_line(mark.join([str(n), self.padded(names[0]), unit]))

    def _grouped(self) -> None:
        """列席：（一）邀请列席：… （二）有关部门：…."""
        scene, p = self.scene, self.scene.level
        invited = [(f"{p}人大常委会", "副主任", scene.new_name()), (f"{p}政协", "副主席", scene.new_name())]
        for body, post, name in invited:
            self.gold.attend(person(name, "nonvoting", body, post))
        members = [(unit, names[:1]) for unit, names in self.members(4, 14)]
        self._attend(members)
        self.put_line(self.label("列席"))
        self.put_list("（一）邀请列席：" + "、".join(body + post + name for body, post, name in invited))
        self.put_list("（二）有关单位：" + "、".join(unit + names[0] for unit, names in members))

    def _nameless(self) -> None:
        units = [unit for unit, _ in self.members(4, 14)]
        for unit in units:
            self.gold.attend(person(None, "nonvoting", unit))
        who = self.scene.rng.choice(["负责人", "主要负责人", "负责同志", "等单位负责人"])
        self.put_list(f"{self.label('列席')}{'、'.join(units)}{who}。")

    def _attached(self) -> None:
        self.put_line(f"{self.label('列席')}有关单位负责同志（名单附后）")

    def _by_item(self) -> None:
        """固定列席：… 第一至三议题：… 第四议题：… with some of the same people again."""
        scene, numbers = self.scene, self.numbers
        everyone = [(unit, names[:1]) for unit, names in self.members(8, 16)]
        fixed, others = everyone[:3], everyone[3:]
        mark = scene.rng.choice(["、", "，"])
        self._attend(fixed, note="固定列席")
        self.put_list(f"固定列席：{mark.join(unit + names[0] for unit, names in fixed)}。")
        cut = scene.rng.randint(1, len(numbers) - 1)
        entries: dict[tuple[str, str], Entry] = {}
        for first, last in [(1, cut), (cut + 1, len(numbers))]:
            there = [member for member in others if scene.chance(0.6)] or others[:1]
            for unit, names in there:
                entry = entries.setdefault((unit, names[0]), person(names[0], "nonvoting", unit))
                entry["agenda"] = [*(entry["agenda"] or []), *numbers[first - 1 : last]]
            items = f"第{chinese(first)}议题" if first == last else f"第{chinese(first)}至{chinese(last)}议题"
            if last - first == 1 and scene.chance(0.5):
                items = f"第{chinese(first)}、{chinese(last)}议题"
            self.put_list(f"{items}：{mark.join(unit + names[0] for unit, names in there)}。")
        for entry in entries.values():
            self.gold.attend(entry)
