"""Lists of attendance as fewer offices set them: posts in brackets, a body and its people on each line, tables whose remarks tell the role."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.generate.gold import person
from tests.generate.scene import post_of
from tests.generate.words import words

if TYPE_CHECKING:
    from tests.generate.attendance_lists import Lists

#: What says behind a name in a list that the person was not there.
ABSENT_MARKS = ["请假", "因公出差", "出差", "病假", "因事请假", "休假", "因公请假"]
#: What says that a body was there without saying who came for it.
SENT_MARKS = ["派员参加", "负责人参加", "派员列席", "派代表参加"]


def styles() -> dict[Callable[[Lists], None], float]:
    """The layouts of those who sat in, with how often each is chosen beside the common ones."""
    return {
        with_posts: 0.8,
        posts_in_brackets: 0.8,
        body_on_each_line: 0.9,
        table_with_remarks: 0.5,
        characters_apart: 0.5,
        other_governments: 0.6,
    }


def set_label(lists: Lists, word: str) -> str:
    """列席： or, in some documents, 【列席】."""
    return f"【{word}】" if lists.framed else lists.label(word)


def present(lists: Lists) -> bool:
    """Those present with their posts in brackets, some of them marked as absent; False when the common layout is taken."""
    scene = lists.scene
    if not scene.chance(0.2):
        return False
    texts = []
    for post, name in scene.deputies:
        absent = scene.chance(0.1)
        mark = scene.rng.choice(ABSENT_MARKS)
        told = scene.rng.choice([post, ""]) if not absent else mark
        lists.gold.attend(person(name, "absent" if absent else "present", None, post if told == post else None))
        texts.append(lists.padded(name) + (f"（{told}）" if told else ""))
    lists.put_line(set_label(lists, "出席") + "、".join([scene.chair, *texts]))
    return True


def with_posts(lists: Lists) -> None:
    """县财政局局长甲某、副局长乙某，县审计局局长丙某."""
    scene = lists.scene
    parts = []
    for unit, _ in lists.members(4, 12):
        post, name = post_of(unit) or "负责人", scene.new_name()
        lists.gold.attend(person(name, "nonvoting", unit, post))
        part = unit + post + name
        if scene.chance(0.2) and post in {"局长", "主任"}:
            second = scene.new_name()
            lists.gold.attend(person(second, "nonvoting", unit, "副" + post))
            part += f"、副{post}{second}"
        parts.append(part)
    lists.put_list(set_label(lists, "列席") + "，".join(parts) + scene.rng.choice(["", "。"]))


def posts_in_brackets(lists: Lists) -> None:
    """甲某（县财政局局长）、乙某（县审计局）."""
    scene = lists.scene
    texts = []
    for unit, (name, *_) in lists.members(4, 12):
        post = post_of(unit) or ""
        lists.gold.attend(person(name, "nonvoting", unit, post or None))
        texts.append(f"{lists.padded(name)}（{unit}{post}）")
    lists.put_list(
        set_label(lists, scene.rng.choice(["列席", "列席人员"])) + scene.rng.choice(["、", "，"]).join(texts)
    )


def body_on_each_line(lists: Lists) -> None:
    """县财政局：甲某（议题一、二）、乙某 / 县供电公司：（派员参加）, several to a line in some."""
    scene = lists.scene
    lines = []
    for unit, names in lists.members(4, 14):
        kind = scene.weighted({"people": 10, "sent": 1, "away": 0.6})
        if kind == "people":
            lines.append(f"{unit}：" + "、".join(_with_items(lists, unit, name) for name in names))
        else:
            role = "nonvoting" if kind == "sent" else "absent"
            mark = scene.rng.choice(SENT_MARKS if kind == "sent" else ["请假", "因事缺席", "因公请假"])
            lists.gold.attend(person(None, role, unit, note=mark))
            lines.append(f"{unit}：（{mark}）")
    lists.put_line(set_label(lists, "列席"))
    width = scene.rng.choice([1, 1, 2, 3])
    for n in range(0, len(lines), width):
        lists.put_line("；".join(lines[n : n + width]))


def _with_items(lists: Lists, unit: str, name: str) -> str:
    entry = person(name, "nonvoting", unit)
    lists.gold.attend(entry)
    if not lists.numbers or not lists.scene.chance(0.3):
        return lists.padded(name)
    chosen = sorted(lists.scene.rng.sample(range(len(lists.numbers)), min(len(lists.numbers), 2)))
    entry["agenda"] = [lists.numbers[n] for n in chosen]
    return f"{lists.padded(name)}（议题{'、'.join(lists.numbers[n] for n in chosen)}）"


def table_with_remarks(lists: Lists) -> None:
    """参会人员名单 above a table with a column of remarks: 列席, 请假（原因）."""
    scene, mark = lists.scene, lists.scene.rng.choice(["\t", "|"])
    lists.put_line(scene.rng.choice(["参会人员名单", "附：参会人员名单", "参会人员"]))
    lists.put_line(
        mark.join(scene.rng.choice([["姓名", "单位", "职务", "备注"], ["姓 名", "单 位", "职 务", "备 注"]]))
    )
    for unit, (name, *_) in lists.members(3, 10):
        role = scene.weighted({"nonvoting": 6, "present": 2, "absent": 1})
        reason = scene.rng.choice(words("absence_reasons"))
        told = {"nonvoting": "列席", "present": "", "absent": f"请假（{reason}）"}[role]
        post = post_of(unit) or "负责人"
        lists.gold.attend(person(name, role, unit, post, reason if role == "absent" else None))
        lists.put_line(mark.join([lists.padded(name), unit, post, told]))


def characters_apart(lists: Lists) -> None:
    """县财政局 甲 某 某  县审计局 乙 某: names with a blank between all their characters."""
    members = [(unit, names[0]) for unit, names in lists.members(4, 10) if len(names[0]) <= len("某某某")]
    for unit, name in members:
        lists.gold.attend(person(name, "nonvoting", unit))
    lists.put_line(set_label(lists, "列席"))
    for unit, name in members:
        lists.put_line(f"{unit}  {' '.join(name)}")


def other_governments(lists: Lists) -> None:
    """望溪县县长甲某, 白鹭区常务副区长乙某 in a meeting of a city; of towns in others."""
    scene = lists.scene
    parts = []
    for stem in scene.rng.sample([stem for stem in words("place_stems") if stem != scene.stem], 4):
        name, level = scene.new_name(), scene.rng.choice("县区") if scene.level == "市" else "镇"
        place = stem + level
        post = scene.rng.choice(["", "常务副", "副"]) + level + "长"
        lists.gold.attend(person(name, "nonvoting", place, post))
        parts.append(place + post + name)
    for unit, (name, *_) in lists.members(2, 6):
        lists.gold.attend(person(name, "nonvoting", unit))
        parts.append(unit + name)
    lists.put_list(set_label(lists, "列席") + scene.rng.choice(["、", "，"]).join(parts))
