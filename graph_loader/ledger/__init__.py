"""The follow-up ledger (督办台账): the tasks of the minutes as a table, and what people report of them as dated status changes."""

from __future__ import annotations

from graph_loader.ledger.change import CLOSED, STAGES, StatusChange
from graph_loader.ledger.state import LIGHTS, TaskState, derive_state
from graph_loader.ledger.task import LedgerTask

__all__ = ["CLOSED", "LIGHTS", "STAGES", "LedgerTask", "StatusChange", "TaskState", "derive_state"]
