"""Who was there: in the lead paragraph with or without posts, or in lists of every layout behind the body."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.generate.attendance_lists import Lists
from tests.generate.block import Block
from tests.generate.gold import Gold, person
from tests.generate.scene import Scene, post_of


@dataclass
class Attendance:
    """lead: sentences of the lead paragraph; tail: blocks behind the body, or in front of it."""

    lead: str = ""
    tail: list[Block] = field(default_factory=list)


def make_attendance(scene: Scene, gold: Gold, numbers: list[str], reporters: list[tuple[str, str, str]]) -> Attendance:
    if scene.chance(0.35):
        return Attendance(tail=Lists(scene, gold, numbers, reporters).make())
    shapes = {
        _general: 2,
        _posts: 5,
        _names_in_sentence: 2,
        _units_in_sentence: 1.5,
        _heads_in_sentence: 1.5,
        _nothing: 0.7,
    }
    shape = scene.weighted(shapes)
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


def _heads_in_sentence(scene: Scene, gold: Gold) -> str:
    """Heads of bodies and their deputies, bodies that sent somebody, who was on leave and who kept the record."""
    parts = []
    for unit in scene.units(scene.rng.randint(3, 7)):
        post, name = post_of(unit) or "负责人", scene.new_name()
        gold.attend(person(name, "nonvoting", unit, post))
        parts.append(unit + post + name)
    text = scene.rng.choice(["、", "，"]).join(parts) + scene.rng.choice(["列席会议", "列席", "列席了会议"])
    text += scene.rng.choice(["，", "。"]) + _posts(scene, gold)
    if scene.chance(0.3):
        unit = scene.fill(scene.rng.choice(["{p}融媒体中心", "{P}日报社", "{P}供电公司"]))
        gold.attend(person(None, "nonvoting", unit))
        text += f"{unit}派{scene.rng.choice(['员', '人', '代表', '工作人员'])}列席。"
    if scene.chance(0.3):
        post, name = f"副{scene.head}", scene.new_name()
        gold.attend(person(name, "absent", None, post))
        text += f"{post}{name}{scene.rng.choice(['因公请假', '因病请假', '因公出差未参加会议', '因公缺席'])}。"
    if scene.chance(0.3):
        name = scene.new_name()
        office = f"{scene.level}政府办公室"
        gold.attend(person(name, "recorder", office))
        text += scene.rng.choice([f"会议由{office}{name}记录。", f"{office}{name}同志担任会议记录。"])
    return text
