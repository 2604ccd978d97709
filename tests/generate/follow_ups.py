"""What has to happen to a document next: revised by whom, issued in whose name, submitted to whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.generate.gold import Entry, assignment, follow_up
from tests.generate.scene import Scene


@dataclass
class Chain:
    """text ends in a full stop."""

    text: str
    follow_ups: list[Entry] = field(default_factory=list)
    assignments: list[Entry] = field(default_factory=list)


def _basis(scene: Scene) -> str:
    return scene.rng.choice(
        [
            "根据会议讨论意见",
            "根据本次会议讨论意见",
            "按照会议意见",
            "结合会上意见",
            "按会议精神",
            "充分吸纳与会人员意见建议",
            "根据会议要求",
        ]
    )


def _revises(scene: Scene) -> str:
    return scene.rng.choice(
        [
            "修改完善后",
            "作进一步修改完善后",
            "进一步修改完善后",
            "修改完善",
            "再行修改完善后",
            "补充完善后",
            "修正后",
            "进一步优化后",
            "作进一步完善后",
            "对有关条款作进一步细化后",
        ]
    )


def _body(scene: Scene) -> str:
    p = scene.level
    return scene.rng.choice(
        [
            f"{p}委常委会",
            f"{p}委常委会会议",
            f"{p}委",
            f"{p}人大常委会",
            f"{p}委全面深化改革委员会",
            f"{p}委深改委",
            f"{p}人民代表大会",
        ]
    )


def _destination(scene: Scene, actor: str | None) -> tuple[str, Entry | None]:
    """The last step, and what it states. actor: who does it, None when nobody is named."""
    name = scene.rng.choice(
        [
            f"{scene.level}政府",
            f"{scene.level}政府办公室",
            f"{scene.level}人民政府",
            f"{scene.level}委办、{scene.level}府办",
        ]
    )
    office = scene.rng.choice([f"{scene.level}政府办公室", f"{scene.level}政府办"])
    body = _body(scene)
    kind = scene.weighted({"submit": 4, "name": 3, "office": 2, "issue": 2, "carry out": 1, "person": 0.5, "both": 0.4})
    if kind == "person":
        return (
            f"报{scene.level}{scene.rng.choice(['政府主要领导', '长'])}{scene.rng.choice(['审定', '审批'])}",
            follow_up("submit", actor),
        )
    if kind == "both":
        body = f"{scene.level}委、{scene.level}政府"
        return f"{scene.rng.choice(['报请', '提请'])}{body}印发", follow_up("submit", actor, body)
    if kind == "submit":
        verb = scene.weighted(
            {
                ("提请", "审议"): 4,
                ("报", "审定"): 2,
                ("提交", "审议"): 2,
                ("报", "审议"): 1,
                ("按程序提请", "研究审定"): 1,
                ("报请", "审定"): 1,
                ("上报", "审批"): 0.5,
            }
        )
        return f"{verb[0]}{body}{verb[1]}", follow_up("submit", actor, body)
    if kind == "name":
        return f"以{name}名义{scene.rng.choice(['印发', '印发实施', '发文实施', '公布', '印发执行'])}", follow_up(
            "issue", None, None, name
        )
    if kind == "office":
        return f"由{office}{scene.rng.choice(['印发', '发文实施', '印发实施', '按程序印发'])}", follow_up(
            "issue", office
        )
    if kind == "issue":
        return scene.rng.choice(
            ["印发", "按程序印发", "印发实施", "尽快印发", "印发执行", "按程序报批后印发"]
        ), follow_up("issue", actor)
    return scene.rng.choice(["组织实施", "按程序组织实施", "抓好组织实施"]), None


def make_chain(scene: Scene, unit: str) -> Chain:
    """A chain for the document of a unit."""
    shape = scene.weighted(
        {unit_revises: 6, instructed: 1.5, nobody_named: 2, gatekeeper: 1.5, unit_last: 1, unit_first: 1}
    )
    return shape(scene, unit)


def _chain(
    text: str, actor: str | None, revising: str | None, last: Entry | None, optional: list[tuple[str, str]]
) -> Chain:
    steps = [follow_up("revise", revising), *([last] if last else [])]
    entries = [assignment(action, [who], optional=True) for who, action in optional]
    return Chain(text, steps, entries)


def _optional(last: Entry | None, action: str) -> list[tuple[str, str]]:
    """Who is named in the last step only repeats it as an assignment."""
    return [(last["actor"], action)] if last and last["actor"] else []


def unit_revises(scene: Scene, unit: str) -> Chain:
    destination, last = _destination(scene, unit)
    revision = _basis(scene) + _revises(scene)
    comma = scene.rng.choice(["，", ""]) if not revision.endswith("完善") else "，"
    by = scene.rng.choice(["由", "由", "请"])
    text = f"{by}{unit}{revision}{comma}{destination}。"
    return _chain(text, unit, unit, last, [(unit, revision), *_optional(last, destination)])


def instructed(scene: Scene, unit: str) -> Chain:
    destination, last = _destination(scene, unit)
    revision = _basis(scene) + scene.rng.choice(["修改完善", "继续修改完善"])
    text = f"责成{unit}{revision}，经审核把关后，{destination}。"
    return _chain(text, unit, unit, last, [(unit, revision), *_optional(last, destination)])


def nobody_named(scene: Scene, unit: str) -> Chain:
    destination, last = _destination(scene, None)
    opening = scene.rng.choice(["", "要求", "会议要求，"])
    revision = scene.rng.choice([_basis(scene), ""]) + scene.rng.choice(["修改完善后", "进一步修改完善后"])
    text = f"{opening}{revision}，{destination}。"
    return _chain(text, None, None, last, _optional(last, destination))


def gatekeeper(scene: Scene, unit: str) -> Chain:
    post, name = scene.rng.choice(scene.deputies)
    destination, last = _destination(scene, unit)
    opening = scene.rng.choice([f"{unit}负责，{_basis(scene)}，再行修改完善", f"由{unit}{_basis(scene)}修改完善"])
    text = f"{opening}，经{post}{name}审核把关后，{destination}。"
    chain = _chain(text, unit, unit, last, [(unit, "修改完善"), *_optional(last, destination)])
    chain.assignments.append(assignment("审核把关", [], persons=[name]))
    return chain


def unit_last(scene: Scene, unit: str) -> Chain:
    """The unit is named with the last step only; who revises is not said."""
    body = _body(scene)
    text = f"{_basis(scene)}修改完善后，由{unit}按程序提请{body}审议。"
    return _chain(text, None, None, follow_up("submit", unit, body), [(unit, f"按程序提请{body}审议")])


def unit_first(scene: Scene, unit: str) -> Chain:
    destination, last = _destination(scene, unit)
    text = f"{unit}要{_basis(scene)}，对文本再作修改完善，{destination}。"
    return _chain(text, unit, unit, last, [(unit, "对文本再作修改完善"), *_optional(last, destination)])
