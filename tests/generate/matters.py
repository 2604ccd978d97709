"""Matters: what one item is about, how it is named, what was decided on it and what follows."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.generate.documents import Document, join_titles, make_document
from tests.generate.follow_ups import Chain, make_chain
from tests.generate.gold import Entry, decision, policy
from tests.generate.scene import Scene
from tests.generate.words import by_topic, words

#: The kind of an item -> the verdict when nothing else is said.
WEAK = {"deliberate": "reviewed", "hear": "heard", "convey": "conveyed", "study": "reviewed"}


@dataclass
class Matter:
    """One item before it is written.

    act: how it is named, as in a heading (审议《…》); short: the short name the text uses later, once it was said.
    result: the words of the verdict, "" when none was given; in_full: the same with draft marks. chain: what follows, None when nothing does.
    """

    topic: str
    unit: str
    kind: str
    act: str
    documents: list[Document] = field(default_factory=list)
    policies: list[Entry] = field(default_factory=list)
    decision: Entry = field(default_factory=dict)
    result: str = ""
    in_full: str = ""
    chain: Chain | None = None
    short: str | None = None


def make_matter(scene: Scene) -> Matter:
    topic = scene.topic()
    make = scene.weighted({_deliberated: 7, _heard: 4, _conveyed: 2, _considered: 1, _request: 2, _heard_document: 1.5})
    return make(scene, topic, scene.unit(topic))


def _deliberated(scene: Scene, topic: str, unit: str) -> Matter:
    documents = [make_document(scene, topic) for _ in range(scene.weighted({1: 8, 2: 2, 3: 0.5}))]
    verb = scene.weighted({"审议": 8, "研究审议": 1, "研究": 0.7, "讨论": 0.7})
    from_unit = scene.weighted({"": 8, unit: 1, f"{unit}提请审议的": 0.4, f"{unit}报送的": 0.4})
    matter = Matter(topic, unit, "deliberate", f"{verb}{from_unit}{join_titles(scene, documents)}", documents)
    matter.policies = [policy(document.title, "deliberated") for document in documents]
    _decide(scene, matter, weak="reviewed")
    return matter


def _decide(scene: Scene, matter: Matter, weak: str) -> None:
    """A verdict on the documents of the matter, with what follows."""
    verdict = scene.weighted({"approved_in_principle": 8, "approved": 1.5, weak: 1, "deferred": 0.4})
    titles = [document.title for document in matter.documents]
    matter.decision = decision(verdict, titles)
    if verdict == weak:
        return
    plain = scene.chance(0.3)
    in_full = join_titles(scene, matter.documents)
    named = "、".join(document.plain for document in matter.documents) if plain else in_full
    one = matter.documents[0] if len(matter.documents) == 1 else None
    if one and one.short and scene.chance(0.3):
        matter.short = one.short
        matter.policies[0]["alias"] = one.short
        named += f"（以下简称《{one.short}》）"
        in_full += f"（以下简称《{one.short}》）"
    if verdict == "approved_in_principle":
        forms: dict[str, float] = {
            "原则同意{}": 4, "会议原则同意{}": 4, "会议原则通过{}": 3, "会议审议并原则通过{}": 2, "会议研究审议并原则同意{}": 0.7,
            "会议原则上同意{}": 0.6, "会议讨论并原则同意{}": 0.7, "经研究，原则同意{}": 0.7, "会议经审议，原则通过{}": 0.5,
        }  # fmt: skip
        if not matter.short:
            forms |= {"会议议定：原则同意": 0.7}
        if one and one.short and not matter.short and scene.chance(0.1):
            matter.policies[0]["alias"] = one.short
            forms = {f"会议原则同意该《{one.short}》": 1}
        form = scene.weighted(forms)
        matter.result, matter.in_full = form.format(named), form.format(in_full)
        matter.chain = make_chain(scene, matter.unit) if scene.chance(0.75) else None
    elif verdict == "approved" and scene.chance(0.15):
        votes = f"{scene.rng.randint(9, 15)}票赞成、{scene.rng.randint(0, 2)}票反对"
        matter.result = scene.rng.choice(
            ["经表决，" + votes + "，会议通过{}", "会议以" + votes + "通过{}", "表决结果：" + votes + "，{}获得通过"]
        ).format(named)
    elif verdict == "approved":
        matter.result = scene.rng.choice(
            [
                "会议同意印发{}",
                "会议听取并同意{}",
                "会议同意{}",
                "会议审议通过{}",
                "审议通过{}",
                "会议讨论通过{}",
                "同意{}",
                "会议通过{}",
            ]
        ).format(named)
        matter.chain = make_chain(scene, matter.unit) if scene.chance(0.4) else None
    else:
        forms = {
            "会议决定，{}另行研究": 2,
            "会议认为，{}尚需进一步论证，暂缓审议": 1,
            "会议议定，{}条件成熟后另行研究": 1,
            "会议认为，目前条件尚不具备，{}下次常务会议再议": 0.7,
            "会议决定，{}暂不上报，待论证后另行研究": 0.5,
        }
        matter.result = scene.weighted(forms).format(named)


def _request(scene: Scene, topic: str, unit: str) -> Matter:
    """A clause that is agreed to: 研究拨付…事宜, 同意拨付…."""
    clause = scene.fresh(by_topic("topic_matters")[topic])
    act = scene.rng.choice(["研究{}有关事宜", "研究{}事宜", "研究关于{}的问题", "听取关于{}有关情况的汇报"]).format(
        clause
    )
    matter = Matter(topic, unit, "hear" if act.startswith("听取") else "study", act)
    matter.decision = decision(WEAK[matter.kind])
    if scene.chance(0.7):
        verdict, form = scene.weighted(
            {
                ("approved", "会议同意{}"): 2,
                ("approved_in_principle", "会议原则同意{}"): 2,
                ("deferred", "会议决定，该事项另行研究"): 0.4,
            }
        )
        matter.result = form.format(clause)
        matter.decision = decision(verdict, subject=clause if verdict != "deferred" else None)
    return matter


def _heard(scene: Scene, topic: str, unit: str) -> Matter:
    report = scene.fresh(by_topic("topic_reports")[topic])
    opening = scene.weighted({report: 2, f"{unit}关于{report}": 3, f"关于{report}": 2})
    end = scene.rng.choice(["的汇报", "汇报"] if report.endswith("情况") else ["的汇报", "的情况汇报"])
    matter = Matter(topic, unit, "hear", f"听取{opening}{end}")
    matter.decision = decision("heard")
    if scene.chance(0.15):
        subject = scene.rng.choice([f"{unit}的意见", f"{unit}的汇报", f"{unit}提出的工作建议"])
        matter.result = scene.rng.choice(["会议原则同意{}", "原则同意{}"]).format(subject)
        matter.decision = decision("approved_in_principle", subject=subject)
    return matter


def _heard_document(scene: Scene, topic: str, unit: str) -> Matter:
    """A document that is reported on: 听取…关于制订《…》情况的汇报."""
    document = make_document(scene, topic)
    forms = [
        "听取{u}关于{d}的汇报",
        "听取{u}关于制订{d}有关情况的汇报",
        "听取{u}关于{d}起草情况的汇报",
        "听取{d}编制情况的汇报",
    ]
    form = scene.rng.choice(forms[:1] if document.title.endswith("请示") else forms)
    matter = Matter(topic, unit, "hear", form.format(u=unit, d=document.printed), [document])
    matter.policies = [policy(document.title, "deliberated")]
    matter.decision = decision("heard", [document.title])
    if scene.chance(0.5):
        matter.result = scene.rng.choice(["会议原则同意{}", "会议原则通过{}"]).format(document.plain)
        matter.decision = decision("approved_in_principle", [document.title])
        matter.chain = make_chain(scene, unit) if scene.chance(0.6) else None
    return matter


def _conveyed(scene: Scene, topic: str, unit: str) -> Matter:
    if scene.chance(0.35):
        title = f"关于做好{scene.fresh(by_topic('topic_subjects')[topic])}工作的通知"
        number = f"{scene.stem[0]}政办发〔{scene.year}〕{scene.rng.randint(3, 98)}号"
        mark, known = scene.weighted({(f"（{number}）", number): 1, ("", ""): 2})
        act = f"{scene.rng.choice(['传达学习', '传达', '学习传达'])}{scene.rng.choice(['省政府办公厅', '', '上级'])}《{title}》{mark}{scene.rng.choice(['精神', ''])}"
        matter = Matter(topic, unit, "convey", act)
        matter.policies = [policy(title, "cited", document_number=known or None)]
        matter.decision = decision("conveyed", [title])
        return matter
    if scene.chance(0.2):
        title = scene.fresh(words("cited_documents"))
        matter = Matter(topic, unit, "study", f"集中学习《{title}》")
        matter.policies = [policy(title, "cited")]
        matter.decision = decision("studied", [title])
        return matter
    verb = scene.rng.choice(["传达学习", "传达学习", "传达"])
    matter = Matter(topic, unit, "convey", f"{verb}{scene.fresh(words('conveyed_meetings'))}精神")
    matter.decision = decision("conveyed")
    return matter


def _considered(scene: Scene, topic: str, unit: str) -> Matter:
    report = scene.fresh(by_topic("topic_subjects")[topic])
    matter = Matter(
        topic, unit, "study", scene.rng.choice(["研究{}工作", "研究{}有关工作", "研究部署{}工作"]).format(report)
    )
    matter.decision = decision("reviewed")
    return matter
