"""Sentences in which several are told in one breath, and those that only look like orders; one function a shape."""

from __future__ import annotations

from collections.abc import Callable

from tests.generate.gold import assignment
from tests.generate.plans import deadline
from tests.generate.scene import Scene
from tests.generate.sentence import Sentence, clauses


def roles_in_a_list(scene: Scene, topic: str) -> Sentence:
    """A 、 between the unit that leads and those that support."""
    lead, *others = scene.units(scene.rng.randint(2, 3), topic)
    actions = scene.actions(topic, 1)
    text = f"由{lead}牵头、{'、'.join(others)}{scene.rng.choice(['配合', '协助'])}，{actions[0]}。"
    return Sentence(text, clauses(actions, [lead], "lead") + clauses(actions, others, "support"))


def units_as_roles(scene: Scene, topic: str) -> Sentence:
    lead, other = scene.units(2, topic)
    actions = scene.actions(topic, 1)
    text = f"{lead}为牵头单位，{other}为配合单位，{actions[0]}。"
    return Sentence(text, clauses(actions, [lead], "lead") + clauses(actions, [other], "support"))


def leads_later(scene: Scene, topic: str) -> Sentence:
    unit, actions = scene.unit(topic), scene.actions(topic, 2)
    return Sentence(f"{unit}要{actions[0]}，牵头{actions[1]}。", clauses(actions, [unit], "lead"))


def colons(scene: Scene, topic: str) -> Sentence:
    first, second = scene.units(2, topic)
    one, two = scene.actions(topic, 2)
    return Sentence(f"{first}：要{one}；{second}：要{two}。", clauses([one], [first]) + clauses([two], [second]))


def closed_by_a_deadline(scene: Scene, topic: str) -> Sentence:
    """One deadline at the end for all who were told before without 要."""
    first, second = scene.units(2, topic)
    one, two = scene.actions(topic, 2)
    time = deadline(scene)
    text = f"由{first}负责{one}，{second}负责{two}，{scene.rng.choice(['务必于', '确保', '力争'])}{time}完成。"
    return Sentence(text, [assignment(one, [first], deadline=time), assignment(two, [second], deadline=time)])


def listed_before_a_comma(scene: Scene, topic: str) -> Sentence:
    units, actions = scene.units(2, topic), scene.actions(topic, 1)
    group = scene.rng.choice(["各乡镇", "各街道", "各镇（街道）"])
    text = f"{'、'.join(units)}，{group}要{actions[0]}。"
    return Sentence(text, clauses(actions, units) + clauses(actions, [group], collective=True))


def takes_part(scene: Scene, topic: str) -> Sentence:
    lead, other = scene.units(2, topic)
    actions, time = scene.actions(topic, 1), deadline(scene)
    text = f"由{lead}牵头，{other}参与，{time}{actions[0]}。"
    return Sentence(
        text,
        [assignment(actions[0], [lead], "lead", deadline=time), assignment(actions[0], [other], deadline=time)],
    )


def work_together(scene: Scene, topic: str) -> Sentence:
    units, actions = scene.units(2, topic), scene.actions(topic, 1)
    return Sentence(f"{'、'.join(units)}要密切配合，{actions[0]}。", clauses(["密切配合"], units))


def dealt_with(scene: Scene, topic: str) -> Sentence:
    """A time that belongs to what is dealt with, and is no deadline."""
    unit, time = scene.unit(topic), scene.rng.choice(["年底前", "6月底前", "三季度末前"])
    action = f"对{time}{scene.rng.choice(['仍未', '无法', '不能'])}办结的事项{scene.rng.choice(['逐一', '及时'])}督办"
    return Sentence(f"{unit}要{action}。", [assignment(action, [unit])])


def was_done_so_far(scene: Scene, topic: str) -> Sentence:
    group = scene.rng.choice(["各乡镇、各部门", "各级各部门", "各单位"])
    opening = scene.rng.choice(["今年以来", "近年来", "去年以来", "前期"])
    return Sentence(f"{opening}，{group}扎实{scene.actions(topic, 1)[0]}，取得了明显成效。")


SHAPES: dict[Callable[[Scene, str], Sentence], float] = {
    roles_in_a_list: 0.7, units_as_roles: 0.3, leads_later: 0.5, colons: 0.4, closed_by_a_deadline: 0.5,
    listed_before_a_comma: 0.3, takes_part: 0.4, work_together: 0.3, dealt_with: 0.4, was_done_so_far: 0.4,
}  # fmt: skip
