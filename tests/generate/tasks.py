"""Sentences that say who has to do what, one function a shape, with the assignments they state."""

from __future__ import annotations

from collections.abc import Callable

from tests.generate import joint_tasks
from tests.generate.gold import assignment
from tests.generate.plans import deadline
from tests.generate.scene import Scene
from tests.generate.sentence import Sentence, clauses, split_group
from tests.generate.words import rows, words


def unit_must(scene: Scene, topic: str) -> Sentence:
    unit, actions = scene.unit(topic), scene.actions(topic, scene.rng.randint(1, 3))
    verb = scene.weighted({"要": 6, "负责": 1, "应": 0.4, "应当": 0.4, "务必": 0.4, "须": 0.3, "要进一步": 1})
    return Sentence(f"{unit}{verb}{'，'.join(actions)}。", clauses(actions, [unit]))


def collective_must(scene: Scene, topic: str) -> Sentence:
    group, actions = scene.collective(), scene.actions(topic, scene.rng.randint(1, 3))
    verb = scene.weighted({"要": 8, "务必": 0.5, "要进一步": 1, "要切实": 1})
    return Sentence(f"{group}{verb}{'，'.join(actions)}。", clauses(actions, split_group(group), collective=True))


def unit_leads(scene: Scene, topic: str) -> Sentence:
    unit, actions = scene.unit(topic), scene.actions(topic, 2)
    return Sentence(f"{unit}要牵头{'，'.join(actions)}。", clauses(actions, [unit], "lead"))


def led_with_support(scene: Scene, topic: str) -> Sentence:
    lead, *others = scene.units(scene.rng.randint(2, 4), topic)
    actions = scene.actions(topic, scene.rng.randint(1, 2))
    by = scene.weighted({"由": 2, "": 1})
    helps = scene.weighted({"配合": 3, "协助": 1, "密切配合": 1, "积极配合": 1})
    text = f"{by}{lead}牵头，{'、'.join(others)}{helps}，{'，'.join(actions)}。"
    return Sentence(text, clauses(actions, [lead], "lead") + clauses(actions, others, "support"))


def together_with(scene: Scene, topic: str) -> Sentence:
    lead, *others = scene.units(scene.rng.randint(2, 3), topic)
    actions = scene.actions(topic, scene.rng.randint(1, 2))
    opening, role = scene.weighted(
        {("由{}会同", "responsible"): 2, ("{}要会同", "responsible"): 2, ("{}牵头，会同", "lead"): 2}
    )
    text = f"{opening.format(lead)}{'、'.join(others)}{'，'.join(actions)}。"
    return Sentence(text, clauses(actions, [lead], role) + clauses(actions, others, "support"))


def person_leads_unit_does(scene: Scene, topic: str) -> Sentence:
    post, name = scene.rng.choice(scene.deputies)
    unit, actions = scene.unit(topic), scene.actions(topic, scene.rng.randint(1, 2))
    shape = scene.rng.choice(
        [
            "{post}{name}牵头，{unit}负责，",
            "由{name}同志牵头调度，{unit}具体负责",
            "由{post}{name}牵头，{unit}具体负责，",
        ]
    )
    text = shape.format(post=post, name=name, unit=unit) + "，".join(actions) + "。"
    return Sentence(text, clauses(actions, [], "lead", persons=[name]) + clauses(actions, [unit]))


def person_leads_departments(scene: Scene, topic: str) -> Sentence:
    post, name = scene.rng.choice(scene.deputies)
    short, actions = scene.short_units(scene.rng.randint(2, 5)), scene.actions(topic, scene.rng.randint(1, 2))
    text = f"{post}{name}牵头，{'、'.join(short)}等部门要{'，'.join(actions)}。"
    return Sentence(text, clauses(actions, [], "lead", persons=[name]) + clauses(actions, short))


def departments_support(scene: Scene, topic: str) -> Sentence:
    unit, short = scene.unit(topic), scene.short_units(scene.rng.randint(2, 4))
    actions = scene.actions(topic, scene.rng.randint(1, 2))
    text = f"{unit}负责，{'、'.join(short)}{scene.rng.choice(['部门', '等部门'])}配合，{'，'.join(actions)}。"
    return Sentence(text, clauses(actions, [unit]) + clauses(actions, short, "support"))


