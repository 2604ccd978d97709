"""Work plans inside an item: a table of tasks (序号 | 重点工作 | 时限 | 责任单位), and tasks with labels."""

from __future__ import annotations

from tests.generate.block import Block
from tests.generate.gold import Gold, assignment
from tests.generate.scene import Scene
from tests.generate.words import rows


def deadline(scene: Scene) -> str:
    return scene.rng.choice([phrase for phrase, kind in rows("deadlines") if kind == "deadline"])


def make_plan(scene: Scene, gold: Gold, topic: str, number: str) -> list[Block]:
    """The lines of a plan of two to four tasks; each is an assignment of the item."""
    actions = scene.actions(topic, scene.rng.randint(2, 4))
    make = scene.weighted({_table: 2, _labels: 1})
    blocks, entries = make(scene, topic, actions)
    gold.assignments += [entry | {"agenda": number} for entry in entries]
    return blocks


def _table(scene: Scene, topic: str, actions: list[str]) -> tuple[list[Block], list[dict[str, object]]]:
    """Cells between tabs or borders. A person in charge, or bodies; a cell without a time is empty."""
    mark = scene.rng.choice(["\t", "|"])
    who, task = scene.rng.choice(["责任单位", "责任人", "责任领导"]), scene.rng.choice(["重点工作", "工作任务", "事项"])
    lines, entries = [mark.join(["序号", task, scene.rng.choice(["时限", "完成时限"]), who])], []
    for n, action in enumerate(actions, 1):
        person = who != "责任单位"
        names = [scene.new_name()] if person else scene.units(scene.rng.randint(1, 2), topic)
        time = deadline(scene) if scene.chance(0.7) else ""
        lines.append(mark.join([str(n), action, time, "、".join(names)]))
        entries.append(
            assignment(action, [] if person else names, persons=names if person else [], deadline=time or None)
        )
    return [Block(line, "line") for line in lines], entries


def _labels(scene: Scene, topic: str, actions: list[str]) -> tuple[list[Block], list[dict[str, object]]]:
    """1.清理河道。牵头单位：市水务局；配合单位：市财政局；完成时限：6月底前。"""
    blocks, entries = [], []
    way = scene.rng.choice(["{}（{}）。", "{}。{}。", "{}。（{}）"])
    for action in actions:
        lead, *others = scene.units(scene.rng.randint(1, 3), topic)
        time = deadline(scene) if scene.chance(0.6) else None
        labels = [f"{'牵头单位' if others else '责任单位'}：{lead}"]
        labels += [f"配合单位：{'、'.join(others)}"] if others else []
        told = bool(time) and scene.chance(0.25)  # the words of the task say when, no label does
        task = f"{action}，{time}完成" if told else action
        labels += [f"完成时限：{time}"] if time and not told else []
        blocks.append(Block(way.format(task, "；".join(labels))))
        entries.append(assignment(task, [lead], "lead" if others else "responsible", deadline=time))
        entries += [assignment(task, others, "support", deadline=time)] if others else []
    return blocks, entries
