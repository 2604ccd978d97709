"""Half-converted pages: some characters of a simplified text stand in their traditional form, wherever they occur."""

from __future__ import annotations

import random
from typing import Any

_PAIRS = dict(
    zip(
        "会议县区审听财务贯彻实动报项总经长听请级华东乡镇图业产",
        "會議縣區審聽財務貫徹實動報項總經長聽請級華東鄉鎮圖業產",
        strict=True,
    )
)


def half_convert(rng: random.Random, text: str, gold: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The text and its record with a third of the characters that have two forms converted, the same in both."""
    table = str.maketrans({one: other for one, other in _PAIRS.items() if rng.random() < 0.35})
    return text.translate(table), {
        key: _translated(value, table) if key != "annotated" else value for key, value in gold.items()
    }


def _translated(value: Any, table: dict[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, dict):
        return {key: _translated(inner, table) for key, inner in value.items()}
    return [_translated(inner, table) for inner in value] if isinstance(value, list) else value