def departments_must(scene: Scene, topic: str) -> Sentence:
    short, actions = scene.short_units(scene.rng.randint(2, 5)), scene.actions(topic, scene.rng.randint(1, 3))
    named = scene.rng.choice(["等部门要", "部门要", "等相关部门要", "等部门和单位要"])
    return Sentence(f"{'、'.join(short)}{named}{'，'.join(actions)}。", clauses(actions, short))


def prefix_once(scene: Scene, topic: str) -> Sentence:
    units, actions = scene.units(scene.rng.randint(2, 4), topic), scene.actions(topic, scene.rng.randint(1, 2))
    given = [units[0], *(unit.removeprefix(scene.level) for unit in units[1:])]
    end = scene.weighted({"要": 3, "等单位要": 1, "等部门要": 1})
    return Sentence(f"{'、'.join(given)}{end}{'，'.join(actions)}。", clauses(actions, given))


def towns_and_units(scene: Scene, topic: str) -> Sentence:
    town, unit, actions = scene.town(), scene.unit(topic), scene.actions(topic, 2)
    mark = scene.rng.choice(["、", "和", "、"])
    return Sentence(f"{town}{mark}{unit}要{'，'.join(actions)}。", clauses(actions, [town, unit]))


def unit_and_collective(scene: Scene, topic: str) -> Sentence:
    unit, actions = scene.unit(topic), scene.actions(topic, 2)
    group = scene.rng.choice(["各乡镇", "相关部门", "各镇（街道）", "各有关单位"])
    mark = scene.rng.choice(["、", "和", "及"])
    return Sentence(
        f"{unit}{mark}{group}要{'，'.join(actions)}。",
        clauses(actions, [unit]) + clauses(actions, [group], collective=True),
    )


def two_subjects(scene: Scene, topic: str) -> Sentence:
    first, second = scene.units(2, topic)
    one, two = scene.actions(topic, 1), scene.actions(topic, 1)
    mark = scene.rng.choice(["；", "，"])
    return Sentence(f"{first}要{one[0]}{mark}{second}要{two[0]}。", clauses(one, [first]) + clauses(two, [second]))


def carried_over(scene: Scene, topic: str) -> Sentence:
    """A subject carries over a semicolon."""
    unit, actions = scene.unit(topic), scene.actions(topic, 2)
    return Sentence(f"{unit}要{actions[0]}；要{actions[1]}。", clauses(actions, [unit]))


def by_unit(scene: Scene, topic: str) -> Sentence:
    unit, actions = scene.unit(topic), scene.actions(topic, scene.rng.randint(1, 2))
    shape = scene.rng.choice(["由{}负责{}。", "责成{}{}。", "请{}{}。", "由{}{}。", "{}负责{}。", "{}具体负责{}。"])
    return Sentence(shape.format(unit, "，".join(actions)), clauses(actions, [unit]))


def takes_the_lead(scene: Scene, topic: str) -> Sentence:
    unit, actions = scene.unit(topic), scene.actions(topic, 2)
    verb = scene.rng.choice(["要履行牵头抓总职责，", "要发挥牵头作用，", "要牵头抓总，"])
    return Sentence(f"{unit}{verb}{'，'.join(actions)}。", clauses(actions, [unit], "lead"))


def with_deadline(scene: Scene, topic: str) -> Sentence:
    who, collective = (
        ([scene.unit(topic)], False) if scene.chance(0.7) else (split_group(group := scene.collective()), True)
    )
    given = who[0] if not collective else group
    action = scene.actions(topic, 1)[0]
    time = deadline(scene)
    shape = scene.weighted(
        {
            "{who}要在{deadline}{action}。": 3,
            "{who}务必于{deadline}{action}。": 1,
            "{deadline}，{who}要{action}。": 1,
            "{who}{deadline}要{action}。": 0.7,
        }
    )
    text = shape.format(who=given, deadline=time, action=action)
    return Sentence(text, [assignment(action, who, deadline=time, collective=collective)])


