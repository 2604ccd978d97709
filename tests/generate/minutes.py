"""One document: composed from its seed, then laid out."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from tests.generate.agenda import make_agenda
from tests.generate.attendance import make_attendance
from tests.generate.block import Block
from tests.generate.gold import Gold
from tests.generate.head import announce, make_head
from tests.generate.layout import Layout, lay_out
from tests.generate.scene import Scene
from tests.generate.scripts import half_convert


@dataclass(frozen=True)
class Minutes:
    """name: of the files; text: what the program reads; gold: the record it states."""

    name: str
    text: str
    gold: dict[str, Any]


def draft(seed: int) -> tuple[list[Block], dict[str, Any]]:
    """The blocks of a document before any layout, and its record."""
    scene = Scene.of(random.Random(seed))  # noqa: S311 - reproducible, nothing secret
    gold = Gold()
    agenda = make_agenda(scene, gold)
    head = make_head(scene, gold, agenda)
    attendance = make_attendance(scene, gold, agenda.numbers, agenda.reporters)
    lead = head.lead
    between = announce(scene)
    last = scene.chance(0.15)
    if attendance.lead and not last:
        lead += attendance.lead
    blocks = [*head.front, Block(lead)]
    if between:
        blocks.append(Block(between))
    in_front = bool(attendance.tail) and scene.chance(0.15)
    if in_front:
        blocks += attendance.tail
    blocks += agenda.blocks
    if attendance.lead and last:
        blocks.append(Block(attendance.lead))
    if not in_front:
        blocks += attendance.tail
    return blocks + head.behind, gold.to_dict()


def generate(seed: int) -> Minutes:
    """The document of a seed, in a layout of its own."""
    blocks, gold = draft(seed)
    layout = Layout.of(random.Random(f"layout {seed}"))  # noqa: S311 - reproducible, nothing secret
    text = lay_out(blocks, layout)
    script = random.Random(f"script {seed}")  # noqa: S311 - reproducible, nothing secret
    if script.random() < 0.04:
        text, gold = half_convert(script, text, gold)
    return Minutes(f"generated-{seed:05}", text, gold)
