"""Items as they are printed: the layouts of agendas, and the paragraphs of an item."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.generate.block import Block
from tests.generate.gold import Gold, assignment, person, policy
from tests.generate.matters import Matter, make_matter
from tests.generate.numerals import chinese
from tests.generate.plans import make_plan
from tests.generate.scene import Scene, post_of
from tests.generate.sentence import Sentence, split_group
from tests.generate.tasks import make_sentence
from tests.generate.words import words

LAYOUTS = {"headings": 5, "run-in": 3, "bare numerals": 1.5, "none": 4, "topics": 1, "digits": 1, "sub-items": 1}
LEAD_INS = ["会议指出，", "会议强调，", "会议要求，", "会议明确，", "会议确定：", "会议议定："]


@dataclass
class Agenda:
    """The printed items. acts: how they are named, for the lead sentence. numbers: as printed, of the items of the first level."""

    blocks: list[Block] = field(default_factory=list)
    acts: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    reporters: list[tuple[str, str, str]] = field(default_factory=list)  # (unit, post, name)


def make_agenda(scene: Scene, gold: Gold) -> Agenda:
    layout = scene.weighted(LAYOUTS)
    agenda = Agenda()
    matters = [make_matter(scene) for _ in range(scene.rng.randint(2, 7))]
    agenda.acts = [matter.act for matter in matters]
    if layout == "sub-items":
        _print_with_sub_items(scene, gold, agenda, matters)
    else:
        for n, matter in enumerate(matters, 1):
            number, heading = _number(layout, n)
            agenda.numbers.append(number)
            if layout == "run-in":
                _print_run_in(scene, gold, agenda, matter, number, heading)
            elif layout in ("none", "bare numerals"):
                if heading:
                    agenda.blocks.append(Block(heading, "heading"))
                _print_running(scene, gold, agenda, matter, number)
            else:
                _print_headed(scene, gold, agenda, matter, number, heading)
    if scene.chance(0.4):
        agenda.blocks.append(
            Block(scene.rng.choice(["会议还研究了其他事项。", "会议还研究了其它事项。", "会议还研究了其他事宜。"]))
        )
    return agenda


def _number(layout: str, n: int) -> tuple[str, str]:
    """The number of an item in the record, and what is printed before its heading."""
    if layout == "none":
        return str(n), ""
    if layout == "digits":
        return str(n), f"{n}."
    if layout == "topics":
        return chinese(n), f"议题{chinese(n)}："
    return chinese(n), chinese(n) + ("" if layout == "bare numerals" else "、")


def _record(gold: Gold, matter: Matter, number: str, title: str) -> None:
    """What the item states: itself, its documents, its decision, what follows."""
    gold.agenda_items.append({"no": number, "title": title, "kind": matter.kind})
    for entry in matter.policies:
        gold.name_policy(entry)
    gold.decisions.append(matter.decision | {"agenda": number})
    if matter.chain:
        gold.follow_ups += [entry | {"agenda": number} for entry in matter.chain.follow_ups]
        gold.assignments += [entry | {"agenda": number} for entry in matter.chain.assignments]


def _result(scene: Scene, matter: Matter) -> str:
    """The verdict with what follows, as sentences."""
    if not matter.chain:
        return f"{matter.result}。"
    return f"{matter.result}{scene.weighted({'。': 3, '，': 2})}{matter.chain.text}"


def _print_headed(scene: Scene, gold: Gold, agenda: Agenda, matter: Matter, number: str, opening: str) -> None:
    _record(gold, matter, number, matter.act)
    agenda.blocks.append(Block(opening + matter.act, "heading"))
    numbered = scene.chance(0.5)
    first = "" if numbered else _reported(scene, gold, agenda, matter)
    if matter.result:
        first += _result(scene, matter)
    if numbered and first.startswith(("会议审议", "会议研究审议", "会议讨论", "审议通过")):
        numbered = False  # under the heading 审议《…》 a numbered paragraph says 原则同意, not once more 审议
    tasks = [_paragraph(scene, gold, matter, number) for _ in range(scene.rng.randint(0 if first else 1, 3))]
    paragraphs = [first, *tasks] if first else tasks
    if scene.chance(0.06):
        agenda.blocks += [Block(text) for text in [first, *[_led(scene, text) for text in tasks]] if text]
        agenda.blocks += make_plan(scene, gold, matter.topic, number)
    elif numbered and len(paragraphs) > 1:
        agenda.blocks += [Block(f"（{chinese(n)}）{text}") for n, text in enumerate(paragraphs, 1)]
    else:
        leads = [first, *[_led(scene, text) for text in tasks]] if first else [_led(scene, text) for text in tasks]
        agenda.blocks += [Block(text) for text in leads]


def _led(scene: Scene, text: str) -> str:
    return scene.rng.choice(LEAD_INS[:4]) + text


def _reported(scene: Scene, gold: Gold, agenda: Agenda, matter: Matter) -> str:
    """The sentence that says who reported on the item."""
    post = post_of(matter.unit)
    if post is None or matter.kind not in ("deliberate", "hear") or not scene.chance(0.2):
        return ""
    name = scene.new_name()
    agenda.reporters.append((matter.unit, post, name))
    gold.attend(person(name, "nonvoting", matter.unit, post))
    what = scene.rng.choice(["的情况汇报", "的有关情况汇报", "所作的汇报"])
    return f"会议听取{matter.unit}{post}{name}{scene.rng.choice(['同志', ''])}{what}。"


def _print_run_in(scene: Scene, gold: Gold, agenda: Agenda, matter: Matter, number: str, opening: str) -> None:
    """一、会议听取了…汇报，并安排部署了相关工作。会议要求，…: an item is one paragraph."""
    title = _past(scene, matter.act)
    rest = ""
    if matter.result:
        rest = _result(scene, matter)
    elif matter.kind in ("hear", "convey") and scene.chance(0.5):
        title += "，并" + scene.rng.choice(["安排部署了相关工作", "研究了贯彻落实工作", "研究了贯彻落实意见"])
    _record(gold, matter, number, title)
    tasks = [_led(scene, _paragraph(scene, gold, matter, number)) for _ in range(scene.rng.randint(1, 2))]
    agenda.blocks.append(Block(f"{opening}会议{title}。{rest}{''.join(tasks)}"))


def _past(scene: Scene, act: str) -> str:
    """听取 → 听取了, at random."""
    verb = next(
        (
            verb
            for verb in ("传达学习", "集中学习", "研究审议", "听取", "审议", "传达", "研究部署", "研究")
            if act.startswith(verb)
        ),
        "",
    )
    return f"{verb}了{act[len(verb) :]}" if verb and scene.chance(0.5) else act


def _print_running(scene: Scene, gold: Gold, agenda: Agenda, matter: Matter, number: str) -> None:
    """会议听取…。会议指出，…: the item begins with 会议 and its verb."""
    one = bool(matter.documents) and matter.result.startswith("会议") and "并原则" in matter.result
    if one:
        matter.result = matter.in_full
        title = re.sub("（以下简称.*", "", matter.result.removeprefix("会议"))
        first = _result(scene, matter)
        if not matter.chain and scene.chance(0.3):
            group, action = scene.collective(), scene.actions(matter.topic, 1)[0]
            first = f"{matter.result}，要求{group}{action}。"
            gold.assignments.append(assignment(action, split_group(group), collective=True) | {"agenda": number})
    else:
        title = _past(scene, matter.act)
        first = f"会议{title}。" + (_result(scene, matter) if matter.result else "")
    _record(gold, matter, number, title)
    tasks = [_led(scene, _paragraph(scene, gold, matter, number)) for _ in range(scene.rng.randint(0, 2))]
    if scene.chance(0.6):
        agenda.blocks.append(Block(first + "".join(tasks)))
    else:
        agenda.blocks += [Block(text) for text in [first, *tasks]]


def _print_with_sub_items(scene: Scene, gold: Gold, agenda: Agenda, matters: list[Matter]) -> None:
    """Unnumbered items, the last of them with numbered sub-items."""
    plain = 1 if len(matters) > 2 else 0
    for n, matter in enumerate(matters[:plain], 1):
        agenda.numbers.append(str(n))
        _print_running(scene, gold, agenda, matter, str(n))
    parent = str(plain + 1)
    agenda.numbers.append(parent)
    title = scene.rng.choice(["研究{}“两会”相关事宜", "研究{}政府重点工作有关事项", "研究{}民生领域有关事项"]).format(
        scene.level
    )
    gold.agenda_items.append({"no": parent, "title": title, "kind": "study"})
    agenda.blocks.append(Block(f"会议{title}。"))
    for n, matter in enumerate(matters[plain:], 1):
        _print_headed_sub_item(scene, gold, agenda, matter, f"{parent}（{chinese(n)}）", f"（{chinese(n)}）")


def _print_headed_sub_item(scene: Scene, gold: Gold, agenda: Agenda, matter: Matter, number: str, opening: str) -> None:
    _record(gold, matter, number, matter.act)
    agenda.blocks.append(Block(opening + matter.act, "heading"))
    text = f"会议{_past(scene, matter.act)}。" if not matter.result else _result(scene, matter)
    for _ in range(scene.rng.randint(0, 2)):
        text += _led(scene, _paragraph(scene, gold, matter, number))
    agenda.blocks.append(Block(text))


def _paragraph(scene: Scene, gold: Gold, matter: Matter, number: str) -> str:
    """One to four sentences, with what they state."""
    sentences = [make_sentence(scene, matter.topic) for _ in range(scene.weighted({1: 3, 2: 3, 3: 2, 4: 1}))]
    if matter.short and scene.chance(0.5):
        sentences.append(_by_short_name(scene, matter))
    for sentence in sentences:
        gold.assignments += [entry | {"agenda": number} for entry in sentence.assignments]
        for title in sentence.cited:
            gold.name_policy(policy(title, "cited"))
    texts = [sentence.text for sentence in sentences]
    if len(texts) > 1 and scene.chance(0.2):
        return "".join(f"{chinese(n)}是{text}" for n, text in enumerate(texts, 1))
    if scene.chance(0.2):
        texts.insert(0, scene.fill(scene.rng.choice(words("background_sentences"))) + "。")
    return "".join(texts)


def _by_short_name(scene: Scene, matter: Matter) -> Sentence:
    unit, action = scene.unit(matter.topic), scene.actions(matter.topic, 1)[0]
    opening = scene.rng.choice(["按照《{}》确定的目标任务", "对照《{}》", "严格执行《{}》"]).format(matter.short)
    return Sentence(f"{unit}要{opening}，{action}。", [assignment(action, [unit])])