def with_urgency(scene: Scene, topic: str) -> Sentence:
    """尽快 is no deadline."""
    unit, action = scene.unit(topic), scene.actions(topic, 1)[0]
    phrase = scene.rng.choice([phrase for phrase, kind in rows("deadlines") if kind == "urgency"])
    return Sentence(f"{unit}要{phrase}{action}。", [assignment(action, [unit])])


def citing(scene: Scene, topic: str) -> Sentence:
    unit, actions = scene.unit(topic), scene.actions(topic, 1)
    title = scene.rng.choice(words("cited_documents"))
    opening = scene.rng.choice(["严格执行《{}》", "对照《{}》要求", "认真贯彻落实《{}》"]).format(title)
    return Sentence(f"{unit}要{opening}，{actions[0]}。", clauses(actions, [unit]), cited=[title])


def company_must(scene: Scene, topic: str) -> Sentence:
    company, actions = scene.company(), scene.actions(topic, 2)
    shape = scene.rng.choice(["{}要{}。", "由{}{}。", "由{}作为项目业主，{}。"])
    return Sentence(shape.format(company, "，".join(actions)), clauses(actions, [company]))


def heads_must(scene: Scene, topic: str) -> Sentence:
    group = scene.rng.choice(["各部门主要负责同志", "各乡镇主要负责人", "各分管负责同志", "各部门主要负责人"])
    actions = scene.actions(topic, 2)
    return Sentence(f"{group}要{'，'.join(actions)}。", clauses(actions, [group], collective=True))


def is_responsible(scene: Scene, topic: str) -> Sentence:
    """What a collective is, before what it has to do."""
    group, actions = scene.rng.choice(["各乡镇", "各区政府", "各乡镇人民政府", "各街道"]), scene.actions(topic, 2)
    being = scene.rng.choice(["是责任主体", "是第一责任人", "既是属地责任主体"])
    return Sentence(f"{group}{being}，要{'，'.join(actions)}。", clauses(actions, [group], collective=True))


def bare_collective_must(scene: Scene, topic: str) -> Sentence:
    group, actions = scene.rng.choice(["乡镇", "镇街", "部门", "区县"]), scene.actions(topic, 1)
    return Sentence(f"{group}要{actions[0]}。", clauses(actions, [group], collective=True))


def nobody_must(scene: Scene, topic: str) -> Sentence:
    """Requirements addressed to nobody; a body named in the middle of one is not who has to do it."""
    if scene.chance(0.3):
        short = scene.short_units(2)
        return Sentence(f"要加强与{short[0]}、{short[1]}等部门的协作，{scene.actions(topic, 1)[0]}。")
    if scene.chance(0.15):
        return Sentence(f"{deadline(scene)}要{scene.actions(topic, 1)[0]}。")
    if scene.chance(0.2):
        return Sentence(f"要督促各责任主体{scene.actions(topic, 1)[0]}。")
    if scene.chance(0.5):
        return Sentence(f"要{'，'.join(scene.actions(topic, 2))}。")
    return Sentence(f"{scene.rng.choice(words('bare_requirements'))}。")


SHAPES: dict[Callable[[Scene, str], Sentence], float] = {
    unit_must: 6, collective_must: 6, nobody_must: 7, unit_leads: 2, led_with_support: 2, together_with: 1.5,
    person_leads_unit_does: 1, person_leads_departments: 1, departments_support: 1, departments_must: 2, prefix_once: 2,
    towns_and_units: 1, unit_and_collective: 1, two_subjects: 2, carried_over: 1, by_unit: 2, takes_the_lead: 0.7,
    with_deadline: 2.5, with_urgency: 1, citing: 1, company_must: 0.8, heads_must: 0.4,
    is_responsible: 0.6, bare_collective_must: 0.5, **joint_tasks.SHAPES,
}  # fmt: skip


def make_sentence(scene: Scene, topic: str) -> Sentence:
    return scene.weighted(SHAPES)(scene, topic)
