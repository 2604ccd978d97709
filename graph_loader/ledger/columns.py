"""The columns of the ledger: what minutes state, where the task stands, what people fill in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from graph_loader.export.viewer.wording import graph_words
from graph_loader.ledger.change import STAGES
from graph_loader.ledger.state import TaskState
from graph_loader.ledger.task import LedgerTask
from graph_loader.tables.cells import as_ink
from graph_loader.tables.write import fit_text

LANGUAGES = ("zh", "en")

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column. part: fact (what minutes state, not to be changed), state (of the day of the export), entry (to be filled in), or
    key (tells the row). width: in characters of half width."""

    name: str
    zh: str
    en: str
    part: str
    width: int
    is_day: bool = False

    def heading(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


COLUMNS = (
    Column("meeting", "会议", "Meeting", "fact", 18),
    Column("meeting_date", "会议日期", "Meeting date", "fact", 11, is_day=True),
    Column("item", "议题", "Item", "fact", 22),
    Column("action", "任务", "Task", "fact", 30),
    Column("kind", "类型", "Kind", "fact", 9),
    Column("lead", "牵头单位", "Lead", "fact", 14),
    Column("support", "配合单位", "Support", "fact", 14),
    Column("responsible", "责任单位", "Responsible", "fact", 14),
    Column("deadline", "时限（原文）", "Deadline as written", "fact", 12),
    Column("first_day", "时限起日", "First day", "fact", 11, is_day=True),
    Column("last_day", "时限止日", "Last day", "fact", 11, is_day=True),
    Column("urgency", "缓急", "Urgency", "fact", 8),
    Column("recurrence", "频次", "Recurrence", "fact", 11),
    Column("stage", "当前环节", "Current stage", "state", 9),
    Column("due", "现时限", "Current deadline", "state", 11, is_day=True),
    Column("days_left", "剩余天数", "Days left", "state", 9),
    Column("light", "灯", "Light", "state", 7),
    Column("sentences", "原文依据", "Evidence", "fact", 36),
    Column("documents", "纪要文件", "Document", "fact", 16),
    Column("positions", "原文位置", "Position", "fact", 13),
    Column("new_stage", "本次环节", "New stage", "entry", 12),
    Column("new_date", "本次日期", "Date", "entry", 12, is_day=True),
    Column("new_deadline", "延至", "New deadline", "entry", 12, is_day=True),
    Column("reported_by", "填报人", "Reported by", "entry", 12),
    Column("remarks", "备注", "Remarks", "entry", 24),
    Column("task", "任务标识", "Task id", "key", 20),
    Column("check", "校验码", "Check code", "key", 11),
)

_BY_NAME = {column.name: column for column in COLUMNS}

FACTS = tuple(column for column in COLUMNS if column.part == "fact")
ENTRIES = tuple(column for column in COLUMNS if column.part == "entry")

#: The columns without which nothing can be read; a table of only these, without facts to compare, is a ledger too.
NEEDED = ("task", "new_stage", "new_date")

#: The words for the lights.
LIGHT_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {"red": "红灯", "yellow": "黄灯", "green": "绿灯"},
    "en": {"red": "red", "yellow": "yellow", "green": "green"},
}


def column(name: str) -> Column:
    """The column of this name. Raises KeyError."""
    return _BY_NAME[name]


def stage_words(language: str) -> dict[str, str]:
    """Each stage and its word, in their usual order."""
    words = graph_words(language)
    return {stage: words[f"stage/{stage}"] for stage in STAGES}


def describe_task(task: LedgerTask, language: str) -> dict[str, Value]:
    """The facts of a task and the cells that tell its row, by the names of the columns."""
    found: dict[str, Value] = {
        **{name: getattr(task, name) for name in ("meeting", "meeting_date", "item", "action", "deadline")},
        **{name: getattr(task, name) for name in ("first_day", "last_day", "urgency", "recurrence")},
        **{name: "、".join(getattr(task, name)) for name in ("lead", "support", "responsible")},
        **{name: "\n".join(getattr(task, name)) for name in ("sentences", "documents", "positions")},
        "kind": graph_words(language)[f"task-kind/{task.kind}"],
        "task": task.id,
    }
    found = {name: fit_text(value) or None if isinstance(value, str) else value for name, value in found.items()}
    return {**found, "check": check_code(lambda name: found[name])}


def describe_state(state: TaskState, language: str) -> dict[str, Value]:
    """Where the task stands, by the names of the columns."""
    return {
        "stage": stage_words(language)[state.stage] if state.stage else None,
        "due": state.deadline,
        "days_left": state.days_left,
        "light": LIGHT_WORDS[language][state.light] if state.light else None,
    }


def check_code(read: Callable[[str], Value]) -> str:
    """A code of the task and its facts as the cells hold them, by which a changed cell is noticed. read: gives the cell of a column.

    What spreadsheets change on their own (white space, the way days are written) does not count. The letter in front keeps
    spreadsheets from taking it for a number.
    """
    words = [as_ink(read(name)) for name in ("task", *(one.name for one in FACTS))]
    return "c" + hashlib.sha256("\0".join(words).encode()).hexdigest()[:8]
