"""Who was there: in the lead paragraph with or without posts, or in lists of every layout behind the body."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.generate.agenda import Block
from tests.generate.gold import Entry, Gold, person
from tests.generate.numerals import chinese
from tests.generate.scene import Scene
from tests.generate.words import words


@dataclass
class Attendance:
    """lead: sentences of the lead paragraph; tail: blocks behind the body, or in front of it."""

    lead: str = ""
    tail: list[Block] = field(default_factory=list)


def make_attendance(scene: Scene, gold: Gold, numbers: list[str], reporters: list[tuple[str, str, str]]) -> Attendance:
    shape = scene.weighted(
        {_general: 2, _posts: 5, _names_in_sentence: 2, _units_in_sentence: 1.5, _lists: 6, _nothing: 0.7}
    )
    if shape is _lists:
        return _lists(scene, gold, numbers, reporters)
    return Attendance(shape(scene, gold))


def _nothing(scene: Scene, gold: Gold) -> str:
    return ""


def _general(scene: Scene, gold: Gold) -> str:
    p = scene.level
    return scene.rng.choice([
        f"{p}政府在家领导出席会议，有关部门负责同志列席会议。", f"{p}政府领导班子成员出席，各有关部门主要负责人列席。",
        f"各镇、{p}直有关部门负责同志列席会议。", f"{p}政府班子成员参加会议，议题涉及单位负责人列席相关议题。",
    ])  # fmt: skip


def _colleagues(scene: Scene) -> list[tuple[str, list[str]]]:
    """Posts and who holds them, one post for the deputies that share it."""
    found: list[tuple[str, list[str]]] = []
    for post, name in scene.deputies:
        if found and found[-1][0] == post:
            found[-1][1].append(name)
        else:
            found.append((post, [name]))
    if scene.chance(0.3):
        found.append((f"副{scene.head}、{scene.level}公安局局长", [scene.new_name()]))
    if scene.chance(0.3):
        found.append((f"{scene.level}政府党组成员", [scene.new_name() for _ in range(scene.rng.randint(1, 2))]))
    return found


def _guests(scene: Scene, gold: Gold) -> str:
    p = scene.level
    bodies = [
        (f"{p}人大常委会", "副主任"),
        (f"{p}政协", "副主席"),
        (f"{p}法院", "院长"),
        (f"{p}检察院", "检察长"),
        (f"{p}人武部", "部长"),
    ]
    chosen = bodies[: scene.rng.randint(1, 2)] if scene.chance(0.8) else scene.rng.sample(bodies, 3)
    invited = [(body, post, scene.new_name()) for body, post in chosen]
    for body, post, name in invited:
        gold.attend(person(name, "nonvoting", body, post))
    people = scene.rng.choice(["、", "，"]).join(f"{body}{post}{name}" for body, post, name in invited)
    return people + scene.rng.choice(["应邀列席", "列席会议", "应邀参加会议", "应邀参加", "列席"])


def _posts(scene: Scene, gold: Gold) -> str:
    parts = []
    for post, names in _colleagues(scene):
        parts.append(post + "、".join(names))
        for name in names:
            gold.attend(person(name, "present", None, post))
    if scene.chance(0.35):
        office, name = scene.rng.choice([f"{scene.level}政府办公室", f"{scene.level}政府办"]), scene.new_name()
        parts.append(f"{office}主任{name}")
        gold.attend(person(name, "present", office, "主任"))
    text = scene.rng.choice(["，", "，", "、"]).join(parts) + scene.rng.choice(["出席会议", "出席", "参加会议", "参加"])
    if scene.chance(0.6):
        text += scene.rng.choice(["，", "；", "。"]) + _guests(scene, gold)
    return text + "。"


def _names_in_sentence(scene: Scene, gold: Gold) -> str:
    names = [name for _, name in scene.deputies]
    for name in names:
        gold.attend(person(name, "present"))
    opening = scene.rng.choice([f"{scene.level}领导", f"{scene.level}政府领导", f"{scene.level}级领导", ""])
    text = opening + "、".join(names) + scene.rng.choice(["参加会议", "出席会议", "出席", "参加"])
    if scene.chance(0.4):
        others = [scene.new_name() for _ in range(scene.rng.randint(2, 4))]
        for name in others:
            gold.attend(person(name, "nonvoting"))
        text += "，" + "、".join(others) + "列席"
    return text + "。"


def _units_in_sentence(scene: Scene, gold: Gold) -> str:
    """Units without names: 政府办、发改局、财政局负责人列席."""
    units = scene.units(scene.rng.randint(3, 8))
    given = units if scene.chance(0.5) else [units[0], *(unit.removeprefix(scene.level) for unit in units[1:])]
    tail, role = scene.weighted(
        {
            ("负责人列席会议", "nonvoting"): 2,
            ("等单位主要负责人列席", "nonvoting"): 2,
            ("等单位负责人参加会议", "present"): 1,
            ("主要负责同志参加", "present"): 1,
        }
    )
    for unit in given:
        gold.attend(person(None, role, unit))
    text = "、".join(given) + tail + "。"
    if scene.chance(0.5):
        names = [name for _, name in scene.deputies]
        for name in names:
            gold.attend(person(name, "present"))
        text = f"{scene.level}领导{'、'.join(names)}出席会议。" + text
    return text


def _lists(scene: Scene, gold: Gold, numbers: list[str], reporters: list[tuple[str, str, str]]) -> Attendance:
    """出席, 请假, 列席, 记录 as lists."""
    found = Attendance()
    spaced = scene.chance(0.5)

    def label(word: str) -> str:
        return (
            f"{word[0]}{scene.rng.choice([' ', '  ', '　'])}{word[1:]}：" if spaced and len(word) == 2 else f"{word}："
        )

    names = [scene.chair, *(name for _, name in scene.deputies)]
    for name in names[1:]:
        gold.attend(person(name, "present"))
    _columns(scene, found.tail, label(scene.rng.choice(["出席", "出席", "出席人员", "参加"])), names)
    if scene.chance(0.5):
        absent = [
            (scene.new_name(), scene.rng.choice([*words("absence_reasons"), ""]))
            for _ in range(scene.rng.randint(1, 3))
        ]
        for name, reason in absent:
            gold.attend(person(name, "absent", note=reason or None))
        texts = [_padded(scene, name) + (f"（{reason}）" if reason else "") for name, reason in absent]
        found.tail.append(Block(label(scene.rng.choice(["请假", "缺席", "请假"])) + "  ".join(texts), "line"))
    attend = scene.weighted({_pairs: 5, _column_of_guests: 2, _by_item: 1.5, _nameless: 1, _attached: 0.3})
    if attend is _by_item and (len(numbers) < 3 or not all(number[0] in "一二三四五六七八九十" for number in numbers)):
        attend = _pairs
    attend(scene, gold, found, label, numbers, reporters)
    if scene.chance(0.5):
        name = scene.new_name()
        gold.attend(person(name, "recorder"))
        found.tail.append(Block(label("记录") + _padded(scene, name), "line"))
    return found


def _padded(scene: Scene, name: str) -> str:
    """A name of two characters set as wide as one of three: 郭 强."""
    return f"{name[0]} {name[1]}" if len(name) == 2 and scene.chance(0.5) else name


def _columns(scene: Scene, tail: list[Block], opening: str, names: list[str]) -> None:
    width, gap = scene.rng.randint(4, 7), scene.rng.choice([" ", "  ", "　"])
    padded = [f"{name[0]} {name[1]}" if len(name) == 2 and gap != " " else name for name in names]
    rows = [gap.join(padded[n : n + width]) for n in range(0, len(padded), width)]
    tail.append(Block(opening + rows[0], "line"))
    tail += [Block(scene.rng.choice(["", "      "]) + row, "line") for row in rows[1:]]


def _column_of_guests(scene, gold, found, label, numbers, reporters) -> None:  # type: ignore[no-untyped-def]
    names = [scene.new_name() for _ in range(scene.rng.randint(4, 24))]
    for name in names:
        gold.attend(person(name, "nonvoting"))
    _columns(scene, found.tail, label("列席"), names)


def _members(scene: Scene, count: int) -> list[tuple[str, list[str]]]:
    """Units and who came from each, most one person."""
    units: list[str] = []
    while len(units) < count:
        unit = scene.any_unit()
        if unit not in units:
            units.append(unit)
    return [(unit, [scene.new_name() for _ in range(2 if scene.chance(0.08) else 1)]) for unit in units]


def _pairs(scene, gold, found, label, numbers, reporters) -> None:  # type: ignore[no-untyped-def]
    """市财政局甲某 市民政局乙某、丙某 in one of the ways pairs are set."""
    members = _members(scene, scene.rng.randint(4, 26))
    members += [(unit, [name]) for unit, _, name in reporters if unit not in dict(members) and scene.chance(0.6)]
    if scene.chance(0.1) and len(members) > 5:
        members[-1] = (members[-1][0], [members[0][1][0]])  # one name for two units
    way = scene.weighted({"blanks": 3, "、": 3, "，": 3, "lines": 2})
    if way == "、":
        members = [(unit, names[:1]) for unit, names in members]  # 甲局丙、丁、乙局戊 would be read twice
    for unit, names in members:
        for name in names:
            gold.attend(person(name, "nonvoting", unit))
    pairs = [
        unit + ("" if way != "lines" else " ") + ("、" if way != "lines" else " ").join(names)
        for unit, names in members
    ]
    opening = label("列席") if scene.chance(0.85) else label("列席人员")
    if way == "lines":
        found.tail.append(Block(opening, "line"))
        found.tail += [Block(pair, "line") for pair in pairs]
        return
    mark = {"blanks": scene.rng.choice([" ", "  ", "　"])}.get(way, way)
    end = scene.rng.choice(["", "。"]) if way != "blanks" else ""
    found.tail.append(Block(opening + mark.join(pairs) + end, "list"))
    if scene.chance(0.15):
        unit = scene.fill(scene.rng.choice(["{p}工商联", "{p}侨联", "{p}慈善总会"]))
        if unit not in dict(members):
            gold.attend(person(None, "nonvoting", unit, note=f"{unit}的代表"))
            found.tail.append(Block(f"{unit}的代表列席了会议。", "line"))


def _nameless(scene, gold, found, label, numbers, reporters) -> None:  # type: ignore[no-untyped-def]
    units = [unit for unit, _ in _members(scene, scene.rng.randint(4, 14))]
    for unit in units:
        gold.attend(person(None, "nonvoting", unit))
    found.tail.append(
        Block(
            f"{label('列席')}{'、'.join(units)}{scene.rng.choice(['负责人', '主要负责人', '负责同志', '等单位负责人'])}。",
            "list",
        )
    )


def _attached(scene, gold, found, label, numbers, reporters) -> None:  # type: ignore[no-untyped-def]
    found.tail.append(Block(f"{label('列席')}有关单位负责同志（名单附后）", "line"))


def _by_item(scene, gold, found, label, numbers, reporters) -> None:  # type: ignore[no-untyped-def]
    """固定列席：… 第一至三议题：… 第四议题：… with some of the same people again."""
    everyone = _members(scene, scene.rng.randint(8, 16))
    everyone = [(unit, names[:1]) for unit, names in everyone]
    fixed, others = everyone[:3], everyone[3:]
    mark = scene.rng.choice(["、", "，"])
    for unit, names in fixed:
        gold.attend(person(names[0], "nonvoting", unit, note="固定列席"))
    found.tail.append(Block(f"固定列席：{mark.join(unit + names[0] for unit, names in fixed)}。", "list"))
    cut = scene.rng.randint(1, len(numbers) - 1)
    groups = [(1, cut), (cut + 1, len(numbers))]
    entries: dict[tuple[str, str], Entry] = {}
    for first, last in groups:
        there = [member for member in others if scene.chance(0.6)] or others[:1]
        for unit, names in there:
            entry = entries.setdefault((unit, names[0]), person(names[0], "nonvoting", unit))
            entry["agenda"] = [*(entry["agenda"] or []), *numbers[first - 1 : last]]
        items = f"第{chinese(first)}议题" if first == last else f"第{chinese(first)}至{chinese(last)}议题"
        if last - first == 1 and scene.chance(0.5):
            items = f"第{chinese(first)}、{chinese(last)}议题"
        found.tail.append(Block(f"{items}：{mark.join(unit + names[0] for unit, names in there)}。", "list"))
    for entry in entries.values():
        gold.attend(entry)
